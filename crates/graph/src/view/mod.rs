//! Pictures of the strongest part of a graph.
//!
//! [`Picture::choose`] says what is drawn, [`dot`] and [`svg`] draw it, [`part`] makes a graph file of it. Names are data:
//! each view escapes them in its own way.

mod narrow;

mod backbone;

mod drawn;

mod config;

mod picture;

mod choose;

mod placed;

mod part;

mod palette;

mod community;

mod text;

pub mod dot;

pub mod svg;

pub mod html;

mod graphviz;

pub use backbone::Backbone;
pub use config::PictureConfig;
pub use drawn::DrawnEdge;
pub use narrow::{Narrowing, Shown};
pub use palette::{Paint, colour};
pub use part::part;
pub use picture::Picture;
pub use text::is_wide;
