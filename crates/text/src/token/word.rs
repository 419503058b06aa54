//! Words, numbers, clitics.

use super::abbreviation::dot_after;
use super::{CLASS, Kind, Piece, Tokens, WORD, link};
use unicode_normalization::char::is_combining_mark;

/// Whether a character is part of a word that is written with its neighbours.
///
/// Not so ideographs and Hiragana, which stand for themselves.
pub(crate) fn is_word_char(ch: char) -> bool {
    if ch.is_ascii() {
        return ch.is_ascii_alphanumeric() || ch == '_';
    }
    let stands_alone = matches!(ch, '\u{2E80}'..='\u{309F}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    let joins = matches!(ch, '\u{00AD}' | '\u{200C}' | '\u{200D}');
    !stands_alone && (ch.is_alphanumeric() || joins || is_combining_mark(ch))
}

impl Tokens<'_> {
    /// End of the word characters from `pos` on.
    pub(super) fn word_end(&self, mut pos: usize) -> usize {
        let bytes = &self.text.as_bytes()[..self.chunk_end];
        while pos < bytes.len() {
            let byte = bytes[pos];
            if CLASS[byte as usize] & WORD != 0 {
                pos += 1;
            } else if byte.is_ascii() {
                break;
            } else {
                match self.char_at(pos) {
                    Some(ch) if is_word_char(ch) => pos += ch.len_utf8(),
                    _ => break,
                }
            }
        }
        pos
    }

    /// Token that starts with a word character; a clitic behind it is kept for the next call.
    pub(super) fn word(&mut self, start: usize) -> Piece {
        if self.maybe_link
            && let Some(length) = link::length(&self.text[start..self.chunk_end])
        {
            return Piece {
                start,
                end: start + length,
                kind: Kind::Link,
            };
        }
        let mut end = self.word_end(start);
        while end < self.chunk_end {
            let Some(mark) = self.char_at(end) else { break };
            let next = end + mark.len_utf8();
            let before = self.text[start..end].chars().next_back().unwrap_or(' ');
            let after = self.char_at(next).unwrap_or(' ');
            let joins = match mark {
                '\'' | '’' | '‘' if after.is_alphabetic() => {
                    let tail_end = self.word_end(next);
                    if let Some(split) = clitic_start(&self.text[start..tail_end], end - start, next - start)
                    {
                        self.clitic = Some(Piece {
                            start: start + split,
                            end: tail_end,
                            kind: Kind::Word,
                        });
                        return Piece {
                            start,
                            end: start + split,
                            kind: Kind::Word,
                        };
                    }
                    before.is_alphabetic() || is_combining_mark(before)
                }
                '.' if before.is_ascii_digit() && after.is_ascii_digit() => true,
                '.' => {
                    if let Some((length, dot)) = dot_after(&self.text[start..], end - start) {
                        let end = (start + length).min(self.chunk_end);
                        return Piece {
                            start,
                            end,
                            kind: Kind::Abbreviation(dot),
                        };
                    }
                    false
                }
                ',' | ':' => before.is_ascii_digit() && after.is_ascii_digit(),
                // "COVID-19" and "1-0" are one thing, "Russia-Turkey" and "9-year-old" are not.
                '-' => before.is_alphanumeric() && after.is_ascii_digit(),
                '&' => before.is_alphabetic() && after.is_alphabetic(),
                _ => false,
            };
            if !joins {
                break;
            }
            end = self.word_end(next);
        }
        Piece {
            start,
            end,
            kind: Kind::Word,
        }
    }
}

/// Where the clitic starts in a word with an apostrophe at `mark..next`, if it is one.
///
/// "Erdogan’s" and "they've" split before the apostrophe, "don't" before the n; "Sana'a" and "O'Brien" do not.
fn clitic_start(word: &str, mark: usize, next: usize) -> Option<usize> {
    let (base, tail) = (&word[..mark], &word[next..]);
    let is = |clitic: &str| tail.eq_ignore_ascii_case(clitic);
    if is("s") || is("re") || is("ve") || is("ll") {
        return Some(mark);
    }
    if is("t") && base.len() > 1 && base.ends_with(['n', 'N']) {
        return Some(mark - 1);
    }
    // "Sa'd" is a name: these two follow pronouns and the like only.
    let follows = |pronouns: &[&str]| pronouns.iter().any(|pronoun| base.eq_ignore_ascii_case(pronoun));
    let had = &[
        "i", "you", "he", "she", "it", "we", "they", "who", "that", "there", "how", "what", "where",
    ];
    ((is("d") && follows(had)) || (is("m") && follows(&["i"]))).then_some(mark)
}
