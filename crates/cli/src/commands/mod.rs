//! One module a verb.

pub(crate) mod build;

pub(crate) mod extract;

pub(crate) mod explain;

pub(crate) mod export;

pub(crate) mod papers;

mod inputs;
