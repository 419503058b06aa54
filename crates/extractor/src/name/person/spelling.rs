//! Two spellings of one person's name.

use relmap_kb::KnowledgeBase;
use relmap_ner::Lexicon;
use relmap_text::distance::is_within;
use relmap_text::key::fold;

use super::PersonName;
use crate::name::spelling::{is_slip, skeleton};

/// Least length of a surname's skeleton that identifies: "Zelensky" gives four letters, "Lee" one.
const MIN_SKELETON: usize = 3;

/// Least length of a forename that may be a slip for another: "Dan" and "Dean" are two names.
pub(crate) const MIN_FORENAME: usize = 5;

/// Most letters by which two spellings of one part differ.
const MAX_EDITS: usize = 2;

/// The skeletons of all parts, or `None` if the surname's is too short to tell people apart.
pub(crate) fn skeleton_key(name: &PersonName) -> Option<String> {
    let parts: Vec<String> = name.parts.iter().map(|part| skeleton(part)).collect();
    (parts.len() > 1 && parts.last()?.len() >= MIN_SKELETON).then(|| parts.join(" "))
}

/// Whether two full names with one skeleton key are spellings of one name.
///
/// Each part differs by two letters at most. Two forenames that are both usual in their own right, or that end in
/// different vowels ("Maria", "Mario"), stay two unless the lists know them as one.
pub(crate) fn is_spelling(left: &PersonName, right: &PersonName, kb: &KnowledgeBase) -> bool {
    let last = left.parts.len().saturating_sub(1);
    left.suffix == right.suffix
        && left.parts.len() == right.parts.len()
        && left
            .parts
            .iter()
            .zip(&right.parts)
            .enumerate()
            .all(|(i, (a, b))| {
                let usual = i < last && kb.forename(a).is_some() && kb.forename(b).is_some();
                let endings = i < last && final_vowel(a).zip(final_vowel(b)).is_some_and(|(a, b)| a != b);
                let nisba = i == last && (is_nisba(a, b) || is_nisba(b, a));
                Lexicon::embedded().same_forename(a, b)
                    || (!usual && !endings && !nisba && is_within(a, b, MAX_EDITS))
            })
}

/// Whether a surname is another with the ending of who descends from it or comes from there: "Mansouri" beside "Mansour".
fn is_nisba(long: &str, short: &str) -> bool {
    let stem = long.strip_suffix('i');
    stem == Some(short) && short.ends_with(|ch: char| !matches!(ch, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

/// Whether two spellings of a full name are too far apart to tell by themselves that one person bears them: "Mohammed Salem",
/// "Muhammad Salim", "Mohamed al-Salem".
///
/// Short surnames with other vowels, and one with an article and one without, if the forenames differ as well.
pub(crate) fn is_loose(left: &PersonName, right: &PersonName) -> bool {
    let (Some(a), Some(b)) = (left.parts.last(), right.parts.last()) else {
        return false;
    };
    let has_article = |name: &PersonName| {
        let last = name.display.split_whitespace().last().map(fold);
        last.is_some_and(|last| last.starts_with("al ") || last.starts_with("el "))
    };
    (a != b && skeleton(a).len() <= MIN_SKELETON)
        || (has_article(left) != has_article(right) && left.parts != right.parts)
}

/// Whether two full names of one document are one name, once misspelt: one surname, and forenames of five letters or more that
/// differ by one ("Kristin Wilkins", "Kristen Wilkins").
///
/// Forenames of different gender or with different final vowels stay two.
pub(crate) fn is_respelling(left: &PersonName, right: &PersonName, kb: &KnowledgeBase) -> bool {
    let n = left.parts.len();
    n > 1
        && n == right.parts.len()
        && left.suffix == right.suffix
        && left.parts[1..] == right.parts[1..]
        && left.parts[0].len().min(right.parts[0].len()) >= MIN_FORENAME
        && final_vowel(&left.parts[0]) == final_vowel(&right.parts[0])
        && !matches!((left.gender(kb), right.gender(kb)), (Some(a), Some(b)) if a != b)
        && is_slip(&left.parts[0], &right.parts[0])
}

/// The vowel that a forename ends in, where it tells women from men.
fn final_vowel(part: &str) -> Option<char> {
    part.chars().last().filter(|ch| matches!(ch, 'a' | 'e' | 'o'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        let kb = KnowledgeBase::embedded();
        let name = |surface: &str| PersonName::parse(surface);
        let same = |a: &str, b: &str| {
            let (a, b) = (name(a), name(b));
            skeleton_key(&a).is_some() && skeleton_key(&a) == skeleton_key(&b) && is_spelling(&a, &b, kb)
        };
        assert!(same("Volodymyr Zelensky", "Volodymyr Zelenskyy"));
        assert!(!same("Maria Silva", "Mario Silva"));
        assert!(!same("Khalid al-Mansouri", "Khalid Mansour"));
        let loose = |a: &str, b: &str| is_loose(&name(a), &name(b));
        assert!(loose("Mohammed Salem", "Muhammad Salim") && loose("Mohammed Salem", "Mohamed al-Salem"));
        assert!(
            !loose("Volodymyr Zelensky", "Volodymyr Zelenskyy") && !loose("Sergei Lavrov", "Sergey Lavrov")
        );
        assert!(!same("Li Wei", "Li Wu"));
    }
}
