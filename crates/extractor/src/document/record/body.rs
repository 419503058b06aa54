//! Bodies that many countries have one of, a supreme court or a central bank: whose a document means.

use std::collections::{BTreeMap, BTreeSet};

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::{Body, BodyKind, Lexicon};
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention, MentionKind};

use crate::document::grouping::group::Group;
use crate::link::{Context, country_of, leading_country, link};
use crate::name::{OrganizationName, plain_key};

/// Popularity from which news everywhere mean a body by its bare name: "Congress", "Republicans".
const KNOWN_EVERYWHERE: u8 = 75;

/// How many times more a document must speak of its country than of that of such a body, to mean its own instead.
const MUCH_MORE: f32 = 3.0;

/// Bytes of a text within which its dateline begins, behind a headline.
const REACH: u32 = 400;

/// Whose a body is that many countries have one of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Seat {
    /// That of the country with this ISO code.
    Country(String),
    /// A place: that of the region or country which the text itself puts it into, where the knowledge base has another.
    Region(String),
    /// The document does not tell.
    Unknown,
}

/// What an organization's name says, if many countries have a body of that name.
///
/// "Czech Health Ministry" says whose it is.
pub(crate) fn body(key: &str, kb: &KnowledgeBase) -> Option<&'static Body> {
    let body = Lexicon::embedded().body(key, &|word| word.len() < 2 || kb.is_english_word(word));
    body.filter(|_| leading_country(key, kb).is_none())
}

/// For each mention the country that the words beside it say it is of: "Peru's Congress", "the Kenyan Senate", "the Ministry of
/// Health in Islamabad", "In Ankara the Central Bank".
///
/// A name whose mentions but for some without a word are all of one country is that country's throughout.
pub(crate) fn owners(document: &Document, mentions: &[Mention], kb: &KnowledgeBase) -> Vec<Option<String>> {
    let mut keys: Vec<Option<String>> = Vec::with_capacity(mentions.len());
    let mut owners: Vec<Option<String>> = vec![None; mentions.len()];
    let mut by_key: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (place, mention) in mentions.iter().enumerate() {
        let is_organization = mention.kind.is_name() && mention.entity_type != EntityType::Person;
        let key = is_organization.then(|| OrganizationName::parse(document.surface(mention.span)).key());
        let key = key.filter(|key| body(key, kb).is_some() || is_shared(key, kb));
        if let Some(key) = &key
            && let Some(owner) = owner(document, mentions, place, kb)
        {
            by_key
                .entry(key.clone())
                .and_modify(|known| *known = known.take().filter(|known| *known == owner))
                .or_insert_with(|| Some(owner.clone()));
            owners[place] = Some(owner);
        }
        keys.push(key);
    }
    for (owner, key) in owners.iter_mut().zip(&keys) {
        if let (None, Some(key)) = (&owner, key) {
            *owner = by_key.get(key).cloned().flatten();
        }
    }
    owners
}

/// Whether letters are organizations of several countries: the "PSD" of Portugal, of Romania.
fn is_shared(key: &str, kb: &KnowledgeBase) -> bool {
    const MAX_LETTERS: usize = 5;
    if key.len() > MAX_LETTERS || key.contains(' ') {
        return false;
    }
    let candidates = kb.lookup(key);
    let records = candidates.iter().map(|candidate| kb.record(candidate.record));
    let countries: BTreeSet<&str> = records
        .filter(|record| record.entity_type == EntityType::Organization)
        .filter_map(|record| record.country)
        .collect();
    countries.len() > 1
}

/// The country whose name, people or town stands right beside a mention.
fn owner(document: &Document, mentions: &[Mention], place: usize, kb: &KnowledgeBase) -> Option<String> {
    let own = &mentions[place];
    let before = place.checked_sub(1).map(|before| &mentions[before]);
    let owner = before.filter(|before| {
        let between = document.between(before.span, own.span);
        match between.unwrap_or("\n") {
            "'s " | "’s " | "' " | "’ " => true,
            " " => before.kind == MentionKind::Demonym || document.surface(before.span).ends_with(['s', 'S']),
            ", " => document.before(before.span).ends_with("In "),
            " the " | ", the " => {
                let lead = document.before(before.span);
                lead.ends_with("In ")
                    || lead.ends_with(" in ") && lead.trim_end_matches(" in ").ends_with([',', '.'])
            }
            _ => false,
        }
    });
    let after = mentions.get(place + 1).filter(|after| {
        let between = document.between(own.span, after.span);
        after.kind != MentionKind::Demonym
            && matches!(between, Some(" in " | " of " | " in the " | " of the "))
    });
    country(document, owner.or(after)?, kb)
}

