//! How a document uses capitals: the style of a sentence, and how a word is written elsewhere.

use rustc_hash::FxHashMap;

use super::facts::{Case, Facts};

/// How a word occurs in the document, whatever its case here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    /// In lower case.
    pub(crate) lower: u32,
    /// With a capital where no sentence or headline asks for one.
    pub(crate) capital: u32,
}

/// What capitals mean in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Prose.
    Plain,
    /// Most words have a capital: a headline.
    Title,
    /// All letters are capitals.
    Upper,
    /// No capitals at all.
    Lower,
}

impl Style {
    /// The style of a sentence, whose tokens are numbers of `facts`.
    pub(super) fn of(facts: &[Facts], sentence: &[u32]) -> Self {
        let (mut capital, mut upper, mut lower) = (0, 0, 0);
        for &token in sentence {
            match facts[token as usize].case {
                Case::Title | Case::Mixed => capital += 1,
                Case::Upper => upper += 1,
                Case::Lower => lower += 1,
                _ => {}
            }
        }
        match () {
            () if lower == 0 && capital == 0 && upper >= 3 => Self::Upper,
            () if upper >= 4 && upper > 3 * (lower + capital) => Self::Upper,
            () if capital + upper >= 3 && capital + upper > 2 * lower => Self::Title,
            () if capital + upper == 0 => Self::Lower,
            () => Self::Plain,
        }
    }
}

/// Counts how words occur in a document, sentence starts and headlines aside.
pub(crate) fn count_usage(facts: &[Facts], sentences: &[Vec<u32>], usage: &mut FxHashMap<u64, Usage>) {
    usage.clear();
    for sentence in sentences {
        let plain = Style::of(facts, sentence) == Style::Plain;
        let mut starts = true;
        for &token in sentence {
            let facts = &facts[token as usize];
            match facts.case {
                Case::Lower => usage.entry(facts.key).or_default().lower += 1,
                case if case.may_be_name() && plain && !starts => {
                    usage.entry(facts.key).or_default().capital += 1;
                }
                _ => {}
            }
            starts = starts && facts.case == Case::Mark;
        }
    }
}
