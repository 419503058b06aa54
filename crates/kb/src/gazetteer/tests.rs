//! Gazetteers in all their formats, and what is said of their faults.

use super::*;

#[test]
fn tsv_with_and_without_a_header() {
    let bare = "# ours\nAda Moran\tperson\tA. Moran||Moran, Ada\tx-1\n\nHarbour Union\torganization\n";
    let rows = parse_gazetteer(bare, GazetteerFormat::Tsv).unwrap();
    assert_eq!(rows[0].aliases, ["A. Moran", "Moran, Ada"]);
    assert_eq!(
        (rows[0].id.as_str(), rows[1].id.as_str()),
        ("x-1", "harbour-union")
    );
    let headed = "type\tname\tcountry\nPerson\tAda Moran\tpt\n";
    let rows = parse_gazetteer(headed, GazetteerFormat::Tsv).unwrap();
    assert_eq!(
        (rows[0].entity_type, rows[0].country.as_deref()),
        (EntityType::Person, Some("PT"))
    );
}

#[test]
fn csv_with_quotes_comments_and_tabs() {
    let text =
        "# ours\nname,type,aliases\n\"Harbour Union, The\",organization,HU|Union\n\nPorto Alder,place,\n";
    let rows = parse_gazetteer(text, GazetteerFormat::Csv).unwrap();
    assert_eq!(
        (rows[0].name.as_str(), rows[0].aliases.len()),
        ("Harbour Union, The", 2)
    );
    assert_eq!(rows[1].entity_type, EntityType::Location);
    let tabs = parse_gazetteer("Moran, Ada\tperson\n", GazetteerFormat::Csv).unwrap();
    assert_eq!(tabs[0].name, "Moran, Ada");
    let semicolons = "name;type\n\"Moran; Ada, Dr\";person\n";
    let rows = parse_gazetteer(semicolons, GazetteerFormat::Csv).unwrap();
    assert_eq!(rows[0].name, "Moran; Ada, Dr");
    let Err(KbError::Gazetteer { faults }) = parse_gazetteer("Ada,person\n", GazetteerFormat::Tsv) else {
        panic!("commas are read as tabs");
    };
    assert!(faults[0].problem.contains("name the file .csv"));
}

#[test]
fn jsonl() {
    let text = "{\"name\":\"Ada Moran\",\"type\":\"person\",\"aliases\":[\"A. M.\"]}\n";
    let rows = parse_gazetteer(text, GazetteerFormat::Jsonl).unwrap();
    assert_eq!(rows[0].aliases, ["A. M."]);
}

#[test]
fn odd_characters_are_part_of_a_name() {
    let text = "Backslash\\\torganization\n{rec|ord}\torganization\n--> <!--\torganization\tHarbour Union\n";
    let rows = parse_gazetteer(text, GazetteerFormat::Tsv).unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Backslash\\", "{rec|ord}", "--> <!--"]);
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["backslash", "rec-ord", "u2d-u2d-u3e-u20-u3c-u21-u2d-u2d"]);
    assert_eq!(rows[2].aliases, ["Harbour Union"]);
    let odd = "{\"name\":\"a\\tb\\nc\",\"type\":\"person\",\"aliases\":null}";
    assert_eq!(
        parse_gazetteer(odd, GazetteerFormat::Jsonl).unwrap()[0].id,
        "a-b-c"
    );
}

#[test]
fn every_fault_names_line_and_field() {
    let faults = |text: &str, format| match parse_gazetteer(text, format) {
        Err(KbError::Gazetteer { faults }) => {
            let places = faults.iter().map(|fault| (fault.line, fault.field));
            places.collect::<Vec<_>>()
        }
        other => panic!("{text:?} gave {other:?}"),
    };
    let tsv = "name\ttype\tcountry\tid\n\tperson\nAda\tplanet\n\nAda\tperson\tPortugal\nAda\tperson\t\ta\\b\nAda\tperson\n";
    assert_eq!(
        faults(tsv, GazetteerFormat::Tsv),
        [(2, "name"), (3, "type"), (5, "country"), (6, "id")]
    );
    assert_eq!(
        faults("name,kind\nAda,person\nBruno,person\n", GazetteerFormat::Csv),
        [(1, "columns")]
    );
    assert!(parse_gazetteer("Name,person\n", GazetteerFormat::Csv).is_ok());
    let jsonl =
        "{\"name\":\"Ada\",\"type\":\"person\"}\n{\"name\":\n{\"name\":\"Ada\",\"kind\":\"person\"}\n[1]\n";
    assert_eq!(
        faults(jsonl, GazetteerFormat::Jsonl),
        [(2, "object"), (3, "type"), (4, "object")]
    );
}

#[test]
fn kinds_are_of_their_type() {
    let text = "name\ttype\tkind\nZorkal\tplace\tTown\nHarbour Union\torganization\t\n";
    let rows = parse_gazetteer(text, GazetteerFormat::Tsv).unwrap();
    assert_eq!((rows[0].kind, rows[1].kind), (Some(Kind::Town), None));
    let Err(KbError::Gazetteer { faults }) =
        parse_gazetteer("name\ttype\tkind\nAda\tperson\ttown\n", GazetteerFormat::Tsv)
    else {
        panic!("a town is taken for a person");
    };
    assert_eq!(faults[0].field, "kind");
    assert!(faults[0].problem.contains("first lady"), "{}", faults[0].problem);
}
