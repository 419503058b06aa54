//! Letters that stand for nobody: the countries of athletes, an office before its holder, an amount.

use std::collections::BTreeSet;

use relmap_kb::popularity;
use relmap_types::Mention;

use super::{is_name, is_person};
use crate::Lexicon;
use crate::text::{Stretch, Text};
use crate::word::{Shape, Word};

/// Different codes from which a document is taken to list the countries of athletes: one alone may be a party.
const LEAST_CODES: usize = 2;

/// Drops codes of countries in brackets behind names ("Ada Moran (AUT)", "Bruno Keller (BEL)"), letters that stand for the office
/// of the person behind them ("The DPP, Ada Moran, spoke") and amounts ("Sh2bn").
pub(crate) fn drop_letters(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let codes = mentions.iter().filter_map(|mention| code(text.name(mention)));
    let has_codes = codes.collect::<BTreeSet<&str>>().len() >= LEAST_CODES;
    let stands_for_nobody = |i: usize| {
        let name = text.name(&mentions[i]);
        let [word] = name.words() else { return false };
        let is_office = || {
            let holder = mentions.get(i + 1);
            holder.is_some_and(|holder| {
                holder.sentence == mentions[i].sentence
                    && is_person(holder)
                    && is_office_of(name, text.name(holder))
            })
        };
        is_name(&mentions[i])
            && (has_codes && code(name).is_some()
                || is_amount(word)
                || is_office() && text.popularity(&word.key) < popularity::FAMOUS)
    };
    let drop: Vec<bool> = (0..mentions.len()).map(stands_for_nobody).collect();
    let mut drop = drop.into_iter();
    mentions.retain(|_| !drop.next().unwrap_or(false));
}

/// The code of a country that opens brackets right behind a name.
fn code(name: Stretch<'_>) -> Option<&str> {
    let [word] = name.words() else { return None };
    let closes = |word: &Word| matches!(word.mark, Some(')' | ',' | '/' | ';'));
    let is_code = name.behind(1).is_some_and(closes)
        && word.shape == Shape::Upper
        && Lexicon::embedded().is_country_code(&word.key)
        && name.before(1)?.mark == Some('(')
        && name.before(2)?.is_capital();
    is_code.then_some(word.key.as_str())
}

/// Whether letters that open a part of a sentence are what the person behind them is: "The DPP, Ada Moran, spoke".
fn is_office_of(letters: Stretch<'_>, person: Stretch<'_>) -> bool {
    const MOST_LETTERS: usize = 4;
    let is_comma = |word: Option<&Word>| word.is_some_and(|word| word.mark == Some(','));
    let are_letters = letters
        .iter()
        .all(|word| word.shape == Shape::Upper && word.key.len() <= MOST_LETTERS);
    let opens = match letters.all_before() {
        [.., before, article] => article.key == "the" && before.key.is_empty(),
        [article] => article.key == "the",
        [] => false,
    };
    let goes_on = person
        .behind(2)
        .is_some_and(|next| next.shape == Shape::Lower && !matches!(next.key.as_str(), "and" | "or"));
    are_letters
        && opens
        && person.len() > 1
        && person.start == letters.end + 1
        && is_comma(letters.behind(1))
        && is_comma(person.behind(1))
        && goes_on
}

/// Whether a word is an amount with its currency before it: "Sh2bn", "Rs5.5m".
fn is_amount(word: &Word) -> bool {
    const SCALES: &[&str] = &["bn", "m", "mn", "tn", "trn"];
    let key = word.key.as_str();
    let number = key.trim_start_matches(|ch: char| ch.is_ascii_alphabetic());
    let scale = number.trim_start_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, ' ' | ','));
    number.len() < key.len() && scale.len() < number.len() && SCALES.contains(&scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn letters_that_stand_for_nobody() {
        assert_layer(
            drop_letters,
            "<P Ada Moran> (<O AUT>), <P Bruno Keller> (<L BEL>).",
            "<P Ada Moran> (AUT), <P Bruno Keller> (BEL).",
        );
        assert_layer(
            drop_letters,
            "<P Ada Moran> (<O PAN>) left.",
            "<P Ada Moran> (<O PAN>) left.",
        );
        assert_layer(
            drop_letters,
            "The <O DPP>, <P Ada Moran>, spoke to the <O EU>.",
            "The DPP, <P Ada Moran>, spoke to the <O EU>.",
        );
        assert_layer(drop_letters, "It cost <O Sh2bn>.", "It cost Sh2bn.");
    }
}
