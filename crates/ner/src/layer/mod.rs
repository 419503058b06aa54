//! Layers that correct what an engine found, and layers that add mentions on tokens which no earlier layer took.
//!
//! Each is a function of a [`Text`](crate::text::Text) and its mentions, which are in order of the text before and after it.
//! [`LayeredRecognizer`](crate::LayeredRecognizer) says which comes when, and why.

pub(crate) mod seam;

mod doubled;

mod founders;

pub(crate) mod hashtag;

mod dateline;

pub(crate) mod compound;

pub(crate) mod joint;

pub(crate) mod office;

pub(crate) mod widen;

pub(crate) mod legal;

pub(crate) mod ends;

pub(crate) mod edge;

pub(crate) mod demonym;

mod draft;

pub(crate) mod gazetteer;

pub(crate) mod agreement;

pub(crate) mod refute;

pub(crate) mod letters;

pub(crate) mod seat;

pub(crate) mod consistency;

pub(crate) mod table;

#[cfg(test)]
mod marked;

use relmap_types::{EntityType, Mention, MentionKind};

/// Whether a mention is a proper name.
fn is_name(mention: &Mention) -> bool {
    mention.kind == MentionKind::Name
}

/// Whether a mention is a person's name.
fn is_person(mention: &Mention) -> bool {
    is_name(mention) && mention.entity_type == EntityType::Person
}
