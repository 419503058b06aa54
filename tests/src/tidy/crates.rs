//! The arrows between crates.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::expect::{diff, root};

/// Who uses whom, from left to right: `types <- text <- kb <- ner <- extractor <- pipeline <- cli <- tests`,
/// `types <- graph <- export <- cli`, `eval <- cli`. A crate uses only what stands above it here.
const ARROWS: &str = "\
types: -
text: types
kb: text types
kernel: -
ner: kb kernel text types
extractor: kb ner text types
graph: types
export: graph types
pipeline: extractor kb ner text types
eval: -
cli: eval export graph kb ner pipeline text types
trainer: eval ner text types
tests: cli graph kb pipeline types
";

#[test]
fn arrows_are_those_listed() {
    let mut seen: Vec<&str> = Vec::new();
    for line in ARROWS.lines() {
        let (name, used) = line.split_once(": ").unwrap();
        let back = used.split(' ').find(|one| *one != "-" && !seen.contains(one));
        assert_eq!(back, None, "the list itself points back at {name}");
        seen.push(name);
    }
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for package in metadata()["packages"].as_array().unwrap() {
        let used = package["dependencies"].as_array().unwrap().iter();
        let mut used: Vec<String> = used.filter_map(|dependency| short(&dependency["name"])).collect();
        used.sort();
        used.dedup();
        let used = if used.is_empty() {
            "-".to_owned()
        } else {
            used.join(" ")
        };
        found.insert(
            short(&package["name"]).expect("our packages are called relmap-…"),
            used,
        );
    }
    // In the order of the list, new crates last.
    let mut lines = Vec::new();
    for name in seen {
        if let Some(used) = found.remove(name) {
            lines.push(format!("{name}: {used}\n"));
        }
    }
    lines.extend(found.iter().map(|(name, used)| format!("{name}: {used}\n")));
    if let Some(difference) = diff(ARROWS, &lines.concat()) {
        panic!(
            "arrows between crates (- listed in tests/src/tidy/crates.rs, + in the manifests)\n{difference}"
        );
    }
}

#[test]
fn every_crate_inherits_what_is_shared() {
    for package in metadata()["packages"].as_array().unwrap() {
        let path = package["manifest_path"].as_str().unwrap();
        let manifest: toml::Table = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        // The instruction sets of the kernel need unsafe code, which the workspace forbids.
        let has_own_lints = short(&package["name"]).as_deref() == Some("kernel");
        assert!(
            has_own_lints || manifest.get("lints").is_some_and(inherits),
            "{path}: [lints] workspace = true is missing"
        );
        let own = manifest["package"].as_table().unwrap();
        for field in ["version", "edition", "rust-version", "license", "publish"] {
            assert!(
                own.get(field).is_some_and(inherits),
                "{path}: {field}.workspace = true is missing"
            );
        }
        let described = own.get("description").and_then(toml::Value::as_str);
        assert!(
            described.is_some_and(|text| !text.is_empty()),
            "{path}: no description"
        );
        // The folder's name is the package's, without the prefix.
        let folder = std::path::Path::new(path)
            .parent()
            .and_then(std::path::Path::file_name);
        assert_eq!(
            folder.and_then(|name| name.to_str()),
            short(&package["name"]).as_deref(),
            "{path}"
        );
    }
}

fn inherits(value: &toml::Value) -> bool {
    value.get("workspace").and_then(toml::Value::as_bool) == Some(true)
}

/// What cargo knows of our packages.
pub(super) fn metadata() -> Value {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let args = ["metadata", "--no-deps", "--offline", "--format-version", "1"];
    let output = Command::new(cargo)
        .args(args)
        .current_dir(root())
        .output()
        .expect("cargo starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("cargo writes JSON")
}

/// `kb` of `relmap-kb`.
pub(super) fn short(name: &Value) -> Option<String> {
    name.as_str()?.strip_prefix("relmap-").map(str::to_owned)
}
