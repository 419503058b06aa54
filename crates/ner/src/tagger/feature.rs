//! Features of a token in its sentence and document: the one place that makes them, for training and tagging.
//!
//! A feature is a 64-bit hash of its template and its values.

use rustc_hash::FxHashMap;

use super::facts::{Case, Facts};
use super::hash;
use super::listing::{self, Listed};
use super::run::{self, Run};
use super::usage::{Style, Usage};
use super::wordbook::Wordbook;

/// A document with the facts of its tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a> {
    /// Facts of distinct tokens, of this document and others; the first is the edge of a sentence.
    pub(crate) facts: &'a [Facts],
    /// `[n_sentences]`, each `[n_tokens]`: index into `facts`.
    pub(crate) sentences: &'a [Vec<u32>],
    /// How words occur in the document, by key.
    pub(crate) usage: &'a FxHashMap<u64, Usage>,
}

/// One sentence, ready for its features.
#[derive(Debug, Default)]
pub(crate) struct SentenceView {
    /// Facts of the tokens with two edges on each side.
    tokens: Vec<u32>,
    /// `[n_tokens]`: the listed name that covers the token.
    listed: Vec<Listed>,
    /// `[n_tokens]`: the run of capitals that the token is in.
    short: Vec<Run>,
    /// `[n_tokens]`: the same with small words between.
    long: Vec<Run>,
    connectors: Vec<u64>,
    style: u64,
}

/// Edges on each side of the tokens in [`SentenceView::tokens`].
const MARGIN: usize = 2;

/// Places of a token relative to the one whose features are made: two before to two after, from 0.
pub(crate) const OFFSETS: usize = 2 * MARGIN + 1;

/// Hands the features that depend on one token alone to `emit`: what it says about the token for which it stands at
/// `offset`, 2 being that token itself.
pub(crate) fn unary(facts: &Facts, offset: usize, mut emit: impl FnMut(u64)) {
    let mut put =
        |template: u64, value: u64| emit(feature(100 + template * OFFSETS as u64 + offset as u64, value));
    let (case, clusters) = (facts.case as u64, &facts.clusters);
    put(0, facts.word);
    put(1, case);
    put(2, clusters.coarse.into());
    put(3, clusters.coarsest.into());
    if offset.abs_diff(MARGIN) > 1 {
        return;
    }
    put(4, clusters.fine.into());
    put(5, facts.shape);
    put(6, facts.suffixes[2]);
    put(7, pair(clusters.coarse.into(), case));
    for (part, &code) in clusters.codes.iter().enumerate() {
        put(10 + part as u64, code.into());
    }
    if facts.lists != 0 {
        put(28, facts.lists.into());
        for bit in (0..16).filter(|bit| facts.lists & (1 << bit) != 0) {
            put(29, (bit << 8) | case);
        }
    }
    if offset == MARGIN {
        put(8, 0);
        put(9, pair(facts.word, case));
        for (length, (&prefix, &suffix)) in facts.prefixes.iter().zip(&facts.suffixes).enumerate() {
            put(20 + length as u64, prefix);
            put(24 + length as u64, suffix);
        }
    }
}

/// Hash of a template and its value.
fn feature(template: u64, value: u64) -> u64 {
    hash::join(hash::join(hash::EMPTY, template), value)
}

/// One value of two.
fn pair(a: u64, b: u64) -> u64 {
    hash::join(a, b)
}

impl SentenceView {
    /// Prepares a sentence of the view.
    pub(crate) fn prepare(&mut self, view: &View<'_>, sentence: &[u32], wordbook: &Wordbook) {
        self.tokens.clear();
        self.tokens.extend([0; MARGIN]);
        self.tokens.extend(sentence);
        self.tokens.extend([0; MARGIN]);
        let style = Style::of(view.facts, sentence);
        self.style = style as u64;
        let is_lower = style == Style::Lower;
        listing::mark(sentence, view.facts, is_lower, wordbook, &mut self.listed);
        if self.connectors.is_empty() {
            self.connectors = run::connectors();
        }
        let facts = |idx: usize| &view.facts[sentence[idx] as usize];
        run::find(
            sentence.len(),
            facts,
            &self.connectors,
            &mut self.short,
            &mut self.long,
        );
    }

    /// Numbers of the tokens around token `idx`, itself in the middle.
    pub(crate) fn around(&self, idx: usize) -> &[u32] {
        &self.tokens[idx..idx + OFFSETS]
    }

