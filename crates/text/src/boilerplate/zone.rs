//! What a line says by itself, and the zones that it opens.

use super::heads::{LIST_HEADS, OFFER_HEADS, OFFER_WORDS};
use super::labels::LABELS;
use super::line::Line;
use super::phrases::{ANYWHERE, STARTS, SURE_STARTS};
use crate::key::fold;
use crate::segment;
use regex::Regex;
use relmap_types::{CutReason, Document};
use std::ops::Range;
use std::sync::LazyLock;

/// Longest line, in words, that is read as a row of labels.
const MAX_LABELS: usize = 14;

/// Longest line, in words, that is judged by its start alone.
const MAX_START: usize = 18;

/// Shortest sentence in words with which the article goes on after a list or an offer.
const MIN_RESUMED: usize = 8;

/// Words that may follow the head of a list: "More from the Northern Courier".
const MAX_HEAD_REST: usize = 4;

/// Part of the page that a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// The text itself.
    Article,
    /// Headlines of other articles.
    List,
    /// Offer of a newsletter, subscription or membership.
    Offer,
}

impl Zone {
    /// Why lines of this zone are cut.
    pub(super) fn reason(self) -> Option<CutReason> {
        match self {
            Self::Article => None,
            Self::List => Some(CutReason::RelatedLinks),
            Self::Offer => Some(CutReason::Subscription),
        }
    }

    /// Whether the article goes on with `line`.
    pub(super) fn ends_with(self, line: &Line<'_>) -> bool {
        let is_prose = line.is_prose() && !line.is_item && line.n_words >= MIN_RESUMED;
        match self {
            Self::Article => true,
            Self::List => is_prose,
            Self::Offer => is_prose && !offer_words().is_match(&line.fold) && !is_described_item(line.body),
        }
    }
}

/// Why a line is cut whatever stands around it.
pub(super) fn own_reason(line: &Line<'_>) -> Option<CutReason> {
    if line.n_words <= MAX_LABELS
        && !line.is_prose()
        && let Some(reason) = labels_reason(&line.unglued())
    {
        return Some(reason);
    }
    let starts_with = |phrases: &[&str]| phrases.iter().any(|phrase| is_head(&line.fold, phrase).is_some());
    let by_start = |table: &[(CutReason, &[&str])]| {
        table
            .iter()
            .find(|(_, phrases)| starts_with(phrases))
            .map(|&(reason, _)| reason)
    };
    if let Some(reason) = by_start(SURE_STARTS) {
        return Some(reason);
    }
    if !line.is_prose()
        && line.n_words <= MAX_START
        && let Some(reason) = by_start(STARTS)
    {
        return Some(reason);
    }
    if is_copyright(line) {
        return Some(CutReason::Legal);
    }
    if is_contact(line) {
        return Some(CutReason::Navigation);
    }
    telling_reason(&line.fold)
}

/// The zone that `line` opens, and whether the lines below belong to it.
pub(super) fn opened_by(line: &Line<'_>) -> Option<(Zone, bool)> {
    if let Some(lasts) = is_list_head(line) {
        return Some((Zone::List, lasts));
    }
    let is_offer = offer_words().is_match(&line.fold);
    let is_head = OFFER_HEADS
        .iter()
        .any(|phrase| is_head(&line.fold, phrase).is_some());
    let is_short = line.n_words <= 50;
    let is_telling = !line.is_prose() && telling_reason(&line.fold) == Some(CutReason::Subscription);
    (is_short && (is_telling || is_head && (is_offer || !line.is_prose()))).then_some((Zone::Offer, true))
}

/// The sentences of a long line that give it away, as ranges of the text.
pub(super) fn telling_sentences(line: &Line<'_>, text: &str) -> Vec<(Range<usize>, CutReason)> {
    let document = Document::new("", &text[line.start..line.end]);
    let sentences = segment(&document).into_iter().filter_map(|sentence| {
        let reason = telling_reason(&fold(document.surface(sentence.span)))?;
        let range = sentence.span.range();
        Some((range.start + line.start..range.end + line.start, reason))
    });
    sentences.collect()
}

/// Reason of the first telling phrase in a name key.
fn telling_reason(fold: &str) -> Option<CutReason> {
    static PHRASES: LazyLock<Regex> =
        LazyLock::new(|| any_of(ANYWHERE.iter().flat_map(|(_, phrases)| phrases.iter().copied())));
    let phrase = PHRASES.find(fold)?.as_str();
    ANYWHERE
        .iter()
        .find(|(_, phrases)| phrases.contains(&phrase))
        .map(|&(reason, _)| reason)
}

