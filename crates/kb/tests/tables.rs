//! Every line of the tables is valid; a fault is named by file and line.

use std::collections::BTreeMap;
use std::path::PathBuf;

use relmap_kb::Kind;
use relmap_text::key::fold;

const ENTITY_TABLES: [&str; 4] = [
    "organizations.tsv",
    "organizations_imported.tsv",
    "people.tsv",
    "places.tsv",
];

const COLUMNS: &str =
    "id\ttype\tname\taliases\tcountry\tlat\tlon\tdescription\tkind\tof\tfrom\tto\tpopularity\tsource";

fn read(file: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data").join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What is wrong with one line of an entity table.
fn faults(fields: &[&str]) -> Vec<String> {
    let &[
        id,
        entity_type,
        name,
        aliases,
        country,
        lat,
        lon,
        description,
        kind,
        of,
        from,
        to,
        popularity,
        source,
    ] = fields
    else {
        return vec![format!("{} fields instead of 14", fields.len())];
    };
    let mut faults = Vec::new();
    let mut check = |holds: bool, fault: String| {
        if !holds {
            faults.push(fault);
        }
    };
    check(!id.is_empty() && !id.contains(' '), format!("id {id:?}"));
    check(
        ["person", "organization", "location"].contains(&entity_type),
        format!("type {entity_type:?}"),
    );
    check(
        !fold(name).is_empty() && name.trim() == name,
        format!("name {name:?}"),
    );
    for alias in aliases.split('|').filter(|_| !aliases.is_empty()) {
        check(
            !fold(alias).is_empty() && alias.trim() == alias,
            format!("alias {alias:?}"),
        );
    }
    let is_code = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    check(country.is_empty() || is_code, format!("country {country:?}"));
    for (degrees, limit) in [(lat, 90.0), (lon, 180.0)] {
        let in_range = degrees.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= limit);
        check(degrees.is_empty() || in_range, format!("coordinate {degrees:?}"));
    }
    check(
        lat.is_empty() == lon.is_empty(),
        "one coordinate without the other".to_owned(),
    );
    let has_footnote = |text: &str| text.contains(['²', '³', '¹', '†', '‡', '*']);
    check(
        ![name, aliases, description].into_iter().any(has_footnote),
        "mark of a footnote".to_owned(),
    );
    check(
        description.len() <= 255,
        "description longer than 255 bytes".to_owned(),
    );
    let read = Kind::of_word(kind).filter(|kind| kind.entity_type().as_str() == entity_type);
    check(
        read.is_some(),
        format!("kind {kind:?}: `import.py --kinds` gives one"),
    );
    check(of.trim() == of && of.len() <= 255, format!("of {of:?}"));
    for (is_told, is_so) in read.into_iter().flat_map(|kind| told(description, kind, of)) {
        check(
            !is_told || is_so,
            format!("{description:?} is no {kind} of {of:?}"),
        );
    }
    let years: Vec<Option<i16>> = [from, to]
        .iter()
        .map(|date| date.split('-').next().and_then(|year| year.parse().ok()))
        .collect();
    check(from.is_empty() || years[0].is_some(), format!("from {from:?}"));
    check(to.is_empty() || years[1].is_some(), format!("to {to:?}"));
    check(
        years[0].zip(years[1]).is_none_or(|(from, to)| from <= to),
        format!("{from} comes after {to}"),
    );
    check(
        popularity.parse::<u8>().is_ok_and(|number| number <= 100),
        format!("popularity {popularity:?}"),
    );
    check(!source.is_empty(), "no source".to_owned());
    faults
}

