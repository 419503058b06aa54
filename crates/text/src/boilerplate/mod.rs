//! Lines of a page that are not the article.
//!
//! A page is read line by line, twice. First every line is judged by itself: credits in it (`credit`), labels and
//! phrases that pages say beside the article (`labels`, `phrases`), bylines (`byline`), copies of earlier lines.
//! Some of them open a zone (`zone`), a list of other articles or an offer, which lasts until prose resumes. Then
//! what stands between two cuts is looked at again: the topics below an article.
//!
//! A sentence of prose is cut only if it says what no report says ("cancel anytime") or repeats an earlier line.

mod line;

mod credit;

mod agencies;

mod byline;

mod zone;

mod labels;

mod heads;

mod phrases;

use crate::key::fold;
use crate::segment::blocks;
use line::Line;
use relmap_types::{Cut, CutReason, Span};
use rustc_hash::FxHashSet;
use std::ops::Range;
use zone::Zone;

/// Shortest line in words that is cut when it is said again; shorter ones may be refrains or scores.
const MIN_REPEATED: usize = 4;

/// Lines of prose that may stand above the byline: a standfirst, a caption.
const MAX_LEAD: usize = 3;

/// Words from which only the telling sentence of a line is cut, not the line: the article may be in it.
const LONG_PARAGRAPH: usize = 60;

/// Finds what is not the article: sorted, not overlapping, on character boundaries.
///
/// Whole lines, but for credits and offers inside a line. Neighbouring lines with one reason give one cut.
/// `title` is the headline if it is known from elsewhere; a line below the first paragraph that says it again is a
/// repetition. Front matter is not looked for. O(n).
///
/// ```
/// use relmap_text::boilerplate::find_cuts;
/// let page = "Skip to main content\n\nAda Moran met Bruno Keller in Lisbon. [AP]\n\nREAD MORE\nKeller goes home";
/// let kept: Vec<&str> = find_cuts(page, None).iter().map(|cut| &page[cut.span.range()]).collect();
/// assert_eq!(kept, ["Skip to main content", " [AP]", "READ MORE\nKeller goes home"]);
/// ```
pub fn find_cuts(text: &str, title: Option<&str>) -> Vec<Cut> {
    let mut page = Page::new(text, title);
    page.judge();
    page.cut_topics();
    page.into_cuts()
}

/// A page while it is judged.
struct Page<'t> {
    text: &'t str,
    lines: Vec<Line<'t>>,
    /// Credits in each line, as ranges of the text.
    parts: Vec<(Range<usize>, CutReason)>,
    /// Why each line is cut, if it is.
    reasons: Vec<Option<CutReason>>,
    /// Name key of the title.
    title: Option<String>,
    /// Most lines have an empty line above them.
    is_spaced: bool,
}

impl<'t> Page<'t> {
    /// Reads the lines and the credits in them.
    fn new(text: &'t str, title: Option<&str>) -> Self {
        let blocks = blocks(text, &[]);
        let mut page = Self {
            text,
            lines: Vec::with_capacity(blocks.len()),
            parts: Vec::new(),
            reasons: vec![None; blocks.len()],
            title: title.map(fold).filter(|title| !title.is_empty()),
            is_spaced: false,
        };
        for block in blocks {
            let line = &text[block.start..block.end];
            let credits = credit::find(line);
            let body = credit::body(line, &credits);
            if let Some(&(_, reason)) = credits.first()
                && !body.contains(char::is_alphanumeric)
            {
                let is_legal = zone::is_copyright(&Line::new(text, block, line));
                page.reasons[page.lines.len()] = Some(if is_legal { CutReason::Legal } else { reason });
            }
            let placed = |(part, reason): (Range<usize>, CutReason)| {
                (part.start + block.start..part.end + block.start, reason)
            };
            page.parts.extend(credits.into_iter().map(placed));
            page.lines.push(Line::new(text, block, body));
        }
        let n_spaced = (1..page.lines.len())
            .filter(|&idx| page.has_space_above(idx))
            .count();
        page.is_spaced = n_spaced * 2 > page.lines.len();
        page
    }

    /// Whether an empty line stands above line `idx`.
    fn has_space_above(&self, idx: usize) -> bool {
        let Some(above) = idx.checked_sub(1).and_then(|above| self.lines.get(above)) else {
            return true;
        };
        self.text[above.end..self.lines[idx].start]
            .bytes()
            .filter(|&b| b == b'\n')
            .count()
            > 1
    }

