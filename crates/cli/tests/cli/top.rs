use crate::{Folder, NEWS, built, fits_a_terminal};

#[test]
fn nodes_are_ranked_by_every_measure() {
    let folder = built();
    for by in ["strength", "pagerank", "betweenness"] {
        let ran = folder.run(&["top", "out", "--by", by]).code(0);
        assert!(
            ran.stdout.lines().next().is_some_and(|head| head.contains(by)),
            "{ran:?}"
        );
        // He is named in both sentences.
        assert!(
            ran.stdout.lines().nth(1).is_some_and(|row| row.contains("Erdo")),
            "{ran:?}"
        );
        assert!(ran.stdout.ends_with("(window: sentence)\n"), "{ran:?}");
        fits_a_terminal(&ran.stdout);
    }
}

#[test]
fn rankings_are_narrowed_by_type_and_number() {
    let folder = built();
    let places = folder.run(&["top", "out", "--type", "place", "--json"]).code(0);
    let json: serde_json::Value = serde_json::from_str(&places.stdout).unwrap();
    let nodes = json["nodes"].as_array().unwrap();
    let labels: Vec<_> = nodes.iter().map(|node| node["label"].as_str().unwrap()).collect();
    assert_eq!(
        (labels.len(), labels.contains(&"Moscow")),
        (2, true),
        "{labels:?}"
    );
    assert!(
        nodes
            .iter()
            .all(|node| node["type"] == "location" && node["pagerank"].is_f64())
    );
    let two = folder.run(&["top", "out", "-n", "2"]).code(0);
    assert_eq!(two.stdout.lines().count(), 4, "{two:?}");
    folder
        .run(&["top", "out", "--type", "planet"])
        .code(2)
        .says("use person, organization or place");
}

#[test]
fn surprise_ranks_ties_seen_more_often_than_expected() {
    // Two who are always together, among much else; and a chance meeting of two who are everywhere.
    let mut text = String::new();
    for n in 0..12 {
        text.push_str("Vladimir Putin spoke in Moscow. Jens Stoltenberg spoke in Brussels. ");
        if n % 3 == 0 {
            text.push_str("Ada Moran met Bruno Keller. ");
        }
    }
    text.push_str("Vladimir Putin wrote to Jens Stoltenberg.");
    let folder = Folder::new(&[("a.txt", text.as_bytes())]);
    folder.run(&["build", "a.txt", "-o", "out"]).code(0);
    let ran = folder.run(&["top", "out", "--by", "surprise"]).code(0);
    fits_a_terminal(&ran.stdout);
    assert!(ran.stdout.contains("Ada Moran – Bruno Keller"), "{ran:?}");
    let json = folder.run(&["top", "out", "--by", "surprise", "--json"]).code(0);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    for tie in json["edges"].as_array().unwrap() {
        assert!(tie["weight"].as_f64() > tie["expected"].as_f64(), "{tie}");
        let ends = [&tie["source_label"], &tie["target_label"]];
        let chance = ends.contains(&&"Vladimir Putin".into()) && ends.contains(&&"Jens Stoltenberg".into());
        assert!(!chance, "less than chance is no surprise: {tie}");
    }
}

#[test]
fn a_graph_without_ties_is_no_fault() {
    let folder = Folder::new(&[
        ("a.txt", b"Nothing happened anywhere."),
        ("b.txt", NEWS.as_bytes()),
    ]);
    folder.run(&["build", "a.txt", "-o", "out"]).code(0);
    for by in ["strength", "surprise"] {
        let ran = folder.run(&["top", "out", "--by", by]).code(0);
        assert!(
            ran.stdout.contains("No tie") || ran.stdout.contains("no such node"),
            "{ran:?}"
        );
    }
}