/// The country that a mention speaks for: a people, a country, a town with one clear reading.
fn country(document: &Document, mention: &Mention, kb: &KnowledgeBase) -> Option<String> {
    let key = plain_key(document.surface(mention.span));
    match (mention.kind, mention.entity_type) {
        (MentionKind::Demonym, _) => Some(kb.demonym(&key)?.country.as_str().to_owned()),
        (MentionKind::Name | MentionKind::Metonym, EntityType::Location) => {
            let place = link(&key, EntityType::Location, &Context::default(), kb)?;
            kb.record(place).country.map(str::to_owned)
        }
        _ => None,
    }
}

/// Where a document is at home, as far as bodies of state without a word of theirs are concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Home {
    /// The country that it is about; `None` if it speaks of several alike.
    country: Option<String>,
    /// It is written from a town that nobody knows: "ZORKAL — The Supreme Court".
    is_nowhere: bool,
}

/// Whether nothing but names, a day and an agency stands before a dash: ", Ga., March 4 (AFP) — ", not " allies met – ".
fn ends_dateline(after: &str) -> bool {
    let line = after.lines().next().unwrap_or_default();
    let dash = [" — ", " – ", " - ", " -- "]
        .iter()
        .filter_map(|dash| line.find(dash))
        .min();
    dash.is_some_and(|dash| {
        let mut words = line[..dash].split(|ch: char| !ch.is_alphanumeric());
        words.all(|word| !word.starts_with(char::is_lowercase))
    })
}

/// Where a document is at home, by its dateline and the names in it.
pub(crate) fn home(document: &Document, mentions: &[Mention], context: &Context, kb: &KnowledgeBase) -> Home {
    let dateline = mentions.first().filter(|first| {
        let surface = document.surface(first.span);
        let after = document.after(first.span);
        let is_high = surface
            .chars()
            .filter(|ch| ch.is_alphabetic())
            .all(char::is_uppercase);
        first.entity_type == EntityType::Location
            && is_high
            && first.span.start() < REACH
            && ends_dateline(after)
    });
    let written_in = dateline.map(|dateline| country(document, dateline, kb));
    let is_nowhere = written_in == Some(None);
    let country = context
        .home(written_in.flatten().as_deref())
        .filter(|_| !is_nowhere);
    Home {
        country: country.map(str::to_owned),
        is_nowhere,
    }
}

