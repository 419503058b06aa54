//! Literate Markdown: `tests/suite/<step>/<behaviour>.md`.
//!
//! One `## heading` a case: prose, a `news` block, perhaps a `gazetteer` block, then what is wanted of it. The words
//! after `news` are settings: `window=document`, `keep-boilerplate`, `min-confidence=0.5`, `coreference=full`,
//! `metonyms=government`. A news block may hold several documents, each below a line `=== id`.

mod case;

mod render;

use std::fs;
use std::path::Path;

use relmap_kb::{GazetteerFormat, parse_gazetteer};
use relmap_pipeline::load::{Input, load};
use relmap_pipeline::{Config, Outcome, Silent, analyze};

use crate::expect::{diff, files_below, is_updating, root};
use case::{Case, SuiteFile};

#[test]
fn every_case_gives_what_it_says() {
    let folder = root().join("tests/suite");
    let (mut failures, mut n_cases) = (Vec::new(), 0);
    for path in files_below(&folder) {
        let name = path
            .strip_prefix(root())
            .expect("the suite lies in the repository")
            .display()
            .to_string();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let checked = check(&text);
        n_cases += checked.n_cases;
        failures.extend(
            checked
                .failures
                .into_iter()
                .map(|failure| format!("{name}: {failure}")),
        );
        if is_updating() && checked.text != text {
            fs::write(&path, checked.text).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
    assert!(n_cases > 0, "no case in {}", folder.display());
    assert!(
        failures.is_empty(),
        "{} of {n_cases} cases differ (UPDATE_EXPECT=1 accepts what is got):\n\n{}\n",
        failures.len(),
        failures.join("\n\n")
    );
}

/// What became of a file.
struct Checked {
    n_cases: usize,
    /// Heading and difference. What an update would accept is not listed while updating.
    failures: Vec<String>,
    /// The file with what was got.
    text: String,
}

fn check(text: &str) -> Checked {
    let mut file = SuiteFile::parse(text);
    let cases = match file.cases() {
        Ok(cases) => cases,
        Err(fault) => {
            return Checked {
                n_cases: 1,
                failures: vec![fault],
                text: text.to_owned(),
            };
        }
    };
    let mut failures = Vec::new();
    for case in &cases {
        let outcome = match run(case) {
            Ok(outcome) => outcome,
            Err(fault) => {
                failures.push(format!("{}: {fault}", case.heading));
                continue;
            }
        };
        for (place, kind) in &case.wanted {
            let Some(got) = render::block(kind, &outcome, case.config.window) else {
                failures.push(format!("{}: unknown block {kind:?}", case.heading));
                continue;
            };
            if let Some(difference) = diff(file.body(*place), &got).filter(|_| !is_updating()) {
                failures.push(format!("{}, {kind}\n{difference}", case.heading));
            }
            file.replace(*place, got);
        }
    }
    Checked {
        n_cases: cases.len(),
        failures,
        text: file.print(),
    }
}

/// Reads the documents as the command line reads standard input, and runs every step.
fn run(case: &Case) -> Result<Outcome, String> {
    let inputs = case.documents.iter().map(|(id, text)| Input::Stream {
        name: id.clone(),
        reader: Box::new(std::io::Cursor::new(text.clone().into_bytes())),
    });
    let loaded = load(inputs.collect());
    if let Some(skipped) = loaded.skipped.first() {
        return Err(format!(
            "document {} was skipped: {}",
            skipped.place, skipped.reason
        ));
    }
    let mut config = Config {
        jobs: Some(1),
        ..case.config.clone()
    };
    if let Some(table) = &case.gazetteer {
        config.gazetteer = parse_gazetteer(table, GazetteerFormat::Tsv).map_err(|error| error.to_string())?;
    }
    analyze(loaded.documents, &config, &Silent).map_err(|error| error.to_string())
}

#[test]
fn every_step_has_its_folder() {
    let steps = ["boilerplate", "edges", "entities", "mentions", "text"];
    for path in files_below(&root().join("tests/suite")) {
        let below = path
            .strip_prefix(root().join("tests/suite"))
            .expect("listed below it");
        let step = below.parent().and_then(Path::to_str).unwrap_or_default();
        assert!(steps.contains(&step), "{}: steps are {steps:?}", path.display());
        assert!(
            path.extension().is_some_and(|extension| extension == "md"),
            "{}: not Markdown",
            path.display()
        );
    }
}

#[test]
fn a_wrong_case_is_told() {
    let right = "# T\n\n## A\nWhy.\n```news\nNATO met.\n```\n```mentions\n0..4 Organization NATO\n```\n";
    assert!(check(right).failures.is_empty());
    let wrong = right.replace("0..4", "0..5");
    let checked = check(&wrong);
    assert_eq!(checked.text, right, "the block is what can be accepted");
    if !is_updating() {
        assert_eq!(
            checked.failures,
            ["A, mentions\n  from line 1:\n- 0..5 Organization NATO\n+ 0..4 Organization NATO"]
        );
    }
    for (from, to, fault) in [
        ("```mentions", "```merits", "A: unknown block \"merits\""),
        ("```news", "```news lang=en", "A: unknown setting \"lang=en\""),
        ("NATO met.", " ", "A: document news was skipped: "),
        ("## A", "Some prose", "a block stands above the first heading"),
        (
            "```mentions\n0..4 Organization NATO\n```\n",
            "",
            "A: nothing is wanted of it",
        ),
        ("```news\nNATO met.\n```\n", "", "A: there is no news"),
    ] {
        let checked = check(&right.replace(from, to));
        assert!(checked.failures[0].starts_with(fault), "{:?}", checked.failures);
    }
}
