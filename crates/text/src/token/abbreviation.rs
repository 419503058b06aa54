//! Full stops that belong to a word.

use super::is_word_char;

/// Whether an abbreviation's full stop may end the sentence too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dot {
    /// A title or the like: a name follows.
    Never,
    /// Ends the sentence if a capitalised function word follows.
    Maybe,
}

/// Length in bytes of the abbreviation at the head of `text`, whose letters end at `letters` before a full stop.
///
/// `None` if the stop is not the word's own. O(length of the abbreviation).
pub(super) fn dot_after(text: &str, letters: usize) -> Option<(usize, Dot)> {
    let word = &text[..letters];
    if let Some(compound) = COMPOUNDS.iter().find(|compound| starts_with(text, compound)) {
        return Some((compound.len(), Dot::Maybe));
    }
    let mut chars = word.chars();
    if let (Some(letter), None) = (chars.next(), chars.next()) {
        return single_letters(text, letters, letter);
    }
    let end = letters + 1;
    if BEFORE_NUMBER.binary_search(&word).is_ok() {
        let follows = text[end..].trim_start_matches(' ');
        return follows
            .starts_with(|ch: char| ch.is_ascii_digit())
            .then_some((end, Dot::Never));
    }
    if NEVER_LAST.binary_search(&word).is_ok() {
        return Some((end, Dot::Never));
    }
    (MAYBE_LAST.binary_search(&word).is_ok() || is_contraction(word)).then_some((end, Dot::Maybe))
}

/// Whether a name is written with an exclamation or question mark at its end.
pub(crate) fn is_name_with_mark(word: &str) -> bool {
    NAMES_WITH_MARK
        .lines()
        .any(|name| name == word && !name.starts_with('#'))
}

/// Whether an abbreviation of more than a letter, without its last full stop, may end a sentence before a name: "Inc",
/// "p.m", but not "J.R", nor "Del", which is a title too.
pub(crate) fn may_be_last(word: &str) -> bool {
    let is_title = matches!(word, "Assoc" | "Del" | "Dist" | "Est" | "Miss");
    LETTERS.binary_search(&word).is_ok() || MAYBE_LAST.binary_search(&word).is_ok() && !is_title
}

/// "U.S.", "J.R.R.", "a.m.", or one initial.
fn single_letters(text: &str, letters: usize, first: char) -> Option<(usize, Dot)> {
    if !first.is_alphabetic() {
        return None;
    }
    let mut end = letters + 1;
    let mut n_letters = 1;
    loop {
        let mut rest = text[end..].chars();
        let Some(letter) = rest.next().filter(|ch| ch.is_alphabetic()) else {
            break;
        };
        match rest.next() {
            Some('.') => end += letter.len_utf8() + 1,
            // "U.S" without the last stop.
            after if n_letters == 1 && first.is_uppercase() && !after.is_some_and(is_word_char) => {
                return Some((end + letter.len_utf8(), Dot::Never));
            }
            _ => break,
        }
        n_letters += 1;
        if n_letters == 12 {
            break;
        }
    }
    let found = n_letters > 1 || first.is_uppercase() || matches!(first, 'v' | 'c');
    found.then_some((end, Dot::Maybe))
}

/// "Hwy", "Sqn": a capital and consonants, which no full word is.
fn is_contraction(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() <= 5
        && bytes[0].is_ascii_uppercase()
        && bytes[1..]
            .iter()
            .all(|b| b.is_ascii_lowercase() && !b"aeiouy".contains(b))
        && !b"AEIOUY".contains(&bytes[0])
}

/// Whether `text` starts with `prefix` and not with a longer word.
fn starts_with(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix)
        .is_some_and(|rest| prefix.ends_with('.') || !rest.starts_with(is_word_char))
}

