//! What holds for every text, and for every name in every output.

mod analysis;

mod names;

mod text;
