//! What a text says of where its places lie: "Zorkal, Ohio", "Zorkal in Peru".

pub(crate) mod whole;

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention};
use rustc_hash::FxHashMap;

use crate::around::site::stands_as_place;
use crate::document::place::whole::Whole;
use crate::name::{bare, full_state, plain_key};

/// What stands between two names of one list.
pub(crate) const LIST_MARKS: &[&str] = &[", ", " and ", ", and ", " or ", ", or ", "; "];

/// What stands between a place and what it lies in.
const INSIDE: &[&str] = &[", ", " in ", " in the "];

/// What closes "Zorkal, Ohio": then its end is no subject, as it is in "In Lisbon, Portugal said".
const CLOSING: &[&str] = &[
    ",", ".", ";", ":", ")", "?", "!", "\"", "”", " — ", " – ", " - ", " -- ", " (",
];

/// Words that open a sentence with a place.
const FRONTED: &[&str] = &["At ", "From ", "In ", "Near "];

/// Most places of one name that a document is taken to speak of: more are a list, and would cost time.
const MOST_NAMESAKES: usize = 16;

/// Whether a name that was taken for a place's is a church's or a school's: "St. Moran's in Lisbon", "the St. Moran parish".
pub(crate) fn is_church(surface: &str, after: &str) -> bool {
    const BUILDINGS: &[&str] = &[
        "abbey",
        "academy",
        "cathedral",
        "cemetery",
        "chapel",
        "church",
        "college",
        "hospital",
        "parish",
        "school",
    ];
    let name = ["St. ", "St ", "Saint "]
        .iter()
        .find_map(|saint| bare(surface).strip_prefix(saint));
    if name.is_none_or(|name| !name.starts_with(char::is_uppercase)) {
        return false;
    }
    let (is_owner, rest) = match after.strip_prefix("'s").or_else(|| after.strip_prefix("’s")) {
        Some(rest) => (true, rest),
        None => (surface.ends_with("'s") || surface.ends_with("’s"), after),
    };
    let next = rest.strip_prefix(' ').unwrap_or_default();
    let next = next
        .split(|ch: char| !ch.is_alphabetic())
        .next()
        .unwrap_or_default();
    let is_alone = rest.starts_with([',', '.', ';', ')', '\n']) || matches!(next, "and" | "in" | "on");
    is_owner && is_alone || BUILDINGS.contains(&fold(next).as_str())
}

/// What a document says of where its places lie.
pub(crate) struct Wholes {
    /// For each mention what the text says right there.
    said: Vec<Option<Whole>>,
    /// For each mention of a name that the text puts into several wholes, the mention whose whole is its own.
    apart: Vec<Option<usize>>,
}

impl Wholes {
    /// Reads what stands behind the places of a document.
    pub(crate) fn new(document: &Document, mentions: &[Mention], kb: &KnowledgeBase) -> Self {
        let reader = Reader {
            document,
            mentions,
            kb,
        };
        let mut said: Vec<Option<Whole>> = Vec::with_capacity(mentions.len());
        for place in 0..mentions.len() {
            let whole = reader.whole(place, &said);
            said.push(whole);
        }
        let apart = apart(document, mentions, &said, kb);
        Self { said, apart }
    }

    /// What the text says that the mention at a place lies in, there or where it names it so before.
    pub(crate) fn of(&self, place: usize) -> Option<&Whole> {
        self.said[self.apart[place].unwrap_or(place)].as_ref()
    }

    /// What tells a place from another of the same name in the document.
    pub(crate) fn owner(&self, place: usize) -> Option<&str> {
        let whole = self.said[self.apart[place]?].as_ref();
        whole.map(|whole| whole.key.as_str())
    }
}

/// A document and its mentions.
#[derive(Clone, Copy)]
struct Reader<'d> {
    document: &'d Document,
    mentions: &'d [Mention],
    kb: &'d KnowledgeBase,
}

impl<'d> Reader<'d> {
    /// What the text says right behind the mention at a place, with what it `said` of those before.
    fn whole(self, place: usize, said: &[Option<Whole>]) -> Option<Whole> {
        let town = &self.mentions[place];
        // "in Zorkal, Ohio," is a place whatever it was taken for.
        let is_mistaken = || {
            town.kind.is_name()
                && town.entity_type == EntityType::Organization
                && stands_as_place(self.document, town)
        };
        if !is_location(town) && !is_mistaken() {
            return None;
        }
        let surface = self.document.surface(town.span);
        if let Some((_, whole)) = surface.split_once(", ") {
            return Some(Whole::read(whole, self.kb)?.told(true));
        }
        let next = self.place(place + 1)?;
        let between = self.between(town, next);
        let is_end = place > 0 && said[place - 1].is_some();
        if !INSIDE.contains(&between) || is_end && between == ", " {
            return None;
        }
        let whole = Whole::read(self.document.surface(next.span), self.kb)?;
        let key = plain_key(surface);
        if whole.is_below_country(&key, self.kb) {
            return None;
        }
        if between != ", " {
            let is_known = is_location(town) && whole.has_town(&key, self.kb);
            return is_known.then_some(whole);
        }
        let is_short = full_state(self.document.surface(next.span)).is_some();
        let (is_closed, goes_on) = self.end(next);
        let before = self.document.before(town.span);
        let is_fronted = FRONTED.iter().any(|word| before.ends_with(word));
        if is_fronted && !is_closed && !is_short {
            return None;
        }
        let is_whole = (is_closed || goes_on && !whole.is_country)
            && !whole.is_sibling(&key, self.kb)
            && !self.is_listed(place, said);
        let is_sure = is_short || is_whole;
        (is_sure || is_location(town)).then(|| whole.told(is_sure))
    }

