//! Names of people that companies of the document bear: "Shares in Keller" beside Ada Keller, who founded Keller AB.

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention, MergeRule};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::around::dealing::{acts, is_dealt_with, is_traded, speaks_as_company};
use crate::around::hint::Hints;
use crate::around::site::stands_as_place;
use crate::around::title::{leading_title, title_before};
use crate::around::told::is_told_body;
use crate::document::grouping::group::{Group, Namesake};
use crate::document::reading::club::is_sited;
use crate::document::reading::persons::{KNOWN_PLACE, Persons, has_article};
use crate::link::{Kind, famous_bearer};
use crate::name::{OrganizationName, bare, is_trade, short_forms};

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
pub(crate) struct Companies {
    /// First words of names of several words, none of which says what kind it is.
    firsts: FxHashSet<String>,
    /// Whole names that a legal form or "Group" follows: `keller` of "Keller AB".
    registered: FxHashSet<String>,
    /// Beginnings of two words and more: `zor hai` of "Zor Hai Commercial Bank".
    beginnings: FxHashSet<String>,
    /// What firms and clubs are called for short: `zorkal` of "Zorkal Foods".
    shorts: FxHashSet<String>,
    /// Countries that a team is called by: `zorkal` of "Zorkal Team Keller".
    teams: FxHashSet<String>,
    /// What the text calls a company or a body somewhere, or speaks of as of one: "Zorkal, the brewer,".
    called: FxHashSet<String>,
    /// Places of which the text speaks as of a company somewhere.
    dealt_with: FxHashSet<String>,
    /// What the text gives a person's title.
    people: FxHashSet<String>,
}

impl Companies {
    /// O(words of the names), but for what stands around persons' names.
    pub(crate) fn new(document: &Document, mentions: &[Mention]) -> Self {
        let mut companies = Self::default();
        for mention in mentions.iter().filter(|mention| mention.kind.is_name()) {
            let surface = document.surface(mention.span);
            let (before, after) = (document.before(mention.span), document.after(mention.span));
            if mention.entity_type != EntityType::Organization && is_told_body(before, after) {
                companies.called.insert(fold(bare(surface)));
            }
            match mention.entity_type {
                EntityType::Organization => companies.add(surface),
                EntityType::Person if has_title(surface, before) => {
                    companies.people.insert(fold(bare(surface)));
                }
                EntityType::Location if is_mention_dealt_with(document, mention) => {
                    companies.dealt_with.insert(fold(bare(surface)));
                }
                EntityType::Person | EntityType::Location => {}
            }
        }
        companies
    }

    fn add(&mut self, surface: &str) {
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
        self.shorts.extend(short_forms(words));
        if let [country, team, _, ..] = words.as_slice()
            && team == "team"
        {
            self.teams.insert(country.clone());
        }
        let is_kind = |word: &String| Lexicon::embedded().organization_head(word).is_some();
        if let [first, rest @ ..] = words.as_slice()
            && !rest.is_empty()
            && !is_kind(first)
            && !rest.iter().any(|word| is_kind(word) && !is_trade(word))
        {
            self.firsts.insert(first.clone());
        }
    }
}

/// Whether a title before a name or a pronoun behind it shows that it is a person's.
fn is_somebody(surface: &str, before: &str, after: &str) -> bool {
    let mut hints = Hints::default();
    hints.note(None, before, after);
    hints.has_pronoun() || has_title(surface, before)
}

fn has_title(surface: &str, before: &str) -> bool {
    title_before(before).is_some() || leading_title(surface).is_some()
}

