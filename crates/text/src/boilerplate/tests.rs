use super::*;

/// Checks what is cut from a page: `reason: text`, line ends shown as bars.
#[track_caller]
fn check(page: &str, want: &[&str]) {
    let cuts = find_cuts(page, None);
    let shown: Vec<String> = cuts
        .iter()
        .map(|cut| {
            format!(
                "{:?}: {}",
                cut.reason,
                page[cut.span.range()].trim().replace('\n', "|")
            )
        })
        .collect();
    assert_eq!(shown, want);
}
