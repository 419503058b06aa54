//! Errors by kind, with the words around them.

use std::fmt;

use crate::Scheme;
use crate::conll::TaggedSentence;
use crate::scores::{Name, names};

/// Tokens of context shown on each side of a mistake.
const CONTEXT_TOKENS: usize = 6;

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MistakeKind {
    /// The bounds are right, the label is not.
    Label,
    /// It overlaps a gold name with other bounds.
    Boundary,
    /// A gold name that no prediction touches.
    Missed,
    /// A prediction that touches no gold name.
    Spurious,
}

impl fmt::Display for MistakeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Label => "type",
            Self::Boundary => "boundary",
            Self::Missed => "missed",
            Self::Spurious => "spurious",
        })
    }
}

/// One error: what the gold file says, what was predicted, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong.
    pub kind: MistakeKind,
    /// Index of the sentence in the file, from 0.
    pub sentence: usize,
    /// The gold name and its label.
    pub gold: Option<(String, String)>,
    /// The predicted name and its label.
    pub predicted: Option<(String, String)>,
    /// The words around, at most six on each side.
    pub context: String,
}

/// Every error in sentences that line up, in the order of the text.
///
/// Each gold name that was not found and each wrong prediction appears once: a wrong prediction is paired with the
/// first unfound gold name that it overlaps, so one boundary error is one entry and not two.
pub fn mistakes(gold: &[TaggedSentence], predicted: &[TaggedSentence], scheme: &Scheme) -> Vec<Mistake> {
    let mut found = Vec::new();
    for (sentence, (gold, predicted)) in gold.iter().zip(predicted).enumerate() {
        let (gold_names, predicted_names) = (names(gold, scheme), names(predicted, scheme));
        let mut open: Vec<Name> = gold_names.difference(&predicted_names).copied().collect();
        let describe = |(start, end, label): Name| {
            let words = gold.tokens.get(start..end).unwrap_or_default();
            (
                words.join(" "),
                scheme.labels.get(label).cloned().unwrap_or_default(),
            )
        };
        let mut pairs = Vec::new();
        for &wrong in predicted_names.difference(&gold_names) {
            let touched = open.iter().position(|name| name.0 < wrong.1 && wrong.0 < name.1);
            pairs.push((touched.map(|idx| open.remove(idx)), Some(wrong)));
        }
        pairs.extend(open.into_iter().map(|name| (Some(name), None)));
        pairs.sort_by_key(|&(name, wrong)| name.or(wrong));
        for (name, wrong) in pairs {
            let Some((start, end, _)) = name.or(wrong) else {
                continue;
            };
            let kind = match (name, wrong) {
                (Some(name), Some(wrong)) if name.0 == wrong.0 && name.1 == wrong.1 => MistakeKind::Label,
                // The gold name that a wrong prediction overlaps may be paired with an earlier one already.
                (Some(_), Some(_)) => MistakeKind::Boundary,
                (None, Some(w)) if gold_names.iter().any(|g| g.0 < w.1 && w.0 < g.1) => MistakeKind::Boundary,
                (Some(g), None) if predicted_names.iter().any(|w| g.0 < w.1 && w.0 < g.1) => {
                    MistakeKind::Boundary
                }
                (Some(_), None) => MistakeKind::Missed,
                (None, _) => MistakeKind::Spurious,
            };
            let from = start.saturating_sub(CONTEXT_TOKENS);
            let to = (end + CONTEXT_TOKENS).min(gold.tokens.len());
            let context = gold.tokens.get(from..to).unwrap_or_default().join(" ");
            found.push(Mistake {
                kind,
                sentence,
                gold: name.map(describe),
                predicted: wrong.map(describe),
                context,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conll::read;

    #[test]
    fn every_kind_is_told_apart() {
        let gold = read("Ada B-PER\nMoran I-PER\nof O\nLisbon B-LOC\nleft O\nOslo B-LOC\n, O\nFriday O\n");
        let predicted = read("Ada B-PER\nMoran O\nof O\nLisbon B-ORG\nleft O\nOslo O\n, O\nFriday B-LOC\n");
        let got: Vec<_> = mistakes(&gold, &predicted, &Scheme::default())
            .into_iter()
            .map(|m| (m.kind, m.gold))
            .collect();
        let name = |text: &str, label: &str| Some((text.to_owned(), label.to_owned()));
        let want = [
            (MistakeKind::Boundary, name("Ada Moran", "PER")),
            (MistakeKind::Label, name("Lisbon", "LOC")),
            (MistakeKind::Missed, name("Oslo", "LOC")),
            (MistakeKind::Spurious, None),
        ];
        assert_eq!(got, want);
    }
}
