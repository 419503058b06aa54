//! Names of persons: titles, forenames, particles, surname, suffix.

use relmap_kb::{Gender, KnowledgeBase};
use relmap_ner::Lexicon;
use relmap_text::key::fold;

use super::{bare, is_slip, nickname, skeleton};

/// Longest word in lower case that may be a particle that the lists do not have.
const MAX_PARTICLE: usize = 4;

/// Most forenames of one name that are held against those of another: with more it is a list of names.
const MAX_FORENAMES: usize = 32;

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

/// A person's name as far as it identifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonName {
    /// Folded parts in the order written, without titles, particles and suffix: `["recep", "tayyip", "erdogan"]`.
    /// An initial is one letter. Empty if the surface held nothing but titles.
    pub(crate) parts: Vec<String>,
    /// `jr`, `sr`, `ii` ….
    pub(crate) suffix: Option<String>,
    /// What "Mr" or "Mrs" told.
    pub(crate) gender: Option<Gender>,
    /// What stands within in quotation marks, folded: `bull` of "Bruno 'Bull' Keller".
    pub(crate) nickname: Option<String>,
    /// The title goes with a forename: "King Salman", "Sir Keir".
    pub(crate) is_forename: bool,
    /// The surface from the first part on, particles and suffix kept, titles left out.
    pub(crate) display: String,
}

impl PersonName {
    /// Whether it is one part with a number, as monarchs and popes go by: "Louis XIV".
    pub(crate) fn is_numbered(&self) -> bool {
        self.parts.len() == 1
            && self
                .suffix
                .as_ref()
                .is_some_and(|suffix| suffix.chars().all(|ch| matches!(ch, 'i' | 'v' | 'x')))
    }

    /// Takes a surface apart. O(words).
    pub(crate) fn parse(surface: &str) -> Self {
        let (outside, nickname) = nickname::cut(bare(surface));
        let mut words: Vec<&str> = alone(&outside);
        // "H.E. Nadia Moran" is Her Excellency; "H.E. Moran" may be somebody's initials.
        if words.len() > 2 && words[0] == "H.E." {
            words.remove(0);
        }
        let keys: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let refs: Vec<&str> = keys.iter().map(String::as_str).collect();
        let mut start = 0;
        let (mut gender, mut is_forename) = (None, false);
        // A title is cut only while a name remains: "Prince" alone is the singer.
        loop {
            let n = Lexicon::embedded().leading_title(&refs[start..]);
            // "Duke of Zorkal" is no "of Zorkal".
            let is_whole = matches!(refs.get(start + n), None | Some(&"of"));
            if n == 0 || is_whole {
                break;
            }
            let title = Lexicon::embedded().title(&refs[start..start + n].join(" "));
            gender = gender.or_else(|| title?.gender);
            is_forename = is_forename || title.is_some_and(|title| title.takes_forename);
            start += n;
        }
        let mut end = refs.len();
        // Letters of rank after a full name: "Ada Moran DBE", "Bruno Keller, MP".
        let is_letters = |word: &str| {
            let word: String = word.chars().filter(|ch| ch.is_alphanumeric()).collect();
            RANKS.contains(&word.as_str())
        };
        let is_shouted = words.iter().all(|word| !word.contains(char::is_lowercase));
        while !is_shouted && end > start + 2 && is_letters(words[end - 1]) {
            end -= 1;
        }
        // Father and son are told apart by it, and the number of a king is half of his name.
        let suffix_end = end;
        let mut suffix = None;
        while end > start + 1 && is_suffix(refs[end - 1], words[end - 1]) {
            let key = match refs[end - 1] {
                "junior" => "jr",
                "senior" => "sr",
                key => key,
            };
            suffix = Some(key.to_owned());
            end -= 1;
        }
        // "Ada Hanım" is called by her forename.
        if let [_, polite] = refs[start..end]
            && let Some((_, told)) = BEHIND.iter().find(|(word, _)| *word == polite)
        {
            (gender, is_forename) = (gender.or(Some(*told)), true);
            end -= 1;
        }
        let mut parts = Vec::new();
        let begin = start;
        // "Ada and Bruno Keller" are two, and nobody's fuller name.
        let is_several = refs[start..end].iter().any(|word| matches!(*word, "and" | "&"));
        if is_several {
            parts.push(refs[start..end].concat());
            start = end;
        }
        for (i, word) in words[start..end].iter().enumerate() {
            let last = start + i + 1 == end;
            // "Bruno Cardinal Keller".
            if i > 0 && !last && *word == "Cardinal" {
                continue;
            }
            parts.extend(word_parts(word, last));
        }
        let display = words[begin..suffix_end].join(" ").trim_matches(',').to_owned();
        Self {
            parts,
            suffix,
            gender,
            nickname,
            is_forename,
            display,
        }
    }

