//! A surface taken apart: what of a person's name identifies.

use relmap_kb::Gender;
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_text::vocabulary::is_generation;

use super::{PersonName, nickname};
use crate::name::bare;

/// Longest word in lower case that may be a particle that the lists do not have.
const MAX_PARTICLE: usize = 4;

/// Letters of rank, degree, order or office that follow a name.
const RANKS: &[&str] = &[
    "AC", "AM", "AO", "BA", "BSc", "CBE", "CC", "CH", "CM", "CMG", "CVO", "DBE", "DCMG", "DPhil", "DSC",
    "DSO", "Esq", "FBA", "FRS", "FRSE", "GBE", "GCB", "GCMG", "JD", "KBE", "KC", "KCB", "KCMG", "KCVO", "KG",
    "KT", "LLB", "LLM", "LVO", "MA", "MBA", "MBE", "MC", "MD", "MEP", "MHA", "MLA", "MNA", "MP", "MPP",
    "MSP", "MSc", "MVO", "OBE", "OC", "OFM", "OM", "OP", "OSB", "PC", "PhD", "QC", "RA", "RN", "SC", "SJ",
    "TD", "USA", "USAF", "USMC", "USN", "VC",
];

/// Words of courtesy that follow a forename, folded, and whom they are said to.
const BEHIND: &[(&str, Gender)] = &[
    ("bey", Gender::Male),
    ("efendi", Gender::Male),
    ("hanim", Gender::Female),
    ("hanum", Gender::Female),
];

impl PersonName {
    /// Takes a surface apart. O(words).
    pub(crate) fn parse(surface: &str) -> Self {
        let (outside, nickname) = nickname::cut(bare(surface));
        let words = named_words(&outside);
        let keys: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let titles = Titles::leading(&keys);
        let start = titles.n;
        let whole = end_of_name(&words, start);
        let (mut end, suffix) = suffix(&keys[..whole], &words, start);
        let (mut gender, mut is_forename) = (titles.gender, titles.is_forename);
        // "Ada Hanım" is called by her forename.
        if let [_, polite] = keys[start..end]
            && let Some((_, told)) = BEHIND.iter().find(|(word, _)| *word == polite)
        {
            (gender, is_forename) = (gender.or(Some(*told)), true);
            end -= 1;
        }
        // "Ada and Bruno Keller" are two, and nobody's fuller name.
        let is_several = keys[start..end].iter().any(|word| matches!(*word, "and" | "&"));
        let parts = if is_several {
            vec![keys[start..end].concat()]
        } else {
            parts(&words[start..end])
        };
        Self {
            parts,
            suffix,
            gender,
            nickname,
            is_forename,
            display: words[start..whole].join(" ").trim_matches(',').to_owned(),
        }
    }
}

/// The titles that a name begins with.
#[derive(Default)]
struct Titles {
    /// How many words they are.
    n: usize,
    gender: Option<Gender>,
    is_forename: bool,
}

impl Titles {
    /// Reads the titles of a name's folded words; one is cut only while a name remains: "Prince" alone is the singer.
    fn leading(keys: &[&str]) -> Self {
        let mut titles = Self::default();
        loop {
            let rest = &keys[titles.n..];
            let n = Lexicon::embedded().leading_title(rest);
            // "Duke of Zorkal" is no "of Zorkal".
            if n == 0 || matches!(rest.get(n), None | Some(&"of")) {
                return titles;
            }
            let title = Lexicon::embedded().title(&rest[..n].join(" "));
            titles.gender = titles.gender.or_else(|| title?.gender);
            titles.is_forename |= title.is_some_and(|title| title.takes_forename);
            titles.n += n;
        }
    }
}

/// Where the name ends that begins at `start`, before letters of rank: "Ada Moran DBE", "Bruno Keller, MP".
fn end_of_name(words: &[&str], start: usize) -> usize {
    let is_rank = |word: &str| {
        let word: String = word.chars().filter(|ch| ch.is_alphanumeric()).collect();
        RANKS.contains(&word.as_str())
    };
    let is_shouted = words.iter().all(|word| !word.contains(char::is_lowercase));
    let mut end = words.len();
    while !is_shouted && end > start + 2 && is_rank(words[end - 1]) {
        end -= 1;
    }
    end
}

/// Where the parts of the name end that begins at `start`, and the suffix behind them.
///
/// Father and son are told apart by it, and the number of a king is half of his name.
fn suffix(keys: &[&str], words: &[&str], start: usize) -> (usize, Option<String>) {
    let mut end = keys.len();
    let mut suffix = None;
    while end > start + 1 && is_suffix(keys[end - 1], words[end - 1]) {
        let key = match keys[end - 1] {
            "junior" => "jr",
            "senior" => "sr",
            key => key,
        };
        suffix = Some(key.to_owned());
        end -= 1;
    }
    (end, suffix)
}

/// The folded parts of the words of one name.
fn parts(words: &[&str]) -> Vec<String> {
    let mut parts = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let is_last = i + 1 == words.len();
        // "Bruno Cardinal Keller".
        if i == 0 || is_last || *word != "Cardinal" {
            parts.extend(word_parts(word, is_last));
        }
    }
    parts
}