    /// Hands the features of token `idx` that depend on more than one token to `emit`; [`unary`] has the others.
    pub(crate) fn features(&self, view: &View<'_>, idx: usize, mut emit: impl FnMut(u64)) {
        let at = idx + MARGIN;
        let facts = |offset: usize| &view.facts[self.tokens[at + offset - MARGIN] as usize];
        let (first, before, here, after, last) = (facts(0), facts(1), facts(2), facts(3), facts(4));
        let case = |facts: &Facts| facts.case as u64;
        let coarse = |facts: &Facts| u64::from(facts.clusters.coarse);
        let fine = |facts: &Facts| u64::from(facts.clusters.fine);
        let starts = u64::from(
            self.tokens[MARGIN..at]
                .iter()
                .all(|&t| view.facts[t as usize].case == Case::Mark),
        );
        let here_case = case(here) + 16 * self.style + 128 * starts;
        let mut put = |template: u64, value: u64| emit(feature(template, value));

        put(1, here_case);
        put(2, pair(before.word, here.word));
        put(3, pair(here.word, after.word));
        put(4, pair(pair(case(before), here_case), case(after)));
        put(5, pair(before.word, case(here)));
        put(6, pair(after.word, case(here)));
        put(7, pair(coarse(before), coarse(here)));
        put(8, pair(coarse(here), coarse(after)));
        put(9, pair(coarse(before), case(here)));
        put(10, pair(coarse(after), case(here)));
        put(11, pair(pair(first.word, before.word), case(here)));
        put(12, pair(pair(after.word, last.word), case(here)));
        put(13, pair(fine(before), pair(case(here), case(after))));
        put(14, pair(fine(after), pair(case(here), case(before))));
        put(
            15,
            pair(
                pair(case(first), case(before)),
                pair(case(here), pair(case(after), case(last))),
            ),
        );
        put(16, pair(before.shape, pair(here.shape, after.shape)));
        let coarsest = |facts: &Facts| u64::from(facts.clusters.coarsest);
        put(17, pair(pair(coarsest(before), coarsest(here)), coarsest(after)));

        self.list_features(idx, here_case, &mut put);
        self.run_features(view, idx, &mut put);
        if here.case.may_be_name() {
            let usage = view.usage.get(&here.key).copied().unwrap_or_default();
            let seen = u64::from(usage.lower.min(2)) + 4 * u64::from(usage.capital.min(3));
            put(30, pair(seen, here_case));
            put(31, pair(seen, coarsest(here)));
        }
    }

    /// Features of the runs of capitals that a token is in.
    fn run_features(&self, view: &View<'_>, idx: usize, put: &mut impl FnMut(u64, u64)) {
        for (template, run) in [(40, self.short[idx]), (60, self.long[idx])] {
            let (start, end) = (run.start as usize, run.end as usize);
            if end == 0 || (template == 60 && run == self.short[idx]) {
                continue;
            }
            let facts = |idx: usize| &view.facts[self.tokens[idx + MARGIN] as usize];
            let before = &view.facts[self.tokens[start + MARGIN - 1] as usize];
            let (first, last, after) = (facts(start), facts(end - 1), facts(end));
            let place = u64::from(idx == start) + 2 * u64::from(idx + 1 == end);
            let len = (end - start).min(6) as u64;
            put(template, pair(place, len));
            put(template + 1, pair(place, last.word));
            put(template + 2, pair(place, first.word));
            put(template + 3, pair(place, last.clusters.fine.into()));
            put(template + 4, pair(place, first.clusters.fine.into()));
            put(template + 5, pair(before.word, place));
            put(template + 6, pair(after.word, place));
            put(
                template + 7,
                pair(pair(before.clusters.coarse.into(), len.min(3)), place),
            );
            put(
                template + 8,
                pair(pair(after.clusters.coarse.into(), len.min(3)), place),
            );
            // "( NATO )" after a name tells an organization.
            let bracketed = facts(end).case == Case::Mark
                && end + 1 < self.short.len()
                && facts(end + 1).case == Case::Upper;
            put(template + 9, pair(pair(u64::from(bracketed), after.word), place));
            put(
                template + 10,
                pair(pair(first.lists.into(), last.lists.into()), place),
            );
        }
    }

    /// Features of the listed names at and around a token.
    fn list_features(&self, idx: usize, here_case: u64, put: &mut impl FnMut(u64, u64)) {
        for offset in 1..4_u64 {
            let at = (idx + offset as usize).checked_sub(MARGIN);
            let Some(listed) = at
                .and_then(|at| self.listed.get(at))
                .filter(|listed| listed.lists != 0)
            else {
                continue;
            };
            let whole = u64::from(listed.lists) | u64::from(listed.place) << 16;
            put(20 + offset, whole);
            if offset == 2 {
                put(24, whole | here_case << 24);
                put(25, whole | u64::from(listed.len.min(4)) << 24);
                for bit in (0..16).filter(|bit| listed.lists & (1 << bit) != 0) {
                    put(26, bit | u64::from(listed.place) << 8 | here_case << 16);
                }
            }
        }
    }
}
