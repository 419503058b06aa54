//! The tagger as a whole: the model file, the two passes, the seam.

use std::collections::BTreeMap;

use super::label::{N_LABELS, NameType, OUTSIDE, Place, label};
use super::training::Featurizer;
use super::*;

/// A model that knows one sentence by heart.
fn small_model() -> Model {
    let wordbook = || {
        let words = [("moran", 1, [1; N_CODES]), ("lisbon", 2, [2; N_CODES])];
        Wordbook::new(words, &[(1, 1), (2, 1)], [("ada moran", 32), ("lisbon", 4)])
    };
    let document = vec![words("Ada Moran met Bruno Keller in Lisbon .")];
    let begin_end = |name_type| [label(name_type, Place::Begin), label(name_type, Place::End)];
    let mut wanted = [OUTSIDE; 8];
    wanted[0..2].copy_from_slice(&begin_end(NameType::Person));
    wanted[3..5].copy_from_slice(&begin_end(NameType::Person));
    wanted[6] = label(NameType::Location, Place::Single);
    let book = wordbook();
    // Features that one token alone has tell its label; what several share tells nothing.
    let mut tokens: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    Featurizer::new(&book).first(&document, |_, token, feature| {
        tokens.entry(feature).or_default().push(token);
    });
    let row = |token: usize| match wanted[token] {
        OUTSIDE => [-10; 16],
        label => std::array::from_fn(|idx| if idx + 1 == usize::from(label) { 10 } else { -10 }),
    };
    let own = tokens
        .into_iter()
        .filter(|(_, tokens)| tokens.iter().all(|token| *token == tokens[0]));
    let rows: Vec<(u64, Row)> = own.map(|(feature, tokens)| (feature, row(tokens[0]))).collect();
    let stage = |rows| Stage::new(rows, [[0; N_LABELS]; N_LABELS]);
    Model::new(wordbook(), stage(rows), stage(Vec::new()), 50)
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

fn found(tagger: &Tagger, document: &[Vec<String>]) -> Vec<(String, NameType)> {
    let names = tagger.tag(document);
    let show = |(sentence, tagged): (&Vec<String>, &TaggedName)| {
        (
            sentence[tagged.name.start..tagged.name.end].join(" "),
            tagged.name.name_type,
        )
    };
    document
        .iter()
        .zip(&names)
        .flat_map(|(s, names)| names.iter().map(move |name| (s, name)))
        .map(show)
        .collect()
}

#[test]
fn a_model_comes_back_from_its_file_and_tags_alike() {
    let model = small_model();
    let file = model.to_bytes();
    let read = Model::from_bytes(&file).unwrap();
    assert_eq!(read, model);
    assert_eq!(read.to_bytes(), file);
    let document = vec![words("Ada Moran met Bruno Keller in Lisbon .")];
    let (fresh, read) = (Tagger::new(model), Tagger::new(read));
    let want = [
        ("Ada Moran".to_owned(), NameType::Person),
        ("Bruno Keller".to_owned(), NameType::Person),
        ("Lisbon".to_owned(), NameType::Location),
    ];
    assert_eq!(found(&fresh, &document), want);
    // Two taggers take turns on one thread: what is kept of tokens must not pass from one to the other.
    assert_eq!(read.tag(&document), fresh.tag(&document));
}

#[test]
fn every_truncation_is_an_error() {
    let file = small_model().to_bytes();
    for len in 0..file.len() {
        assert!(Model::from_bytes(&file[..len]).is_err(), "{len} bytes");
    }
    let mut longer = file;
    longer.push(0);
    assert!(matches!(
        Model::from_bytes(&longer),
        Err(ModelError::Length { .. })
    ));
}

#[test]
fn every_flipped_bit_is_an_error() {
    let file = small_model().to_bytes();
    for bit in 0..file.len() * 8 {
        let mut damaged = file.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        assert!(Model::from_bytes(&damaged).is_err(), "bit {bit}");
    }
}

#[test]
fn a_forged_body_is_an_error_and_never_a_panic() {
    let file = small_model().to_bytes();
    let body = &file[28..];
    let mut refused = 0;
    for place in 0..body.len().min(4_000) {
        let mut forged = file::Writer::default();
        forged.raw(&body[..place]);
        forged.raw(&[0xFF; 4]);
        forged.raw(body.get(place + 4..).unwrap_or_default());
        match Model::from_bytes(&forged.finish(file::Kind::TAGGER)) {
            Err(_) => refused += 1,
            // Other weights are as good as any.
            Ok(model) => drop(Tagger::new(model).tag(&[words("Ada Moran met Bruno Keller in Lisbon .")])),
        }
    }
    assert!(refused > 0);
}

#[test]
fn odd_documents_have_no_names_and_no_panics() {
    let tagger = Tagger::new(small_model());
    for document in [
        vec![],
        vec![vec![]],
        vec![vec![], words("a"), vec![]],
        vec![vec![String::new(); 3]],
    ] {
        assert!(tagger.tag(&document).iter().all(Vec::is_empty));
    }
    let long = vec![words(&"Ada Moran 習近平 ـ \u{301} ".repeat(2_000))];
    assert_eq!(tagger.tag(&long).len(), 1);
}

#[cfg(feature = "embedded-model")]
mod embedded {
    use super::*;

    fn tagger() -> Tagger {
        Tagger::embedded().unwrap()
    }

    #[test]
    fn finds_names_in_news_that_it_has_not_seen() {
        let document = [
            "Prime Minister Tomasz Wrzesniewski flew to Istanbul on Monday for talks with Recep Tayyip Erdogan .",
            "The Ministry of Defence in Kyiv said Russian forces had shelled Kharkiv .",
            "Wrzesniewski later met officials of the United Nations in Geneva .",
        ]
        .map(words);
        let found = found(&tagger(), &document);
        for (name, name_type) in [
            ("Tomasz Wrzesniewski", NameType::Person),
            ("Istanbul", NameType::Location),
            ("Recep Tayyip Erdogan", NameType::Person),
            ("Kyiv", NameType::Location),
            ("Kharkiv", NameType::Location),
            ("Wrzesniewski", NameType::Person),
            ("United Nations", NameType::Organization),
            ("Geneva", NameType::Location),
        ] {
            assert!(
                found.contains(&(name.to_owned(), name_type)),
                "{name} is not in {found:?}"
            );
        }
        assert!(
            !found
                .iter()
                .any(|(name, _)| name == "Russian" || name == "Monday"),
            "{found:?}"
        );
    }

    #[test]
    fn threads_agree() {
        let tagger = tagger();
        let document = [
            words("Ada Moran of the Harbour Party met Bruno Keller in Lisbon ."),
            words("Moran left ."),
        ];
        let want = tagger.tag(&document);
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| tagger.tag(&document))).collect();
            for thread in threads {
                assert_eq!(thread.join().unwrap(), want);
            }
        });
    }

    #[test]
    fn confidence_is_a_probability_and_higher_for_known_names() {
        let tagger = tagger();
        let names = tagger.tag(&[words("President Vladimir Putin spoke to Xqzt Blorp in Moscow .")]);
        assert!(
            names[0]
                .iter()
                .all(|tagged| (0.0..=1.0).contains(&tagged.confidence))
        );
        assert!(
            names[0].first().is_some_and(|tagged| tagged.confidence > 0.9),
            "{names:?}"
        );
    }
}
