//! Who may have the gender that a title tells.

use relmap_kb::Gender;

use super::super::forest::Forest;

/// Whether somebody may have the gender that a title tells.
pub(super) fn may_be(forest: &Forest<'_>, gender: Option<Gender>, other: usize) -> bool {
    gender.is_none() || gender_of(forest, other).is_none_or(|theirs| gender == Some(theirs))
}

/// The gender of somebody, by title, forename or the word of kinship that the document introduces them with.
fn gender_of(forest: &Forest<'_>, other: usize) -> Option<Gender> {
    let bearer = &forest.bearers[other];
    let by_name = bearer.person.and_then(|full| full.gender(forest.kb));
    by_name.or(bearer.hints.kin_gender)
}

/// Those who may have the gender that a title tells: of whom it is known go before those of whom nothing is known.
///
/// But a man who comes in as somebody's relative is no likelier a "Mr." than the one whom the text is about, unless he is a husband.
pub(super) fn fitting(forest: &Forest<'_>, gender: Option<Gender>, all: &[usize]) -> Vec<usize> {
    if gender.is_none() {
        return all.to_vec();
    }
    let those = |is_one: &dyn Fn(usize) -> bool| -> Vec<usize> {
        all.iter().copied().filter(|&other| is_one(other)).collect()
    };
    let is_relative = |other: usize| {
        let bearer = &forest.bearers[other];
        gender == Some(Gender::Male) && bearer.is_kin && !bearer.hints.is_husband
    };
    let sure = those(&|other| gender_of(forest, other) == gender);
    if sure.iter().all(|&other| is_relative(other)) {
        those(&|other| may_be(forest, gender, other))
    } else {
        sure
    }
}
