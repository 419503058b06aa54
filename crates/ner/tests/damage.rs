//! A model file from disk is hostile: whatever its bytes, reading it gives an error or a tagger that works, in the
//! memory that its length accounts for.
#![cfg(feature = "embedded-model")]

use relmap_ner::tagger::{ModelError, Tagger, training};

/// The built-in model.
const MODEL: &[u8] = include_bytes!("../model/fast.model");

/// Magic, version, length of the body, checksum.
const HEADER: [usize; 5] = [0, 8, 12, 20, 28];

/// Flips of one bit tried on the whole file, and on a body whose checksum is made to fit.
const FLIPS: (usize, usize) = (100, 40);

/// Fields of the body changed to numbers that no file should state.
const FORGED_LENGTHS: [u32; 4] = [0, 1, 1 << 24, u32::MAX];

/// Most memory that all of it may take at once, in KiB: some copies of the model and of its text.
const MAX_GROWTH_KIB: u64 = 150_000;

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

/// A document with names, odd tokens, and a long sentence.
fn document() -> Vec<Vec<String>> {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    vec![
        words("Prime Minister Ada Moran met Recep Tayyip Erdoğan in Lisbon on Monday ."),
        words("The Ministry of Defence , NATO and the U.N. 習近平 3.5 -- \u{301}"),
        words(&"Moran and Keller of the Harbour Party ".repeat(200)),
    ]
}

/// A tagger that was read finds names inside their sentences, with probabilities for scores.
fn works(tagger: &Tagger, document: &[Vec<String>]) {
    for (sentence, names) in document.iter().zip(tagger.tag(document)) {
        for tagged in names {
            assert!(tagged.name.start < tagged.name.end && tagged.name.end <= sentence.len());
            assert!((0.0..=1.0).contains(&tagged.confidence), "{tagged:?}");
        }
    }
}

/// The file with a header that fits its body.
fn with_checksum(mut file: Vec<u8>) -> Vec<u8> {
    let length = (file.len() - 28) as u64;
    let checksum = training::checksum(&file[28..]);
    file[12..20].copy_from_slice(&length.to_le_bytes());
    file[20..28].copy_from_slice(&checksum.to_le_bytes());
    file
}

/// Places of the lengths of arrays in the body, in order.
fn lengths(file: &[u8]) -> Vec<usize> {
    let u32_at = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().expect("four bytes"));
    // A scale; words with clusters, codes and two maps; names with lists; two passes of a table, rows and transitions.
    let table = [(true, 0), (false, 4), (false, 2)];
    let array = |width| (false, width);
    let wordbook = [
        &table[..],
        &[array(2), array(1), array(2), array(2)],
        &table,
        &[array(2)],
    ]
    .concat();
    let stage = [&table[..], &[array(1), array(4)]].concat();
    let mut at = 28;
    let mut places = Vec::new();
    for (is_number, width) in [&[(true, 0)], &wordbook[..], &stage, &stage].concat() {
        if !is_number {
            places.push(at);
            at += u32_at(at) as usize * width;
        }
        at += 4;
    }
    assert_eq!(at, file.len(), "the fields are those of the format");
    places
}

/// Most memory that this process ever had, in KiB; none where the system does not say.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// One test, so that nothing else takes memory meanwhile.
#[test]
fn damaged_models_are_refused_or_work() {
    let document = document();
    works(&Tagger::from_bytes(MODEL).unwrap(), &document);
    let before = peak();
    let lengths = lengths(MODEL);

    for bound in HEADER.into_iter().chain(lengths.iter().copied()) {
        for len in [bound.saturating_sub(1), bound, bound + 1, bound + 4] {
            assert!(Tagger::from_bytes(&MODEL[..len]).is_err(), "{len} bytes");
        }
    }
    assert!(matches!(
        Tagger::from_bytes(b"PK\x03\x04 a foreign file"),
        Err(ModelError::Magic { .. })
    ));
    assert!(matches!(
        Tagger::from_bytes(&[MODEL, b"x"].concat()),
        Err(ModelError::Length { .. })
    ));

    let mut dice = Dice(3);
    for _ in 0..FLIPS.0 {
        let bit = dice.below(MODEL.len() * 8);
        let mut damaged = MODEL.to_vec();
        damaged[bit / 8] ^= 1 << (bit % 8);
        assert!(Tagger::from_bytes(&damaged).is_err(), "bit {bit}");
    }

    // From here on the checksum fits: somebody made the file so.
    let (mut refused, mut read) = (0, 0);
    let mut try_forged = |forged: Vec<u8>| match Tagger::from_bytes(&with_checksum(forged)) {
        Err(_) => refused += 1,
        Ok(tagger) => {
            read += 1;
            works(&tagger, &document);
        }
    };
    for _ in 0..FLIPS.1 {
        let mut forged = MODEL.to_vec();
        for _ in 0..=dice.below(64) {
            let bit = 28 * 8 + dice.below((MODEL.len() - 28) * 8);
            forged[bit / 8] ^= 1 << (bit % 8);
        }
        try_forged(forged);
    }
    for &place in &lengths {
        try_forged(MODEL[..place].to_vec());
        for length in FORGED_LENGTHS {
            let mut forged = MODEL.to_vec();
            forged[place..place + 4].copy_from_slice(&length.to_le_bytes());
            try_forged(forged);
        }
    }
    assert!(refused > 0 && read > 0, "{refused} refused, {read} read");
    if let (Some(before), Some(after)) = (before, peak()) {
        assert!(after - before < MAX_GROWTH_KIB, "{} KiB more", after - before);
    }
}

#[test]
fn a_model_from_disk_tags_as_the_embedded_one() {
    let folder = std::env::temp_dir().join(format!("relmap-model-{}", std::process::id()));
    std::fs::write(&folder, MODEL).unwrap();
    let read = std::fs::read(&folder).unwrap();
    std::fs::remove_file(&folder).unwrap();
    let (disk, embedded) = (Tagger::from_bytes(&read).unwrap(), Tagger::embedded().unwrap());
    let document = document();
    let want = embedded.tag(&document);
    assert!(want.iter().flatten().count() > 3);
    assert_eq!(disk.tag(&document), want);
    assert_eq!(disk.identity(), embedded.identity());
}
