//! What a span holds too much at its ends: titles, articles, small words.

use relmap_types::{EntityType, Mention};
use rustc_hash::FxHashSet;

use super::is_name;
use crate::lexicon::{Lexicon, TitleKind};
use crate::text::{Stretch, Text, WELL_KNOWN};
use crate::word::{Shape, Word, keys_in};

/// Most words before a span that may complete a title in it: "Secretary of" before "State Antony Blinken".
const MAX_BEFORE: usize = 3;

/// Strength of the heads that make an organization of any words: "Agency", not "Energy".
const SURE_HEAD: u8 = 3;

/// Roles and occasions that end no organization's name.
const ROLES: &[&str] = &[
    "agm",
    "ceo",
    "cfo",
    "chairman",
    "chairperson",
    "chairwoman",
    "coo",
    "cto",
    "egm",
    "ipo",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// Begins every mention behind articles, marks and titles, and ends it before small words that are no part of it.
///
/// A title is cut from a person's name while a capitalised word remains. Titles of nobility and religion stay: they are the
/// name that "Pope Francis" and "Prince Charles" go by. Small words at the end are cut where the knowledge base knows
/// the name without them ("Black Sea wheat").
pub(crate) fn trim(text: &Text<'_>, mentions: &mut [Mention]) {
    let names: FxHashSet<String> = mentions.iter().map(|mention| text.key(mention)).collect();
    for mention in mentions.iter_mut().filter(|mention| is_name(mention)) {
        let name = text.name(mention);
        let trimmed = Edges {
            text,
            name,
            entity_type: mention.entity_type,
        }
        .trim(&names);
        mention.entity_type = trimmed.entity_type;
        if (trimmed.name.start, trimmed.name.end) != (name.start, name.end) {
            mention.span = trimmed.name.span().unwrap_or(mention.span);
        }
    }
}

/// A name whose edges move.
struct Edges<'t> {
    text: &'t Text<'t>,
    name: Stretch<'t>,
    entity_type: EntityType,
}

impl Edges<'_> {
    fn trim(mut self, names: &FxHashSet<String>) -> Self {
        self.cut_articles();
        if self.entity_type == EntityType::Person {
            self.name.start = behind_titles(self.name);
        }
        self.cut_small_words();
        self.take_owner();
        self.cut_owner();
        self.cut_count(names);
        self.cut_role();
        self.cut_words();
        self.cut_office();
        self
    }

    /// Whether the knowledge base has the name as it stands now.
    fn is_known(&self) -> bool {
        self.text.is_known(&self.name.key())
    }

    /// The name without its last token; it has one more.
    fn without_last(&self) -> Stretch<'_> {
        Stretch {
            end: self.name.end - 1,
            ..self.name
        }
    }

    /// "The Hague" is known with its article, "The Quay Circle" is not.
    fn cut_articles(&mut self) {
        while let [first, second, ..] = self.name.words()
            && is_opening(first, second)
            && !self.is_known()
        {
            self.name.start += 1;
        }
    }

    /// "Black Sea wheat" is the sea.
    fn cut_small_words(&mut self) {
        let is_small = |word: &&Word| word.shape == Shape::Lower;
        let n = self.name.iter().rev().take_while(is_small).count();
        let end = self.name.end - n;
        let without = Stretch { end, ..self.name };
        if n > 0 && !without.is_empty() && !self.is_known() && self.text.is_known(&without.key()) {
            self.name.end = end;
        }
    }

    /// "Standard & Poor's" was cut where an owner's name ends.
    fn take_owner(&mut self) {
        if self.entity_type == EntityType::Organization
            && self.name.behind(1).is_some_and(is_owner)
            && !self.is_known()
            && is_known_owner(self.text, &self.name)
        {
            self.name.end += 1;
        }
    }

    /// "The coat is Anna's", but "at Zorkal's".
    fn cut_owner(&mut self) {
        let [name @ .., last] = self.name.words() else {
            return;
        };
        if self.entity_type != EntityType::Location
            && !name.is_empty()
            && is_owner(last)
            && !self.is_known()
            && !is_known_owner(self.text, name)
            && !self
                .name
                .before(1)
                .is_some_and(|word| Lexicon::embedded().is_place_cue(&word.key))
        {
            self.name.end -= 1;
            if is_bare_person(name) {
                self.entity_type = EntityType::Person;
            }
        }
    }

    /// "Moran 53" in a list of goals is Moran, "Euro 2016" no Euro.
    fn cut_count(&mut self, names: &FxHashSet<String>) {
        if let [_, .., last] = self.name.words()
            && is_count(last)
            && names.contains(&self.without_last().key())
        {
            self.name.end -= 1;
        }
    }

    /// "Zorkal Bank Spokeswoman", in a headline or before her name, is the bank.
    fn cut_role(&mut self) {
        if let [_, .., last] = self.name.words()
            && self.entity_type != EntityType::Person
            && ROLES.contains(&last.key.as_str())
            && !self.is_known()
        {
            self.name.end -= 1;
        }
    }

    /// Ordinary words behind a well-known name: "Norway Opens Labour Market", "EU Energy" before "Commissioner".
    fn cut_words(&mut self) {
        let lexicon = Lexicon::embedded();
        let is_title_next = || {
            let next = self.name.behind(1);
            next.is_some_and(|next| lexicon.title(&next.key).is_some())
        };
        let most = if self.name.sentence.is_title_case {
            0
        } else if self.name.first().is_some_and(|word| word.shape == Shape::Upper) && is_title_next() {
            SURE_HEAD - 1
        } else {
            return;
        };
        let is_ordinary = |word: &Word| lexicon.organization_head(&word.key).unwrap_or(0) <= most;
        if self.entity_type != EntityType::Person && !self.is_known() {
            self.name.end = before_words(self.text, self.name, is_ordinary);
        }
    }

    /// "Minister of National Defence of Norway" names the country.
    fn cut_office(&mut self) {
        if self.entity_type == EntityType::Organization
            && let Some(start) = country_of_office(self.text, self.name)
        {
            self.name.start = start;
            self.entity_type = EntityType::Location;
        }
    }
}

