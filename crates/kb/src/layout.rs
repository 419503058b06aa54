//! The blob's layout, which writer ([`crate::compile`]) and reader ([`crate::blob`]) share.
//!
//! All numbers are little-endian. The header is magic, version, checksum of everything behind it, then
//! offset and length of each section in bytes from the start. Records are sorted by id and of fixed size; strings
//! lie in one heap. A posting list is a run of `u32`, best candidate first, the last one flagged. The three maps
//! are `fst`s: a name or surname gives the index of its first posting, a word its packed facts.

/// First bytes of a blob.
pub(crate) const MAGIC: &str = "relmapkb";

/// Version of the layout; any change of it counts up.
pub(crate) const VERSION: u32 = 2;

/// Number of sections.
pub(crate) const N_SECTIONS: usize = 7;

/// Where the checksum ends and what it covers begins, in bytes.
pub(crate) const CHECKED_FROM: usize = 24;

/// Size of the header in bytes: magic, version, section count, checksum, sections.
pub(crate) const HEADER_LEN: usize = CHECKED_FROM + N_SECTIONS * 8;

/// Sections in the order in which they lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// [`RECORD_LEN`] bytes each, sorted by id.
    Records,
    /// Strings without separators.
    Heap,
    /// [`Posting`]s of names and surnames.
    Postings,
    /// [`COUNTRY_LEN`] bytes each, sorted by code: two letters, two zeros, record index.
    Countries,
    /// Name key to index of its first posting.
    Names,
    /// Surname key to index of its first posting.
    Surnames,
    /// Word key to [`crate::words::WordFacts`].
    Words,
}

/// Bytes of one record: three strings (offset `u32`, length `u8`), country, lat, lon, from, to, popularity, kind, a string.
pub(crate) const RECORD_LEN: usize = 36;

/// Where the fields of a record begin, in bytes.
pub(crate) mod field {
    pub(crate) const ID: usize = 0;
    pub(crate) const NAME: usize = 5;
    pub(crate) const DESCRIPTION: usize = 10;
    pub(crate) const COUNTRY: usize = 15;
    pub(crate) const LAT: usize = 17;
    pub(crate) const LON: usize = 21;
    pub(crate) const FROM: usize = 25;
    pub(crate) const TO: usize = 27;
    pub(crate) const POPULARITY: usize = 29;
    pub(crate) const KIND: usize = 30;
    pub(crate) const OF: usize = 31;
}

/// Bytes of one row of the countries section.
pub(crate) const COUNTRY_LEN: usize = 8;

/// Coordinates are stored in this part of a degree (about a metre).
pub(crate) const DEGREE: f64 = 100_000.0;

/// A coordinate that is not known.
pub(crate) const NO_COORDINATE: i32 = i32::MIN;

/// A year that is not known.
pub(crate) const NO_YEAR: i16 = i16::MIN;

/// One candidate of a key, packed: last of its list, by its canonical name, record index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Posting(pub(crate) u32);

impl Posting {
    const LAST: u32 = 1 << 31;
    const CANONICAL: u32 = 1 << 30;

    pub(crate) const fn new(record: u32, is_canonical: bool, is_last: bool) -> Self {
        let canonical = if is_canonical { Self::CANONICAL } else { 0 };
        Self(record | canonical | if is_last { Self::LAST } else { 0 })
    }

    pub(crate) const fn record(self) -> u32 {
        self.0 & !(Self::LAST | Self::CANONICAL)
    }

    pub(crate) const fn is_canonical(self) -> bool {
        self.0 & Self::CANONICAL != 0
    }

    pub(crate) const fn is_last(self) -> bool {
        self.0 & Self::LAST != 0
    }
}

/// Relative frequency with which a name means a record of this popularity.
///
/// Doubles every 8 points: a country (80) outweighs a state of the same name (60) by six to one, a capital (80) a
/// town (35) by fifty to one. An alias counts half of a canonical name.
pub(crate) fn weight(popularity: u8, is_canonical: bool) -> f32 {
    // 2^(i/8), so that no platform's exp2 is asked.
    const EIGHTHS: [f32; 8] = [
        1.0,
        1.090_508,
        1.189_207,
        1.296_84,
        std::f32::consts::SQRT_2,
        1.542_211,
        1.681_793,
        1.834_008,
    ];
    let octave = (1_u32 << u32::from(popularity / 8)) as f32;
    octave * EIGHTHS[usize::from(popularity % 8)] * if is_canonical { 1.0 } else { 0.5 }
}

/// Checksum over a blob's section table and sections: detects cuts and flipped bits, at memory speed; not meant against forgery.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut sum = bytes.len() as u64;
    for &word in words {
        sum = (sum.rotate_left(23) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
    }
    for &byte in rest {
        sum = (sum.rotate_left(23) ^ u64::from(byte)).wrapping_mul(FACTOR);
    }
    sum ^ (sum >> 32)
}
