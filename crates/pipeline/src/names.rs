//! Names without a text: which of them are one.

use relmap_extractor::{Judgements, ResolveConfig, extract, resolve};
use relmap_kb::KnowledgeBase;
use relmap_types::{Document, EntityId, EntityType, Mention, MentionKind, MentionSource, Metadata, Span};

use crate::Error;

/// A name and what it names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// As written.
    pub surface: String,
    /// What it names.
    pub entity_type: EntityType,
}

/// The entity of each name, as if one document named them, each once and in this order.
///
/// `None` for a surface that names nothing. Takes as long as [`relmap_extractor::extract`] on a document with these names:
/// near-linear in them, but for those that nobody knows, which are compared with all that begin alike.
///
/// # Errors
/// None without judgements; the type is that of [`crate::analyze`].
pub fn resolve_names(names: &[Name], kb: &KnowledgeBase) -> Result<Vec<Option<EntityId>>, Error> {
    let mut text = String::new();
    let mut mentions = Vec::new();
    let mut place = Vec::new();
    for name in names {
        let start = text.len();
        text.push_str(&name.surface);
        let span = Span::from_range(start..text.len());
        place.push(span.map(|_| mentions.len()));
        mentions.extend(span.map(|span| Mention {
            span,
            sentence: mentions.len() as u32,
            entity_type: name.entity_type,
            kind: MentionKind::Name,
            source: MentionSource::Model,
            score: 1.0,
        }));
        text.push_str(".\n\n");
    }
    let judgements = Judgements::default();
    let config = ResolveConfig::default();
    let local = extract(&Document::new("names", text), &mentions, kb, &config, &judgements);
    let metadata = [Metadata::default()];
    let resolution = resolve(std::slice::from_ref(&local), &metadata, kb, &config, &judgements)?;
    let entity = |at: Option<usize>| resolution.of[0][local.of[at?]? as usize];
    Ok(place.into_iter().map(entity).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_context_find_their_bearers() {
        let person = |surface: &str| Name {
            surface: surface.to_owned(),
            entity_type: EntityType::Person,
        };
        let names = ["Ada Moran", "Moran", "Bruno Keller", "Carla Keller", "Keller", ""].map(person);
        let found = resolve_names(&names, KnowledgeBase::embedded()).unwrap();
        assert_eq!(found[0], found[1]);
        assert_ne!(found[2], found[3]);
        assert!(found[4] != found[2] && found[4] != found[3]);
        assert_eq!(found[5], None);
    }
}
