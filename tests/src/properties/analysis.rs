//! Any text through the whole run.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use relmap_graph::{EntityGraph, GraphFile, Header};
use relmap_pipeline::{Config, Coreference, Extracted, Metonyms, Outcome, ResolveConfig, Silent, analyze};
use relmap_types::codepoint::Codepoints;
use relmap_types::{Analysis, CoOccurrence, Document, EntityId, MentionKind, Span, Window};

use super::fast;
use super::text::{documents, text};

const WINDOWS: [Window; 5] = [
    Window::Sentence,
    Window::Sentences(1),
    Window::Sentences(3),
    Window::Paragraph,
    Window::Document,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_sound_analysis(
        documents in documents(), window in 0..WINDOWS.len(), keep: bool, resolve in resolve()
    ) {
        let config = Config { window: WINDOWS[window], keep_boilerplate: keep, resolve, jobs: Some(1), ..fast() };
        let outcome = run(documents, &config);
        for extracted in &outcome.documents {
            check_document(extracted);
        }
        check_entities(&outcome, resolve.coreference == Coreference::Full);
        check_evidence(&outcome);
        check_graph(&outcome.analysis, config.window);
    }

    #[test]
    fn order_and_threads_change_nothing(
        (documents, shuffled) in documents().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        resolve in resolve(),
    ) {
        let one = run(documents, &Config { jobs: Some(1), resolve, ..fast() });
        let other = run(shuffled, &Config { jobs: Some(3), resolve, ..fast() });
        assert_eq!(one.analysis, other.analysis);
    }

    #[test]
    fn a_copy_of_a_document_doubles_what_is_said(text in text()) {
        let config = Config { jobs: Some(1), ..fast() };
        let once = run(vec![Document::new("a", text.clone())], &config).analysis;
        let twice = run(vec![Document::new("a", text.clone()), Document::new("b", text)], &config).analysis;
        assert_eq!(once.windows * 2, twice.windows);
        assert_eq!(once.evidence.len() * 2, twice.evidence.len());
        let mentions = |analysis: &Analysis| analysis.entities.iter().map(|entity| entity.mentions).sum::<u32>();
        assert_eq!(mentions(&once) * 2, mentions(&twice));
    }
}

/// Texts that name nobody would prove nothing.
#[test]
fn the_texts_name_pairs_and_hold_cuts() {
    let mut runner = TestRunner::deterministic();
    let (mut pairs, mut cuts) = (0, 0);
    for _ in 0..200 {
        let tree = documents()
            .new_tree(&mut runner)
            .expect("the strategy refuses nothing");
        let outcome = run(tree.current(), &fast());
        pairs += outcome.analysis.cooccurrences.len();
        let cut_in = |extracted: &Extracted| extracted.document.cuts.len();
        cuts += outcome.documents.iter().map(cut_in).sum::<usize>();
    }
    assert!(pairs > 100 && cuts > 10, "{pairs} pairs, {cuts} cuts");
}

/// Every setting of the resolution.
fn resolve() -> impl Strategy<Value = ResolveConfig> {
    let all = |coreference: usize, metonyms: usize| ResolveConfig {
        coreference: Coreference::ALL[coreference],
        metonyms: Metonyms::ALL[metonyms],
    };
    (0..Coreference::ALL.len(), 0..Metonyms::ALL.len())
        .prop_map(move |(coreference, metonyms)| all(coreference, metonyms))
}

fn run(documents: Vec<Document>, config: &Config) -> Outcome {
    analyze(documents, config, &Silent).expect("text cannot fail")
}

/// Spans slice, follow each other, and lie where they belong.
fn check_document(extracted: &Extracted) {
    let Extracted {
        document,
        sentences,
        mentions,
        entities,
    } = extracted;
    let slices = |span: Span| {
        assert!(
            document.text.get(span.range()).is_some(),
            "{span:?} does not slice"
        );
    };
    let ascend = |spans: &[Span], what: &str| {
        assert!(
            spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()),
            "{what} overlap or go back: {spans:?}"
        );
        for &span in spans {
            slices(span);
        }
    };
    let cuts: Vec<Span> = document.cuts.iter().map(|cut| cut.span).collect();
    ascend(&cuts, "cuts");
    ascend(
        &sentences.iter().map(|sentence| sentence.span).collect::<Vec<_>>(),
        "sentences",
    );
    for sentence in sentences {
        let tokens: Vec<Span> = sentence.tokens.iter().map(|token| token.span).collect();
        ascend(&tokens, "tokens");
        let (first, last) = (
            tokens.first().expect("a sentence has a token"),
            tokens.last().expect("and a last one"),
        );
        assert_eq!(sentence.span, first.to(*last));
        assert!(
            !tokens
                .iter()
                .any(|&token| cuts.iter().any(|&cut| cut.overlaps(token))),
            "a token is cut"
        );
    }
    let is_reference = |kind| matches!(kind, MentionKind::Description | MentionKind::Pronoun);
    // "the Turkish president" holds a name and is a mention of its own.
    for references in [false, true] {
        let kind = mentions
            .iter()
            .filter(|mention| is_reference(mention.kind) == references);
        ascend(&kind.map(|mention| mention.span).collect::<Vec<_>>(), "mentions");
    }
    for mention in mentions {
        let sentence = &sentences[mention.sentence as usize];
        assert!(
            sentence.span.covers(mention.span),
            "{mention:?} is outside its sentence"
        );
        assert!(
            sentence
                .tokens
                .iter()
                .any(|token| token.span.start() == mention.span.start()),
            "{mention:?}"
        );
        assert!(
            sentence
                .tokens
                .iter()
                .any(|token| token.span.end() == mention.span.end()),
            "{mention:?}"
        );
        assert!((0.0..=1.0).contains(&mention.score), "{mention:?}");
    }
    assert_eq!(mentions.len(), entities.len());
}

