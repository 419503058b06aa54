//! Two names in one span: "Russia-Turkey", "Airbus and Lufthansa", "Idlib, Syria", "Istanbul's Ciragan Palace", "San Jose - Cisco",
//! "Keller v. Moran".

use std::ops::Range;

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind};
use rustc_hash::FxHashSet;

use super::compound::compound;
use super::dateline::{is_dateline, stands_as_dateline};
use super::founders::firms;
use super::gazetteer::WELL_KNOWN;
use super::{keys_in, tokens_of};
use crate::Lexicon;
use crate::word::{Shape, Word, Words};

/// What persons lead, by the last word of its name.
const PARTIES: &[&str] = &[
    "alliance",
    "bloc",
    "coalition",
    "congress",
    "front",
    "league",
    "movement",
    "party",
    "union",
];

/// What stands between two names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A hyphen, a comma or "and": both sides must be names in their own right.
    Even,
    /// "'s": the left side must be a place.
    Possessive,
    /// A dash with a space on both sides: one side must be a name in its own right.
    Dash,
    /// A verb of saying or doing, which no name holds.
    Verb,
    /// "v." between the parties to a case.
    Versus,
    /// "of" between a party and the person who leads it.
    Of,
}

/// Parts every mention that holds two names.
///
/// At a hyphen, a comma or an "and" both sides must be names in their own right: the document names them alone elsewhere, or
/// the knowledge base knows them as well-known places. "Jean-Claude" and "Trinidad and Tobago" stay whole, as does
/// every name that the knowledge base knows whole.
pub(crate) fn part(
    sentences: &[Words],
    kb: &KnowledgeBase,
    lexicon: &Lexicon,
    mentions: Vec<Mention>,
) -> Vec<Mention> {
    let alone = Alone::of(sentences, &mentions);
    let doubled = doubled_names(sentences, &mentions);
    let firms = firms(sentences, &mentions);
    let mut parted = Vec::with_capacity(mentions.len());
    for mut mention in mentions {
        let words = &sentences[mention.sentence as usize].words;
        let tokens = tokens_of(&mention, words);
        if stands_as_dateline(words, &tokens, kb) {
            mention.entity_type = EntityType::Location;
        }
        if let Some(two) = compound(words, &tokens, &mention, kb) {
            parted.extend(two);
            continue;
        }
        let inner = tokens.start + 1..tokens.end.saturating_sub(1);
        let joint = inner
            .into_iter()
            .find_map(|i| Some((i, joint(words, i, lexicon)?)));
        let Some((i, joint)) = joint.filter(|_| {
            mention.kind == MentionKind::Name && kb.lookup(&keys_in(&words[tokens.clone()])).is_empty()
        }) else {
            parted.push(mention);
            continue;
        };
        let is_person = mention.entity_type == EntityType::Person;
        if is_person && (is_doubled(words, &tokens, i) || doubled.contains(&keys_in(&words[tokens.clone()])))
        {
            parted.push(mention);
            continue;
        }
        if joint == Joint::Even && firms.contains(&keys_in(&words[tokens.clone()])) {
            mention.entity_type = EntityType::Organization;
            parted.push(mention);
            continue;
        }
        match sides(words, &tokens, (i, joint), &mention, &alone, kb) {
            Some((left, right)) => {
                let is_word = |side: &Mention| {
                    let tokens = tokens_of(side, words);
                    tokens.len() == 1 && words[tokens.start].facts.is_english_word()
                };
                // "ZORKAL — Fire": what opens the sentence behind the town has its capital from there.
                let is_opening = joint == Joint::Dash && is_dateline(words, &tokens, i) && is_word(&right);
                parted.push(left);
                parted.extend((!is_opening).then_some(right));
            }
            None => parted.push(mention),
        }
    }
    parted
}

