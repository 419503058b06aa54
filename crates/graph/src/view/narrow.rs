//! What a reader asked to see: some types, strong ties, the surroundings of a name.

use std::collections::VecDeque;

use relmap_types::{Date, EntityId, EntityType};

use super::text::{counted, printable};
use crate::file::{Day, Edge, Node};
use crate::{Calendar, EntityGraph};

/// Limits on what is shown; the default shows everything.
///
/// The file always holds the whole graph: pictures and pages are what is narrowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Types that are shown; none stands for all.
    pub types: Vec<EntityType>,
    /// Ties of less weight, on the days that are shown, are not shown.
    pub min_weight: u64,
    /// Entities around which the map is drawn; they are shown whatever their type.
    pub focus: Vec<EntityId>,
    /// Ties from one of `focus` at most; without a focus it means nothing.
    pub hops: u32,
    /// What was seen before this day is not shown, nor what has no date: a tie has the weight of the days left.
    pub since: Option<Date>,
    /// What was seen after this day is not shown, nor what has no date.
    pub until: Option<Date>,
}

/// Which nodes of a graph are shown.
#[derive(Clone, Debug)]
pub struct Shown<'g> {
    /// For every node, by id.
    nodes: Vec<bool>,
    min_weight: u64,
    days: Days,
    /// What ties are counted by, where only some days are shown.
    calendar: Option<Calendar<'g>>,
}

/// The days of which something must have been seen on one or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Days {
    since: Option<Date>,
    until: Option<Date>,
}

impl Days {
    const fn are_all(self) -> bool {
        self.since.is_none() && self.until.is_none()
    }

    /// Whether a day is one of these.
    fn has(self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether something was seen then, as far as its first and its last day tell.
    fn hold(self, first: Option<Date>, last: Option<Date>) -> bool {
        self.since
            .is_none_or(|since| last.is_some_and(|last| since <= last))
            && self
                .until
                .is_none_or(|until| first.is_some_and(|first| first <= until))
    }
}

impl Shown<'_> {
    /// Whether a node is shown.
    pub fn node(&self, id: EntityId) -> bool {
        self.nodes.get(id.0 as usize) == Some(&true)
    }

    /// The weight of a tie on the days that are shown; `None` if the tie is not shown.
    pub fn weight(&self, a: EntityId, b: EntityId, edge: &Edge) -> Option<u64> {
        let is_named = self.node(a) && self.node(b);
        let may_be_seen = is_named && self.days.hold(edge.first_seen, edge.last_seen);
        let weight = may_be_seen.then(|| match &self.calendar {
            None => edge.weight,
            Some(calendar) => {
                let days = calendar.days(edge).into_iter();
                days.filter(|(day, ..)| self.days.has(*day))
                    .map(|(_, windows, _)| u64::from(windows))
                    .sum()
            }
        });
        weight.filter(|&weight| weight >= self.min_weight && (weight > 0 || self.calendar.is_none()))
    }

    /// Takes from a node the sentences that are not of the days that are shown.
    pub(super) fn cut_node(&self, node: &mut Node) {
        if let Some(calendar) = &self.calendar {
            node.evidence
                .retain(|&idx| calendar.date(idx).is_some_and(|day| self.days.has(day)));
        }
    }

    /// Takes from a tie what is not of the days that are shown: windows, documents, sentences.
    pub(super) fn cut_edge(&self, edge: &mut Edge) {
        let Some(calendar) = &self.calendar else {
            return;
        };
        let mut days = calendar.days(edge);
        days.retain(|(day, ..)| self.days.has(*day));
        let sum = |count: fn(&Day) -> u32| days.iter().map(count).sum::<u32>();
        edge.weight = sum(|day| day.1).into();
        edge.sentences = edge.weight;
        edge.documents = sum(|day| day.2);
        edge.first_seen = days.first().map(|day| day.0);
        edge.last_seen = days.last().map(|day| day.0);
        edge.evidence
            .retain(|&idx| calendar.date(idx).is_some_and(|day| self.days.has(day)));
        if edge.days.is_empty() || edge.evidence.len() as u64 == edge.weight {
            edge.days.clear();
        } else {
            edge.days = days;
        }
    }
}

impl Narrowing {
    /// Whether everything is shown.
    pub fn is_everything(&self) -> bool {
        let any_day = self.since.is_none() && self.until.is_none();
        self.types.is_empty() && self.min_weight <= 1 && self.focus.is_empty() && any_day
    }

