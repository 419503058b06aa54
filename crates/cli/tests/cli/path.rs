use crate::{Folder, built};

#[test]
fn a_chain_shows_the_best_sentence_of_every_step() {
    let folder = built();
    let ran = folder
        .run(&["path", "out", "vladimir putin", "Stoltenberg"])
        .code(0);
    let mut lines = ran.stdout.lines();
    assert_eq!(
        lines.next(),
        Some("Vladimir Putin – Recep Tayyip Erdoğan – Jens Stoltenberg (2 ties)"),
        "{ran:?}"
    );
    for words in [
        "Vladimir Putin – Recep Tayyip Erdoğan: weight 2, 2 documents",
        "«Vladimir Putin» met Turkish",
        "«Erdogan» later spoke",
    ] {
        assert!(ran.stdout.contains(words), "{words:?} is not in {}", ran.stdout);
    }
}

#[test]
fn alternatives_follow_the_best_chain() {
    let folder = built();
    let count = |n: &str| {
        let ran = folder
            .run(&["path", "out", "Putin", "Moscow", "-n", n, "--json"])
            .code(0);
        let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let chains = json["chains"].as_array().unwrap().clone();
        assert_eq!(
            chains[0]["labels"],
            serde_json::json!(["Vladimir Putin", "Moscow"])
        );
        assert!(
            chains[0]["ties"][0]["sentence"]["sentence"]
                .as_str()
                .unwrap()
                .contains("Moscow")
        );
        chains.len()
    };
    assert_eq!((count("1"), count("3")), (1, 2));
}

#[test]
fn a_chain_may_be_told_where_to_go() {
    let folder = built();
    let chain = |args: &[&str]| {
        let all = [&["path", "out", "Putin", "Brussels", "-n", "1"], args].concat();
        folder
            .run(&all)
            .code(0)
            .stdout
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(
        chain(&[]),
        "Vladimir Putin – Recep Tayyip Erdoğan – Brussels (2 ties)"
    );
    assert_eq!(
        chain(&["--type", "place"]),
        "No chain of ties leads from Vladimir Putin to Brussels with these limits (window: sentence)."
    );
    assert!(chain(&["--type", "person,organization"]).starts_with("Vladimir Putin – Recep"));
    assert!(chain(&["--avoid", "erdogan"]).starts_with("No chain"));
    assert!(chain(&["--min-weight", "3"]).starts_with("No chain"));
    folder
        .run(&["path", "out", "Putin", "Brussels", "--avoid", "putin"])
        .code(2)
        .says("--avoid: \"Vladimir Putin\" is an end of the chain");
}

#[test]
fn no_chain_is_said_and_the_same_name_twice_is_a_fault() {
    let news = "Ada Moran met Bruno Keller. Vladimir Putin spoke in Moscow.";
    let folder = Folder::new(&[("a.txt", news.as_bytes())]);
    folder.run(&["build", "a.txt", "-o", "out"]).code(0);
    let ran = folder.run(&["path", "out", "Ada Moran", "Moscow"]).code(0);
    assert_eq!(
        ran.stdout,
        "No chain of ties leads from Ada Moran to Moscow (window: sentence).\n"
    );
    folder
        .run(&["path", "out", "Moscow", "moscow"])
        .code(2)
        .says("both names mean \"Moscow\"");
    folder
        .run(&["path", "out", "Moscow", "Nobody"])
        .code(2)
        .says("no node is called");
}