    /// Adds what a title before the surface tells.
    pub(crate) fn with_title(mut self, title: &str) -> Self {
        let title = Lexicon::embedded().title(title);
        self.gender = self.gender.or_else(|| title?.gender);
        self.is_forename = self.is_forename || title.is_some_and(|title| title.takes_forename);
        self
    }

    /// The key under which equal names meet.
    ///
    /// One part with a title keeps what the title tells: "Mr. Keller" and "Mrs. Keller" are two, `keller/m` and
    /// `keller/f`.
    pub(crate) fn key(&self) -> String {
        let mut key = self.parts.join(" ");
        if self.parts.len() == 1 {
            key.push_str(match self.gender {
                Some(Gender::Male) => "/m",
                Some(Gender::Female) => "/f",
                None => "",
            });
        }
        if let Some(suffix) = &self.suffix {
            key.push(' ');
            key.push_str(suffix);
        }
        key
    }

    /// Whether some part of both, surnames apart, may be one forename: equal, an initial, a hypocorism, another spelling.
    pub(crate) fn shares_forename(&self, other: &Self, kb: &KnowledgeBase) -> bool {
        let (left, right) = (self.forenames(kb), other.forenames(kb));
        let is_one = |i: usize, j: usize| {
            let (a, b) = (left[i], right[j]);
            !is_other_initial((i, a), (j, b))
                && (stands_for(a, b) || skeleton(a) == skeleton(b) || is_slip(a, b))
        };
        left.is_empty() || right.is_empty() || (0..left.len()).any(|i| (0..right.len()).any(|j| is_one(i, j)))
    }

    /// The parts that are not the surname, of those that are looked at.
    fn forenames(&self, kb: &KnowledgeBase) -> Vec<&str> {
        let surname = self.surname(kb);
        let parts = self.parts.iter().map(String::as_str);
        parts
            .filter(|part| Some(*part) != surname)
            .take(MAX_FORENAMES)
            .collect()
    }

    /// Whether `self` is `full` with one of the two surnames that a hyphen joins there: "Ada Keller" for "Ada Keller-Moran".
    pub(crate) fn is_half_of(&self, full: &Self) -> bool {
        let n = self.parts.len();
        let Some((first, second)) = full
            .display
            .split_whitespace()
            .last()
            .and_then(|last| last.split_once('-'))
        else {
            return false;
        };
        let is_half = |half: &str| self.parts.last() == Some(&fold(half));
        n > 1
            && n == full.parts.len()
            && self.suffix == full.suffix
            && self.parts[..n - 1] == full.parts[..n - 1]
            && (is_half(first) || is_half(second))
    }

    /// Whether both are one name, once with a space for a hyphen: "Ada Keller Moran", "Ada Keller-Moran".
    pub(crate) fn is_joined(&self, other: &Self) -> bool {
        self.parts.len() > 1
            && self.parts.len() != other.parts.len()
            && self.parts.first() == other.parts.first()
            && self.suffix == other.suffix
            && self.parts.concat() == other.parts.concat()
    }

    /// Whether both are one name of two parts, once with the family name first: "Higuchi Ichiyo".
    pub(crate) fn is_turned(&self, other: &Self) -> bool {
        let ([a, b], [c, d]) = (self.parts.as_slice(), other.parts.as_slice()) else {
            return false;
        };
        a == d && b == c && a != b && a.len() > 1 && b.len() > 1 && self.suffix == other.suffix
    }

    /// Whether it ends in the name of the bearer's father: "Saif bin Tariq".
    pub(crate) fn ends_in_father(&self) -> bool {
        let mut words = self.display.split_whitespace().rev().skip(1);
        words
            .next()
            .is_some_and(|word| matches!(word, "bin" | "bint" | "ibn"))
    }

