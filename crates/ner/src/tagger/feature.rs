//! Features of a token in its sentence and document: the one place that makes them, for training and tagging.
//!
//! A feature is a 64-bit hash of its template and its values.

use super::facts::{Case, Facts};
use super::hash;
use super::lexicon::{Lexicon, MAX_NAME_WORDS};

/// A document with the facts of its tokens, each distinct token looked at once.
#[derive(Debug, Default)]
pub(crate) struct View {
    /// Facts of the distinct tokens; the first is the edge of a sentence.
    pub(crate) facts: Vec<Facts>,
    /// How each distinct token's key occurs in the document.
    pub(crate) usage: Vec<Usage>,
    /// `[n_sentences]`, each `[n_tokens]`: index into `facts`.
    pub(crate) sentences: Vec<Vec<u32>>,
}

/// How a word occurs in the document, whatever its case here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    /// In lower case.
    pub(crate) lower: u32,
    /// With a capital where no sentence or headline asks for one.
    pub(crate) capital: u32,
}

/// What capitals mean in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Prose.
    Plain,
    /// Most words have a capital: a headline.
    Title,
    /// All letters are capitals.
    Upper,
    /// No capitals at all.
    Lower,
}

/// A listed name that covers a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Listed {
    /// Lists that hold the name; 0 if none covers the token.
    lists: u16,
    /// Tokens in the name.
    len: u8,
    /// 1 first, 2 within, 3 last, 4 only.
    place: u8,
}

/// One sentence, ready for its features.
#[derive(Debug, Default)]
pub(crate) struct SentenceView {
    /// Facts of the tokens with two edges on each side.
    tokens: Vec<u32>,
    listed: Vec<Listed>,
    style: u64,
}

/// Edges on each side of the tokens in [`SentenceView::tokens`].
const MARGIN: usize = 2;

/// Templates with an offset take this many numbers each.
const OFFSETS: u64 = 5;

impl Style {
    fn of(view: &View, sentence: &[u32]) -> Self {
        let (mut capital, mut upper, mut lower) = (0, 0, 0);
        for &token in sentence {
            match view.facts[token as usize].case {
                Case::Title | Case::Mixed => capital += 1,
                Case::Upper => upper += 1,
                Case::Lower => lower += 1,
                _ => {}
            }
        }
        match () {
            () if lower == 0 && capital == 0 && upper >= 3 => Self::Upper,
            () if upper >= 4 && upper > 3 * (lower + capital) => Self::Upper,
            () if capital + upper >= 3 && capital + upper > 2 * lower => Self::Title,
            () if capital + upper == 0 => Self::Lower,
            () => Self::Plain,
        }
    }
}

impl View {
    /// Counts how words occur, sentence starts and headlines aside.
    pub(crate) fn count_usage(&mut self, by_key: &mut rustc_hash::FxHashMap<u64, Usage>) {
        by_key.clear();
        for sentence in &self.sentences {
            let plain = Style::of(self, sentence) == Style::Plain;
            let mut starts = true;
            for &token in sentence {
                let facts = &self.facts[token as usize];
                match facts.case {
                    Case::Lower => by_key.entry(facts.key).or_default().lower += 1,
                    case if case.may_be_name() && plain && !starts => by_key.entry(facts.key).or_default().capital += 1,
                    _ => {}
                }
                starts = starts && facts.case == Case::Mark;
            }
        }
        self.usage = self.facts.iter().map(|facts| by_key.get(&facts.key).copied().unwrap_or_default()).collect();
    }
}

impl SentenceView {
    /// Prepares a sentence of the view.
    pub(crate) fn prepare(&mut self, view: &View, sentence: &[u32], lexicon: &Lexicon) {
        self.tokens.clear();
        self.tokens.extend([0; MARGIN]);
        self.tokens.extend(sentence);
        self.tokens.extend([0; MARGIN]);
        self.style = Style::of(view, sentence) as u64;
        self.list(view, lexicon);
    }

    /// Marks the listed names: from each capital the longest one, a longer one over a shorter one.
    fn list(&mut self, view: &View, lexicon: &Lexicon) {
        self.listed.clear();
        self.listed.resize(self.tokens.len(), Listed::default());
        for start in MARGIN..self.tokens.len() - MARGIN {
            let first = &view.facts[self.tokens[start] as usize];
            if !first.case.may_be_name() && !(first.case == Case::Lower && self.style == Style::Lower as u64) {
                continue;
            }
            let (mut key, mut n_words) = (hash::EMPTY, 0);
            let mut best = None;
            for end in start..self.tokens.len() - MARGIN {
                let facts = &view.facts[self.tokens[end] as usize];
                n_words += facts.name_words.len();
                if n_words > MAX_NAME_WORDS {
                    break;
                }
                if facts.name_words.is_empty() {
                    // A full stop or a hyphen may stand in a name, any other mark ends it.
                    if facts.joins && end > start { continue }
                    break;
                }
                key = facts.name_words.iter().fold(key, |key, &word| hash::join(key, word));
                let lists = lexicon.lists(key);
                // A name that ends in a small letter is a chance match: "The Hague" is one, "New to" is not.
                if lists != 0 && (end == start || facts.case != Case::Lower || self.style == Style::Lower as u64) {
                    best = Some((end + 1, lists));
                }
            }
            let Some((end, lists)) = best else { continue };
            let len = (end - start) as u8;
            if self.listed[start..end].iter().any(|other| other.len > len) {
                continue;
            }
            for (idx, slot) in self.listed[start..end].iter_mut().enumerate() {
                let place = match (idx, end - start) {
                    (_, 1) => 4,
                    (0, _) => 1,
                    (idx, n) if idx + 1 == n => 3,
                    _ => 2,
                };
                *slot = Listed { lists, len, place };
            }
        }
    }

