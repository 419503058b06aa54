//! Sentences to windows: what the encoder sees at once.

use super::pieces::spell;
use super::shape::{NO_WORD, shape};
use super::vocabulary::Vocabulary;

/// Pieces of a sentence that are looked at; words beyond are in no name.
pub(crate) const MAX_SENTENCE_PIECES: usize = 250;

/// Windows of one batch, one after the other: `[start] sentence [separator] sentence [separator] …`
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// By row.
    pub(crate) pieces: Vec<u32>,
    /// By row.
    pub(crate) shapes: Vec<u8>,
    /// First row of each window; the next one's is its end.
    pub(crate) starts: Vec<usize>,
    /// The row of each word's first piece, in order of the sentences.
    pub(crate) words: Vec<usize>,
    /// Words of each sentence that have a row; the others were cut.
    pub(crate) lengths: Vec<usize>,
}

/// Pieces of one sentence.
#[derive(Debug, Default)]
pub(crate) struct Spelled {
    pieces: Vec<u32>,
    shapes: Vec<u8>,
    /// First piece of each word.
    words: Vec<usize>,
    buffer: String,
}

impl Spelled {
    /// Spells a sentence.
    pub(crate) fn take<S: AsRef<str>>(&mut self, vocabulary: &Vocabulary, sentence: &[S]) {
        self.pieces.clear();
        self.shapes.clear();
        self.words.clear();
        for word in sentence {
            let (word, start) = (word.as_ref(), self.pieces.len());
            spell(vocabulary, word, &mut self.buffer, &mut self.pieces);
            if self.pieces.len() > MAX_SENTENCE_PIECES {
                self.pieces.truncate(start);
                break;
            }
            self.words.push(start);
            self.shapes.resize(self.pieces.len(), shape(word));
        }
    }
}

impl Batch {
    /// Begins anew.
    pub(crate) fn clear(&mut self) {
        self.pieces.clear();
        self.shapes.clear();
        self.starts.clear();
        self.words.clear();
        self.lengths.clear();
    }

    /// Adds a sentence to the last window, or to a new one if it would grow beyond `capacity` pieces.
    pub(crate) fn push(&mut self, vocabulary: &Vocabulary, sentence: &Spelled, capacity: usize) {
        let fits = |&start: &usize| self.pieces.len() - start + sentence.pieces.len() < capacity;
        if !self.starts.last().is_some_and(fits) {
            self.starts.push(self.pieces.len());
            self.add(vocabulary.start(), NO_WORD);
        }
        let row = self.pieces.len();
        self.words.extend(sentence.words.iter().map(|word| row + word));
        self.lengths.push(sentence.words.len());
        self.pieces.extend(&sentence.pieces);
        self.shapes.extend(&sentence.shapes);
        self.add(vocabulary.separator(), NO_WORD);
    }

    /// Whether a sentence would begin a new window.
    pub(crate) fn is_complete(&self, sentence: &Spelled, capacity: usize) -> bool {
        let start = self.starts.last().copied().unwrap_or_default();
        self.pieces.len() - start + sentence.pieces.len() >= capacity
    }

    /// Rows of each window.
    pub(crate) fn windows(&self) -> impl Iterator<Item = std::ops::Range<usize>> {
        let ends = self.starts.iter().skip(1).copied().chain([self.pieces.len()]);
        self.starts.iter().zip(ends).map(|(&start, end)| start..end)
    }

    fn add(&mut self, piece: u32, shape: u8) {
        self.pieces.push(piece);
        self.shapes.push(shape);
    }
}
