//! Titles beside a name: "told Mrs. Keller", "Keller, the mayor of Lisbon,".

use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_text::vocabulary::is_article;

use super::Around;

/// Most words of a title that is looked for beside a name.
const MAX_WORDS: usize = 4;

/// Most bytes before a name in which its title stands.
const REACH: usize = 48;

impl Around<'_> {
    /// The folded title in the name or before it: `president` of "President Moran".
    pub(crate) fn title(self) -> Option<String> {
        leading_title(self.surface()).or_else(|| self.title_before())
    }

    /// The folded title that the text before the name ends with: `mrs` for "told Mrs. ".
    pub(crate) fn title_before(self) -> Option<String> {
        closing_title(self.before())
    }

    /// The folded title that stands in apposition behind the name: `mayor` of ", the mayor of Lisbon,", `judge` of ", a judge".
    pub(crate) fn title_behind(self) -> Option<String> {
        let words = self.apposition()?.split(' ');
        let mut keys: Vec<String> = words.take(MAX_WORDS + 1).map(fold).collect();
        if keys.first().is_some_and(|key| is_article(key)) {
            keys.remove(0);
        }
        let refs: Vec<&str> = keys.iter().map(String::as_str).collect();
        let n = Lexicon::embedded().leading_title(&refs);
        (n > 0).then(|| refs[..n].join(" "))
    }
}

/// The folded title that a surface begins with, if a name follows: `president` of "President Moran".
fn leading_title(surface: &str) -> Option<String> {
    let keys: Vec<String> = surface.split_whitespace().map(fold).collect();
    let refs: Vec<&str> = keys.iter().map(String::as_str).collect();
    let n = Lexicon::embedded().leading_title(&refs);
    (n > 0 && n < refs.len()).then(|| refs[..n].join(" "))
}

/// The folded title that a text ends with.
///
/// The longest title of the lists wins; it must stand on the last line with a space behind it.
fn closing_title(text: &str) -> Option<String> {
    let from = text.ceil_char_boundary(text.len().saturating_sub(REACH));
    let line = text[from..].rsplit('\n').next()?;
    if !line.ends_with(' ') {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    // A comma or a bracket parts what stands before it from the name.
    let is_open = |word: &&&str| word.ends_with(|ch: char| ch.is_alphanumeric() || ch == '.');
    let n = words.iter().rev().take(MAX_WORDS).take_while(is_open).count();
    let words = &words[words.len() - n..];
    let keys: Vec<String> = words.iter().map(|word| fold(word)).collect();
    // "They will miss Ada" is no Miss Ada, and "12.40 p.m. Zorkal" no prime minister.
    let is_no_title = |start: &usize| matches!(words[*start], "miss" | "p.m." | "pm");
    (0..keys.len())
        .filter(|start| !is_no_title(start))
        .map(|start| keys[start..].join(" "))
        .find(|key| Lexicon::embedded().title(key).is_some())
}

/// A text without the title that it ends with.
pub(super) fn without_title(text: &str) -> &str {
    let Some(title) = closing_title(text) else {
        return text;
    };
    let n_words = title.split(' ').count();
    let start = text.trim_end().rmatch_indices(' ').nth(n_words - 1);
    start.map_or("", |(start, _)| &text[..start])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_end_the_text_before_a_name() {
        let before = |text: &str| Around::new(text, "Keller", "").title_before();
        assert_eq!(before("He told Mrs. ").as_deref(), Some("mrs"));
        assert_eq!(
            before("Then the Prime Minister ").as_deref(),
            Some("prime minister")
        );
        assert_eq!(before("said the president, "), None);
        assert_eq!(before("Mr.\n"), None);
        assert_eq!(before("They will miss "), None);
        assert_eq!(before("At 12.40 p.m. "), None);
        assert_eq!(before(""), None);
    }

    #[test]
    fn titles_in_a_name_and_behind_it() {
        let behind = |text: &str| Around::new("", "Keller", text).title_behind();
        assert_eq!(behind(", the mayor of Lisbon, spoke").as_deref(), Some("mayor"));
        assert_eq!(behind(", a judge.").as_deref(), Some("judge"));
        assert_eq!(behind(" the mayor"), None);
        assert_eq!(behind(", who met the mayor"), None);
        let inside = Around::new("", "President Moran", "").title();
        assert_eq!(inside.as_deref(), Some("president"));
    }
}
