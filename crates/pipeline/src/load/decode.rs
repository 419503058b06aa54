//! Bytes to text.

use super::{SkipReason, WarningKind};

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
const UTF16_LE_MARK: &[u8] = b"\xFF\xFE";
const UTF16_BE_MARK: &[u8] = b"\xFE\xFF";

/// Bytes searched for NUL, which no text holds and almost every other format shows early.
const NUL_SEARCH: usize = 1 << 13;

/// Text and what was lost on the way.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) loss: Option<WarningKind>,
}

/// The bytes after a UTF-8 byte order mark.
pub(super) fn skip_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes)
}

/// Whether the bytes begin as UTF-16 does.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(UTF16_LE_MARK) || bytes.starts_with(UTF16_BE_MARK)
}

/// Decodes UTF-8, or UTF-16 behind its byte order mark. The mark is not part of the text.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<Decoded, SkipReason> {
    if is_utf16(&bytes) {
        return Ok(decode_utf16(&bytes));
    }
    if bytes[..bytes.len().min(NUL_SEARCH)].contains(&0) {
        return Err(SkipReason::NotText);
    }
    if bytes.starts_with(UTF8_MARK) {
        bytes.drain(..UTF8_MARK.len());
    }
    Ok(decode_utf8(bytes))
}

/// What Windows-1252 has at 0x80 to 0x9F; the rest of it is Latin-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
    '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
];

/// Decodes UTF-8.
///
/// What is not UTF-8 at all is taken for Windows-1252, in which letters outside ASCII are a small part of any text; in
/// text that is damaged, or in another encoding, invalid bytes become U+FFFD and are counted.
pub(super) fn decode_utf8(bytes: Vec<u8>) -> Decoded {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, loss: None },
        Err(error) => error,
    };
    let first = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    let (mut count, mut n_valid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        count += usize::from(!chunk.invalid().is_empty());
        n_valid += chunk.valid().chars().filter(|ch| !ch.is_ascii()).count();
    }
    let n_high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let n_letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    if n_valid * 4 < count && n_high * 3 <= n_letters {
        let text = bytes.iter().map(|&byte| match byte {
            0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
            _ => char::from(byte),
        });
        return Decoded {
            text: text.collect(),
            loss: Some(WarningKind::Windows1252 { first }),
        };
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Decoded {
        text,
        loss: Some(WarningKind::InvalidEncoding { count, first }),
    }
}

fn decode_utf16(bytes: &[u8]) -> Decoded {
    let big_endian = bytes.starts_with(UTF16_BE_MARK);
    let units = bytes[2..].chunks(2).map(|pair| match *pair {
        [high, low] if big_endian => u16::from_be_bytes([high, low]),
        [low, high] => u16::from_le_bytes([low, high]),
        // A lone last byte cannot be a character; half a surrogate pair is replaced like any other fault.
        _ => 0xD800,
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    let (mut count, mut first, mut offset) = (0, 0, 2);
    for unit in char::decode_utf16(units) {
        let ch = unit.unwrap_or_else(|_| {
            if count == 0 {
                first = offset;
            }
            count += 1;
            char::REPLACEMENT_CHARACTER
        });
        text.push(ch);
        offset += 2 * ch.len_utf16();
    }
    let loss = (count > 0).then_some(WarningKind::InvalidEncoding { count, first });
    Decoded { text, loss }
}
