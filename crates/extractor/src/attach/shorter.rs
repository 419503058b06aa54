//! Short names of organizations: first and last words, bare heads.

use relmap_kb::{Kind, KnowledgeBase, RecordIdx, popularity};
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_text::vocabulary;
use relmap_types::{EntityType, MergeRule};

use super::Scope;
use super::forest::Forest;
use super::index::Index;
use super::run::Longer;
use crate::link::{ORDINARY, country_of};
use crate::name::{OrganizationName, is_firm, is_small};

/// Frequency class of English words from which a word is not short for a longer name of the same document.
const ORDINARY_HERE: u8 = 9;

/// Strength of the heads that say what a body is by themselves: "Bank", not "Services".
const SURE_HEAD: u8 = 3;

/// Whether a longer name is one of a rule's.
type Fits<'f, 'n> = &'f dyn Fn(&Longer<'n>) -> bool;

/// Attaches a name to the one longer name of an organization that it is short for.
///
/// In a document its words may stand anywhere in the longer name, across documents only at its beginning.
pub(super) fn attach(
    forest: &mut Forest<'_>,
    i: usize,
    name: &OrganizationName,
    index: &Index<'_>,
    scope: Scope,
) {
    let kb = forest.kb;
    let full = |other: usize| forest.bearers[other].organization;
    let is_organization =
        |longer: &Longer<'_>| forest.bearers[longer.bearer].entity_type == EntityType::Organization;
    let all: Vec<Longer<'_>> = index
        .by_words
        .within(&name.words)
        .filter(is_organization)
        .collect();
    let is_head = name.words.len() == 1 && Lexicon::embedded().organization_head(&name.words[0]).is_some();
    let longer: Vec<usize> = wholes(&all, name, is_head, scope, kb)
        .into_iter()
        .map(|longer| longer.bearer)
        .filter(|&other| full(other).is_none_or(|full| is_head || !is_body_of(full, name, kb)))
        .filter(|&other| scope == Scope::Document || is_near(forest, i, other, name))
        .collect();
    let longer = match shortest(forest, &longer) {
        Some(shortest) => vec![shortest],
        None => longer,
    };
    forest.attach_to_only(i, &longer, MergeRule::ShorterOrganization);
}

/// Whether a name in another document may be short for a longer one: this adds only what a firm does, or the two stand
/// beside somebody or something that both documents name.
///
/// One word opens the names of many bodies: "Zorkal" is "Zorkal Foods", but perhaps no "Zorkal Academy".
fn is_near(forest: &Forest<'_>, i: usize, other: usize, name: &OrganizationName) -> bool {
    let full = forest.bearers[other].organization;
    let added = full
        .and_then(|full| full.words.get(name.words.len()..))
        .unwrap_or_default();
    let is_same_firm = name.words.len() > 1 || added.iter().all(|word| is_firm(word));
    is_same_firm || forest.matter.is_shared(i, other)
}

/// The longer names for whose whole a name stands, by the first of these rules that finds any.
fn wholes<'n>(
    all: &[Longer<'n>],
    name: &OrganizationName,
    is_head: bool,
    scope: Scope,
    kb: &KnowledgeBase,
) -> Vec<Longer<'n>> {
    if all.is_empty() {
        return Vec::new();
    }
    let is_here = scope == Scope::Document;
    let is_acronym = is_here && !is_head && name.acronym.is_some();
    let is_distinctive = !is_head && is_distinctive(name, scope, kb);
    let is_plain = is_here && !is_head && !is_acronym && !is_distinctive && name.words.len() > 1;
    let is_last = is_here && !is_head && is_last_name(name, kb);
    let follows_country = |longer: &Longer<'n>| country_of(&longer.before.join(" "), kb).is_some();
    let rules: [(bool, Fits<'_, 'n>); 8] = [
        // "the Commission" is the one commission that the document names.
        (is_here && is_head, &|longer| !longer.is_owner()),
        // "ROTC" is the "Harbour Guard ROTC".
        (is_acronym, &Longer::ends),
        (is_acronym || is_distinctive, &Longer::opens),
        // "the Home Office" is the "UK Home Office" where the document names one, whatever else has it within.
        (is_plain, &|longer| longer.ends() && follows_country(longer)),
        (is_plain, &|longer| !longer.is_owner()),
        (is_last, &Longer::closes),
        (is_here, &Longer::is_university),
        // "Lisbonian" is "Lisbonian Airways", though it is an adjective.
        (is_here, &is_airline),
    ];
    let found = rules.iter().filter(|(applies, _)| *applies).map(|(_, fits)| {
        let those = all.iter().copied().filter(|longer| fits(longer));
        those.collect::<Vec<_>>()
    });
    let mut found = found.filter(|those| !those.is_empty());
    found.next().unwrap_or_default()
}

