//! A name is a name wherever it stands: what one sentence shows, the others share.

use std::cell::OnceCell;

use relmap_types::{EntityType, Mention, MentionSource};
use rustc_hash::{FxHashMap, FxHashSet};

use super::draft::{Draft, Found};
use super::is_name;
use crate::Lexicon;
use crate::text::Text;
use crate::word::{SentenceWords, Shape, Word};

/// Confidence of a name that was recognised elsewhere in the document, relative to where that is surest.
const DISCOUNT: f32 = 0.9;

/// Longest name that is looked for again, in tokens.
const MAX_TOKENS: usize = 8;

/// Votes for the type of a name.
#[derive(Clone, Copy, Default)]
struct Votes {
    score: [f32; EntityType::ALL.len()],
    surest: f32,
}

impl Votes {
    fn best(&self) -> Option<EntityType> {
        let all = EntityType::ALL.iter().zip(self.score);
        // The first of equals wins, so that the answer does not depend on floats' order.
        let best = all.fold(
            None,
            |best: Option<(EntityType, f32)>, (&each, score)| match best {
                Some((_, most)) if most >= score => best,
                _ => (score > 0.0).then_some((each, score)),
            },
        );
        best.map(|(entity_type, _)| entity_type)
    }
}

/// Finds again, on free capitalised tokens, the names that were found, and the surnames of the persons among them.
pub(crate) fn spread(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let names = votes(text, mentions);
    let firsts: FxHashSet<&str> = names.keys().map(|name| first_word(name)).collect();
    let small = Small::of(&text.sentences);
    let mut draft = Draft::new(text, mentions);
    for (i, sentence) in text.sentences.iter().enumerate() {
        let words = &sentence.words;
        let mut j = 0;
        while j < words.len() {
            let may_begin = |word: &Word| word.is_capital() && firsts.contains(first_word(&word.key));
            let found = (draft.is_free(i, j..j + 1) && may_begin(&words[j]))
                .then(|| longest(&names, sentence, j, &small))
                .flatten();
            if let Some(again) = found.filter(|again| draft.is_free(i, j..j + again.n)) {
                let score = DISCOUNT * again.surest;
                let found = Found::name(again.entity_type, MentionSource::Alias, score);
                draft.add(i, j..j + again.n, found);
                j += again.n;
            } else {
                j += 1;
            }
        }
    }
    draft.finish();
}

/// What the names of a document are, and the surnames of its persons, by key.
fn votes(text: &Text<'_>, mentions: &[Mention]) -> FxHashMap<String, Votes> {
    let mut names = FxHashMap::default();
    for mention in mentions.iter().filter(|mention| is_name(mention)) {
        let words = text.name(mention).words().iter();
        let keys: Vec<&str> = words
            .map(|word| word.key.as_str())
            .filter(|key| !key.is_empty())
            .collect();
        vote(&mut names, keys.join(" "), mention);
        if mention.entity_type == EntityType::Person
            && let [_, .., surname] = keys.as_slice()
            && surname.len() > 2
            && !Lexicon::embedded().is_particle(surname)
        {
            vote(&mut names, (*surname).to_owned(), mention);
        }
    }
    names
}

/// A name found again.
struct Again {
    /// Its tokens.
    n: usize,
    entity_type: EntityType,
    /// The highest score that it has elsewhere.
    surest: f32,
}

/// The words that a document writes small, gathered when they are first asked for.
struct Small<'w> {
    sentences: &'w [SentenceWords],
    keys: OnceCell<FxHashSet<&'w str>>,
}

impl<'w> Small<'w> {
    fn of(sentences: &'w [SentenceWords]) -> Self {
        Self {
            sentences,
            keys: OnceCell::new(),
        }
    }

    fn contains(&self, key: &str) -> bool {
        let keys = self.keys.get_or_init(|| {
            let words = self.sentences.iter().flat_map(|sentence| &sentence.words);
            let small = words.filter(|word| word.shape == Shape::Lower);
            small.map(|word| word.key.as_str()).collect()
        });
        keys.contains(key)
    }
}

/// A key's letters up to the first space: tokens such as "Ada-Moran" have two words.
fn first_word(key: &str) -> &str {
    key.split(' ').next().unwrap_or(key)
}

fn vote(names: &mut FxHashMap<String, Votes>, key: String, mention: &Mention) {
    if !key.is_empty() {
        let votes = names.entry(key).or_default();
        votes.score[mention.entity_type as usize] += mention.score;
        votes.surest = votes.surest.max(mention.score);
    }
}

/// The longest known name that begins at token `j`.
fn longest(
    names: &FxHashMap<String, Votes>,
    sentence: &SentenceWords,
    j: usize,
    small: &Small<'_>,
) -> Option<Again> {
    let words = &sentence.words[j..];
    let mut key = String::new();
    let mut best = None;
    for (n, word) in words.iter().enumerate().take(MAX_TOKENS) {
        if word.key.is_empty() {
            if word.shape == Shape::Mark && n > 0 && !word.spaced {
                continue;
            }
            break;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&word.key);
        // A one-word name that the document also writes small is not found again where capitals say nothing.
        let is_doubtful = || n == 0 && (sentence.is_title_case || j == 0) && small.contains(&word.key);
        if word.is_capital()
            && let Some(votes) = names.get(&key)
            && let Some(entity_type) = votes.best()
            && !is_doubtful()
        {
            best = Some(Again {
                n: n + 1,
                entity_type,
                surest: votes.surest,
            });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn names_stand_again() {
        assert_layer(
            spread,
            "<P Ada Zorkal> left. Later Ada Zorkal and Zorkal spoke.",
            "<P Ada Zorkal> left. Later <P Ada Zorkal> and <P Zorkal> spoke.",
        );
        assert_layer(
            spread,
            "<O Harbour> grew. Harbour spoke. The harbour froze.",
            "<O Harbour> grew. Harbour spoke. The harbour froze.",
        );
        assert_layer(
            spread,
            "<P Ada van> left. The Van left.",
            "<P Ada van> left. The Van left.",
        );
        assert_layer(
            spread,
            "<P Bruno Keller II> left. Phase II began.",
            "<P Bruno Keller II> left. Phase II began.",
        );
    }
}