/// Degrees and legal forms whose parts are longer than a letter.
const COMPOUNDS: &[&str] = &[
    "Ph.D.", "Ph.D", "M.Sc.", "B.Sc.", "D.Phil.", "LL.B.", "LL.M.", "LL.D.", "Ed.D.", "Lt.Col.", "Lt.Gen.",
];

/// Abbreviations only before a number; "No." alone is an answer. Sorted.
const BEFORE_NUMBER: &[&str] = &[
    "Art", "Ch", "Fig", "Figs", "No", "Nos", "Nr", "Op", "Para", "Res", "Vol", "art", "ch", "fig", "no",
    "nos", "op", "para", "pp", "vol",
];

/// Titles, and words that lead on to what they abbreviate. Sorted.
const NEVER_LAST: &[&str] = &[
    "Adm", "Amb", "Atty", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Comdr", "Cpl", "Cpt", "Dept", "Det", "Dr",
    "Engr", "Fr", "Ft", "Gen", "Gov", "Hon", "Insp", "Lieut", "Lt", "Maj", "Messrs", "Mlle", "Mme", "Mr",
    "Mrs", "Ms", "Msgr", "Mt", "Pfc", "Pres", "Prof", "Pte", "Pvt", "Rep", "Reps", "Rev", "Rt", "Sen",
    "Sens", "Sgt", "Spc", "St", "Ste", "Supt", "approx", "ca", "cf", "viz", "vs",
];

/// Abbreviations that stand anywhere, so also at the end of a sentence. Sorted.
const MAYBE_LAST: &[&str] = &[
    "Ala", "Apr", "Ariz", "Ark", "Assn", "Assoc", "Aug", "Ave", "Bhd", "Bldg", "Blvd", "Bros", "Calif",
    "Cie", "Co", "Colo", "Conn", "Corp", "Cos", "Dec", "Del", "Dist", "Esq", "Est", "Feb", "Fla", "Fri",
    "Ga", "Ill", "Inc", "Ind", "Intl", "Jan", "Jr", "Jul", "Jun", "Kan", "Ky", "La", "Ltd", "Mar", "Mass",
    "Md", "Mfg", "Mich", "Minn", "Miss", "Mo", "Mon", "Mont", "Nebr", "Nev", "Nov", "Oct", "Okla", "Ore",
    "Pa", "Plc", "Pty", "Rd", "Sep", "Sept", "Sr", "Tenn", "Tex", "Thu", "Thur", "Thurs", "Tue", "Tues",
    "Univ", "Va", "Vt", "Wash", "Wed", "Wis", "Wyo", "cm", "dept", "est", "etc", "ft", "hrs", "incl", "km",
    "lb", "lbs", "max", "mins", "mph", "oz", "plc", "resp", "sq", "yrs",
];

/// Letters with full stops that are the initials of nobody. Sorted.
const LETTERS: &[&str] = &[
    "A.M", "B.C", "D.C", "E.U", "G.O.P", "L.A", "N.C", "N.D", "N.H", "N.J", "N.M", "N.Y", "N.Y.C", "P.M",
    "R.I", "S.C", "S.D", "U.A.E", "U.K", "U.N", "U.S", "U.S.A", "U.S.S.R", "W.Va", "a.m", "p.m",
];

/// Names whose last character is a mark, one a line; `#` begins a comment.
const NAMES_WITH_MARK: &str = include_str!("../../data/names_with_mark.txt");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [BEFORE_NUMBER, NEVER_LAST, MAYBE_LAST, LETTERS] {
            assert!(
                table.is_sorted(),
                "{:?}",
                table.windows(2).find(|pair| pair[0] > pair[1])
            );
        }
    }

    #[test]
    fn names_with_a_mark_are_read_and_comments_are_not() {
        assert!(is_name_with_mark("Yahoo") && !is_name_with_mark("Lisbon"));
        let comment = NAMES_WITH_MARK.lines().next().unwrap();
        assert!(comment.starts_with('#') && !is_name_with_mark(comment));
    }
}
