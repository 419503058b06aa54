//! One news text and what was cut from it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Span;

/// Position of a document in the run, counted from 0 in order of [`Document::id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocumentIdx(pub u32);

/// One news text as it was given, with what is known about it.
///
/// `text` is never rewritten, so that offsets hold for the file or record it came from; what is not the article
/// is listed in `cuts` and skipped by the segmenter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Unique name within the run: the record's id, or the file's path below the input.
    pub id: String,
    /// Title, date, outlet.
    pub metadata: Metadata,
    /// The text as given.
    pub text: String,
    /// Parts that are not the article: sorted, not overlapping.
    pub cuts: Vec<Cut>,
}

/// What is known about a document besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Outlet or address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl Document {
    /// A document without metadata or cuts.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            metadata: Metadata::default(),
            text: text.into(),
            cuts: Vec::new(),
        }
    }

    /// The text under a span, as written; empty if the span does not fit the text.
    pub fn surface(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The text up to a span; empty if the span does not fit the text.
    pub fn before(&self, span: Span) -> &str {
        self.text.get(..span.start() as usize).unwrap_or_default()
    }

    /// The text behind a span; empty if the span does not fit the text.
    pub fn after(&self, span: Span) -> &str {
        self.text.get(span.end() as usize..).unwrap_or_default()
    }

    /// The text between two spans that follow each other; `None` if they overlap or do not fit the text.
    pub fn between(&self, left: Span, right: Span) -> Option<&str> {
        self.text.get(left.end() as usize..right.start() as usize)
    }
}

/// A part of the text that is not the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cut {
    /// What was cut; whole lines except for credits inside a line.
    pub span: Span,
    /// Why.
    pub reason: CutReason,
}

impl Cut {
    /// The same cut `by` bytes further on; `None` beyond 4 GiB.
    pub fn shifted(self, by: u32) -> Option<Self> {
        let span = Span::new(
            self.span.start().checked_add(by)?,
            self.span.end().checked_add(by)?,
        )?;
        Some(Self {
            span,
            reason: self.reason,
        })
    }
}

/// Why a part of a page is not the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CutReason {
    /// Metadata block at the head of the file.
    FrontMatter,
    /// Section names, "Skip to main content", "Share this article".
    Navigation,
    /// "READ MORE", "You might also like" and the headlines below.
    RelatedLinks,
    /// Offers of newsletters, subscriptions, membership; sign-in forms.
    Subscription,
    /// Photographer or agency credited for a picture.
    Credit,
    /// Who wrote, edited or contributed.
    Byline,
    /// Copyright lines, terms, cookie notices.
    Legal,
    /// The headline or a paragraph said once more.
    Repeated,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_around_spans() {
        let document = Document::new("a1", "Ada Móran met Bo");
        let span = |start: usize, end: usize| Span::from_range(start..end).unwrap();
        assert_eq!(document.before(span(4, 10)), "Ada ");
        assert_eq!(document.after(span(4, 10)), " met Bo");
        assert_eq!(document.between(span(0, 3), span(4, 10)), Some(" "));
        assert_eq!(document.between(span(4, 10), span(0, 3)), None);
        assert_eq!(document.before(span(6, 10)), "", "within a letter");
        assert_eq!(document.after(span(4, 99)), "");
    }
}
