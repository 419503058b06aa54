//! Names of people that companies of the document bear: "Shares in Keller" beside Ada Keller, who founded Keller AB.

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention};
use rustc_hash::FxHashSet;

use super::hint::Hints;
use super::retype::Persons;
use crate::link::famous_bearer;
use crate::name::{OrganizationName, bare, leading_title, title_before};

/// What is named for people as often as not: "Bruno Keller Institute".
const NAMED_FOR: &[&str] = &[
    "academy",
    "airport",
    "award",
    "center",
    "centre",
    "chair",
    "college",
    "fellowship",
    "foundation",
    "hospital",
    "house",
    "institute",
    "library",
    "memorial",
    "museum",
    "park",
    "prize",
    "school",
    "society",
    "stadium",
    "theater",
    "theatre",
    "trust",
    "university",
];

/// How the organizations of a document begin.
#[derive(Default)]
pub(super) struct Companies {
    /// First words of names of several words, none of which says what kind it is.
    firsts: FxHashSet<String>,
    /// Whole names that a legal form or "Group" follows: `keller` of "Keller AB".
    registered: FxHashSet<String>,
    /// Beginnings of two words and more: `zor hai` of "Zor Hai Commercial Bank".
    beginnings: FxHashSet<String>,
    /// What the text gives a person's title.
    people: FxHashSet<String>,
}

impl Companies {
    /// O(words of the names), but for what stands around persons' names.
    pub(super) fn new(document: &Document, mentions: &[Mention], lexicon: &Lexicon) -> Self {
        let mut companies = Self::default();
        for mention in mentions.iter().filter(|mention| mention.kind.is_name()) {
            let surface = document.surface(mention.span);
            match mention.entity_type {
                EntityType::Organization => companies.add(surface, lexicon),
                EntityType::Person if has_title(surface, document.before(mention.span), lexicon) => {
                    companies.people.insert(fold(bare(surface)));
                }
                EntityType::Person | EntityType::Location => {}
            }
        }
        companies
    }

    fn add(&mut self, surface: &str, lexicon: &Lexicon) {
        let name = OrganizationName::parse(surface);
        let words = &name.words;
        if name.key() != fold(&name.display) {
            self.registered.insert(name.key());
        }
        let is_named_for = |word: &String| NAMED_FOR.contains(&word.as_str());
        for end in 2..words.len() {
            if !words[end..].iter().any(is_named_for) {
                self.beginnings.insert(words[..end].join(" "));
            }
        }
        if words.len() > 1 && !words.iter().any(|word| lexicon.organization_head(word).is_some()) {
            self.firsts.insert(words[0].clone());
        }
    }
}

/// Whether a title before a name or a pronoun behind it shows that it is a person's.
fn is_somebody(surface: &str, before: &str, after: &str, lexicon: &Lexicon) -> bool {
    let mut hints = Hints::default();
    hints.note(None, before, after, lexicon);
    hints.has_pronoun() || has_title(surface, before, lexicon)
}

fn has_title(surface: &str, before: &str, lexicon: &Lexicon) -> bool {
    title_before(before, lexicon).is_some() || leading_title(surface, lexicon).is_some()
}

/// Whether a name that was taken for a person's is that of an organization of the document, or opens one: "Zorkal" beside
/// "Zorkal Freight", "Zor Hai" beside "Zor Hai Commercial Bank".
///
/// Not beside the "Zorkal Foundation", which is named for somebody, nor where the words are names that people bear.
pub(super) fn is_bare_company(
    surface: &str,
    companies: &Companies,
    persons: &Persons,
    kb: &KnowledgeBase,
) -> bool {
    let key = fold(bare(surface));
    if companies.people.contains(&key) || !kb.lookup(&key).is_empty() || kb.demonym(&key).is_some() {
        return false;
    }
    let is_forename = |word: &str| kb.forename(word).is_some();
    match key.rsplit_once(' ') {
        None => {
            (companies.firsts.contains(&key) || companies.registered.contains(&key))
                && !persons.has_part(&key)
                && !is_forename(&key)
                && !kb.is_surname(&key)
        }
        Some((_, last)) => {
            let opens_forename = key.split(' ').next().is_some_and(is_forename);
            let is_surname = kb.is_surname(last);
            if companies.registered.contains(&key) {
                !(opens_forename && is_surname)
            } else {
                companies.beginnings.contains(&key) && !opens_forename && !is_surname
            }
        }
    }
}

/// Whether one word that was taken for a company is the forename of somebody of the document: "Lotte" beside "Lotte Moran".
///
/// Not where a company of the document begins with it, nor behind an article or "for", nor before what only companies have.
pub(super) fn is_bare_forename(
    surface: &str,
    before: &str,
    after: &str,
    (persons, companies): (&Persons, &Companies),
    kb: &KnowledgeBase,
) -> bool {
    const OF_COMPANIES: &[&str] = &[
        " car", " factory", " plant", " sales", " shares", " stock", " team",
    ];
    let key = fold(bare(surface));
    let rest = after
        .strip_prefix("'s")
        .or_else(|| after.strip_prefix("’s"))
        .unwrap_or(after);
    persons.has_forename(&key, kb)
        && !companies.firsts.contains(&key)
        && !companies.registered.contains(&key)
        && ![" a ", "A ", " at ", " for ", " the ", "The "]
            .iter()
            .any(|word| before.ends_with(word))
        && !OF_COMPANIES.iter().any(|word| rest.starts_with(word))
}

