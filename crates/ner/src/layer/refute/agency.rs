//! News agencies that are named for having sent a report, not for what they do.

use relmap_kb::Kind;

use crate::text::{Stretch, Text};
use crate::word::{Shape, Word};

/// Tokens of a sentence within which its dateline ends.
const DATELINE: usize = 12;

/// Whether folded words name a news agency that the knowledge base knows.
fn is_agency(text: &Text<'_>, key: &str) -> bool {
    text.best(key)
        .is_some_and(|record| record.kind == Kind::NewsAgency)
}

/// Whether a name ends the line that says where a report was written and who sent it: "LISBON (Reuters) -".
pub(super) fn ends_dateline(text: &Text<'_>, name: Stretch<'_>) -> bool {
    let words = &name.sentence.words;
    name.end < DATELINE
        && name.behind(1).is_some_and(|word| word.mark == Some(')'))
        && name.behind(2).is_some_and(Word::is_dash)
        // "Ada Moran (Labour Party) –" opens no report.
        && (words[0].shape == Shape::Upper || is_agency(text, &name.key()))
}

/// Whether a news agency is credited at the end of a report: "(AFP, dpa)", "sje/dpa/AP".
///
/// Brackets right behind a name explain it: "Deutsche Presse-Agentur (dpa)".
pub(super) fn is_credit(text: &Text<'_>, name: Stretch<'_>) -> bool {
    let is_slash = |word: Option<&Word>| word.is_some_and(|word| word.mark == Some('/'));
    let open = name.all_before().iter().rposition(|word| word.mark == Some('('));
    // Few names stand so, and to look one up takes long.
    let may_be = open.is_some() || is_slash(name.before(1)) || is_slash(name.behind(1));
    if !may_be || !is_agency(text, &name.key()) {
        return false;
    }
    // Beside initials or another agency: "Reuters/Ipsos" is a poll.
    let is_sender = |word: &Word| word.shape == Shape::Lower || is_agency(text, &word.key);
    if is_slash(name.before(1)) && name.before(2).is_some_and(is_sender)
        || is_slash(name.behind(1)) && name.behind(2).is_some_and(is_sender)
    {
        return true;
    }
    let close = name.all_behind().iter().position(|word| word.mark == Some(')'));
    let Some((open, close)) = open.zip(close) else {
        return false;
    };
    let is_alone = open + 1 == name.start && close == 0;
    let explains = is_alone && open > 0 && name.sentence.words[open - 1].is_capital();
    let are_agencies = |words: &[Word]| {
        words
            .iter()
            .all(|word| word.key.is_empty() || word.key == "and" || is_agency(text, &word.key))
    };
    !explains && are_agencies(&name.all_before()[open..]) && are_agencies(&name.all_behind()[..close])
}
