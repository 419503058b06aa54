//! Words that make an organization of what they open or end: "Gruppo Zorkal", "Radio Zorkal", "Zorkaler Zeitung".

use relmap_kb::KnowledgeBase;
use relmap_types::{EntityType, Mention, MentionKind};

use super::{keys_in, tokens_of};
use crate::Lexicon;
use crate::word::Words;

/// Makes an organization of every name of several words that such a word opens or ends and that the knowledge base does not know.
pub(crate) fn mark(sentences: &[Words], kb: &KnowledgeBase, lexicon: &Lexicon, mentions: &mut [Mention]) {
    for mention in mentions {
        if mention.kind != MentionKind::Name || mention.entity_type == EntityType::Organization {
            continue;
        }
        let words = &sentences[mention.sentence as usize].words;
        let name = &words[tokens_of(mention, words)];
        if let [first, .., last] = name
            && (lexicon.opens_organization(&first.key) || lexicon.ends_organization(&last.key))
            && kb.lookup(&keys_in(name)).is_empty()
        {
            mention.entity_type = EntityType::Organization;
        }
    }
}
