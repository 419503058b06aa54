//! One module a verb.

pub(crate) mod build;

pub(crate) mod extract;

pub(crate) mod explain;

pub(crate) mod entities;

pub(crate) mod eval;

mod graph_file;

pub(crate) mod papers;

mod inputs;
