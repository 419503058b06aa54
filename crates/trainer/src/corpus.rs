//! Corpora as training documents: cleaned, with the labels that each token may have.

use relmap_eval::conll::{self, TaggedSentence};
use relmap_ner::tagger::NameTagger;
use relmap_ner::tagger::label::{self, LabelledName, N_LABELS, NameType, OUTSIDE};

use crate::config::CorpusConfig;
use crate::lists::Lists;
use crate::trim::trim;

/// Labels that a token may have, one bit each.
pub(crate) type Allowed = u32;

/// A document to learn from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    pub(crate) sentences: Vec<Vec<String>>,
    /// `[n_sentences]`: names, [`NameType::Other`] included.
    pub(crate) names: Vec<Vec<LabelledName>>,
    /// Whether tokens outside are known to be of no type at all.
    pub(crate) other_is_labelled: bool,
    /// Weight of its sentences.
    pub(crate) weight: f32,
}

impl Sample {
    /// Labels that each token of a sentence may have.
    pub(crate) fn allowed(&self, sentence: usize) -> Vec<Allowed> {
        let labels = label::labels(self.sentences[sentence].len(), &self.names[sentence]);
        let of = |&gold: &u8| match gold {
            OUTSIDE if !self.other_is_labelled => (0..N_LABELS as u8)
                .filter(|&l| matches!(label::name_type(l), None | Some(NameType::Other)))
                .fold(0, |mask, label| mask | 1 << label),
            _ => 1 << gold,
        };
        labels.iter().map(of).collect()
    }
}

/// Makes corpora agree: peoples are of type other everywhere, and a country that acts is still a place.
pub(crate) fn reconcile(samples: &mut [Sample], lists: &Lists) {
    for sample in samples {
        for (tokens, names) in sample.sentences.iter().zip(&mut sample.names) {
            for name in names.iter_mut() {
                let surface = tokens[name.start..name.end].join(" ");
                if lists.is_only_demonym(&surface) {
                    name.name_type = NameType::Other;
                } else if name.name_type == NameType::Organization && lists.is_country(&surface) {
                    name.name_type = NameType::Location;
                }
            }
        }
    }
}

/// Takes a corpus apart: documents to learn from, and those held out. A teacher labels it anew.
pub(crate) fn read(
    sentences: Vec<TaggedSentence>,
    config: &CorpusConfig,
    teacher: Option<&dyn NameTagger>,
) -> (Vec<Sample>, Vec<Vec<TaggedSentence>>) {
    let mut documents = documents(sentences, config.group);
    if let Some(wanted) = config.sentences {
        documents = thin(documents, wanted);
    }
    if let Some(teacher) = teacher {
        for document in &mut documents {
            relabel(document, teacher);
        }
    }
    let (mut train, mut held_out) = (Vec::new(), Vec::new());
    for (idx, document) in documents.into_iter().enumerate() {
        if config.hold_out.is_some_and(|n| idx % n == n - 1) {
            held_out.push(document);
        } else {
            train.push(sample(&document, config));
        }
    }
    (train, held_out)
}

/// Parts sentences into documents: where the corpus says so, else every `group` sentences.
pub(crate) fn documents(sentences: Vec<TaggedSentence>, group: usize) -> Vec<Vec<TaggedSentence>> {
    let marked = sentences.iter().any(|sentence| sentence.starts_document);
    let mut documents: Vec<Vec<TaggedSentence>> = Vec::new();
    for (idx, sentence) in sentences.into_iter().enumerate() {
        let starts = if marked {
            sentence.starts_document
        } else {
            idx % group.max(1) == 0
        };
        match documents.last_mut() {
            Some(document) if !starts => document.push(sentence),
            _ => documents.push(vec![sentence]),
        }
    }
    documents
}

/// Documents spread evenly over the corpus, so that about `wanted` sentences stay.
fn thin(documents: Vec<Vec<TaggedSentence>>, wanted: usize) -> Vec<Vec<TaggedSentence>> {
    let total: usize = documents.iter().map(Vec::len).sum();
    let (mut seen, mut n_kept) = (0, 0);
    let mut kept = Vec::new();
    for document in documents {
        // As many as should be kept of those before it, at least.
        let is_due = n_kept * total <= seen * wanted;
        seen += document.len();
        if is_due && n_kept < wanted {
            n_kept += document.len();
            kept.push(document);
        }
    }
    kept
}

/// Puts the names that a teacher finds in place of those of the corpus.
fn relabel(document: &mut [TaggedSentence], teacher: &dyn NameTagger) {
    let tokens: Vec<Vec<&str>> = document
        .iter()
        .map(|sentence| sentence.tokens.iter().map(String::as_str).collect())
        .collect();
    let found = teacher.tag(&tokens);
    for (sentence, names) in document.iter_mut().zip(found) {
        sentence.tags.fill("O".to_owned());
        for LabelledName {
            start,
            end,
            name_type,
        } in names.iter().map(|tagged| tagged.name)
        {
            let label = name_type.corpus_label();
            sentence.tags[start] = format!("B-{label}");
            sentence.tags[start + 1..end].fill(format!("I-{label}"));
        }
    }
}

