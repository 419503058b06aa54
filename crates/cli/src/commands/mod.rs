//! One module a verb.

pub(crate) mod build;

pub(crate) mod extract;

pub(crate) mod explain;

pub(crate) mod entities;

pub(crate) mod eval;

pub(crate) mod top;

pub(crate) mod path;

pub(crate) mod diff;

pub(crate) mod export;

pub(crate) mod papers;

mod inputs;

mod opened;

mod output;

mod shown;

mod find;

mod sentence;

mod table;
