//! The encoder against what the tokenizer and `PyTorch` give, and against damaged files.
//!
//! The files of `crates/ner/tests/encoder` are made by `training/encoder_fixture.py`.

use serde_json::Value;

use super::pieces::spell;
use super::shape::shape;
use super::vocabulary::Vocabulary;
use super::*;
use crate::tagger::file::{Kind, Writer};
use crate::tagger::label::N_WEIGHED;
use crate::tagger::{ModelError, NameTagger as _, TaggedName, Tagger};

const SMALL: &[u8] = include_bytes!("../../tests/encoder/small.model");

/// Nats by which a score may miss that of `PyTorch`: the small model's weights are rounded alike there, but what goes
/// through its layers is not, and its scores are as large as 20.
const TOLERANCE: f32 = 0.6;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn strings(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|word| word.as_str().unwrap())
        .collect()
}

fn wanted() -> Value {
    json(include_str!("../../tests/encoder/small.json"))
}

fn sentences(document: &Value) -> Vec<Vec<&str>> {
    document["sentences"]
        .as_array()
        .unwrap()
        .iter()
        .map(strings)
        .collect()
}

#[test]
fn words_have_the_pieces_of_the_tokenizer() {
    let table = json(include_str!("../../tests/encoder/pieces.json"));
    let names = strings(&table["vocabulary"]);
    let vocabulary = Vocabulary::new(&names.join("\n")).unwrap();
    let (mut buffer, mut wrong) = (String::new(), Vec::new());
    for row in table["words"].as_array().unwrap() {
        let word = row[0].as_str().unwrap();
        let mut pieces = Vec::new();
        spell(&vocabulary, word, &mut buffer, &mut pieces);
        let found: Vec<&str> = pieces.iter().map(|&number| names[number as usize]).collect();
        if found != strings(&row[1]) {
            wrong.push(format!("{word:?}: {found:?}, not {}", row[1]));
        }
        if Some(u64::from(shape(word))) != row[2].as_u64() {
            wrong.push(format!("{word:?} has shape {}, not {}", shape(word), row[2]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn scores_are_those_of_pytorch() {
    let encoder = Encoder::from_bytes(SMALL).unwrap();
    let (mut worst, mut spread, mut total, mut n) = (0.0_f32, 0.0_f32, 0.0, 0.0);
    for document in wanted().as_array().unwrap() {
        let sentences = sentences(document);
        let found = encoder.scores(&sentences);
        for (words, (found, want)) in sentences
            .iter()
            .zip(found.iter().zip(document["scores"].as_array().unwrap()))
        {
            assert_eq!(found.len(), words.len());
            let want = want.as_array().unwrap();
            for (found, want) in found.iter().zip(want) {
                for (&found, want) in found.iter().zip(want.as_array().unwrap()) {
                    let (found, want) = (found as f32 / 1024.0, want.as_f64().unwrap() as f32);
                    worst = worst.max((found - want).abs());
                    spread = spread.max(want.abs());
                    total += (found - want).abs();
                    n += 1.0;
                }
            }
            // Words beyond the cut are in no name.
            for scores in &found[want.len()..] {
                assert!(scores.iter().all(|&score| score < -1024));
            }
        }
    }
    assert!(
        worst < TOLERANCE && total / n < TOLERANCE / 6.0,
        "worst {worst}, mean {}",
        total / n
    );
    assert!(spread > 10.0 * TOLERANCE, "{spread}");
}

#[test]
fn the_order_of_documents_and_the_thread_change_nothing() {
    let encoder = Encoder::from_bytes(SMALL).unwrap();
    let wanted = wanted();
    let documents: Vec<Vec<Vec<&str>>> = wanted.as_array().unwrap().iter().map(sentences).collect();
    // Long enough for several batches.
    let long: Vec<Vec<&str>> = (0..40).flat_map(|_| documents[0].clone()).collect();
    let alone: Vec<_> = documents
        .iter()
        .chain([&long])
        .map(|document| encoder.scores(document))
        .collect();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    documents
                        .iter()
                        .chain([&long])
                        .rev()
                        .map(|d| encoder.scores(d))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        for thread in threads {
            let mut scores = thread.join().unwrap();
            scores.reverse();
            assert_eq!(scores, alone);
        }
    });
}

#[test]
fn odd_documents_have_no_panics() {
    let encoder = Encoder::from_bytes(SMALL).unwrap();
    for document in [
        vec![],
        vec![vec![]],
        vec![vec![], vec!["a"], vec![]],
        vec![vec![""; 3]],
        vec![vec!["\u{301}", "習近平 習", "[SEP]", "[CLS]"]; 200],
        vec![vec!["a-b-c-d-e-f-g-h-i-j-k-l-m"; 500]; 3],
    ] {
        let scores = encoder.scores(&document);
        let lengths: Vec<usize> = scores.iter().map(Vec::len).collect();
        assert_eq!(lengths, document.iter().map(Vec::len).collect::<Vec<_>>());
    }
}

#[test]
fn every_truncation_and_every_flipped_bit_is_an_error() {
    for len in (0..SMALL.len()).step_by(97).chain(0..200) {
        assert!(Encoder::from_bytes(&SMALL[..len]).is_err(), "{len} bytes");
    }
    for bit in (0..SMALL.len() * 8).step_by(1_009).chain(0..28 * 8) {
        let mut damaged = SMALL.to_vec();
        damaged[bit / 8] ^= 1 << (bit % 8);
        assert!(Encoder::from_bytes(&damaged).is_err(), "bit {bit}");
    }
    assert!(matches!(Tagger::from_bytes(SMALL), Err(ModelError::Magic { .. })));
}

#[test]
fn a_forged_body_is_an_error_and_never_a_panic() {
    let body = &SMALL[28..];
    let document = [vec!["Ada", "Moran", "met", "Keller"]];
    let mut refused = 0;
    let places = (0..80).chain((80..body.len() - 4).step_by(211));
    for (place, with) in places.flat_map(|place| [(place, [0xFF; 4]), (place, [0; 4]), (place, [0, 0, 1, 0])])
    {
        let mut forged = Writer::default();
        forged.raw(&body[..place]);
        forged.raw(&with);
        forged.raw(&body[place + 4..]);
        match Encoder::from_bytes(&forged.finish(Kind::ENCODER)) {
            Err(_) => refused += 1,
            // Other weights are as good as any.
            Ok(encoder) => assert_eq!(encoder.scores(&document)[0].len(), 4),
        }
    }
    assert!(refused > 50, "{refused}");
}

#[cfg(feature = "embedded-model")]
#[test]
fn the_fast_engine_has_the_share_that_is_asked_for() {
    let tagger = Tagger::embedded().unwrap();
    let document = [vec![
        "President",
        "Vladimir",
        "Putin",
        "flew",
        "to",
        "Istanbul",
        ".",
    ]];
    let found = |mix: f32| {
        let encoder = Encoder::from_bytes(SMALL).unwrap().with_mix(mix);
        AccurateTagger::new(&encoder, &tagger, 0.0).tag(&document)
    };
    // A share so large that the encoder, which knows nothing, is not heard.
    let names: Vec<_> = found(16.0)[0].iter().map(|tagged| tagged.name).collect();
    assert_eq!(
        names,
        tagger.tag(&document)[0]
            .iter()
            .map(|tagged| tagged.name)
            .collect::<Vec<_>>()
    );
    assert_ne!(found(0.0), found(16.0));
    let alone = Encoder::from_bytes(SMALL).unwrap().scores(&document);
    assert!(alone[0].iter().any(|scores| scores != &[0; N_WEIGHED]));
}

#[cfg(feature = "embedded-model")]
#[test]
fn sentences_that_the_fast_engine_is_sure_of_are_not_read() {
    let tagger = Tagger::embedded().unwrap();
    let encoder = Encoder::from_bytes(SMALL).unwrap().with_mix(0.1);
    let sure = "President Vladimir Putin met Turkish President Recep Tayyip Erdogan in Istanbul on Monday .";
    let doubtful = "Arn Zel of Orm read Ter to Val .";
    let document = [sure, doubtful].map(|text| text.split(' ').collect::<Vec<_>>());
    let found = |doubt: f32| AccurateTagger::new(&encoder, &tagger, doubt).tag(&document);
    let by_fast = &tagger.tag(&document)[0];
    let names = |tagged: &[TaggedName]| tagged.iter().map(|tagged| tagged.name).collect::<Vec<_>>();
    let cascade = found(0.1);
    assert_eq!(names(&cascade[0]), names(by_fast));
    assert_eq!(names(&cascade[0]).len(), 3);
    // The encoder reads the other sentence as it would without the first.
    assert_eq!(
        names(&cascade[1]),
        names(&AccurateTagger::new(&encoder, &tagger, 0.0).tag(&document[1..])[0])
    );
    assert_ne!(names(&found(0.0)[0]), names(by_fast));
}
