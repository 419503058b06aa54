//! Closed lists of a few words that several crates ask for, all of folded keys.

/// Whether a word is an article.
pub fn is_article(key: &str) -> bool {
    matches!(key, "a" | "an" | "the")
}

/// Whether what stands behind a name tells a son from his father: "Bruno Keller Jr".
pub fn is_generation(key: &str) -> bool {
    matches!(key, "jr" | "sr" | "ii" | "iii" | "iv")
}

/// Whether a word is a point of the compass.
pub fn is_point(key: &str) -> bool {
    matches!(key, "east" | "north" | "south" | "west")
}

/// Whether a word parts a country or a continent: "North Korea", "Central Asia".
pub fn is_side(key: &str) -> bool {
    is_point(key) || matches!(key, "central" | "eastern" | "northern" | "southern" | "western")
}

/// Whether a word makes an airline of a country's name: "British Airways".
pub fn is_airline(key: &str) -> bool {
    matches!(key, "airline" | "airlines" | "airways")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_each_list() {
        assert!(is_article("an") && !is_article("another"));
        assert!(is_generation("jr") && !is_generation("v"));
        assert!(is_side("north") && is_side("central") && !is_point("central"));
        assert!(is_airline("airways") && !is_airline("air"));
    }
}
