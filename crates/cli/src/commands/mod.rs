//! One module a verb.

pub(crate) mod build;

pub(crate) mod extract;

pub(crate) mod explain;

pub(crate) mod eval;

pub(crate) mod papers;

mod inputs;
