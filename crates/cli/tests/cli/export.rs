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
    for name in ["graph.svg", "graph.dot", "graph.json", "graph.html"] {
        folder.run(&["export", "out", "-o", name]).code(0);
        assert_eq!(folder.read(name), folder.read(&format!("out/{name}")), "{name}");
    }
}

#[test]
fn a_part_is_what_every_format_holds() {
    let folder = built();
    let csv = |args: &[&str]| {
        let ran = folder.run(&[&["export", "out", "--format", "csv"], args].concat());
        ran.code(0).stdout
    };
    let whole = csv(&[]);
    assert!(whole.contains("Moscow") && whole.contains("Jens Stoltenberg"));
    for (args, there, gone) in [
        (&["--type", "person"][..], ",Vladimir Putin,", ",Moscow,"),
        (&["--focus", "stoltenberg"], ",Brussels,", ",Moscow,"),
        (&["--top", "2"], ",Recep Tayyip Erdoğan,", ",Jens Stoltenberg,"),
    ] {
        let part = csv(args);
        assert!(part.contains(there) && !part.contains(gone), "{args:?}: {part}");
        assert!(part.lines().count() < whole.lines().count(), "{args:?}: {part}");
    }
    let args = ["--format", "json,html,svg", "-o", "part", "--type", "person"];
    folder.run(&[&["export", "out"], &args[..]].concat()).code(0);
    let graph = folder.json("part/graph.json");
    let said = graph["graph"]["shown"].as_str().unwrap_or_default();
    assert!(said.ends_with("; only people."), "{said:?}");
    assert!(
        folder.read("part/graph.svg").contains(said),
        "the picture says the same"
    );
    assert!(folder.read("part/graph.html").contains("Vladimir Putin"));
    folder.run(&["explain", "part", "putin"]).code(0);
}

#[test]
fn days_choose_what_was_seen() {
    let dated = |date: &str, news: &str| format!("---\ndate: {date}\n---\n{news}");
    let (first, rest) = NEWS.split_once(". ").expect("the news are two sentences");
    let (old, new) = (
        dated("2020-03-05", &format!("{first}.")),
        dated("2024-01-01", rest),
    );
    let folder = Folder::new(&[("a.txt", old.as_bytes()), ("b.txt", new.as_bytes())]);
    folder.run(&["build", "a.txt", "b.txt", "-o", "out"]).code(0);
    let csv = |args: &[&str]| folder.run(&[&["export", "out", "--format", "csv"], args].concat());
    let (before, after) = (
        csv(&["--until", "2021-01-01"]).code(0).stdout,
        csv(&["--since", "2021-01-01"]).code(0).stdout,
    );
    assert!(
        before.contains("Moscow") && !before.contains("Brussels"),
        "{before}"
    );
    assert!(after.contains("Brussels") && !after.contains("Moscow"), "{after}");
    csv(&["--since", "2025-01-01"])
        .code(2)
        .says("nothing of the graph is left");
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
fn names_that_a_png_cannot_show_are_counted() {
    let folder = Folder::new(&[
        ("a.txt", NEWS.as_bytes()),
        ("judged.txt", "rename Brussels \"布鲁塞尔\"\n".as_bytes()),
    ]);
    folder
        .run(&["build", "a.txt", "-o", "out", "--judgements", "judged.txt"])
        .code(0);
    let export = |more: &[&str]| {
        let args = [&["export", "out", "--format", "png,svg", "-o", "drawn"], more].concat();
        folder.run(&args).code(0).stderr
    };
    let said =
        "1 name shows boxes in the PNG, whose typeface lacks their letters: .svg and .html show them\n";
    assert!(export(&[]).ends_with(said), "{}", export(&[]));
    assert_eq!(export(&["--quiet"]), "");
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
        .run(&["export", "out", "-o", "x.pdf"])
        .code(2)
        .says("no format is called .pdf: pictures are .svg and .png");
    folder
        .run(&["export", "out", "-o", "x.png", "--min-weight", "1000"])
        .code(2)
        .says("no tie weighs 1000: the heaviest weighs ");
    folder
        .run(&[
            "export",
            "out",
            "-o",
            "x.png",
            "--since",
            "2025-07-01",
            "--until",
            "2025-06-01",
        ])
        .code(2)
        .says("--until 2025-06-01 lies before --since 2025-07-01");
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
