//! What the text says about the groups of its mentions.

pub(crate) mod acronym;
pub(crate) mod apart;
pub(crate) mod birth_name;
pub(crate) mod initials;
pub(crate) mod other_name;
