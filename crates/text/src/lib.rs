//! Text to sentences and tokens; name keys.

pub mod key;
