//! One entity as tables and gazetteers give it, before it is compiled.

use relmap_types::EntityType;

use crate::kind::Kind;

/// One line of a table of entities; the columns are explained in `data/README.md`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EntityRow {
    pub(crate) id: String,
    pub(crate) entity_type: EntityType,
    pub(crate) kind: Kind,
    /// Empty where it is of nothing.
    pub(crate) of: String,
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) country: Option<[u8; 2]>,
    pub(crate) lat: Option<f64>,
    pub(crate) lon: Option<f64>,
    pub(crate) description: String,
    pub(crate) from: Option<i16>,
    pub(crate) to: Option<i16>,
    pub(crate) popularity: u8,
}
