//! Acronyms that the document defines, and the names that they stand for: one record for both.

use relmap_kb::KnowledgeBase;
use relmap_types::MergeRule;

use crate::attach::may_be_known;
use crate::document::grouping::Group;
use crate::document::note::Definition;

/// Gives the letters the record of the name that the text spells out, or the name that of the letters.
pub(super) fn follow(groups: &mut [Group], defined: Vec<Definition>, kb: &KnowledgeBase) {
    for Definition { short, full } in defined {
        // "the new Zorkal, officially called ZAM (Zorkal Air Movement)": the letters are spoken for, and so is what they stand for.
        if groups[short].also.is_some() && groups[full].also.is_none() {
            groups[full].also = Some((short, MergeRule::OtherName));
        }
        let spelled = groups[full]
            .organization
            .as_ref()
            .is_some_and(|name| !name.words.contains(&groups[short].key));
        let resembles = groups[short].record.is_some_and(|record| {
            let full = groups[full].organization.as_ref();
            full.is_some_and(|full| may_be_known(full, record, true, kb))
        });
        if groups[full].record.is_some() || (spelled && !resembles) {
            // What the text spells out outranks what the letters mean elsewhere.
            groups[short].record = groups[full].record;
        } else {
            groups[full].record = groups[short].record;
        }
    }
}
