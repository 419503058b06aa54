use super::*;
use crate::fixture;
use crate::view::Picture;
use crate::view::palette::COMMUNITIES;
use serde_json::Value as Json;

fn page(graph: &EntityGraph) -> String {
    to_html(graph, &PictureConfig::default())
}

/// The text between a start tag and the end tag after it.
fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let at = page.find(start).unwrap_or_else(|| panic!("no {start}")) + start.len();
    page[at..].split(end).next().unwrap_or_default()
}

fn data(page: &str) -> Json {
    serde_json::from_str(between(
        page,
        "<script type=\"application/json\" id=\"data\">",
        "</script>",
    ))
    .unwrap()
}

fn evidence(page: &str) -> Vec<Json> {
    let blocks = page
        .split("<script type=\"application/json\" class=\"evidence\">")
        .skip(1);
    blocks
        .flat_map(|block| {
            let json = block.split("</script>").next().unwrap_or_default();
            serde_json::from_str::<Vec<Json>>(json).unwrap()
        })
        .collect()
}

#[test]
fn the_policy_names_the_script_and_the_style_that_the_page_holds() {
    let page = page(&fixture::talks());
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    let script = between(&page, "<script>", "</script>");
    let style = between(&page, "<style>", "</style>");
    assert!(
        policy.contains(&format!("script-src {};", source_hash(script))),
        "{policy}"
    );
    assert!(
        policy.contains(&format!("style-src {};", source_hash(style))),
        "{policy}"
    );
    assert!(!policy.contains("unsafe"), "{policy}");
}

