//! "Russia-Turkey", "Airbus and Lufthansa": two names that a hyphen or "and" joins are two mentions.

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind};
use rustc_hash::FxHashSet;

use crate::word::{Shape, Word, Words};

/// Parts every mention at a hyphen or an "and" whose two sides are names in their own right.
///
/// A side is one if the document names it alone elsewhere, or if the knowledge base knows it as a country or city of this
/// spelling. "Jean-Claude" and "Trinidad and Tobago" stay whole.
pub(crate) fn part(sentences: &[Words], kb: &KnowledgeBase, mentions: Vec<Mention>) -> Vec<Mention> {
    let alone = names_alone(sentences, &mentions);
    let mut parted = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let words = &sentences[mention.sentence as usize].words;
        let start = words.partition_point(|word| word.span.start() < mention.span.start());
        let end = words.partition_point(|word| word.span.end() <= mention.span.end());
        let joint = (start + 1..end.saturating_sub(1)).find(|&i| is_hyphen(words, i) || words[i].key == "and");
        match joint.filter(|_| kb.lookup(&key(&words[start..end])).is_empty()) {
            Some(i) if mention.kind == MentionKind::Name => {
                let sides = [&words[start..i], &words[i + 1..end]];
                if let [Some(left), Some(right)] = sides.map(|side| read(side, &mention, &alone, kb)) {
                    parted.extend([left, right]);
                } else {
                    parted.push(mention);
                }
            }
            _ => parted.push(mention),
        }
    }
    parted
}

/// Whether token `i` is a mark without white space on either side.
fn is_hyphen(words: &[Word], i: usize) -> bool {
    words[i].shape == Shape::Mark && !words[i].spaced && words.get(i + 1).is_some_and(|next| !next.spaced)
}

/// The keys of a run of words, marks left out.
fn key(words: &[Word]) -> String {
    let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).filter(|key| !key.is_empty()).collect();
    keys.join(" ")
}

/// Keys of the names, and of their last words, that stand without a hyphen.
fn names_alone(sentences: &[Words], mentions: &[Mention]) -> FxHashSet<String> {
    let mut alone = FxHashSet::default();
    for mention in mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
        let inside = sentences[mention.sentence as usize].words.iter().filter(|word| mention.span.covers(word.span));
        let keys: Vec<&str> = inside.map(|word| word.key.as_str()).collect();
        if keys.iter().all(|key| !key.is_empty()) {
            alone.extend(keys.last().map(|key| (*key).to_owned()));
            alone.insert(keys.join(" "));
        }
    }
    alone
}

/// The mention that one side makes, if it is a name in its own right.
fn read(side: &[Word], whole: &Mention, alone: &FxHashSet<String>, kb: &KnowledgeBase) -> Option<Mention> {
    let (first, last) = (side.first()?, side.last()?);
    let key = key(side);
    let place = kb.lookup(&key).best().map(|best| kb.record(best.record)).filter(|record| {
        record.entity_type == EntityType::Location && record.popularity >= super::gazetteer::WELL_KNOWN
    });
    if !last.is_capital() || !(alone.contains(&key) || place.is_some()) {
        return None;
    }
    let entity_type = if place.is_some() { EntityType::Location } else { whole.entity_type };
    Some(Mention { span: first.span.to(last.span), entity_type, ..whole.clone() })
}
