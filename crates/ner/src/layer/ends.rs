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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn words_of_organizations_alone() {
        let mark = |text: &Text<'_>, mentions: &mut Vec<Mention>| mark(text, mentions);
        assert_layer(mark, "<P Gruppo Zorkal> grew.", "<O Gruppo Zorkal> grew.");
        assert_layer(
            mark,
            "The <L Zorkaler Zeitung> grew.",
            "The <O Zorkaler Zeitung> grew.",
        );
        assert_layer(mark, "<P Zorkal Gruppo> grew.", "<P Zorkal Gruppo> grew.");
    }
}