    /// Whether `self`, the name with fewer or equally many parts, can be short for `full`.
    ///
    /// Both have two parts or more and one surname, or its initial; every other part of `self` is a part of `full`, in
    /// order, with initials for names and "Bill" for "William". "Tayyip Erdogan" is short for "Recep Tayyip Erdogan",
    /// "John D." for "John Doe"; "Kate Bush" is not short for "George Bush", nor "George Bush Jr" for "George Bush Sr".
    pub(crate) fn is_short_for(&self, full: &Self) -> bool {
        let (Some(surname), Some(full_surname)) = (self.parts.last(), full.parts.last()) else {
            return false;
        };
        let initial =
            surname.len() == 1 && full_surname.len() > 1 && full_surname.starts_with(surname.as_str());
        if self.parts.len() < 2
            || self.parts.len() > full.parts.len()
            || !(surname == full_surname || initial)
        {
            return false;
        }
        if let (Some(left), Some(right)) = (&self.suffix, &full.suffix)
            && left != right
        {
            return false;
        }
        let mut rest = full.parts[..full.parts.len() - 1].iter().enumerate();
        self.parts[..self.parts.len() - 1]
            .iter()
            .enumerate()
            .all(|(i, part)| {
                rest.any(|(j, other)| !is_other_initial((i, part), (j, other)) && stands_for(part, other))
            })
    }
}

/// Whether `full` is `short` with another forename before it or a second surname behind it: "Luis Bruno Keller" or "Bruno Keller
/// Moran" beside "Bruno Keller", not "Nordwind Chairman Bruno Keller".
pub(crate) fn goes_beyond(full: &PersonName, short: &PersonName, kb: &KnowledgeBase) -> bool {
    let n_more = full.parts.len().saturating_sub(short.parts.len());
    let is_forename = |part: &String| {
        let facts = kb.word(part);
        facts.forename().is_some()
            || (!facts.is_english_word()
                && Lexicon::embedded().title(part).is_none()
                && kb.lookup(part).is_empty())
    };
    short.parts.len() > 1
        && n_more > 0
        && (full.parts.starts_with(&short.parts)
            || (full.parts.ends_with(&short.parts) && full.parts[..n_more].iter().all(is_forename)))
}

/// Whether one of two parts is the first of its name and the other a later initial: "Dora" is not the "D." of "Ada D. Moran".
fn is_other_initial((i, a): (usize, &str), (j, b): (usize, &str)) -> bool {
    (i == 0 && j > 0 && a.len() > 1 && b.len() == 1) || (j == 0 && i > 0 && b.len() > 1 && a.len() == 1)
}

/// Whether one forename may stand for another: equal, an initial of it, or a hypocorism.
fn stands_for(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    (short.len() == 1 && long.starts_with(short)) || Lexicon::embedded().same_forename(left, right)
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
fn alone<'s>(surface: &'s str) -> Vec<&'s str> {
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
    matches!(key, "jr" | "junior" | "sr" | "senior" | "ii" | "iii" | "iv")
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

    #[test]
    fn surnames_with_a_hyphen() {
        assert!(name("Ada Keller").is_half_of(&name("Ada Keller-Moran")));
        assert!(name("Ada Moran").is_half_of(&name("Ada Keller-Moran")));
        assert!(!name("Bruno Moran").is_half_of(&name("Ada Keller-Moran")));
        assert!(name("Ada Keller Moran").is_joined(&name("Ada Keller-Moran")));
        assert!(!name("Ada Keller").is_joined(&name("Ada Keller-Moran")));
    }

    #[test]
    fn short_names() {
        let short = |a: &str, b: &str| name(a).is_short_for(&name(b));
        assert!(short("Tayyip Erdogan", "Recep Tayyip Erdoğan"));
        assert!(short("G. Bush", "George W. Bush"));
        assert!(short("Bill Clinton", "William Jefferson Clinton"));
        assert!(short("John D.", "John Doe"));
        assert!(!short("Kate Bush", "George Bush"));
        assert!(!short("George Clooney", "George Bush"));
        assert!(!short("John Smith Jr", "John Smith Sr"));
        assert!(!short("David Smith", "John D. Smith"));
        assert!(
            !short("Merkel", "Angela Merkel"),
            "a surname alone is decided by who else bears it"
        );
    }
}
