//! What the words around a person's name say of its bearer.

use relmap_kb::Gender;
use relmap_ner::{Lexicon, TitleKind};
use relmap_text::key::fold;
use relmap_text::vocabulary::is_article;

use super::Around;
use super::kin::says_kin;

/// Most bytes behind a name that are looked at.
const REACH: usize = 240;

/// Most words before a name, or of an apposition behind it, in which its bearer's trade or age is looked for.
const MAX_BEFORE: usize = 5;

/// Age in years from which somebody may hold an office.
const MIN_AGE: u8 = 25;

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
    /// With a trade of its own, or too young for an office: "the novelist Ada Moran", "Ada Moran, 19,".
    is_outsider: bool,
    /// With the title of an office.
    holds_office: bool,
    /// The gender that a word of kinship tells: "his widow, Ada Moran".
    pub(crate) kin_gender: Option<Gender>,
    /// Introduced as a husband.
    pub(crate) is_husband: bool,
    /// Letters in brackets behind a person: "Ada Moran (SAN)".
    pub(crate) is_aside: bool,
    /// The text right beside a mention says what kind of thing it is: "Zorkal, a town in Kent".
    pub(crate) is_told: bool,
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
    pub(crate) fn note(&mut self, title: Option<&str>, around: Around<'_>) {
        const HEADS: &[&str] = &["chancellor", "premier", "president", "prime minister"];
        self.is_told |= title.is_some();
        self.is_head |= title.is_some_and(|title| HEADS.contains(&title));
        let told = title.and_then(|title| Lexicon::embedded().title(title));
        self.holds_office |= told.is_some_and(|title| title.kind == TitleKind::Office);
        self.is_outsider |= around.has_trade(title) || around.is_young();
        self.kin_gender = self.kin_gender.or_else(|| around.kin_gender());
        self.is_husband |= around.before().trim_end_matches([' ', ',']).ends_with("husband");
        self.has_kin |= around.has_kin();
        self.is_called |= around.is_naming();
        self.is_introduced |= around.is_introduction();
        let after = around.after();
        let rest = after[..after.floor_char_boundary(REACH)]
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

    /// Whether the document tells of somebody who holds no office.
    pub(crate) fn is_private(self) -> bool {
        self.is_outsider && !self.holds_office
    }

    /// Whether pronouns of a person stand behind the name.
    pub(crate) fn has_pronoun(self) -> bool {
        self.pronouns != Pronouns::None
    }

    /// Whether anything of this says what kind of thing bears the name.
    pub(crate) fn tell_kind(self) -> bool {
        self.is_told
            || self.has_pronoun()
            || self.is_outsider
            || self.holds_office
            || self.has_kin
            || self.is_called
            || self.is_introduced
            || self.kin_gender.is_some()
    }

    /// Whose pronouns stand behind the name, if all are of one gender.
    pub(crate) fn pronoun(self) -> Option<Gender> {
        match self.pronouns {
            Pronouns::Of(gender) => Some(gender),
            Pronouns::None | Pronouns::Both => None,
        }
    }
}

impl Around<'_> {
    /// Whether the text before the name gives it to somebody new: "a boy named ", "another man called ", not "he called ".
    fn is_naming(self) -> bool {
        const REACH: usize = 4;
        let mut words = self.words_before();
        let is_verb = words
            .next()
            .is_some_and(|word| matches!(word, "named" | "called" | "surnamed"));
        is_verb
            && words
                .take(REACH)
                .any(|word| matches!(word, "a" | "A" | "an" | "An" | "another" | "Another"))
    }

    /// Whether the text behind the name says who its bearer is: ", a striker", not ", a day later" nor ", the wife of".
    fn is_introduction(self) -> bool {
        const TIMES: &[&str] = &["day", "days", "decade", "month", "moment", "week", "year"];
        let clause = self.apposition().unwrap_or_default();
        let mut words = clause.split(|ch: char| !ch.is_alphanumeric()).take(3);
        let is_article = words.next().is_some_and(|word| matches!(word, "a" | "an"));
        is_article && words.all(|word| !TIMES.contains(&word) && !says_kin(word))
    }

    /// Whether a trade stands at the name of which who lives by it holds no office: "the striker " before it, ", a Danish novelist,"
    /// behind it; not "former striker".
    fn has_trade(self, title: Option<&str>) -> bool {
        const PAST: &[&str] = &["ex", "former", "one", "onetime", "retired", "time", "turned"];
        let is_trade = |key: &str| Lexicon::embedded().title(key).is_some_and(|title| title.is_trade);
        let mut words = self.before().rsplit(|ch: char| !ch.is_alphanumeric());
        let mut is_past = || words.by_ref().take(MAX_BEFORE).any(|word| PAST.contains(&word));
        if title.is_some_and(is_trade) && !is_past() {
            return true;
        }
        let clause = self.apposition().unwrap_or_default();
        let keys: Vec<String> = clause.split(' ').take(MAX_BEFORE).map(fold).collect();
        let Some((article, keys)) = keys.split_first() else {
            return false;
        };
        is_article(article)
            && !keys.iter().any(|key| PAST.contains(&key.as_str()))
            && (0..keys.len()).any(|from| (from..keys.len()).any(|to| is_trade(&keys[from..=to].join(" "))))
    }

    /// Whether the text gives an age at which nobody holds an office: "the 17-year-old pupil " before the name, ", 19," behind it.
    fn is_young(self) -> bool {
        let is_few = |age: &str| age.parse().is_ok_and(|age: u8| age < MIN_AGE);
        let is_aged = |word: &str| {
            let age = word
                .strip_suffix("-year-old")
                .or_else(|| word.strip_suffix("-year-old,"));
            age.is_some_and(is_few)
        };
        self.words_before().take(MAX_BEFORE).any(is_aged)
            || self.number().is_some_and(|age| age.len() > 1 && is_few(age))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(before: &str, title: Option<&str>, after: &str) -> Hints {
        let mut hints = Hints::default();
        hints.note(title, Around::new(before, "Keller", after));
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
    fn trades_and_ages() {
        for (title, before, after) in [
            (Some("striker"), "The striker ", " scored"),
            (None, "", ", a Danish novelist, wrote"),
            (None, "", ", 19, of Lisbon"),
            (None, "The 17-year-old pupil ", " won"),
        ] {
            assert!(hints(before, title, after).is_private(), "{before} {after}");
        }
        for (title, before, after) in [
            (Some("striker"), "The former striker ", " won"),
            (Some("president"), "President ", ", a novelist, won"),
            (None, "", ", 52, of Lisbon"),
            (None, "", ", 19 years later"),
            (None, "", ", a lawyer, won"),
        ] {
            assert!(!hints(before, title, after).is_private(), "{before} {after}");
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
