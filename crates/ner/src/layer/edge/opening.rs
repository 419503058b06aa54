//! Articles, marks and titles that open a span.

use crate::lexicon::{Lexicon, TitleKind};
use crate::text::Stretch;
use crate::word::Word;

/// Most words before a span that may complete a title in it: "Secretary of" before "State Antony Blinken".
const MAX_BEFORE: usize = 3;

/// A mark or an article, which opens no name; the "A." of "A. Keller" is no article.
pub(super) fn is_opening(word: &Word, next: &Word) -> bool {
    let is_initial = word.span.len() > word.key.len() as u32 || next.mark == Some('.') && !next.spaced;
    word.key.is_empty() || matches!(word.key.as_str(), "an" | "the") || *word.key == *"a" && !is_initial
}

/// The first token behind the titles that open a name, and behind the demonyms that open the titles.
pub(super) fn behind_titles(name: Stretch<'_>) -> usize {
    let lexicon = Lexicon::embedded();
    let words = &name.sentence.words[..name.end];
    let is_role = |keys: &[&str]| {
        let kind = lexicon.title(&keys.join(" ")).map(|title| title.kind);
        !matches!(kind, None | Some(TitleKind::Nobility | TitleKind::Religious))
    };
    let remains = |first: usize| words[first..].iter().any(Word::is_capital);
    let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
    let mut first = name.start;
    for before in 1..=MAX_BEFORE.min(name.start) {
        if is_role(&keys[name.start - before..=name.start]) && remains(name.start + 1) {
            first = name.start + 1;
        }
    }
    while first < name.end {
        let demonyms = words[first..]
            .iter()
            .take_while(|word| word.facts.demonym().is_some())
            .count();
        let n = lexicon.leading_title(&keys[first + demonyms..]);
        let title = first + demonyms..first + demonyms + n;
        if n > 0 && is_role(&keys[title.clone()]) && remains(title.end) {
            first = title.end;
        } else if words[first].key.is_empty() && remains(first + 1) {
            first += 1;
        } else {
            break;
        }
    }
    first
}