/// The two names that a joint at token `i` parts, if both sides are names.
fn sides(
    words: &[Word],
    tokens: &Range<usize>,
    (i, joint): (usize, Joint),
    mention: &Mention,
    alone: &Alone,
    kb: &KnowledgeBase,
) -> Option<(Mention, Mention)> {
    let (left, right) = (&words[tokens.start..i], &words[i + 1..tokens.end]);
    let whole = |side: &[Word]| {
        Some(Mention {
            span: side.first()?.span.to(side.last()?.span),
            ..mention.clone()
        })
    };
    match joint {
        // No person's name holds an "and": "Ada Moran and Bruno Keller".
        Joint::Even
            if mention.entity_type == EntityType::Person
                && words[i].mark.is_none()
                && !words[i].is_dash()
                && [left, right].iter().all(|side| is_full(side)) =>
        {
            whole(left).zip(whole(right))
        }
        Joint::Even => read(left, mention, alone, kb).zip(read(right, mention, alone, kb)),
        // "ZORKAL — Ada Moran".
        Joint::Dash if is_dateline(words, tokens, i) => whole(left)
            .map(|left| Mention {
                entity_type: EntityType::Location,
                ..left
            })
            .zip(whole(right)),
        // "Ada Moran - Zorkal - Analyst", in a list of who took part.
        Joint::Dash if mention.entity_type == EntityType::Person && is_full(left) && is_listed(words, i) => {
            let next = right.split(|word| word.is_dash() && word.spaced).next()?;
            // "Ada Moran - Bruno Keller - Nadia Keller".
            let is_person = is_full(next) && next[0].facts.forename().is_some();
            let next = whole(next).map(|next| Mention {
                entity_type: if is_person {
                    EntityType::Person
                } else {
                    EntityType::Organization
                },
                ..next
            });
            whole(left).zip(next)
        }
        // "San Francisco – Oakland Bay Bridge" is one bridge.
        Joint::Dash if mention.entity_type == EntityType::Location && words[i].mark != Some('-') => None,
        Joint::Dash => {
            let sides = [left, right].map(|side| read(side, mention, alone, kb));
            let is_name = |side: &[Word]| side.first().is_some_and(Word::is_capital);
            let parts = sides.iter().any(Option::is_some) && is_name(left) && is_name(right);
            let [first, second] = sides;
            parts
                .then(|| first.or_else(|| whole(left)).zip(second.or_else(|| whole(right))))
                .flatten()
        }
        // "Istanbul's Ciragan Palace", "Zorkals' Delivery Center".
        Joint::Possessive
            if is_place(&keys_in(left), kb)
                || words[i].mark.is_some() && alone.names.contains(&keys_in(left)) =>
        {
            let entity_type = if is_place(&keys_in(left), kb) {
                EntityType::Location
            } else {
                mention.entity_type
            };
            let place = Mention {
                entity_type,
                ..mention.clone()
            };
            let span = left
                .first()
                .zip(left.last())
                .map(|(first, last)| first.span.to(last.span));
            span.map(|span| Mention { span, ..place }).zip(whole(right))
        }
        Joint::Possessive => None,
        // "Ulrich v. Zorkal" is called so.
        Joint::Versus if matches!(left, [only] if only.facts.forename().is_some()) => None,
        Joint::Versus => {
            let right = &right[usize::from(right.first().is_some_and(|word| word.mark == Some('.')))..];
            let is_name = |side: &[Word]| side.first().is_some_and(Word::is_capital);
            let side = |side: &[Word]| read(side, mention, alone, kb).or_else(|| whole(side));
            (is_name(left) && is_name(right))
                .then(|| side(left).zip(side(right)))
                .flatten()
        }
        Joint::Of => {
            let leader = whole(right).map(|leader| Mention {
                entity_type: EntityType::Person,
                ..leader
            });
            let is_led = is_full(right) && alone.persons.contains(&keys_in(right));
            whole(left).zip(leader.filter(|_| is_led))
        }
        Joint::Verb => whole(left).zip(whole(right).filter(|_| right.iter().any(Word::is_capital))),
    }
}

/// Whether another dash with a space on both sides follows the one at token `i`.
fn is_listed(words: &[Word], i: usize) -> bool {
    const REACH: usize = 6;
    let behind = words[i + 1..].iter().zip(words.iter().skip(i + 2));
    behind
        .take(REACH)
        .any(|(dash, next)| dash.is_dash() && dash.spaced && next.spaced)
}

/// Whether the hyphen at token `i` joins the surnames of one person: "Sam Keller-Moran".
fn is_doubled(words: &[Word], tokens: &Range<usize>, i: usize) -> bool {
    words[i].is_dash() && !words[i].spaced && i - tokens.start > 1 && i + 2 == tokens.end
}

