use super::*;

/// Checks what is cut from a page: reason and text, line ends shown as bars.
#[track_caller]
fn check(page: &str, want: &[(CutReason, &str)]) {
    let cuts = find_cuts(page, None);
    let got: Vec<(CutReason, String)> = cuts
        .iter()
        .map(|cut| (cut.reason, page[cut.span.range()].trim().replace('\n', "|")))
        .collect();
    let got: Vec<(CutReason, &str)> = got
        .iter()
        .map(|(reason, text)| (*reason, text.as_str()))
        .collect();
    assert_eq!(got, want);
}

/// Two paragraphs of an article.
const ARTICLE: &str = "Ada Moran met Bruno Keller in Lisbon on Monday to speak about grain.\n\n\
    The two agreed to meet again, her office said, but named no day.\n\n";

#[test]
fn prose_stays() {
    check(
        "Envoys meet in Lisbon\n\nBy midnight they had agreed. Share prices rose.\n\nA costly quarrel\n\n\
         Related talks will follow in May, Keller said. He told reporters to sign up early.\n\n\
         Published reports said otherwise.\n\nMore on this will be known on Friday, according to his aide.\n\n\
         The Copyright Act was discussed, and a photo by Ada Moran was shown.",
        &[],
    );
}

#[test]
fn labels_are_navigation() {
    let page = format!(
        "Skip to main content\nHome > News > World\n\nPublished on 05/03/2020 - 22:58Updated 23:40\n\n{ARTICLE}Share this articleComments"
    );
    check(
        &page,
        &[
            (
                CutReason::Navigation,
                "Skip to main content|Home > News > World||Published on 05/03/2020 - 22:58Updated 23:40",
            ),
            (CutReason::Navigation, "Share this articleComments"),
        ],
    );
}

#[test]
fn lists_below_an_article_in_tags() {
    let page = "<p>Ada Moran met Bruno Keller in Lisbon on Monday to speak about grain.</p></div>\nMost read\n\
        1 Harbour union calls off strike\n2 Keller goes home\nRelated Topics\nLisbon\nPorto Alder\n";
    check(
        page,
        &[
            (CutReason::Navigation, "Most read"),
            (
                CutReason::RelatedLinks,
                "1 Harbour union calls off strike|2 Keller goes home|Related Topics|Lisbon|Porto Alder",
            ),
        ],
    );
}

#[test]
fn lists_of_other_articles_end_where_prose_resumes() {
    let page = format!(
        "{ARTICLE}READ MORE\nKeller flies to Oslo\nNEWS\n\nKeller flies to Oslo\n\n{}",
        "The next round is to be held in Oslo in the spring."
    );
    check(
        &page,
        &[(
            CutReason::RelatedLinks,
            "READ MORE|Keller flies to Oslo|NEWS||Keller flies to Oslo",
        )],
    );
    let page =
        format!("{ARTICLE}**More from the Ledger**\n\n- [Keller flies to Oslo](/a)\n- [Grain is dear](/b)");
    check(
        &page,
        &[(
            CutReason::RelatedLinks,
            "**More from the Ledger**||- [Keller flies to Oslo](/a)|- [Grain is dear](/b)",
        )],
    );
    let page = format!(
        "{ARTICLE}READ MORE: Keller flies to Oslo\n\nA new round\n\nThe next round is to be held in Oslo in the spring."
    );
    check(
        &page,
        &[(CutReason::RelatedLinks, "READ MORE: Keller flies to Oslo")],
    );
}

#[test]
fn lists_above_the_article_leave_its_headline() {
    check(
        &format!("Sign in\nSubscribe\n\nRelated\n\nEnvoys meet in Lisbon\n\n{ARTICLE}"),
        &[
            (CutReason::Subscription, "Sign in|Subscribe"),
            (CutReason::RelatedLinks, "Related"),
        ],
    );
}

#[test]
fn offers_go_with_their_lists() {
    let offer = "Join thousands of readers of the Ledger.\n\nOur desk follows trade so that you need not. Cancel anytime.\n\n\
        Our Best Letters\n\n  • Gulf Letter\n  • Turkey Letter\n\n$19.00 / month\n\nTrade Notes - Figures for people in a hurry.";
    let page = format!("{ARTICLE}{offer}\n\nKeller is expected back in the capital before the end of May.");
    check(&page, &[(CutReason::Subscription, &offer.replace('\n', "|"))]);
}

#[test]
fn an_offer_in_a_long_paragraph_does_not_take_it_along() {
    let page = format!(
        "{} Sign up for our newsletter here. She left.",
        ARTICLE.replace("\n\n", " ").repeat(4)
    );
    check(
        &page,
        &[(CutReason::Subscription, "Sign up for our newsletter here.")],
    );
}

#[test]
fn legal_lines() {
    let page = format!(
        "{ARTICLE}© 2021 The Northern Courier. All rights reserved.\nBy signing up you agree to our Terms of Use."
    );
    check(
        &page,
        &[
            (
                CutReason::Legal,
                "© 2021 The Northern Courier. All rights reserved.",
            ),
            (
                CutReason::Subscription,
                "By signing up you agree to our Terms of Use.",
            ),
        ],
    );
}

