//! Which references `same` makes one, and lines that contradict each other.

use std::collections::{BTreeMap, VecDeque};

use relmap_types::EntityType;

use super::error::listed;
use super::{Judgement, JudgementFault, Judgements, Verdict};

impl Judgements {
    /// Numbers the classes that `same` makes, and lists those that `different` keeps apart.
    pub(super) fn classify(&mut self) {
        let mut parent: Vec<usize> = (0..self.references.len()).collect();
        for judgement in &self.lines {
            if let Verdict::Same(a, b) = judgement.verdict {
                let (a, b) = (root(&mut parent, a), root(&mut parent, b));
                // The lowest stands for the class, so that the numbers do not depend on the order of the joins.
                parent[a.max(b)] = a.min(b);
            }
        }
        let class_of: Vec<u32> = (0..parent.len())
            .map(|number| root(&mut parent, number) as u32)
            .collect();
        for judgement in &self.lines {
            if let Verdict::Different(a, b) = judgement.verdict {
                let (a, b) = (class_of[a], class_of[b]);
                self.apart.insert((a.min(b), a.max(b)));
            }
        }
        self.class_of = class_of;
    }

    /// Lines that say what others deny, for names that are equal as written.
    pub(super) fn contradictions(&self) -> Vec<JudgementFault> {
        let mut faults = Vec::new();
        let mut named: BTreeMap<u32, (u32, &str)> = BTreeMap::new();
        let mut typed: BTreeMap<u32, (u32, EntityType)> = BTreeMap::new();
        for Judgement { line, verdict } in &self.lines {
            let fault = |mut lines: Vec<u32>, problem: String| {
                lines.push(*line);
                JudgementFault { lines, problem }
            };
            match verdict {
                Verdict::Same(a, b) | Verdict::Different(a, b) if a == b => {
                    let problem = format!("both sides are {}: name two entities", self.references[*a]);
                    faults.push(fault(Vec::new(), problem));
                }
                Verdict::Different(a, b) if self.class_of[*a] == self.class_of[*b] => {
                    let lines = self.chain(*a, *b);
                    let (a, b) = (&self.references[*a], &self.references[*b]);
                    let problem = format!(
                        "{a} and {b} are different here and the same by {}: delete one",
                        listed(&lines)
                    );
                    faults.push(fault(lines, problem));
                }
                Verdict::Rename(a, name) => {
                    let (first, before) = *named.entry(self.class_of[*a]).or_insert((*line, name));
                    if before != name {
                        let a = &self.references[*a];
                        let problem = format!(
                            "{a} is renamed {name:?} here and {before:?} by line {first}: delete one"
                        );
                        faults.push(fault(vec![first], problem));
                    }
                }
                Verdict::Type(a, entity_type) => {
                    let (first, before) = *typed.entry(self.class_of[*a]).or_insert((*line, *entity_type));
                    if before != *entity_type {
                        let a = &self.references[*a];
                        let [here, before] = [*entity_type, before].map(with_article);
                        let problem = format!("{a} is {here} here and {before} by line {first}: delete one");
                        faults.push(fault(vec![first], problem));
                    }
                }
                _ => {}
            }
        }
        faults
    }

    /// The fewest `same` lines that lead from one reference to another.
    fn chain(&self, from: usize, to: usize) -> Vec<u32> {
        let mut ties: BTreeMap<usize, Vec<(usize, u32)>> = BTreeMap::new();
        for judgement in &self.lines {
            if let Verdict::Same(a, b) = judgement.verdict {
                ties.entry(a).or_default().push((b, judgement.line));
                ties.entry(b).or_default().push((a, judgement.line));
            }
        }
        let mut came: BTreeMap<usize, (usize, u32)> = BTreeMap::new();
        let mut queue = VecDeque::from([from]);
        while let Some(at) = queue.pop_front() {
            for &(next, line) in ties.get(&at).into_iter().flatten() {
                if next != from && !came.contains_key(&next) {
                    came.insert(next, (at, line));
                    queue.push_back(next);
                }
            }
        }
        let mut lines = Vec::new();
        let mut at = to;
        while let Some(&(before, line)) = came.get(&at) {
            lines.push(line);
            at = before;
        }
        lines.sort_unstable();
        lines
    }
}

/// The root of a number in a forest of them, whose paths are halved on the way.
pub(super) fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

/// "a person", "an organization".
fn with_article(entity_type: EntityType) -> String {
    let article = if entity_type == EntityType::Organization {
        "an"
    } else {
        "a"
    };
    format!("{article} {}", entity_type.word())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contradictions_are_named_with_their_lines() {
        let found = Judgements::parse(
            "names.txt",
            "same A B\nsame c d\nsame B C\ndifferent d a\nrename A X\nrename D Y\ntype A organization\ntype b place\n",
        );
        let found = found.unwrap_err().messages();
        assert_eq!(
            found,
            [
                "names.txt:4: d and A are different here and the same by lines 1, 2 and 3: delete one",
                "names.txt:6: d is renamed \"Y\" here and \"X\" by line 5: delete one",
                "names.txt:8: B is a place here and an organization by line 7: delete one",
            ]
        );
    }
}
