//! An entity as a node.

use relmap_types::{Date, EntityType, MergeRule};
use serde::{Deserialize, Serialize, Serializer};

/// A node: one person, organization or place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Knowledge-base id where linked with confidence, otherwise a readable slug.
    pub id: String,
    /// Canonical name.
    pub label: String,
    /// `person`, `organization` or `location`.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// Surfaces seen, most frequent first.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Mentions of each of `aliases`.
    #[serde(default)]
    pub alias_counts: Vec<u32>,
    /// Mentions in all documents.
    pub mentions: u32,
    /// Documents that mention it.
    pub documents: u32,
    /// Windows that name it.
    pub windows: u32,
    /// Edges.
    pub degree: u32,
    /// Sum of the weights of its edges, in windows.
    pub strength: u64,
    /// Weighted `PageRank`; adds up to 1 over all nodes.
    pub pagerank: f64,
    /// Share of the pairs of other nodes whose shortest ways lead through it, in `[0, 1]`.
    pub betweenness: f64,
    /// Largest k for which it belongs to the k-core.
    pub core: u32,
    /// Community: 0 is the largest.
    pub community: u32,
    /// ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Latitude in degrees, north positive.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "degrees")]
    pub lat: Option<f64>,
    /// Longitude in degrees, east positive.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "degrees")]
    pub lon: Option<f64>,
    /// Role or kind, as the knowledge base words it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Earliest date of a document that mentions it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<Date>,
    /// Latest date of a document that mentions it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<Date>,
    /// Why surfaces were joined.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merges: Vec<MergeRow>,
    /// Its best windows, best first: indices into the file's `evidence`.
    #[serde(default)]
    pub evidence: Vec<u32>,
}

/// One join of two names, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeRow {
    /// The rule that joined them.
    pub rule: MergeRule,
    /// The rule in words.
    pub reason: String,
    /// The surface that was joined.
    pub surface: String,
    /// The name that it was joined to.
    pub into: String,
    /// Id of the document where it happened first.
    pub document: String,
}

/// Decimal places of a degree: about one metre on the ground.
const DEGREE_SCALE: f64 = 1e5;

#[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
fn degrees<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    let rounded = value.map(|degrees| (degrees * DEGREE_SCALE).round() / DEGREE_SCALE);
    rounded.serialize(serializer)
}
