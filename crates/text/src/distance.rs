//! How far two spellings are apart.

/// Letters to insert, delete or substitute to make one word the other (Levenshtein 1966). O(mn).
///
/// ```
/// assert_eq!(relmap_text::distance::levenshtein("kitten", "sitting"), 3);
/// ```
pub fn levenshtein(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &b) in right.iter().enumerate() {
            let substituted = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[right.len()]
}