#[test]
fn bylines() {
    check(
        &format!(
            "Envoys meet in Lisbon\nBy Ada Moran and Bruno Keller in Lisbon\n\n{ARTICLE}Carla Ash contributed to this report."
        ),
        &[
            (CutReason::Byline, "By Ada Moran and Bruno Keller in Lisbon"),
            (CutReason::Byline, "Carla Ash contributed to this report."),
        ],
    );
    check(
        "(Reporting by Ada Moran; Editing by Bruno Keller) LISBON Envoys met on Monday to speak about grain.",
        &[(
            CutReason::Byline,
            "(Reporting by Ada Moran; Editing by Bruno Keller)",
        )],
    );
}

#[test]
fn authors_at_the_end() {
    check(
        "The talks went on for a week. Author: Ada Moran (ak) Editor: Bruno Keller",
        &[(CutReason::Byline, "Author: Ada Moran (ak) Editor: Bruno Keller")],
    );
    check(
        &format!("{ARTICLE}Author: Ada Moran"),
        &[(CutReason::Byline, "Author: Ada Moran")],
    );
}

#[test]
fn credits_leave_the_caption() {
    for (caption, credit) in [
        ("Ada Moran in Lisbon, July 19.", " [AP]"),
        ("Ada Moran in Lisbon.", " (AP Photo/Bruno Keller)"),
        ("Ada Moran in Lisbon", " Copyright Bruno Keller/Sputnik"),
        (
            "“We are ready,” Ada Moran said in Lisbon.",
            "Associated PressBruno Keller",
        ),
        ("Ada Moran speaks in Lisbon", "Credit: AFP"),
        ("Ada Moran speaks in Lisbon. ", "Photo: Bruno Keller-Ohm/TT"),
        (
            "Ada Moran in Lisbon, July 16, 2025. — ",
            "BRUNO KELLER/AFP via Getty Images",
        ),
        (
            "Ada Moran in Lisbon. ",
            "Sputnik/Bruno Keller/Pool via REUTERS ATTENTION EDITORS - NOT FOR SALE. - RC2",
        ),
        ("Ada Moran in Lisbon. ", "REUTERS/Bruno Keller"),
    ] {
        check(
            &format!("{caption}{credit}"),
            &[(CutReason::Credit, credit.trim())],
        );
    }
}

#[test]
fn lines_that_only_credit() {
    for line in [
        "Associated Press",
        "AP, AFP",
        "REUTERS/Bruno Keller",
        "Copyright Bruno Keller/Sputnik",
        "Photo: Bruno Keller",
    ] {
        check(&format!("{ARTICLE}{line}"), &[(CutReason::Credit, line)]);
    }
}

#[test]
fn agencies_in_prose_stay() {
    for line in [
        "The Turkish news agency Anadolu (AA) said so.",
        "Moran told Reuters/Ipsos that the poll was wrong.",
        "MOSCOW (Reuters) - Ada Moran arrived on Monday.",
        "BELGRADE, Yugoslavia (AP)",
    ] {
        check(line, &[]);
    }
}

#[test]
fn second_copies_are_repeated() {
    let page = format!("Envoys meet again in Lisbon\n\nEnvoys meet again in Lisbon\n\n{ARTICLE}{ARTICLE}");
    check(
        &page,
        &[
            (CutReason::Repeated, "Envoys meet again in Lisbon"),
            (CutReason::Repeated, &ARTICLE.trim().replace('\n', "|")),
        ],
    );
}

#[test]
fn the_title_below_the_article_is_repeated() {
    let page = format!("{ARTICLE}Envoys meet");
    assert_eq!(find_cuts(&page, None), []);
    assert_eq!(
        find_cuts(&page, Some("Envoys Meet"))
            .first()
            .map(|cut| cut.reason),
        Some(CutReason::Repeated)
    );
    assert_eq!(
        find_cuts(
            "Envoys meet\n\nThey spoke about grain in Lisbon.",
            Some("Envoys meet")
        ),
        []
    );
}

#[test]
fn topics_below_the_article_are_navigation() {
    check(
        &format!("{ARTICLE}Turkey Russia Diplomacy\n\nRead more\n\nGrain is dear"),
        &[
            (CutReason::Navigation, "Turkey Russia Diplomacy"),
            (CutReason::RelatedLinks, "Read more||Grain is dear"),
        ],
    );
    check(
        &format!(
            "{ARTICLE}Costly Crisis\n\n{}",
            "The quarrel has cost both sides a great deal of money."
        ),
        &[],
    );
}

#[test]
fn phrases_are_name_keys() {
    let tables = [
        labels::LABELS,
        phrases::STARTS,
        phrases::SURE_STARTS,
        phrases::ANYWHERE,
    ];
    let phrases = tables
        .iter()
        .flat_map(|table| table.iter())
        .flat_map(|(_, phrases)| phrases.iter());
    let heads = heads::LIST_HEADS
        .iter()
        .chain(heads::OFFER_HEADS)
        .chain(heads::OFFER_WORDS);
    for phrase in phrases.chain(heads) {
        assert_eq!(&fold(phrase), phrase);
    }
}

#[test]
fn headers_of_mails_are_no_repetition() {
    let header = "From: Ada Moran, Zorkal\nTo: Bruno Keller of Lisbon\nSubject: The grain of last year\n\n";
    check(
        &format!("{header}We signed it with the bank on Monday.\n\n{header}They will pay the rest in May.\n"),
        &[],
    );
}