    /// Whether a mark stands behind a mention that closes "Zorkal, Ohio", and whether a small word does.
    fn end(self, mention: &Mention) -> (bool, bool) {
        let behind = self.document.text.get(mention.span.end() as usize..);
        let behind = behind.unwrap_or_default();
        let small = |rest: &str| rest.starts_with(char::is_lowercase);
        (
            CLOSING.iter().any(|mark| behind.starts_with(mark)),
            behind.strip_prefix([' ', '\n']).is_some_and(small),
        )
    }

    /// Whether a place and the one behind it are members of a list.
    fn is_listed(self, place: usize, said: &[Option<Whole>]) -> bool {
        let is_joined = |left: &Mention, right: &Mention| LIST_MARKS.contains(&self.between(left, right));
        let before = place.checked_sub(1).and_then(|before| self.place(before));
        // The end of a pair before is none of the list: "Zorkal, Ohio, and Zorkal, Iowa".
        let pair = place.checked_sub(2).and_then(|town| said[town].as_ref());
        if before.is_some_and(|before| is_joined(before, &self.mentions[place]))
            && !pair.is_some_and(|whole| whole.is_sure)
        {
            return true;
        }
        let Some(after) = self.place(place + 2) else {
            return false;
        };
        let last = self
            .place(place + 3)
            .filter(|last| self.between(after, last) == ", ");
        is_joined(&self.mentions[place + 1], after) && !last.is_some_and(|last| self.is_pair(after, last))
    }

    /// Whether what stands behind a place is what it lies in, rather than the next of a list.
    fn is_pair(self, town: &Mention, next: &Mention) -> bool {
        let read = |mention: &Mention| Whole::read(self.document.surface(mention.span), self.kb);
        let key = plain_key(self.document.surface(town.span));
        read(next).is_some_and(|whole| {
            let is_listed = whole.is_country && read(town).is_some();
            !is_listed && !whole.is_sibling(&key, self.kb)
        })
    }

    /// The mention at a place in the list, if it names a place.
    fn place(self, place: usize) -> Option<&'d Mention> {
        self.mentions.get(place).filter(|mention| is_location(mention))
    }

    fn between(self, left: &Mention, right: &Mention) -> &'d str {
        self.document.between(left.span, right.span).unwrap_or_default()
    }
}

fn is_location(mention: &Mention) -> bool {
    mention.kind.is_name() && mention.entity_type == EntityType::Location
}

/// Which mentions of one name lie in different wholes, each with the mention that says so.
///
/// Those that say nothing go with the one before, else with the first that does.
fn apart(
    document: &Document,
    mentions: &[Mention],
    said: &[Option<Whole>],
    kb: &KnowledgeBase,
) -> Vec<Option<usize>> {
    let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (place, mention) in mentions.iter().enumerate() {
        if mention.kind.is_name() && mention.entity_type == EntityType::Location {
            by_key
                .entry(town_key(document.surface(mention.span)))
                .or_default()
                .push(place);
        }
    }
    let mut apart = vec![None; mentions.len()];
    let mut keys: Vec<(String, Vec<usize>)> = by_key.into_iter().collect();
    keys.sort_unstable_by_key(|(_, places)| places[0]);
    for (key, places) in keys {
        let tells = |whole: &Whole| whole.is_sure || whole.has_town(&key, kb);
        let mut firsts: Vec<usize> = Vec::new();
        let mut own: Vec<Option<usize>> = Vec::with_capacity(places.len());
        for &place in &places {
            let found = said[place].as_ref().filter(|whole| tells(whole)).map(|whole| {
                let agrees = |first: &&usize| {
                    said[**first]
                        .as_ref()
                        .is_some_and(|other| other.agrees(whole, kb))
                };
                let first = firsts.iter().find(agrees).copied();
                if first.is_none() && firsts.len() < MOST_NAMESAKES {
                    firsts.push(place);
                    return Some(place);
                }
                first
            });
            own.push(found.flatten().or_else(|| own.last().copied().flatten()));
        }
        if firsts.len() > 1 {
            for (&place, own) in places.iter().zip(own) {
                apart[place] = own.or(firsts.first().copied());
            }
        }
    }
    apart
}

/// The key of a place without what it lies in.
fn town_key(surface: &str) -> String {
    plain_key(surface.split_once(", ").map_or(surface, |(town, _)| town))
}
