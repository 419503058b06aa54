//! Bare surnames that mean somebody whom the document does not name in full.

use relmap_kb::{Kind, Record, RecordIdx};
use relmap_types::RefusalReason;

use super::super::Scope;
use super::super::forest::Forest;
use crate::link::{ORDINARY, famous_bearer};
use crate::name::PersonName;

/// Whether a surname alone means its famous bearer rather than `namesakes`, none of whom is that person.
///
/// "Trump signed the order" is not about Melania Trump, whom alone the text names in full. It is so where the namesake is known
/// for the famous one, where hardly anybody else bears the surname, with the title of who leads a country ("President Moran"), and
/// where the text says that somebody is his kin ("the wife of Moran"). It is not so where the namesake is of another country or
/// the sentence goes on with a pronoun that fits the namesake alone.
pub(super) fn means_famous(forest: &mut Forest<'_>, i: usize, part: &str, namesakes: &[usize]) -> bool {
    let kb = forest.kb;
    if forest.scope != Scope::Document || namesakes.is_empty() {
        return false;
    }
    let Some(famous) = famous_bearer(part, kb) else {
        return false;
    };
    let roots = forest.roots(i, namesakes);
    let (bearer, record) = (&forest.bearers[i], kb.record(famous));
    let gender = PersonName::parse(record.name).gender(kb);
    let told = bearer.person.and_then(|name| name.gender);
    if roots.iter().any(|&root| forest.record[root] == Some(famous))
        || matches!((told, gender), (Some(told), Some(gender)) if told != gender)
    {
        return false;
    }
    let is_rare = || is_rare(part, famous, forest);
    let is_other = |&root: &usize| {
        // The text itself says who else bears the surname: "the novelist Bruno Keller".
        if forest.barred[root] == Some(famous) || forest.bearers[root].hints.is_private() {
            return false;
        }
        let own = forest.record[root].map(|own| kb.record(own));
        if own.is_some_and(|own| own.country != record.country) {
            return false;
        }
        let theirs = forest.bearers[root].person.and_then(|name| name.gender(kb));
        if theirs.is_some() && theirs != gender && bearer.hints.pronoun() == theirs {
            return false;
        }
        let is_head = bearer.hints.is_head && !forest.bearers[root].hints.is_head;
        is_head || bearer.hints.has_kin || own.is_some_and(|own| is_known_for(&own, &record)) || is_rare()
    };
    let is_famous = roots.iter().all(is_other);
    if is_famous {
        forest.refuse(i, roots, RefusalReason::SeveralBearers);
    }
    is_famous
}

/// Whether a record is of somebody who is known by another: a first lady, an adviser of Bruno Keller's.
fn is_known_for(record: &Record<'_>, famous: &Record<'_>) -> bool {
    record.kind == Kind::FirstLady || record.of == Some(famous.name)
}

/// Whether hardly anybody but the famous bearer and those known for them bears a surname, which is no usual word either.
fn is_rare(surname: &str, famous: RecordIdx, forest: &Forest<'_>) -> bool {
    let kb = forest.kb;
    let record = kb.record(famous);
    kb.word(surname).frequency_class() < ORDINARY
        && kb.forename(surname).is_none()
        && kb.surname(surname).iter().all(|candidate| {
            candidate.record == famous || is_known_for(&kb.record(candidate.record), &record)
        })
}
