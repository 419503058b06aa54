//! How mentions of gold and system overlap.

use std::ops::Range;

/// Where a mention stands, and its head if it has one: a system need not find more than the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) span: Range<usize>,
    pub(super) head: Option<Range<usize>>,
}

/// A gold and a system mention by their numbers, and how far they overlap, in `(0, 1]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Overlap {
    pub(super) gold: usize,
    pub(super) system: usize,
    pub(super) share: f64,
}

/// All pairs that overlap, by the start of the system's mention, then of the gold one.
///
/// The order is part of the result: shares are summed up in it.
pub(super) fn overlaps(gold: &[Place], system: &[Range<usize>]) -> Vec<Overlap> {
    let by_start = |n: usize, start: &dyn Fn(usize) -> usize| {
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by_key(|&idx| start(idx));
        order
    };
    let gold_order = by_start(gold.len(), &|idx| gold[idx].span.start);
    let system_order = by_start(system.len(), &|idx| system[idx].start);
    let mut waiting = gold_order.into_iter().peekable();
    let mut active: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for system_idx in system_order {
        let span = &system[system_idx];
        while let Some(idx) = waiting.next_if(|&idx| gold[idx].span.start < span.end) {
            active.push(idx);
        }
        active.retain(|&idx| gold[idx].span.end > span.start);
        for &gold_idx in &active {
            let share = share(&gold[gold_idx], span);
            if share > 0.0 {
                found.push(Overlap {
                    gold: gold_idx,
                    system: system_idx,
                    share,
                });
            }
        }
    }
    found
}

/// Intersection over union of the two spans, or of the gold head and the system's span if that is more.
fn share(gold: &Place, system: &Range<usize>) -> f64 {
    let of = |gold: &Range<usize>| {
        let common = gold
            .end
            .min(system.end)
            .saturating_sub(gold.start.max(system.start));
        if common == 0 {
            return 0.0;
        }
        common as f64 / (gold.end.max(system.end) - gold.start.min(system.start)) as f64
    };
    let head = gold.head.as_ref().map_or(0.0, of);
    of(&gold.span).max(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_the_union_or_of_the_head() {
        let place = |span, head| Place { span, head };
        let gold = [place(10..20, None), place(0..12, Some(0..4)), place(30..40, None)];
        let got = overlaps(&gold, &[10..15, 0..4, 20..30]);
        let got: Vec<_> = got
            .iter()
            .map(|o| (o.gold, o.system, (o.share * 100.0).round()))
            .collect();
        assert_eq!(got, [(1, 1, 100.0), (1, 0, 13.0), (0, 0, 50.0)]);
    }
}
