//! The rest of the sentence that a name stands in.

use super::Around;

/// Most bytes before a name and behind it that are taken for its sentence.
const REACH: usize = 240;

/// Least letters of a word with a capital that ends a sentence: "Sens." and "No." end none.
const MIN_LAST_WORD: usize = 5;

impl<'t> Around<'t> {
    /// The text before the name from where its sentence begins, as far as that is looked for.
    pub(crate) fn sentence_before(self) -> &'t str {
        let text = self.before();
        let from = text.ceil_char_boundary(text.len().saturating_sub(REACH));
        let near = &text[from..];
        let end = near
            .rmatch_indices(['.', '!', '?', '\n'])
            .find(|&(at, mark)| is_end(near, at, mark));
        end.map_or(near, |(at, mark)| &near[at + mark.len()..])
    }

    /// The text behind the name up to where its sentence ends, as far as that is looked for.
    pub(crate) fn sentence_behind(self) -> &'t str {
        let text = self.after();
        let near = &text[..text.floor_char_boundary(REACH)];
        let end = near
            .match_indices(['.', '!', '?', '\n'])
            .find(|&(at, mark)| is_end(near, at, mark));
        end.map_or(near, |(at, _)| &near[..at])
    }
}

/// Whether a mark ends a sentence, as far as the words beside it tell: "Sen. Moran" goes on.
fn is_end(text: &str, at: usize, mark: &str) -> bool {
    if mark == "\n" {
        return true;
    }
    let last = text[..at].rsplit(|ch: char| !ch.is_alphanumeric()).next();
    let is_open = text[at + mark.len()..].starts_with(|ch: char| ch.is_alphanumeric());
    let ends = |last: &str| last.len() >= MIN_LAST_WORD || last.starts_with(char::is_lowercase);
    !is_open && last.is_some_and(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_sentences_end() {
        let before = |text| Around::new(text, "Keller", "").sentence_before();
        assert_eq!(before("The minister "), "The minister ");
        assert_eq!(before("It left. Sen. "), " Sen. ");
        assert_eq!(before("The senate voted. The "), " The ");
        let behind = |text| Around::new("", "Keller", text).sentence_behind();
        assert_eq!(behind(", a Republican, voted. He left."), ", a Republican, voted");
        assert_eq!(behind(" won.5 points"), " won.5 points");
        assert_eq!(behind(""), "");
    }
}
