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

/// Whether two words are at most `most` letters apart. O(n · `most`).
///
/// Only a band around the diagonal is looked at: further from it every path costs more.
///
/// ```
/// use relmap_text::distance::is_within;
/// assert!(is_within("kitten", "sitting", 3) && !is_within("kitten", "sitting", 2));
/// ```
pub fn is_within(left: &str, right: &str, most: usize) -> bool {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().abs_diff(right.len()) > most {
        return false;
    }
    // Of row `i` the places `i - most ..= i + most`; what lies outside the words stays too far.
    let far = most + 1;
    let width = 2 * most + 1;
    let mut row: Vec<usize> = (0..width).map(|at| at.checked_sub(most).unwrap_or(far)).collect();
    for (i, a) in left.iter().enumerate() {
        let mut next = vec![far; width];
        for at in 0..width {
            let Some(j) = (i + 1 + at).checked_sub(most).filter(|&j| j <= right.len()) else {
                continue;
            };
            let deleted = row.get(at + 1).map_or(far, |cost| cost + 1);
            let inserted = at.checked_sub(1).map_or(far, |before| next[before] + 1);
            let changed = j
                .checked_sub(1)
                .map_or(far, |j| row[at] + usize::from(*a != right[j]));
            next[at] = deleted.min(inserted).min(changed).min(far);
        }
        if next.iter().all(|&cost| cost == far) {
            return false;
        }
        row = next;
    }
    row[right.len() + most - left.len()] <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_band_tells_what_the_whole_table_tells() {
        let words = [
            "", "a", "ab", "ba", "abba", "baab", "moran", "moren", "mroan", "morann", "keller", "kélér",
            "zorkal",
        ];
        for left in words {
            for right in words {
                for most in 0..7 {
                    let apart = levenshtein(left, right);
                    assert_eq!(
                        is_within(left, right, most),
                        apart <= most,
                        "{left} {right} {most}"
                    );
                }
            }
        }
    }
}