/// Whether a longer name adds that it is an airline.
fn is_airline(longer: &Longer<'_>) -> bool {
    longer.opens() && matches!(longer.after, [head] if vocabulary::is_airline(head))
}

/// Whether a name may be what a longer one ends in: "Vikings" in "Harbour Vikings", "Madrid" in "Real Madrid".
fn is_last_name(name: &OrganizationName, kb: &KnowledgeBase) -> bool {
    let key = name.key();
    // "Zorkal Corporation" is not the club that plays as Harbour Zorkal.
    let is_whole = fold(&name.display) == key;
    is_whole && name.acronym.is_none() && key.len() > 3 && country_of(&key, kb).is_none()
}

/// Whether a longer name is that of a body within the other: it adds a head to a name that has one of its own, as "Harbour
/// School Orchestra" does to "Harbour School", a country or a continent ("Zorkal Europe"), or two words of its own to a name of
/// two or more ("Zorkal Freight Harbour Services").
fn is_body_of(full: &OrganizationName, name: &OrganizationName, kb: &KnowledgeBase) -> bool {
    if !name.opens(full) {
        return false;
    }
    let strength = |word: Option<&String>| {
        word.and_then(|word| Lexicon::embedded().organization_head(word))
            .unwrap_or(0)
    };
    let heads = |name: &OrganizationName| name.words.iter().filter(|&word| strength(Some(word)) > 1).count();
    let own = heads(name);
    let added = &full.words[name.words.len()..];
    let is_abroad = || {
        // The "Harbour Council of Norway" is the Harbour Council, the "Harbour Church in Norway" a part of it.
        let key = added.join(" ");
        let key = key.strip_prefix("in ").unwrap_or(&key);
        let key = key.strip_prefix("the ").unwrap_or(key);
        let is_continent = |record: RecordIdx| kb.record(record).kind == Kind::Continent;
        country_of(key, kb).is_some()
            || kb
                .lookup(key)
                .best()
                .is_some_and(|best| is_continent(best.record))
    };
    // The "Zor Hai Harbour Bank" is Zor Hai itself.
    let is_whole = own == 0 && strength(added.last()) == SURE_HEAD;
    let is_division = name.words.len() > 1
        && !is_whole
        && added.len() > 1
        && !added.iter().any(|word| is_small(word))
        && added.iter().any(|word| kb.word(word).is_english_word());
    (own > 0 && heads(full) > own) || is_division || is_abroad()
}

/// The name that all the others continue: "Northrop Grumman" among its divisions.
fn shortest(forest: &Forest<'_>, names: &[usize]) -> Option<usize> {
    let name = |i: usize| forest.bearers[i].organization;
    let &first = names
        .iter()
        .min_by_key(|&&i| (name(i).map_or(0, |name| name.words.len()), i))?;
    let opens = |&other: &usize| match (name(first), name(other)) {
        (Some(short), Some(full)) => short.words == full.words || short.opens(full),
        _ => false,
    };
    names.iter().all(opens).then_some(first)
}

/// Whether a short name says enough to stand for a longer one: not an acronym, a place, a demonym or ordinary words.
fn is_distinctive(name: &OrganizationName, scope: Scope, kb: &KnowledgeBase) -> bool {
    let ordinary = match scope {
        Scope::Document => ORDINARY_HERE,
        Scope::Corpus => ORDINARY,
    };
    let says_something = |word: &String| {
        let facts = kb.word(word);
        word.len() > 2 && facts.frequency_class() < ordinary && facts.demonym().is_none()
    };
    let is_place = || {
        let candidates = kb.lookup(&name.key());
        candidates.best().is_some_and(|best| {
            let record = kb.record(best.record);
            // A little-known town that the document takes for an organization names one.
            let is_known = scope == Scope::Corpus || record.popularity >= popularity::WELL_KNOWN;
            record.entity_type == EntityType::Location && is_known
        })
    };
    name.acronym.is_none() && name.words.iter().any(says_something) && !is_place()
}
