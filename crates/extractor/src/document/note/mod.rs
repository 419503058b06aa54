//! What the text says about its groups: which is another name of which, and which is not.
//!
//! Each file is one way to say so; [`note`] asks them in order, and what an earlier one has noted stands.

mod acronym;
mod apart;
mod birth_name;
mod club;
mod company;
mod initials;
mod other_name;

use super::grouping::Grouped;
use crate::news::News;
pub(super) use acronym::Definition;

/// Notes in the groups what the text says of them, and gives the acronyms that it defines.
pub(super) fn note(news: News<'_>, grouped: &mut Grouped) -> Vec<Definition> {
    let defined = acronym::define(news, grouped);
    other_name::note(news, grouped);
    birth_name::note(news, grouped);
    initials::note(news, grouped);
    club::note(&mut grouped.groups);
    company::note(&mut grouped.groups);
    apart::note(news, grouped);
    defined
}