/// Gives each body that many countries have one of to the country that the words beside it name, otherwise to the one that the
/// document is about.
///
/// What the knowledge base knows as that country's is linked; for the rest the group notes its seat.
pub(crate) fn settle(groups: &mut [Group], home: &Home, context: &Context, kb: &KnowledgeBase) {
    let longer: Vec<Vec<String>> = groups
        .iter()
        .filter(|group| group.entity_type == EntityType::Organization)
        .filter_map(|group| Some(group.organization.as_ref()?.words.clone()))
        .filter(|words| words.len() > 2)
        .collect();
    for group in groups {
        if group.entity_type != EntityType::Organization {
            continue;
        }
        let Some(body) = body(&group.key, kb) else {
            // "In Romania, PSD" is the Romanian one.
            if let Some(Seat::Country(iso)) = &group.seat {
                let own = of_country(&group.key, iso, kb);
                group.seat = None;
                group.record = own.or(group.record);
            }
            continue;
        };
        let named = match &group.seat {
            Some(Seat::Country(iso)) => Some(iso.clone()),
            _ => None,
        };
        let is_named = named.is_some();
        let own = named.or_else(|| home.country.clone());
        if let Some(record) = group.record
            && let Some(country) = kb.record(record).country
            && own.as_deref() != Some(country)
        {
            let is_foreign = is_named
                || is_abroad(
                    &group.key,
                    record,
                    body,
                    home.is_nowhere,
                    own.as_deref(),
                    context,
                    kb,
                );
            group.record = group.record.filter(|_| !is_foreign);
        }
        // "Supreme Court" beside "South Carolina Supreme Court" may be that one.
        let is_inside = |words: &Vec<String>| {
            let own = group
                .organization
                .as_ref()
                .map_or(&[][..], |name| name.words.as_slice());
            words.len() > own.len() && !own.is_empty() && words.windows(own.len()).any(|run| run == own)
        };
        if group.record.is_none() && !is_named && longer.iter().any(is_inside) {
            group.seat = Some(Seat::Unknown);
            continue;
        }
        group.record = group
            .record
            .or_else(|| of_country(&group.key, own.as_deref()?, kb));
        group.seat = match (group.record, own) {
            (Some(_), _) => None,
            (None, Some(own)) if is_named || !is_federal(&own) => Some(Seat::Country(own)),
            (None, _) => Some(Seat::Unknown),
        };
    }
}

/// Whether states of a country have bodies of their own under names of national ones.
///
/// The knowledge base has those of the nation: what it does not know is a state's.
fn is_federal(iso: &str) -> bool {
    iso == "US"
}

/// Whether a document about `own` does not mean the body of another country by its bare name.
fn is_abroad(
    key: &str,
    record: RecordIdx,
    body: &Body,
    is_nowhere: bool,
    own: Option<&str>,
    context: &Context,
    kb: &KnowledgeBase,
) -> bool {
    let known = kb.record(record);
    let is_exact = body.kind == BodyKind::State && fold(known.name) == key;
    // "National Crime Agency" in a text that names other countries alone is one of theirs.
    if is_exact && !context.is_elsewhere(known.country, key) {
        return false;
    }
    let is_known = known.popularity >= KNOWN_EVERYWHERE;
    let Some(own) = own else {
        let is_unheard = (is_nowhere || !is_known) && context.share(known.country, key) == 0.0;
        return is_unheard || context.is_elsewhere(known.country, key);
    };
    let more = match body.is_in(own) {
        // "The Senate" in a text about Finland that names the United States is theirs.
        Some(false) => return context.is_elsewhere(known.country, key),
        // "The Supreme Court" is nearly every country's, "the Justice Department" more often the American one.
        None if is_known && (body.kind == BodyKind::Party || key.contains("department")) => MUCH_MORE,
        Some(true) | None => 1.0,
    };
    context.share(Some(own), key) >= more * context.share(known.country, key)
}

/// What the knowledge base knows by a name as a country's: "Congress of Peru" for "Congress" of Peru.
fn of_country(key: &str, iso: &str, kb: &KnowledgeBase) -> Option<RecordIdx> {
    let country = fold(kb.record(kb.country(iso)?).name);
    let names = [
        key.to_owned(),
        format!("{key} of {country}"),
        format!("{key} of the {country}"),
        // As keys write "Peru's Congress".
        format!("{country}s {key}"),
        format!("{country} {key}"),
    ];
    names.iter().find_map(|name| {
        let mut records = kb
            .lookup(name)
            .iter()
            .map(|candidate| candidate.record)
            .collect::<Vec<_>>()
            .into_iter();
        records.find(|&record| {
            let known = kb.record(record);
            known.entity_type == EntityType::Organization && known.country == Some(iso)
        })
    })
}

/// The country that an organization's name says in full, in front or behind: `GH` of "Supreme Court of Ghana".
pub(crate) fn country_in(name: &OrganizationName, kb: &KnowledgeBase) -> Option<String> {
    let n = name.words.len();
    let leading = (1..n.min(4))
        .rev()
        .find_map(|end| country_of(&name.words[..end].join(" "), kb));
    leading.or_else(|| {
        let of = name.words.iter().rposition(|word| word == "of" || word == "in")?;
        country_of(&name.words[of + 1..].join(" "), kb)
    })
}
