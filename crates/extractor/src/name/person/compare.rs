//! Whether two names of persons may be one's: short forms, other orders, hyphens, more forenames.

use relmap_kb::KnowledgeBase;
use relmap_ner::Lexicon;
use relmap_text::key::fold;

use super::PersonName;
use crate::name::spelling::{is_slip, skeleton};

/// Most forenames of one name that are held against those of another: with more it is a list of names.
const MAX_FORENAMES: usize = 32;

impl PersonName {
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

    /// Whether `self` is `full` with the letter of its last part before its first: "D. Moran" for "Moran Devakumar".
    pub(crate) fn is_initialled(&self, full: &Self) -> bool {
        let ([initial, name], [first, last]) = (self.parts.as_slice(), full.parts.as_slice()) else {
            return false;
        };
        initial.len() == 1
            && name == first
            && name.len() > 1
            && last.len() > 1
            && last.starts_with(initial.as_str())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn name(surface: &str) -> PersonName {
        PersonName::parse(surface)
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
