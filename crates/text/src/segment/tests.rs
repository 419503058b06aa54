use super::*;

/// Sentences of `text`, each in one string, with line ends as they are.
fn sentences(text: &str) -> Vec<String> {
    let document = Document::new("test", text);
    segment(&document)
        .iter()
        .map(|sentence| document.surface(sentence.span).to_owned())
        .collect()
}

/// Checks that `text` splits at the bars, which stand for one space each.
#[track_caller]
fn check(marked: &str) {
    let want: Vec<&str> = marked.split('|').collect();
    assert_eq!(sentences(&marked.replace('|', " ")), want);
}

#[test]
fn plain_sentences() {
    check("Ada Moran met Bruno Keller.|They spoke for an hour.|Did it help?|No!");
}

#[test]
fn titles_and_initials_do_not_end_sentences() {
    check("Gen. Moran and Lt. Col. J. K. Keller met Mr. Ash.|Sen. George W. Ash stayed away.");
    check("Ada Moran Jr. Foundation staff and Keller Inc. Chairman Ash spoke.");
    check("He holds a Ph.D. from Lisbon.|It took years.");
}

#[test]
fn abbreviations_end_sentences_before_full_names() {
    let is_full_name = |first: &str, second: &str| {
        ["Ada", "Bruno", "Edgar"].contains(&first) && ["Keller", "Moran"].contains(&second)
    };
    let check = |marked: &str| {
        let document = Document::new("test", marked.replace('|', " "));
        let sentences = segment_with(&document, &is_full_name);
        let found: Vec<&str> = sentences.iter().map(|one| document.surface(one.span)).collect();
        assert_eq!(found, marked.split('|').collect::<Vec<_>>());
    };
    check("The envoy wrote so on X.|Ada Moran replied.");
    check("It was a film on Malcolm X.|Ada Moran played in it.");
    check(
        "They met in L.A.|Bruno Keller said so at 5 p.m.|Ada Moran had left the U.S.|Bruno Keller had not.",
    );
    check("The heir is Paul Ash Jr.|Ada Moran is his aunt.");
    check("He takes vitamin C.|Ada Moran takes none.");
    check(
        "It was founded by J. Edgar Moran and led by J.P. Ada Moran and by Sr. Ada Moran and Del. Ada Moran.",
    );
    check("They met Francis X. Ash, Francis X. J. Ash and the U.S. Ada Foundation.");
}

#[test]
fn abbreviations_end_sentences_before_function_words() {
    check("She flew to the U.S.|The talks began on Monday.");
    check("The U.S. President spoke to U.N. Secretary-General Ada Moran.");
    check("It was sold to Keller Corp.|In March it closed.");
    check("They met at 5 p.m. on Jan. 5 and left at 7 p.m.|He was late.");
    check("He lives in Washington D.C.|“We left,” he said.");
}

#[test]
fn numbers_do_not_end_sentences() {
    check("Growth was 3.5 per cent, or $3.5bn, in No. 5 plant.|In 2020.|33 people left.");
}

#[test]
fn quotes_and_brackets_close_behind_the_stop() {
    check("“We will come.”|He left.");
    check("\"We will come.\"|\"Good,\" she said.");
    check("(He came late.)|She left.");
    check("‘Never!’ she said.|“Why?” Keller asked.|“Go!”|Keller left.");
    check("The deal holds. [AP]");
    check("The war ended.[12]|Peace came. [3] [4]|He left.");
    check("„Wir kommen.“|Er ging.");
}

#[test]
fn ellipses() {
    check("He waited… and left.|It was late...|Nobody came.");
}

#[test]
fn marks_within_names() {
    check("Yahoo! shares fell.|Investors sold Yahoo! Japan.");
}

#[test]
fn datelines_stay() {
    check("MOSCOW (Reuters) - Ada Moran arrived on Monday.");
    check("ANKARA, March 5 — Ada Moran arrived.|She left.");
    check("WASHINGTON, D.C. (AP) — Ada Moran arrived.");
}

#[test]
fn missing_spaces() {
    assert_eq!(
        sentences("They held talks.The minister left."),
        ["They held talks.", "The minister left."]
    );
    assert_eq!(
        sentences("“We agree.”The minister left."),
        ["“We agree.”", "The minister left."]
    );
    assert_eq!(
        sentences("He uses Node.JS and e.g. EXAMPLE.NET there."),
        ["He uses Node.JS and e.g. EXAMPLE.NET there."]
    );
}

#[test]
fn small_letters_after_a_stop() {
    check("Moran spoke of approx. five ships and of oth. matters.");
    check("Moran met him.|al-Keller left.");
    check("moran met him.|she left.");
}

#[test]
fn lists() {
    check("1. Ada Moran speaks.|She leaves.");
    assert_eq!(
        sentences("  • Gulf Briefing\n  • Sea Briefing"),
        ["• Gulf Briefing", "• Sea Briefing"]
    );
}

#[test]
fn other_scripts() {
    assert_eq!(sentences("习近平访问。他说话。"), ["习近平访问。", "他说话。"]);
    check("Путин прилетел.|Эрдоган ждал.");
}

#[test]
fn lines_without_a_stop_are_headlines() {
    let document = Document::new(
        "test",
        "Envoys meet in Lisbon\n\nThe envoys met. They left\n\nHe said:\n\nWhat now?",
    );
    let kinds: Vec<SentenceKind> = segment(&document).iter().map(|sentence| sentence.kind).collect();
    let (headline, prose) = (SentenceKind::Headline, SentenceKind::Prose);
    assert_eq!(kinds, [headline, prose, prose, prose, prose]);
    let paragraphs: Vec<u32> = segment(&document)
        .iter()
        .map(|sentence| sentence.paragraph)
        .collect();
    assert_eq!(paragraphs, [0, 1, 1, 2, 3]);
}

#[test]
fn cuts_are_left_out() {
    let text = "Menu\nAda Moran met him. [AP] She left.\nAbout us";
    let mut document = Document::new("test", text);
    for part in ["Menu\n", "[AP] ", "About us"] {
        let start = text.find(part).unwrap();
        let span = Span::from_range(start..start + part.len()).unwrap();
        document.cuts.push(relmap_types::Cut {
            span,
            reason: relmap_types::CutReason::Navigation,
        });
    }
    let sentences = segment(&document);
    let texts: Vec<&str> = sentences
        .iter()
        .map(|sentence| document.surface(sentence.span))
        .collect();
    assert_eq!(texts, ["Ada Moran met him.", "She left."]);
    assert!(sentences.iter().all(|sentence| sentence.paragraph == 0));
}

#[test]
fn endless_sentences_are_cut() {
    for text in [
        "word ".repeat(20_000),
        "ab".repeat(40_000),
        "習".repeat(20_000),
        "a.b!c,".repeat(10_000),
    ] {
        let document = Document::new("test", text);
        let sentences = segment(&document);
        assert!(
            sentences
                .iter()
                .all(|sentence| sentence.tokens.len() <= MAX_TOKENS)
        );
        assert!(
            sentences
                .iter()
                .all(|sentence| sentence.span.len() as usize <= MAX_BYTES)
        );
    }
}
