//! Names that were cut at a hyphen, within a word or before "at": "Leung Kwok-hung", "Klaas-Jan Huntelaar", "E.ON",
//! "University of Texas at Austin", the two founders of a firm.

use relmap_text::vocabulary::is_generation;
use relmap_types::{EntityType, Mention};
use rustc_hash::FxHashSet;

use super::{doubled, founders, is_name, is_person};
use crate::text::{Stretch, Text};
use crate::word::{Shape, Word, is_hyphen_at};

/// Longest second syllable of a forename that is written small, in letters.
const MAX_SYLLABLE: usize = 6;

/// Mends the ends of mentions that were cut too soon.
///
/// A person's name goes on with "Jr." and behind a hyphen with a small syllable ("Kwok-hung"), and a forename with the name behind it
/// ("Klaas" and "Jan Huntelaar"). A university goes on with its campus. No name ends within a run of letters without a space ("E." in "E.ON").
pub(crate) fn mend(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let pairs = Pairs::of(text, mentions);
    let mut mended: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mut mention in mentions.drain(..) {
        if let Some(last) = mended.last_mut().filter(|last| last.sentence == mention.sentence) {
            if last.span.overlaps(mention.span) {
                continue;
            }
            if let Some(entity_type) = type_of_both(text, last, &mention, &pairs) {
                last.span = last.span.to(mention.span);
                last.entity_type = entity_type;
                continue;
            }
        }
        let name = text.name(&mention);
        let whole = Stretch {
            end: end(name, is_person(&mention)),
            ..name
        };
        if whole.end > name.end && is_name(&mention) {
            mention.span = whole.span().unwrap_or(mention.span);
        }
        mended.push(mention);
    }
    *mentions = mended;
}

/// Keys of the pairs of words that a hyphen joins to one name.
struct Pairs {
    surnames: FxHashSet<String>,
    firms: FxHashSet<String>,
}

impl Pairs {
    fn of(text: &Text<'_>, mentions: &[Mention]) -> Self {
        Self {
            surnames: doubled::surnames(text, mentions),
            firms: founders::firms(text, mentions),
        }
    }
}

/// What two mentions are together, if they are one name.
fn type_of_both(text: &Text<'_>, left: &Mention, right: &Mention, pairs: &Pairs) -> Option<EntityType> {
    let (first, second) = (text.name(left), text.name(right));
    let both = Stretch {
        end: second.end,
        ..first
    };
    if both.len() == 3 && is_hyphen_at(&both.sentence.words, both.start + 1) {
        let key = both.key();
        if pairs.surnames.contains(&key) {
            return Some(EntityType::Person);
        }
        if pairs.firms.contains(&key) {
            return Some(EntityType::Organization);
        }
    }
    let is_double = is_person(left) && is_person(right) && are_forename_and_name(first, second);
    let types = [left.entity_type, right.entity_type];
    let is_campus =
        types == [EntityType::Organization, EntityType::Location] && are_university_and_campus(first, second);
    (is_double || is_campus).then_some(left.entity_type)
}

/// Whether a forename goes on behind a hyphen: "Klaas" and "Jan Huntelaar", but not "Keller-Moran".
fn are_forename_and_name(left: Stretch<'_>, right: Stretch<'_>) -> bool {
    left.len() == 1
        && right.len() > 1
        && right.start == left.end + 1
        && is_hyphen_at(&left.sentence.words, left.end)
        && (left[0].facts.forename().is_some()
            || !left[0].facts.is_surname() && right[0].facts.forename().is_some())
}

/// Whether "at" and a place follow the name of a university: "University of Texas at Austin".
fn are_university_and_campus(left: Stretch<'_>, right: Stretch<'_>) -> bool {
    left.len() > 2
        && left[0].key == "university"
        && left[1].key == "of"
        && right.start == left.end + 1
        && left.behind(1).is_some_and(|word| word.key == "at")
}

/// Where a name ends.
fn end(name: Stretch<'_>, is_person: bool) -> usize {
    let words = &name.sentence.words;
    let mut end = name.end;
    while name.start < end
        && words
            .get(end)
            .is_some_and(|word| !word.spaced && word.is_capital())
    {
        end += 1;
    }
    if is_person && end - name.start >= 2 && goes_on(words, end) {
        end += 2;
    }
    if is_person && words.get(end).is_some_and(is_suffix) {
        end += 1;
    }
    end
}

/// Whether a word tells a son from his father: "Sr." of "Bruno Keller Sr.".
fn is_suffix(word: &Word) -> bool {
    word.spaced && word.is_capital() && is_generation(&word.key)
}

/// Whether a hyphen and a small syllable stand at token `i`: not "-led" or "-era", which make an adjective.
fn goes_on(words: &[Word], i: usize) -> bool {
    const ADJECTIVES: &[&str] = &[
        "aged", "born", "era", "fame", "free", "held", "inspired", "led", "like", "linked", "made", "owned",
        "run", "style", "type",
    ];
    is_hyphen_at(words, i)
        && words.get(i + 1).is_some_and(|word| {
            word.shape == Shape::Lower
                && word.key.len() <= MAX_SYLLABLE
                && !word.key.ends_with("ed")
                && !ADJECTIVES.contains(&word.key.as_str())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn names_go_on_behind_a_hyphen() {
        assert_layer(mend, "<P Leung Kwok>-hung spoke.", "<P Leung Kwok-hung> spoke.");
        assert_layer(
            mend,
            "The <P Nadia Moran>-led talks.",
            "The <P Nadia Moran>-led talks.",
        );
        assert_layer(
            mend,
            "The <P Nadia Moran>-backed plan of the <P Moran>-era.",
            "The <P Nadia Moran>-backed plan of the <P Moran>-era.",
        );
        assert_layer(mend, "<P Klaas>-<P Jan Moran> won.", "<P Klaas-Jan Moran> won.");
        assert_layer(
            mend,
            "A <P Keller>-<P Nadia Moran> duel.",
            "A <P Keller>-<P Nadia Moran> duel.",
        );
    }

    #[test]
    fn names_end_where_their_words_do() {
        assert_layer(mend, "The utility <O E.>ON grew.", "The utility <O E.ON> grew.");
        assert_layer(
            mend,
            "The utility <O E.><O ON> grew.",
            "The utility <O E.ON> grew.",
        );
        assert_layer(mend, "<P Bruno Keller> Jr. spoke.", "<P Bruno Keller Jr.> spoke.");
        assert_layer(
            mend,
            "The <O University of Norway> at <L Bergen> grew.",
            "The <O University of Norway at Bergen> grew.",
        );
    }

    #[test]
    fn pairs_that_are_one_name_elsewhere() {
        assert_layer(
            mend,
            "<P Sam Keller-Moran> won. <P Keller>-<P Moran> spoke.",
            "<P Sam Keller-Moran> won. <P Keller-Moran> spoke.",
        );
        assert_layer(
            mend,
            "<O Keller-Moran Shipping> grew. <P Keller>-<P Moran> sold it.",
            "<O Keller-Moran Shipping> grew. <O Keller-Moran> sold it.",
        );
    }
}
