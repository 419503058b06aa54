//! Names as pictures show them: cleaned, measured, cut.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Shown in place of a name without a visible character.
const NAMELESS: &str = "(no name)";

/// A text that XML and Graphviz can carry and that shows in the order in which it is written.
///
/// Line breaks and tabs become spaces, other control characters and non-characters U+FFFD. Marks that turn the
/// direction of the text around them are dropped, since they can make one name look like another; letters keep
/// their own direction.
pub(super) fn printable(text: &str) -> String {
    let clean: String = text
        .chars()
        .filter(|ch| !matches!(ch, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
        .map(|ch| match ch {
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            _ if ch.is_control() || matches!(ch, '\u{FFFE}' | '\u{FFFF}') => char::REPLACEMENT_CHARACTER,
            _ => ch,
        })
        .collect();
    if clean
        .chars()
        .any(|ch| advance(ch, false) > 0 && !ch.is_whitespace())
    {
        clean
    } else {
        NAMELESS.to_owned()
    }
}

/// A count with a comma after every three digits.
pub(super) fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A count and what was counted: "1 tie", "2 ties".
pub(super) fn counted(n: u64, word: &str) -> String {
    format!("{} {word}{}", count(n), if n == 1 { "" } else { "s" })
}

/// Width of a text in pixels.
///
/// Exact without kerning for Latin letters in Helvetica, Arial and Liberation Sans; an upper estimate otherwise.
pub(super) fn width(text: &str, font_size: f64, bold: bool) -> f64 {
    let thousandths: u32 = text.chars().map(|ch| advance(ch, bold)).sum();
    f64::from(thousandths) * font_size / 1000.0
}

/// Whether [`width`] is exact for this text.
pub(super) fn is_measured(text: &str) -> bool {
    text.nfd()
        .all(|ch| is_combining_mark(ch) || (' '..='~').contains(&ch))
}

/// The text, or as much of it as fits `most` pixels with an ellipsis.
pub(super) fn cut(text: &str, font_size: f64, bold: bool, most: f64) -> String {
    if width(text, font_size, bold) <= most {
        return text.to_owned();
    }
    let room = most - width("…", font_size, bold);
    let mut used = 0.0;
    // Cutting between graphemes leaves accents and emoji whole.
    let kept = text.graphemes(true).take_while(|grapheme| {
        used += width(grapheme, font_size, bold);
        used <= room
    });
    let kept: String = kept.collect();
    // A whole word less reads better than half a word more, as long as most of the name stays.
    let words = kept.rfind(char::is_whitespace).map_or("", |end| &kept[..end]);
    let kept = if words.len() * 3 >= kept.len() * 2 {
        words
    } else {
        &kept
    };
    format!("{}…", kept.trim_end())
}

/// The text on as many lines as it takes, broken between words or ideographs; the last of `most` lines is cut.
pub(super) fn wrapped(text: &str, font_size: f64, bold: bool, room: f64, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut before = ' ';
    let mut start = 0;
    let ends = text.char_indices().filter_map(|(at, ch)| {
        let breaks = before.is_whitespace() || (is_wide(before) && is_wide(ch));
        before = ch;
        (breaks && at > 0).then_some(at)
    });
    for end in ends.chain([text.len()]) {
        let piece = &text[start..end];
        start = end;
        let n_lines = lines.len();
        let line = &mut lines[n_lines - 1];
        let together = format!("{line}{piece}");
        if n_lines == most || line.is_empty() || width(together.trim_end(), font_size, bold) <= room {
            *line = together;
        } else {
            lines.push(piece.to_owned());
        }
    }
    let fit = |line: &String| cut(line.trim_end(), font_size, bold, room);
    lines.iter().map(fit).collect()
}

/// Whether a letter takes the room of two Latin ones: Hangul, kana, ideographs, full-width forms.
pub const fn is_wide(ch: char) -> bool {
    matches!(
        ch,
        '\u{1100}'..='\u{115F}'
            | '\u{2E80}'..='\u{A4CF}'
            | '\u{AC00}'..='\u{D7A3}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FE30}'..='\u{FE4F}'
            | '\u{FF00}'..='\u{FF60}'
            | '\u{FFE0}'..='\u{FFE6}'
            | '\u{20000}'..
    )
}

/// Advance width of a character in thousandths of the font size.
fn advance(ch: char, bold: bool) -> u32 {
    let table = if bold { &BOLD } else { &REGULAR };
    // An accented letter is as wide as its base.
    let base = std::iter::once(ch).nfd().next().unwrap_or(ch);
    match base {
        ' '..='~' => u32::from(table[base as usize - ' ' as usize]),
        _ if is_combining_mark(base) => 0,
        '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => 0,
        '‘' | '’' | 'ł' | 'ı' => 333,
        '“' | '”' | '–' | 'ø' | 'đ' | 'ð' | 'þ' | 'ß' => 620,
        '\u{1F000}'..='\u{1FAFF}' => 1_400,
        _ if is_wide(base) => 1_000,
        _ if base.is_uppercase() => 900,
        // Cyrillic, Greek, Hebrew and Arabic letters are 540 to 690 wide on average, some single ones more.
        _ => 720,
    }
}

/// Helvetica, U+0020 to U+007E: the widths that the typeface shares with Arial and Liberation Sans.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Helvetica Bold, U+0020 to U+007E.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printable_text_has_no_control_characters() {
        let cases = [
            ("two\nlines\tof text", "two lines of text"),
            ("nul\0bell\u{7}", "nul\u{FFFD}bell\u{FFFD}"),
            ("a\u{202E}b\u{2069}c\u{200F}", "abc\u{200F}"),
            ("\u{FFFE}", "\u{FFFD}"),
            ("", NAMELESS),
            (" \u{200B}\n", NAMELESS),
            ("👩‍👩‍👧 家", "👩‍👩‍👧 家"),
        ];
        for (text, want) in cases {
            assert_eq!(printable(text), want, "{text:?}");
        }
    }

    #[test]
    fn counts_have_commas() {
        let cases = [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")];
        for (n, want) in cases {
            assert_eq!(count(n), want);
        }
        assert_eq!(
            (counted(1, "tie"), counted(0, "tie")),
            ("1 tie".to_owned(), "0 ties".to_owned())
        );
    }

    #[test]
    fn widths_are_those_of_the_typeface() {
        let close = |text: &str, bold, want: f64| {
            assert!(
                (width(text, 1000.0, bold) - want).abs() < 1e-9,
                "{text}: {}",
                width(text, 1000.0, bold)
            );
        };
        close("Wij", false, 944.0 + 222.0 + 222.0);
        close("Wij", true, 944.0 + 278.0 + 278.0);
        close("ğ", false, 556.0);
        close("e\u{301}", false, 556.0);
        assert!(is_measured("Recep Tayyip Erdoğan") && !is_measured("Łódź") && !is_measured("Путин"));
    }

    #[test]
    fn long_titles_are_set_on_several_lines() {
        let lines = |text: &str| wrapped(text, 10.0, false, 100.0, 3);
        assert_eq!(lines("Who is named"), ["Who is named"]);
        assert_eq!(
            lines("Who is named with whom, and where"),
            ["Who is named with", "whom, and where"]
        );
        assert_eq!(
            lines("家家家家家家家家家家家家"),
            ["家家家家家家家家家家", "家家"]
        );
        assert_eq!(lines(""), [""]);
        let long = lines(&"Who is named with whom ".repeat(9));
        assert!(long.len() == 3 && long[2].ends_with('…'), "{long:?}");
        assert!(
            long.iter().all(|line| width(line, 10.0, false) <= 100.0),
            "{long:?}"
        );
    }

    #[test]
    fn long_names_are_cut_between_graphemes() {
        let name = "Organización de las Naciones Unidas para la Educación";
        let short = cut(name, 12.0, false, 150.0);
        assert!(
            short.ends_with('…') && width(&short, 12.0, false) <= 150.0,
            "{short}"
        );
        assert!(name.starts_with(short.trim_end_matches('…')));
        assert_eq!(cut("Ada Moran", 12.0, false, 150.0), "Ada Moran");
        assert_eq!(cut("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 10.0, false, 80.0), "👩‍👩‍👧…");
    }
}
