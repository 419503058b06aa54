//! The compiled tables, read in place; the counterpart of [`crate::compile`].

use std::fmt;

use fst::raw::{CompiledAddr, Output};

use crate::bytes::{Bytes, Part, u32_at};
use crate::layout::{
    CHECKED_FROM, COUNTRY_LEN, DEGREE, HEADER_LEN, MAGIC, N_SECTIONS, NO_COORDINATE, NO_YEAR, Posting,
    RECORD_LEN, Section, VERSION, checksum, field,
};
use crate::words::WordFacts;
use crate::{KbError, Kind, Record};

/// One compiled set of tables.
#[derive(Clone)]
pub(crate) struct Blob {
    /// Checksum of the bytes.
    checksum: u64,
    records: Part,
    heap: Part,
    postings: Part,
    countries: Part,
    names: fst::raw::Fst<Part>,
    surnames: fst::raw::Fst<Part>,
    words: fst::raw::Fst<Part>,
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Blob of {} records and {} names",
            self.n_records(),
            self.n_names()
        )
    }
}

/// How far a walk through the names has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    address: CompiledAddr,
    output: Output,
}

impl Blob {
    /// Checks the header and the checksum; copies nothing.
    pub(crate) fn open(bytes: &Bytes) -> Result<Self, KbError> {
        let all = bytes.as_ref();
        if all.get(..MAGIC.len()) != Some(MAGIC.as_bytes()) {
            return Err(KbError::Magic { expected: MAGIC });
        }
        if all.len() < HEADER_LEN {
            return Err(KbError::Damaged {
                problem: "it ends within the header",
            });
        }
        let found = u32_at(all, 8);
        if found != VERSION {
            return Err(KbError::Version {
                found,
                expected: VERSION,
            });
        }
        let sum = u64::from(u32_at(all, 16)) | u64::from(u32_at(all, 20)) << 32;
        if u32_at(all, 12) as usize != N_SECTIONS || checksum(&all[CHECKED_FROM..]) != sum {
            return Err(KbError::Damaged {
                problem: "its checksum does not fit",
            });
        }
        let part = |section: Section| -> Result<Part, KbError> {
            let at = CHECKED_FROM + section as usize * 8;
            let (start, len) = (u32_at(all, at) as usize, u32_at(all, at + 4) as usize);
            let range = start..start.saturating_add(len);
            if start < HEADER_LEN || range.end > all.len() {
                return Err(KbError::Damaged {
                    problem: "a section lies outside",
                });
            }
            Ok(Part {
                bytes: bytes.clone(),
                range,
            })
        };
        let map = |section: Section| {
            fst::raw::Fst::new(part(section)?).map_err(|_| KbError::Damaged {
                problem: "a map cannot be read",
            })
        };
        Ok(Self {
            checksum: sum,
            records: part(Section::Records)?,
            heap: part(Section::Heap)?,
            postings: part(Section::Postings)?,
            countries: part(Section::Countries)?,
            names: map(Section::Names)?,
            surnames: map(Section::Surnames)?,
            words: map(Section::Words)?,
        })
    }

    /// Checksum of the bytes.
    pub(crate) fn checksum(&self) -> u64 {
        self.checksum
    }

    /// Number of records.
    pub(crate) fn n_records(&self) -> u32 {
        (self.records.as_ref().len() / RECORD_LEN) as u32
    }

    /// Number of names.
    pub(crate) fn n_names(&self) -> usize {
        self.names.len()
    }

