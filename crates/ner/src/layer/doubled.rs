//! Surnames with a hyphen: "Keller-Moran" of "Sam Keller-Moran".

use relmap_types::Mention;
use rustc_hash::FxHashSet;

use super::is_person;
use crate::text::{Stretch, Text};
use crate::word::keys_in;

/// Keys of the surnames that somebody named in full bears with a hyphen: "keller moran".
pub(super) fn surnames(text: &Text<'_>, mentions: &[Mention]) -> FxHashSet<String> {
    let persons = mentions.iter().filter(|mention| is_person(mention));
    let doubled = persons.filter_map(|mention| {
        let name = text.name(mention);
        let is_doubled = name.len() > 3 && is_surname_at(name, name.end - 2);
        is_doubled.then(|| keys_in(&name[name.len() - 3..]))
    });
    doubled.collect()
}

/// Whether the hyphen at token `i` of the sentence joins the surnames that end a person's name.
pub(super) fn is_surname_at(name: Stretch<'_>, i: usize) -> bool {
    let word = &name.sentence.words[i];
    word.is_dash() && !word.spaced && i - name.start > 1 && i + 2 == name.end
}
