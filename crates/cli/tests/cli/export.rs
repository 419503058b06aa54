use std::fs;

use crate::{Folder, NEWS};

fn built() -> Folder {
    let folder = Folder::new(&[("a.txt", NEWS.as_bytes())]);
    folder.run(&["build", "a.txt", "-o", "out"]).code(0);
    folder
}

#[test]
fn one_format_goes_to_standard_output() {
    let folder = built();
    let ran = folder.run(&["export", "out", "--format", "csv"]).code(0);
    assert!(
        ran.stdout.starts_with("source,target,source_label,"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("Vladimir Putin"), "{}", ran.stdout);
    assert_eq!(ran.stderr, "");
    let graph = folder.read("out/graph.json");
    let same = folder
        .run_with_stdin(&["export", "-", "--format", "csv", "-o", "-"], graph.as_bytes())
        .code(0);
    assert_eq!(same.stdout, ran.stdout);
}

#[test]
fn the_extension_says_the_format_and_format_overrides_it() {
    let folder = built();
    folder
        .run(&["export", "out/graph.json", "-o", "new/x.graphml"])
        .code(0)
        .says("Written: new/x.graphml");
    assert!(folder.read("new/x.graphml").contains("<graphml "));
    folder
        .run(&["export", "out", "-o", "x.txt", "--format", "gexf"])
        .code(0);
    assert!(folder.read("x.txt").contains("<gexf "));
    assert_eq!(folder.names("new"), ["x.graphml"], "nothing is left beside");
}

#[test]
fn several_formats_go_into_a_folder() {
    let folder = built();
    folder
        .run(&["export", "out", "--format", "ftm,neo4j,cypher,ftm", "-o", "all"])
        .code(0);
    assert_eq!(folder.names("all"), ["graph.cypher", "graph.ftm.json", "neo4j"]);
    assert_eq!(
        folder.names("all/neo4j"),
        ["import.sh", "nodes.csv", "relationships.csv"]
    );
    folder
        .run(&["export", "out", "--format", "gephi", "-o", "gephi"])
        .code(0)
        .says("gephi (2 files)");
    assert_eq!(folder.names("gephi"), ["edges.csv", "nodes.csv"]);
    folder
        .run(&["export", "out", "--format", "cytoscape", "-o", "all"])
        .code(0);
    assert!(
        folder.names("all").contains(&"graph.cyjs".to_owned()),
        "a folder takes files by their own names"
    );
}

#[test]
fn pictures_are_those_of_the_build() {
    let folder = built();
    for name in ["graph.svg", "graph.dot", "graph.json"] {
        folder.run(&["export", "out", "-o", name]).code(0);
        assert_eq!(folder.read(name), folder.read(&format!("out/{name}")), "{name}");
    }
}

#[test]
fn png_has_the_width_asked_for_and_layouts_differ() {
    let folder = built();
    folder
        .run(&["export", "out", "-o", "x.png", "--width", "640"])
        .code(0);
    let png = fs::read(folder.path("x.png")).unwrap();
    assert!(png.starts_with(b"\x89PNG") && png[16..20] == 640_u32.to_be_bytes());
    folder
        .run(&["export", "out", "-o", "geo.svg", "--layout", "geo"])
        .code(0);
    assert_ne!(folder.read("geo.svg"), folder.read("out/graph.svg"));
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_written() {
    let folder = built();
    let before = folder.names("");
    folder
        .run(&["export", "out"])
        .code(2)
        .says("no format: give one with --format");
    folder
        .run(&["export", "out", "-o", "x.txt"])
        .code(2)
        .says("no format");
    folder
        .run(&["export", "out", "--format", "obsidian"])
        .code(2)
        .says("give a folder with -o");
    folder
        .run(&["export", "out", "--format", "xlsx"])
        .code(2)
        .says("invalid value 'xlsx'");
    folder
        .run(&["export", "nowhere", "--format", "csv"])
        .code(2)
        .says("cannot read nowhere");
    fs::write(folder.path("bad.json"), "{}").unwrap();
    folder
        .run(&["export", "bad.json", "-o", "x.csv"])
        .code(2)
        .says("graph file cannot be read");
    fs::remove_file(folder.path("bad.json")).unwrap();
    assert_eq!(folder.names(""), before);
}
