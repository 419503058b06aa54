//! Paths, crates, recipes, commands and flags that the papers in the root and in `docs/` name exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use relmap_cli::Exit;

use super::crates::{metadata, short};
use crate::expect::{files_below, root};
use crate::program::run;

/// Papers that have to be there, below the root; others are checked as well.
const PAPERS: [&str; 6] = [
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "docs/METHODS.md",
    "docs/QUALITY.md",
];

/// Folders of papers, below the root.
const FOLDERS_OF_PAPERS: [&str; 2] = ["", "docs"];

/// Folders of the root whose paths are checked; `output/` is written by a run.
const FOLDERS: [&str; 8] = [
    "crates", "docs", "scripts", "seeds", "tests", "training", ".ci", ".cargo",
];

/// A file name that ends so is one of ours, wherever it lies.
const SOURCE_ENDINGS: [&str; 4] = [".rs", ".py", ".sh", ".toml"];

/// Commands of cargo that need no alias.
const CARGO_COMMANDS: [&str; 13] = [
    "add", "bench", "build", "check", "clean", "clippy", "doc", "fmt", "install", "metadata", "run", "test",
    "tree",
];

#[test]
fn papers_name_only_what_exists() {
    let known = Known::read();
    let papers = papers();
    let mut faults = Vec::new();
    for paper in PAPERS.map(Path::new) {
        if !papers.iter().any(|(path, _)| path == paper) {
            faults.push(format!("{}: is missing", paper.display()));
        }
    }
    for (path, text) in papers {
        let folder = root().join(&path);
        let found = check(&text, folder.parent().expect("a paper lies in a folder"), &known);
        faults.extend(
            found
                .into_iter()
                .map(|fault| format!("{}: {fault}", path.display())),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_folders_that_papers_may_name_exist() {
    for folder in FOLDERS {
        assert!(root().join(folder).is_dir(), "{folder}");
    }
}

/// Every paper, by its path below the root.
fn papers() -> Vec<(PathBuf, String)> {
    let mut papers = Vec::new();
    for folder in FOLDERS_OF_PAPERS.map(Path::new) {
        for entry in fs::read_dir(root().join(folder)).expect("the folder is there") {
            let name = entry.expect("the folder can be listed").file_name();
            let path = folder.join(name);
            if path.extension().is_some_and(|extension| extension == "md") {
                let text = fs::read_to_string(root().join(&path)).expect("a paper is text");
                papers.push((path, text));
            }
        }
    }
    papers.sort();
    papers
}

/// What there is to name.
struct Known {
    /// Packages and binaries, `relmap-` with either kind of dash.
    crates: BTreeSet<String>,
    /// Folder names below `crates/`.
    folders: BTreeSet<String>,
    recipes: BTreeSet<String>,
    cargo: BTreeSet<String>,
    /// Help of every verb.
    help: Vec<(String, String)>,
    /// Sources that take flags of their own: scripts, the trainer, the justfile.
    tools: String,
    /// Names of all files.
    files: BTreeSet<String>,
}

impl Known {
    fn read() -> Self {
        let read = |path: &str| fs::read_to_string(root().join(path)).unwrap_or_default();
        let metadata = metadata();
        let packages = metadata["packages"].as_array().expect("cargo lists packages");
        let targets = packages
            .iter()
            .flat_map(|package| package["targets"].as_array().into_iter().flatten());
        let names = packages
            .iter()
            .chain(targets)
            .filter_map(|one| one["name"].as_str());
        let aliases: toml::Table =
            toml::from_str(&read(".cargo/config.toml")).expect("the configuration is TOML");
        let aliases = aliases
            .get("alias")
            .and_then(toml::Value::as_table)
            .into_iter()
            .flat_map(toml::Table::keys);
        let below = |folder: &str| files_below(&root().join(folder));
        let sources: Vec<_> = ["crates", "scripts", "tests"]
            .into_iter()
            .flat_map(below)
            .collect();
        let is_tool = |path: &&PathBuf| {
            let below = path.strip_prefix(root()).unwrap_or(path);
            below.starts_with("scripts") || below.starts_with("crates/trainer/src")
        };
        let tools: String = sources
            .iter()
            .filter(is_tool)
            .filter_map(|path| fs::read_to_string(path).ok())
            .collect();
        Self {
            crates: names.map(|name| name.replace('_', "-")).collect(),
            folders: packages
                .iter()
                .filter_map(|package| short(&package["name"]))
                .collect(),
            recipes: recipes(&read("justfile")),
            cargo: CARGO_COMMANDS
                .map(str::to_owned)
                .into_iter()
                .chain(aliases.cloned())
                .collect(),
            help: verbs(&help_of(&[]))
                .into_iter()
                .map(|verb| (verb.clone(), help(&verb)))
                .collect(),
            tools: tools + &read("justfile"),
            files: sources
                .iter()
                .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
                .collect(),
        }
    }
}

/// Names before a colon at the beginning of a line.
fn recipes(justfile: &str) -> BTreeSet<String> {
    let heads = justfile
        .lines()
        .filter(|line| line.starts_with(|ch: char| ch.is_ascii_lowercase()) && !line.contains(":="));
    let names = heads.filter_map(|line| line.split_once(':')?.0.split(' ').next());
    names.map(str::to_owned).collect()
}

/// Help of a verb, and of what stands below it.
fn help(verb: &str) -> String {
    let own = help_of(&[verb]);
    let below = verbs(&own).into_iter().map(|what| help_of(&[verb, &what]));
    let below: String = below.collect();
    own + &below
}

/// The verbs that a help text lists.
fn verbs(help: &str) -> Vec<String> {
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = listed
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

fn help_of(words: &[&str]) -> String {
    run(words.iter().chain(&["--help"]), Exit::Done).0
}

/// What a paper in a folder names that does not exist.
fn check(text: &str, folder: &Path, known: &Known) -> Vec<String> {
    let mut faults = Vec::new();
    for link in links(text) {
        let path = link.split('#').next().unwrap_or_default();
        if !path.is_empty() && !path.contains("://") && !folder.join(path).exists() {
            faults.push(format!("link to {path}"));
        }
    }
    for code in code(text) {
        let code = code.trim().trim_start_matches("$ ");
        // What follows a hash sign is talk.
        let code = code.split(" # ").next().unwrap_or_default();
        let words: Vec<&str> = code
            .split(|ch: char| ch.is_whitespace() || "\"'`();=".contains(ch))
            .map(|word| word.trim_end_matches(['.', ':', ',']))
            .filter(|word| !word.is_empty())
            .collect();
        faults.extend(words.iter().filter_map(|word| missing_path(word, known)));
        faults.extend(words.iter().filter_map(|word| missing_crate(word, known)));
        faults.extend(missing_command(&words, known));
    }
    faults
}

/// Targets of Markdown links and pictures.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("](")
        .filter_map(|(at, _)| text[at + 2..].split_once(')').map(|(target, _)| target))
}

/// Lines of fenced blocks, and what stands between backticks outside them.
fn code(text: &str) -> Vec<&str> {
    let (mut code, mut is_fenced) = (Vec::new(), false);
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_fenced = !is_fenced;
        } else if is_fenced {
            code.push(line);
        } else {
            code.extend(line.split('`').skip(1).step_by(2));
        }
    }
    code
}

fn missing_path(word: &str, known: &Known) -> Option<String> {
    if word.contains("://") || word.contains("::") {
        return None;
    }
    let Some((first, _)) = word.split_once('/') else {
        let is_source = SOURCE_ENDINGS
            .iter()
            .any(|ending| word.len() > ending.len() && word.ends_with(ending));
        let exists = known.files.contains(word) || root().join(word).exists();
        return (is_source && !exists && !word.contains(['<', '*', '{'])).then(|| format!("file {word}"));
    };
    let folder = if FOLDERS.contains(&first) {
        root().to_owned()
    } else if known.folders.contains(first) {
        root().join("crates")
    } else {
        return None;
    };
    alternatives(word)
        .into_iter()
        .find(|path| !folder.join(path).exists())
        .map(|path| format!("path {path}"))
}

/// `a/{b,c}.rs` as two paths; a path up to its first placeholder.
fn alternatives(path: &str) -> Vec<String> {
    if let Some((head, rest)) = path.split_once('{')
        && let Some((middle, tail)) = rest.split_once('}')
    {
        return middle
            .split(',')
            .flat_map(|one| alternatives(&format!("{head}{one}{tail}")))
            .collect();
    }
    let fixed = path.find(['<', '*', '…', '$', '{']).map_or(path, |at| {
        let folder = path[..at].rfind('/').unwrap_or(0);
        &path[..folder]
    });
    vec![fixed.to_owned()]
}

fn missing_crate(word: &str, known: &Known) -> Option<String> {
    let name = word.split("::").next().unwrap_or_default().replace('_', "-");
    let is_crate = name.starts_with("relmap-") && name[7..].chars().all(|ch| ch.is_ascii_lowercase());
    (is_crate && !known.crates.contains(&name)).then(|| format!("crate {word}"))
}

/// The first recipe, cargo command, verb or flag that does not exist.
fn missing_command(words: &[&str], known: &Known) -> Option<String> {
    let after = |name: &str| {
        let at = words
            .iter()
            .position(|word| *word == name || word.ends_with(&format!("/{name}")))?;
        words
            .get(at + 1)
            .filter(|word| word.starts_with(|ch: char| ch.is_ascii_lowercase()))
            .copied()
    };
    if let Some(recipe) =
        after("just").filter(|recipe| words[0] == "just" && !known.recipes.contains(*recipe))
    {
        return Some(format!("just {recipe}"));
    }
    if let Some(command) =
        after("cargo").filter(|command| words[0] == "cargo" && !known.cargo.contains(*command))
    {
        return Some(format!("cargo {command}"));
    }
    let flags = || {
        words
            .iter()
            .filter(|word| word.starts_with("--") && word.len() > 2)
    };
    let is_in = |text: &str, flag: &str| {
        text.match_indices(flag).any(|(at, _)| {
            !text[at + flag.len()..].starts_with(|ch: char| ch.is_ascii_alphanumeric() || ch == '-')
        })
    };
    if words
        .first()
        .is_some_and(|word| *word == "relmap" || word.ends_with("/relmap"))
    {
        let verb = after("relmap")?;
        let Some((_, help)) = known.help.iter().find(|(name, _)| name == verb) else {
            return Some(format!("relmap {verb}"));
        };
        return flags()
            .find(|flag| !is_in(help, flag))
            .map(|flag| format!("relmap {verb} {flag}"));
    }
    // A flag alone may be of any verb or tool.
    let is_alone = words.first().is_some_and(|word| word.starts_with("--"));
    let is_known =
        |flag: &str| known.help.iter().any(|(_, help)| is_in(help, flag)) || is_in(&known.tools, flag);
    flags()
        .find(|flag| is_alone && !is_known(flag))
        .map(|flag| format!("flag {flag}"))
}

#[test]
fn what_does_not_exist_is_told() {
    let known = Known::read();
    let faults = |text: &str| check(text, root(), &known);
    for (text, fault) in [
        ("See [there](docs/NOWHERE.md#x).", "link to docs/NOWHERE.md"),
        (
            "`crates/graph/src/{lib,gone}.rs`",
            "path crates/graph/src/gone.rs",
        ),
        ("`graph/src/gone.rs`", "path graph/src/gone.rs"),
        ("`tests/gone/<step>.md`", "path tests/gone"),
        ("`gone_away.rs`", "file gone_away.rs"),
        ("`relmap_gone::x`", "crate relmap_gone::x"),
        ("```sh\njust gone\n```", "just gone"),
        ("`cargo gone`", "cargo gone"),
        ("`relmap gone x`", "relmap gone"),
        (
            "```\n$ target/release/relmap build seeds --gone 3\n```",
            "relmap build --gone",
        ),
        ("`--gone N`", "flag --gone"),
    ] {
        assert_eq!(faults(text), [fault], "{text}");
    }
    for text in [
        "[a](seeds/README.md#x) [b](https://example.org/gone.md) just gone, cargo gone",
        "`crates/graph/src/{lib,error}.rs` `graph/src/view/` `tests/suite/<step>/<behaviour>.md` `lib.rs`",
        "`relmap_graph::EntityGraph` `relmap-tests` `just graph` `cargo test -p relmap-tests --quiet`",
        "`relmap build INPUT… -o DIR --window=sentences:3 # --gone` `--jobs 8` `yes/no`",
    ] {
        assert!(faults(text).is_empty(), "{:?}", faults(text));
    }
}
