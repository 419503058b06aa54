//! What the words right beside a name say.
//!
//! [`Around`] is the name with the text on both sides, as far as any rule looks. Each file asks it one thing: `title` and `kin` what
//! its bearer is called and whose relative that is, [`hint`] all that this tells of a person, `site` whether something lies there,
//! `told` which kind of thing it is called, `dealing` whether one trades with it, `sentence` what else its sentence holds.

mod dealing;
pub(crate) mod hint;
mod kin;
mod sentence;
mod site;
mod title;
mod told;

use relmap_text::key::fold;

use crate::name::bare;

/// Most bytes before a name and behind it that are looked at: more than any rule needs, and the same for each of many mentions.
const REACH: usize = 512;

/// A name as it stands in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around<'t> {
    before: &'t str,
    surface: &'t str,
    after: &'t str,
}

impl<'t> Around<'t> {
    /// A name between the text up to it and the text behind it, of which the next [`REACH`] bytes are kept.
    pub(crate) fn new(before: &'t str, surface: &'t str, after: &'t str) -> Self {
        Self {
            before: &before[before.ceil_char_boundary(before.len().saturating_sub(REACH))..],
            surface,
            after: &after[..after.floor_char_boundary(REACH)],
        }
    }

    /// The same text with another name read in it: "Ada" for "Old Ada".
    pub(crate) fn reading<'s>(self, surface: &'s str) -> Around<'s>
    where
        't: 's,
    {
        Around { surface, ..self }
    }

    /// The end of the text before the name; empty only where the text begins.
    pub(crate) fn before(self) -> &'t str {
        self.before
    }

    /// The name as it is read.
    pub(crate) fn surface(self) -> &'t str {
        self.surface
    }

    /// The name without article and ending, folded.
    pub(crate) fn key(self) -> String {
        fold(bare(self.surface))
    }

    /// The beginning of the text behind the name; empty only where the text ends.
    pub(crate) fn after(self) -> &'t str {
        self.after
    }

    /// The words before the name between white space, with their marks, the last first.
    pub(crate) fn words_before(self) -> impl Iterator<Item = &'t str> {
        self.before.split_whitespace().rev()
    }

    /// The word right before the name; empty if anything but a space parts them.
    pub(crate) fn word_before(self) -> &'t str {
        last_word(self.before)
    }

    /// The word right behind the name; empty if anything but a space parts them.
    pub(crate) fn word_behind(self) -> &'t str {
        first_word(self.after)
    }

    /// The word of what is the name's own: `shares` behind "Keller's" and, where nothing says so, behind "Keller".
    pub(crate) fn word_owned(self) -> &'t str {
        first_word(self.rest())
    }

    /// Whether the text before the name ends with one of some endings, spaces included.
    pub(crate) fn is_behind(self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.before.ends_with(ending))
    }

    /// Whether one of some phrases stands right before the name as words of its own, with capitals or without.
    pub(crate) fn follows(self, phrases: &[&str]) -> bool {
        let head = self.before.strip_suffix(' ').unwrap_or_default();
        phrases.iter().any(|phrase| {
            let start = head.len().checked_sub(phrase.len());
            let Some((rest, own)) = start.and_then(|start| head.split_at_checked(start)) else {
                return false;
            };
            let is_whole = phrase.starts_with('%') || !rest.ends_with(char::is_alphanumeric);
            own.eq_ignore_ascii_case(phrase) && is_whole
        })
    }

    /// Whether the word right before the name is "the".
    pub(crate) fn has_article(self) -> bool {
        self.word_before().eq_ignore_ascii_case("the")
    }

    /// Whether something is the name's own: "Keller's".
    pub(crate) fn is_owner(self) -> bool {
        self.surface.ends_with("'s") || self.surface.ends_with("’s") || self.after.starts_with(['\'', '’'])
    }

    /// The text behind the name and the ending that makes it an owner.
    pub(crate) fn rest(self) -> &'t str {
        let rest = self.after.trim_start_matches(['\'', '’']);
        if rest.len() < self.after.len() {
            rest.strip_prefix('s').unwrap_or(rest)
        } else {
            rest
        }
    }

    /// What stands behind the name between commas: "a Danish novelist" of ", a Danish novelist, wrote".
    pub(crate) fn apposition(self) -> Option<&'t str> {
        self.after
            .strip_prefix(", ")?
            .split([',', '.', ';', ':', ')', '\n'])
            .next()
    }

    /// The number behind the name between commas: `49` of ", 49, said".
    pub(crate) fn number(self) -> Option<&'t str> {
        let behind = self.after.strip_prefix(", ")?;
        let behind = behind.strip_prefix("aged ").unwrap_or(behind);
        let end = behind.find(|ch: char| !ch.is_ascii_digit())?;
        (end > 0 && behind[end..].starts_with([',', '.', ';'])).then(|| &behind[..end])
    }
}

/// The word that a text ends with, if one space stands behind it.
pub(crate) fn last_word(text: &str) -> &str {
    let text = text.strip_suffix(' ').unwrap_or_default();
    &text[text.trim_end_matches(is_in_word).len()..]
}

/// The word that a text begins with, if one space stands before it.
pub(crate) fn first_word(text: &str) -> &str {
    let text = text.strip_prefix(' ').unwrap_or_default();
    &text[..text.len() - text.trim_start_matches(is_in_word).len()]
}

fn is_in_word(ch: char) -> bool {
    ch.is_alphanumeric() || ch == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_a_name() {
        let around = Around::new("He left the start-up ", "Zorkal’s", " chief, 49, said");
        assert_eq!(around.word_before(), "start-up");
        assert_eq!((around.word_behind(), around.word_owned()), ("chief", "chief"));
        assert_eq!(
            around.words_before().collect::<Vec<_>>(),
            ["start-up", "the", "left", "He"]
        );
        assert_eq!(around.key(), "zorkal");
        let marked = Around::new("(", "Zorkal", ", 49, said");
        assert_eq!((marked.word_before(), marked.word_behind()), ("", ""));
        assert_eq!((marked.apposition(), marked.number()), (Some("49"), Some("49")));
    }

    #[test]
    fn phrases_before_a_name() {
        let follows = |before| Around::new(before, "Zorkal", "").follows(&["stake in", "% of"]);
        assert!(follows("a stake in ") && follows("Stake in ") && follows("holds 5% of "));
        assert!(!follows("mistake in ") && !follows("a stake in") && !follows("ü in ") && !follows(""));
    }

    #[test]
    fn owners() {
        for (surface, after, rest) in [
            ("Zorkal", "'s ships", " ships"),
            ("Zorkal’s", " ships", " ships"),
            ("Vikings", "’ ships", " ships"),
        ] {
            let around = Around::new("", surface, after);
            assert!(around.is_owner() && around.rest() == rest, "{surface}{after}");
        }
        assert!(!Around::new("", "Zorkal", " ships").is_owner());
    }

    #[test]
    fn only_what_is_near_is_looked_at() {
        let (before, after) = ("é".repeat(REACH), "é".repeat(REACH));
        let around = Around::new(&before, "Zorkal", &after);
        assert!(around.before().len() <= REACH && around.after().len() <= REACH);
    }
}
