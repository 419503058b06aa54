//! What says that a name is where something lies or happens: "in Zorkal".

use relmap_types::{Document, Mention};

/// Whether a preposition of place stands before a mention, and nothing is its own: "in Keller", not "in Keller's office".
pub(crate) fn stands_as_place(document: &Document, mention: &Mention) -> bool {
    let (before, after) = (document.before(mention.span), document.after(mention.span));
    let is_owner = document.surface(mention.span).ends_with("'s") || after.starts_with(['\'', '’']);
    [" in ", " near ", " outside ", "In ", "Near "]
        .iter()
        .any(|word| before.ends_with(word))
        && !is_owner
}
