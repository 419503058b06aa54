use super::*;

/// Tokens of `text`, joined by a bar.
fn tokens(text: &str) -> String {
    let pieces: Vec<&str> = Tokens::new(text, 0, text.len())
        .map(|piece| &text[piece.start..piece.end])
        .collect();
    pieces.join("|")
}

#[track_caller]
fn check(text: &str, want: &str) {
    assert_eq!(tokens(text), want);
}

#[test]
fn clitics_split() {
    check("Erdogan’s aide", "Erdogan|’s|aide");
    check("Turkey's", "Turkey|'s");
    check("don't can’t won't", "do|n't|ca|n’t|wo|n't");
    check(
        "they've we'll you're I'm he'd",
        "they|'ve|we|'ll|you|'re|I|'m|he|'d",
    );
    check("the Turks' demand", "the|Turks|'|demand");
    check("Sana'a's airport", "Sana'a|'s|airport");
}

#[test]
fn apostrophes_in_names_stay() {
    for name in [
        "O'Brien",
        "Shi'ite",
        "Shi’ite",
        "Sana'a",
        "N'Djamena",
        "d'Ivoire",
        "Sa'd",
        "Лук'янов",
    ] {
        check(name, name);
    }
}

#[test]
fn hyphens_split_between_letters_only() {
    check("Russia-Turkey", "Russia|-|Turkey");
    check("al-Assad", "al|-|Assad");
    check("COVID-19 F-16s MH17 Su-24", "COVID-19|F-16s|MH17|Su-24");
    check("33-year-old", "33|-|year|-|old");
    check("U.S.-led", "U.S.|-|led");
    check("Ankara–Moscow", "Ankara|–|Moscow");
    check("and/or", "and|/|or");
}

#[test]
fn numbers_are_one_token() {
    check("1,234.5 10:30 2020-21 3.5%", "1,234.5|10:30|2020-21|3.5|%");
    check("$3.5bn, US$40", "$|3.5bn|,|US|$|40");
    check("in 2020.", "in|2020|.");
    check("€500", "€|500");
}

#[test]
fn abbreviations_keep_their_stop() {
    check("Lt. Col. J. K. Moran", "Lt.|Col.|J.|K.|Moran");
    check("J.K. Moran, Ph.D., at 5 a.m.", "J.K.|Moran|,|Ph.D.|,|at|5|a.m.");
    check("the U.S. and the U.N.", "the|U.S.|and|the|U.N.");
    check("No. 5, he said. No. Never.", "No.|5|,|he|said|.|No|.|Never|.");
    check("St. Petersburg vs. Inc.", "St.|Petersburg|vs.|Inc.");
    check("talks.The", "talks|.|The");
}

#[test]
fn links_are_one_token() {
    check(
        "See https://example.org/a?b=c.",
        "See|https://example.org/a?b=c|.",
    );
    check(
        "write to a.moran@example.com, or",
        "write|to|a.moran@example.com|,|or",
    );
    check(
        "@moran at #Idlib on Example.com",
        "@moran|at|#|Idlib|on|Example.com",
    );
    check("AT&T R&D", "AT&T|R&D");
}

#[test]
fn marks() {
    check("“Wait…” (he said) ...", "“|Wait|…|”|(|he|said|)|...");
    check("What?! No -- yes", "What|?!|No|--|yes");
    check("``so''", "``|so|''");
    check("[AP]", "[|AP|]");
}

#[test]
fn other_scripts() {
    check("习近平访问。", "习|近|平|访|问|。");
    check("Путин и Эрдоган", "Путин|и|Эрдоган");
    check("أردوغان، بوتين؟", "أردوغان|،|بوتين|؟");
    check("🇹🇷👍🏽", "🇹🇷|👍🏽");
    check("to\u{A0}Ankara\u{200B}now", "to|Ankara|now");
}

#[test]
fn long_runs_are_cut() {
    let text = "é".repeat(5_000);
    let pieces: Vec<Piece> = Tokens::new(&text, 0, text.len()).collect();
    assert!(pieces.iter().all(|piece| piece.end - piece.start <= MAX_CHUNK));
    assert_eq!(pieces.last().map(|piece| piece.end), Some(text.len()));
}
