//! Persons who go by their initials: "JFK", "AMLO".

use relmap_text::key::fold;
use relmap_types::MergeRule;

use crate::around::Around;
use crate::document::grouping::{Group, Grouped};
use crate::name::initials;
use crate::news::News;

/// Least letters of a person's initials that are a name.
const MIN_INITIALS: usize = 3;

/// Notes the person whose initials letters are: "AKM" of the only Ada Keller Moran.
///
/// Three letters or more that the knowledge base does not know, of a name of as many parts, and of no organization's. Where they
/// begin lines as the speaker's label, "AK:", or say who has to act, two letters of any meaning.
pub(super) fn note(news: News<'_>, grouped: &mut Grouped) {
    let groups = &mut grouped.groups;
    let letters = |group: &Group| {
        let name = group.person.as_ref()?;
        let words = name
            .display
            .split([' ', '-', '.'])
            .filter(|word| word.starts_with(char::is_uppercase));
        let letters: String = words.filter_map(|word| fold(word).chars().next()).collect();
        (letters.len() > 1 && name.suffix.is_none()).then_some(letters)
    };
    let persons: Vec<(usize, String)> = groups
        .iter()
        .enumerate()
        .filter_map(|(i, group)| Some((i, letters(group)?)))
        .collect();
    if persons.is_empty() {
        return;
    }
    let spelled: Vec<String> = groups
        .iter()
        .filter_map(|group| group.organization.as_ref())
        .flat_map(|name| initials(&name.words))
        .collect();
    for (i, group) in groups.iter_mut().enumerate() {
        let is_letters = group.name.len() > 1 && group.name.chars().all(|ch| ch.is_ascii_uppercase());
        if !is_letters || group.also.is_some() {
            continue;
        }
        let is_open = group.name.len() >= MIN_INITIALS
            && !spelled.contains(&group.key)
            && news.kb.lookup(&group.key).is_empty();
        let mut own = group.mentions.iter().map(|&index| news.at(index as usize));
        if !is_open && !own.all(|mentioned| is_label(mentioned.around())) {
            continue;
        }
        let mut bearers = persons
            .iter()
            .filter(|(other, letters)| *other != i && *letters == group.key);
        if let (Some(&(bearer, _)), None) = (bearers.next(), bearers.next()) {
            group.also = Some((bearer, MergeRule::Acronym));
        }
    }
}

/// Whether a name begins a line as the label of who speaks, "AK: I left.", or says who has to act, "(AK to write)".
fn is_label(name: Around<'_>) -> bool {
    let (before, after) = (name.before(), name.after());
    let is_speaker = (before.is_empty() || before.ends_with('\n')) && after.starts_with(':');
    is_speaker || before.ends_with('(') && after.starts_with(" to ")
}
