//! Gold files as documents to find names in, and as what should be found.

use std::ops::Range;
use std::path::Path;

use relmap_eval::detokenize::{self, Layout};
use relmap_eval::{GoldDocument, TaggedSentence, conll, jsonl};
use relmap_ner::Recognizer;
use relmap_text::segment;
use relmap_types::{Document, MentionKind, Sentence, SentenceKind, Span, Token};

use super::{placed, read};
use crate::args::Labels;

/// The documents of a gold file.
pub(super) struct Gold {
    samples: Vec<Sample>,
}

/// A gold document.
struct Sample {
    document: Document,
    /// Sentences and tokens as the gold file has them; ours if it has none.
    sentences: Vec<Sentence>,
    gold: Vec<TaggedSentence>,
    layout: Layout,
    /// Lines of the file that the sentences of `gold` begin on.
    lines: Vec<usize>,
}

impl Gold {
    /// Reads a file: JSON lines if it is named so or begins with a brace, `CoNLL` text otherwise.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = read(path)?;
        let ending = path
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default();
        let is_jsonl = matches!(ending, "jsonl" | "ndjson" | "json") || text.trim_start().starts_with('{');
        let samples = if is_jsonl {
            let documents = jsonl::read(&text).map_err(|error| placed(path, &error))?;
            documents.iter().map(Sample::of_text).collect()
        } else {
            let (sentences, lines) = conll::read_gold(&text).map_err(|error| placed(path, &error))?;
            let mut lines = lines.into_iter();
            conll::documents(&sentences)
                .map(|document| Sample::of_tokens(document, lines.by_ref().take(document.len()).collect()))
                .collect()
        };
        Ok(Self { samples })
    }

    /// What should be found.
    pub(super) fn gold(&self) -> Vec<TaggedSentence> {
        self.samples
            .iter()
            .flat_map(|sample| sample.gold.iter().cloned())
            .collect()
    }

    /// Line of the file that a sentence of [`Gold::gold`] begins on, from 1.
    pub(super) fn line(&self, sentence: usize) -> usize {
        let mut lines = self.samples.iter().flat_map(|sample| &sample.lines);
        lines.nth(sentence).copied().unwrap_or_default()
    }

    /// What a recognizer finds, on the tokens of [`Gold::gold`].
    ///
    /// It gets the gold file's tokens, or with `detokenize` the running text, segmented by us.
    pub(super) fn predict(&self, recognizer: &dyn Recognizer, detokenize: bool) -> Vec<TaggedSentence> {
        self.samples
            .iter()
            .flat_map(|sample| sample.predict(recognizer, detokenize))
            .collect()
    }
}

impl Sample {
    fn of_tokens(gold: &[TaggedSentence], lines: Vec<usize>) -> Self {
        let layout = detokenize::layout(gold);
        let tokens = |places: &Vec<Range<usize>>| -> Vec<Token> {
            let spans = places.iter().filter_map(|place| Span::from_range(place.clone()));
            spans.map(|span| Token { span }).collect()
        };
        Self {
            document: Document::new("", layout.text.as_str()),
            sentences: layout.tokens.iter().map(tokens).filter_map(sentence).collect(),
            gold: gold.to_vec(),
            layout,
            lines,
        }
    }

    fn of_text(gold: &GoldDocument) -> Self {
        let document = Document::new("", gold.text.as_str());
        let sentences = segment(&document);
        let tokens: Vec<Range<usize>> = sentences
            .iter()
            .flat_map(|sentence| &sentence.tokens)
            .map(|token| token.span.range())
            .collect();
        // Byte of each code point, and the end.
        let bytes: Vec<usize> = gold
            .text
            .char_indices()
            .map(|(byte, _)| byte)
            .chain([gold.text.len()])
            .collect();
        let names: Vec<(Range<usize>, String)> = gold
            .mentions
            .iter()
            .filter(|mention| mention.is_name)
            .map(|mention| {
                (
                    bytes[mention.span.start]..bytes[mention.span.end],
                    mention.label.clone(),
                )
            })
            .collect();
        let (tagged, layout) = detokenize::pieces(&gold.text, &tokens, &names);
        Self {
            document,
            sentences,
            gold: vec![tagged],
            layout,
            lines: vec![gold.line],
        }
    }

    fn predict(&self, recognizer: &dyn Recognizer, detokenize: bool) -> Vec<TaggedSentence> {
        let mentions = if detokenize {
            recognizer.recognize(&self.document, &segment(&self.document))
        } else {
            recognizer.recognize(&self.document, &self.sentences)
        };
        let mentions: Vec<(Range<usize>, String)> = mentions
            .into_iter()
            .filter(|mention| mention.kind == MentionKind::Name)
            .map(|mention| {
                (
                    mention.span.range(),
                    Labels::Conll.label(mention.entity_type).to_owned(),
                )
            })
            .collect();
        detokenize::project(&self.gold, &self.layout, &mentions, false)
    }
}

/// A sentence of given tokens; none without a token.
fn sentence(tokens: Vec<Token>) -> Option<Sentence> {
    let span = tokens.first()?.span.to(tokens.last()?.span);
    Some(Sentence {
        span,
        paragraph: 0,
        kind: SentenceKind::Prose,
        tokens,
    })
}
