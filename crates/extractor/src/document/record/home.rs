//! Which country a document is about, and where it was written.

use relmap_types::EntityType;

use crate::around::Around;
use crate::document::grouping::country;
use crate::link::Context;
use crate::news::News;

/// Bytes of a text within which its dateline begins, behind a headline.
const REACH: u32 = 400;

/// Where a document is at home, as far as bodies of state without a word of theirs are concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Home {
    /// The country that it is about; `None` if it speaks of several alike.
    pub(super) country: Option<String>,
    /// It is written from a town that nobody knows: "ZORKAL — The Supreme Court".
    pub(super) is_nowhere: bool,
}

/// Where a document is at home, by its dateline and the names in it.
pub(super) fn home(news: News<'_>, context: &Context) -> Home {
    let dateline = news.all().next().filter(|first| {
        first.mention.entity_type == EntityType::Location
            && first.mention.span.start() < REACH
            && is_dateline(first.around())
    });
    let written_in = dateline.map(country);
    let is_nowhere = written_in == Some(None);
    let country = context
        .home(written_in.flatten().as_deref())
        .filter(|_| !is_nowhere);
    Home {
        country: country.map(str::to_owned),
        is_nowhere,
    }
}

/// Whether a name in capitals stands before nothing but names, a day and an agency up to a dash: ", Ga., March 4 (AFP) — ", not
/// " allies met – ".
fn is_dateline(name: Around<'_>) -> bool {
    let mut letters = name.surface().chars().filter(|ch| ch.is_alphabetic());
    let line = name.after().lines().next().unwrap_or_default();
    let dash = [" — ", " – ", " - ", " -- "]
        .iter()
        .filter_map(|dash| line.find(dash))
        .min();
    letters.all(char::is_uppercase)
        && dash.is_some_and(|dash| {
            let mut words = line[..dash].split(|ch: char| !ch.is_alphanumeric());
            words.all(|word| !word.starts_with(char::is_lowercase))
        })
}
