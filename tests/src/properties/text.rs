//! News-like and other texts.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use relmap_types::Document;

/// Words and marks that the rules look at; names first, so that failing cases shrink to them.
const PIECES: &[&str] = &[
    "Ada Moran",
    "Moran",
    "Vladimir Putin",
    "Putin",
    "Bashar al-Assad",
    "Assad",
    "Erdoğan",
    "Li Wei",
    "Xi",
    "J. Smith",
    "J.\u{200b}.K. Smith",
    "J.ʼ.K. Smith",
    "NATO",
    "EU",
    "U.S.",
    "U.N.",
    "European Investment Bank",
    "(EIB)",
    "Turkey",
    "Türkiye",
    "Kiev",
    "Turkish",
    "Russians",
    "Russia-Turkey",
    "Paris",
    "President",
    "Mr",
    "Mr.",
    "Gen.",
    "Minister",
    "met",
    "the",
    "The",
    "in",
    "of",
    "and",
    "said",
    "al-",
    "’s",
    "'s",
    "s'",
    ",",
    ".",
    "...",
    "!",
    "?",
    ":",
    "-",
    "–",
    "—",
    "/",
    "(",
    ")",
    "[AP]",
    "“",
    "”",
    "\"",
    "'",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{200B}",
    "\u{AD}",
    "\u{301}",
    "\u{202E}",
    "\u{2028}",
    "5",
    "1,000.5",
    "READ MORE",
    "Subscribe",
    "© 2020",
    "By Ada Moran",
    "---",
    "- ",
    "* ",
    "# ",
    "習近平",
    "Путин",
    "🇹🇷",
    "محمد",
    "ẞ",
    "ﬁ",
    "İ",
    "A",
    "\u{0}",
];

/// Half pieces of news in any order, half anything that Unicode has.
pub(super) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(PIECES).prop_map(str::to_owned),
        1 => ".{0,12}",
        1 => any::<String>(),
    ];
    // Mostly with a space between, as words stand.
    vec((piece, prop::bool::weighted(0.7)), 0..60).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(piece, space)| piece + if space { " " } else { "" })
            .collect()
    })
}

/// A few documents with distinct ids.
pub(super) fn documents() -> impl Strategy<Value = Vec<Document>> {
    vec(text(), 1..4).prop_map(|texts| {
        texts
            .into_iter()
            .enumerate()
            .map(|(i, text)| Document::new(format!("d{i}"), text))
            .collect()
    })
}
