//! Lines, and the blocks that they make.

use super::wrap::{Evidence, Wrap, runs_on};
use crate::token::is_blank;
use memchr::memchr2_iter;
use relmap_types::Cut;

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
    let runs = runs(text, cuts);
    let seen: Vec<Evidence> = runs.iter().map(|run| Evidence::of(text, &run.lines)).collect();
    let whole = seen.iter().fold(Evidence::default(), Evidence::and);
    let usual = whole.wrap();
    let mut blocks = Vec::new();
    for (run, seen) in runs.iter().zip(seen) {
        // What the whole text shows is surer than what a few lines do.
        let wrap = usual.or_else(|| seen.wrap());
        push_run(text, run, wrap, &mut blocks);
    }
    blocks
}

/// Lines of a text with no empty line between them.
struct Run {
    /// Each from its first to its last character that is not blank.
    lines: Vec<(usize, usize)>,
    /// The first is the rest of a line of which something was cut.
    continues: bool,
}

/// The runs of a text outside the cuts, in order.
fn runs(text: &str, cuts: &[Cut]) -> Vec<Run> {
    let mut runs = Vec::new();
    for (start, end) in kept(text, cuts) {
        let mut open = Run {
            lines: Vec::new(),
            continues: start > 0 && !text[..start].ends_with(['\n', '\r']),
        };
        for (line_start, line_end) in lines(text, start, end) {
            let (from, to) = trimmed(text, line_start, line_end);
            if from < to {
                open.lines.push((from, to));
                continue;
            }
            let next = Run {
                lines: Vec::new(),
                continues: false,
            };
            let run = std::mem::replace(&mut open, next);
            runs.extend((!run.lines.is_empty()).then_some(run));
        }
        runs.extend((!open.lines.is_empty()).then_some(open));
    }
    runs
}

/// Appends the blocks of one run.
fn push_run(text: &str, run: &Run, wrap: Option<Wrap>, blocks: &mut Vec<Block>) {
    let mut above: Option<&str> = None;
    for (idx, &(start, end)) in run.lines.iter().enumerate() {
        let line = &text[start..end];
        let runs_on = above.is_some_and(|above| runs_on(above, line, wrap, idx == 1));
        match blocks.last_mut().filter(|_| runs_on) {
            Some(block) => block.end = end,
            None => blocks.push(Block {
                start,
                end,
                starts_paragraph: idx > 0 || !run.continues,
            }),
        }
        above = Some(line);
    }
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

/// The lines of `text[start..end]`, without their ends but for the first byte of `\r\n`.
fn lines(text: &str, start: usize, end: usize) -> impl Iterator<Item = (usize, usize)> {
    let bytes = &text.as_bytes()[start..end];
    let breaks = memchr2_iter(b'\n', b'\r', bytes)
        .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
        .map(move |at| start + at);
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
        let wrapped = "The envoys of both countries met in the old\r\nharbour on Monday.\r\n\r\nThey left.";
        assert_eq!(texts(wrapped).len(), 2);
    }
}
