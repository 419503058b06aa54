//! Spellings of one word: what transliteration changes and what it leaves, slips of the pen, forms of women and men.

use relmap_kb::Gender;

/// What all spellings of a part share: its first letter and its consonants, doubled ones once.
///
/// "Zelensky", "Zelenskyy" and "Zelenskiy" give `zlnsk`, "Sergei" and "Sergey" `srg`. A q is a g ("Quliyev", "Guliyev"), and
/// Polish writes sh and ch with a z.
pub(crate) fn skeleton(part: &str) -> String {
    let mut skeleton = String::new();
    let mut before = None;
    for ch in part.chars() {
        let is_soft = match before {
            Some('c' | 's') if ch == 'z' => true,
            Some(_) => matches!(ch, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w'),
            None => false,
        };
        before = Some(ch);
        let ch = if ch == 'q' { 'g' } else { ch };
        if !is_soft && !skeleton.ends_with(ch) {
            skeleton.push(ch);
        }
    }
    skeleton
}

/// Whether two words differ by one letter that is left out, added, changed or exchanged with its neighbour; the first stands.
pub(crate) fn is_slip(left: &str, right: &str) -> bool {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let (short, long) = if left.len() <= right.len() {
        (&left, &right)
    } else {
        (&right, &left)
    };
    if short == long || long.len() - short.len() > 1 || short.first() != long.first() {
        return false;
    }
    let same = short
        .iter()
        .zip(long)
        .take_while(|(left, right)| left == right)
        .count();
    let (short_rest, long_rest) = (&short[same..], &long[same..]);
    if short.len() < long.len() {
        return *short_rest == long_rest[1..];
    }
    is_exchanged(short_rest, long_rest) || short_rest[1..] == long_rest[1..]
}

/// Whether two words differ by two neighbouring letters that changed places.
pub(crate) fn is_exchange(left: &str, right: &str) -> bool {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let same = left
        .iter()
        .zip(&right)
        .take_while(|(left, right)| left == right)
        .count();
    is_exchanged(&left[same..], &right[same..])
}

fn is_exchanged(left: &[char], right: &[char]) -> bool {
    left.len() > 1
        && left.len() == right.len()
        && left[0] == right[1]
        && left[1] == right[0]
        && left[2..] == right[2..]
}

/// The gender of the bearer of `surname` if `other` is the form that the other gender bears: "Zelenska" beside "Zelensky",
/// "Orlova" beside "Orlov".
pub(crate) fn is_gendered(surname: &str, other: &str) -> Option<Gender> {
    const WOMEN: &[(&str, &[&str])] = &[
        ("ova", &["ov"]),
        ("eva", &["ev"]),
        ("ina", &["in", "yn"]),
        ("yna", &["in", "yn"]),
        ("ska", SKY),
        ("skaya", SKY),
        ("skaia", SKY),
        ("skaja", SKY),
        ("cka", &["cky", "cki"]),
        ("aya", &["y", "yi", "iy", "oy", "yy"]),
    ];
    const SKY: &[&str] = &["sky", "ski", "skyi", "skiy", "skyy", "skii", "skij", "skyj"];
    let is_pair = |woman: &str, man: &str| {
        WOMEN.iter().any(|(hers, his)| {
            let stem = woman.strip_suffix(hers);
            stem.is_some_and(|stem| {
                let bones = skeleton(stem);
                let mut stems = his.iter().filter_map(|his| man.strip_suffix(his));
                stems.any(|other| skeleton(other) == bones)
            })
        })
    };
    if is_pair(surname, other) {
        Some(Gender::Female)
    } else {
        is_pair(other, surname).then_some(Gender::Male)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_share_a_skeleton() {
        for (a, b) in [
            ("zelensky", "zelenskyy"),
            ("sergei", "sergey"),
            ("mohammed", "muhammad"),
            ("shoigu", "shoygu"),
        ] {
            assert_eq!(skeleton(a), skeleton(b));
        }
        assert_ne!(skeleton("merkel"), skeleton("macron"));
    }

    #[test]
    fn surnames_of_women_and_men() {
        for (woman, man) in [
            ("zelenska", "zelensky"),
            ("orlova", "orlov"),
            ("tolstaya", "tolstoy"),
        ] {
            assert_eq!(is_gendered(woman, man), Some(Gender::Female), "{woman}");
            assert_eq!(is_gendered(man, woman), Some(Gender::Male), "{man}");
        }
        assert_eq!(is_gendered("zelensky", "zelenskyy"), None);
        assert_eq!(is_gendered("orlova", "moran"), None);
    }

    #[test]
    fn slips() {
        for (a, b) in [
            ("nigera", "nigeria"),
            ("untied", "united"),
            ("kristin", "kristen"),
        ] {
            assert!(is_slip(a, b) && is_slip(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("iran", "iran"),
            ("iran", "tiran"),
            ("austria", "australia"),
            ("a", "b"),
            ("", ""),
        ] {
            assert!(!is_slip(a, b) && !is_slip(b, a), "{a} {b}");
        }
    }
}
