//! From word pieces to scores of labels.

use std::ops::Range;

use relmap_kernel::{Attention, Level, Rows, add, gelu, multiply};

use super::model::{Layer, Model};
use super::window::Batch;
use crate::tagger::label::N_LABELS;

/// Rows that go through a feed-forward layer together: what lies between its products then stays in the cache.
const BLOCK_ROWS: usize = 96;

/// What a batch needs on its way; grows to the largest one and stays.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// All rows, `[n_rows][width]`.
    hidden: Vec<f32>,
    /// Rows that a layer works on: all in a full layer, those that the gate let through in a narrow one.
    going: Vec<f32>,
    /// Which rows those are in narrow layers; they rise.
    places: Vec<usize>,
    /// `[going][width]`
    queries: Vec<f32>,
    /// Keys and values of all rows, `[n_rows][2][width]`.
    known: Vec<f32>,
    /// `[going][width]`
    attended: Vec<f32>,
    /// `[going][width]`
    product: Vec<f32>,
    /// `[BLOCK_ROWS][inner]`
    inner: Vec<f32>,
    rows: Rows,
    attention: Attention,
    /// By word: log-odds of being in a name, as the gate has it.
    gate: Vec<f32>,
    /// `[n_words][N_LABELS]`, in nats up to a summand of each word.
    pub(crate) logits: Vec<f32>,
}

impl Scratch {
    /// Computes the logits of a batch's words.
    ///
    /// Full layers work on all rows, then the gate leaves out words that are in no name. Narrow layers go on with the first
    /// pieces of the others alone; the rest stays as it is and only gives keys and values (after Goyal et al. 2020,
    /// `PoWER-BERT`, where it leaves altogether).
    pub(crate) fn run(&mut self, model: &Model, level: Level, batch: &Batch) {
        let width = model.width;
        self.embed(model, level, batch);
        let (full, narrow) = model.layers.split_at(model.n_full);
        for layer in full {
            self.learn(model, level, layer);
            std::mem::swap(&mut self.going, &mut self.hidden);
            self.look(model, level, layer, batch, |window| window);
            self.project(model, level, layer);
            self.feed_forward(model, level, layer);
            std::mem::swap(&mut self.going, &mut self.hidden);
        }
        self.choose(model, level, batch);
        for layer in narrow {
            self.learn(model, level, layer);
            let places = std::mem::take(&mut self.places);
            let before = |end: usize| places.partition_point(|&row| row < end);
            self.look(model, level, layer, batch, |window| {
                before(window.start)..before(window.end)
            });
            self.places = places;
            self.project(model, level, layer);
            self.feed_forward(model, level, layer);
            scatter(&self.going, &self.places, width, &mut self.hidden);
        }
        self.score(model, level, batch);
    }

    fn embed(&mut self, model: &Model, level: Level, batch: &Batch) {
        self.hidden.resize(batch.pieces.len() * model.width, 0.0);
        for window in batch.windows() {
            for (position, row) in window.enumerate() {
                let out = &mut self.hidden[row * model.width..][..model.width];
                model.embed(batch.pieces[row], batch.shapes[row], position, out);
            }
        }
        model.norm.apply(level, &mut self.hidden);
    }

    /// Asks the gate about every word and gathers the rows that go on.
    fn choose(&mut self, model: &Model, level: Level, batch: &Batch) {
        gather(&self.hidden, &batch.words, model.width, &mut self.going);
        self.rows.quantise(level, &self.going, model.width);
        self.gate.resize(batch.words.len(), 0.0);
        multiply(level, &self.rows, &model.gate, &mut self.gate);
        let goes_on = |(&row, &odds): (&usize, &f32)| (odds >= model.least_odds).then_some(row);
        self.places.clear();
        self.places
            .extend(batch.words.iter().zip(&self.gate).filter_map(goes_on));
        gather(&self.hidden, &self.places, model.width, &mut self.going);
    }

    /// Keys and values of all rows.
    fn learn(&mut self, model: &Model, level: Level, layer: &Layer) {
        self.known.resize(2 * self.hidden.len(), 0.0);
        self.rows.quantise(level, &self.hidden, model.width);
        multiply(level, &self.rows, &layer.known, &mut self.known);
    }

    /// The rows that go on look at all of their window; `going` says which they are.
    fn look(
        &mut self,
        model: &Model,
        level: Level,
        layer: &Layer,
        batch: &Batch,
        going: impl Fn(Range<usize>) -> Range<usize>,
    ) {
        let width = model.width;
        self.queries.resize(self.going.len(), 0.0);
        self.attended.resize(self.going.len(), 0.0);
        self.rows.quantise(level, &self.going, width);
        multiply(level, &self.rows, &layer.query, &mut self.queries);
        for window in batch.windows() {
            let known = &self.known[2 * window.start * width..2 * window.end * width];
            let going = going(window);
            let places = going.start * width..going.end * width;
            let (queries, out) = (&self.queries[places.clone()], &mut self.attended[places]);
            self.attention.attend(level, model.heads, queries, known, out);
        }
    }

    fn project(&mut self, model: &Model, level: Level, layer: &Layer) {
        self.product.resize(self.going.len(), 0.0);
        self.rows.quantise(level, &self.attended, model.width);
        multiply(level, &self.rows, &layer.projection, &mut self.product);
        add(level, &mut self.going, &self.product);
        layer.attention_norm.apply(level, &mut self.going);
    }

    fn feed_forward(&mut self, model: &Model, level: Level, layer: &Layer) {
        let (width, inner) = (model.width, layer.widening.n_outputs());
        for going in self.going.chunks_mut(BLOCK_ROWS * width) {
            let n_rows = going.len() / width;
            self.inner.resize(n_rows * inner, 0.0);
            self.rows.quantise(level, going, width);
            multiply(level, &self.rows, &layer.widening, &mut self.inner);
            gelu(level, &mut self.inner);
            self.rows.quantise(level, &self.inner, inner);
            let product = &mut self.product[..going.len()];
            multiply(level, &self.rows, &layer.narrowing, product);
            add(level, going, product);
        }
        layer.norm.apply(level, &mut self.going);
    }

    /// Logits of the words that went on; the gate's odds stand for every label of the others.
    fn score(&mut self, model: &Model, level: Level, batch: &Batch) {
        self.product.resize(self.places.len() * N_LABELS, 0.0);
        self.rows.quantise(level, &self.going, model.width);
        multiply(level, &self.rows, &model.head, &mut self.product);
        let (scored, _) = self.product.as_chunks::<N_LABELS>();
        let mut scored = self.places.iter().zip(scored).peekable();
        self.logits.clear();
        for (row, &odds) in batch.words.iter().zip(&self.gate) {
            let left_out = std::array::from_fn(|label| if label == 0 { 0.0 } else { odds });
            let logits = scored.next_if(|(place, _)| *place == row);
            self.logits.extend(logits.map_or(left_out, |(_, logits)| *logits));
        }
    }
}

/// Takes some of all rows.
fn gather(all: &[f32], places: &[usize], width: usize, out: &mut Vec<f32>) {
    out.clear();
    for &row in places {
        out.extend_from_slice(&all[row * width..(row + 1) * width]);
    }
}

/// Puts rows back among all.
fn scatter(rows: &[f32], places: &[usize], width: usize, all: &mut [f32]) {
    for (&place, row) in places.iter().zip(rows.chunks_exact(width)) {
        all[place * width..(place + 1) * width].copy_from_slice(row);
    }
}