/// Keys of the surnames that somebody named in full bears with a hyphen: "keller moran" of "Sam Keller-Moran".
pub(super) fn doubled_names(sentences: &[Words], mentions: &[Mention]) -> FxHashSet<String> {
    let mut doubled = FxHashSet::default();
    for mention in mentions {
        if mention.entity_type != EntityType::Person || mention.kind != MentionKind::Name {
            continue;
        }
        let words = &sentences[mention.sentence as usize].words;
        let tokens = tokens_of(mention, words);
        if tokens.len() > 3 && is_doubled(words, &tokens, tokens.end - 2) {
            doubled.insert(keys_in(&words[tokens.end - 3..tokens.end]));
        }
    }
    doubled
}

/// What joint token `i` is, if any.
fn joint(words: &[Word], i: usize, lexicon: &Lexicon) -> Option<Joint> {
    let word = &words[i];
    let hyphen = word.is_dash() && !word.spaced && words.get(i + 1).is_some_and(|next| !next.spaced);
    let next = words.get(i + 1);
    let is_possessive = || {
        let is_apostrophe = matches!(word.mark, Some('\'' | '’'));
        is_apostrophe && next.is_some_and(|next| next.spaced) && words[i - 1].key.ends_with('s')
    };
    if hyphen || word.mark == Some(',') || matches!(word.key.as_str(), "and" | "und") {
        Some(Joint::Even)
    } else if word.is_dash() && word.spaced && next.is_some_and(|next| next.spaced) {
        Some(Joint::Dash)
    } else if !word.spaced && (word.key == "s" || is_possessive()) {
        Some(Joint::Possessive)
    } else if word.spaced && matches!(word.key.as_str(), "v" | "vs") && word.shape == Shape::Lower {
        Some(Joint::Versus)
    } else if word.key == "of" && PARTIES.contains(&words[i - 1].key.as_str()) {
        Some(Joint::Of)
    } else {
        (word.shape == Shape::Lower && lexicon.is_person_cue(&word.key)).then_some(Joint::Verb)
    }
}

/// Keys of names that stand without a mark.
struct Alone {
    /// Of all, and of their last words.
    names: FxHashSet<String>,
    /// Of persons in full.
    persons: FxHashSet<String>,
}

impl Alone {
    fn of(sentences: &[Words], mentions: &[Mention]) -> Self {
        let (mut names, mut persons) = (FxHashSet::default(), FxHashSet::default());
        for mention in mentions
            .iter()
            .filter(|mention| mention.kind == MentionKind::Name)
        {
            let words = &sentences[mention.sentence as usize].words;
            let inside = &words[tokens_of(mention, words)];
            if inside
                .iter()
                .any(|word| word.key.is_empty() || matches!(word.key.as_str(), "and" | "und"))
            {
                continue;
            }
            names.extend(inside.last().map(|word| word.key.as_str().to_owned()));
            names.insert(keys_in(inside));
            if mention.entity_type == EntityType::Person && is_full(inside) {
                persons.insert(keys_in(inside));
            }
        }
        Self { names, persons }
    }
}

/// Two capitalised words or more, and no other.
fn is_full(side: &[Word]) -> bool {
    side.len() > 1 && side.iter().all(Word::is_capital)
}

/// The mention that one side makes, if it is a name in its own right.
fn read(side: &[Word], whole: &Mention, alone: &Alone, kb: &KnowledgeBase) -> Option<Mention> {
    let (first, last) = (side.first()?, side.last()?);
    let key = keys_in(side);
    let known = well_known(&key, kb).filter(|&entity_type| entity_type != EntityType::Person);
    if !last.is_capital() || !(alone.names.contains(&key) || known.is_some()) {
        return None;
    }
    let entity_type = known.unwrap_or(whole.entity_type);
    Some(Mention {
        span: first.span.to(last.span),
        entity_type,
        ..whole.clone()
    })
}

/// Whether a key is that of a well-known place, or of a part of a country.
pub(super) fn is_place(key: &str, kb: &KnowledgeBase) -> bool {
    well_known(key, kb) == Some(EntityType::Location)
}

/// The type of what is well known under a key.
fn well_known(key: &str, kb: &KnowledgeBase) -> Option<EntityType> {
    let record = kb.record(kb.lookup(key).best()?.record);
    (record.popularity >= WELL_KNOWN).then_some(record.entity_type)
}
