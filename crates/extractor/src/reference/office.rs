//! Who held which office when, as the knowledge base says.

use std::collections::BTreeMap;

use relmap_kb::{KnowledgeBase, Record, RecordIdx};

/// The offices of states and their holders.
#[derive(Clone, Debug, Default)]
pub struct Offices {
    /// By country and office, in order of the records.
    holders: BTreeMap<(String, String), Vec<RecordIdx>>,
    years: BTreeMap<RecordIdx, (Option<i16>, Option<i16>)>,
}

impl Offices {
    /// Reads the offices out of a knowledge base. O(records).
    pub fn new(kb: &KnowledgeBase) -> Self {
        let mut offices = Self::default();
        for idx in (0..kb.n_records()).map(RecordIdx) {
            let record = kb.record(idx);
            if let Some((country, office)) = held(&record) {
                offices.holders.entry((country, office)).or_default().push(idx);
                offices.years.insert(idx, (record.from, record.to));
            }
        }
        offices
    }

    /// The one person who held an office in a year; of two who are not known to have left it, who took it last.
    pub(super) fn holder(&self, country: &str, office: &str, year: Option<i16>) -> Option<RecordIdx> {
        let key = (country.to_owned(), office.to_owned());
        let mut valid = self.holders.get(&key)?.iter().copied();
        let Some(year) = year else {
            // Without a date only who still holds it, and alone.
            let mut current = valid.filter(|idx| self.years[idx].1.is_none());
            let only = current.next()?;
            return current.next().is_none().then_some(only);
        };
        let from = |idx: &RecordIdx| self.years[idx].0;
        let holds = |idx: &RecordIdx| is_valid(self.years[idx], year);
        let first = valid.find(holds)?;
        let last = valid.filter(holds).fold((first, true), |(best, _), idx| {
            match from(&idx).cmp(&from(&best)) {
                std::cmp::Ordering::Greater => (idx, true),
                std::cmp::Ordering::Less => (best, true),
                std::cmp::Ordering::Equal => (best, false),
            }
        });
        // In the year in which an office changes hands its holder is not known.
        (last.1 && from(&last.0).is_none_or(|from| from < year || last.0 == first)).then_some(last.0)
    }
}

/// The office of a state that a record holds, and the state: `RU`, `president`.
pub(super) fn held(record: &Record<'_>) -> Option<(String, String)> {
    let iso = record.country?;
    let is_states = record.kind.is_of_state() && record.of.is_none();
    is_states.then(|| (iso.to_owned(), record.kind.as_str().to_owned()))
}

/// Whether a role with these years was held in a year.
pub(super) fn is_valid((from, to): (Option<i16>, Option<i16>), year: i16) -> bool {
    from.is_none_or(|from| from <= year) && to.is_none_or(|to| year <= to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_have_one_holder_a_year() {
        let kb = KnowledgeBase::embedded();
        let offices = Offices::new(kb);
        let who = |country: &str, office: &str, year: i16| {
            offices
                .holder(country, office, Some(year))
                .map(|idx| kb.record(idx).name)
        };
        assert_eq!(who("RU", "president", 2022), Some("Vladimir Putin"));
        assert_eq!(who("TR", "president", 2003), Some("Ahmet Necdet Sezer"));
        assert_eq!(who("DE", "chancellor", 2010), Some("Angela Merkel"));
        assert_eq!(who("RU", "king", 2022), None);
    }
}