/// Whether a name that was taken for a person's is that of an organization of the document, or opens one: "Zorkal" beside
/// "Zorkal Freight", "Zor Hai" beside "Zor Hai Commercial Bank".
///
/// Not beside the "Zorkal Foundation", which is named for somebody, nor where the words are names that people bear.
pub(crate) fn is_bare_company(
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
            [&companies.firsts, &companies.registered, &companies.called]
                .iter()
                .any(|names| names.contains(&key))
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
pub(crate) fn is_bare_forename(
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

/// Whether a name that was taken for a place's is that of a company of the document: "Zorkal Bay" beside "Zorkal Bay Ltd", or where
/// the text calls it one: "Zorkal, the phone maker,".
///
/// Not where the document says "in Zorkal Bay", nor if the knowledge base knows the name.
pub(crate) fn is_registered_place(
    surface: &str,
    companies: &Companies,
    persons: &Persons,
    kb: &KnowledgeBase,
) -> bool {
    let key = fold(bare(surface));
    (companies.registered.contains(&key) || companies.called.contains(&key))
        && !persons.is_placed(&key)
        && kb.lookup(&key).is_empty()
        && kb.demonym(&key).is_none()
}

/// Whether a name that was taken for a place's is short for a firm or a club of the document: "Zorkal" beside "Zorkal Foods".
///
/// Of one word that nobody knows, unless the document puts it somewhere ("in Zorkal"); of a little-known town and of several words if
/// the document speaks of it as of a company anywhere; of others where it does so.
pub(crate) fn is_short_for_company(
    surface: &str,
    (before, after): (&str, &str),
    companies: &Companies,
    persons: &Persons,
    kb: &KnowledgeBase,
) -> bool {
    let key = fold(bare(surface));
    let is_team = || companies.teams.contains(&key) && acts(after) && !has_article(before);
    if !companies.shorts.contains(&key) {
        return is_team();
    }
    let candidates = kb.lookup(&key);
    let places = candidates.iter().map(|candidate| kb.record(candidate.record));
    let best = places
        .filter(|record| record.entity_type == EntityType::Location)
        .max_by_key(|record| record.popularity);
    if best.as_ref().is_some_and(|best| Kind::of(best) == Kind::Country) || kb.demonym(&key).is_some() {
        return is_team();
    }
    if is_dealt_with(before, surface, after) {
        return true;
    }
    let is_known = best.as_ref().is_some_and(|best| best.popularity >= KNOWN_PLACE);
    let is_unheard = best.is_none() && !key.contains(' ') && !kb.is_english_word(&key);
    !is_known
        && !persons.is_placed(&key)
        && (!is_sited(before, after) || comes_from(before))
        && (is_unheard || companies.dealt_with.contains(&key))
}

/// Whether a word stands before a name that may be said of a firm as of a place: "buys soup from Zorkal".
fn comes_from(before: &str) -> bool {
    [" at ", " from ", " to "]
        .iter()
        .any(|word| before.ends_with(word))
}

fn is_mention_dealt_with(document: &Document, mention: &Mention) -> bool {
    let surface = document.surface(mention.span);
    let (before, after) = (document.before(mention.span), document.after(mention.span));
    !stands_as_place(document, mention) && is_dealt_with(before, surface, after)
}

/// Notes of each short form that was taken for a place which firm or club of the document it is.
pub(crate) fn note(groups: &mut [Group]) {
    let mut firms: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (i, group) in groups.iter().enumerate() {
        let words = group
            .organization
            .as_ref()
            .filter(|_| group.entity_type == EntityType::Organization)
            .map_or(&[][..], |name| name.words.as_slice());
        let team = (words.get(1).is_some_and(|word| word == "team")).then(|| words[0].clone());
        for short in short_forms(words).into_iter().chain(team) {
            firms.entry(short).or_default().push(i);
        }
    }
    for group in groups
        .iter_mut()
        .filter(|group| group.namesake == Some(Namesake::Short))
    {
        if let (None, Some([firm])) = (group.also, firms.get(&group.key).map(Vec::as_slice)) {
            group.also = Some((*firm, MergeRule::ShorterOrganization));
        }
    }
}

/// Whether a person's surname means a company, as the words around it say: "shares in Keller", "Keller said its profit fell".
///
/// The document or the knowledge base must know a company of that name; what was taken for a place must be a surname as well.
pub(crate) fn is_namesake(
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
            && !is_somebody(surface, before, after)
            && famous_bearer(&key, kb).is_none();
    is_said
        && (companies.registered.contains(&key)
            || companies.firsts.contains(&key)
            || known_company(&key, kb).is_some())
}

/// The company that the knowledge base knows by a word of its name alone, or with "Group" behind it.
pub(crate) fn known_company(key: &str, kb: &KnowledgeBase) -> Option<RecordIdx> {
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
