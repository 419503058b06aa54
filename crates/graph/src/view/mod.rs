//! Pictures of the strongest part of a graph.
//!
//! [`Picture::choose`] says what is drawn, [`dot`] and [`svg`] draw it. Names are data: each view escapes them in
//! its own way.

pub mod picture;

mod palette;

mod text;

pub mod dot;

pub mod svg;

mod graphviz;

pub use palette::colour;
pub use picture::{Picture, PictureConfig};
