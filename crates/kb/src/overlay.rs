//! The user's own rows, laid over the tables.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::blob::Blob;
use crate::bytes::Bytes;
use crate::compile::compile;
use crate::popularity::EVERYWHERE;
use crate::row::EntityRow;
use crate::{GazetteerRow, KbError, Kind, KnowledgeBase};

/// The user's rows; their records are numbered after those of the base.
#[derive(Clone, Debug)]
pub(crate) struct Overlay {
    pub(crate) blob: Blob,
    /// Records of the base that a row of the user extends, to the overlay's own.
    pub(crate) replaced: FxHashMap<u32, u32>,
}

impl KnowledgeBase {
    /// The same knowledge base with the user's rows above ours; rows given earlier are replaced.
    ///
    /// A row with the id of one of our records gives it a name, more aliases, and a country if it has one; what the
    /// row leaves out stays. A name of the user's means the user's entity, whatever else it could mean.
    ///
    /// # Errors
    /// [`KbError::Damaged`] if the rows are too many to number (hundreds of millions).
    pub fn with_gazetteer(&self, rows: &[GazetteerRow]) -> Result<Self, KbError> {
        let entities = rows.iter().map(|row| self.entity_row(row)).collect();
        let bytes = compile(entities, &BTreeMap::new()).map_err(|_| KbError::Damaged {
            problem: "the gazetteer cannot be compiled",
        })?;
        let blob = Blob::open(&Bytes::Shared(Arc::from(bytes)))?;
        let replaced = (0..blob.n_records())
            .filter_map(|own| Some((self.base.record_by_id(blob.record(own)?.id)?, own)))
            .collect();
        Ok(Self {
            base: self.base.clone(),
            overlay: Some(Overlay { blob, replaced }),
        })
    }

    /// A user's row, completed from our record of the same id.
    fn entity_row(&self, row: &GazetteerRow) -> EntityRow {
        let ours = self
            .base
            .record_by_id(&row.id)
            .and_then(|record| self.base.record(record));
        let country = row.country.as_deref().or(ours.and_then(|ours| ours.country));
        EntityRow {
            id: row.id.clone(),
            entity_type: row.entity_type,
            kind: row
                .kind
                .or(ours
                    .map(|ours| ours.kind)
                    .filter(|kind| kind.entity_type() == row.entity_type))
                .unwrap_or(Kind::of_type(row.entity_type)),
            of: ours.and_then(|ours| ours.of).unwrap_or_default().to_owned(),
            name: row.name.clone(),
            aliases: row.aliases.clone(),
            country: country.and_then(|code| code.as_bytes().first_chunk().copied()),
            lat: ours.and_then(|ours| ours.lat),
            lon: ours.and_then(|ours| ours.lon),
            description: ours
                .and_then(|ours| ours.description)
                .unwrap_or_default()
                .to_owned(),
            from: ours.and_then(|ours| ours.from),
            to: ours.and_then(|ours| ours.to),
            // Whoever writes a list has seen the name.
            popularity: ours.map_or(EVERYWHERE, |ours| ours.popularity),
        }
    }
}