/// Folded parts of one word: none for a particle, one for most words, the bearer of an "al-" or "el-" prefix.
fn word_parts(word: &str, last: bool) -> Vec<String> {
    let word = word.trim_matches(|ch: char| !ch.is_alphanumeric() && ch != '.');
    let key = fold(word);
    if key.is_empty() || (!last && Lexicon::embedded().is_particle(&key)) {
        return Vec::new();
    }
    // Initials written together: "J.K." is two parts.
    let letters: Vec<&str> = word.split('.').filter(|part| !part.is_empty()).collect();
    if word.contains('.') && letters.iter().all(|letter| letter.chars().count() == 1) {
        // A mark between full stops, as "J.’.K.", folds to nothing.
        let folded = letters.iter().map(|letter| fold(letter));
        return folded.filter(|part| !part.is_empty()).collect();
    }
    let mut pieces: Vec<&str> = key.split(' ').collect();
    if pieces.len() > 1 && Lexicon::embedded().is_particle(pieces[0]) {
        pieces.remove(0);
    }
    vec![pieces.concat()]
}

/// The words of a name without what the text says of its bearer: "of the Labour Party" behind it, "student" or "Labour's"
/// before it.
///
/// Only where a full name remains. What names several people is left as it is.
fn named_words(surface: &str) -> Vec<&str> {
    const NO_ROLES: &[&str] = &["alias", "against", "versus"];
    let mut words: Vec<&str> = surface.split_whitespace().collect();
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    let behind = words.iter().position(|word| matches!(*word, "of" | "from"));
    if let Some(behind) = behind
        && behind > 1
        && words[..behind].iter().filter(|word| is_capital(word)).count() > 1
    {
        words.truncate(behind);
    }
    let is_owner = |word: &str| word.ends_with("'s") || word.ends_with("’s");
    let is_role = |word: &str| {
        !NO_ROLES.contains(&word)
            && word.len() > MAX_PARTICLE
            && word.starts_with(char::is_lowercase)
            && !Lexicon::embedded().is_particle(&fold(word))
    };
    let before = words.iter().rposition(|word| is_owner(word) || is_role(word));
    if let Some(before) = before
        && words.len() > before + 2
        && words[before + 1..].iter().all(is_capital)
    {
        words.drain(..=before);
    }
    // "H.E. Nadia Moran" is Her Excellency; "H.E. Moran" may be somebody's initials.
    if words.len() > 2 && words[0] == "H.E." {
        words.remove(0);
    }
    words
}

/// Whether a last word tells a bearer of the name from another: "Jr", or a number as kings have it, but not an initial.
fn is_suffix(key: &str, word: &str) -> bool {
    let is_numeral = || {
        matches!(
            key,
            "i" | "v"
                | "vi"
                | "vii"
                | "viii"
                | "ix"
                | "xi"
                | "xii"
                | "xiii"
                | "xiv"
                | "xv"
                | "xvi"
                | "xvii"
                | "xviii"
                | "xix"
                | "xx"
                | "xxi"
                | "xxii"
                | "xxiii"
        )
    };
    is_generation(key)
        || matches!(key, "junior" | "senior")
        || (is_numeral() && word.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(surface: &str) -> PersonName {
        PersonName::parse(surface)
    }

    #[test]
    fn titles_particles_and_suffixes_do_not_identify() {
        for (surface, parts) in [
            (
                "President Recep Tayyip Erdoğan",
                vec!["recep", "tayyip", "erdogan"],
            ),
            ("Bashar al-Assad’s", vec!["bashar", "assad"]),
            ("Bashar Assad", vec!["bashar", "assad"]),
            ("Mohammed bin Zayed", vec!["mohammed", "zayed"]),
            ("J.K. Rowling", vec!["j", "k", "rowling"]),
            ("Martin Luther King Jr.", vec!["martin", "luther", "king"]),
            ("Jean-Claude Juncker", vec!["jeanclaude", "juncker"]),
            ("Prince", vec!["prince"]),
            ("H.E. Nadia Moran", vec!["nadia", "moran"]),
            ("H.E. Moran", vec!["h", "e", "moran"]),
            ("Bruno Cardinal Moran", vec!["bruno", "moran"]),
            ("Dame Ada Moran DBE RA", vec!["ada", "moran"]),
            ("Ada Moran, Ph.D.", vec!["ada", "moran"]),
            ("ADA MORAN MA", vec!["ada", "moran", "ma"]),
            ("J.\u{200b}.K. Keller", vec!["j", "k", "keller"]),
            ("J.ʼ.K. Keller", vec!["j", "k", "keller"]),
            ("Ada MP", vec!["ada", "mp"]),
            ("Ada Hanım", vec!["ada"]),
            ("Ada Moran Bey", vec!["ada", "moran", "bey"]),
            ("Duke of Zorkal", vec!["duke", "of", "zorkal"]),
        ] {
            assert_eq!(name(surface).parts, parts, "{surface}");
        }
    }

    #[test]
    fn what_the_text_says_of_the_bearer_is_no_part() {
        for (surface, parts) in [
            ("Ada Moran of the Harbour Party", vec!["ada", "moran"]),
            ("Harbour Party's Ada Moran", vec!["ada", "moran"]),
            ("student Ada Moran", vec!["ada", "moran"]),
            ("Isabel of Norway", vec!["isabel", "of", "norway"]),
            ("Ada das Moran", vec!["ada", "moran"]),
        ] {
            assert_eq!(name(surface).parts, parts, "{surface}");
        }
        assert_eq!(name("Louis XIV").suffix.as_deref(), Some("xiv"));
        assert_eq!(name("Ada V.").parts, ["ada", "v"]);
    }
}
