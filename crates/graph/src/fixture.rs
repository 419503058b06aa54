//! Small analyses that the unit tests share.

use relmap_types::{
    Alias, Analysis, CoOccurrence, DocumentIdx, Entity, EntityId, EntityType, Evidence, EvidenceIdx,
    EvidenceMention, Merge, MergeRule, Metadata, Refusal, RefusalReason, Span, Window,
};

use crate::{EntityGraph, Header};

/// Names that break careless writers of JSON, DOT, XML or HTML.
pub(crate) const HOSTILE: [&str; 20] = [
    "</script><script>alert(1)</script>",
    "say \"hi\"",
    "ends in \\",
    "\\N \\G \\E \\l",
    "two\nlines\r\n",
    "]]>",
    "<!-- -->",
    "nul \0 bell \u{7} escape \u{1B}",
    "\u{FFFE}\u{FFFF}",
    "\u{202E}right to left\u{202C} עברית العربية",
    "👩‍👩‍👧 family",
    "graph",
    "-",
    "",
    "AT&T &amp; &lt;sons&gt; &#65;",
    "<b>bold</b>",
    "{a|b} [c] -- d;",
    "'=cmd()' %s",
    "\u{301}\u{327}",
    "\"]; rm -rf / #",
];

pub(crate) fn header() -> Header {
    Header::new("relmap test", Window::Sentence)
}

fn entity(key: &str, name: &str, entity_type: EntityType) -> Entity {
    Entity {
        key: key.to_owned(),
        name: name.to_owned(),
        entity_type,
        aliases: vec![Alias {
            surface: name.to_owned(),
            count: 1,
        }],
        mentions: 1,
        documents: 1,
        country: None,
        lat: None,
        lon: None,
        description: None,
        first_seen: None,
        last_seen: None,
        merges: Vec::new(),
    }
}

/// A window of the given names, which are entities by their position in `entities`.
fn window(document: u32, text: &str, names: &[(u32, &str)]) -> Evidence {
    let mentions = names.iter().map(|&(entity, name)| {
        let start = text.find(name).unwrap();
        EvidenceMention {
            entity: EntityId(entity),
            span: Span::from_range(start..start + name.len()).unwrap(),
        }
    });
    Evidence {
        document: DocumentIdx(document),
        span: Span::from_range(0..text.len()).unwrap(),
        codepoints: Span::from_range(0..text.chars().count()).unwrap(),
        text: text.to_owned(),
        mentions: mentions.collect(),
    }
}

fn pair(a: u32, b: u32, evidence: u32) -> CoOccurrence {
    CoOccurrence {
        a: EntityId(a),
        b: EntityId(b),
        evidence: EvidenceIdx(evidence),
    }
}

/// Two documents: Moran and Keller in two sentences, Moran in Lisbon in one, Zora alone.
pub(crate) fn talks_analysis() -> Analysis {
    let dated = |date: &str| Metadata {
        date: Some(date.parse().unwrap()),
        ..Metadata::default()
    };
    let mut entities = vec![
        entity("ada-moran", "Ada Moran", EntityType::Person),
        entity("bruno-keller", "Bruno Keller", EntityType::Person),
        entity("lisbon", "Lisbon", EntityType::Location),
        entity("zora", "Zora Institute", EntityType::Organization),
    ];
    entities[0].aliases.push(Alias {
        surface: "Moran".to_owned(),
        count: 1,
    });
    entities[0].merges.push(Merge {
        rule: MergeRule::Surname,
        surface: "Moran".to_owned(),
        into: "Ada Moran".to_owned(),
        document: DocumentIdx(1),
    });
    (entities[2].lat, entities[2].lon) = (Some(38.722_252_4), Some(-9.139_336_6));
    Analysis {
        refusals: vec![Refusal {
            left: "Moran".to_owned(),
            right: "Bruno Keller".to_owned(),
            reason: RefusalReason::TwoForenames,
            left_entity: EntityId(0),
            right_entity: EntityId(1),
            mentions: 1,
            document: DocumentIdx(1),
        }],
        documents: vec![
            ("a1".to_owned(), dated("2024-05-01")),
            ("b2".to_owned(), dated("2024-05-09")),
        ],
        entities,
        evidence: vec![
            window(
                0,
                "Ada Moran met Bruno Keller in Lisbon — “at last”.",
                &[(0, "Ada Moran"), (1, "Bruno Keller"), (2, "Lisbon")],
            ),
            window(
                1,
                "“Não”, said Moran to Bruno Keller.",
                &[(0, "Moran"), (1, "Bruno Keller")],
            ),
            window(1, "The Zora Institute said nothing.", &[(3, "Zora Institute")]),
        ],
        cooccurrences: vec![pair(0, 1, 0), pair(0, 1, 1), pair(0, 2, 0), pair(1, 2, 0)],
        sentences: 5,
        windows: 5,
    }
}