/// Whether a word is the "'s" of an owner, not the end of "A/S".
fn is_owner(word: &Word) -> bool {
    !word.spaced && word.key == "s" && word.span.len() > 1
}

/// Whether words are a forename, a surname or both.
fn is_bare_person(name: &[Word]) -> bool {
    let is_forename = |word: &Word| word.facts.forename().is_some();
    match name {
        [only] => is_forename(only) || only.facts.is_surname(),
        [first, last] => is_forename(first) && last.facts.is_surname(),
        _ => false,
    }
}

/// Whether the knowledge base knows a name with an "'s" behind it: "Macy's".
fn is_known_owner(text: &Text<'_>, name: &[Word]) -> bool {
    text.is_known(&format!("{}s", keys_in(name)))
}

/// A number of at most three digits.
fn is_count(word: &Word) -> bool {
    word.shape == Shape::Number && word.key.len() <= 3 && word.key.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where a well-known name ends that ordinary words follow within a span.
///
/// Where one of the words is the head of an organization, the span is left as it is: "Norway Harbour Board".
fn before_words(text: &Text<'_>, name: Stretch<'_>, is_ordinary: impl Fn(&Word) -> bool) -> usize {
    let is_known = |end: &usize| {
        let best = text.best(&Stretch { end: *end, ..name }.key());
        best.is_some_and(|best| best.popularity >= WELL_KNOWN)
    };
    let Some(end) = (name.start + 1..name.end).rev().find(is_known) else {
        return name.end;
    };
    let is_word = |word: &Word| word.key.is_empty() || word.facts.is_english_word() && is_ordinary(word);
    let behind = Stretch { start: end, ..name };
    if behind.iter().all(is_word) { end } else { name.end }
}

/// Where the country begins in what follows "Minister of": "Norway" in "National Defence of Norway".
fn country_of_office(text: &Text<'_>, name: Stretch<'_>) -> Option<usize> {
    const OFFICES: &[&str] = &["minister", "ministers", "secretary", "undersecretary"];
    let is_office = OFFICES.contains(&name.before(2)?.key.as_str()) && name.before(1)?.key == "of";
    let of = name.iter().rposition(|word| word.key == "of")?;
    let best = text.best(&keys_in(&name[of + 1..]))?;
    (is_office && of > 0 && best.entity_type == EntityType::Location).then_some(name.start + of + 1)
}

/// A mark or an article, which opens no name; the "A." of "A. Keller" is no article.
fn is_opening(word: &Word, next: &Word) -> bool {
    let is_initial = word.span.len() > word.key.len() as u32 || next.mark == Some('.') && !next.spaced;
    word.key.is_empty() || matches!(word.key.as_str(), "an" | "the") || *word.key == *"a" && !is_initial
}

/// The first token behind the titles that open a name, and behind the demonyms that open the titles.
fn behind_titles(name: Stretch<'_>) -> usize {
    let lexicon = Lexicon::embedded();
    let words = &name.sentence.words[..name.end];
    let is_role = |keys: &[&str]| {
        let kind = lexicon.title(&keys.join(" ")).map(|title| title.kind);
        !matches!(kind, None | Some(TitleKind::Nobility | TitleKind::Religious))
    };
    let remains = |first: usize| words[first..].iter().any(Word::is_capital);
    let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
    let mut first = name.start;
    for before in 1..=MAX_BEFORE.min(name.start) {
        if is_role(&keys[name.start - before..=name.start]) && remains(name.start + 1) {
            first = name.start + 1;
        }
    }
    while first < name.end {
        let demonyms = words[first..]
            .iter()
            .take_while(|word| word.facts.demonym().is_some())
            .count();
        let n = lexicon.leading_title(&keys[first + demonyms..]);
        let title = first + demonyms..first + demonyms + n;
        if n > 0 && is_role(&keys[title.clone()]) && remains(title.end) {
            first = title.end;
        } else if words[first].key.is_empty() && remains(first + 1) {
            first += 1;
        } else {
            break;
        }
    }
    first
}