/// Whether a name that was taken for a place's is that of a company of the document: "Zorkal Bay" beside "Zorkal Bay Ltd".
///
/// Not where the document says "in Zorkal Bay", nor if the knowledge base knows the name.
pub(super) fn is_registered_place(
    surface: &str,
    companies: &Companies,
    persons: &Persons,
    kb: &KnowledgeBase,
) -> bool {
    let key = fold(bare(surface));
    companies.registered.contains(&key) && !persons.is_placed(&key) && kb.lookup(&key).is_empty()
}

/// Whether a person's surname means a company, as the words around it say: "shares in Keller", "Keller said its profit fell".
///
/// The document or the knowledge base must know a company of that name; what was taken for a place must be a surname as well.
pub(super) fn is_namesake(
    surface: &str,
    (before, after): (&str, &str),
    found: EntityType,
    (persons, companies): (&Persons, &Companies),
    kb: &KnowledgeBase,
) -> bool {
    let key = fold(bare(surface));
    if key.contains(' ') || found == EntityType::Location && !persons.has_surname(&key) {
        return false;
    }
    let is_said = is_traded(before, surface, after)
        || speaks_as_company(after)
            && !is_somebody(surface, before, after, Lexicon::embedded())
            && famous_bearer(&key, kb).is_none();
    is_said
        && (companies.registered.contains(&key)
            || companies.firsts.contains(&key)
            || known_company(&key, kb).is_some())
}

/// The company that the knowledge base knows by a word of its name alone, or with "Group" behind it.
pub(super) fn known_company(key: &str, kb: &KnowledgeBase) -> Option<RecordIdx> {
    let is_called = |record: &RecordIdx| {
        let record = kb.record(*record);
        let is_word = |word: &String| word == key;
        record.entity_type == EntityType::Organization
            && OrganizationName::parse(record.name).words.iter().any(is_word)
    };
    [key, &format!("{key} group")].into_iter().find_map(|name| {
        let candidates = kb.lookup(name);
        candidates
            .iter()
            .map(|candidate| candidate.record)
            .find(is_called)
    })
}

/// Whether the words around a name speak of what is founded and traded.
fn is_traded(before: &str, surface: &str, after: &str) -> bool {
    const BEFORE: &[&str] = &[
        "co-founded",
        "co-founder of",
        "cofounded",
        "founded",
        "founder of",
        "investors in",
        "shareholders in",
        "shareholders of",
        "shares in",
        "shares of",
        "stake in",
        "stakes in",
    ];
    const MOVES: &[&str] = &[
        "are", "climbed", "closed", "dipped", "dived", "dropped", "edged", "ended", "fell", "gained", "had",
        "have", "jumped", "lost", "plunged", "rallied", "rose", "sank", "slid", "slipped", "slumped",
        "soared", "surged", "traded", "tumbled", "were",
    ];
    let is_led = BEFORE.iter().any(|phrase| {
        let head = before.strip_suffix(' ').unwrap_or_default();
        let at = head
            .len()
            .checked_sub(phrase.len())
            .filter(|&at| head.is_char_boundary(at));
        at.is_some_and(|at| {
            head[at..].eq_ignore_ascii_case(phrase) && !head[..at].ends_with(char::is_alphanumeric)
        })
    });
    if is_led {
        return true;
    }
    let is_owner = surface.ends_with("'s") || surface.ends_with("’s") || after.starts_with(['\'', '’']);
    let rest = after.trim_start_matches(['\'', '’', 's']);
    let mut words = rest.split_whitespace();
    match words.next() {
        Some("shares" | "stock") => is_owner || words.next().is_some_and(|word| MOVES.contains(&word)),
        _ => false,
    }
}

/// Whether what follows a name is said of no person: " said its", " said it would", " employs", ", which".
fn speaks_as_company(after: &str) -> bool {
    const PLANS: &[&str] = &[
        "aimed", "aims", "expected", "expects", "had", "has", "planned", "plans", "will", "would",
    ];
    if after.starts_with(", which ") || after.starts_with(" employs ") {
        return true;
    }
    let said = after
        .strip_prefix(" said ")
        .or_else(|| after.strip_prefix(" says "));
    let mut words = said.unwrap_or_default().split_whitespace();
    match words.next() {
        Some("its") => true,
        // "It would be hard", "it had been late": the word stands for nothing.
        Some("it") => {
            words.next().is_some_and(|word| PLANS.contains(&word))
                && words.next().is_some_and(|word| !matches!(word, "be" | "been"))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_traded() {
        for (before, surface, after) in [
            ("Shares in ", "Keller", " fell"),
            ("She co-founded ", "Keller", " in 1950"),
            ("", "Keller", " shares fell 3%"),
            ("", "Keller", "'s shares fell"),
            ("", "Keller's", " stock fell"),
        ] {
            assert!(is_traded(before, surface, after), "{before}{surface}{after}");
        }
        for (before, after) in [
            ("", " shares a house"),
            ("unfounded ", ""),
            ("met ", " in Oslo"),
            ("", ""),
        ] {
            assert!(!is_traded(before, "Keller", after), "{before}{after}");
        }
    }

    #[test]
    fn who_speaks() {
        for after in [
            " said its ships",
            " said it would close",
            ", which sells",
            " employs 40",
        ] {
            assert!(speaks_as_company(after), "{after}");
        }
        for after in [
            " said it would be late",
            " said it was late",
            " said he",
            ", who sells",
            "",
        ] {
            assert!(!speaks_as_company(after), "{after}");
        }
    }
}
