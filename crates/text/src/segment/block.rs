//! Lines, and which of them run on.

use crate::token::is_blank;
use memchr::memchr2_iter;
use relmap_types::Cut;

/// Longest line in characters that a person or a mail program wraps at.
const MAX_WRAP: usize = 120;

/// Shortest line width in characters that is taken for wrapping.
const MIN_WRAP: usize = 40;

/// A stretch of text whose sentences do not leave it. Never blank at its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Not the rest of a line of which something was cut.
    pub(crate) starts_paragraph: bool,
}

/// The blocks of a text outside the cuts, in order.
pub(crate) fn blocks(text: &str, cuts: &[Cut]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let stretches = kept(text, cuts);
    let width = wrap_width(text, &stretches);
    for (start, end) in stretches {
        let continues = start > 0 && !text[..start].ends_with(['\n', '\r']);
        push_stretch(text, (start, end), continues, width, &mut blocks);
    }
    blocks
}

/// Appends the blocks of one stretch.
fn push_stretch(
    text: &str,
    (start, end): (usize, usize),
    continues: bool,
    width: Option<usize>,
    blocks: &mut Vec<Block>,
) {
    let mut open: Option<Block> = None;
    for (n_line, (line_start, line_end)) in lines(text, start, end).enumerate() {
        let (from, to) = trimmed(text, line_start, line_end);
        if from == to {
            blocks.extend(open.take());
            continue;
        }
        let starts_paragraph = n_line > 0 || !continues;
        let line = Block {
            start: from,
            end: to,
            starts_paragraph,
        };
        open = match open {
            Some(block) if runs_on(&text[block.start..block.end], &text[from..to], width) => {
                Some(Block { end: to, ..block })
            }
            done => {
                blocks.extend(done);
                Some(line)
            }
        };
    }
    blocks.extend(open);
}

/// What the cuts leave, in order. Cuts that overlap, or do not fit the text, cut what they can.
fn kept(text: &str, cuts: &[Cut]) -> Vec<(usize, usize)> {
    let mut stretches = Vec::with_capacity(cuts.len() + 1);
    let mut pos = 0;
    for cut in cuts {
        let start = text.floor_char_boundary(cut.span.start() as usize);
        if start > pos {
            stretches.push((pos, start));
        }
        pos = pos.max(text.ceil_char_boundary(cut.span.end() as usize));
    }
    if pos < text.len() {
        stretches.push((pos, text.len()));
    }
    stretches
}

/// The lines of `text[start..end]`, without their ends.
fn lines(text: &str, start: usize, end: usize) -> impl Iterator<Item = (usize, usize)> {
    let breaks = memchr2_iter(b'\n', b'\r', &text.as_bytes()[start..end]).map(move |at| start + at);
    let mut from = start;
    breaks.chain(std::iter::once(end)).map(move |to| {
        let line = (from, to);
        from = to + 1;
        line
    })
}

/// `start..end` without blanks at its ends.
fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let line = &text[start..end];
    let from = start + (line.len() - line.trim_start_matches(is_blank).len());
    let to = from + text[from..end].trim_end_matches(is_blank).len();
    (from, to)
}

/// Width in characters at which the text is wrapped by hand, if it is.
///
/// In wrapped text many lines start in the middle of a sentence, so with a small letter. The width is that of the
/// longest line before such a line.
fn wrap_width(text: &str, stretches: &[(usize, usize)]) -> Option<usize> {
    let (mut n_pairs, mut n_lower, mut width) = (0_usize, 0_usize, 0);
    for &(start, end) in stretches {
        let mut above = "";
        for (line_start, line_end) in lines(text, start, end) {
            let (from, to) = trimmed(text, line_start, line_end);
            let line = &text[from..to];
            if !above.is_empty() && !line.is_empty() && !starts_item(line) {
                n_pairs += 1;
                if line.starts_with(char::is_lowercase) {
                    n_lower += 1;
                    // Four bytes a character at most: longer lines need not be counted.
                    let is_far = above.len() > 4 * MAX_WRAP;
                    width = width.max(if is_far {
                        above.len()
                    } else {
                        above.chars().count()
                    });
                }
            }
            above = line;
        }
    }
    let is_wrapped = (MIN_WRAP..=MAX_WRAP).contains(&width) && n_lower * 3 >= n_pairs;
    is_wrapped.then_some(width)
}

/// Whether a sentence may go on from the end of `above` into `line`.
fn runs_on(above: &str, line: &str, width: Option<usize>) -> bool {
    if starts_item(line) {
        return false;
    }
    let is_lower = line.starts_with(char::is_lowercase);
    let Some(width) = width else {
        // One paragraph a line, but one was broken: a small letter after a line that does not end.
        let last = above
            .trim_end_matches(['"', '\'', '”', '’', ')'])
            .chars()
            .next_back();
        return is_lower
            && last.is_some_and(|ch| ch.is_alphanumeric() || ch == ',')
            && above.len() >= MIN_WRAP;
    };
    let last_line = above
        .rsplit(['\n', '\r'])
        .next()
        .unwrap_or(above)
        .trim_end_matches(is_blank);
    let first_word = line.split(is_blank).next().unwrap_or(line);
    // The first word would have fitted the line above: the break was meant.
    is_lower || last_line.chars().count() + 1 + first_word.chars().count() > width
}

/// Whether a line starts with the mark of a list item, heading or picture.
fn starts_item(line: &str) -> bool {
    line.starts_with(['•', '‣', '▪', '◦', '●', '☐', '*', '#', '|', '>', '!']) || line.starts_with("- ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of `text` as strings.
    fn texts(text: &str) -> Vec<&str> {
        blocks(text, &[])
            .iter()
            .map(|block| &text[block.start..block.end])
            .collect()
    }

    #[test]
    fn one_paragraph_a_line() {
        assert_eq!(
            texts("Talks open\n\nEnvoys met. \nThey agreed.\n"),
            ["Talks open", "Envoys met.", "They agreed."]
        );
    }

    #[test]
    fn lines_wrapped_by_hand_run_on() {
        let text = "Talks open\n\nThe envoys of both countries met in the old\nharbour on Monday. They agreed on little but\nthe date.\nA cross-heading\nThe next round is set for March.";
        let want = [
            "Talks open",
            "The envoys of both countries met in the old\nharbour on Monday. They agreed on little but\nthe date.",
            "A cross-heading",
            "The next round is set for March.",
        ];
        assert_eq!(texts(text), want);
    }

    #[test]
    fn list_items_stay_apart() {
        let text =
            "The envoys of both countries will speak about\nthe following:\n- grain\n- gas and the harbour";
        assert_eq!(texts(text).len(), 3);
    }

    #[test]
    fn carriage_returns_end_lines() {
        assert_eq!(texts("One.\r\nTwo.\rThree."), ["One.", "Two.", "Three."]);
    }
}
