//! Words that end the names of firms and clubs and say no more than what these do.

mod words;

use relmap_ner::Lexicon;
use relmap_text::key::fold;

use super::{OrganizationName, is_small};
use words::{HEADS, SIDES, TRADES, WIDE};

/// Whether a word says what a firm does, or that a name is a club's.
pub(crate) fn is_trade(word: &str) -> bool {
    is_firm(word) || is_side(word)
}

/// Whether a word says what a firm does.
pub(crate) fn is_firm(word: &str) -> bool {
    TRADES.binary_search(&word).is_ok()
}

/// Whether a word says that a name is a club's.
pub(crate) fn is_side(word: &str) -> bool {
    SIDES.binary_search(&word).is_ok()
}

/// What a name that a legal form follows is called for short, where the lexicon does not know its other words: `zorkal` of "Zorkal
/// Vinařství a.s.", `zorkal alto` of "Minera Zorkal Alto S.A.C.".
pub(crate) fn registered_short(name: &OrganizationName) -> Option<String> {
    let (first, rest) = name.words.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let is_said = |word: &String| is_trade(word) || Lexicon::embedded().organization_head(word).is_some();
    if name.key() == fold(&name.display) || rest.iter().any(is_said) {
        None
    } else if HEADS.binary_search(&first.as_str()).is_ok() {
        Some(rest.join(" "))
    } else {
        (!is_said(first)).then(|| first.clone())
    }
}

/// What a firm or a club is called for short, as far as its name tells: `zorkal` of `zorkal harbour foods` is not, for the harbour
/// says more, but of `zorkal catering services`, and of `banca popolare di zorkal`.
pub(crate) fn short_forms(words: &[String]) -> Vec<String> {
    let is_wide = |word: &String| WIDE.contains(&word.as_str());
    let n_trades = words
        .iter()
        .rev()
        .take_while(|word| is_trade(word) || is_wide(word))
        .count();
    // "Zorkal International" may be a fair.
    let n_trades = if words.last().is_some_and(is_wide) {
        0
    } else {
        n_trades
    };
    let first = words.len().saturating_sub(n_trades).max(1);
    let mut shorts: Vec<String> = (first..words.len()).map(|end| words[..end].join(" ")).collect();
    if let [head, .., before, last] = words
        && HEADS.binary_search(&head.as_str()).is_ok()
        && is_small(before)
    {
        shorts.push(last.clone());
    }
    shorts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!(TRADES.is_sorted() && WIDE.is_sorted() && SIDES.is_sorted() && HEADS.is_sorted());
    }

    #[test]
    fn short_forms_of_firms() {
        let shorts = |name: &str| {
            let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
            short_forms(&words)
        };
        assert_eq!(shorts("zorkal foods"), ["zorkal"]);
        assert_eq!(shorts("zorkal bay fc"), ["zorkal bay"]);
        assert_eq!(shorts("zorkal medical supplies"), ["zorkal", "zorkal medical"]);
        assert!(shorts("zorkal medical").is_empty());
        assert_eq!(shorts("zorkal catering services"), ["zorkal", "zorkal catering"]);
        assert_eq!(shorts("banca popolare di zorkal"), ["zorkal"]);
        let registered = |name: &str| registered_short(&OrganizationName::parse(name));
        assert_eq!(registered("Zorkal Morjan hf.").as_deref(), Some("zorkal"));
        assert_eq!(
            registered("Minera Zorkal Alto S.A.C.").as_deref(),
            Some("zorkal alto")
        );
        assert_eq!(registered("Zorkal Harbour Bank Ltd"), None);
        assert_eq!(registered("Zorkal Morjan"), None);
        assert!(shorts("zorkal police").is_empty() && shorts("foods").is_empty() && shorts("").is_empty());
    }
}
