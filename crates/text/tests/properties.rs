//! What holds for every text: spans slice, tokens tile, sentences ascend outside the cuts, nothing panics.

use proptest::prelude::*;
use relmap_text::boilerplate::find_cuts;
use relmap_text::{segment, unwrap};
use relmap_types::{Cut, CutReason, Document, Span};

/// Pieces that the rules look at, in any order.
const PIECES: &[&str] = &[
    "Moran",
    "the",
    "The",
    "U.S.",
    "Mr",
    "No",
    "J",
    "al-Keller",
    "’s",
    "'s",
    "n't",
    "don't",
    "s'",
    ".",
    "..",
    "...",
    "…",
    "!",
    "?",
    ",",
    ":",
    "-",
    "–",
    "—",
    "/",
    "&",
    "@",
    "#",
    "(",
    ")",
    "[",
    "]",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    " ",
    " ",
    " ",
    "moran-\nkeller",
    "moran-\r\nkeller",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{200B}",
    "\u{AD}",
    "\u{301}",
    "5",
    "3.5",
    "$",
    "%",
    "bn",
    "www.",
    "a@b.org",
    "http://",
    "com",
    "習近平",
    "。",
    "أردوغان",
    "؟",
    "🇹🇷",
    "ı",
    "İ",
    "•",
    "Ph.D.",
    "[AP]",
    "©",
    "By ",
    "READ MORE",
    "Share this article",
    "Subscribe to our newsletter",
    "cancel anytime",
    "Copyright ",
    "REUTERS/",
    "Photo: ",
    "via ",
    "Author: ",
    "Editor: ",
    "(AP Photo/Moran)",
    "(Reporting by Moran)",
    "contributed to this report",
];

/// Text made of `PIECES`, or of any characters, or of any bytes decoded with replacement.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat()),
        1 => prop::collection::vec(any::<char>(), 0..80).prop_map(String::from_iter),
        1 => prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    ]
}

/// A document whose cuts may lie anywhere, inside characters and beyond the end too.
fn any_document() -> impl Strategy<Value = Document> {
    (any_text(), prop::collection::vec((0_u32..300, 1_u32..40), 0..4)).prop_map(|(text, mut ranges)| {
        ranges.sort_unstable();
        let mut document = Document::new("any", text);
        let cut = |span| Cut {
            span,
            reason: CutReason::Navigation,
        };
        document.cuts = ranges
            .iter()
            .filter_map(|&(start, len)| Span::new(start, start + len).map(cut))
            .collect();
        document
    })
}

/// What parts tokens.
fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|ch| ch.is_whitespace() || matches!(ch, '\u{200B}' | '\u{FEFF}'))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn sentences_and_tokens_are_sound(document in any_document()) {
        let mut end = 0;
        let mut paragraph = 0;
        for sentence in segment(&document) {
            prop_assert!(sentence.span.start() >= end);
            end = sentence.span.end();
            prop_assert!(sentence.paragraph == paragraph || sentence.paragraph == paragraph + 1);
            paragraph = sentence.paragraph;
            prop_assert!(document.cuts.iter().all(|cut| !cut.span.overlaps(sentence.span)));
            prop_assert_eq!(sentence.tokens.first().map(|token| token.span.start()), Some(sentence.span.start()));
            prop_assert_eq!(sentence.tokens.last().map(|token| token.span.end()), Some(sentence.span.end()));
            let mut pos = sentence.span.start() as usize;
            for token in &sentence.tokens {
                let span = token.span.range();
                prop_assert!(is_blank(&document.text[pos..span.start]));
                prop_assert!(!document.text[span.clone()].chars().any(char::is_whitespace));
                pos = span.end;
            }
        }
    }

    #[test]
    fn spans_of_an_unwrapped_text_hold_in_the_text_as_given(document in any_document(), width in 1_usize..60) {
        // Wrapped by force: a line end for some of the spaces.
        let mut column = 0;
        let wrap = |ch: char| {
            column = if ch == '\n' { 0 } else { column + 1 };
            if ch == ' ' && column > width { column = 0; '\n' } else { ch }
        };
        let text: String = document.text.chars().map(wrap).collect();
        let given = Document { text, ..document };
        if let Some(text) = unwrap(&given) {
            prop_assert_eq!(text.len(), given.text.len());
            let flat = Document { text, ..given.clone() };
            for sentence in segment(&flat) {
                prop_assert!(given.text.get(sentence.span.range()).is_some());
                prop_assert!(sentence.tokens.iter().all(|token| given.text.get(token.span.range()).is_some()));
            }
        }
    }

    #[test]
    fn without_cuts_no_word_is_lost(text in any_text()) {
        let document = Document::new("any", text);
        let mut pos = 0;
        for sentence in segment(&document) {
            prop_assert!(is_blank(&document.text[pos..sentence.span.start() as usize]));
            pos = sentence.span.end() as usize;
        }
        prop_assert!(is_blank(&document.text[pos..]));
    }

    #[test]
    fn cuts_are_sound(text in any_text(), title in any_text()) {
        let mut end = 0;
        for cut in find_cuts(&text, Some(&title)) {
            prop_assert!(cut.span.start() >= end);
            end = cut.span.end();
            prop_assert!(text.get(cut.span.range()).is_some());
        }
    }
}
