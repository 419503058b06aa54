//! What stands against a join.

use relmap_types::{MergeRule, RefusalReason};

use super::Scope;
use super::forest::Forest;
use crate::link::country_in;
use crate::name::Seat;
use crate::name::{PersonName, goes_beyond, is_spelling};

/// Most full names below a root that others are held against: those that came first, with which all the later ones agreed.
///
/// Without it a text that writes one name in a thousand ways would be held against itself a million times.
pub(super) const MAX_HELD: usize = 32;

impl Forest<'_> {
    /// What stands against joining `i`, with all that was joined to it, to the tree of `root`.
    ///
    /// Every full name on one side is held against every one on the other, up to [`MAX_HELD`], so that two people never meet
    /// through a third.
    pub(super) fn conflict(&self, i: usize, root: usize) -> Option<RefusalReason> {
        if let (Some(left), Some(right)) = (self.record[i], self.record[root])
            && left != right
        {
            return Some(RefusalReason::TwoRecords);
        }
        let is_barred = |one: usize, other: usize| {
            self.barred[one].is_some_and(|barred| self.record[other] == Some(barred))
        };
        if is_barred(i, root) || is_barred(root, i) {
            return Some(RefusalReason::TwoRecords);
        }
        if self.are_seats_apart(i, root) {
            return Some(RefusalReason::TwoCountries);
        }
        let right: Vec<(usize, &PersonName)> = self.full_names(root).collect();
        self.full_names(i)
            .find_map(|left| right.iter().find_map(|&right| self.between(left, right)))
    }

    /// Keeps the full names of `i` and below it for the tree of `root`, which it has been joined to by a rule.
    ///
    /// Names that the knowledge base or a judgement has joined, nicknames and other names that a text gives, are left out: there
    /// one person may go by two forenames.
    pub(super) fn hold(&mut self, i: usize, root: usize, rule: MergeRule) {
        use MergeRule::{Judgement, KnowledgeBase, Nickname, OtherName};
        let mut moved = self.held.remove(&i).unwrap_or_default();
        if self.full_name(i).is_some() && !matches!(rule, KnowledgeBase | Judgement | Nickname | OtherName) {
            moved.push(i);
        }
        if !moved.is_empty() {
            let held = self.held.entry(root).or_default();
            let free = MAX_HELD.saturating_sub(held.len());
            held.extend(moved.into_iter().take(free));
        }
    }

    /// The full names of persons that a tree is held by, its root's first.
    fn full_names(&self, root: usize) -> impl Iterator<Item = (usize, &PersonName)> {
        let below = self.held.get(&root).into_iter().flatten().copied();
        std::iter::once(root)
            .chain(below)
            .filter_map(|i| Some((i, self.full_name(i)?)))
    }

    /// The name of a person that tells its bearer from others: more than one part, or a suffix.
    fn full_name(&self, i: usize) -> Option<&PersonName> {
        let name = self.bearers[i].person?;
        (name.parts.len() > 1 || name.suffix.is_some()).then_some(name)
    }

    /// What tells two full names apart, if anything.
    fn between(
        &self,
        (i, left): (usize, &PersonName),
        (j, right): (usize, &PersonName),
    ) -> Option<RefusalReason> {
        if let (Some(a), Some(b)) = (&left.suffix, &right.suffix)
            && a != b
        {
            return Some(RefusalReason::TwoSuffixes);
        }
        if self.bearers[i].apart.contains(&j) || self.bearers[j].apart.contains(&i) {
            return Some(RefusalReason::ToldApart);
        }
        if left.parts.len().min(right.parts.len()) < 2 {
            return None;
        }
        let (short, full) = if left.parts.len() <= right.parts.len() {
            (left, right)
        } else {
            (right, left)
        };
        let is_one = short.is_short_for(full)
            || is_spelling(short, full, self.kb)
            || short.shares_forename(full, self.kb)
            || short.is_turned(full)
            || left.is_initialled(right)
            || right.is_initialled(left)
            || short.is_joined(full)
            || left.is_half_of(right)
            || right.is_half_of(left);
        // A document that has kept two names of one length apart knows two people.
        let is_as_long = left.parts.len() == right.parts.len() && left.parts != right.parts;
        if is_one && is_as_long && self.scope == Scope::Corpus && self.meet(i, j) {
            return Some(RefusalReason::ToldApart);
        }
        if is_one {
            return self.told_apart((i, left), (j, right));
        }
        if let (Some(a), Some(b)) = (left.gender, right.gender)
            && a != b
        {
            return Some(RefusalReason::TwoGenders);
        }
        Some(RefusalReason::TwoForenames)
    }

    /// What tells two names apart that could be one, by where they stand.
    ///
    /// A text that knows father and son writes both in full: "Bruno Keller" and "Bruno Keller Jr.", "Bruno Keller Moran" as his
    /// son, "Luis Bruno Keller" in one sentence with him. The long name that comes first and is shortened afterwards is one person's.
    fn told_apart(
        &self,
        (i, left): (usize, &PersonName),
        (j, right): (usize, &PersonName),
    ) -> Option<RefusalReason> {
        let meet = || self.meet(i, j);
        let (first, later) = (i.min(j), i.max(j));
        // "King Hamad" may go by his number elsewhere; "Sir Peter Keller" does not.
        let is_king = |name: &PersonName| name.is_forename && name.parts.len() == 1;
        if left.suffix != right.suffix && !is_king(left) && !is_king(right) {
            let (bare, suffixed) = if left.suffix.is_none() { (i, j) } else { (j, i) };
            // Whom the knowledge base knows without "Jr." is not he.
            let own = self.bearers[bare].record;
            let is_other = own.is_some() && own != self.bearers[suffixed].record;
            let is_father = self.bearers[bare].is_kin;
            let is_late = self.scope == Scope::Document && bare == first && left.parts == right.parts;
            if is_other || is_father || is_late || meet() {
                return Some(RefusalReason::TwoSuffixes);
            }
        }
        let goes_beyond = |full, short| goes_beyond(full, short, self.kb);
        let is_beyond = goes_beyond(left, right) || goes_beyond(right, left);
        // "Ada Moran Velarde, known as Ada Moran" is one, in one sentence.
        let is_introduced = self.scope == Scope::Document && left.parts[0] == right.parts[0];
        let apart = is_beyond && (self.bearers[later].is_kin || (!is_introduced && meet()));
        apart.then_some(RefusalReason::TwoForenames)
    }

    /// Whether one is a body that many countries have one of, and the other that of another country, or nobody knows whose in
    /// another document.
    fn are_seats_apart(&self, i: usize, root: usize) -> bool {
        let (body, other) = if self.bearers[i].seat.is_some() {
            (i, root)
        } else {
            (root, i)
        };
        let Some(seat) = self.bearers[body].seat else {
            return false;
        };
        let record = self.record[other].map(|record| self.kb.record(record));
        if record.as_ref().is_some_and(|record| record.country.is_none()) {
            // "The Central Bank" of a text that comes to the European one later is another.
            return self.is_before(body, other);
        }
        if let (Seat::Region(own), Some(Seat::Region(region))) = (seat, self.bearers[other].seat) {
            return own != region;
        }
        let Seat::Country(iso) = seat else {
            let is_elsewhere = matches!(seat, Seat::Region(_)) && record.is_some();
            return is_elsewhere || self.scope == Scope::Corpus;
        };
        let country = match (self.bearers[other].seat, record) {
            (Some(Seat::Country(country)), _) => Some(country.clone()),
            (Some(Seat::Region(_) | Seat::Unknown), _) => return self.scope == Scope::Corpus,
            (None, record) => record.and_then(|record| record.country).map(str::to_owned),
        };
        let named = || country_in(self.bearers[other].organization?, self.kb);
        country.or_else(named).is_some_and(|country| country != *iso)
    }

    /// Whether a document names `i` before it names `other`.
    fn is_before(&self, i: usize, other: usize) -> bool {
        let first = |i: usize| self.bearers[i].mentions.first();
        self.scope == Scope::Document && first(i) < first(other)
    }

    /// Whether two bearers are named in one sentence or, of a corpus, in one document.
    pub(super) fn meet(&self, i: usize, j: usize) -> bool {
        let (few, many) = (&self.bearers[i].named_in, &self.bearers[j].named_in);
        let (few, many) = if few.len() <= many.len() {
            (few, many)
        } else {
            (many, few)
        };
        few.iter().any(|text| many.binary_search(text).is_ok())
    }
}
