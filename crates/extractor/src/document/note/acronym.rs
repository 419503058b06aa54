//! Acronyms that a document defines.

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention};

use crate::document::grouping::group::Group;
use crate::name::{OrganizationName, abbreviates, initials, reorders};

/// Most letters of an acronym.
const MAX_LETTERS: usize = 10;

/// An acronym and the name that it stands for, as places in the groups.
pub(crate) struct Definition {
    pub(crate) short: usize,
    pub(crate) full: usize,
}

/// Notes acronyms that the text defines in brackets: "European Investment Bank (EIB)", "EIB (European Investment Bank)".
///
/// Letters in brackets right after an organization's name of several words are its acronym even where they come from
/// another language, "Union of Rationalist Atheists and Agnostics (UAAR)", or are a code, "Zorkal Airways (QZ)"; and so are letters
/// behind "or": "Zorkal International Construction Corporation, or ZICO,".
pub(crate) fn define(
    document: &Document,
    mentions: &[Mention],
    of: &[Option<usize>],
    groups: &mut [Group],
    kb: &KnowledgeBase,
) -> Vec<Definition> {
    let mut defined = Vec::new();
    for (i, pair) in mentions.windows(2).enumerate() {
        let (Some(left), Some(right)) = (of[i], of[i + 1]) else {
            continue;
        };
        let between = document.between(pair[0].span, pair[1].span);
        let after = document.after(pair[1].span);
        let is_bracket = between.is_some_and(is_opening) && after.starts_with(')');
        let is_or = between == Some(", or ") && after.starts_with([',', '.', ';']);
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
            let is_unheard = || kb.lookup(&acronym).is_empty();
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
