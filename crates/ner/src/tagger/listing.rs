//! Names of the wordbook's lists in a sentence.

use super::facts::{Case, Facts};
use super::hash;
use super::wordbook::{MAX_NAME_WORDS, Wordbook};

/// A listed name that covers a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// Lists that hold the name; 0 if none covers the token.
    pub(super) lists: u16,
    /// Tokens in the name.
    pub(super) len: u8,
    /// 1 first, 2 within, 3 last, 4 only.
    pub(super) place: u8,
}

/// Marks the listed names among the tokens, numbers of `facts`: from each capital the longest one, a longer one over a shorter one.
///
/// `listed` gets one entry a token. Where no word of the sentence has a capital (`is_lower`), small words make names as well.
pub(super) fn mark(
    tokens: &[u32],
    facts: &[Facts],
    is_lower: bool,
    wordbook: &Wordbook,
    listed: &mut Vec<Listed>,
) {
    listed.clear();
    listed.resize(tokens.len(), Listed::default());
    for start in 0..tokens.len() {
        let Some((end, lists)) = longest(&tokens[start..], facts, is_lower, wordbook) else {
            continue;
        };
        let name = &mut listed[start..start + end];
        let len = end as u8;
        if name.iter().any(|other| other.len > len) {
            continue;
        }
        for (idx, slot) in name.iter_mut().enumerate() {
            let place = match (idx, end) {
                (_, 1) => 4,
                (0, _) => 1,
                (idx, n) if idx + 1 == n => 3,
                _ => 2,
            };
            *slot = Listed { lists, len, place };
        }
    }
}

/// The longest listed name that begins with the first token: its number of tokens and its lists.
fn longest(tokens: &[u32], facts: &[Facts], is_lower: bool, wordbook: &Wordbook) -> Option<(usize, u16)> {
    let first = &facts[tokens[0] as usize];
    let may_start = first.case.may_be_name() || first.case == Case::Lower && is_lower;
    if !may_start {
        return None;
    }
    let (mut key, mut n_words) = (hash::EMPTY, 0);
    let mut best = None;
    for (end, &token) in tokens.iter().enumerate() {
        let facts = &facts[token as usize];
        n_words += facts.name_words.len();
        if n_words > MAX_NAME_WORDS {
            break;
        }
        if facts.name_words.is_empty() {
            // A full stop or a hyphen may stand in a name, any other mark ends it.
            if facts.joins && end > 0 {
                continue;
            }
            break;
        }
        key = facts
            .name_words
            .iter()
            .fold(key, |key, &word| hash::join(key, word));
        let lists = wordbook.lists(key);
        // A name that ends in a small letter is a chance match: "The Hague" is one, "New to" is not.
        if lists != 0 && (end == 0 || facts.case != Case::Lower || is_lower) {
            best = Some((end + 1, lists));
        }
    }
    best
}
