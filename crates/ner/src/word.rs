//! How the tokens of a document are written.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use relmap_kb::{KnowledgeBase, WordFacts};
use relmap_text::key::fold;
use relmap_types::{Document, Sentence, SentenceKind, Span};
use rustc_hash::FxHashMap;

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
    /// Folded; empty for marks.
    pub(crate) key: Key,
    /// How it is written.
    pub(crate) shape: Shape,
    /// What the knowledge base says about the word.
    pub(crate) facts: WordFacts,
    /// White space stands before it.
    pub(crate) spaced: bool,
    /// The sign, for a token that is one sign.
    pub(crate) mark: Option<char>,
}

/// A folded word, shared by the tokens that are written alike.
#[derive(Clone, Debug)]
pub(crate) struct Key(Rc<str>);

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

/// The tokens of one sentence.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// In order.
    pub(crate) words: Vec<Word>,
    /// Capitals say nothing here: a headline in title case, a shout.
    pub(crate) is_title_case: bool,
}

/// What is known of a token wherever it stands.
#[derive(Clone, Debug)]
struct Form {
    key: Key,
    shape: Shape,
    facts: WordFacts,
    mark: Option<char>,
}

/// Forms of the tokens that a thread has seen: most tokens of a text are repetitions.
#[derive(Debug, Default)]
struct Forms {
    /// Knowledge base that the facts are from.
    kb: u64,
    known: FxHashMap<Box<str>, Form>,
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

    fn of(&mut self, surface: &str, kb: &KnowledgeBase) -> Form {
        if let Some(form) = self.known.get(surface) {
            return form.clone();
        }
        let key = fold(surface);
        let form = Form {
            shape: shape(surface),
            facts: kb.word(&key),
            key: Key(key.into()),
            mark: mark(surface),
        };
        self.known.insert(surface.into(), form.clone());
        form
    }
}

/// Views of all sentences of a document.
pub(crate) fn view(document: &Document, sentences: &[Sentence], kb: &KnowledgeBase) -> Vec<Words> {
    FORMS.with_borrow_mut(|forms| {
        forms.prepare(kb);
        let view = |sentence| view_sentence(document, sentence, kb, forms);
        sentences.iter().map(view).collect()
    })
}

fn view_sentence(document: &Document, sentence: &Sentence, kb: &KnowledgeBase, forms: &mut Forms) -> Words {
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
                key: form.key,
                shape: form.shape,
                facts: form.facts,
                spaced,
                mark: form.mark,
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
    let is_title_case = all >= 3
        && capital as f32 >= TITLE_CASE_SHARE * all as f32
        && (sentence.kind == SentenceKind::Headline || upper * 2 > all);
    Words { words, is_title_case }
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