fn sample(document: &[TaggedSentence], config: &CorpusConfig) -> Sample {
    let mut sample = Sample {
        other_is_labelled: config.other,
        weight: config.weight,
        ..Sample::default()
    };
    for sentence in document {
        let (tokens, names) = sentence_names(sentence, config);
        if !tokens.is_empty() {
            sample.sentences.push(tokens);
            sample.names.push(names);
        }
    }
    sample
}

/// Tokens and names of a sentence, cleaned as the corpus needs it.
fn sentence_names(sentence: &TaggedSentence, config: &CorpusConfig) -> (Vec<String>, Vec<LabelledName>) {
    let mut tokens = sentence.tokens.clone();
    let mut names: Vec<LabelledName> = conll::spans(&sentence.tags)
        .into_iter()
        .filter_map(|span| {
            let name_type = NameType::ALL
                .into_iter()
                .find(|t| t.corpus_label() == span.label)?;
            Some(LabelledName {
                start: span.start,
                end: span.end,
                name_type,
            })
        })
        .collect();
    if config.drop_handles {
        (tokens, names) = without_handles(&tokens, &names);
    }
    if config.trim {
        names = names.into_iter().filter_map(|name| trim(&tokens, name)).collect();
    }
    (tokens, names)
}

/// The parts of a token as the segmenter makes them: a hyphen between letters is a token of its own.
pub(crate) fn split(token: &str) -> Vec<String> {
    let chars: Vec<char> = token.chars().collect();
    let mut parts = vec![String::new()];
    for (idx, &ch) in chars.iter().enumerate() {
        let between = idx > 0
            && chars[idx - 1].is_alphabetic()
            && chars.get(idx + 1).is_some_and(|c| c.is_alphabetic());
        if ch == '-' && between {
            parts.extend([ch.to_string(), String::new()]);
        } else if let Some(part) = parts.last_mut() {
            part.push(ch);
        }
    }
    parts
}

/// Leaves out "@" and the token after it, and tokens that begin with "@".
fn without_handles(tokens: &[String], names: &[LabelledName]) -> (Vec<String>, Vec<LabelledName>) {
    let handle = |idx: usize| tokens[idx].starts_with('@') || (idx > 0 && tokens[idx - 1] == "@");
    let mut kept_before = vec![0];
    for idx in 0..tokens.len() {
        kept_before.push(kept_before[idx] + usize::from(!handle(idx)));
    }
    let kept = (0..tokens.len())
        .filter(|&idx| !handle(idx))
        .map(|idx| tokens[idx].clone())
        .collect();
    let names = names
        .iter()
        .map(|name| LabelledName {
            start: kept_before[name.start],
            end: kept_before[name.end],
            ..*name
        })
        .filter(|name| name.start < name.end)
        .collect();
    (kept, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn thinning_keeps_what_is_wanted_of_long_and_short_documents() {
        let sentence = TaggedSentence {
            tokens: words("Moran left"),
            tags: words("B-PER O"),
            ..TaggedSentence::default()
        };
        for length in [1, 6] {
            let documents = vec![vec![sentence.clone(); length]; 600 / length];
            let n_kept: usize = thin(documents, 200).iter().map(Vec::len).sum();
            assert!((200..200 + length).contains(&n_kept), "{n_kept} by {length}");
        }
    }

    #[test]
    fn a_teacher_has_the_last_word() {
        let tagger = relmap_ner::tagger::Tagger::embedded().unwrap();
        let text = "-DOCSTART-\tO\n\nVladimir\tO\nPutin\tO\nflew\tB-ORG\nto\tO\nIstanbul\tO\n.\tO\n";
        let (samples, _) = read(conll::read(text), &CorpusConfig::new(false), Some(&tagger));
        let found: Vec<_> = samples[0].names[0]
            .iter()
            .map(|name| (name.start, name.end, name.name_type))
            .collect();
        assert_eq!(found, [(0, 2, NameType::Person), (4, 5, NameType::Location)]);
    }

    #[test]
    fn handles_go_and_names_stay_in_place() {
        let name = |start, end| LabelledName {
            start,
            end,
            name_type: NameType::Person,
        };
        let (tokens, names) = without_handles(&words("@ moran met Bruno Keller"), &[name(1, 2), name(3, 5)]);
        assert_eq!(tokens, ["met", "Bruno", "Keller"]);
        assert_eq!(names, [name(1, 3)]);
    }
}
