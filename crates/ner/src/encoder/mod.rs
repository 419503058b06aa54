//! The accurate engine: a small text encoder with weights of 8 bits.
//!
//! Sentences of a document become windows (`window`) of word pieces (`pieces`, `vocabulary`) and of how each word is
//! written (`shape`). Layers of attention and feed-forward products (`forward`, on [`relmap_kernel`]) turn each piece
//! into scores of labels, which the tagger's decoder joins to names under hard constraints; after the first layers a
//! gate leaves out words that are in no name. The scores of the fast engine's first pass may be added to them (`engine`).
//! The model (`model`) is made by `training/train_encoder.py` and `training/export_encoder.py`.
//!
//! Products are of integers and sums of floats have a fixed order, so that every machine and thread gives the same labels.

mod characters;

mod vocabulary;

mod pieces;

mod shape;

mod window;

mod model;

mod forward;

mod engine;

pub(crate) use engine::DOUBT;
pub use engine::{AccurateTagger, Encoder};

#[cfg(test)]
mod tests;
