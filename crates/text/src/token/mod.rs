//! Text to tokens, one at a time.
//!
//! The text is taken in chunks between ASCII white space. Most chunks are plain letters and pass by table look-up;
//! the rest go through the rules for words ([`word`]), links ([`link`]) and marks.

mod abbreviation;
mod link;
mod word;

pub(crate) use abbreviation::{Dot, is_name_with_mark, may_be_last};
use unicode_segmentation::UnicodeSegmentation;
pub(crate) use word::is_word_char;

/// Bytes without white space that are looked at together; longer runs are cut.
const MAX_CHUNK: usize = 1024;

/// What a token is to the sentence splitter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Word, number, clitic.
    Word,
    /// Abbreviation, initials or acronym that took its full stop along.
    Abbreviation(Dot),
    /// One full stop.
    Stop,
    /// Question or exclamation marks.
    Strong,
    /// Two or more full stops, or the one-character ellipsis.
    Ellipsis,
    /// A stop of a script without capitals: it ends a sentence whatever follows.
    Foreign,
    /// Opens a quotation or bracket.
    Open,
    /// Closes a quotation or bracket.
    Close,
    /// A straight quote, which does either.
    Quote,
    /// Comma, colon, semicolon: never starts a sentence.
    Inner,
    /// Any other mark.
    Mark,
    /// Address or handle; the mark of a tag is a token of its own.
    Link,
}

/// One token, in bytes of the tokenised text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
}

/// Whether a character parts tokens and belongs to none: white space, zero-width space, byte order mark.
pub(crate) fn is_blank(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '\u{200B}' | '\u{FEFF}')
}

/// The tokens of a text, lazily. O(n), no allocation.
#[derive(Clone, Debug)]
pub(crate) struct Tokens<'t> {
    text: &'t str,
    /// Next byte to read.
    pos: usize,
    /// End of the current chunk.
    chunk_end: usize,
    /// The current chunk may hold an address.
    maybe_link: bool,
    /// Clitic found while its word was read.
    clitic: Option<Piece>,
}

impl<'t> Tokens<'t> {
    /// Starts at byte `start`, which must be a character boundary, and stops at `end`.
    pub(crate) fn new(text: &'t str, start: usize, end: usize) -> Self {
        Self {
            text: &text[..end],
            pos: start,
            chunk_end: start,
            maybe_link: false,
            clitic: None,
        }
    }

    /// Moves to the next chunk; false at the end of the text.
    fn refill(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let mut start = self.chunk_end;
        while start < bytes.len() && CLASS[bytes[start] as usize] & SPACE != 0 {
            start += 1;
        }
        let limit = bytes.len().min(start + MAX_CHUNK);
        let mut seen = 0;
        let mut end = start;
        while end < limit {
            let class = CLASS[bytes[end] as usize];
            if class & SPACE != 0 {
                break;
            }
            seen |= class;
            end += 1;
        }
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.pos = start;
        self.chunk_end = end;
        self.maybe_link = seen & LINK != 0;
        start < end
    }

    /// The character at byte `pos` of the current chunk.
    fn char_at(&self, pos: usize) -> Option<char> {
        self.text[pos..self.chunk_end].chars().next()
    }

    /// End of the run of bytes `byte` that starts at `pos`.
    fn run_end(&self, pos: usize, byte: u8) -> usize {
        let rest = &self.text.as_bytes()[pos..self.chunk_end];
        pos + rest.iter().take_while(|&&b| b == byte).count()
    }

    /// Token that starts with an ASCII mark.
    fn ascii_mark(&self, start: usize) -> Piece {
        let bytes = &self.text.as_bytes()[..self.chunk_end];
        let byte = bytes[start];
        let word_follows = self.char_at(start + 1).is_some_and(is_word_char);
        let (end, kind) = match byte {
            b'.' => match self.run_end(start, byte) {
                end if end > start + 1 => (end, Kind::Ellipsis),
                end => (end, Kind::Stop),
            },
            b'!' | b'?' => {
                let more = bytes[start..]
                    .iter()
                    .take_while(|&&b| matches!(b, b'!' | b'?'))
                    .count();
                (start + more, Kind::Strong)
            }
            b',' | b';' | b':' => (start + 1, Kind::Inner),
            b'(' | b'[' | b'{' => (start + 1, Kind::Open),
            b')' | b']' | b'}' => (start + 1, Kind::Close),
            b'"' => (start + 1, Kind::Quote),
            // Two single quotes stand for a double one.
            b'\'' => (self.run_end(start, byte).min(start + 2), Kind::Quote),
            b'`' => (self.run_end(start, byte).min(start + 2), Kind::Open),
            b'@' if word_follows => (self.word_end(start + 1), Kind::Link),
            _ => (self.run_end(start, byte), Kind::Mark),
        };
        Piece { start, end, kind }
    }

    /// Token that starts with a mark outside ASCII, or with a character that is a word by itself.
    fn other_mark(&self, start: usize, ch: char) -> Piece {
        let end = start + ch.len_utf8();
        let kind = match ch {
            '“' | '„' | '‟' | '«' | '‹' | '‘' | '‚' | '「' | '『' | '（' | '【' | '《' | '〈' | '［' => {
                Kind::Open
            }
            '”' | '»' | '›' | '’' | '」' | '』' | '）' | '】' | '》' | '〉' | '］' => {
                Kind::Close
            }
            '。' | '｡' | '！' | '？' | '．' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '။' => {
                Kind::Foreign
            }
            '…' | '‥' => Kind::Ellipsis,
            '،' | '؛' | '，' | '、' | '；' | '：' => Kind::Inner,
            '–' | '—' | '―' | '•' | '·' | '€' | '£' | '¥' | '₺' | '₽' => Kind::Mark,
            _ => {
                // Ideographs, emoji with their modifiers, flags: the library knows where they end.
                let rest = &self.text[start..self.chunk_end];
                let length = rest.split_word_bounds().next().map_or(ch.len_utf8(), str::len);
                let kind = if ch.is_alphanumeric() {
                    Kind::Word
                } else {
                    Kind::Mark
                };
                return Piece {
                    start,
                    end: start + length,
                    kind,
                };
            }
        };
        Piece { start, end, kind }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if let Some(clitic) = self.clitic.take() {
            self.pos = clitic.end;
            return Some(clitic);
        }
        let piece = loop {
            if self.pos >= self.chunk_end && !self.refill() {
                return None;
            }
            let start = self.pos;
            let byte = self.text.as_bytes()[start];
            if CLASS[byte as usize] & WORD != 0 {
                break self.word(start);
            }
            if byte.is_ascii() {
                break self.ascii_mark(start);
            }
            match self.char_at(start) {
                Some(ch) if is_blank(ch) => self.pos += ch.len_utf8(),
                Some(ch) if is_word_char(ch) => break self.word(start),
                Some(ch) => break self.other_mark(start, ch),
                None => self.pos = self.chunk_end,
            }
        };
        self.pos = piece.end;
        Some(piece)
    }
}

/// ASCII white space.
const SPACE: u8 = 1;
/// ASCII letter, digit or underscore.
const WORD: u8 = 2;
/// Full stop, colon or at sign, without which there is no address.
const LINK: u8 = 4;

/// Classes of a byte.
static CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b' ' | 0x09..=0x0D => SPACE,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => WORD,
            b'.' | b':' | b'@' => LINK,
            _ => 0,
        };
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests;
