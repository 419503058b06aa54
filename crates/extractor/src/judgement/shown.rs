//! Ids and names that outputs show and no text writes, and what is said of those that nobody bears.

use std::collections::BTreeSet;

use relmap_kb::KnowledgeBase;
use relmap_text::key::fold;

use super::mark::{Called, Claim, Mark, merge_marks};
use super::{Judgements, Reference, Verdict};
use crate::name::bare;

/// An entity as outputs show it where no judgement is followed.
pub(crate) struct Shown {
    /// Its id.
    pub(crate) key: String,
    /// Its name, which may be one that no text writes: "Supreme Court (Uganda)".
    pub(crate) name: String,
    /// The names that it is made of, the one that stands for them first.
    pub(crate) members: Vec<usize>,
}

impl Judgements {
    /// Looks for references that no text writes among the ids and names of outputs, and marks what they mean.
    ///
    /// Rules of one document have worked by then: such a line parts what several documents say, or joins it.
    pub(super) fn ask_shown(
        &self,
        claims: &mut [Vec<(Claim, usize)>],
        marks: &mut [Vec<Mark>],
        names: &[Called<'_>],
        shown: impl FnOnce() -> Vec<Shown>,
        kb: &KnowledgeBase,
    ) {
        let numbers = self.lines.iter().flat_map(|judgement| match judgement.verdict {
            Verdict::Same(a, b) | Verdict::Different(a, b) => vec![a, b],
            _ => Vec::new(),
        });
        let is_stray = |&number: &usize| {
            claims[number].is_empty() && kb.record_by_id(&self.references[number].text).is_none()
        };
        let stray: BTreeSet<usize> = numbers.filter(is_stray).collect();
        if stray.is_empty() {
            return;
        }
        let shown = shown();
        for number in stray {
            let reference = &self.references[number];
            let of_type = |each: &&Shown| reference.is_of(names[each.members[0]].entity_type);
            let is_id = |each: &&Shown| each.key.eq_ignore_ascii_case(&reference.text);
            let is_name = |each: &&Shown| fold(bare(&each.name)) == reference.key;
            let by_id: Vec<&Shown> = shown.iter().filter(of_type).filter(is_id).collect();
            let (found, claim) = if by_id.is_empty() {
                let by_name = shown.iter().filter(of_type).filter(is_name);
                // Of several that are shown by one name a person has to say which.
                (by_name.collect(), Claim::Alias)
            } else {
                (by_id, Claim::Id)
            };
            for each in found {
                claims[number].push((claim, each.members[0]));
                if !self.apart.is_empty() {
                    for &i in &each.members {
                        merge_marks(&mut marks[i], &[self.class_of[number]]);
                    }
                }
            }
        }
    }
}

/// What is said of a line of which nothing can be followed here.
pub(super) const NEITHER: &str = "neither side is named in these documents";

/// Why a line that keeps two apart cannot be followed.
///
/// A record of the knowledge base need not be named: the line says that a name does not mean it.
pub(super) fn unknown(
    judgements: &Judgements,
    sides: [usize; 2],
    claims: &[Vec<(Claim, usize)>],
    kb: &KnowledgeBase,
) -> Vec<String> {
    let unnamed: Vec<&Reference> = sides
        .into_iter()
        .filter(|&number| claims[number].is_empty())
        .map(|number| &judgements.references[number])
        .collect();
    let is_record = |reference: &&Reference| kb.record_by_id(&reference.text).is_some();
    if unnamed.len() == sides.len() && unnamed.iter().all(is_record) {
        return vec![NEITHER.to_owned()];
    }
    let unknown = unnamed.into_iter().filter(|reference| !is_record(reference));
    unknown.map(|reference| nobody(reference, kb)).collect()
}

/// What is said of a reference that means nothing.
pub(super) fn nobody(reference: &Reference, kb: &KnowledgeBase) -> String {
    if let Some(record) = kb.record_by_id(&reference.text) {
        return format!("no document here names {reference} ({})", kb.record(record).name);
    }
    // An id of the knowledge base: letters, perhaps a colon, and digits.
    let digits = reference
        .text
        .trim_start_matches(|ch: char| ch.is_ascii_alphabetic() || ch == ':');
    let is_id = digits.len() < reference.text.len()
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (reference.text.starts_with('Q') || reference.text.contains(':'));
    if is_id {
        return format!("the knowledge base of this program has no {reference}");
    }
    format!("nothing in these documents is called {reference}")
}
