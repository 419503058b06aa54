//! Runs of capitals: a name's head may stand far from its other words ("Front for the Liberation of …").

use super::facts::{Case, Facts};
use super::hash;

/// A stretch of tokens, `start..end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Most small words in a row within a run.
const MAX_CONNECTORS: usize = 2;

/// Finds the runs in a sentence: `short` of capitals alone, `long` joined by small words.
///
/// `facts` gives the facts of token `idx` of `len`; each token of a run gets it, other tokens get an empty one.
pub(crate) fn find<'a>(
    len: usize,
    facts: impl Fn(usize) -> &'a Facts,
    connectors: &[u64],
    short: &mut Vec<Run>,
    long: &mut Vec<Run>,
) {
    let capital = |idx: usize| facts(idx).case.may_be_name();
    for (runs, max_gap) in [(short, 0), (long, MAX_CONNECTORS)] {
        runs.clear();
        runs.resize(len, Run::default());
        let mut start = 0;
        while start < len {
            if !capital(start) {
                start += 1;
                continue;
            }
            let mut end = start + 1;
            // A hyphen or an ampersand joins in both kinds of run, a small word in the long one.
            loop {
                let gap = (end..len).take_while(|&idx| {
                    let facts = facts(idx);
                    facts.joins
                        || (idx - end < max_gap
                            && facts.case == Case::Lower
                            && connectors.contains(&facts.word))
                });
                let next = end + gap.count();
                if next < len && next - end <= max_gap.max(1) && capital(next) {
                    end = next + 1;
                } else {
                    break;
                }
            }
            runs[start..end].fill(Run {
                start: start as u32,
                end: end as u32,
            });
            start = end;
        }
    }
}

/// Hashes of the small words that join capitals to one name.
pub(crate) fn connectors() -> Vec<u64> {
    [
        "of", "for", "the", "and", "de", "del", "la", "al", "el", "e", "y", "on", "in", "to", "du", "des",
        "von", "van", "der",
    ]
    .map(|word| hash::bytes(word.as_bytes()))
    .to_vec()
}