pub(crate) fn talks() -> EntityGraph {
    EntityGraph::new(&talks_analysis(), header(), 20)
}

/// A graph of made-up names with the given weighted pairs, `a < b`.
pub(crate) fn weighted(n_nodes: u32, pairs: &[(u32, u32, u32)]) -> EntityGraph {
    let name = |n: u32| {
        format!(
            "{} {}{n}",
            ["Ada", "Bruno", "Constantin", "Di"][n as usize % 4],
            "Moreau".repeat(1 + n as usize % 2)
        )
    };
    let entities = (0..n_nodes)
        .map(|n| entity(&format!("n{n:04}"), &name(n), EntityType::ALL[n as usize % 3]))
        .collect();
    let mut evidence = Vec::new();
    let mut cooccurrences = Vec::new();
    for &(a, b, weight) in pairs {
        for _ in 0..weight {
            let text = format!("{} met {}.", name(a), name(b));
            evidence.push(window(0, &text, &[(a, &name(a)), (b, &name(b))]));
            cooccurrences.push(pair(a, b, evidence.len() as u32 - 1));
        }
    }
    cooccurrences.sort_unstable();
    let n_windows = evidence.len() as u64;
    let analysis = Analysis {
        refusals: Vec::new(),
        documents: vec![("d".to_owned(), Metadata::default())],
        entities,
        evidence,
        cooccurrences,
        sentences: n_windows,
        windows: n_windows,
    };
    EntityGraph::new(&analysis, header(), 3)
}

/// `n_entities` made-up names without pairs, and `n_windows` windows that name nobody, spread over the documents.
pub(crate) fn analysis(n_entities: u32, n_windows: u32, n_documents: u32) -> Analysis {
    let mut evidence: Vec<_> = (0..n_windows)
        .map(|n| window(n % n_documents, &format!("Window {n}."), &[]))
        .collect();
    evidence.sort_by_key(|evidence| evidence.document);
    Analysis {
        refusals: Vec::new(),
        documents: (0..n_documents)
            .map(|n| (format!("d{n}"), Metadata::default()))
            .collect(),
        entities: (0..n_entities)
            .map(|n| entity(&format!("n{n:02}"), "Name", EntityType::Person))
            .collect(),
        evidence,
        cooccurrences: Vec::new(),
        sentences: u64::from(n_windows),
        windows: u64::from(n_windows),
    }
}

/// One hub with `n` others around it, of falling weight.
pub(crate) fn star(n: u32) -> EntityGraph {
    let pairs: Vec<_> = (1..=n).map(|other| (0, other, 1 + 40 / other)).collect();
    weighted(n + 1, &pairs)
}

/// Everyone with everyone, `n` nodes.
pub(crate) fn complete(n: u32) -> EntityGraph {
    let pairs: Vec<_> = (0..n)
        .flat_map(|a| (a + 1..n).map(move |b| (a, b, 1 + (a + b) % 3)))
        .collect();
    weighted(n, &pairs)
}

/// Every hostile name as id, name, alias, sentence, document and title, tied to the next.
pub(crate) fn hostile() -> EntityGraph {
    let mut entities: Vec<_> = HOSTILE
        .iter()
        .map(|name| entity(name, name, EntityType::Person))
        .collect();
    for entity in &mut entities {
        entity.description = Some(entity.name.clone());
    }
    let n = HOSTILE.len() as u32;
    let evidence = HOSTILE
        .iter()
        .map(|name| window(0, &format!("“{name}”"), &[]))
        .collect();
    let metadata = |name: &str| Metadata {
        title: Some(name.to_owned()),
        date: None,
        source: Some(name.to_owned()),
    };
    let analysis = Analysis {
        refusals: Vec::new(),
        documents: HOSTILE
            .iter()
            .map(|name| ((*name).to_owned(), metadata(name)))
            .collect(),
        entities,
        evidence,
        cooccurrences: (0..n - 1).map(|a| pair(a, a + 1, a)).collect(),
        sentences: u64::from(n),
        windows: u64::from(n),
    };
    EntityGraph::new(&analysis, Header::new("\"</desc>\0 \\", Window::Sentence), 20)
}
