//! "Turkish", "Russians", "Druze": words for peoples, which make no node but tell of a country.

use relmap_types::{EntityType, MentionKind, MentionSource};

use super::{Draft, Found};
use crate::word::Words;

/// Marks every capitalised demonym and name of a people that no name has taken.
pub(crate) fn mark(sentences: &[Words], draft: &mut Draft) {
    for (i, sentence) in sentences.iter().enumerate() {
        for (j, word) in sentence.words.iter().enumerate() {
            if word.is_capital() && (word.facts.demonym().is_some() || word.facts.is_group()) {
                let (kind, source) = (MentionKind::Demonym, MentionSource::Gazetteer);
                draft.add(i, sentence, j..j + 1, Found { entity_type: EntityType::Location, kind, source, score: 1.0 });
            }
        }
    }
}
