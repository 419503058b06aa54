//! Where one sentence ends and the next begins.

use super::case::{Case, case_of};
use super::words::{FUNCTION_WORDS, NUMBERED, SPEECH_VERBS};
use crate::token::{Dot, Kind, Piece, is_blank, is_name_with_mark, is_word_char, may_be_last};

/// How far ahead the splitter looks, in bytes: a bracketed credit, a speaker's name and verb.
const LOOK_AHEAD: usize = 60;

/// Reads the tokens of a block and says where to split.
pub(super) struct Splitter<'t> {
    /// The text up to the end of the block.
    text: &'t str,
    /// Tokens of the sentence so far.
    n_tokens: usize,
    /// Words of the sentence so far.
    n_words: usize,
    /// Last token.
    last: Option<Piece>,
    /// Last word before the marks that end the sentence.
    word: &'t str,
    end: End,
    /// A quotation was closed after the end.
    is_quoted: bool,
    /// The sentence starts with a small letter, so that small letters do not say that it goes on.
    starts_lower: bool,
    /// Whether two words are a forename and a surname.
    is_full_name: &'t dyn Fn(&str, &str) -> bool,
}

/// How the last tokens may have ended their sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Not at all.
    No,
    /// A title or the mark of a list item: not, though it has a full stop.
    Lead,
    /// An abbreviation or initial.
    Abbreviation,
    /// A full stop.
    Stop,
    /// Question or exclamation mark.
    Strong,
    /// An ellipsis.
    Ellipsis,
    /// The stop of a script without capitals.
    Foreign,
}

impl<'t> Splitter<'t> {
    /// Starts with the block of `text` that ends at byte `end`.
    pub(super) fn new(text: &'t str, end: usize, is_full_name: &'t dyn Fn(&str, &str) -> bool) -> Self {
        let mut splitter = Self {
            text: &text[..end],
            n_tokens: 0,
            n_words: 0,
            last: None,
            word: "",
            end: End::No,
            is_quoted: false,
            starts_lower: false,
            is_full_name,
        };
        splitter.start();
        splitter
    }

    /// Starts a new sentence.
    pub(super) fn start(&mut self) {
        (self.n_tokens, self.n_words) = (0, 0);
        (self.last, self.word) = (None, "");
        (self.end, self.is_quoted, self.starts_lower) = (End::No, false, false);
    }

    /// Whether the sentence so far is closed by a mark: a full stop and its like, or a colon that leads on.
    pub(super) fn is_ended(&self) -> bool {
        self.end != End::No || self.last.is_some_and(|last| last.kind == Kind::Inner)
    }

    /// Takes the next token of the sentence.
    pub(super) fn push(&mut self, piece: Piece) {
        let surface = &self.text[piece.start..piece.end];
        let touches = self.last.is_some_and(|last| last.end == piece.start);
        match piece.kind {
            Kind::Stop => {
                // "1." or "(b)." at the start numbers a list.
                let is_label = self.n_tokens == 1 && self.word.len() <= 3 && is_label(self.word);
                self.end = if is_label { End::Lead } else { End::Stop };
            }
            Kind::Strong if touches && is_name_with_mark(self.word) => self.end = End::Abbreviation,
            Kind::Strong => self.end = End::Strong,
            Kind::Ellipsis => self.end = if self.n_words > 0 { End::Ellipsis } else { End::No },
            Kind::Foreign => self.end = End::Foreign,
            Kind::Abbreviation(dot) => {
                self.end = if dot == Dot::Never {
                    End::Lead
                } else {
                    End::Abbreviation
                };
                self.word = surface;
                self.n_words += 1;
            }
            Kind::Close | Kind::Quote if self.end != End::No => {
                self.is_quoted |= !matches!(surface, ")" | "]" | "}");
            }
            Kind::Open if touches && self.closes(piece) => self.is_quoted = true,
            // The number of a footnote.
            Kind::Word | Kind::Open if self.is_note(piece) => {}
            _ => {
                self.end = End::No;
                self.is_quoted = false;
                if piece.kind == Kind::Word {
                    if self.n_words == 0 {
                        self.starts_lower = case_of(surface) == Case::Lower;
                    }
                    self.word = surface;
                    self.n_words += 1;
                }
            }
        }
        self.n_tokens += 1;
        self.last = Some(piece);
    }

    /// Whether a new sentence starts with `piece`.
    pub(super) fn splits_before(&self, piece: Piece) -> bool {
        let Some(last) = self.last else { return false };
        if matches!(self.end, End::No | End::Lead) {
            return false;
        }
        let touches = last.end == piece.start;
        let after = &self.text[piece.end..];
        match piece.kind {
            Kind::Stop | Kind::Strong | Kind::Ellipsis | Kind::Foreign | Kind::Inner | Kind::Close => {
                return false;
            }
            // A straight quote closes if it touches what is before, or touches nothing.
            Kind::Quote if touches || after.is_empty() || after.starts_with(is_blank) => return false,
            Kind::Word | Kind::Open if self.is_note(piece) => return false,
            Kind::Open if touches && self.closes(piece) => return false,
            Kind::Open if !touches && self.is_credit(piece) => return false,
            _ => {}
        }
        if self.end == End::Foreign {
            return true;
        }
        let (word, case) = self.word_from(piece.start);
        if touches {
            return self.lacks_space(word, case);
        }
        match self.end {
            End::Abbreviation => {
                case == Case::Upper
                    && (FUNCTION_WORDS.binary_search(&word).is_ok()
                        || self.starts_with_name(last, piece.start))
            }
            End::Strong if self.is_quoted && case == Case::Upper => !self.is_attribution(piece.start),
            // "Rs. 500": more likely an abbreviation that is not in the table than a short last word.
            End::Stop if case == Case::Digit => self.word.len() > 2 || case_of(self.word) != Case::Upper,
            _ => case != Case::Lower || self.starts_lower && self.end == End::Stop,
        }
    }

