//! The country that an organization's name says.

use relmap_kb::KnowledgeBase;

use super::country_of;
use crate::name::OrganizationName;

/// The country that an organization's name says in full, in front or behind: `GH` of "Supreme Court of Ghana".
pub(crate) fn country_in(name: &OrganizationName, kb: &KnowledgeBase) -> Option<String> {
    let n = name.words.len();
    let leading = (1..n.min(4))
        .rev()
        .find_map(|end| country_of(&name.words[..end].join(" "), kb));
    leading.or_else(|| {
        let of = name.words.iter().rposition(|word| word == "of" || word == "in")?;
        country_of(&name.words[of + 1..].join(" "), kb)
    })
}
