//! One line of a page and what can be seen of it.

use crate::key::fold_into;
use crate::segment::Block;
use crate::token::is_blank;

/// Bytes of a line that are folded; what identifies a line stands at its head.
const MAX_FOLD: usize = 4_000;

/// Words from which a line without a full stop is prose too: no headline is as long.
const LONG_LINE: usize = 35;

/// A line, or the lines of a wrapped paragraph.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// The text between list marks, emphasis and credits.
    pub(super) body: &'t str,
    /// Name key of `body`, of its first bytes if it is very long.
    pub(super) fold: String,
    /// Words in `fold`.
    pub(super) n_words: usize,
    /// Ends as a sentence does.
    pub(super) is_ended: bool,
    /// Starts with the mark of a list item.
    pub(super) is_item: bool,
}

impl<'t> Line<'t> {
    /// Looks at the line `text[block]`, of which `body` is left without credits.
    pub(super) fn new(text: &'t str, block: Block, body: &'t str) -> Self {
        let line = &text[block.start..block.end];
        let body = undecorated(body);
        let mut fold = String::new();
        fold_into(&body[..body.floor_char_boundary(MAX_FOLD)], &mut fold);
        let n_words = fold.split(' ').filter(|word| !word.is_empty()).count();
        let last = body.trim_end_matches(|ch: char| is_blank(ch) || CLOSING.contains(&ch));
        let is_ended = last.ends_with(['.', '!', '?', '…', '。', '؟', '।', '！', '？']);
        let mark = line.trim_start_matches(['•', '‣', '▪', '◦', '●', '☐', '*', '-']);
        let is_item =
            mark.len() < line.len() && (mark.starts_with(is_blank) || !line.starts_with(['*', '-']));
        Self {
            start: block.start,
            end: block.end,
            body,
            fold,
            n_words,
            is_ended,
            is_item,
        }
    }

    /// Whether this is running text: sentences, not a headline, label or list item.
    pub(super) fn is_prose(&self) -> bool {
        let is_question = self.body.ends_with('?') && self.n_words < 20 && !self.body.contains(". ");
        self.n_words >= LONG_LINE || (self.is_ended && self.n_words >= 6 && !is_question)
    }

    /// Name key with words parted that were glued: "Share this articleComments".
    pub(super) fn unglued(&self) -> String {
        let mut parted = String::with_capacity(self.body.len() + 8);
        let mut before = ' ';
        for ch in self.body.chars() {
            if ch.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit()) {
                parted.push(' ');
            }
            parted.push(ch);
            before = ch;
        }
        crate::key::fold(&parted)
    }
}

/// Marks that may stand behind the full stop.
const CLOSING: &[char] = &['"', '\'', '”', '’', '»', ')', ']', '*', '_'];

/// A line without list marks, heading marks, emphasis and the address of a Markdown link or picture.
fn undecorated(line: &str) -> &str {
    let is_mark = |ch: char| is_blank(ch) || "#*_>•‣▪◦●☐✉".contains(ch);
    let mut body = without_tags(line).trim_matches(is_mark);
    body = body.strip_prefix("- ").unwrap_or(body).trim_matches(is_mark);
    let bracket = body.strip_prefix('!').unwrap_or(body);
    if let Some(rest) = bracket.strip_prefix('[')
        && let Some((label, address)) = rest.split_once("](")
        && address.find(')') == Some(address.len().saturating_sub(1))
    {
        body = label;
    }
    body
}

/// A line without the tags of markup at its ends, which a page saved badly leaves: `<p>`, `</div>`.
fn without_tags(line: &str) -> &str {
    let is_tag = |tag: &str| tag.starts_with(|ch: char| ch.is_ascii_alphabetic() || ch == '/');
    let mut body = line.trim_matches(is_blank);
    while let Some((tag, rest)) = body.strip_prefix('<').and_then(|rest| rest.split_once('>'))
        && is_tag(tag)
    {
        body = rest.trim_start_matches(is_blank);
    }
    while let Some((rest, tag)) = body.strip_suffix('>').and_then(|rest| rest.rsplit_once('<'))
        && is_tag(tag)
    {
        body = rest.trim_end_matches(is_blank);
    }
    body
}