    /// The record at a place; none past the end.
    pub(crate) fn record(&self, record: u32) -> Option<Record<'_>> {
        let start = record as usize * RECORD_LEN;
        let bytes = self.records.as_ref().get(start..start + RECORD_LEN)?;
        let heap = self.heap.as_ref();
        let string = |at: usize| {
            let start = u32_at(bytes, at) as usize;
            let text = heap
                .get(start..start + usize::from(bytes[at + 4]))
                .unwrap_or_default();
            str::from_utf8(text).unwrap_or_default()
        };
        let degrees = |at: usize| {
            let parts = u32_at(bytes, at).cast_signed();
            (parts != NO_COORDINATE).then(|| f64::from(parts) / DEGREE)
        };
        let year = |at: usize| {
            let year = i16::from_le_bytes([bytes[at], bytes[at + 1]]);
            (year != NO_YEAR).then_some(year)
        };
        let country = &bytes[field::COUNTRY..field::COUNTRY + 2];
        let kind = *Kind::ALL.get(usize::from(bytes[field::KIND]))?;
        Some(Record {
            id: string(field::ID),
            entity_type: kind.entity_type(),
            kind,
            of: Some(string(field::OF)).filter(|text| !text.is_empty()),
            name: string(field::NAME),
            country: str::from_utf8(country)
                .ok()
                .filter(|code| !code.starts_with('\0')),
            lat: degrees(field::LAT),
            lon: degrees(field::LON),
            description: Some(string(field::DESCRIPTION)).filter(|text| !text.is_empty()),
            from: year(field::FROM),
            to: year(field::TO),
            popularity: bytes[field::POPULARITY],
        })
    }

    /// The record with an id.
    pub(crate) fn record_by_id(&self, id: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.n_records());
        while low < high {
            let middle = low.midpoint(high);
            match self.record(middle)?.id.cmp(id) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The country with a two-letter code.
    pub(crate) fn country(&self, code: &str) -> Option<u32> {
        let rows = self.countries.as_ref();
        rows.chunks_exact(COUNTRY_LEN)
            .find(|row| &row[..2] == code.as_bytes())
            .map(|row| u32_at(row, 4))
    }

    /// Candidates of a name.
    pub(crate) fn name(&self, key: &str) -> impl Iterator<Item = Posting> + '_ {
        self.postings(self.names.get(key).map(Output::value))
    }

    /// Candidates of a surname.
    pub(crate) fn surname(&self, key: &str) -> impl Iterator<Item = Posting> + '_ {
        self.postings(self.surnames.get(key).map(Output::value))
    }

    /// Facts about a word.
    pub(crate) fn word(&self, key: &str) -> WordFacts {
        self.words
            .get(key)
            .map_or_else(WordFacts::default, |facts| WordFacts(facts.value()))
    }

    /// A walk through the names, before the first byte.
    pub(crate) fn start(&self) -> Cursor {
        Cursor {
            address: self.names.root().addr(),
            output: Output::zero(),
        }
    }

    /// Goes on by some bytes; none if no name goes on so.
    pub(crate) fn step(&self, mut cursor: Cursor, bytes: &[u8]) -> Option<Cursor> {
        for &byte in bytes {
            let node = self.names.node(cursor.address);
            let transition = node.transition(node.find_input(byte)?);
            cursor = Cursor {
                address: transition.addr,
                output: cursor.output.cat(transition.out),
            };
        }
        Some(cursor)
    }

    /// Candidates of the name that ends where the walk stands, if one does.
    pub(crate) fn at(&self, cursor: Cursor) -> impl Iterator<Item = Posting> + '_ {
        let node = self.names.node(cursor.address);
        let first = node
            .is_final()
            .then(|| cursor.output.cat(node.final_output()).value());
        self.postings(first)
    }

    fn postings(&self, first: Option<u64>) -> impl Iterator<Item = Posting> + '_ {
        let start = first.map_or(usize::MAX, |first| first as usize * 4);
        let rest = self.postings.as_ref().get(start..).unwrap_or_default();
        let mut done = false;
        rest.chunks_exact(4)
            .map(|bytes| Posting(u32_at(bytes, 0)))
            .take_while(move |posting| {
                let take = !done;
                done = posting.is_last();
                take
            })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::compile::compile;
    use crate::table;

    fn blob() -> Vec<u8> {
        let text = "id\ttype\tname\taliases\tcountry\tlat\tlon\tdescription\tkind\tof\tfrom\tto\tpopularity\tsource\n\
                    x1\tperson\tAda Moran\tA. Moran\tPT\t\t\tambassador to Ghana\tambassador\tGhana\t2019\t2021-05-01\t40\tours\n\
                    x2\tlocation\tLisbon\tLisboa\tPT\t38.72\t-9.13\tcapital of Portugal\tcapital\t\t\t\t70\tours\n";
        let words = BTreeMap::from([("the".to_owned(), WordFacts::default().with_frequency_class(15))]);
        compile(table::entities("test", text).unwrap(), &words).unwrap()
    }

    fn open(bytes: &[u8]) -> Result<Blob, KbError> {
        Blob::open(&Bytes::Shared(bytes.into()))
    }

    #[test]
    fn what_was_written_is_read() {
        let blob = open(&blob()).unwrap();
        let ada = blob.record(0).unwrap();
        assert_eq!((ada.id, ada.name, ada.country), ("x1", "Ada Moran", Some("PT")));
        assert_eq!(
            (ada.from, ada.to, ada.lat, ada.popularity),
            (Some(2019), Some(2021), None, 40)
        );
        assert_eq!((ada.kind, ada.of), (Kind::Ambassador, Some("Ghana")));
        let lisbon = blob.record(1).unwrap();
        assert_eq!((lisbon.kind, lisbon.of), (Kind::Capital, None));
        assert_eq!((lisbon.lat, lisbon.lon), (Some(38.72), Some(-9.13)));
        assert_eq!(blob.record(2), None);
        assert_eq!(blob.name("lisboa").map(Posting::record).collect::<Vec<_>>(), [1]);
        assert_eq!(blob.surname("moran").count(), 1);
        assert_eq!(blob.word("the").frequency_class(), 15);
        assert_eq!(blob.record_by_id("x2"), Some(1));
    }

    #[test]
    fn damage_is_refused() {
        let whole = blob();
        for len in 0..whole.len() {
            assert!(open(&whole[..len]).is_err(), "cut to {len} bytes");
        }
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 1 << (at % 8);
            assert!(open(&flipped).is_err(), "byte {at} flipped");
        }
        assert_eq!(open(b"").unwrap_err(), KbError::Magic { expected: MAGIC });
    }
}
