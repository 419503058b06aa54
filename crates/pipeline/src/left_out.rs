//! Documents that were read and do not count.

use std::collections::BTreeMap;

use relmap_types::{Date, Document};
use rustc_hash::FxHashMap;

/// A document that was left out of the graph.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// Its id.
    pub id: String,
    /// Why.
    pub reason: LeftReason,
}

/// Why a document was left out of the graph.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum LeftReason {
    /// Another document has the same text.
    #[error("the same text as {first}")]
    Copy {
        /// Id of the one that counts.
        first: String,
    },
    /// Days were asked for, and it has none.
    #[error("has no date")]
    Undated,
    /// It is of another day than those asked for.
    #[error("dated {date}")]
    OtherDay {
        /// Its day.
        date: Date,
    },
}

/// Takes out every document whose text another has, letter for letter, so that one story counts once however many papers print
/// it.
///
/// Of equal texts one with a date stays before one without, then the earlier day, then the first by id. White space at the ends does not
/// matter.
pub fn set_copies_aside(documents: &mut Vec<Document>) -> Vec<LeftOut> {
    let rank = |document: &Document| {
        let date = document.metadata.date;
        (date.is_none(), date, document.id.clone())
    };
    let mut first: FxHashMap<&str, usize> = FxHashMap::default();
    for (i, document) in documents.iter().enumerate() {
        let known = first.entry(document.text.trim()).or_insert(i);
        if rank(document) < rank(&documents[*known]) {
            *known = i;
        }
    }
    let mut copies: BTreeMap<usize, String> = BTreeMap::new();
    for (i, document) in documents.iter().enumerate() {
        let known = first[document.text.trim()];
        if known != i {
            copies.insert(i, documents[known].id.clone());
        }
    }
    let mut left_out = Vec::with_capacity(copies.len());
    let mut place = 0..;
    documents.retain(|document| {
        let Some(first) = place.next().and_then(|i| copies.remove(&i)) else {
            return true;
        };
        left_out.push(LeftOut {
            id: document.id.clone(),
            reason: LeftReason::Copy { first },
        });
        false
    });
    left_out
}

/// Takes out the documents of other days than those from `since` to `until`, and those without a date, if either is asked for.
pub fn keep_days(documents: &mut Vec<Document>, since: Option<Date>, until: Option<Date>) -> Vec<LeftOut> {
    let mut left_out = Vec::new();
    if since.is_none() && until.is_none() {
        return left_out;
    }
    documents.retain(|document| {
        let date = document.metadata.date;
        let is_within =
            |date: Date| since.is_none_or(|since| since <= date) && until.is_none_or(|until| date <= until);
        let is_kept = date.is_some_and(is_within);
        if !is_kept {
            left_out.push(LeftOut {
                id: document.id.clone(),
                reason: date.map_or(LeftReason::Undated, |date| LeftReason::OtherDay { date }),
            });
        }
        is_kept
    });
    left_out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(id: &str, text: &str, date: Option<&str>) -> Document {
        let mut document = Document::new(id, text);
        document.metadata.date = date.map(|date| date.parse().unwrap());
        document
    }

    fn said(left_out: &[LeftOut]) -> Vec<String> {
        let words = left_out.iter().map(|one| format!("{}: {}", one.id, one.reason));
        words.collect()
    }

    #[test]
    fn of_copies_the_one_with_the_earliest_date_stays() {
        let mut documents = vec![
            document("a", "Ada Moran spoke.", None),
            document("b", "Ada Moran spoke.\n", Some("2020-03-06")),
            document("c", "Ada Moran spoke!", None),
            document("d", "Ada Moran spoke.", Some("2020-03-05")),
        ];
        let left_out = set_copies_aside(&mut documents);
        assert_eq!(
            said(&left_out),
            ["a: the same text as d", "b: the same text as d"]
        );
        let ids: Vec<&str> = documents.iter().map(|document| document.id.as_str()).collect();
        assert_eq!(ids, ["c", "d"]);
    }

    #[test]
    fn days_that_were_not_asked_for_are_named() {
        let mut documents = vec![
            document("a", "A.", None),
            document("b", "B.", Some("2020-03-06")),
            document("c", "C.", Some("2020-03-05")),
        ];
        assert!(keep_days(&mut documents, None, None).is_empty());
        let left_out = keep_days(&mut documents, Some("2020-03-06".parse().unwrap()), None);
        assert_eq!(said(&left_out), ["a: has no date", "c: dated 2020-03-05"]);
        assert_eq!(documents.len(), 1);
    }
}