    /// Whether a full name starts at byte `start`, behind an abbreviation that stands before no name: "on X. Ada Moran
    /// replied", "at 5 p.m. Ada Moran left"; not "by J. Edgar Moran", "J.P. Moran Keller".
    fn starts_with_name(&self, abbreviation: Piece, start: usize) -> bool {
        let before = self.text[..abbreviation.start].trim_end_matches(is_blank);
        let before = &before[before
            .rfind(is_blank)
            .map_or(0, |at| before.ceil_char_boundary(at + 1))..];
        let word = self.word.trim_end_matches('.');
        let is_last = match word {
            // The one letter that is a name, and seldom an initial.
            "X" => !before.ends_with('.'),
            "Jr" | "Sr" => before.starts_with(char::is_uppercase),
            _ if word.chars().nth(1).is_none() => NUMBERED.binary_search(&&*before.to_lowercase()).is_ok(),
            _ => may_be_last(word),
        };
        let mut words = self.text[start..].splitn(3, is_blank);
        let (Some(first), Some(second)) = (words.next(), words.next()) else {
            return false;
        };
        let second = &second[..second
            .find(|ch| !is_word_char(ch) && ch != '-')
            .unwrap_or(second.len())];
        is_last
            && first.chars().all(|ch| is_word_char(ch) || ch == '-')
            && second.starts_with(char::is_uppercase)
            && (self.is_full_name)(first, second)
    }

    /// Whether an opening mark closes the sentence: “ ends German quotations.
    fn closes(&self, open: Piece) -> bool {
        let after = &self.text[open.end..];
        self.end != End::No && (after.is_empty() || after.starts_with(is_blank))
    }

    /// Whether a token behind an ended sentence is part of a footnote mark: `[12]`, or `12` without a space.
    fn is_note(&self, piece: Piece) -> bool {
        let is_digit = |byte: &u8| byte.is_ascii_digit();
        let bytes = self.text.as_bytes();
        let surface = &bytes[piece.start..piece.end];
        if self.end == End::No {
            return false;
        }
        if surface == b"[" {
            let n_digits = bytes[piece.end..]
                .iter()
                .take(4)
                .take_while(|&byte| is_digit(byte))
                .count();
            return n_digits > 0 && bytes.get(piece.end + n_digits) == Some(&b']');
        }
        self.last.is_some_and(|last| last.end == piece.start) && surface.iter().all(is_digit)
    }

    /// Whether a bracket opens here that holds the rest of the block, and not much: `[AP]`.
    fn is_credit(&self, open: Piece) -> bool {
        let rest = &self.text[open.end..];
        rest.len() <= LOOK_AHEAD && rest.ends_with([')', ']']) && !rest.contains(". ")
    }

    /// Whether a full stop without a space behind it ends a sentence: "talks.The", not "Node.js".
    fn lacks_space(&self, word: &str, case: Case) -> bool {
        let small_before =
            self.word.chars().next_back().is_some_and(char::is_lowercase) && self.word.len() > 2;
        let small_after = word.chars().nth(1).is_some_and(char::is_lowercase) || word == "A" || word == "I";
        // "to CNN.The minister": a word that no name ends with.
        let is_function = word.len() > 2 && FUNCTION_WORDS.binary_search(&word).is_ok();
        case == Case::Upper
            && small_after
            && (small_before || self.is_quoted || is_function)
            && self.end != End::Ellipsis
    }

    /// Whether a speaker and a verb of speech follow: `"Why?" Moran asked.`
    fn is_attribution(&self, start: usize) -> bool {
        let rest = &self.text[start..];
        let rest = &rest[..rest.floor_char_boundary(LOOK_AHEAD)];
        rest.split(is_blank).take(4).any(|word| {
            SPEECH_VERBS
                .binary_search(&word.trim_end_matches(|ch: char| !ch.is_alphabetic()))
                .is_ok()
        })
    }

    /// The first word from byte `start` on, past opening marks, and how it is written.
    fn word_from(&self, start: usize) -> (&'t str, Case) {
        let rest = &self.text[start..];
        let rest = &rest[..rest.floor_char_boundary(LOOK_AHEAD)];
        let rest = rest.trim_start_matches(|ch: char| !is_word_char(ch) && !ch.is_alphanumeric());
        let end = rest.find(|ch| !is_word_char(ch)).unwrap_or(rest.len());
        if rest.is_empty() {
            return ("", Case::Mark);
        }
        // An ideograph is no word character and stands for itself.
        let word = if end == 0 { rest } else { &rest[..end] };
        let case = case_of(word);
        let is_article =
            matches!(word, "al" | "el" | "an" | "as" | "ash" | "ad" | "ar") && rest[end..].starts_with('-');
        (
            word,
            if case == Case::Lower && is_article {
                Case::LowerName
            } else {
                case
            },
        )
    }
}

/// Whether a word numbers a list item: "12", "b", "iv".
fn is_label(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
        || word.len() == 1
        || word.bytes().all(|b| b"ivxIVX".contains(&b))
}
