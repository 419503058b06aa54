//! Names of the knowledge base that no engine found.

use relmap_types::{Mention, MentionSource};

use super::draft::{Draft, Found};
use crate::text::Text;

/// Adds every listed name whose tokens are free.
pub(crate) fn mark(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let mut draft = Draft::new(text, mentions);
    for (i, names) in text.listed.iter().enumerate() {
        let mut from = 0;
        for listed in names {
            let tokens = listed.start..listed.end;
            if listed.start >= from && draft.is_free(i, tokens.clone()) {
                let reading = listed.reading;
                let found = Found::name(reading.entity_type, MentionSource::Gazetteer, reading.share);
                draft.add(i, tokens, found);
                from = listed.end;
            }
        }
    }
    draft.finish();
}
