//! Acronyms: what letters a name may give, and whether letters may be those of a name.

use relmap_ner::Lexicon;
use relmap_text::key::fold;

use super::OrganizationName;
use crate::name::is_small;

/// Most letters of a word that may be an acronym within a name.
const MAX_LETTERS_WITHIN: usize = 5;

impl OrganizationName {
    /// Acronyms that the name may have beside its initials, without the first `skipped` words, those of its country.
    ///
    /// The legal form may count ("Overseas Private Investment Corporation": `opic`), a compound be one word ("Movement for
    /// Multi-party Democracy": `mmd`), a word that is letters or a number stand whole ("Task Force 104": `tf104`), and what
    /// follows a comma be left out.
    pub(crate) fn other_initials(&self, skipped: usize) -> Vec<String> {
        let head = self.display.split(", ").next().unwrap_or_default();
        let head = head.replace(" - ", "-").replace(" -", "-").replace("- ", "-");
        let mut found = Vec::new();
        for splits_compounds in [false, true] {
            let mut words: Vec<(String, bool)> = Vec::new();
            for word in head.split_whitespace() {
                let capitals = word
                    .chars()
                    .filter(|ch| ch.is_alphabetic())
                    .all(char::is_uppercase);
                let letters = word.chars().filter(|ch| ch.is_alphanumeric()).count();
                let is_whole = letters <= MAX_LETTERS_WITHIN
                    && (word.chars().any(|ch| ch.is_ascii_digit()) || (letters > 1 && capitals));
                if splits_compounds && !is_whole {
                    let parts = fold(word);
                    words.extend(parts.split(' ').map(|part| (part.to_owned(), false)));
                } else {
                    words.push((fold(word).replace(' ', ""), is_whole));
                }
            }
            words.retain(|(word, _)| !word.is_empty());
            let rest = words.get(skipped..).unwrap_or_default();
            let keys: Vec<String> = rest.iter().map(|(word, _)| word.clone()).collect();
            let bare = rest.len() - Lexicon::embedded().closing_legal_forms(&keys);
            for end in [bare, rest.len()] {
                for keeps_small in [false, true] {
                    for keeps_whole in [false, true] {
                        let counted = rest[..end]
                            .iter()
                            .filter(|(word, _)| keeps_small || !is_small(word));
                        if counted.clone().count() < 2 {
                            continue;
                        }
                        let letters: String = counted
                            .map(|(word, is_whole)| {
                                let n = if *is_whole && keeps_whole { word.len() } else { 1 };
                                word.chars().take(n).collect::<String>()
                            })
                            .collect();
                        if letters.len() > 2 && !found.contains(&letters) {
                            found.push(letters);
                        }
                    }
                }
            }
        }
        found
    }
}

/// The acronyms that a name's words may give: initials without the small words, and with them.
///
/// "Food and Agriculture Organization" gives `fao` and `faao`. Names of one word give none.
pub(crate) fn initials(words: &[String]) -> Vec<String> {
    let all: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let long: Vec<&String> = words.iter().filter(|word| !is_small(word)).collect();
    if long.len() < 2 {
        return Vec::new();
    }
    let without: String = long.iter().filter_map(|word| word.chars().next()).collect();
    if all == without {
        vec![all]
    } else {
        vec![without, all]
    }
}

/// Whether bracketed letters can be the acronym of the name before them: its first letter opens them, and all of them
/// occur in its words in order ("ISIS" for Islamic State in Iraq and Syria, "EADS" for a name with a "Space").
pub(crate) fn abbreviates(acronym: &str, words: &[String]) -> bool {
    let name = words.concat();
    let mut letters = name.chars();
    words.len() > 1
        && acronym.chars().next() == name.chars().next()
        && acronym.chars().all(|letter| letters.any(|other| other == letter))
}

/// Whether bracketed letters are the initials of a name's words in another order, as in another language: "CEI" for Italian
/// Episcopal Conference.
pub(crate) fn reorders(acronym: &str, words: &[String]) -> bool {
    let sorted = |letters: &str| {
        let mut letters: Vec<char> = letters.chars().collect();
        letters.sort_unstable();
        letters
    };
    words.len() > 2
        && initials(words)
            .iter()
            .any(|letters| sorted(letters) == sorted(acronym))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(surface: &str) -> OrganizationName {
        OrganizationName::parse(surface)
    }

    #[test]
    fn acronyms_beside_the_initials() {
        for (surface, acronym) in [
            ("Harbour Private Investment Corporation", "hpic"),
            ("Movement for Multi-party Harmony", "mmh"),
            ("Dock Force 17", "df17"),
            ("Empresa Zorkal de Puertos S.A.", "ezpsa"),
            ("Young Harbour Party, Norway", "yhp"),
        ] {
            let found = name(surface).other_initials(0);
            assert!(
                found.iter().any(|letters| letters == acronym),
                "{surface}: {found:?}"
            );
        }
        let found = name("Norwegian Office of Harbour Affairs").other_initials(1);
        assert!(found.contains(&"oha".to_owned()), "{found:?}");
    }

    #[test]
    fn acronyms() {
        assert_eq!(name("NATO").acronym.as_deref(), Some("nato"));
        assert_eq!(name("U.N.").acronym.as_deref(), Some("un"));
        assert_eq!(name("Boeing").acronym, None);
        let spelled = |words: &str, acronym: &str| {
            initials(&name(words).words)
                .iter()
                .any(|letters| letters == acronym)
        };
        assert!(spelled("Government Accountability Office", "gao"));
        assert!(spelled("Bank of England", "boe"));
        assert!(spelled("Food and Agriculture Organization", "fao"));
        assert!(!spelled("European Union", "un"));
        assert!(abbreviates(
            "isis",
            &name("Islamic State in Iraq and Syria").words
        ));
        assert!(!abbreviates("bbc", &name("Boeing Company of America").words));
    }
}
