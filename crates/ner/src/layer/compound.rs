//! Compounds with a small word that a hyphen joins to a name: "pro-Lisbon", "ex-Soviet".

use relmap_types::{EntityType, Mention, Span};

use crate::text::{Stretch, Text};
use crate::word::Word;

/// Parts every mention that begins within a compound: "Lisbon" and "Harbour Party" of "pro-Lisbon Harbour Party", "Soviet" and "Asia" of
/// "ex-Soviet Asia".
pub(crate) fn part(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let mut parted = Vec::with_capacity(mentions.len());
    for mention in mentions.drain(..) {
        let name = text.name(&mention);
        let Some((first, rest)) = parts(text, name) else {
            parted.push(mention);
            continue;
        };
        parted.push(Mention {
            span: first,
            entity_type: EntityType::Location,
            ..mention.clone()
        });
        parted.push(Mention {
            span: rest,
            ..mention
        });
    }
    *mentions = parted;
}

/// The word that a prefix is joined to and what stands behind it, if they are two names.
fn parts(text: &Text<'_>, name: Stretch<'_>) -> Option<(Span, Span)> {
    if name.len() < 2 || !follows_prefix(name) {
        return None;
    }
    let middle = name.start + 1;
    let (first, rest) = (
        Stretch { end: middle, ..name },
        Stretch {
            start: middle,
            ..name
        },
    );
    let is_place = text.well_known(&first.key()) == Some(EntityType::Location);
    let is_people = first[0].facts.demonym().is_some() && !text.is_known(&name.key());
    first.span().zip(rest.span()).filter(|_| is_place || is_people)
}

/// Whether a name is joined to "pro", "anti" and the like by a hyphen.
fn follows_prefix(name: Stretch<'_>) -> bool {
    const PREFIXES: &[&str] = &["anti", "ex", "non", "post", "pro"];
    let is_close = |word: &Word| !word.spaced;
    name.first().is_some_and(is_close)
        && name
            .before(1)
            .is_some_and(|word| is_close(word) && word.is_dash())
        && name
            .before(2)
            .is_some_and(|word| PREFIXES.contains(&word.key.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn names_behind_a_prefix() {
        assert_layer(
            part,
            "Pro-<O Lisbon Harbour Union> won.",
            "Pro-<L Lisbon> <O Harbour Union> won.",
        );
        assert_layer(part, "In ex-<L Soviet Asia>.", "In ex-<L Soviet> <L Asia>.");
        assert_layer(part, "Pro-<O Zorkal Union> won.", "Pro-<O Zorkal Union> won.");
    }
}
