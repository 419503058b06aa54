//! The run itself: every step, in order.

use std::sync::Arc;

use rayon::prelude::*;
use relmap_extractor::{
    Coreference, DocumentEntities, Offices, cooccur, extract, mark_metonyms, refer, resolve,
};
use relmap_kb::KnowledgeBase;
use relmap_ner::tagger::NameTagger;
use relmap_ner::{Engine, LayeredRecognizer, Models, Recognizer};
use relmap_text::{boilerplate, key, segment_with, unwrap};
use relmap_types::{Analysis, CoOccurrence, Document, DocumentIdx, EvidenceIdx, Mention, Metadata, Sentence};

use crate::credit::credit;
use crate::{Config, Error, Extracted, Outcome, Progress};

/// Most threads that are started, whatever is asked for: more only wait for one another.
const MAX_JOBS: usize = 256;

/// Runs every step over `documents`: cut, segment, recognise, extract, resolve, count.
///
/// Documents are put in order of their ids, which must be distinct; their order as given does not matter, nor does
/// [`Config::jobs`]. `progress` hears of each document as its mentions are found, from any thread.
///
/// # Errors
/// [`Error`] if the window is none that is allowed, the threads cannot be started, the model cannot be read, the user's gazetteer cannot be joined to the
/// knowledge base or judgements contradict each other; never because of a text.
pub fn analyze(
    mut documents: Vec<Document>,
    config: &Config,
    progress: &dyn Progress,
) -> Result<Outcome, Error> {
    if !config.window.is_allowed() {
        return Err(Error::Window(config.window));
    }
    documents.sort_by(|left, right| left.id.cmp(&right.id));
    let own;
    let kb = if config.gazetteer.is_empty() {
        KnowledgeBase::embedded()
    } else {
        own = KnowledgeBase::embedded().with_gazetteer(&config.gazetteer)?;
        &own
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(config.jobs.unwrap_or(0).min(MAX_JOBS))
        .build()?;
    let models = match &config.models {
        Some(models) => Arc::clone(models),
        None => Arc::new(Models::read(Engine::DEFAULT, None)?),
    };
    pool.install(|| run(documents, config, kb, &*models, progress))
}

/// One document on its way.
struct Read {
    document: Document,
    sentences: Vec<Sentence>,
    mentions: Vec<Mention>,
    entities: DocumentEntities,
}

fn run(
    documents: Vec<Document>,
    config: &Config,
    kb: &KnowledgeBase,
    tagger: &dyn NameTagger,
    progress: &dyn Progress,
) -> Result<Outcome, Error> {
    let recognizer = LayeredRecognizer::new(tagger, kb);
    let offices = (config.resolve.coreference == Coreference::Full).then(|| Offices::new(kb));
    let tools = Tools {
        kb,
        recognizer: &recognizer,
        offices: offices.as_ref(),
    };
    let read: Vec<Read> = documents
        .into_par_iter()
        .map(|document| {
            let read = read(document, config, &tools);
            progress.advance();
            read
        })
        .collect();
    let metadata: Vec<Metadata> = read.iter().map(|read| read.document.metadata.clone()).collect();
    let (locals, read): (Vec<DocumentEntities>, Vec<_>) = read
        .into_iter()
        .map(|read| (read.entities, (read.document, read.sentences, read.mentions)))
        .unzip();
    let mut resolution = resolve(&locals, &metadata, kb, &config.resolve, &config.judgements)?;
    credit(&mut resolution.entities, &config.gazetteer);
    let documents: Vec<Extracted> = read
        .into_iter()
        .zip(locals)
        .zip(resolution.of)
        .map(|(((document, sentences, mentions), local), of)| {
            let entities = local.of.iter().map(|place| of[(*place)? as usize]).collect();
            Extracted {
                document,
                sentences,
                mentions,
                entities,
            }
        })
        .collect();
    let counted: Vec<_> = documents
        .par_iter()
        .enumerate()
        .map(|(i, extracted)| {
            let Extracted {
                document,
                sentences,
                mentions,
                entities,
            } = extracted;
            cooccur(
                DocumentIdx(i as u32),
                document,
                sentences,
                mentions,
                entities,
                config.window,
            )
        })
        .collect();
    let mut analysis = Analysis {
        documents: documents
            .iter()
            .map(|one| (one.document.id.clone(), one.document.metadata.clone()))
            .collect(),
        entities: resolution.entities,
        refusals: resolution.refusals,
        sentences: documents.iter().map(|one| one.sentences.len() as u64).sum(),
        ..Analysis::default()
    };
    for counts in counted {
        let offset = analysis.evidence.len() as u32;
        let shift = |pair: CoOccurrence| CoOccurrence {
            evidence: EvidenceIdx(pair.evidence.0 + offset),
            ..pair
        };
        analysis.cooccurrences.extend(counts.pairs.into_iter().map(shift));
        analysis.evidence.extend(counts.evidence);
        analysis.windows += counts.windows;
    }
    analysis.cooccurrences.sort_unstable();
    Ok(Outcome {
        analysis,
        documents,
        unheeded: resolution.unheeded,
    })
}

/// What every document is read with.
struct Tools<'t> {
    kb: &'t KnowledgeBase,
    recognizer: &'t dyn Recognizer,
    /// Only where descriptions are asked for.
    offices: Option<&'t Offices>,
}

/// The steps that need one document alone.
fn read(mut document: Document, config: &Config, tools: &Tools<'_>) -> Read {
    if !config.keep_boilerplate {
        cut(&mut document);
    }
    let kb = tools.kb;
    // Names are read as if no line were wrapped; every byte keeps its place, so spans hold in the text as given.
    let given = unwrap(&document).map(|flat| std::mem::replace(&mut document.text, flat));
    let sentences = segment_with(&document, &|first, second| is_full_name(first, second, kb));
    let mut mentions = tools.recognizer.recognize(&document, &sentences);
    mentions.retain(|mention| mention.score >= config.min_confidence);
    mark_metonyms(&document, &sentences, &mut mentions, kb);
    let (settings, judgements) = (&config.resolve, &config.judgements);
    let mut entities = extract(&document, &mentions, kb, settings, judgements);
    if let Some(offices) = tools.offices {
        refer(&document, &sentences, &mut mentions, &mut entities, offices, kb);
    }
    if let Some(given) = given {
        document.text = given;
    }
    Read {
        document,
        sentences,
        mentions,
        entities,
    }
}

/// Whether two words are a forename and what can be a surname.
fn is_full_name(first: &str, second: &str, kb: &KnowledgeBase) -> bool {
    let [first, second] = [first, second].map(|word| kb.word(&key::fold(word)));
    first.forename().is_some() && (second.is_surname() || !second.is_english_word())
}

/// Adds to a document's cuts what is not the article, below its front matter if it has one.
fn cut(document: &mut Document) {
    let start = document.cuts.iter().map(|cut| cut.span.end()).max().unwrap_or(0);
    let body = document.text.get(start as usize..).unwrap_or_default();
    let found = boilerplate::find_cuts(body, document.metadata.title.as_deref());
    document
        .cuts
        .extend(found.into_iter().filter_map(|cut| cut.shifted(start)));
}

#[cfg(test)]
mod tests {
    use relmap_types::Window;

    use super::*;
    use crate::Silent;

    #[test]
    fn windows_without_end_are_refused() {
        for n in [0, u32::MAX] {
            let config = Config {
                window: Window::Sentences(n),
                ..Config::default()
            };
            let error = analyze(Vec::new(), &config, &Silent).unwrap_err();
            assert!(matches!(error, Error::Window(_)), "{error}");
        }
    }
}
