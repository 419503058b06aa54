//! What the words right beside a name say.

pub(crate) mod dealing;
pub(crate) mod hint;
pub(crate) mod site;
pub(crate) mod title;
pub(crate) mod told;
