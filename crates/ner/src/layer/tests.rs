//! The layers on spans that a tagger has cut wrongly.

use relmap_kb::KnowledgeBase;
use relmap_text::segment;
use relmap_types::EntityType::{Location, Organization, Person};
use relmap_types::{Document, EntityType, Mention, MentionKind, MentionSource, Sentence, Span};

use super::{compound, edge, joint, refute, seam};
use crate::text::Text;

/// One text with mentions at the first places of some of its words.
struct Case {
    document: Document,
    text: Text<'static>,
    mentions: Vec<Mention>,
}

impl Case {
    fn new(text: &str, names: &[(&str, EntityType)]) -> Self {
        let document = Document::new("a", text);
        let sentences = segment(&document);
        let mut from = 0;
        let mentions = names
            .iter()
            .map(|&(name, entity_type)| {
                let start = from + text[from..].find(name).expect("the text holds the name");
                from = start + name.len();
                mention(start..from, entity_type, &sentences)
            })
            .collect();
        let text = Text::new(&document, &sentences, KnowledgeBase::embedded());
        Self {
            document,
            text,
            mentions,
        }
    }

    /// The surfaces that a layer leaves.
    fn after(mut self, layer: impl Fn(&Text<'_>, &mut Vec<Mention>)) -> Vec<String> {
        layer(&self.text, &mut self.mentions);
        let surface = |mention: &Mention| self.document.surface(mention.span).to_owned();
        self.mentions.iter().map(surface).collect()
    }
}

fn mention(range: std::ops::Range<usize>, entity_type: EntityType, sentences: &[Sentence]) -> Mention {
    let span = Span::new(range.start as u32, range.end as u32).expect("a name has letters");
    let holds = |sentence: &Sentence| sentence.span.covers(span);
    Mention {
        span,
        sentence: sentences.iter().position(holds).unwrap_or_default() as u32,
        entity_type,
        kind: MentionKind::Name,
        source: MentionSource::Model,
        score: 1.0,
    }
}

#[test]
fn names_go_on_behind_a_hyphen() {
    for (text, names, wanted) in [
        (
            "Leung Kwok-hung spoke.",
            vec![("Leung Kwok", Person)],
            vec!["Leung Kwok-hung"],
        ),
        (
            "Klaas-Jan Moran scored.",
            vec![("Klaas", Person), ("Jan Moran", Person)],
            vec!["Klaas-Jan Moran"],
        ),
        (
            "The Nadia Moran-led talks went on.",
            vec![("Nadia Moran", Person)],
            vec!["Nadia Moran"],
        ),
    ] {
        let case = Case::new(text, &names);
        assert_eq!(case.after(seam::mend), wanted, "{text}");
    }
}

#[test]
fn two_names_in_one_span_are_parted() {
    for (text, names, wanted) in [
        (
            "The firm from Lisbon - Zorkal - won.",
            vec![("Lisbon - Zorkal", Organization)],
            vec!["Lisbon", "Zorkal"],
        ),
        (
            "Zorkals grew. It opened the Zorkals' Delivery Center.",
            vec![
                ("Zorkals", Organization),
                ("Zorkals' Delivery Center", Organization),
            ],
            vec!["Zorkals", "Zorkals", "Delivery Center"],
        ),
        (
            "Ada Moran - Bruno Keller - Nadia Keller",
            vec![("Ada Moran - Bruno Keller", Person)],
            vec!["Ada Moran", "Bruno Keller"],
        ),
        (
            "The case of Ada Moran v. Bruno Moran was heard. So was Ulrich v. Zorkal.",
            vec![("Ada Moran v. Bruno Moran", Person), ("Ulrich v. Zorkal", Person)],
            vec!["Ada Moran", "Bruno Moran", "Ulrich v. Zorkal"],
        ),
        (
            "Keller-Moran Shipping was sold. Keller-Moran's chairman met Ada Moran and Bruno Keller.",
            vec![
                ("Keller-Moran Shipping", Organization),
                ("Keller-Moran", Person),
                ("Ada Moran", Person),
                ("Bruno Keller", Person),
            ],
            vec![
                "Keller-Moran Shipping",
                "Keller-Moran",
                "Ada Moran",
                "Bruno Keller",
            ],
        ),
        (
            "Jean - Claude Moran won.",
            vec![("Jean - Claude Moran", Person)],
            vec!["Jean - Claude Moran"],
        ),
    ] {
        let case = Case::new(text, &names);
        assert_eq!(case.after(joint::part), wanted, "{text}");
    }
}

#[test]
fn compounds_are_parted() {
    for (text, names, wanted) in [(
        "Pro-Lisbon Harbour Union won.",
        vec![("Lisbon Harbour Union", Organization)],
        vec!["Lisbon", "Harbour Union"],
    )] {
        let case = Case::new(text, &names);
        assert_eq!(case.after(compound::part), wanted, "{text}");
    }
}

#[test]
fn spans_end_with_the_name() {
    for (text, names, wanted) in [
        (
            "Moran won. Goals: Moran 53, Keller 64.",
            vec![("Moran", Person), ("Moran 53", Organization)],
            vec!["Moran", "Moran"],
        ),
        (
            "EU Energy Commissioner Nadia Moran spoke.",
            vec![("EU Energy", Organization)],
            vec!["EU"],
        ),
        (
            "Minister of National Defence of Norway Nadia Moran spoke.",
            vec![("National Defence of Norway", Organization)],
            vec!["Norway"],
        ),
        (
            "EU Energy Agency chief Nadia Moran spoke.",
            vec![("EU Energy Agency", Organization)],
            vec!["EU Energy Agency"],
        ),
    ] {
        let case = Case::new(text, &names);
        assert_eq!(
            case.after(|text, mentions| edge::trim(text, mentions)),
            wanted,
            "{text}"
        );
    }
}

#[test]
fn names_of_things_are_refuted() {
    for (text, names, wanted) in [
        (
            "She left the Geneva Convention, but not Geneva.",
            vec![("Geneva", Location), ("Geneva", Location)],
            vec!["Geneva"],
        ),
        (
            "Nadia Moran, professor of International Relations, spoke to Reuters (AFP, dpa).",
            vec![
                ("International Relations", Organization),
                ("Reuters", Organization),
                ("AFP", Organization),
                ("dpa", Organization),
            ],
            vec!["Reuters"],
        ),
        (
            "The Treaty of Lisbon came into force.",
            vec![("Lisbon", Location)],
            vec![],
        ),
        (
            "He watched the Champions League.",
            vec![("Champions League", Organization)],
            vec![],
        ),
        ("He fled to the West.", vec![("West", Location)], vec!["West"]),
    ] {
        let case = Case::new(text, &names);
        assert_eq!(case.after(refute::drop_refuted), wanted, "{text}");
    }
}
