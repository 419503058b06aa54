//! What the repository says about itself is true.

mod crates;

mod files;

mod papers;

mod seeds;