    /// Applies the limits: first types, weights and days, then hops over what these have left. O(n + m).
    pub fn shown<'g>(&self, graph: &'g EntityGraph) -> Shown<'g> {
        let days = Days {
            since: self.since,
            until: self.until,
        };
        let wanted = |(id, node): (EntityId, &Node)| {
            let fits = (self.types.is_empty() || self.types.contains(&node.entity_type))
                && days.hold(node.first_seen, node.last_seen);
            fits || self.focus.contains(&id)
        };
        let shown = Shown {
            nodes: graph.nodes().map(wanted).collect(),
            min_weight: self.min_weight,
            days,
            calendar: (!days.are_all()).then(|| Calendar::new(graph)),
        };
        if self.focus.is_empty() {
            return shown;
        }
        let mut neighbours: Vec<Vec<u32>> = vec![Vec::new(); shown.nodes.len()];
        let ties = graph.edges();
        for tie in ties.filter(|tie| shown.weight(tie.a, tie.b, tie.edge).is_some()) {
            neighbours[tie.a.0 as usize].push(tie.b.0);
            neighbours[tie.b.0 as usize].push(tie.a.0);
        }
        let mut near = vec![false; shown.nodes.len()];
        let mut queue = VecDeque::new();
        for id in &self.focus {
            if let Some(near) = near.get_mut(id.0 as usize) {
                *near = true;
                queue.push_back((id.0, 0));
            }
        }
        while let Some((node, hops)) = queue.pop_front() {
            if hops == self.hops {
                continue;
            }
            for &next in &neighbours[node as usize] {
                if !std::mem::replace(&mut near[next as usize], true) {
                    queue.push_back((next, hops + 1));
                }
            }
        }
        Shown { nodes: near, ..shown }
    }

    /// The limits in words: "people; ties of 2 and more"; nothing if there are none.
    pub fn words(&self, graph: &EntityGraph) -> Option<String> {
        let mut words = Vec::new();
        if !self.types.is_empty() {
            let types = EntityType::ALL.into_iter().filter(|one| self.types.contains(one));
            let types: Vec<_> = types.map(plural).collect();
            words.push(types.join(" and "));
        }
        if self.min_weight > 1 {
            words.push(format!("ties of {} and more", self.min_weight));
        }
        let focus: Vec<String> = self
            .focus
            .iter()
            .filter_map(|id| graph.node(*id))
            .map(|node| printable(&node.label))
            .collect();
        if !focus.is_empty() {
            words.push(format!(
                "within {} of {}",
                counted(self.hops.into(), "tie"),
                focus.join(" and ")
            ));
        }
        words.extend(match (self.since, self.until) {
            (Some(since), Some(until)) => Some(format!("seen from {since} to {until}")),
            (Some(since), None) => Some(format!("seen since {since}")),
            (None, Some(until)) => Some(format!("seen until {until}")),
            (None, None) => None,
        });
        (!words.is_empty()).then(|| words.join(", "))
    }
}

const fn plural(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Person => "people",
        EntityType::Organization => "organizations",
        EntityType::Location => "places",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn shown(graph: &EntityGraph, narrowing: &Narrowing) -> Vec<u32> {
        let shown = narrowing.shown(graph);
        let ids = graph.nodes().map(|(id, _)| id).filter(|id| shown.node(*id));
        ids.map(|id| id.0).collect()
    }

    #[test]
    fn hops_are_counted_over_what_is_left() {
        // A path 0 - 1 - 2 - 3 - 4 with a weak tie in the middle; types go round.
        let graph = fixture::weighted(6, &[(0, 1, 3), (1, 2, 3), (2, 3, 1), (3, 4, 3)]);
        let around = |hops, min_weight, types: &[EntityType]| Narrowing {
            types: types.to_vec(),
            min_weight,
            focus: vec![EntityId(1)],
            hops,
            ..Narrowing::default()
        };
        assert_eq!(shown(&graph, &around(0, 0, &[])), [1]);
        assert_eq!(shown(&graph, &around(1, 0, &[])), [0, 1, 2]);
        assert_eq!(shown(&graph, &around(9, 0, &[])), [0, 1, 2, 3, 4]);
        assert_eq!(shown(&graph, &around(9, 2, &[])), [0, 1, 2]);
        // Node 1 is an organization, 0 and 3 are people.
        assert_eq!(shown(&graph, &around(9, 0, &[EntityType::Person])), [0, 1]);
    }

    #[test]
    fn limits_are_said() {
        let graph = fixture::talks();
        let narrowing = Narrowing {
            types: vec![EntityType::Location, EntityType::Person],
            min_weight: 2,
            focus: vec![EntityId(0)],
            hops: 1,
            ..Narrowing::default()
        };
        assert_eq!(
            narrowing.words(&graph).as_deref(),
            Some("people and places, ties of 2 and more, within 1 tie of Ada Moran")
        );
        let days = Narrowing {
            since: "2024-01-01".parse().ok(),
            until: "2024-05-31".parse().ok(),
            ..Narrowing::default()
        };
        assert_eq!(
            days.words(&graph).as_deref(),
            Some("seen from 2024-01-01 to 2024-05-31")
        );
        assert!(
            !days.is_everything() && shown(&graph, &days).is_empty(),
            "without a date nothing is shown"
        );
        assert!(Narrowing::default().words(&graph).is_none() && Narrowing::default().is_everything());
    }
}
