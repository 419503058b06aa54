//! Nicknames that stand in quotation marks within a name: "Bruno 'Bull' Keller".

use std::borrow::Cow;

use relmap_text::key::fold;

/// Most words of a nickname.
const MAX_WORDS: usize = 3;

/// The name without the nickname in it, and the nickname's key.
///
/// The mark that opens may have been left outside the span: "Bull' Keller" is Keller. A name without such marks, or with
/// nothing behind them, comes back as it is.
pub(super) fn cut(name: &str) -> (Cow<'_, str>, Option<String>) {
    let marks = marks(name);
    let (open, close) = match *marks.as_slice() {
        [close] if close.after > 0 => (None, close),
        [open, close] => (Some(open), close),
        _ => return (Cow::Borrowed(name), None),
    };
    let before = open.map_or("", |open| &name[..open.at]);
    let nickname = name[open.map_or(0, |open| open.after)..close.at].trim();
    let behind = name[close.after..].trim();
    let n_words = nickname.split_whitespace().count();
    let is_name = |text: &str| text.starts_with(char::is_uppercase);
    let is_nickname = (1..=MAX_WORDS).contains(&n_words)
        && nickname.split_whitespace().all(is_name)
        && is_name(behind)
        && (open.is_some() || n_words > 1);
    if is_nickname {
        (Cow::Owned(format!("{before} {behind}")), Some(fold(nickname)))
    } else {
        (Cow::Borrowed(name), None)
    }
}

/// A quotation mark at the edge of a word: its first byte, and the first behind it.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    after: usize,
}

fn marks(name: &str) -> Vec<Mark> {
    let is_mark = |ch: char| matches!(ch, '\'' | '"' | '‘' | '’' | '“' | '”' | '`');
    let is_open = |text: Option<char>| text.is_none_or(char::is_whitespace);
    name.char_indices()
        .filter(|&(at, ch)| {
            let after = at + ch.len_utf8();
            is_mark(ch) && (is_open(name[..at].chars().next_back()) || is_open(name[after..].chars().next()))
        })
        .map(|(at, ch)| Mark {
            at,
            after: at + ch.len_utf8(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nicknames_are_cut_out() {
        for (name, outside, nickname) in [
            ("Bruno 'Big Bull' Keller", "Bruno  Keller", Some("big bull")),
            ("Bruno “Bull” Keller", "Bruno  Keller", Some("bull")),
            ("Big Bull' Keller", " Keller", Some("big bull")),
            ("Keller' Bull", "Keller' Bull", None),
            ("Sinead O'Moran", "Sinead O'Moran", None),
            ("Bruno Keller'", "Bruno Keller'", None),
            ("'", "'", None),
            ("", "", None),
        ] {
            assert_eq!(
                cut(name),
                (Cow::Borrowed(outside), nickname.map(str::to_owned)),
                "{name}"
            );
        }
    }
}
