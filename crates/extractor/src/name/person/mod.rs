//! Names of persons: titles, forenames, particles, surname, suffix.
//!
//! `parse` takes a surface apart, `family` tells which part is the family name, `compare` whether two names may be one person's,
//! `spelling` whether they are one name in two spellings.

mod compare;
mod family;
mod nickname;
mod parse;
mod spelling;

use relmap_kb::Gender;
use relmap_ner::Lexicon;

pub(crate) use compare::goes_beyond;
pub(crate) use family::is_no_surname;
pub(crate) use spelling::{MIN_FORENAME, is_loose, is_respelling, is_spelling, skeleton_key};

/// A person's name as far as it identifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonName {
    /// Folded parts in the order written, without titles, particles and suffix: `["recep", "tayyip", "erdogan"]`.
    /// An initial is one letter. Empty if the surface held nothing but titles.
    pub(crate) parts: Vec<String>,
    /// `jr`, `sr`, `ii` ….
    pub(crate) suffix: Option<String>,
    /// What "Mr" or "Mrs" told.
    pub(crate) gender: Option<Gender>,
    /// What stands within in quotation marks, folded: `bull` of "Bruno 'Bull' Keller".
    pub(crate) nickname: Option<String>,
    /// The title goes with a forename: "King Salman", "Sir Keir".
    pub(crate) is_forename: bool,
    /// The surface from the first part on, particles and suffix kept, titles left out.
    pub(crate) display: String,
}

impl PersonName {
    /// Whether it is one part with a number, as monarchs and popes go by: "Louis XIV".
    pub(crate) fn is_numbered(&self) -> bool {
        self.parts.len() == 1
            && self
                .suffix
                .as_ref()
                .is_some_and(|suffix| suffix.chars().all(|ch| matches!(ch, 'i' | 'v' | 'x')))
    }

    /// Adds what a title before the surface tells.
    pub(crate) fn with_title(mut self, title: &str) -> Self {
        let title = Lexicon::embedded().title(title);
        self.gender = self.gender.or_else(|| title?.gender);
        self.is_forename = self.is_forename || title.is_some_and(|title| title.takes_forename);
        self
    }

    /// The key under which equal names meet.
    ///
    /// One part with a title keeps what the title tells: "Mr. Keller" and "Mrs. Keller" are two, `keller/m` and
    /// `keller/f`.
    pub(crate) fn key(&self) -> String {
        let mut key = self.parts.join(" ");
        if self.parts.len() == 1 {
            key.push_str(match self.gender {
                Some(Gender::Male) => "/m",
                Some(Gender::Female) => "/f",
                None => "",
            });
        }
        if let Some(suffix) = &self.suffix {
            key.push(' ');
            key.push_str(suffix);
        }
        key
    }

    /// Whether it ends in the name of the bearer's father: "Saif bin Tariq".
    pub(crate) fn ends_in_father(&self) -> bool {
        let mut words = self.display.split_whitespace().rev().skip(1);
        words
            .next()
            .is_some_and(|word| matches!(word, "bin" | "bint" | "ibn"))
    }
}
