//! Gold articles as Markdown: each name is a link to whom it names.
//!
//! ```text
//! ---
//! date: 2023-04-18
//! ---
//! Ferry operator adds night sailings
//!
//! [Ada Moran](PER:ada-moran) of [Zorkal Ferries](ORG:zorkal) left for [Lisbon](LOC:lisbon). [Moran](PER:ada-moran) said ...
//! ```
//!
//! It is the format for annotating by hand: what is marked stays readable, and any editor shows it. Entities hold across the
//! articles of a folder.

use std::sync::LazyLock;

use regex::Regex;

use crate::error::{GoldError, GoldFault};
use crate::{GoldDocument, GoldMention};

/// A name and whom it names: words, type, entity.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\[([^\[\]]+)\]\(([A-Z]+):([^()\s]+)\)").expect("the pattern is well-formed")
});

/// An annotated article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoldArticle {
    /// Text and names; without an id.
    pub document: GoldDocument,
    /// The date of its front matter, as written.
    pub date: Option<String>,
}

/// Reads an article.
///
/// The text is what stands behind the front matter, if there is one, with each link replaced by its words. Links to anything else
/// than `TYPE:entity`, `TYPE` in capitals, stay as they are.
///
/// # Errors
/// [`GoldError`] if nothing is marked, or a front matter does not end.
pub fn read(text: &str) -> Result<GoldArticle, GoldError> {
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .replace("\r\n", "\n");
    let (front, body) = match text.strip_prefix("---\n") {
        Some(rest) => rest.split_once("\n---\n").ok_or(GoldFault::FrontMatter.at(1))?,
        None => ("", text.as_str()),
    };
    let date = front.lines().find_map(|line| line.strip_prefix("date:"));
    let mut document = GoldDocument {
        line: 1,
        ..GoldDocument::default()
    };
    let mut length = 0;
    let mut end = 0;
    for link in LINK.captures_iter(body) {
        let (_, [surface, label, entity]) = link.extract();
        let whole = link.get_match();
        let between = &body[end..whole.start()];
        length += between.chars().count();
        let start = length;
        length += surface.chars().count();
        document.text.extend([between, surface]);
        document.mentions.push(GoldMention {
            span: start..length,
            label: label.to_owned(),
            entity: Some(entity.to_owned()),
            is_name: true,
            ..GoldMention::default()
        });
        end = whole.end();
    }
    document.text.push_str(&body[end..]);
    if document.mentions.is_empty() {
        return Err(GoldFault::Unmarked.at(1));
    }
    Ok(GoldArticle {
        document,
        date: date.map(|date| date.trim().to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_names_and_nothing_else_changes() {
        let article = read(
            "---\ndate: 2023-04-18\nby: us\n---\n[Zoë](PER:zoe) [left](https://example.org) [1] the\n[EU](ORG:eu).\n",
        )
        .unwrap();
        assert_eq!(article.date.as_deref(), Some("2023-04-18"));
        assert_eq!(
            article.document.text,
            "Zoë [left](https://example.org) [1] the\nEU.\n"
        );
        let names: Vec<_> = article
            .document
            .mentions
            .iter()
            .map(|mention| {
                (
                    mention.span.clone(),
                    mention.label.as_str(),
                    mention.entity.as_deref(),
                )
            })
            .collect();
        assert_eq!(names, [(0..3, "PER", Some("zoe")), (40..42, "ORG", Some("eu"))]);
    }

    #[test]
    fn faults_say_what_to_do() {
        let says = |text: &str, words: &str| {
            let error = read(text).unwrap_err().to_string();
            assert!(error.starts_with(words), "{error}");
        };
        says("Nobody left.\n", "line 1: no name is marked");
        says(
            "---\ndate: 2023-04-18\n[Ada](PER:ada)",
            "line 1: the front matter does not end",
        );
    }
}
