//! What the embedded tables answer.

use relmap_kb::{GazetteerFormat, Gender, KnowledgeBase, Record, RecordIdx, parse_gazetteer};
use relmap_text::key::fold;
use relmap_types::EntityType;

fn kb() -> &'static KnowledgeBase {
    KnowledgeBase::embedded()
}

fn best(name: &str) -> RecordIdx {
    kb().lookup(&fold(name))
        .best()
        .unwrap_or_else(|| panic!("{name} is unknown"))
        .record
}

fn record(name: &str) -> Record<'static> {
    kb().record(best(name))
}

#[test]
fn spellings_give_one_record() {
    for names in [
        &["Turkey", "Türkiye", "Turkiye"][..],
        &["Kyiv", "Kiev"],
        &["United Arab Emirates", "UAE", "U.A.E."],
        &[
            "United States",
            "US",
            "U.S.",
            "USA",
            "America",
            "United States of America",
        ],
        &["United Kingdom", "UK", "Britain", "Great Britain", "U.K."],
        &[
            "Democratic Republic of the Congo",
            "DRC",
            "DR Congo",
            "Congo-Kinshasa",
        ],
        &["Côte d'Ivoire", "Ivory Coast"],
        &["Myanmar", "Burma"],
        &["Czech Republic", "Czechia"],
        &["North Korea", "DPRK"],
        &["Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "Tayyip Erdogan"],
        &["Volodymyr Zelenskyy", "Volodymyr Zelensky", "Volodymyr Zelenskiy"],
        &["Bashar al-Assad", "Bashar Assad", "Bashar al-Asad"],
        &["Mohammed bin Zayed Al Nahyan", "Mohamed bin Zayed"],
        &["Gerhard Schröder", "Gerhard Schroeder", "Gerhard Schroder"],
        &["Bosphorus", "Bosporus"],
        &["Nagorno-Karabakh", "Artsakh"],
    ] {
        for name in names {
            assert_eq!(best(name), best(names[0]), "{name} is {:?}", record(name));
        }
    }
}

#[test]
fn organizations_are_found_by_short_names() {
    for (short, long) in [
        ("NATO", "North Atlantic Treaty Organization"),
        ("EU", "European Union"),
        ("UN", "United Nations"),
        ("IAEA", "International Atomic Energy Agency"),
    ] {
        assert_eq!(record(short).entity_type, EntityType::Organization, "{short}");
        assert_eq!(best(short), best(long), "{short}");
    }
    assert_eq!(record("BBC").entity_type, EntityType::Organization);
}

#[test]
fn the_place_that_news_mean_comes_first() {
    for (name, country, at_least) in [
        ("Iran", "IR", 1),
        ("Paris", "FR", 1),
        ("Georgia", "GE", 2),
        ("Tripoli", "LY", 2),
        ("Washington", "US", 2),
        ("Damascus", "SY", 1),
        ("Idlib", "SY", 1),
        ("Tehran", "IR", 1),
        ("Istanbul", "TR", 1),
        ("Sweida", "SY", 1),
        ("London", "GB", 1),
    ] {
        let candidates = kb().lookup(&fold(name));
        assert_eq!(record(name).country, Some(country), "{name}");
        assert!(record(name).lat.is_some(), "{name} has no coordinates");
        assert!(
            candidates.len() >= at_least,
            "{name}: {} candidates",
            candidates.len()
        );
        let total: f32 = candidates.iter().map(|candidate| candidate.prior).sum();
        assert!((total - 1.0).abs() < 1e-4, "{name}: priors sum to {total}");
        assert!(candidates.best().unwrap().prior > 0.6, "{name}: {candidates:?}");
    }
    assert_eq!(
        record("Washington").description,
        Some("capital of the United States")
    );
}

#[test]
fn a_surname_means_its_best_known_bearer() {
    for (surname, name) in [
        ("Putin", "Vladimir Putin"),
        ("Erdoğan", "Recep Tayyip Erdoğan"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("Assad", "Bashar al-Assad"),
        ("al-Assad", "Bashar al-Assad"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("Xi", "Xi Jinping"),
        ("Guterres", "António Guterres"),
    ] {
        let candidates = kb().surname(&fold(surname));
        let best = candidates
            .best()
            .unwrap_or_else(|| panic!("{surname} is unknown"));
        assert_eq!(kb().record(best.record).name, name);
        assert!(best.prior > 0.8, "{surname}: {}", best.prior);
    }
    assert!(kb().surname("clinton").len() >= 2);
    // Who goes by another part of the name is not meant by the last.
    let bears = |surname: &str| {
        let candidates = kb().surname(surname);
        let mut names = candidates
            .iter()
            .map(|candidate| kb().record(candidate.record).name);
        names.any(|name| name == "Luiz Inácio Lula da Silva")
    };
    assert!(bears("da silva") && !bears("silva"));
}

#[test]
fn a_persons_name_is_no_alias_of_an_organization() {
    for name in ["Hassan Nasrallah", "Joseph Kony", "Abdullah Öcalan"] {
        assert_eq!(record(name).entity_type, EntityType::Person, "{name}");
    }
    assert!(kb().lookup("nasrallah").is_empty());
}

#[test]
fn the_longest_name_wins_and_marks_are_passed_over() {
    let keys = |text: &str| text.split(' ').map(fold).collect::<Vec<_>>();
    for (text, tokens, country) in [
        ("United Arab Emirates and Qatar", 3, "AE"),
        ("Washington , D.C. on Monday", 3, "US"),
        ("Nagorno - Karabakh", 3, "AZ"),
        ("Iran", 1, "IR"),
    ] {
        let keys = keys(text);
        let found = kb()
            .matches(keys.iter().map(String::as_str))
            .pop()
            .unwrap_or_else(|| panic!("{text}"));
        assert_eq!(found.tokens, tokens, "{text}");
        assert_eq!(
            kb().record(found.candidates.best().unwrap().record).country,
            Some(country),
            "{text}"
        );
    }
    assert_eq!(kb().matches(["", "iran"].into_iter()), []);
    assert_eq!(kb().matches(std::iter::empty()), []);
    let lengths: Vec<usize> = kb()
        .matches(["new", "york", "city"].into_iter())
        .iter()
        .map(|found| found.tokens)
        .collect();
    assert_eq!(lengths, [2, 3]);
}

#[test]
fn words_carry_their_facts() {
    let demonym = kb().demonym("turkish").unwrap();
    assert_eq!((demonym.country.as_str(), demonym.is_people), ("TR", false));
    assert!(kb().demonym("russians").unwrap().is_people);
    assert!(kb().is_group("kurds") && kb().is_group("druze"));
    assert_eq!(kb().metonym("kremlin").unwrap().as_str(), "RU");
    assert_eq!(kb().forename("maria").unwrap().gender, Some(Gender::Female));
    assert!(kb().forename("vladimir").is_some() && kb().is_surname("smith"));
    assert!(kb().is_english_word("the") && kb().is_english_word("reading"));
    assert!(!kb().is_english_word("putin") && !kb().is_english_word("moscow"));
    assert!(kb().word("reading").is_common_word() && !kb().word("turkey").is_common_word());
    assert_eq!(kb().word("the").frequency_class(), 15);
    assert_eq!(kb().word("qqqq"), relmap_kb::WordFacts::default());
}

#[test]
fn countries_and_capitals_know_each_other() {
    assert_eq!(kb().country("TR"), Some(best("Turkey")));
    assert_eq!(kb().country("ZZ"), None);
    assert_eq!(kb().capital_of(best("Moscow")), Some("RU"));
    assert_eq!(kb().capital_of(best("Istanbul")), None);
    assert_eq!(kb().record_by_id("Q7747"), Some(best("Vladimir Putin")));
}

#[test]
fn the_users_rows_come_first() {
    let text =
        "name\ttype\taliases\tid\nParis\torganization\t\tparis-hotel\nUkraine\tlocation\tKrajina\tQ212\n";
    let kb = kb()
        .with_gazetteer(&parse_gazetteer(text, GazetteerFormat::Tsv).unwrap())
        .unwrap();
    let paris = kb.lookup("paris");
    assert_eq!(kb.record(paris.best().unwrap().record).id, "paris-hotel");
    assert!(paris.best().unwrap().prior > 0.99 && paris.len() > 1);
    // The row extends our record: one record under old and new names, with what the row left out.
    let ukraine = kb.lookup("krajina").best().unwrap().record;
    assert_eq!(kb.lookup("ukraine").best().unwrap().record, ukraine);
    assert_eq!(kb.country("UA"), Some(ukraine));
    assert_eq!(kb.record(ukraine).country, Some("UA"));
    assert!(kb.record(ukraine).lat.is_some());
    let found = kb.matches(["paris"].into_iter()).pop().unwrap();
    assert_eq!(found.candidates, paris);
    assert_eq!(kb.record_by_id("Q212"), Some(ukraine));
}
