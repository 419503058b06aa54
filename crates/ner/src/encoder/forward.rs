//! From word pieces to scores of labels.

use relmap_kernel::{Attention, Level, Rows, add, gelu, multiply};

use super::model::{Layer, Model};
use super::window::Batch;
use crate::tagger::label::N_LABELS;

/// Rows that go through a feed-forward layer together: what lies between its products then stays in the cache.
const BLOCK_ROWS: usize = 96;

/// What a batch needs on its way; grows to the largest one and stays.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// `[n_rows][width]`
    hidden: Vec<f32>,
    /// Queries, keys and values, `[n_rows][3][width]`
    attention_input: Vec<f32>,
    /// `[n_rows][width]`
    attended: Vec<f32>,
    /// `[n_rows][width]`
    product: Vec<f32>,
    /// `[BLOCK_ROWS][inner]`
    inner: Vec<f32>,
    rows: Rows,
    attention: Attention,
    /// `[n_words][N_LABELS]`, in nats up to a summand of each word.
    pub(crate) logits: Vec<f32>,
}

impl Scratch {
    /// Computes the logits of a batch's words.
    pub(crate) fn run(&mut self, model: &Model, level: Level, batch: &Batch) {
        self.embed(model, level, batch);
        for (nth, layer) in model.layers.iter().enumerate() {
            self.attend(model, level, layer, batch);
            if nth + 1 == model.layers.len() {
                // Nothing reads other rows of the last layer.
                keep_rows(&mut self.hidden, &batch.words, model.width);
                keep_rows(&mut self.attended, &batch.words, model.width);
            }
            self.project(model, level, layer);
            self.feed_forward(model, level, layer);
        }
        if model.layers.is_empty() {
            keep_rows(&mut self.hidden, &batch.words, model.width);
        }
        self.rows.quantise(level, &self.hidden, model.width);
        self.logits.resize(batch.words.len() * N_LABELS, 0.0);
        multiply(level, &self.rows, &model.head, &mut self.logits);
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

    fn attend(&mut self, model: &Model, level: Level, layer: &Layer, batch: &Batch) {
        let width = model.width;
        self.attention_input.resize(3 * self.hidden.len(), 0.0);
        self.attended.resize(self.hidden.len(), 0.0);
        self.rows.quantise(level, &self.hidden, width);
        multiply(level, &self.rows, &layer.attention, &mut self.attention_input);
        for window in batch.windows() {
            let input = &self.attention_input[3 * window.start * width..3 * window.end * width];
            let out = &mut self.attended[window.start * width..window.end * width];
            self.attention.attend(level, model.heads, input, out);
        }
    }

    fn project(&mut self, model: &Model, level: Level, layer: &Layer) {
        self.product.resize(self.hidden.len(), 0.0);
        self.rows.quantise(level, &self.attended, model.width);
        multiply(level, &self.rows, &layer.projection, &mut self.product);
        add(level, &mut self.hidden, &self.product);
        layer.attention_norm.apply(level, &mut self.hidden);
    }

    fn feed_forward(&mut self, model: &Model, level: Level, layer: &Layer) {
        let (width, inner) = (model.width, layer.widening.n_outputs());
        for hidden in self.hidden.chunks_mut(BLOCK_ROWS * width) {
            let n_rows = hidden.len() / width;
            self.inner.resize(n_rows * inner, 0.0);
            self.rows.quantise(level, hidden, width);
            multiply(level, &self.rows, &layer.widening, &mut self.inner);
            gelu(level, &mut self.inner);
            self.rows.quantise(level, &self.inner, inner);
            let product = &mut self.product[..hidden.len()];
            multiply(level, &self.rows, &layer.narrowing, product);
            add(level, hidden, product);
        }
        layer.norm.apply(level, &mut self.hidden);
    }
}

/// Keeps some rows, which rise, and drops the others.
fn keep_rows(values: &mut Vec<f32>, rows: &[usize], width: usize) {
    for (place, &row) in rows.iter().enumerate() {
        values.copy_within(row * width..(row + 1) * width, place * width);
    }
    values.truncate(rows.len() * width);
}