    /// First reading: decides line by line.
    fn judge(&mut self) {
        let mut zone = Zone::Article;
        let mut seen = FxHashSet::default();
        let mut n_prose = 0;
        let last_prose = self.lines.iter().rposition(Line::is_prose).unwrap_or(0);
        for idx in 0..self.lines.len() {
            if self.reasons[idx].is_some() {
                continue;
            }
            let line = &self.lines[idx];
            let is_title = self.title.as_ref() == Some(&line.fold) && !line.is_prose();
            let is_said_again = line.n_words >= MIN_REPEATED
                && seen.contains(&line.fold)
                && !labels::is_mail_header(line.body);
            let is_copy = is_said_again || (is_title && n_prose > 0);
            let is_edge = n_prose <= MAX_LEAD || idx > last_prose;
            let reason = if is_edge && byline::is_byline(line) {
                Some(CutReason::Byline)
            } else {
                zone::own_reason(line)
            };
            // Nothing lasts above the article: its headline comes next. The first line may be that headline.
            let opened = zone::opened_by(line).filter(|_| idx > 0 && !is_title);
            let is_teaser = self.is_spaced && !self.has_space_above(idx) && self.reasons[idx - 1].is_some();
            let resumes = zone.ends_with(line) && !is_copy && !(zone == Zone::List && is_teaser);
            self.reasons[idx] = match (reason, opened) {
                (_, Some((opened, lasts))) => {
                    zone = if lasts && n_prose > 0 { opened } else { zone };
                    reason.or(opened.reason())
                }
                // A byline is one sentence; an offer may be some, but not an article in one line.
                (Some(why), None)
                    if line.n_words > LONG_PARAGRAPH || (why == CutReason::Byline && line.is_prose()) =>
                {
                    self.parts.extend(zone::telling_sentences(line, self.text));
                    None
                }
                // Section names between the headlines of a list belong to the list.
                (Some(CutReason::Navigation), None) => zone.reason().or(reason),
                (Some(_), None) => reason,
                (None, None) if zone != Zone::Article && !resumes => zone.reason(),
                (None, None) => {
                    zone = Zone::Article;
                    is_copy.then_some(CutReason::Repeated)
                }
            };
            let line = &self.lines[idx];
            if self.reasons[idx].is_none() {
                n_prose += usize::from(line.is_prose());
            }
            if line.n_words >= MIN_REPEATED {
                seen.insert(line.fold.clone());
            }
        }
    }

    /// Second reading: the topics between an article and what follows it, "Turkey Russia Diplomacy".
    fn cut_topics(&mut self) {
        for idx in 1..self.lines.len().saturating_sub(1) {
            let below = self.reasons[idx + 1];
            let is_end = matches!(
                below,
                Some(
                    CutReason::Navigation
                        | CutReason::Subscription
                        | CutReason::RelatedLinks
                        | CutReason::Legal
                )
            );
            let above = self.reasons[idx - 1].is_none() && self.lines[idx - 1].is_prose();
            if self.reasons[idx].is_none() && is_end && above && is_topics(&self.lines[idx]) {
                self.reasons[idx] = Some(CutReason::Navigation);
            }
        }
    }

    /// Joins what was decided.
    fn into_cuts(self) -> Vec<Cut> {
        let mut cuts: Vec<Cut> = Vec::new();
        let mut parts = self.parts;
        parts.sort_by_key(|(part, _)| part.start);
        let mut parts = parts.into_iter().peekable();
        let mut joins = false;
        for (line, reason) in self.lines.iter().zip(self.reasons) {
            let mut inner = Vec::new();
            while let Some(part) = parts.next_if(|(part, _)| part.start < line.end) {
                inner.push(part);
            }
            if let Some(reason) = reason {
                let Some(span) = Span::from_range(line.start..line.end) else {
                    break;
                };
                match cuts.last_mut().filter(|last| joins && last.reason == reason) {
                    Some(last) => last.span = last.span.to(span),
                    None => cuts.push(Cut { span, reason }),
                }
            } else {
                for (part, reason) in inner {
                    let end = cuts.last().map_or(0, |last| last.span.end() as usize);
                    let Some(span) = Span::from_range(part.start.max(end)..part.end) else {
                        continue;
                    };
                    let touches = |last: &&mut Cut| last.span.end() == span.start() && last.reason == reason;
                    match cuts.last_mut().filter(touches) {
                        Some(last) => last.span = last.span.to(span),
                        None => cuts.push(Cut { span, reason }),
                    }
                }
            }
            joins = reason.is_some();
        }
        cuts
    }
}

/// Whether a line is made of capitalised words only, as lists of topics are.
fn is_topics(line: &Line<'_>) -> bool {
    (2..=10).contains(&line.n_words)
        && !line
            .body
            .contains(['.', ':', ';', '?', '!', '"', '“', '(', '—', '–'])
        && line
            .body
            .split_whitespace()
            .all(|word| word.starts_with(|ch: char| ch.is_uppercase() || ch == '#'))
}

#[cfg(test)]
mod tests;
