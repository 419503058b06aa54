//! Capitals that stand for their governments: "Moscow said", "Ankara's position".

use relmap_kb::{KnowledgeBase, RecordIdx};
use relmap_ner::Lexicon;
use relmap_text::key::fold;
use relmap_types::{Document, EntityType, Mention, MentionKind, Sentence};

use crate::link::{Context, link};
use crate::name::plain_key;

/// What a government has and a town has not.
const POSSESSIONS: &[&str] = &[
    "accusations",
    "aid",
    "allies",
    "ally",
    "ambassador",
    "approach",
    "backing",
    "claim",
    "claims",
    "commitment",
    "concerns",
    "conditions",
    "decision",
    "demand",
    "demands",
    "diplomacy",
    "diplomats",
    "envoy",
    "foreign",
    "forces",
    "goal",
    "goals",
    "interests",
    "invasion",
    "military",
    "objections",
    "offer",
    "opposition",
    "plan",
    "plans",
    "policies",
    "policy",
    "position",
    "proposal",
    "reaction",
    "refusal",
    "response",
    "role",
    "stance",
    "strategy",
    "support",
    "troops",
    "veto",
    "view",
    "views",
    "war",
    "willingness",
];

/// Words between a government and its verb: "has not yet agreed".
const AUXILIARIES: &[&str] = &[
    "again",
    "already",
    "also",
    "always",
    "bluntly",
    "cannot",
    "could",
    "did",
    "does",
    "duly",
    "eventually",
    "finally",
    "firmly",
    "flatly",
    "formally",
    "had",
    "has",
    "have",
    "immediately",
    "initially",
    "instead",
    "later",
    "long",
    "may",
    "might",
    "must",
    "never",
    "nevertheless",
    "not",
    "now",
    "officially",
    "only",
    "openly",
    "privately",
    "promptly",
    "publicly",
    "quickly",
    "reluctantly",
    "repeatedly",
    "reportedly",
    "sharply",
    "should",
    "since",
    "soon",
    "still",
    "strongly",
    "swiftly",
    "then",
    "therefore",
    "twice",
    "vehemently",
    "will",
    "would",
    "yet",
];

/// Most words before the verb that are looked over.
const MAX_AUXILIARIES: usize = 4;

/// Words before a capital that is an agent or a partner in talks.
const PARTNERS: &[(&str, &str)] = &[
    ("accused", ""),
    ("agreement", "with"),
    ("angered", ""),
    ("condemned", ""),
    ("deal", "with"),
    ("negotiations", "with"),
    ("pressure", "on"),
    ("relations", "with"),
    ("opposed", ""),
    ("pressed", ""),
    ("sanctions", "against"),
    ("sanctions", "on"),
    ("tensions", "with"),
    ("ties", "with"),
    ("urged", ""),
    ("warned", ""),
];

/// Marks the mentions of capitals that act or are dealt with as governments do.
pub fn mark_metonyms(
    document: &Document,
    sentences: &[Sentence],
    mentions: &mut [Mention],
    kb: &KnowledgeBase,
) {
    for mention in mentions {
        if mention.kind != MentionKind::Name || mention.entity_type != EntityType::Location {
            continue;
        }
        let Some(sentence) = sentences.get(mention.sentence as usize) else {
            continue;
        };
        let tokens = &sentence.tokens;
        let start = tokens.partition_point(|token| token.span.end() <= mention.span.start());
        let end = tokens.partition_point(|token| token.span.start() < mention.span.end());
        let key = |at: Option<usize>| {
            let token = at.and_then(|at| tokens.get(at));
            token.map_or_else(String::new, |token| fold(document.surface(token.span)))
        };
        let next = key(Some(end));
        let mut verb = end;
        while verb < end + MAX_AUXILIARIES && AUXILIARIES.contains(&key(Some(verb)).as_str()) {
            verb += 1;
        }
        let acts = Lexicon::embedded().is_person_cue(&next)
            || Lexicon::embedded().is_government_cue(&key(Some(verb)));
        let has = next == "s" && POSSESSIONS.contains(&key(Some(end + 1)).as_str());
        let (one, two) = (key(start.checked_sub(1)), key(start.checked_sub(2)));
        let is_dealt_with = PARTNERS.iter().any(|&(word, preposition)| {
            if preposition.is_empty() {
                one == word
            } else {
                one == preposition && two == word
            }
        });
        if (acts || has || is_dealt_with) && government(document.surface(mention.span), kb).is_some() {
            mention.kind = MentionKind::Metonym;
        }
    }
}

/// The country whose government a capital's name stands for.
pub(crate) fn government(surface: &str, kb: &KnowledgeBase) -> Option<RecordIdx> {
    let place = link(&plain_key(surface), EntityType::Location, &Context::default(), kb)?;
    kb.country(kb.capital_of(place)?)
}