/// Counts of entities are those of the mentions that name them.
fn check_entities(outcome: &Outcome, is_full: bool) {
    let entities = &outcome.analysis.entities;
    let mut mentions: BTreeMap<EntityId, u32> = BTreeMap::new();
    let mut documents: BTreeMap<EntityId, u32> = BTreeMap::new();
    for extracted in &outcome.documents {
        let named: Vec<EntityId> = extracted.entities.iter().copied().flatten().collect();
        for &entity in &named {
            *mentions.entry(entity).or_default() += 1;
        }
        for entity in named.into_iter().collect::<BTreeSet<_>>() {
            *documents.entry(entity).or_default() += 1;
        }
    }
    assert_eq!(mentions.len(), entities.len(), "every entity is named");
    assert!(
        entities.windows(2).all(|pair| pair[0].key < pair[1].key),
        "keys ascend and are unique"
    );
    for (i, entity) in entities.iter().enumerate() {
        let id = EntityId(i as u32);
        assert_eq!(
            (entity.mentions, entity.documents),
            (mentions[&id], documents[&id]),
            "{entity:?}"
        );
        // Descriptions and pronouns are mentions, not names.
        let named = entity.aliases.iter().map(|alias| alias.count).sum::<u32>();
        assert!(
            named == entity.mentions || (is_full && named > 0 && named < entity.mentions),
            "{entity:?}"
        );
        assert!(
            !entity.name.trim().is_empty() && !entity.key.is_empty(),
            "{entity:?}"
        );
        assert!(
            entity
                .merges
                .iter()
                .all(|merge| (merge.document.0 as usize) < outcome.documents.len())
        );
    }
}

/// Evidence is text of its document, and its mentions slice it.
fn check_evidence(outcome: &Outcome) {
    for evidence in &outcome.analysis.evidence {
        let document = &outcome.documents[evidence.document.0 as usize].document;
        assert_eq!(document.surface(evidence.span), evidence.text);
        assert_eq!(
            Codepoints::new(&document.text).span(evidence.span),
            evidence.codepoints
        );
        assert!(!evidence.mentions.is_empty());
        for mention in &evidence.mentions {
            assert!(
                evidence.text.get(mention.span.range()).is_some(),
                "{mention:?} does not slice {evidence:?}"
            );
        }
    }
    for CoOccurrence { a, b, evidence } in &outcome.analysis.cooccurrences {
        assert!(a < b);
        let named = &outcome.analysis.evidence[evidence.0 as usize].mentions;
        assert!(
            [a, b]
                .iter()
                .all(|end| named.iter().any(|mention| mention.entity == **end)),
            "{a:?} {b:?} {named:?}"
        );
    }
    assert!(
        outcome
            .analysis
            .cooccurrences
            .is_sorted_by(|left, right| left < right),
        "sorted, without duplicates"
    );
}

/// Edges count no more windows than there are, and the file reads back.
fn check_graph(analysis: &Analysis, window: Window) {
    let graph = EntityGraph::new(analysis, Header::new("relmap", window), 3);
    assert_eq!(graph.n_nodes(), analysis.entities.len());
    let mut total = 0;
    for tie in graph.edges() {
        let edge = tie.edge;
        assert!(
            edge.weight >= 1 && edge.weight <= analysis.windows && edge.sentences <= analysis.windows,
            "{edge:?}"
        );
        assert!(
            edge.documents as usize <= analysis.documents.len() && !edge.evidence.is_empty(),
            "{edge:?}"
        );
        total += edge.weight;
    }
    assert_eq!(total as usize, analysis.cooccurrences.len());
    let mut bytes = Vec::new();
    graph.file().write(&mut bytes).expect("memory can be written");
    let text = String::from_utf8(bytes).expect("JSON is UTF-8");
    assert_eq!(
        GraphFile::read(&text).expect("what was written is read").nodes,
        graph.file().nodes
    );
}