    /// Hands every feature of token `idx` to `emit`.
    pub(crate) fn features(&self, view: &View, idx: usize, mut emit: impl FnMut(u64)) {
        let at = idx + MARGIN;
        let facts = |offset: usize| &view.facts[self.tokens[at + offset - MARGIN] as usize];
        let here = facts(2);
        let (before, after) = (facts(1), facts(3));
        let case = |facts: &Facts| facts.case as u64;
        let starts = u64::from(self.tokens[MARGIN..at].iter().all(|&t| view.facts[t as usize].case == Case::Mark));
        let mut put = |template: u64, value: u64| emit(hash::join(hash::join(hash::EMPTY, template), value));
        let pair = |a: u64, b: u64| hash::join(a, b);

        put(1, 0);
        let here_case = case(here) + 16 * self.style + 128 * starts;
        put(2, here_case);
        for offset in 0..OFFSETS {
            let token = facts(offset as usize);
            put(10 + offset, token.word);
            put(15 + offset, case(token));
            put(20 + offset, token.clusters.coarse.into());
            put(25 + offset, token.clusters.coarsest.into());
            if (1..4).contains(&offset) {
                put(30 + offset, token.clusters.fine.into());
                put(35 + offset, token.shape);
                put(40 + offset, token.suffixes[2]);
                put(45 + offset, pair(token.clusters.coarse.into(), case(token)));
                for (part, &code) in token.clusters.codes.iter().enumerate() {
                    put(100 + 16 * offset + part as u64, code.into());
                }
            }
        }
        for (length, (&prefix, &suffix)) in here.prefixes.iter().zip(&here.suffixes).enumerate() {
            put(50 + length as u64, prefix);
            put(55 + length as u64, suffix);
        }
        put(60, pair(here.word, case(here)));
        put(61, pair(before.word, here.word));
        put(62, pair(here.word, after.word));
        put(63, pair(pair(case(before), here_case), case(after)));
        put(64, pair(before.word, case(here)));
        put(65, pair(after.word, case(here)));
        put(66, pair(before.clusters.coarse.into(), here.clusters.coarse.into()));
        put(67, pair(here.clusters.coarse.into(), after.clusters.coarse.into()));
        put(68, pair(before.clusters.coarse.into(), case(here)));
        put(69, pair(after.clusters.coarse.into(), case(here)));
        put(70, pair(pair(facts(0).word, before.word), case(here)));
        put(71, pair(pair(after.word, facts(4).word), case(here)));
        put(72, pair(before.clusters.fine.into(), pair(case(here), case(after))));
        put(73, pair(after.clusters.fine.into(), pair(case(here), case(before))));
        put(74, pair(pair(case(facts(0)), case(before)), pair(case(here), pair(case(after), case(facts(4))))));
        put(75, pair(before.shape, pair(here.shape, after.shape)));
        put(76, pair(pair(before.clusters.coarsest.into(), here.clusters.coarsest.into()), after.clusters.coarsest.into()));

        self.list_features(at, here_case, &mut put);
        if here.case.may_be_name() {
            let usage = view.usage[self.tokens[at] as usize];
            let seen = u64::from(usage.lower.min(2)) + 4 * u64::from(usage.capital.min(3));
            put(90, pair(seen, here_case));
            put(91, pair(seen, here.clusters.coarsest.into()));
        }
    }

    /// Features of the listed names at and around a token.
    fn list_features(&self, at: usize, here_case: u64, put: &mut impl FnMut(u64, u64)) {
        for offset in 1..4_u64 {
            let listed = self.listed[at + offset as usize - MARGIN];
            if listed.lists == 0 {
                continue;
            }
            let whole = u64::from(listed.lists) | u64::from(listed.place) << 16;
            put(80 + offset, whole);
            if offset == 2 {
                put(84, whole | here_case << 24);
                put(85, whole | u64::from(listed.len.min(4)) << 24);
                for bit in (0..16).filter(|bit| listed.lists & (1 << bit) != 0) {
                    put(86, bit | u64::from(listed.place) << 8 | here_case << 16);
                }
            }
        }
    }
}
