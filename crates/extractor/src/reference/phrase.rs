//! Descriptions by office: "the Turkish president", "Turkey's foreign minister", "his Iranian counterpart".

use relmap_types::{EntityType, MentionKind};

use super::role::office;
use super::view::View;
use crate::document::DocumentEntities;
use crate::name::plain_key;
use crate::news::News;

/// Most words of an office.
const MAX_WORDS: usize = 7;

/// A phrase that describes a person by office.
pub(super) struct Phrase {
    /// Its words in the sentence.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The office; `None` for a counterpart, whose office is another's.
    pub(super) office: Option<String>,
    /// The state, if the phrase says it.
    pub(super) country: Option<String>,
    /// The person whose name the phrase stands beside, as a mention: "the president, Ada Moran".
    pub(super) names: Option<usize>,
    /// It stands right before the name, as a title: no mention of its own.
    pub(super) is_title: bool,
}

/// A document and the entities that it names.
pub(super) struct Reader<'a> {
    pub(super) news: News<'a>,
    pub(super) found: &'a DocumentEntities,
}

impl Reader<'_> {
    /// The phrases of a sentence, in order.
    pub(super) fn phrases(&self, view: &View) -> Vec<Phrase> {
        let mut phrases: Vec<Phrase> = Vec::new();
        let mut at = 0;
        while at < view.words.len() {
            let phrase = self.phrase(view, at);
            at = phrase.as_ref().map_or(at + 1, |phrase| phrase.end.max(at + 1));
            phrases.extend(phrase);
        }
        phrases
    }

    /// The phrase whose office begins at a word.
    fn phrase(&self, view: &View, at: usize) -> Option<Phrase> {
        if view.words[at].mention.is_some() {
            return None;
        }
        let is_counterpart = view.key(at) == "counterpart";
        let (n, office) = if is_counterpart {
            (1, None)
        } else {
            let until = (at + MAX_WORDS).min(view.words.len());
            let (n, office) = office(&view.keys(at..until))?;
            (n, Some(office))
        };
        let end = at + n;
        let (start, mut country, is_definite) = self.before(view, at)?;
        if country.is_none() && view.key(end) == "of" {
            let state = end + 1 + usize::from(view.key(end + 1) == "the");
            match view.begins(state) {
                Some(mention) => country = Some(self.country(mention)?),
                // The president of a company or a court is no president of a state.
                None => return None,
            }
        }
        let person = |at: usize| view.begins(at).filter(|&mention| self.is_person(mention));
        let title = person(end);
        let names = title
            .or_else(|| (view.key(end) == ",").then(|| person(end + 1)).flatten())
            .or_else(|| {
                let comma = start.checked_sub(1).filter(|&comma| view.key(comma) == ",")?;
                let (mention, _) = view.ends(comma.checked_sub(1)?)?;
                self.is_person(mention).then_some(mention)
            });
        if view.words.get(end).is_some_and(|word| word.mention.is_some()) && title.is_none() {
            return None;
        }
        (title.is_some() || is_definite).then_some(Phrase {
            start,
            end,
            office,
            country,
            names,
            is_title: title.is_some(),
        })
    }

    /// Where a phrase begins whose office begins at a word, the state before it, and whether it means one person.
    ///
    /// `None` where the words before forbid it: "a president", "the former president", "the vice president".
    fn before(&self, view: &View, at: usize) -> Option<(usize, Option<String>, bool)> {
        let Some(before) = at.checked_sub(1) else {
            return Some((at, None, false));
        };
        let is_the = |at: usize| view.key(at) == "the";
        match view.key(before) {
            "the" => return Some((before, None, true)),
            "former" | "ex" | "then" | "late" | "deputy" | "vice" | "acting" | "next" | "new" | "first"
            | "future" | "would-be" | "a" | "an" | "any" | "every" | "each" | "no" | "another" | "-" => {
                return None;
            }
            _ => {}
        }
        let is_possessive = matches!(view.key(before), "s" | "'") && view.words[before].mention.is_none();
        let owner = if is_possessive {
            before.checked_sub(1)?
        } else {
            before
        };
        let Some((mention, first)) = view.ends(owner) else {
            return Some((at, None, false));
        };
        let country = self.country(mention);
        let article = first.checked_sub(1);
        let key_before = article.map_or("", |article| view.key(article));
        if matches!(key_before, "former" | "ex" | "then" | "late" | "a" | "an") {
            return None;
        }
        let start = match article {
            Some(article) if is_the(article) || matches!(key_before, "his" | "her" | "their" | "its") => {
                article
            }
            _ => first,
        };
        Some((start, country.clone(), country.is_some()))
    }

    fn is_person(&self, mention: usize) -> bool {
        let entity = self.found.of[mention].map(|entity| self.found.entities[entity as usize].entity_type);
        entity == Some(EntityType::Person)
    }

    /// The country that a mention names, or whose people or government it names.
    pub(super) fn country(&self, mention: usize) -> Option<String> {
        let (mentioned, kb) = (self.news.at(mention), self.news.kb);
        if mentioned.mention.kind == MentionKind::Demonym {
            let key = plain_key(mentioned.surface());
            return Some(kb.demonym(&key)?.country.as_str().to_owned());
        }
        let entity = &self.found.entities[self.found.of[mention]? as usize];
        let record = entity.record?;
        let iso = kb.record(record).country?;
        let is_metonym = || kb.metonym(&entity.key).is_some();
        (kb.country(iso) == Some(record) || is_metonym()).then(|| iso.to_owned())
    }
}
