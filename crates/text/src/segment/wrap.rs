//! Lines that were wrapped by hand or by a converter, and which of them run on.
//!
//! A wrapped text shows itself where a sentence is left in the middle of a line's end: the next line starts with a
//! small letter, or the line ends with a comma, with "the" or "of", or behind a full stop inside it. The width comes
//! from such lines. Lines of a text set in letters of unequal width end early or late by some characters, so the
//! least that did not fit any more is kept beside the width.

use super::words::FUNCTION_WORDS;
use crate::token::{Dot, Kind, Tokens, is_blank};

/// Longest line in characters that a person or a program wraps at.
const MAX_WRAP: usize = 120;

/// Shortest line width in characters that is taken for wrapping.
const MIN_WRAP: usize = 40;

/// Shortest line in characters that speaks against wrapping; shorter ones are labels of menus.
const MIN_LINE: usize = 20;

/// Lines that go on below which a text may end lines earlier than it shows.
const FEW: usize = 6;

/// How the lines of a text were wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrap {
    /// The longest line, in characters.
    width: usize,
    /// What lines and the word after them come to in characters, where lines end as early as they ever do.
    least: usize,
    /// Lines end only where the next word does not fit.
    is_strict: bool,
}

/// What lines say for and against wrapping.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// Characters of each line that goes on in the next, with the next word.
    inside: Vec<usize>,
    /// The same of lines that may be complete.
    unclear: Vec<usize>,
    /// Lines that are complete, or too long to be wrapped.
    n_complete: usize,
    /// Longest line that goes on, in characters.
    width: usize,
    /// Longest line that may go on, in characters.
    longest: usize,
}

impl Evidence {
    /// What the lines of a run say.
    pub(super) fn of(text: &str, lines: &[(usize, usize)]) -> Self {
        let mut seen = Self::default();
        for pair in lines.windows(2) {
            let [above, line] = [pair[0], pair[1]].map(|(start, end)| &text[start..end]);
            if starts_item(line) {
                continue;
            }
            // Four bytes a character at most: longer lines need not be counted.
            let n_chars = if above.len() > 4 * MAX_WRAP {
                above.len()
            } else {
                above.chars().count()
            };
            let need = n_chars + 1 + first_word(line).chars().count();
            if n_chars > MAX_WRAP {
                seen.n_complete += 1;
                continue;
            }
            seen.longest = seen.longest.max(n_chars);
            if is_ended(above) {
                seen.n_complete += usize::from(n_chars >= MIN_LINE);
            } else if line.starts_with(char::is_lowercase) || n_chars >= MIN_LINE && is_broken(above) {
                seen.inside.push(need);
                seen.width = seen.width.max(n_chars);
            } else if n_chars >= MIN_LINE {
                seen.unclear.push(need);
            }
        }
        seen
    }

    /// What both say.
    pub(super) fn and(mut self, other: &Self) -> Self {
        self.inside.extend_from_slice(&other.inside);
        self.unclear.extend_from_slice(&other.unclear);
        self.n_complete += other.n_complete;
        self.width = self.width.max(other.width);
        self.longest = self.longest.max(other.longest);
        self
    }

    /// How the lines were wrapped, if they were.
    pub(super) fn wrap(&self) -> Option<Wrap> {
        let (n_inside, width) = (self.inside.len(), self.width);
        let is_short = |need: &&usize| **need * 10 <= width * 7;
        let n_against = self.n_complete + self.unclear.iter().filter(is_short).count();
        if n_inside == 0 || n_inside * 2 < n_against || self.longest < MIN_WRAP {
            return None;
        }
        let mut needs = self.inside.clone();
        // One line in twenty may be odd. If more end early, the letters are of unequal width, and all lines count.
        let (odd, &mut usual, _) = needs.select_nth_unstable(n_inside / 20);
        let early = odd
            .iter()
            .copied()
            .min()
            .filter(|_| usual <= width)
            .unwrap_or(usual);
        // A few lines do not show how early lines end.
        let latest = if n_inside < FEW {
            width * 85 / 100
        } else {
            width + 1
        };
        Some(Wrap {
            width,
            least: early.clamp(width * 60 / 100, latest),
            is_strict: usual > width,
        })
    }
}

/// Whether a sentence may go on from the end of the line `above` into `line`; `is_first` says that nothing stands right over `above`.
pub(super) fn runs_on(above: &str, line: &str, wrap: Option<Wrap>, is_first: bool) -> bool {
    let is_item = starts_item(line);
    let is_lower = line.starts_with(char::is_lowercase);
    let Some(Wrap {
        width,
        least,
        is_strict,
    }) = wrap
    else {
        // One paragraph a line, but one was broken: a small letter after a line that does not end.
        let last = above.trim_end_matches(CLOSING).chars().next_back();
        return is_lower
            && !is_item
            && last.is_some_and(|ch| ch.is_alphanumeric() || ch == ',')
            && above.len() >= MIN_WRAP;
    };
    if is_lower {
        return true;
    }
    let need = above.chars().count() + 1 + first_word(line).chars().count();
    // The first word would have fitted the line above: the break was meant, unless the sentence says otherwise.
    let is_full = need > width;
    if is_item {
        // A dash or a tag of the sentence itself.
        return is_full
            && line.starts_with(['-', '#'])
            && !starts_item(above)
            && !is_ended(above)
            && is_prose(above);
    }
    let starts_sentence = || FUNCTION_WORDS.binary_search(&first_word(line)).is_ok();
    is_full
        || !is_ended(above)
            && (is_broken(above)
                // The line over a paragraph may be its headline: where lines are full, one that had room ends on purpose.
                || !(is_first && is_strict) && need >= least && is_prose(above) && !starts_sentence())
}

