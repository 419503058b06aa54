//! Offices as words: what "Turkey's minister of foreign affairs" and "the Turkish foreign minister" have in common.

use relmap_kb::Kind;

/// Offices of one word or fixed words, each with the office it stands for.
const OFFICES: &[(&str, &str)] = &[
    ("chancellor of the exchequer", "finance minister"),
    ("defense chief", "defence minister"),
    ("external affairs minister", "foreign minister"),
    ("foreign secretary", "foreign minister"),
    ("home secretary", "interior minister"),
    ("minister for external affairs", "foreign minister"),
    ("minister of external affairs", "foreign minister"),
    ("minister of internal affairs", "interior minister"),
    ("secretary of the treasury", "finance minister"),
    ("treasury secretary", "finance minister"),
    ("secretary of state", "foreign minister"),
    ("top diplomat", "foreign minister"),
    ("prime minister", "prime minister"),
    ("premier", "prime minister"),
    ("vice president", "vice president"),
    ("president", "president"),
    ("chancellor", "chancellor"),
    ("supreme leader", "supreme leader"),
    ("king", "king"),
    ("queen", "queen"),
    ("emir", "emir"),
    ("sultan", "sultan"),
];

/// Fields that a minister or a secretary may have.
const FIELDS: &[&str] = &[
    "agriculture",
    "commerce",
    "culture",
    "defence",
    "defense",
    "economy",
    "education",
    "energy",
    "environment",
    "finance",
    "foreign",
    "health",
    "industry",
    "information",
    "interior",
    "justice",
    "labor",
    "labour",
    "oil",
    "trade",
    "transport",
    "transportation",
];

/// The office of "the Kremlin leader", "the Syrian leader".
pub(super) const LEADER: &str = "leader";

/// The office that folded words begin with, and how many of them it takes; the longest wins.
///
/// "minister of foreign affairs" and "foreign minister" give `foreign minister`, "secretary of defense" `defence minister`.
pub(super) fn office(words: &[&str]) -> Option<(usize, String)> {
    let fixed = OFFICES.iter().filter_map(|&(phrase, office)| {
        let n = phrase.split(' ').count();
        let is_there = words.len() >= n && phrase.split(' ').eq(words[..n].iter().copied());
        is_there.then(|| (n, office.to_owned()))
    });
    let fixed = fixed.max_by_key(|&(n, _)| n);
    let field = of_field(words).or_else(|| match words {
        [field, "minister" | "secretary", ..] if FIELDS.contains(field) => Some((2, minister(field))),
        [LEADER, ..] => Some((1, LEADER.to_owned())),
        _ => None,
    });
    match (fixed, field) {
        (Some(fixed), Some(field)) => Some(if field.0 > fixed.0 { field } else { fixed }),
        (fixed, field) => fixed.or(field),
    }
}

/// "minister of (the) (national) defence", "secretary of defense".
fn of_field(words: &[&str]) -> Option<(usize, String)> {
    let ["minister" | "secretary", "of" | "for", rest @ ..] = words else {
        return None;
    };
    let skipped = rest
        .iter()
        .take_while(|word| matches!(**word, "the" | "national"))
        .count();
    let field = *rest.get(skipped)?;
    if !FIELDS.contains(&field) {
        return None;
    }
    let affairs = usize::from(rest.get(skipped + 1) == Some(&"affairs"));
    Some((3 + skipped + affairs, minister(field)))
}

fn minister(field: &str) -> String {
    let field = match field {
        "defense" => "defence",
        "labor" => "labour",
        "transportation" => "transport",
        field => field,
    };
    format!("{field} minister")
}

/// The offices whose holders may be called by `said`.
pub(super) fn held_as(said: &str) -> impl Iterator<Item = &str> {
    let leaders = Kind::ALL
        .iter()
        .filter(move |kind| said == LEADER && kind.is_leader());
    std::iter::once(said).chain(leaders.map(|kind| kind.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_of_one_office_meet() {
        let read = |words: &str| office(&words.split(' ').collect::<Vec<_>>());
        let foreign = "foreign minister".to_owned();
        assert_eq!(read("foreign minister said"), Some((2, foreign.clone())));
        assert_eq!(read("minister of foreign affairs"), Some((4, foreign.clone())));
        assert_eq!(read("secretary of state"), Some((3, foreign)));
        assert_eq!(
            read("minister of the interior"),
            Some((4, "interior minister".to_owned()))
        );
        assert_eq!(
            read("minister of national defence"),
            Some((4, "defence minister".to_owned()))
        );
        assert_eq!(read("vice president"), Some((2, "vice president".to_owned())));
        assert_eq!(read("minister without portfolio"), None);
        assert!(held_as("leader").any(|held| held == "king") && held_as("king").eq(["king"]));
    }
}
