//! Who is credited for pictures and reports.

/// Agencies and picture desks of `data/agencies.txt`, as credits spell them.
pub(super) fn agencies() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("../../data/agencies.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}