/// Marks that may stand behind the end of a sentence.
const CLOSING: [char; 5] = ['"', '\'', '”', '’', ')'];

/// The first word of a line.
fn first_word(line: &str) -> &str {
    line.split(is_blank).next().unwrap_or(line)
}

/// Whether a line ends as a sentence does, or leads on to a list. "Gen." does not end one.
fn is_ended(line: &str) -> bool {
    let line = line.trim_end_matches(CLOSING);
    line.ends_with(['!', '?', '…', ':', '。'])
        || line.ends_with('.') && !matches!(last_kind(line), Some(Kind::Abbreviation(_)))
}

/// Whether a line that is not ended breaks off within a sentence, whatever follows.
fn is_broken(line: &str) -> bool {
    let last = line.rsplit(is_blank).next().unwrap_or(line);
    line.ends_with(',')
        || JOINING.binary_search(&last).is_ok()
        || last_kind(line) == Some(Kind::Abbreviation(Dot::Never))
        || holds_end(line)
}

/// Kind of the last token of a line.
fn last_kind(line: &str) -> Option<Kind> {
    let start = line.rfind(is_blank).unwrap_or(0);
    Tokens::new(line, start, line.len())
        .last()
        .map(|piece| piece.kind)
}

/// Whether a sentence ends inside a line and another begins: two words or more, a full stop, a capital, a small word.
/// A credit behind a caption has no small word.
fn holds_end(line: &str) -> bool {
    if !line.contains(['.', '?', '!']) {
        return false;
    }
    let mut n_words = 0;
    let (mut is_stop, mut is_begun) = (false, false);
    for piece in Tokens::new(line, 0, line.len()) {
        let is_word = piece.kind == Kind::Word;
        let surface = &line[piece.start..piece.end];
        if is_begun && is_word && surface.starts_with(char::is_lowercase) {
            return true;
        }
        is_begun |= is_stop && is_word && surface.starts_with(char::is_uppercase);
        n_words += usize::from(is_word);
        is_stop = n_words > 1 && matches!(piece.kind, Kind::Stop | Kind::Strong);
    }
    false
}

/// Whether a line has words enough with a small letter to be prose, not a title or a row of a table.
fn is_prose(line: &str) -> bool {
    let (mut n_words, mut n_small) = (0, 0);
    for word in line.split(is_blank).filter(|word| !word.is_empty()) {
        n_words += 1;
        n_small += usize::from(word.starts_with(char::is_lowercase));
    }
    n_words >= 4 && n_small * 4 >= n_words
}

/// Whether a line starts with the mark of a list item, heading or picture.
fn starts_item(line: &str) -> bool {
    line.starts_with(['•', '‣', '▪', '◦', '●', '☐', '*', '#', '|', '>', '!']) || line.starts_with("- ")
}

/// Words that no headline and no paragraph ends with. Sorted.
const JOINING: &[&str] = &[
    "a", "an", "and", "as", "at", "because", "but", "by", "for", "from", "her", "his", "if", "into", "its",
    "of", "or", "our", "since", "than", "that", "the", "their", "to", "under", "when", "where", "which",
    "while", "who", "whose", "with",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of `text` that go on in the next, by number from 0.
    fn running_on(text: &str) -> Vec<usize> {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            lines.push((start, start + line.len()));
            start += line.len() + 1;
        }
        let wrap = Evidence::of(text, &lines).wrap();
        let line = |idx: usize| &text[lines[idx].0..lines[idx].1];
        (1..lines.len())
            .filter(|&idx| runs_on(line(idx - 1), line(idx), wrap, idx == 1))
            .map(|idx| idx - 1)
            .collect()
    }

    #[test]
    fn names_are_joined_where_every_line_starts_with_a_capital() {
        let text = "The ministers saw Ada Moran in the Blue\nChamber on Monday. She went on to Port\nAlder with Bruno Keller, and then to Los\nCerros the next morning.";
        assert_eq!(running_on(text), [0, 1, 2]);
    }

    #[test]
    fn letters_of_unequal_width_end_lines_early() {
        let text = "The minister, who will fill in until a list is made, is still\nillegible to the community memberships that manage\nNorth Harbour, a commission which will in its first trial\nlimit the mammoth consumption of the much warmer\nWest Harbour water.";
        assert_eq!(running_on(text), [0, 1, 2, 3]);
    }

    #[test]
    fn a_title_at_the_end_of_a_line_leads_on() {
        let text = "The delegation was led by the commander, Gen.\nAda Moran. It met the Rev.\nBruno Keller.";
        assert_eq!(running_on(text), [0, 1]);
    }

    #[test]
    fn what_is_not_prose_stays_apart() {
        for text in [
            "Envoys meet in Lisbon as the strike goes on\nHarbour union calls off the general strike\nKeller flies home to Porto Alder on Monday",
            "Court frees the minister after a long trial over missing funds\nThe envoys of both countries met in the old harbour on Monday, after it had\nbeen closed for the whole of the winter, and agreed to meet there again in\nthe spring.",
            "Party Votes Seats\nHarbour Union 12,332 14\nNorthern List 9,004 11",
            "Moran and Keller sign the harbour treaty\nAda Moran and Bruno Keller met in Lisbon on Monday.\nThey signed the treaty of the harbour.",
            "Envoys meet in Lisbon\nBy Ada Moran\nLISBON, March 5 — The envoys of both countries met here.",
            "Ada Moran in the old harbour on Monday. Copyright PA Photo/Otto Lind\nPublished on Monday at 18:40\nShare this",
            "Ada Moran,\nBruno Keller,\nand the Harbour Union",
        ] {
            assert!(!running_on(text).contains(&0), "{text}: {:?}", running_on(text));
        }
    }

    #[test]
    fn words_are_sorted() {
        assert!(JOINING.is_sorted());
    }
}
