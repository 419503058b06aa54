//! Hashtags: "#Zorkal Keller said" names two.

use relmap_kb::KnowledgeBase;
use relmap_types::Mention;

use super::tokens_of;
use crate::word::{Word, Words};

/// Parts every mention before and behind the hashtags in it.
///
/// A hashtag is what the knowledge base says first of its word, else what the whole was taken for.
pub(crate) fn part(sentences: &[Words], kb: &KnowledgeBase, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut parted = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let words = &sentences[mention.sentence as usize].words;
        let tokens = tokens_of(&mention, words);
        if !(tokens.start..tokens.end).any(|i| is_tag(words, i)) {
            parted.push(mention);
            continue;
        }
        let mut start = tokens.start;
        for end in tokens.start + 1..=tokens.end {
            let is_border = end == tokens.end || is_sign(&words[end]) || is_tag(words, end - 1);
            if is_sign(&words[start]) {
                start = end;
            }
            if !is_border || start == end {
                continue;
            }
            let best = kb.lookup(&words[start].key).best();
            let known = best.filter(|_| is_tag(words, start));
            parted.push(Mention {
                span: words[start].span.to(words[end - 1].span),
                entity_type: known.map_or(mention.entity_type, |known| kb.record(known.record).entity_type),
                ..mention.clone()
            });
            start = end;
        }
    }
    parted
}

fn is_sign(word: &Word) -> bool {
    word.mark == Some('#')
}

/// Whether the sign stands right before a word.
fn is_tag(words: &[Word], i: usize) -> bool {
    !words[i].spaced && i > 0 && is_sign(&words[i - 1])
}
