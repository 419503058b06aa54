//! Words that make an organization of what they open or end: "Gruppo Zorkal", "Radio Zorkal", "Zorkaler Zeitung".

use relmap_types::{EntityType, Mention};

use super::is_name;
use crate::Lexicon;
use crate::text::Text;

/// Makes an organization of every name of several words that such a word opens or ends and that the knowledge base does not know.
pub(crate) fn mark(text: &Text<'_>, mentions: &mut [Mention]) {
    let lexicon = Lexicon::embedded();
    for mention in mentions.iter_mut().filter(|mention| is_name(mention)) {
        let name = text.name(mention);
        if let [first, .., last] = name.words()
            && (lexicon.opens_organization(&first.key) || lexicon.ends_organization(&last.key))
            && !text.is_known(&name.key())
        {
            mention.entity_type = EntityType::Organization;
        }
    }
}
