//! Legal forms behind names: whatever "Marek Nowak Sp. z o.o." reads like, it is a company.

use relmap_types::{EntityType, Mention};

use super::is_name;
use crate::lexicon::{LegalForm, Lexicon};
use crate::text::{Stretch, Text};
use crate::word::{Shape, Word};

/// Makes an organization of every name that a legal form ends or follows, and takes the form into it.
pub(crate) fn mark(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let mut marked: Vec<Mention> = Vec::with_capacity(mentions.len());
    let mut is_widened = false;
    for mut mention in mentions.drain(..) {
        // What was taken for a name of its own within the form.
        let is_within =
            |last: &Mention| last.sentence == mention.sentence && last.span.overlaps(mention.span);
        if is_widened && marked.last().is_some_and(is_within) {
            continue;
        }
        let name = text.name(&mention);
        let end = end_with_form(name, mention.entity_type).filter(|_| is_name(&mention));
        is_widened = end.is_some();
        if let Some(end) = end {
            mention.span = Stretch { end, ..name }.span().unwrap_or(mention.span);
            mention.entity_type = EntityType::Organization;
        }
        marked.push(mention);
    }
    *mentions = marked;
}

/// Where a name ends with the legal form in it or behind it, if one makes it an organization.
fn end_with_form(name: Stretch<'_>, read: EntityType) -> Option<usize> {
    (name.start + 1..=name.end).find_map(|start| {
        let end = form_at(&name.sentence.words, start, read, name.start)?;
        // "Keller AG Harbour" goes on.
        (end >= name.end).then_some(end)
    })
}

/// Where the legal forms end that begin at token `start`, or behind the comma there, if they make the name before an organization.
///
/// The name begins at token `first`; `read` is what it was taken for.
fn form_at(words: &[Word], start: usize, read: EntityType, first: usize) -> Option<usize> {
    let mut end = start;
    let mut is_sure = false;
    loop {
        let comma = words.get(end).is_some_and(|word| word.mark == Some(','));
        let at = end + usize::from(comma);
        let Some((n, form)) = leading_form(words.get(at..)?) else {
            break;
        };
        let sure = match form {
            LegalForm::Sure => is_written_as_form(&words[at]),
            LegalForm::Letters => !comma && are_letters(words, at, read, first),
            LegalForm::Nothing => break,
        };
        // "Co., Ltd.", but not "Ltd, as": what is not clearly a form may stand among others, with a capital.
        if !sure && (comma || words[at].shape == Shape::Lower) {
            break;
        }
        is_sure |= sure;
        end = at + n;
    }
    is_sure.then_some(end)
}

/// The legal form that tokens begin with, "/" and full stops within it passed over: its number of tokens and what it says.
fn leading_form(words: &[Word]) -> Option<(usize, LegalForm)> {
    const MOST: usize = 8;
    let is_inside = |word: &Word| !word.spaced && matches!(word.mark, Some('/' | '.'));
    let mut keys: Vec<&str> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    for (i, word) in words.iter().enumerate().take(MOST) {
        if word.key.is_empty() {
            if i > 0 && is_inside(word) {
                continue;
            }
            break;
        }
        keys.push(&word.key);
        ends.push(i + 1);
    }
    let lexicon = Lexicon::embedded();
    let n = lexicon.leading_legal_form(&keys);
    let form = lexicon.legal_form(&keys[..n].join(" "))?;
    // "Moran's A Harbour" has the letters of "S/A".
    let has_mark = ends[n - 1] > n;
    (n == 1 || has_mark || keys[..n].iter().any(|key| key.len() > 1)).then_some((ends[n - 1], form))
}

/// Whether a word that is a legal form wherever it stands has a capital, a full stop within or is no English word: "hf", "s.r.o.".
fn is_written_as_form(word: &Word) -> bool {
    word.shape != Shape::Lower || has_full_stops(word) || !word.facts.is_english_word()
}

/// Whether the letters at a token are written as a form is: with full stops behind a name of several words, or in capitals behind
/// a name that is not, and nothing else goes on behind them.
fn are_letters(words: &[Word], at: usize, read: EntityType, first: usize) -> bool {
    let is_organization = read == EntityType::Organization;
    if has_full_stops(&words[at]) {
        return is_organization || at - first > 1;
    }
    let is_calm = words[first..at]
        .iter()
        .any(|word| word.shape == Shape::Capitalized);
    let goes_on = words
        .get(at + 1)
        .is_some_and(|next| next.spaced && next.is_capital());
    // "Zorkal, SA" and "Denver CO" are places.
    read != EntityType::Location
        && words[at].shape == Shape::Upper
        && is_calm
        && (!goes_on || is_organization)
}

/// Whether full stops, or letters that folding changes, stand in a word: "A.Ş.", "Co.".
fn has_full_stops(word: &Word) -> bool {
    word.span.len() as usize > word.key.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn forms_make_organizations() {
        assert_layer(
            mark,
            "<P Marek Nowak> Sp. z o.o. grew.",
            "<O Marek Nowak Sp. z o.o.> grew.",
        );
        assert_layer(
            mark,
            "<P Keller> <O Co>., Ltd. grew.",
            "<O Keller Co., Ltd.> grew.",
        );
        assert_layer(mark, "<P Bruno Keller GmbH> grew.", "<O Bruno Keller GmbH> grew.");
    }

    #[test]
    fn letters_that_may_be_something_else() {
        assert_layer(mark, "<P Keller> AG grew.", "<O Keller AG> grew.");
        assert_layer(
            mark,
            "<O Keller> Ltd, as a rule, grew.",
            "<O Keller Ltd>, as a rule, grew.",
        );
        for stays in [
            "<L Denver> CO is cold.",
            "<P Keller>, as ever, spoke.",
            "<L Zorkal> Group met.",
            "<O HARBOUR UNION> AS PARTNER",
            "<P Keller> AG Harbour grew.",
            "<O Zorkal Ltd Bank> said no.",
            "<O Harbour> limited its losses.",
        ] {
            assert_layer(mark, stays, stays);
        }
    }
}
