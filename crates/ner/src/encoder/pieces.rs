//! Words to word pieces, as the tokenizer of the pretrained encoder makes them (Devlin et al. 2019).
//!
//! Control characters are dropped, accents stripped and capitals lowered; white space and punctuation part a word; each
//! part becomes the longest piece that begins it, then the longest that goes on, and so forth.

use unicode_normalization::UnicodeNormalization;

use super::characters::{DROPPED, MARKS, PUNCTUATION, within};
use super::vocabulary::Vocabulary;

/// Pieces of a word that are kept; names hardly ever have more.
pub(crate) const MAX_WORD_PIECES: usize = 12;

/// Characters of a part that is looked up; longer ones are unknown.
const MAX_PART_CHARACTERS: usize = 100;

/// Adds the pieces of a word to `out`: at least one, at most [`MAX_WORD_PIECES`]. `buffer` is for the word's lower-case form.
pub(crate) fn spell(vocabulary: &Vocabulary, word: &str, buffer: &mut String, out: &mut Vec<u32>) {
    let start = out.len();
    let mut rest = word;
    while out.len() - start < MAX_WORD_PIECES {
        let Some((place, len, number)) = vocabulary.special_in(rest) else {
            ordinary(vocabulary, rest, buffer, out);
            break;
        };
        ordinary(vocabulary, &rest[..place], buffer, out);
        out.push(number);
        rest = &rest[place + len..];
    }
    out.truncate(start + MAX_WORD_PIECES);
    if out.len() == start {
        out.push(vocabulary.unknown());
    }
}

/// Adds the pieces of a text without special pieces.
fn ordinary(vocabulary: &Vocabulary, text: &str, buffer: &mut String, out: &mut Vec<u32>) {
    normalize(text, buffer);
    for word in buffer.split(char::is_whitespace) {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let end = if is_punctuation(first) {
                first.len_utf8()
            } else {
                rest.find(is_punctuation).unwrap_or(rest.len())
            };
            part(vocabulary, &rest[..end], out);
            rest = &rest[end..];
        }
    }
}

/// Puts a text into lower case without accents and control characters, ideographs apart, into `out`.
fn normalize(text: &str, out: &mut String) {
    out.clear();
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        out.push_str(text);
        out.make_ascii_lowercase();
        return;
    }
    let kept = text.chars().filter(|&character| !within(&DROPPED, character));
    let parted = kept.flat_map(|character| {
        let space = is_ideograph(character).then_some(' ');
        space.into_iter().chain([character]).chain(space)
    });
    let plain = parted.nfd().filter(|&character| !within(&MARKS, character));
    out.extend(plain.flat_map(char::to_lowercase));
}

/// Adds the pieces of a text without spaces and punctuation; one unknown piece if any of it is unknown.
fn part(vocabulary: &Vocabulary, text: &str, out: &mut Vec<u32>) {
    if text.len() > MAX_PART_CHARACTERS && text.chars().count() > MAX_PART_CHARACTERS {
        out.push(vocabulary.unknown());
        return;
    }
    let start = out.len();
    let mut at = 0;
    while at < text.len() {
        let mut end = text.len().min(at + vocabulary.longest);
        let found = loop {
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            if end == at {
                break None;
            }
            if let Some(number) = vocabulary.get(&text[at..end], at == 0) {
                break Some(number);
            }
            end -= 1;
        };
        let Some(number) = found else {
            break;
        };
        out.push(number);
        at = end;
    }
    if at < text.len() {
        out.truncate(start);
        out.push(vocabulary.unknown());
    }
}

fn is_punctuation(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_punctuation()
    } else {
        within(&PUNCTUATION, character)
    }
}

/// Whether a character is an ideograph, by the blocks that the tokenizer knows.
fn is_ideograph(character: char) -> bool {
    matches!(
        u32::from(character),
        0x3400..=0x4DBF
            | 0x4E00..=0x9FFF
            | 0xF900..=0xFAFF
            | 0x20000..=0x2A6DF
            | 0x2A700..=0x2B81F
            | 0x2B920..=0x2CEAF
            | 0x2F800..=0x2FA1F
    )
}
