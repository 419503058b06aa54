//! Characters that a page names instead of showing: `&rsquo;`, `&#39;`.

use std::borrow::Cow;

/// Longest name of an entity, without its marks.
const MAX_NAME: usize = 8;

/// The names that news leave in their texts, and what they stand for. Sorted.
const NAMES: &[(&str, char)] = &[
    ("Aacute", 'Á'),
    ("Agrave", 'À'),
    ("Auml", 'Ä'),
    ("Ccedil", 'Ç'),
    ("Eacute", 'É'),
    ("Ntilde", 'Ñ'),
    ("Oacute", 'Ó'),
    ("Oslash", 'Ø'),
    ("Ouml", 'Ö'),
    ("Uacute", 'Ú'),
    ("Uuml", 'Ü'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("agrave", 'à'),
    ("amp", '&'),
    ("apos", '\''),
    ("aring", 'å'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("ccedil", 'ç'),
    ("copy", '©'),
    ("deg", '°'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("egrave", 'è'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("euml", 'ë'),
    ("euro", '€'),
    ("gt", '>'),
    ("hellip", '…'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("igrave", 'ì'),
    ("iuml", 'ï'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("nbsp", '\u{A0}'),
    ("ndash", '–'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("ograve", 'ò'),
    ("oslash", 'ø'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("pound", '£'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("scaron", 'š'),
    ("shy", '\u{AD}'),
    ("szlig", 'ß'),
    ("thinsp", '\u{2009}'),
    ("trade", '™'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("ugrave", 'ù'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("zwj", '\u{200D}'),
    ("zwnj", '\u{200C}'),
];

/// The text with its entities as characters, and how many there were. O(n).
///
/// An ampersand that was itself written as an entity counts with what follows: `&amp;rsquo;` is ’. What is no entity
/// stays as it is.
pub(super) fn decode(text: &str) -> (Cow<'_, str>, usize) {
    let mut decoded = String::new();
    let (mut count, mut done, mut from) = (0, 0, 0);
    while let Some(at) = text[from..].find('&').map(|at| from + at) {
        from = at + 1;
        // Twice at most: "&amp;" may lead to another.
        let first = entity(&text[from..]);
        let again = first.filter(|&(ch, _)| ch == '&');
        let again = again.and_then(|(_, length)| {
            let (ch, more) = entity(&text[from + length..])?;
            Some((ch, length + more))
        });
        if let Some((ch, length)) = again.or(first) {
            decoded.push_str(&text[done..at]);
            decoded.push(ch);
            count += 1;
            from += length;
            done = from;
        }
    }
    if count == 0 {
        return (Cow::Borrowed(text), 0);
    }
    decoded.push_str(&text[done..]);
    (Cow::Owned(decoded), count)
}

/// The character that an entity names, of which `rest` follows the ampersand, and the length of the rest of it in bytes.
fn entity(rest: &str) -> Option<(char, usize)> {
    let end = rest.bytes().take(MAX_NAME + 1).position(|byte| byte == b';')?;
    let name = &rest[..end];
    let ch = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            // Control characters are no text.
            char::from_u32(code.ok()?).filter(|ch| !ch.is_control() || matches!(ch, '\n' | '\t'))?
        }
        None => NAMES[NAMES.binary_search_by_key(&name, |&(name, _)| name).ok()?].1,
    };
    Some((ch, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_become_characters() {
        let text = "Porto Alder&rsquo;s envoy&nbsp;met Moran &amp; Keller&#39;s &#x201C;aide&#8221; &amp;mdash; twice";
        let want = "Porto Alder’s envoy\u{A0}met Moran & Keller's “aide” — twice";
        let (decoded, count) = decode(text);
        assert_eq!((&*decoded, count), (want, 7));
    }

    #[test]
    fn what_is_no_entity_stays() {
        for text in [
            "Moran & Keller; AT&T; &unknown; &#0; &#xD800; &; &#; R&D",
            "&é;",
            "&",
        ] {
            assert_eq!(decode(text), (Cow::Borrowed(text), 0));
        }
    }

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted_by_key(|&(name, _)| name));
        assert!(NAMES.iter().all(|(name, _)| name.len() <= MAX_NAME));
    }
}