/// The words of [`OFFER_WORDS`].
fn offer_words() -> &'static Regex {
    static WORDS: LazyLock<Regex> = LazyLock::new(|| any_of(OFFER_WORDS.iter().copied()));
    &WORDS
}

/// Matches any of `phrases` as whole words of a name key.
fn any_of<'p>(phrases: impl Iterator<Item = &'p str>) -> Regex {
    let mut phrases: Vec<&str> = phrases.collect();
    // The longer phrase first, since the first that fits is taken.
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    // The ASCII word boundary: the Unicode one is many times slower, and the phrases are ASCII.
    Regex::new(&format!(r"(?-u:\b)(?:{})(?-u:\b)", phrases.join("|"))).expect("phrases are words and spaces")
}

/// What follows `phrase` in a name key that starts with it.
fn is_head<'f>(fold: &'f str, phrase: &str) -> Option<&'f str> {
    let rest = fold.strip_prefix(phrase)?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim_start())
}

/// Whether a line heads a list of other articles, and if so whether the list is below it.
fn is_list_head(line: &Line<'_>) -> Option<bool> {
    if line.is_item {
        return None;
    }
    LIST_HEADS.iter().find_map(|phrase| {
        let rest = is_head(&line.fold, phrase)?;
        let n_rest = rest.split(' ').filter(|word| !word.is_empty()).count();
        // "Read more: Envoys meet in Lisbon" holds its list itself.
        let colon = line
            .body
            .find([':', '|', '»', '>'])
            .is_some_and(|at| at <= phrase.len() + 3);
        let is_open = [" on", " from", " in", " about"]
            .iter()
            .any(|word| phrase.ends_with(word))
            || phrase.starts_with("most ");
        match n_rest {
            0 => Some(true),
            _ if colon => Some(false),
            _ => (is_open && n_rest <= MAX_HEAD_REST && !line.is_ended).then_some(true),
        }
    })
}

/// Reason of a line that says nothing but labels, dates and numbers.
fn labels_reason(fold: &str) -> Option<CutReason> {
    let mut rest = fold;
    let mut reason = None;
    while !rest.is_empty() {
        let label = LABELS
            .iter()
            .flat_map(|(reason, labels)| labels.iter().map(move |label| (*reason, *label)));
        let longest = label
            .filter(|(_, label)| is_head(rest, label).is_some())
            .max_by_key(|(_, label)| label.len());
        let word = rest.split(' ').next().unwrap_or(rest);
        if let Some((why, label)) = longest {
            reason = reason.or(Some(why));
            rest = rest[label.len()..].trim_start();
        } else if is_filler(word) {
            rest = rest[word.len()..].trim_start();
        } else {
            return None;
        }
    }
    reason
}

/// Whether a word stands between labels: number, month, time zone.
fn is_filler(word: &str) -> bool {
    const FILLERS: &[&str] = &[
        "a",
        "ago",
        "am",
        "and",
        "apr",
        "april",
        "at",
        "aug",
        "august",
        "bst",
        "by",
        "cet",
        "dec",
        "december",
        "edt",
        "est",
        "et",
        "feb",
        "february",
        "gmt",
        "hour",
        "hours",
        "ist",
        "jan",
        "january",
        "jul",
        "july",
        "jun",
        "june",
        "mar",
        "march",
        "may",
        "min",
        "minutes",
        "month",
        "nov",
        "november",
        "oct",
        "october",
        "on",
        "or",
        "pm",
        "read",
        "sep",
        "sept",
        "september",
        "the",
        "to",
        "us",
        "utc",
        "with",
    ];
    word.starts_with(|ch: char| ch.is_ascii_digit()) || FILLERS.contains(&word)
}

/// "© 2020 The Northern Courier", "Copyright 2020 …".
pub(super) fn is_copyright(line: &Line<'_>) -> bool {
    let has_year = line
        .fold
        .split(' ')
        .any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
    let is_marked = line.body.starts_with('©') || line.body.starts_with("(c) ");
    is_marked && line.n_words < 40
        || is_head(&line.fold, "copyright").is_some() && has_year && line.n_words < 40
}

/// A short line that gives an address to write to.
fn is_contact(line: &Line<'_>) -> bool {
    line.n_words <= 12
        && !line.is_ended
        && line.body.split_whitespace().any(|word| {
            word.split_once('@')
                .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        })
}

/// "Trend Reports - Deep dive analysis": a title, a dash, a description. A dateline is in capitals.
fn is_described_item(body: &str) -> bool {
    let Some((title, _)) = body.split_once(" - ").or_else(|| body.split_once(" – ")) else {
        return false;
    };
    title.split_whitespace().count() <= 5 && title.contains(char::is_lowercase) && !title.contains(['.', ','])
}
