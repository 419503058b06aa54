//! "President Erdoğan", "Mr. Keller": a title is not part of the name.

use relmap_types::{EntityType, Mention};

use crate::lexicon::{Lexicon, TitleKind};
use crate::word::{Shape, Words};

/// Begins every person's mention behind the titles that open it, while a capitalised word remains.
///
/// Titles of nobility and religion stay: they are the name that "Pope Francis" and "Prince Charles" go by.
pub(crate) fn trim(sentences: &[Words], lexicon: &Lexicon, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut().filter(|mention| mention.entity_type == EntityType::Person) {
        let words = &sentences[mention.sentence as usize].words;
        let start = words.partition_point(|word| word.span.start() < mention.span.start());
        let end = words.partition_point(|word| word.span.end() <= mention.span.end());
        let mut first = start;
        while first < end {
            let keys: Vec<&str> = words[first..end].iter().map(|word| word.key.as_str()).collect();
            let n = lexicon.leading_title(&keys);
            let kind = lexicon.title(&keys[..n].join(" "));
            let is_role = !matches!(kind, None | Some(TitleKind::Nobility | TitleKind::Religious));
            if words[first].shape == Shape::Mark {
                first += 1;
            } else if is_role && words[first + n..end].iter().any(crate::word::Word::is_capital) {
                first += n;
            } else {
                break;
            }
        }
        if start < first && first < end {
            mention.span = words[first].span.to(words[end - 1].span);
        }
    }
}
