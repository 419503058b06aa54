//! Name keys: what two spellings of one name have in common.
//!
//! A key is made beside the text and never replaces it, so offsets stay what they were.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a name to its key: lower case, no accents, no marks, words joined by one space.
///
/// Every script is kept; Latin letters lose their diacritics ("Erdoğan" and "Erdogan" give `erdogan`). Full stops
/// and apostrophes vanish ("U.S." gives `us`, "Shi'ite" `shiite`), "&" is a word ("M&S" and "M & S" give `m & s`), any other
/// mark parts words ("al-Assad" gives `al assad`). O(n).
///
/// ```
/// use relmap_text::key::fold;
/// assert_eq!(fold("Recep Tayyip Erdoğan"), "recep tayyip erdogan");
/// assert_eq!(fold("U.S."), "us");
/// assert_eq!(fold("Bashar al-Assad"), "bashar al assad");
/// ```
pub fn fold(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    fold_into(name, &mut key);
    key
}

/// Appends the key of `name` to `key`, parted by a space if `key` is not empty.
pub fn fold_into(name: &str, key: &mut String) {
    let mut part = !key.is_empty();
    if name.is_ascii() {
        for byte in name.bytes() {
            push(byte as char, key, &mut part);
        }
        return;
    }
    for ch in name.nfkd().filter(|&ch| !is_combining_mark(ch)) {
        push(ch, key, &mut part);
    }
}

/// Keys under which a name may be looked up: its own, and the one with German and Nordic letters spelled out.
///
/// "Müller" gives `muller` and `mueller`; most names give one key.
pub fn variants(name: &str) -> Vec<String> {
    let plain = fold(name);
    let spelled: String = name
        .nfc()
        .flat_map(|ch| match ch {
            'ä' | 'Ä' | 'æ' | 'Æ' => ['a', 'e'],
            'ö' | 'Ö' | 'ø' | 'Ø' => ['o', 'e'],
            'ü' | 'Ü' => ['u', 'e'],
            'å' | 'Å' => ['a', 'a'],
            _ => [ch, '\0'],
        })
        .filter(|&ch| ch != '\0')
        .collect();
    let spelled = fold(&spelled);
    if spelled == plain {
        vec![plain]
    } else {
        vec![plain, spelled]
    }
}

/// Appends one character's fold; `part` says that a word boundary came before.
fn push(ch: char, key: &mut String, part: &mut bool) {
    // Quotation marks of every shape stand for apostrophes and for the Arabic and Hebrew glottal stops.
    if matches!(
        ch,
        '.' | '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '′'
    ) {
        return;
    }
    // A soft hyphen and a joiner have no width: they stand inside words.
    if matches!(ch, '\u{AD}' | '\u{200D}') {
        return;
    }
    if !ch.is_alphanumeric() && ch != '&' {
        *part = true;
        return;
    }
    if (*part || ch == '&') && !key.is_empty() {
        key.push(' ');
    }
    *part = ch == '&';
    match ch {
        // Letters that Unicode does not decompose.
        'ı' | 'İ' => key.push('i'),
        'ł' | 'Ł' => key.push('l'),
        'ø' | 'Ø' => key.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => key.push('d'),
        'ß' => key.push_str("ss"),
        'æ' | 'Æ' => key.push_str("ae"),
        'œ' | 'Œ' => key.push_str("oe"),
        'þ' | 'Þ' => key.push_str("th"),
        'ħ' | 'Ħ' => key.push('h'),
        'ə' | 'Ə' => key.push('a'),
        _ if ch.is_ascii() => key.push(ch.to_ascii_lowercase()),
        _ => key.extend(ch.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (left, right) in [
            ("Erdoğan", "ERDOGAN"),
            ("Türkiye", "Turkiye"),
            ("Zaydān", "Zaydan"),
            ("Shi’ite", "Shi'ite"),
            ("U.N.", "UN"),
            ("İstanbul", "Istanbul"),
            ("Łódź", "Lodz"),
            ("Hewlett-Packard", "Hewlett  Packard"),
            ("M&S", "M & S"),
        ] {
            assert_eq!(fold(left), fold(right));
        }
    }

    #[test]
    fn other_scripts_stay() {
        assert_eq!(fold("Владимир Путин"), "владимир путин");
        assert_eq!(fold("習近平"), "習近平");
    }

    #[test]
    fn german_letters_have_two_keys() {
        assert_eq!(
            variants("Gerhard Schröder"),
            ["gerhard schroder", "gerhard schroeder"]
        );
        assert_eq!(variants("Ada Moran"), ["ada moran"]);
    }
}
