//! Texts with their names marked, to test layers with: "<P Ada Moran> left <L Oslo>".

use relmap_kb::KnowledgeBase;
use relmap_text::segment;
use relmap_types::{Document, EntityType, Mention, MentionKind, MentionSource, Sentence, Span};

use crate::text::Text;

/// Checks that a layer makes the names that are marked in `wanted` of those that are marked in `given`: the types are P, O and L,
/// and D is a demonym.
#[track_caller]
pub(crate) fn assert_layer(layer: impl Fn(&Text<'_>, &mut Vec<Mention>), given: &str, wanted: &str) {
    let (document, sentences, mut mentions) = parse(given);
    let text = Text::new(&document, &sentences, KnowledgeBase::embedded());
    layer(&text, &mut mentions);
    assert_eq!(print(&document, &mentions), wanted);
}

fn parse(marked: &str) -> (Document, Vec<Sentence>, Vec<Mention>) {
    let mut plain = String::new();
    let mut names = Vec::new();
    for piece in marked.split_inclusive('>') {
        let Some((before, name)) = piece.split_once('<') else {
            plain.push_str(piece);
            continue;
        };
        let (mark, name) = name.trim_end_matches('>').split_at(2);
        plain.push_str(before);
        let start = plain.len();
        plain.push_str(name);
        names.push((mark, start..plain.len()));
    }
    let document = Document::new("a", plain);
    let sentences = segment(&document);
    let mention = |(mark, range): (&str, std::ops::Range<usize>)| {
        let span = Span::from_range(range).expect("a name has letters");
        let holds = |sentence: &Sentence| sentence.span.covers(span);
        Mention {
            span,
            sentence: sentences.iter().position(holds).unwrap_or_default() as u32,
            entity_type: match mark {
                "P " => EntityType::Person,
                "O " => EntityType::Organization,
                _ => EntityType::Location,
            },
            kind: if mark == "D " {
                MentionKind::Demonym
            } else {
                MentionKind::Name
            },
            source: MentionSource::Model,
            score: 1.0,
        }
    };
    let mentions = names.into_iter().map(mention).collect();
    (document, sentences, mentions)
}

fn print(document: &Document, mentions: &[Mention]) -> String {
    let mut marked = String::new();
    let mut from = 0;
    for mention in mentions {
        let range = mention.span.range();
        let mark = match mention.entity_type {
            _ if mention.kind == MentionKind::Demonym => 'D',
            EntityType::Person => 'P',
            EntityType::Organization => 'O',
            EntityType::Location => 'L',
        };
        let (between, name) = (&document.text[from..range.start], &document.text[range.clone()]);
        marked = format!("{marked}{between}<{mark} {name}>");
        from = range.end;
    }
    marked + &document.text[from..]
}
