//! Whose a body is that many countries have one of, and the keys of its name with the country.

/// Whose a body is that many countries have one of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Seat {
    /// That of the country with this ISO code.
    Country(String),
    /// A place: that of the region or country which the text itself puts it into, where the knowledge base has another.
    Region(String),
    /// The document does not tell.
    Unknown,
}