#[test]
fn nothing_is_loaded_and_nothing_runs_from_an_attribute() {
    let page = page(&fixture::talks());
    for word in [
        " src=",
        "href=\"http",
        "@import",
        "url(",
        " onclick=",
        " onload=",
        " style=\"",
        "fetch(",
        "innerHTML",
    ] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn script_and_style_are_small() {
    let size = script().len() + style().len();
    // Sorted tables, two arrangements of the map and a search that forgives slips are 6 KB of it.
    assert!(size < 66 * 1024, "{size} bytes");
}

#[test]
fn hostile_names_stay_data() {
    let graph = fixture::hostile();
    let config = PictureConfig {
        title: "</title><script>alert(1)</script>\0".to_owned(),
        ..PictureConfig::default()
    };
    let page = to_html(&graph, &config);
    let blocks = 2 + page.matches("class=\"evidence\">").count();
    assert_eq!(
        page.matches("<script").count(),
        blocks,
        "one script, the data, the sentences"
    );
    assert_eq!(page.matches("</script").count(), blocks);
    assert!(!page.contains("<!--") && !page.contains("<b>") && !page.contains('\0'));
    let data = data(&page);
    let ids: Vec<&str> = data["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["id"].as_str().unwrap())
        .collect();
    for name in fixture::HOSTILE {
        assert!(ids.contains(&name), "{name:?}");
    }
    let sentences = evidence(&page);
    assert!(
        sentences
            .iter()
            .any(|row| row[1] == "“</script><script>alert(1)</script>”")
    );
}

#[test]
fn names_of_any_length_stay_whole() {
    let mut file = fixture::talks().file();
    let name = "</script>\u{2028}<!-- \u{202E}\"\\".repeat(20_000);
    file.nodes[0].label.clone_from(&name);
    let page = page(&EntityGraph::try_from(file).unwrap());
    let data = data(&page);
    let labels: Vec<&str> = data["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["label"].as_str().unwrap())
        .collect();
    assert!(labels.contains(&name.replace('\u{2028}', " ").replace('\u{202E}', "").as_str()));
    assert_eq!(
        page.matches("</script").count(),
        2 + page.matches("class=\"evidence\">").count()
    );
}

#[test]
fn mentions_count_code_points_and_point_to_names() {
    let page = page(&fixture::talks());
    let (data, sentences) = (data(&page), evidence(&page));
    for row in &sentences {
        let text: Vec<char> = row[1].as_str().unwrap().chars().collect();
        for mention in row[4].as_array().unwrap() {
            let [start, end, node] = [0, 1, 2].map(|place| mention[place].as_u64().unwrap() as usize);
            let surface: String = text[start..end].iter().collect();
            let aliases = data["nodes"][node]["aliases"].as_array().unwrap();
            assert!(
                aliases.iter().any(|alias| alias[0] == surface.as_str()),
                "{surface}"
            );
        }
    }
    let tie = &data["edges"][0];
    assert_eq!(
        (tie["weight"].as_u64(), tie["evidence"].as_array().map(Vec::len)),
        (Some(2), Some(2))
    );
    assert_eq!(data["months"], serde_json::json!({"2024-05": 2}));
    assert_eq!(tie["when"], serde_json::json!([[0, 2, 2]]));
}

#[test]
fn what_was_kept_apart_stands_with_both_names() {
    let data = data(&page(&fixture::talks()));
    let refusals = data["refusals"].as_array().unwrap();
    assert_eq!(refusals.len(), 1);
    let name = |end: &str| &data["nodes"][refusals[0][end].as_u64().unwrap() as usize]["label"];
    assert_eq!(
        (name("a"), name("b")),
        (&Json::from("Ada Moran"), &Json::from("Bruno Keller"))
    );
    assert_eq!(refusals[0]["left"], "Moran");
    assert_eq!(refusals[0]["reason"], "two forenames");
}

#[test]
fn communities_are_lists_of_names_of_which_the_first_have_colours() {
    // Two cliques, tied once.
    let clique = |from: u32, to: u32| (from..to).flat_map(move |a| (a + 1..to).map(move |b| (a, b, 2)));
    let pairs: Vec<_> = clique(0, 4).chain(clique(4, 9)).chain([(0, 4, 1)]).collect();
    let page = page(&fixture::weighted(9, &pairs));
    let data = data(&page);
    let groups: Vec<Vec<&str>> = serde_json::from_value::<Vec<Vec<usize>>>(data["groups"].clone())
        .unwrap()
        .iter()
        .map(|group| {
            group
                .iter()
                .map(|&rank| data["nodes"][rank]["id"].as_str().unwrap())
                .collect()
        })
        .collect();
    assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [5, 4]);
    assert!(groups[0].iter().all(|id| *id >= "n0004") && groups[1].iter().all(|id| *id < "n0004"));
    let style = between(&page, "<style>", "</style>");
    for place in 0..COMMUNITIES.len() {
        assert_eq!(
            style.matches(&format!("--community-{place}:#")).count(),
            2,
            "light and dark"
        );
    }
    assert!(script().contains(&format!("const COLOURED = {};", COMMUNITIES.len())));
}

#[test]
fn the_page_opens_with_what_the_picture_shows() {
    let graph = fixture::complete(30);
    let config = PictureConfig {
        top: 12,
        ..PictureConfig::default()
    };
    let picture = Picture::choose(&graph, &config);
    let data = data(&to_html(&graph, &config));
    let rows = |table: &str| data[table].as_array().unwrap().clone();
    let main = |table: &str| rows(table).iter().filter(|row| !row["main"].is_null()).count();
    assert_eq!(
        (main("nodes"), main("edges")),
        (picture.nodes.len(), picture.edges.len())
    );
    assert_eq!((picture.nodes.len(), picture.edges.len()), (12, 36));
    for (screen, extent) in data["extents"].as_array().unwrap().iter().enumerate() {
        for row in rows("nodes").iter().filter(|row| !row["main"].is_null()) {
            for axis in [0, 1] {
                let at = row["main"][screen][axis].as_f64().unwrap();
                assert!((0.0..=extent[axis].as_f64().unwrap()).contains(&at), "{row}");
            }
        }
    }
    // Where that is all there is nothing else to show.
    let all = self::data(&page(&fixture::talks()));
    assert_eq!(all["extents"], serde_json::json!([]));
}

#[test]
fn every_name_has_a_place_of_its_own() {
    let graph = fixture::talks();
    let data = data(&page(&graph));
    let mut points: Vec<String> = data["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| format!("{} {}", node["x"], node["y"]))
        .collect();
    points.sort();
    points.dedup();
    assert_eq!(points.len(), graph.n_nodes());
}

#[test]
fn the_same_graph_gives_the_same_bytes() {
    assert_eq!(page(&fixture::star(40)), page(&fixture::star(40)));
}

#[test]
fn an_empty_graph_has_a_page() {
    let data = data(&page(&fixture::weighted(0, &[])));
    assert_eq!(data["nodes"], serde_json::json!([]));
}
