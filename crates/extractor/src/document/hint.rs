//! What the words around a person's name say of its bearer.

use relmap_kb::Gender;
use relmap_ner::Lexicon;
use relmap_text::key::fold;

use crate::name::{follows_kin_of, is_kin};

/// Most bytes behind a name that are looked at.
const REACH: usize = 240;

/// What a document says around all mentions of one name of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a mark of its own, and any may stand beside any"
)]
pub(crate) struct Hints {
    /// With the title of who leads a country: "President Moran".
    pub(crate) is_head: bool,
    /// As the one whose relative another is: "the wife of President Moran".
    pub(crate) has_kin: bool,
    /// Behind a word that gives a name to somebody new: "a boy named Hassan".
    pub(crate) is_called: bool,
    /// With an introduction of its own behind it: "Keller, a striker,".
    pub(crate) is_introduced: bool,
    /// Letters in brackets behind a person: "Ada Moran (SAN)".
    pub(crate) is_aside: bool,
    /// The gender of the pronouns in the rest of the sentence.
    pronouns: Pronouns,
}

/// Whose pronouns stand behind a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pronouns {
    #[default]
    None,
    Of(Gender),
    Both,
}

impl Hints {
    /// What is left of them across documents.
    pub(crate) fn of_stranger(is_introduced: bool) -> Self {
        Self {
            is_introduced,
            ..Self::default()
        }
    }

    /// Adds what the text around one mention says; `title` is what stands before the name, outside or in it.
    pub(super) fn note(&mut self, title: Option<&str>, before: &str, after: &str, lexicon: &Lexicon) {
        const HEADS: &[&str] = &["chancellor", "premier", "president", "prime minister"];
        self.is_head |= title.is_some_and(|title| HEADS.contains(&title));
        self.has_kin |= follows_kin_of(before, lexicon);
        self.is_called |= is_naming(before);
        self.is_introduced |= is_introduction(after);
        let mut end = after.len().min(REACH);
        while !after.is_char_boundary(end) {
            end -= 1;
        }
        let rest = after[..end]
            .split(['.', '!', '?', '\n'])
            .next()
            .unwrap_or_default();
        for word in rest.split(|ch: char| !ch.is_alphabetic()) {
            let gender = match fold(word).as_str() {
                "he" | "his" | "him" | "himself" => Gender::Male,
                "she" | "her" | "hers" | "herself" => Gender::Female,
                _ => continue,
            };
            self.pronouns = match self.pronouns {
                Pronouns::None => Pronouns::Of(gender),
                Pronouns::Of(before) if before == gender => continue,
                _ => Pronouns::Both,
            };
        }
    }

    /// Whether pronouns of a person stand behind the name.
    pub(super) fn has_pronoun(self) -> bool {
        self.pronouns != Pronouns::None
    }

    /// Whose pronouns stand behind the name, if all are of one gender.
    pub(crate) fn pronoun(self) -> Option<Gender> {
        match self.pronouns {
            Pronouns::Of(gender) => Some(gender),
            Pronouns::None | Pronouns::Both => None,
        }
    }
}

/// Whether the text before a name gives it to somebody new: "a boy named ", "another man called ", not "he called ".
fn is_naming(before: &str) -> bool {
    const REACH: usize = 4;
    let mut words = before.trim_end().rsplit([' ', '\n']);
    let is_verb = words
        .next()
        .is_some_and(|word| matches!(word, "named" | "called" | "surnamed"));
    is_verb
        && words
            .take(REACH)
            .any(|word| matches!(word, "a" | "A" | "an" | "An" | "another" | "Another"))
}

/// Whether the text behind a name says who its bearer is: ", a striker", not ", a day later" nor ", the wife of".
fn is_introduction(after: &str) -> bool {
    const TIMES: &[&str] = &["day", "days", "decade", "month", "moment", "week", "year"];
    let Some(rest) = after.strip_prefix(", ") else {
        return false;
    };
    let mut words = rest.split(|ch: char| !ch.is_alphanumeric()).take(3);
    let is_article = words.next().is_some_and(|word| matches!(word, "a" | "an"));
    is_article && words.all(|word| !TIMES.contains(&word) && !is_kin(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(before: &str, title: Option<&str>, after: &str) -> Hints {
        let mut hints = Hints::default();
        hints.note(title, before, after, Lexicon::embedded());
        hints
    }

    #[test]
    fn what_stands_around_a_name() {
        assert!(
            hints("said ", Some("president"), "").is_head && !hints("", Some("vice president"), "").is_head
        );
        assert!(hints("Ada, the wife of President ", None, "").has_kin);
        assert!(hints("a boy named ", None, "").is_called && !hints("then he called ", None, "").is_called);
        assert!(hints("", None, ", a striker, scored").is_introduced);
        for after in [" is a striker", ", a day later", ", the striker", ",", ""] {
            assert!(!hints("", None, after).is_introduced, "{after}");
        }
    }

    #[test]
    fn pronouns_of_one_gender() {
        let pronoun = |after| hints("", None, after).pronoun();
        assert_eq!(pronoun(" said that she left. He came"), Some(Gender::Female));
        assert_eq!(pronoun(" said that he saw her"), None);
        assert_eq!(pronoun(""), None);
    }
}
