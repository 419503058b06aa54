//! How the organizations of a document begin, and what it calls a company.

use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::EntityType;
use rustc_hash::FxHashSet;

use crate::name::{OrganizationName, is_trade, registered_short, short_forms};
use crate::news::News;

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
    pub(super) firsts: FxHashSet<String>,
    /// Whole names that a legal form or "Group" follows: `keller` of "Keller AB".
    pub(super) registered: FxHashSet<String>,
    /// What names that a legal form follows may be short for: `zorkal` of "Zorkal Vinařství a.s.".
    pub(super) registered_shorts: FxHashSet<String>,
    /// Beginnings of two words and more: `zor hai` of "Zor Hai Commercial Bank".
    pub(super) beginnings: FxHashSet<String>,
    /// What firms and clubs are called for short: `zorkal` of "Zorkal Foods".
    pub(super) shorts: FxHashSet<String>,
    /// Countries that a team is called by: `zorkal` of "Zorkal Team Keller".
    pub(super) teams: FxHashSet<String>,
    /// What the text calls a company or a body somewhere, or speaks of as of one: "Zorkal, the brewer,".
    pub(super) called: FxHashSet<String>,
    /// Places of which the text speaks as of a company somewhere.
    pub(super) dealt_with: FxHashSet<String>,
    /// What the text gives a person's title.
    pub(super) people: FxHashSet<String>,
}

impl Companies {
    /// O(words of the names), but for what stands around other names.
    pub(super) fn new(news: News<'_>) -> Self {
        let mut companies = Self::default();
        for mentioned in news.names() {
            let (name, entity_type) = (mentioned.around(), mentioned.mention.entity_type);
            if entity_type != EntityType::Organization && name.is_told_body() {
                companies.called.insert(name.key());
            }
            match entity_type {
                EntityType::Organization => companies.add(name.surface()),
                EntityType::Person if name.title().is_some() => {
                    companies.people.insert(name.key());
                }
                EntityType::Location if !name.stands_as_place() && name.is_dealt_with() => {
                    companies.dealt_with.insert(name.key());
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
            self.registered_shorts.extend(registered_short(&name));
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
