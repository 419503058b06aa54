//! Text that can stand inside a page without ending what it stands in.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// JSON for a `<script>` block: no `<` that could end the block or open a comment, and none of the two line
/// separators that old readers take for the end of a line.
pub(super) fn json_block(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("rows of strings and numbers are JSON");
    let mut out = String::with_capacity(json.len() + json.len() / 64);
    for ch in json.chars() {
        match ch {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            _ => out.push(ch),
        }
    }
    out
}

/// How a Content-Security-Policy names an inline script or style sheet.
pub(super) fn source_hash(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes())))
}

/// Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, place| {
            bits << 8 | u32::from(group.get(place).copied().unwrap_or_default())
        });
        for place in 0..4 {
            if place <= group.len() {
                out.push(char::from(DIGITS[(bits >> (18 - 6 * place) & 63) as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        let cases = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ];
        for (text, want) in cases {
            assert_eq!(base64(text.as_bytes()), want, "{text}");
        }
    }

    #[test]
    fn the_hash_is_that_of_the_policy() {
        // The example of the Content Security Policy specification, level 3.
        assert_eq!(
            source_hash("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn a_block_cannot_be_ended_from_within() {
        for text in [
            "</script>",
            "<!--<script>",
            "]]>",
            "a\u{2028}b\u{2029}c",
            "\u{0}\r\n",
        ] {
            let block = json_block(&text);
            assert!(
                !block.contains(['<', '>', '\u{2028}', '\u{2029}', '\n', '\r', '\0']),
                "{block}"
            );
            assert_eq!(serde_json::from_str::<String>(&block).unwrap(), text);
        }
    }
}
