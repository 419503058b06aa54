//! How the tokens of a document are written.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use relmap_kb::{Beginning, KnowledgeBase, WordFacts};
use relmap_text::key::fold;
use relmap_types::{Document, Sentence, SentenceKind, Span};
use rustc_hash::FxHashMap;

use crate::Lexicon;

/// Share of capitalised words from which a sentence is in title case or in capitals, where capitals say nothing.
const TITLE_CASE_SHARE: f32 = 0.6;

/// Distinct tokens that a thread keeps from one document to the next, at about 150 bytes each.
const MAX_FORMS: usize = 1 << 15;

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `minister`
    Lower,
    /// `Moran`, `McDonald`
    Capitalized,
    /// `NATO`, `U.S.`
    Upper,
    /// `3`, `19th`
    Number,
    /// Anything without a letter or digit.
    Mark,
}

/// A token with what is known about it.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Where it stands.
    pub(crate) span: Span,
    form: Rc<Form>,
    /// How it is written.
    pub(crate) shape: Shape,
    /// White space stands before it.
    pub(crate) spaced: bool,
}

/// What is known of a token wherever it stands; shared by the tokens that are written alike.
#[derive(Debug)]
pub(crate) struct Form {
    /// Folded; empty for marks.
    pub(crate) key: Key,
    shape: Shape,
    /// What the knowledge base says about the word.
    pub(crate) facts: WordFacts,
    /// Where the names of the knowledge base begin that have it as their first word.
    pub(crate) beginning: Beginning,
    /// A name that begins with a small letter.
    pub(crate) is_small_name: bool,
    /// The sign, for a token that is one sign.
    pub(crate) mark: Option<char>,
}

impl Deref for Word {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

/// A folded word.
#[derive(Debug)]
pub(crate) struct Key(Box<str>);

impl Key {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Key {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<&str> for Key {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

impl Word {
    /// Written as a name is.
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capitalized | Shape::Upper)
    }

    /// A hyphen or dash.
    pub(crate) fn is_dash(&self) -> bool {
        self.mark.is_some_and(|mark| matches!(mark, '-' | '–' | '—'))
    }
}

/// Whether token `i` is a hyphen with no space on either side.
pub(crate) fn is_hyphen_at(words: &[Word], i: usize) -> bool {
    let is_close = |i: usize| words.get(i).is_some_and(|word| !word.spaced);
    is_close(i) && words[i].is_dash() && is_close(i + 1)
}

/// The keys of words parted by spaces, marks left out.
pub(crate) fn keys_in(words: &[Word]) -> String {
    let keys: Vec<&str> = words
        .iter()
        .map(|word| word.key.as_str())
        .filter(|key| !key.is_empty())
        .collect();
    keys.join(" ")
}

/// The tokens of one sentence.
#[derive(Clone, Debug)]
pub(crate) struct SentenceWords {
    /// In order.
    pub(crate) words: Vec<Word>,
    /// Capitals say nothing here: a headline in title case, a shout.
    pub(crate) is_title_case: bool,
    /// It stands above what it sums up.
    pub(crate) is_headline: bool,
}

/// Forms of the tokens that a thread has seen: most tokens of a text are repetitions.
#[derive(Debug, Default)]
struct Forms {
    /// Knowledge base that the facts are from.
    kb: u64,
    /// By the token itself: a hash that two tokens share would let one document change another.
    known: FxHashMap<Box<str>, Rc<Form>>,
}

thread_local! {
    static FORMS: RefCell<Forms> = RefCell::default();
}

impl Forms {
    /// Makes ready for a document: forgets what another knowledge base said, and everything if it is too much.
    fn prepare(&mut self, kb: &KnowledgeBase) {
        if std::mem::replace(&mut self.kb, kb.identity()) != self.kb || self.known.len() > MAX_FORMS {
            self.known.clear();
        }
    }

    fn of(&mut self, surface: &str, kb: &KnowledgeBase) -> Rc<Form> {
        if let Some(form) = self.known.get(surface) {
            return Rc::clone(form);
        }
        let key = fold(surface);
        let form = Rc::new(Form {
            shape: shape(surface),
            facts: kb.word(&key),
            beginning: kb.beginning(&key),
            is_small_name: Lexicon::embedded().is_small_name(&key),
            key: Key(key.into()),
            mark: mark(surface),
        });
        self.known.insert(surface.into(), Rc::clone(&form));
        form
    }
}

/// Views of all sentences of a document.
pub(crate) fn view(document: &Document, sentences: &[Sentence], kb: &KnowledgeBase) -> Vec<SentenceWords> {
    FORMS.with_borrow_mut(|forms| {
        forms.prepare(kb);
        let view = |sentence| view_sentence(document, sentence, kb, forms);
        sentences.iter().map(view).collect()
    })
}

fn view_sentence(
    document: &Document,
    sentence: &Sentence,
    kb: &KnowledgeBase,
    forms: &mut Forms,
) -> SentenceWords {
    let mut end_before = None;
    let words: Vec<Word> = sentence
        .tokens
        .iter()
        .map(|token| {
            let form = forms.of(document.surface(token.span), kb);
            let spaced = end_before != Some(token.span.start());
            end_before = Some(token.span.end());
            Word {
                span: token.span,
                shape: form.shape,
                form,
                spaced,
            }
        })
        .collect();
    let long = words
        .iter()
        .filter(|word| word.key.len() >= 4 && word.shape != Shape::Number);
    let (capital, all) = long.fold((0, 0), |(capital, all), word| {
        (capital + usize::from(word.is_capital()), all + 1)
    });
    let upper = words
        .iter()
        .filter(|word| word.shape == Shape::Upper && word.key.len() >= 4)
        .count();
    let is_headline = sentence.kind == SentenceKind::Headline;
    let is_title_case =
        all >= 3 && capital as f32 >= TITLE_CASE_SHARE * all as f32 && (is_headline || upper * 2 > all);
    SentenceWords {
        words,
        is_title_case,
        is_headline,
    }
}

fn mark(surface: &str) -> Option<char> {
    let mut chars = surface.chars();
    chars
        .next()
        .filter(|ch| !ch.is_alphanumeric() && chars.next().is_none())
}

fn shape(surface: &str) -> Shape {
    let mut letters = surface.chars().filter(|ch| ch.is_alphabetic());
    let Some(first) = letters.next() else {
        return if surface.chars().any(char::is_numeric) {
            Shape::Number
        } else {
            Shape::Mark
        };
    };
    if surface.starts_with(char::is_numeric) {
        return Shape::Number;
    }
    if !first.is_uppercase() {
        // "al-Assad" begins small and is a name; a token like "iPhone" is not one of ours.
        return Shape::Lower;
    }
    let mut rest = letters.peekable();
    if rest.peek().is_some() && rest.all(char::is_uppercase) {
        Shape::Upper
    } else {
        Shape::Capitalized
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_those_of_the_token_whatever_was_seen_before() {
        // Two tokens with one hash under `tagger::hash`.
        let (small, name) = ("zeazsldkxwofdodg", "Papadimitrakisos");
        let mut forms = Forms::default();
        let kb = KnowledgeBase::embedded();
        for surface in [small, name, small] {
            assert_eq!(forms.of(surface, kb).shape, shape(surface));
        }
    }
}
