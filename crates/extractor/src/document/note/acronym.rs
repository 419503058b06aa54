//! Acronyms that a document defines.

use relmap_text::key::fold;
use relmap_types::EntityType;

use crate::document::grouping::{Group, Grouped};
use crate::name::{OrganizationName, abbreviates, initials, reorders};
use crate::news::News;

/// Most letters of an acronym.
const MAX_LETTERS: usize = 10;

/// An acronym and the name that it stands for, by the numbers of their groups.
pub(crate) struct Definition {
    pub(crate) short: usize,
    pub(crate) full: usize,
}

/// Notes acronyms that the text defines in brackets: "European Investment Bank (EIB)", "EIB (European Investment Bank)".
///
/// Letters in brackets right after an organization's name of several words are its acronym even where they come from
/// another language, "Union of Rationalist Atheists and Agnostics (UAAR)", or are a code, "Zorkal Airways (QZ)"; and so are letters
/// behind "or": "Zorkal International Construction Corporation, or ZICO,".
pub(super) fn define(news: News<'_>, grouped: &mut Grouped) -> Vec<Definition> {
    let (groups, of) = (&mut grouped.groups, &grouped.of);
    let mut defined = Vec::new();
    for first in news.all() {
        let Some(second) = first.next() else { break };
        let (Some(left), Some(right)) = (of[first.index], of[second.index]) else {
            continue;
        };
        let (between, after) = (first.until(second), second.around().after());
        let is_bracket = is_opening(between) && after.starts_with(')');
        let is_or = between == ", or " && after.starts_with([',', '.', ';']);
        if left == right || !(is_bracket || is_or) {
            continue;
        }
        groups[right].hints.is_aside |= is_bracket && groups[left].entity_type == EntityType::Person;
        for (short, full) in [(right, left), (left, right)] {
            let Some(name) = groups[full]
                .organization
                .as_ref()
                .filter(|_| is_bracket || short == right)
            else {
                continue;
            };
            let Some(acronym) = acronym(&groups[short], name) else {
                continue;
            };
            // The legal form may count: "ZAB (Zorkal Aktiebolag)".
            let all: Vec<String> = fold(&name.display).split(' ').map(str::to_owned).collect();
            let spelled = abbreviates(&acronym, &all) || reorders(&acronym, &name.words);
            let is_unheard = || news.kb.lookup(&acronym).is_empty();
            let given = || {
                short == right
                    && (is_foreign(&groups[short], &groups[full]) && (is_bracket || is_unheard())
                        || is_bracket && is_code(&groups[short], &groups[full]) && is_unheard())
            };
            if spelled || given() {
                let acronyms = &mut groups[full].acronyms;
                if !acronyms.contains(&acronym) {
                    acronyms.push(acronym);
                }
                defined.push(Definition { short, full });
                break;
            }
        }
    }
    defined
}

/// Whether only an opening bracket stands between two names, and at most the quotation mark that closes the first.
fn is_opening(between: &str) -> bool {
    let is_quote = |ch: char| matches!(ch, '"' | '”' | '’' | '\'') || ch.is_whitespace();
    between.trim_matches(is_quote) == "("
}

/// The letters of a name in brackets, or before those that hold the name `full`.
fn acronym(group: &Group, full: &OrganizationName) -> Option<String> {
    let name = group.organization.as_ref()?;
    // In brackets "HoGeSa" is one as well, and "Zam" of the Zorkal Air Movement.
    let capitals = name.display.chars().filter(|ch| ch.is_uppercase()).count();
    let is_spelled = group.key.len() > 2 && initials(&full.words).contains(&group.key);
    let is_short = name.words.len() == 1 && (capitals > 1 || is_spelled) && group.key.len() <= MAX_LETTERS;
    name.acronym
        .clone()
        .or_else(|| is_short.then(|| group.key.clone()))
}

/// Whether bracketed letters can be the code of a firm: "Zorkal Airways (QZ)".
fn is_code(short: &Group, full: &Group) -> bool {
    let mut letters = short.name.chars();
    short.entity_type == EntityType::Organization
        && full.entity_type == EntityType::Organization
        && letters.by_ref().take(2).filter(|ch| ch.is_uppercase()).count() == 2
        && letters.next().is_none()
        && full
            .organization
            .as_ref()
            .is_some_and(|name| name.words.len() > 1)
}

/// Whether bracketed letters can be the acronym of the name's own language: two organizations, the name of several words.
fn is_foreign(short: &Group, full: &Group) -> bool {
    short.entity_type == EntityType::Organization
        && full.entity_type == EntityType::Organization
        && short.key.len() > 2
        && full
            .organization
            .as_ref()
            .is_some_and(|name| name.words.len() > 2)
}
