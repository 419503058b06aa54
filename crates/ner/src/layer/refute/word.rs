//! Words that are written with a capital and name nobody: "Monday", "the West".

use relmap_kb::popularity;
use relmap_text::vocabulary::is_point;
use relmap_types::{EntityType, Mention, MentionSource};

use crate::Lexicon;
use crate::text::{Stretch, Text};
use crate::word::{Shape, Word};

/// Whether a mention is listed as no name, and nothing beside it says that it is one.
pub(super) fn names_nobody(text: &Text<'_>, mention: &Mention) -> bool {
    let name = text.name(mention);
    is_listed(text, name) && !is_placed(text, name) && !is_carrier(mention, name)
}

/// Whether words are listed as no name and are none that the knowledge base knows well.
fn is_listed(text: &Text<'_>, name: Stretch<'_>) -> bool {
    let lexicon = Lexicon::embedded();
    if let [word] = name.words()
        && word.shape == Shape::Upper
    {
        // Letters are somebody's name as often as not, but no disease's.
        match lexicon.not_name(&word.key) {
            Some("disease") => return true,
            Some("abbreviation") => {}
            _ => return false,
        }
    }
    let key = name.key();
    // A work is named after somebody: "Harry Potter" may be either.
    let is_listed = |kind: &str| name.len() == 1 || kind != "work";
    lexicon.not_name(&key).is_some_and(is_listed) && text.popularity(&key) < popularity::WELL_KNOWN
}

/// Whether a people's name was found again as that of an airline.
fn is_carrier(mention: &Mention, name: Stretch<'_>) -> bool {
    mention.entity_type == EntityType::Organization
        && mention.source == MentionSource::Alias
        && name.last().is_some_and(|word| word.facts.demonym().is_some())
}

/// Whether a word that is listed as an event or a work stands as the place of that name: "in Derby", "Derby, England".
fn is_placed(text: &Text<'_>, name: Stretch<'_>) -> bool {
    let lexicon = Lexicon::embedded();
    let is_place = |key: &str, least: u8| {
        let candidates = text.kb.lookup(key);
        candidates.iter().any(|each| {
            let record = text.kb.record(each.record);
            record.entity_type == EntityType::Location && record.popularity >= least
        })
    };
    let [word] = name.words() else {
        return false;
    };
    let is_listed = matches!(lexicon.not_name(&word.key), Some("event" | "work"));
    if !is_listed || word.shape != Shape::Capitalized || !is_place(&word.key, 0) {
        return false;
    }
    let is_whole =
        |whole: &Word| whole.shape == Shape::Capitalized && is_place(&whole.key, popularity::WELL_KNOWN);
    name.before(1).is_some_and(|word| lexicon.is_place_cue(&word.key))
        || name.behind(1).is_some_and(|word| word.mark == Some(',')) && name.behind(2).is_some_and(is_whole)
}

/// The directions that are surnames of persons named in full.
pub(super) fn borne_directions<'t>(text: &'t Text<'_>, mentions: &[Mention]) -> Vec<&'t str> {
    let persons = mentions
        .iter()
        .filter(|mention| mention.entity_type == EntityType::Person);
    let borne = persons.filter_map(|mention| {
        let [_, .., last] = text.name(mention).words() else {
            return None;
        };
        is_point(&last.key).then_some(last.key.as_str())
    });
    borne.collect()
}

/// Whether it is "the West" where somebody is called West (of `borne`) and would be taken for it, or a direction: "West of here".
pub(super) fn is_direction(name: Stretch<'_>, borne: &[&str]) -> bool {
    let [word] = name.words() else {
        return false;
    };
    let key = word.key.as_str();
    is_point(key)
        && (borne.contains(&key) && name.before(1).is_some_and(|word| word.key == "the")
            || name.start == 0 && name.behind(1).is_some_and(|word| word.key == "of"))
}

/// Whether a word labels the headline that it opens: "Intel: Oslo plans a port".
pub(super) fn is_label(name: Stretch<'_>) -> bool {
    const LABELS: &[&str] = &[
        "analysis",
        "exclusive",
        "explainer",
        "intel",
        "live",
        "opinion",
        "update",
        "watch",
    ];
    name.start == 0
        && matches!(name.words(), [word] if LABELS.contains(&word.key.as_str()))
        && name.behind(1).is_some_and(|word| word.mark == Some(':'))
}

/// Whether an ordinary noun was taken for an organization, since it opens a headline: "Jets for a signature".
pub(super) fn is_headline_noun(text: &Text<'_>, mention: &Mention) -> bool {
    let name = text.name(mention);
    let is_noun = |word: &Word| {
        word.shape == Shape::Capitalized && word.facts.is_english_word() && !text.is_known(&word.key)
    };
    mention.entity_type == EntityType::Organization
        && mention.source == MentionSource::Model
        && name.sentence.is_headline
        && name.start == 0
        && matches!(name.words(), [word] if is_noun(word))
        && name.behind(1).is_none_or(|next| next.shape == Shape::Lower)
}
