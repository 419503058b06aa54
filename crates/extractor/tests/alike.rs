//! Documents of so many names alike that comparing each with each would not end: they take seconds.

use std::slice::from_ref;

use relmap_extractor::{DocumentEntities, Judgements, ResolveConfig, extract, resolve};
use relmap_kb::KnowledgeBase;
use relmap_types::EntityType::{self, Organization, Person};
use relmap_types::{Document, Mention, MentionKind, MentionSource, Metadata, Span};

/// Names of a document; with the square of it as the number of steps a test would run for many minutes.
const N: usize = 10_000;

/// What a document of these names, one a sentence, names.
fn read(names: &[String], entity_type: EntityType) -> DocumentEntities {
    read_parted(names, ".\n", entity_type)
}

/// What a document of these names names, a mark between them.
fn read_parted(names: &[String], mark: &str, entity_type: EntityType) -> DocumentEntities {
    let (mut text, mut mentions) = (String::new(), Vec::new());
    for (sentence, name) in (0..).zip(names) {
        let span = Span::from_range(text.len()..text.len() + name.len());
        text.push_str(name);
        text.push_str(mark);
        mentions.extend(span.map(|span| Mention {
            span,
            sentence,
            entity_type,
            kind: MentionKind::Name,
            source: MentionSource::Model,
            score: 1.0,
        }));
    }
    let kb = KnowledgeBase::embedded();
    let (config, judgements) = (ResolveConfig::default(), Judgements::default());
    extract(&Document::new("a1", text), &mentions, kb, &config, &judgements)
}

/// How many entities these documents name together.
fn n_entities(documents: &[DocumentEntities]) -> usize {
    let kb = KnowledgeBase::embedded();
    let metadata = vec![Metadata::default(); documents.len()];
    let (config, judgements) = (ResolveConfig::default(), Judgements::default());
    let resolution = resolve(documents, &metadata, kb, &config, &judgements);
    resolution.expect("there are no judgements").entities.len()
}

/// Names made alike, and behind them two of one person.
fn alike(make: impl Fn(usize) -> String, full: &str, short: &str) -> Vec<String> {
    (0..N)
        .map(make)
        .chain([full.to_owned(), short.to_owned()])
        .collect()
}

/// The word with a vowel before each consonant, by number.
fn with_vowels(mut i: usize) -> String {
    let mut made = String::new();
    for consonant in "rnkvstm".chars() {
        made.extend([['a', 'e', 'i', 'o', 'u'][i % 5], consonant]);
        i /= 5;
    }
    made
}

/// A made-up word by number.
fn word(i: usize) -> String {
    let mut made = String::new();
    for power in 0..4 {
        made.push(['b', 'd', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v'][i / 12_usize.pow(power) % 12]);
        made.push(['o', 'u', 'y'][(i + power as usize) % 3]);
    }
    made
}

fn is_one(found: &DocumentEntities) -> bool {
    let [.., full, short] = found.of.as_slice() else {
        return false;
    };
    full.is_some() && full == short
}

#[test]
fn spellings_of_one_name() {
    let names = alike(|i| format!("Sona B{}", with_vowels(i)), "Zdenka Orlova", "Orlova");
    let found = read(&names, Person);
    assert!(is_one(&found) && found.entities.len() > 1);
    assert_eq!(n_entities(from_ref(&found)), found.entities.len());
}

#[test]
fn other_middle_names() {
    let names = alike(
        |i| format!("Zdenka {} Moranik", word(i)),
        "Bruno Orlova",
        "Orlova",
    );
    let found = read(&names, Person);
    assert!(is_one(&found) && found.entities.len() > N / 2);
    assert_eq!(n_entities(from_ref(&found)), found.entities.len());
}

#[test]
fn surnames_in_two_documents() {
    let full: Vec<String> = (0..N).map(|i| format!("Zdenka Mor{}", word(i))).collect();
    let bare: Vec<String> = (0..N).map(|i| format!("Mor{}", word(i))).collect();
    let found = [read(&full, Person), read(&bare, Person)];
    // The surnames are those of the full names, but where each document reads misspelt ones in its own way.
    let n = n_entities(&found);
    assert!(n > N / 2 && n < N, "{n}");
}

#[test]
fn misspelt_surnames() {
    let names = alike(
        |i| {
            if i % 2 == 0 {
                format!("Zdenka {}vekt", word(i))
            } else {
                format!("{}wokt", word(i))
            }
        },
        "Bruno Trevanek",
        "Trevanec",
    );
    let found = read(&names, Person);
    assert!(is_one(&found) && found.entities.len() > N / 2);
}

#[test]
fn organizations_with_one_first_word() {
    let names = alike(
        |i| format!("Zorkal {} {}", word(i), word(i / 7)),
        "Harbour Zdenka Freight",
        "Zdenka Freight",
    );
    let found = read(&names, Organization);
    assert!(is_one(&found) && found.entities.len() > N / 2);
}

#[test]
fn names_in_a_list() {
    let names = alike(
        |i| format!("{} {}", word(i), word(i / 7)),
        "Zdenka Trevanek",
        "Trevanek",
    );
    let found = read_parted(&names, ", ", Person);
    assert!(is_one(&found) && found.entities.len() > N / 2);
}

#[test]
fn letters_that_many_documents_define() {
    let text = "The Zorkal Harbour Board (ZHB) met. The ZHB spoke.";
    let spans = [4..24, 26..29, 40..43];
    let mentions: Vec<Mention> = spans
        .into_iter()
        .zip([0, 0, 1])
        .filter_map(|(span, sentence)| {
            Some(Mention {
                span: Span::from_range(span)?,
                sentence,
                entity_type: Organization,
                kind: MentionKind::Name,
                source: MentionSource::Model,
                score: 1.0,
            })
        })
        .collect();
    let kb = KnowledgeBase::embedded();
    let (config, judgements) = (ResolveConfig::default(), Judgements::default());
    let read = |i: usize| {
        let document = Document::new(format!("a{i}"), text);
        extract(&document, &mentions, kb, &config, &judgements)
    };
    let documents: Vec<DocumentEntities> = (0..N).map(read).collect();
    assert_eq!(n_entities(&documents), 1);
}
