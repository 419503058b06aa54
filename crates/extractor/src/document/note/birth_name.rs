//! Names that somebody was born with: "Born Ada Moran in Lisbon in 1931, she studied in Oslo. Ada Keller died on Monday."

use relmap_types::{Document, EntityType, Mention, MergeRule};

use crate::document::grouping::group::Group;

/// Notes the person whose name at birth a sentence begins with: the only one of the document with that forename.
pub(crate) fn note(document: &Document, mentions: &[Mention], of: &[Option<usize>], groups: &mut [Group]) {
    for (mention, group) in mentions.iter().zip(of) {
        let Some(born) = *group else { continue };
        if groups[born].also.is_some()
            || groups[born].mentions.len() > 1
            || !is_behind_birth(document, mention)
        {
            continue;
        }
        let Some(forename) = forename(&groups[born]) else {
            continue;
        };
        let mut bearers =
            (0..groups.len()).filter(|&i| i != born && self::forename(&groups[i]) == Some(forename));
        if let (Some(bearer), None) = (bearers.next(), bearers.next()) {
            groups[born].also = Some((bearer, MergeRule::OtherName));
        }
    }
}

/// Whether a mention stands right behind the "Born" that begins a sentence, with a place or a date behind it.
fn is_behind_birth(document: &Document, mention: &Mention) -> bool {
    let before = document.before(mention.span).strip_suffix("Born ");
    let is_start = before.is_some_and(|before| {
        let before = before.trim_end_matches(' ');
        before.is_empty() || before.ends_with(['.', '!', '?', '\n', '”', '"'])
    });
    let after = document.after(mention.span);
    is_start
        && [" in ", " on ", " at ", ", "]
            .iter()
            .any(|word| after.starts_with(word))
}

/// The first part of a person's full name.
fn forename(group: &Group) -> Option<&str> {
    let name = group
        .person
        .as_ref()
        .filter(|_| group.entity_type == EntityType::Person)?;
    (name.parts.len() > 1).then(|| name.parts[0].as_str())
}
