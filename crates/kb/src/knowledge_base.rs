//! Lookups over the embedded tables and the user's own rows.

use std::sync::OnceLock;

use crate::blob::{Blob, Cursor};
use crate::bytes::Bytes;
use crate::layout::{Posting, weight};
use crate::overlay::Overlay;
use crate::{
    Candidate, Candidates, CountryCode, Demonym, Forename, Kind, Match, Record, RecordIdx, WordFacts,
};

/// The tables as `build.rs` compiled them.
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge_base.bin"));

/// How much more a name means the user's entity than any of ours.
const USER_WEIGHT: f32 = 1e4;

/// Names, words and records; cheap to clone.
///
/// Every lookup takes keys as `relmap_text::key::fold` makes them.
#[derive(Clone, Debug)]
pub struct KnowledgeBase {
    pub(crate) base: Blob,
    pub(crate) overlay: Option<Overlay>,
}

/// How far the names of the embedded tables go that begin with a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beginning(Option<Cursor>);

impl KnowledgeBase {
    /// The tables that come with this crate.
    ///
    /// # Panics
    /// Never: the blob is made by the build that embeds it.
    pub fn embedded() -> &'static Self {
        static KB: OnceLock<KnowledgeBase> = OnceLock::new();
        KB.get_or_init(|| {
            let base = Blob::open(&Bytes::Static(EMBEDDED)).expect("the embedded blob is made by this build");
            Self { base, overlay: None }
        })
    }

    /// Number of records, those included that a user's row replaces.
    pub fn n_records(&self) -> u32 {
        self.base.n_records()
            + self
                .overlay
                .as_ref()
                .map_or(0, |overlay| overlay.blob.n_records())
    }

    /// Number of name keys in the embedded tables.
    pub fn n_names(&self) -> usize {
        self.base.n_names()
    }

    /// The record at a place.
    ///
    /// # Panics
    /// If `record` comes from another knowledge base and lies past the end of this one.
    pub fn record(&self, record: RecordIdx) -> Record<'_> {
        let n_base = self.base.n_records();
        let found = match record.0.checked_sub(n_base) {
            None => self.base.record(record.0),
            Some(own) => self.overlay.as_ref().and_then(|overlay| overlay.blob.record(own)),
        };
        found.expect("record indexes come from the lookups of this knowledge base")
    }

    /// Whether a record is a row of the user's, new or in place of one of ours.
    pub fn is_from_user(&self, record: RecordIdx) -> bool {
        record.0 >= self.base.n_records()
    }

    /// The record with an id.
    pub fn record_by_id(&self, id: &str) -> Option<RecordIdx> {
        let own = self
            .overlay
            .as_ref()
            .and_then(|overlay| overlay.blob.record_by_id(id));
        own.map(|own| RecordIdx(self.base.n_records() + own))
            .or_else(|| self.base.record_by_id(id).map(RecordIdx))
    }

    /// What a whole name may mean.
    pub fn lookup(&self, key: &str) -> Candidates {
        self.candidates(
            self.base.name(key),
            self.overlay.as_ref().map(|overlay| overlay.blob.name(key)),
        )
    }

    /// The persons who may be meant by a surname alone, particles with or without: `assad`, `al assad`.
    ///
    /// Priors compare persons with each other only: the word may still be a place or no name at all.
    pub fn surname(&self, key: &str) -> Candidates {
        self.candidates(
            self.base.surname(key),
            self.overlay.as_ref().map(|overlay| overlay.blob.surname(key)),
        )
    }

    /// All names that begin with the first token, shortest first.
    ///
    /// `keys` are the folded keys of successive tokens. A token without a key (a dash, a comma) is passed over but
    /// counted; a name neither begins nor ends with one.
    pub fn matches<'k>(&self, keys: impl Iterator<Item = &'k str>) -> Vec<Match> {
        let mut keys = keys.peekable();
        let beginning = keys.peek().map(|key| self.beginning(key));
        self.matches_from(beginning.unwrap_or_default(), keys)
    }

    /// Where the names stand in the tables that begin with a token.
    ///
    /// Knowledge bases of one [`Self::identity`] have the same.
    pub fn beginning(&self, key: &str) -> Beginning {
        Beginning(step(&self.base, self.base.start(), key, 0))
    }

    /// The same as [`Self::matches`], for a first token whose [`Self::beginning`] is known.
    pub fn matches_from<'k>(&self, beginning: Beginning, keys: impl Iterator<Item = &'k str>) -> Vec<Match> {
        let mut base = beginning.0;
        let mut own = self.overlay.as_ref().map(|overlay| overlay.blob.start());
        let mut found = Vec::new();
        if base.is_none() && own.is_none() {
            return found;
        }
        for (at, key) in keys.enumerate() {
            if key.is_empty() && at > 0 {
                continue;
            }
            if at > 0 {
                base = base.and_then(|cursor| step(&self.base, cursor, key, at));
            }
            own = own
                .zip(self.overlay.as_ref())
                .and_then(|(own, overlay)| step(&overlay.blob, own, key, at));
            if key.is_empty() || (base.is_none() && own.is_none()) {
                break;
            }
            let candidates = self.candidates(
                base.into_iter().flat_map(|cursor| self.base.at(cursor)),
                own.zip(self.overlay.as_ref())
                    .map(|(own, overlay)| overlay.blob.at(own)),
            );
            if !candidates.is_empty() {
                found.push(Match {
                    tokens: at + 1,
                    candidates,
                });
            }
        }
        found
    }

    /// Joins the candidates of both layers.
    fn candidates(
        &self,
        base: impl Iterator<Item = Posting>,
        own: Option<impl Iterator<Item = Posting>>,
    ) -> Candidates {
        let n_base = self.base.n_records();
        let mut weighted: Vec<Candidate> = base
            .map(|posting| {
                let replaced = self
                    .overlay
                    .as_ref()
                    .and_then(|overlay| overlay.replaced.get(&posting.record()));
                let record = RecordIdx(replaced.map_or(posting.record(), |own| n_base + own));
                self.candidate(record, posting, 1.0)
            })
            .collect();
        if let Some(own) = own {
            let own =
                own.map(|posting| self.candidate(RecordIdx(n_base + posting.record()), posting, USER_WEIGHT));
            weighted.extend(own);
        }
        Candidates::from_weights(weighted)
    }

    /// A candidate whose prior is still a weight.
    fn candidate(&self, record: RecordIdx, posting: Posting, factor: f32) -> Candidate {
        let is_canonical = posting.is_canonical();
        let prior = weight(self.record(record).popularity, is_canonical) * factor;
        Candidate {
            record,
            is_canonical,
            prior,
        }
    }

    /// A number that tells apart knowledge bases whose words differ; a user's rows say nothing about words.
    pub fn identity(&self) -> u64 {
        self.base.checksum()
    }

    /// Everything that the tables say about a word, in one lookup.
    pub fn word(&self, key: &str) -> WordFacts {
        self.base.word(key)
    }

    /// The country of a word such as "Turkish" or "Turks".
    pub fn demonym(&self, key: &str) -> Option<Demonym> {
        self.word(key).demonym()
    }

    /// Whether the word names a people, faith or movement that is no country's.
    pub fn is_group(&self, key: &str) -> bool {
        self.word(key).is_group()
    }

    /// The country whose government the place stands for: `kremlin` gives `RU`.
    pub fn metonym(&self, key: &str) -> Option<CountryCode> {
        self.word(key).metonym()
    }

    /// Whether the word belongs to everyday English.
    pub fn is_english_word(&self, key: &str) -> bool {
        self.word(key).is_english_word()
    }

    /// Whether people bear the word as a forename, and which.
    pub fn forename(&self, key: &str) -> Option<Forename> {
        self.word(key).forename()
    }

    /// Whether many people bear the word as a surname.
    pub fn is_surname(&self, key: &str) -> bool {
        self.word(key).is_surname()
    }

    /// The record of a country or territory.
    pub fn country(&self, code: &str) -> Option<RecordIdx> {
        let record = self.base.country(code)?;
        let own = self
            .overlay
            .as_ref()
            .and_then(|overlay| overlay.replaced.get(&record));
        Some(RecordIdx(own.map_or(record, |own| self.base.n_records() + own)))
    }

    /// The country whose capital a record is.
    pub fn capital_of(&self, record: RecordIdx) -> Option<&str> {
        let record = self.record(record);
        record.country.filter(|_| record.kind == Kind::Capital)
    }
}

/// Goes on by a token's key, parted by a space unless it is the first.
fn step(blob: &Blob, cursor: Cursor, key: &str, at: usize) -> Option<Cursor> {
    let cursor = if at == 0 { cursor } else { blob.step(cursor, b" ")? };
    blob.step(cursor, key.as_bytes())
}
