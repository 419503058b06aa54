//! "Turkish", "Russians", "Druze": words for peoples, which make no node but tell of a country, unless an airline is meant.

use relmap_kb::popularity;
use relmap_text::vocabulary::{is_airline, is_side};
use relmap_types::{EntityType, Mention, MentionKind, MentionSource};

use super::draft::{Draft, Found};
use crate::Lexicon;
use crate::text::{Stretch, Text};
use crate::word::Word;

/// Confidence of a name that is read from what stands beside it.
const ALIAS: f32 = 0.9;

/// Marks every capitalised demonym and name of a people that no name has taken.
///
/// An airline may go by its demonym: "Turkish flies to Lima".
pub(crate) fn mark(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let carriers = carriers(text, mentions);
    let mut draft = Draft::new(text, mentions);
    for (i, sentence) in text.sentences.iter().enumerate() {
        for (j, word) in sentence.words.iter().enumerate() {
            if !word.is_capital() || !is_people(word) {
                continue;
            }
            let carrier = carriers
                .iter()
                .map(|carrier| Stretch::new(sentence, (j + 1).saturating_sub(carrier.len())..j + 1))
                .find(|&stretch| is_carrier(stretch, &carriers));
            if let Some(carrier) = carrier {
                let found = Found::name(EntityType::Organization, MentionSource::Alias, ALIAS);
                draft.add(i, carrier.start..carrier.end, found);
            }
            let found = Found {
                entity_type: EntityType::Location,
                kind: MentionKind::Demonym,
                source: MentionSource::Gazetteer,
                score: 1.0,
            };
            draft.add(i, j..j + 1, found);
        }
    }
    draft.finish();
}

/// The keys before "Airlines" in the names of airlines that consist of them: `["south", "african"]`.
fn carriers<'t>(text: &'t Text<'_>, mentions: &[Mention]) -> Vec<Vec<&'t str>> {
    let mut carriers: Vec<Vec<&str>> = Vec::new();
    for mention in mentions
        .iter()
        .filter(|mention| mention.entity_type == EntityType::Organization)
    {
        if let [before @ .., people, head] = text.name(mention).words()
            && is_airline(&head.key)
            && is_people(people)
            && before.iter().all(is_part)
        {
            let keys: Vec<&str> = before
                .iter()
                .chain([people])
                .map(|word| word.key.as_str())
                .collect();
            if !carriers.contains(&keys) {
                carriers.push(keys);
            }
        }
    }
    carriers
}

/// Whether tokens are the short name of an airline, no adjective: "Turkish said", "Ethiopian's fleet"; not "the Turkish said".
fn is_carrier(name: Stretch<'_>, carriers: &[Vec<&str>]) -> bool {
    const VERBS: &[&str] = &[
        "also",
        "announced",
        "cancelled",
        "carried",
        "carries",
        "expects",
        "flew",
        "flies",
        "had",
        "has",
        "operates",
        "plans",
        "resumed",
        "resumes",
        "will",
        "would",
    ];
    let keys: Vec<&str> = name.iter().map(|word| word.key.as_str()).collect();
    let is_open = name.before(1).is_none_or(|word| {
        !word.is_capital() && !matches!(word.key.as_str(), "a" | "an" | "every" | "no" | "one" | "the")
    });
    let is_subject = name.behind(1).is_some_and(|next| {
        let is_owner = !next.spaced && next.key == "s";
        is_owner || VERBS.contains(&next.key.as_str()) || Lexicon::embedded().is_person_cue(&next.key)
    });
    is_open && is_subject && carriers.contains(&keys)
}

/// Drops what was taken for a name and consists of demonyms alone: "Ukrainian", "Turkish-Syrian".
pub(crate) fn drop_names(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    mentions.retain(|mention| {
        let name = text.name(mention);
        // "South African", "East-German": the people of a part.
        let are_peoples = name.last().is_some_and(is_people)
            && name
                .iter()
                .all(|word| word.key.is_empty() || is_people(word) || is_part(word));
        // "US" is the country, "Ethiopian" may be the airline.
        let is_named = || {
            let best = text.best(&name.key());
            best.is_some_and(|best| {
                best.entity_type == EntityType::Organization || best.popularity >= popularity::EVERYWHERE
            })
        };
        !are_peoples || is_named()
    });
}

/// A word that parts a country or a continent.
fn is_part(word: &Word) -> bool {
    is_side(&word.key) || word.key == "middle"
}

fn is_people(word: &Word) -> bool {
    word.facts.demonym().is_some() || word.facts.is_group()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn peoples_are_no_names() {
        assert_layer(
            mark,
            "Turkish ships met Russians.",
            "<D Turkish> ships met <D Russians>.",
        );
        assert_layer(
            drop_names,
            "A <L Ukrainian> and <O South African> fleet.",
            "A Ukrainian and South African fleet.",
        );
        assert_layer(drop_names, "The <L US> fleet.", "The <L US> fleet.");
    }

    #[test]
    fn airlines_go_by_their_people() {
        let airline = "<O Ethiopian Airlines> grew.";
        assert_layer(
            mark,
            &format!("{airline} Ethiopian flies to Lima. The Ethiopian said so."),
            &format!("{airline} <O Ethiopian> flies to Lima. The <D Ethiopian> said so."),
        );
        assert_layer(mark, "Ethiopian flies to Lima.", "<D Ethiopian> flies to Lima.");
    }
}
