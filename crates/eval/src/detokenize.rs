//! Gold tokens as running text, and mentions found in it back on the tokens.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::conll::{LabelledSpan, TaggedSentence};

/// Running text of some sentences and where their tokens stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Tokens joined by spaces, sentences by line feeds.
    pub text: String,
    /// Bytes of each token in `text`, by sentence.
    pub tokens: Vec<Vec<Range<usize>>>,
}

/// Lays sentences out as text: a space between tokens, a line feed between sentences.
pub fn layout(sentences: &[TaggedSentence]) -> Layout {
    let mut out = Layout::default();
    for (idx, sentence) in sentences.iter().enumerate() {
        if idx > 0 {
            out.text.push('\n');
        }
        let mut places = Vec::with_capacity(sentence.tokens.len());
        for (idx, token) in sentence.tokens.iter().enumerate() {
            if idx > 0 {
                out.text.push(' ');
            }
            let start = out.text.len();
            out.text.push_str(token);
            places.push(start..out.text.len());
        }
        out.tokens.push(places);
    }
    out
}

/// Lays a gold text out as one sentence of pieces, with the gold names (bytes and label) as its tags.
///
/// `tokens` are bytes of the text, ascending and apart. A token is cut where a gold name begins or ends within it, so that
/// every gold name is whole pieces. Of gold names that overlap, the one that starts first or is longer counts.
pub fn pieces(
    text: &str,
    tokens: &[Range<usize>],
    names: &[(Range<usize>, String)],
) -> (TaggedSentence, Layout) {
    let ranges = || tokens.iter().chain(names.iter().map(|(range, _)| range));
    let bounds: BTreeSet<usize> = ranges().flat_map(|range| [range.start, range.end]).collect();
    let bounds: Vec<usize> = bounds.into_iter().collect();
    let places = bounds.windows(2).map(|pair| pair[0]..pair[1]);
    let places: Vec<Range<usize>> = places
        .filter(|place| {
            text.get(place.clone())
                .is_some_and(|piece| !piece.trim().is_empty())
        })
        .collect();
    let sentence = TaggedSentence {
        tokens: places
            .iter()
            .map(|place| text[place.clone()].to_owned())
            .collect(),
        ..TaggedSentence::default()
    };
    let layout = Layout {
        text: text.to_owned(),
        tokens: vec![places],
    };
    let mut tagged = project(&[sentence], &layout, names, false);
    (tagged.pop().unwrap_or_default(), layout)
}

/// Brings mentions of the text (bytes and label) back to the tokens of each sentence, as IOB2 tags.
///
/// A mention covers every token that it overlaps; of two that share a token, the one that starts first or is longer
/// wins. With `adjust`, a leading "the" and a trailing possessive are left out, as `CoNLL`'s guidelines want.
pub fn project(
    sentences: &[TaggedSentence],
    layout: &Layout,
    mentions: &[(Range<usize>, String)],
    adjust: bool,
) -> Vec<TaggedSentence> {
    let mut mentions: Vec<&(Range<usize>, String)> = mentions.iter().collect();
    mentions.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut out = Vec::with_capacity(sentences.len());
    for (sentence, places) in sentences.iter().zip(&layout.tokens) {
        let mut spans: Vec<LabelledSpan> = Vec::new();
        for (range, label) in &mentions {
            let mut start = places.partition_point(|place| place.end <= range.start);
            let mut end = places.partition_point(|place| place.start < range.end);
            if adjust {
                while start < end && sentence.tokens[start].eq_ignore_ascii_case("the") {
                    start += 1;
                }
                while start < end && matches!(sentence.tokens[end - 1].as_str(), "'s" | "’s" | "'" | "’")
                {
                    end -= 1;
                }
            }
            if start < end && spans.last().is_none_or(|last| last.end <= start) {
                spans.push(LabelledSpan {
                    start,
                    end,
                    label: label.clone(),
                });
            }
        }
        let tags = crate::conll::tags(sentence.tokens.len(), &spans);
        out.push(TaggedSentence {
            tags,
            ..sentence.clone()
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conll::read;

    #[test]
    fn gold_names_are_whole_pieces() {
        let text = "Ada-Moran  left (Lisbon).";
        let tokens = [0..9, 11..15, 16..17, 17..23, 23..24, 24..25];
        let names = vec![
            (4..9, "PER".to_owned()),
            (16..23, "LOC".to_owned()),
            (17..23, "ORG".to_owned()),
        ];
        let (gold, places) = pieces(text, &tokens, &names);
        assert_eq!(gold.tokens, ["Ada-", "Moran", "left", "(", "Lisbon", ")", "."]);
        assert_eq!(gold.tags, ["O", "B-PER", "O", "B-LOC", "I-LOC", "O", "O"]);
        let found = vec![(0..9, "PER".to_owned())];
        let got = project(&[gold], &places, &found, false);
        assert_eq!(got[0].tags[..3], ["B-PER", "I-PER", "O"]);
    }

    #[test]
    fn mentions_come_back_to_their_tokens() {
        let gold = read("The O\nHague B-LOC\n's O\ncourt O\n\nAda B-PER\nMoran I-PER\n");
        let places = layout(&gold);
        assert_eq!(places.text, "The Hague 's court\nAda Moran");
        let mentions = vec![
            (0..12, "LOC".to_owned()),
            (19..28, "PER".to_owned()),
            (23..28, "PER".to_owned()),
        ];
        let got = project(&gold, &places, &mentions, true);
        assert_eq!(got[0].tags, ["O", "B-LOC", "O", "O"]);
        assert_eq!(got[1].tags, ["B-PER", "I-PER"]);
        assert_eq!(
            project(&gold, &places, &mentions, false)[0].tags,
            ["B-LOC", "I-LOC", "I-LOC", "O"]
        );
    }
}
