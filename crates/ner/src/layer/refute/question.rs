//! Letters that are a word of grammar: "WHO did this?", "WHO IS NEXT?".

use crate::Lexicon;
use crate::text::Stretch;
use crate::word::{Shape, Word};

/// Verbs that follow a question word in capitals.
const AUXILIARIES: &[&str] = &[
    "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might", "must", "should",
    "was", "were", "will", "would",
];

/// Words before a verb in capitals.
const SUBJECTS: &[&str] = &[
    "he", "here", "how", "it", "she", "that", "there", "this", "what", "when", "where", "which", "who", "why",
];

/// Words for people before a relative pronoun.
const PEOPLE: &[&str] = &[
    "anybody",
    "anyone",
    "boy",
    "children",
    "everybody",
    "everyone",
    "girl",
    "man",
    "men",
    "nobody",
    "people",
    "person",
    "somebody",
    "someone",
    "those",
    "woman",
    "women",
];

/// Whether a word in capitals asks who it is, or is the verb of such a question, and names nobody.
pub(super) fn is_question(name: Stretch<'_>) -> bool {
    let [word] = name.words() else { return false };
    word.shape == Shape::Upper
        && match word.key.as_str() {
            "who" => is_in(name.before(1), PEOPLE) || asks(name),
            // "IS" in "WHO IS NEXT", but not in "THE IS LEADER".
            "is" => is_shouted(name.before(1)) && is_in(name.before(1), SUBJECTS),
            _ => false,
        }
}

/// Whether a "WHO" asks: "WHO IS NEXT", "WHO did this", "WHO knew?", but not "WHO did not answer", "WHO chief to go?".
fn asks(name: Stretch<'_>) -> bool {
    let next = name.behind(1);
    let is_auxiliary = is_in(next, AUXILIARIES);
    let is_acted = is_in(next, &["did", "does"]) && !is_in(name.behind(2), &["not", "n't", "nt", "so"]);
    let is_verb = |word: &Word| Lexicon::embedded().is_person_cue(&word.key) || word.key.ends_with("ed");
    let opens = name.all_before().iter().all(|word| word.key.is_empty());
    let mut marks = name.all_behind().iter().filter_map(|word| word.mark);
    is_acted
        || is_auxiliary && is_shouted(next)
        || opens && (is_auxiliary || next.is_some_and(is_verb)) && marks.any(|mark| mark == '?')
}

fn is_in(word: Option<&Word>, list: &[&str]) -> bool {
    word.is_some_and(|word| list.contains(&word.key.as_str()))
}

fn is_shouted(word: Option<&Word>) -> bool {
    word.is_some_and(|word| word.shape == Shape::Upper)
}
