//! The word pieces that a model knows, by their text.

use rustc_hash::FxHashMap;

use crate::tagger::ModelError;
use crate::tagger::hash;

/// What pieces within a word begin with in the vocabulary's text.
const WITHIN: &str = "##";

/// Pieces that text cannot spell, except by these very marks.
const SPECIAL: [&str; 5] = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

/// Word pieces with their numbers.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// By hash: pieces that begin a word.
    first: FxHashMap<u64, u32>,
    /// By hash: pieces within a word.
    within: FxHashMap<u64, u32>,
    special: [u32; SPECIAL.len()],
    len: usize,
    /// Bytes of the longest piece.
    pub(crate) longest: usize,
}

impl Vocabulary {
    /// Takes pieces, one a line, in order of their numbers.
    pub(crate) fn new(text: &str) -> Result<Self, ModelError> {
        let (mut first, mut within) = (FxHashMap::default(), FxHashMap::default());
        let (mut len, mut longest) = (0, 0);
        for piece in text.split('\n') {
            let (pieces, bytes) = match piece.strip_prefix(WITHIN) {
                // Two hashes alone are a piece like any other.
                Some(rest) if !rest.is_empty() => (&mut within, rest),
                _ => (&mut first, piece),
            };
            longest = longest.max(bytes.len());
            if pieces.insert(hash::bytes(bytes.as_bytes()), len as u32).is_some() {
                return Err(ModelError::Inconsistent("vocabulary"));
            }
            len += 1;
        }
        let find = |piece: &str| first.get(&hash::bytes(piece.as_bytes())).copied();
        let special = SPECIAL.map(|piece| find(piece).ok_or(ModelError::Inconsistent("special pieces")));
        let [padding, unknown, start, separator, mask] = special;
        Ok(Self {
            special: [padding?, unknown?, start?, separator?, mask?],
            first,
            within,
            len,
            longest,
        })
    }

    /// How many pieces there are.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The piece that stands for what is not known.
    pub(crate) fn unknown(&self) -> u32 {
        self.special[1]
    }

    /// The piece that begins a window.
    pub(crate) fn start(&self) -> u32 {
        self.special[2]
    }

    /// The piece that ends a sentence.
    pub(crate) fn separator(&self) -> u32 {
        self.special[3]
    }

    /// The first special piece that a text spells out: its place, its length in bytes and its number.
    pub(crate) fn special_in(&self, text: &str) -> Option<(usize, usize, u32)> {
        if !text.contains('[') {
            return None;
        }
        let places = SPECIAL.iter().zip(self.special);
        places
            .filter_map(|(special, number)| text.find(special).map(|place| (place, special.len(), number)))
            .min()
    }

    /// The number of a piece, at the beginning of a word or within it.
    pub(crate) fn get(&self, piece: &str, begins: bool) -> Option<u32> {
        let pieces = if begins { &self.first } else { &self.within };
        pieces.get(&hash::bytes(piece.as_bytes())).copied()
    }
}
