//! Lines that say who wrote the article.

use super::line::Line;

/// Longest byline in words.
const MAX_WORDS: usize = 16;

/// Whether a line is a byline: "By Ada Moran in Lisbon", "By Ada Moran and Bruno Keller | March 5, 2020".
///
/// Only the head and the foot of a page should be asked: "By Land and Sea" looks the same.
pub(super) fn is_byline(line: &Line<'_>) -> bool {
    if line.n_words > MAX_WORDS || line.is_ended {
        return false;
    }
    let mut words = line.body.split_whitespace();
    if !words
        .next()
        .is_some_and(|word| word.eq_ignore_ascii_case("by") && word.starts_with('B'))
    {
        return false;
    }
    let joins = |word: &str| {
        let small = [
            "and", "in", "for", "of", "at", "from", "the", "de", "van", "von", "bin", "with", "on", "am",
            "pm",
        ];
        small.contains(&word) || !word.contains(char::is_alphabetic)
    };
    let is_name = |word: &str| {
        word.starts_with(|ch: char| ch.is_uppercase() || ch == '@' || ch == '(') || word.starts_with("al-")
    };
    let mut n_names = 0;
    for (idx, word) in words.enumerate() {
        let word = word.trim_matches(|ch: char| matches!(ch, ',' | ';' | ':' | '*'));
        if is_name(word) {
            n_names += 1;
        } else if idx == 0 || !joins(word) {
            return false;
        }
    }
    n_names > 0
}
