//! Names that somebody was born with: "Born Ada Moran in Lisbon in 1931, she studied in Oslo. Ada Keller died on Monday."

use relmap_types::{EntityType, MergeRule};

use crate::around::Around;
use crate::document::grouping::{Group, Grouped};
use crate::news::News;

/// Notes the person whose name at birth a sentence begins with: the only one of the document with that forename.
pub(super) fn note(news: News<'_>, grouped: &mut Grouped) {
    let groups = &mut grouped.groups;
    for (mentioned, group) in news.all().zip(&grouped.of) {
        let Some(born) = *group else { continue };
        if groups[born].also.is_some()
            || groups[born].mentions.len() > 1
            || !is_behind_birth(mentioned.around())
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

/// Whether a name stands right behind the "Born" that begins a sentence, with a place or a date behind it.
fn is_behind_birth(name: Around<'_>) -> bool {
    let before = name.before().strip_suffix("Born ");
    let is_start = before.is_some_and(|before| {
        let before = before.trim_end_matches(' ');
        before.is_empty() || before.ends_with(['.', '!', '?', '\n', '”', '"'])
    });
    let after = name.after();
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
