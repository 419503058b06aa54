//! Names that share a word with the name after them, and families: "Barack and Michelle Obama", "the Obamas".

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention};

use crate::document::reading::persons::{Persons, has_article};
use crate::link::famous_bearer;
use crate::name::{PersonName, bare};

/// Words of which two may share the place behind them.
const SIDES: &[&str] = &[
    "central", "east", "eastern", "lower", "north", "northern", "south", "southern", "upper", "west",
    "western",
];

/// The whole name of a mention that shares its last words with the next, and what it names: "Barack Obama" for "Barack" in "Barack
/// and Michelle Obama", "North Korea" in "North and South Korea".
///
/// Of people both forenames must be known as such, or the whole name of the second, and the first must not be somebody whom the document or the knowledge base
/// calls by it alone: "Madonna and Sean Penn", "Ryan and Ada Moran" beside Jack Ryan.
pub(crate) fn whole_name(
    document: &Document,
    mentions: &[Mention],
    place: usize,
    persons: &Persons,
    kb: &KnowledgeBase,
) -> Option<(String, EntityType)> {
    let (mention, next) = (&mentions[place], mentions.get(place + 1)?);
    let between = document.between(mention.span, next.span)?;
    if !matches!(between, " and " | " & ") || !mention.kind.is_name() || !next.kind.is_name() {
        return None;
    }
    let (surface, full) = (document.surface(mention.span), bare(document.surface(next.span)));
    if SIDES.contains(&fold(surface).as_str()) {
        let (side, rest) = full.split_once(' ')?;
        let whole = format!("{surface} {rest}");
        let is_side = SIDES.contains(&fold(side).as_str()) && fold(side) != fold(surface);
        let is_place = || {
            let named = kb.lookup(&fold(&whole));
            named
                .iter()
                .any(|named| kb.record(named.record).entity_type == EntityType::Location)
        };
        return (is_side && is_place()).then_some((whole, EntityType::Location));
    }
    if mention.entity_type != EntityType::Person || next.entity_type != EntityType::Person {
        return None;
    }
    let (name, full) = (PersonName::parse(surface), PersonName::parse(full));
    let (forename, initials) = name.parts.split_first()?;
    let is_forename = |part: &str| part.len() > 1 && kb.forename(part).is_some();
    let is_alone = initials.iter().all(|part| part.len() == 1)
        && forename.len() > 1
        && name.gender.is_none()
        && name.suffix.is_none()
        && !full.parts.contains(forename)
        && full.parts.len() > 1
        && full.forename(kb) == full.parts.first().map(String::as_str)
        && (is_forename(&full.parts[0]) || !kb.lookup(&fold(&full.display)).is_empty());
    if !is_alone || !kb.lookup(&fold(bare(surface))).is_empty() {
        return None;
    }
    let surname = full.parts.last()?;
    if persons.is_somebody(&name, place, surname) {
        return None;
    }
    let words: Vec<&str> = full.display.split_whitespace().collect();
    let at = words
        .iter()
        .rposition(|word| fold(word).ends_with(surname.as_str()))?;
    let is_particle = |word: &&&str| word.starts_with(char::is_lowercase);
    let n_particles = words[..at].iter().rev().take_while(is_particle).count();
    let whole = format!("{} {}", bare(surface), words[at - n_particles..=at].join(" "));
    let is_known = is_forename(forename) || !kb.lookup(&fold(&whole)).is_empty();
    is_known.then_some((whole, EntityType::Person))
}

/// Whether a name means a whole family: "the Kellers" where the document names a Keller in full, or news everywhere know one.
pub(crate) fn is_family(
    surface: &str,
    before: &str,
    kb: &KnowledgeBase,
    is_surname: &dyn Fn(&str) -> bool,
) -> bool {
    let key = fold(bare(surface));
    let has_article = has_article(before) || surface.starts_with("the ") || surface.starts_with("The ");
    if !has_article || key.contains(' ') || is_surname(&key) {
        return false;
    }
    let one = key.strip_suffix('s').into_iter().chain(key.strip_suffix("es"));
    one.filter(|one| one.len() > 2)
        .any(|one| is_surname(one) || famous_bearer(one, kb).is_some())
}
