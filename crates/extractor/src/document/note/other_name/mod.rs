//! Other names that a document gives: "Ada Moran, also known as Zorka".

mod pair;
mod phrase;

use relmap_kb::{KnowledgeBase, popularity};
use relmap_ner::Lexicon;
use relmap_types::{EntityType, MergeRule};

use crate::document::grouping::{Group, Grouped};
use crate::news::{Mentioned, News};
use pair::Pair;
use phrase::is_mark;

/// Notes in each group the group that the text says it is another name of.
///
/// Both are of one type, and the phrase is set off by a comma or a bracket or is the verb of its sentence: "the part of Lisbon
/// known as Alfama" is not Lisbon. Brackets also hold the name in another language, with the language ("Danish: …") or, of
/// organizations, without it.
pub(super) fn note(news: News<'_>, grouped: &mut Grouped) {
    let groups = &mut grouped.groups;
    let named: Vec<(Mentioned<'_>, usize)> = news
        .all()
        .zip(&grouped.of)
        .filter_map(|(mentioned, group)| Some((mentioned, (*group)?)))
        .collect();
    // "also known as Zorka or Zora": the list goes on.
    let mut is_list = false;
    for (at, pair) in named.windows(2).enumerate() {
        let &[(left, first), (right, second)] = pair else {
            continue;
        };
        let between = left.until(right);
        let (before, after) = (left.around().before(), right.around().after());
        let entity_type = groups[first].entity_type;
        let is_acronym = groups[first]
            .organization
            .as_ref()
            .is_some_and(|name| name.acronym.is_some() && before.ends_with('('));
        let pair = Pair {
            entity_type,
            is_acronym,
            before,
            between,
            after,
        };
        // "Ada Moran of Zorkal, known as Zorka": she is, not her firm; but "of the Harbour Department, known as Zorka".
        let is_body = is_body(&groups[first]);
        let member = at.checked_sub(1).map(|at| &named[at]).filter(|(person, group)| {
            let is_its_own = match person.until(left) {
                " of " | " at " | " from " => true,
                " of the " | " from the " => !is_body,
                _ => false,
            };
            entity_type != EntityType::Person && is_full_person(&groups[*group]) && is_its_own
        });
        let is_called = pair.says_so() && pair.is_name_of_person();
        if is_called && let Some(&(_, person)) = member {
            if groups[second].also.is_none() && person != second {
                groups[second].also = Some((person, MergeRule::OtherName));
            }
            continue;
        }
        let is_type = groups[second].entity_type == entity_type
            || is_called
                && (is_full_person(&groups[first]) || is_body)
                && is_unknown(&groups[second], news.kb);
        let is_other = first != second
            && is_type
            && ((is_list && matches!(between.trim_matches(is_mark), "or" | "or simply" | ", or"))
                || pair.says_so()
                || pair.is_labelled(news.kb)
                || pair.is_translated(&groups[first].name, &groups[second].name, news.kb));
        is_list = is_other;
        if is_other
            && groups[second].also.is_none()
            && groups[first].also.is_none_or(|(also, _)| also != second)
        {
            groups[second].also = Some((first, MergeRule::OtherName));
        }
    }
}

/// Whether a group is a person named by two parts or more.
fn is_full_person(group: &Group) -> bool {
    group.person.as_ref().is_some_and(|name| name.parts.len() > 1)
}

/// Whether a group is an organization whose name of several words says what it is: "Harbour Department".
fn is_body(group: &Group) -> bool {
    let words = group.organization.as_ref().map_or(&[][..], |name| &name.words);
    let is_head = |word: &String| {
        Lexicon::embedded()
            .organization_head(word)
            .is_some_and(|strength| strength > 1)
    };
    group.entity_type == EntityType::Organization && words.len() > 1 && words.iter().any(is_head)
}

/// Whether a group is one word that the knowledge base does not know well.
fn is_unknown(group: &Group, kb: &KnowledgeBase) -> bool {
    let known = kb.lookup(&group.key);
    !group.key.contains(' ')
        && known
            .iter()
            .all(|each| kb.record(each.record).popularity < popularity::KNOWN)
}