/// What a description says that leaves no doubt, and whether kind and whole say the same.
fn told(description: &str, kind: Kind, of: &str) -> [(bool, bool); 12] {
    let begins = |starts: &[&str]| starts.iter().any(|start| description.starts_with(start));
    let within = description.split_once(" in ").map(|(_, within)| within);
    let within = within
        .and_then(|within| within.split(',').next())
        .unwrap_or_default();
    let within = within.strip_prefix("the ").unwrap_or(within);
    [
        (begins(&["country in "]), kind == Kind::Country && of == within),
        (
            begins(&["territory in ", "territory:"]),
            kind == Kind::Territory && of == within,
        ),
        (begins(&["capital of "]), kind == Kind::Capital && of.is_empty()),
        (
            begins(&["city in ", "town in "]),
            kind == Kind::Town && of == within,
        ),
        (description == "continent", kind == Kind::Continent),
        (description == "planet", kind == Kind::Planet),
        (
            begins(&["state of ", "province of ", "county of "]),
            kind.is_division() && !of.is_empty(),
        ),
        (description.contains("news agency"), kind == Kind::NewsAgency),
        (
            begins(&["Ambassador to ", "Permanent Representative to "]),
            kind == Kind::Ambassador && !of.is_empty(),
        ),
        (begins(&["President of "]), kind == Kind::President),
        (
            begins(&["Minister of ", "Governor of ", "US Senator "]),
            kind.is_office(),
        ),
        (begins(&["First Lady of "]), kind == Kind::FirstLady),
    ]
}

#[test]
fn entity_rows_are_valid_sorted_and_unique() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut all_faults = Vec::new();
    for file in ENTITY_TABLES {
        let text = read(file);
        let mut last = "";
        for (at, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#'))
        {
            let place = format!("{file}:{}", at + 1);
            if line.starts_with("id\t") {
                assert_eq!(line, COLUMNS, "{place}");
                continue;
            }
            let fields: Vec<&str> = line.split('\t').collect();
            all_faults.extend(
                faults(&fields)
                    .into_iter()
                    .map(|fault| format!("{place}: {fault}")),
            );
            if fields[0] <= last {
                all_faults.push(format!("{place}: {:?} is not sorted after {last:?}", fields[0]));
            }
            last = fields[0];
            if let Some(first) = seen.insert(fields[0].to_owned(), place.clone()) {
                all_faults.push(format!("{place}: id {:?} is taken by {first}", fields[0]));
            }
        }
    }
    assert!(seen.len() > 30_000, "{} rows", seen.len());
    assert!(
        all_faults.is_empty(),
        "{} faults:\n{}",
        all_faults.len(),
        all_faults.join("\n")
    );
}

#[test]
fn word_rows_have_a_key_and_a_source() {
    for (file, n_columns) in [
        ("demonyms.tsv", 4),
        ("forenames.tsv", 3),
        ("groups.tsv", 3),
        ("metonyms.tsv", 4),
        ("surnames.tsv", 2),
        ("english_words.tsv", 3),
    ] {
        let text = read(file);
        for (at, line) in text.lines().enumerate().skip(1) {
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), n_columns, "{file}:{}: fields", at + 1);
            assert!(!fold(fields[0]).is_empty(), "{file}:{}: first field", at + 1);
            assert!(!fields[n_columns - 1].is_empty(), "{file}:{}: source", at + 1);
        }
    }
}

/// Whether the fields of a place are those of a country or territory.
fn is_land(fields: &[&str]) -> bool {
    matches!(fields[8], "country" | "territory")
}

#[test]
fn each_country_has_one_record() {
    let mut countries: BTreeMap<String, usize> = BTreeMap::new();
    let text = read("places.tsv");
    for (at, line) in text.lines().enumerate().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        if is_land(&fields) {
            let first = countries.insert(fields[4].to_owned(), at + 1);
            assert_eq!(first, None, "places.tsv:{}: {} again", at + 1, fields[4]);
        }
    }
    assert!(countries.len() > 230, "{} countries", countries.len());
}

#[test]
fn no_country_is_its_own_people() {
    let text = read("places.tsv");
    let countries: BTreeMap<String, &str> = text
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|fields| is_land(fields))
        .map(|fields| (fold(fields[2]), fields[4]))
        .collect();
    for (at, line) in read("demonyms.tsv").lines().enumerate().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let own = countries.get(&fold(fields[0]));
        assert!(
            own != Some(&fields[1]),
            "demonyms.tsv:{}: {} is the country itself, and would be no place",
            at + 1,
            fields[0]
        );
    }
}
