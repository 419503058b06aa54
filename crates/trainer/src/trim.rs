//! Names without what some corpora take into them.

use relmap_ner::tagger::label::{LabelledName, NameType};

/// Titles and ranks that some corpora take into the name.
const TITLES: &[&str] = &[
    "president",
    "minister",
    "secretary",
    "king",
    "queen",
    "prince",
    "princess",
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "miss",
    "dr",
    "dr.",
    "sir",
    "lord",
    "lady",
    "general",
    "gen",
    "gen.",
    "colonel",
    "col",
    "col.",
    "major",
    "captain",
    "lieutenant",
    "lt",
    "lt.",
    "sergeant",
    "sgt",
    "sgt.",
    "commander",
    "admiral",
    "adm.",
    "ambassador",
    "envoy",
    "chairman",
    "spokesman",
    "spokeswoman",
    "professor",
    "prof",
    "prof.",
    "senator",
    "sen.",
    "sen",
    "representative",
    "rep.",
    "governor",
    "gov.",
    "chancellor",
    "sheikh",
    "ayatollah",
    "pope",
    "mayor",
    "judge",
    "director",
    "chief",
    "special",
    "envoy",
    "vice",
    "deputy",
    "prime",
    "foreign",
    "defence",
    "defense",
    "staff",
    "brig",
    "brig.",
    "maj",
    "maj.",
    "maj.gen.",
    "imam",
    "mullah",
    "commodore",
    "marshal",
    "premier",
];

/// A name without articles, small words and titles before it; `None` if nothing is left.
pub(crate) fn trim(tokens: &[String], mut name: LabelledName) -> Option<LabelledName> {
    if name.name_type == NameType::Other {
        return Some(name);
    }
    let words = &tokens[name.start..name.end];
    if name.name_type == NameType::Person {
        let is_title = |word: &String| TITLES.contains(&word.to_lowercase().as_str());
        let title = words
            .iter()
            .rposition(is_title)
            .filter(|&last| last + 1 < words.len());
        if let Some(last) = title {
            name.start += last + 1;
            // "Secretary of State Ada Moran": where the office ends is a guess, and most names have two words.
            if matches!(tokens[name.start].as_str(), "of" | "for" | "and") {
                name.start = name.start.max(name.end.saturating_sub(2));
            }
        }
    }
    let lower = |word: &String| {
        word.chars()
            .next()
            .is_some_and(|ch| ch.is_lowercase() || ch.is_ascii_punctuation())
    };
    // "al-Qaida" and "de Gaulle" begin small; "the", "northern" and the like are no part of a name.
    let particle = |word: &String| {
        matches!(
            word.as_str(),
            "al" | "el" | "de" | "da" | "di" | "van" | "von" | "bin" | "ibn"
        )
    };
    while name.start < name.end {
        let word = &tokens[name.start];
        let inner_capital = word.chars().any(char::is_uppercase);
        if word == "The" || (lower(word) && !particle(word) && !inner_capital) {
            name.start += 1;
        } else {
            break;
        }
    }
    let has_capital = tokens[name.start..name.end]
        .iter()
        .any(|word| word.chars().any(char::is_uppercase));
    (name.start < name.end && has_capital).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn titles_and_articles_are_trimmed() {
        let person = |start, end| LabelledName {
            start,
            end,
            name_type: NameType::Person,
        };
        assert_eq!(
            trim(&words("Deputy Secretary of State Ada Moran"), person(0, 6)),
            Some(person(4, 6))
        );
        assert_eq!(trim(&words("Gen. Ada Moran"), person(0, 3)), Some(person(1, 3)));
        let place = |start, end| LabelledName {
            start,
            end,
            name_type: NameType::Location,
        };
        assert_eq!(
            trim(&words("the northern Gulf of Aden"), place(0, 5)),
            Some(place(2, 5))
        );
        assert_eq!(trim(&words("40 , 000 civilians"), place(0, 4)), None);
    }
}
