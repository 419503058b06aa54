//! Hashtags: "#Zorkal Keller said" names two.

use relmap_types::Mention;

use crate::text::{Stretch, Text};
use crate::word::Word;

/// Parts every mention before and behind the hashtags in it.
///
/// A hashtag is what the knowledge base says first of its word, else what the whole was taken for.
pub(crate) fn part(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let mut parted = Vec::with_capacity(mentions.len());
    for mention in mentions.drain(..) {
        let name = text.name(&mention);
        let words = &name.sentence.words;
        if !(name.start..name.end).any(|i| is_tag(words, i)) {
            parted.push(mention);
            continue;
        }
        let mut start = name.start;
        for end in name.start + 1..=name.end {
            let is_border = end == name.end || is_sign(&words[end]) || is_tag(words, end - 1);
            if is_sign(&words[start]) {
                start = end;
            }
            let Some(span) = Stretch { start, end, ..name }.span().filter(|_| is_border) else {
                continue;
            };
            let known = text.best(&words[start].key).filter(|_| is_tag(words, start));
            parted.push(Mention {
                span,
                entity_type: known.map_or(mention.entity_type, |known| known.entity_type),
                ..mention.clone()
            });
            start = end;
        }
    }
    *mentions = parted;
}

fn is_sign(word: &Word) -> bool {
    word.mark == Some('#')
}

/// Whether the sign stands right before a word.
fn is_tag(words: &[Word], i: usize) -> bool {
    !words[i].spaced && i > 0 && is_sign(&words[i - 1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::marked::assert_layer;

    #[test]
    fn names_beside_hashtags() {
        assert_layer(part, "#<P Syria Moran> spoke.", "#<L Syria> <P Moran> spoke.");
        assert_layer(part, "<P Moran #Zorkal> spoke.", "<P Moran> #<P Zorkal> spoke.");
    }
}
