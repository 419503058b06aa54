//! Which record of the knowledge base each group is.

pub(crate) mod body;
pub(crate) mod context;
mod look_up;
pub(crate) mod shared_name;
mod support;
