//! The outer rings of tests, in one binary.
//!
//! - `suite`: literate Markdown below `tests/suite`, one heading a case, run through the public library;
//! - `golden`: all of `seeds/` through the command line, equal byte for byte to `tests/golden`;
//! - `properties`: what holds for every text and every name;
//! - `judgements`: the lines to review change nothing as they stand;
//! - `tidy`: what the repository says about itself is true;
//! - `quality`: scores on gold files keep above `floors.toml` and agree with the reference scorers, where those are at hand;
//! - `shared`: the five articles that lie beside a working copy, where they do.
//!
//! `UPDATE_EXPECT=1 cargo test -p relmap-tests` rewrites the blocks of the suite and the golden files: the diff is the
//! review.

#[cfg(test)]
mod expect;

#[cfg(test)]
mod program;

#[cfg(test)]
mod suite;

#[cfg(test)]
mod golden;

#[cfg(test)]
mod properties;

#[cfg(test)]
mod judgements;

#[cfg(test)]
mod tidy;

#[cfg(test)]
mod quality;

#[cfg(test)]
mod shared;
