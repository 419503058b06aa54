//! The manifest of `seeds/`.

use std::collections::BTreeMap;
use std::fs;

use sha2::{Digest, Sha256};

use crate::expect::root;

/// Fields that every table of the manifest has, and nothing else.
const FIELDS: [&str; 5] = ["author", "file", "licence", "purpose", "sha256"];

#[test]
fn the_manifest_lists_the_seeds_as_they_are() {
    let folder = root().join("seeds");
    let manifest: toml::Table =
        toml::from_str(&fs::read_to_string(folder.join("manifest.toml")).unwrap()).unwrap();
    let mut listed = BTreeMap::new();
    for entry in manifest["document"].as_array().unwrap() {
        let entry = entry.as_table().unwrap();
        let mut fields: Vec<&str> = entry.keys().map(String::as_str).collect();
        fields.sort_unstable();
        assert_eq!(fields, FIELDS, "{entry:?}");
        let field = |name: &str| entry[name].as_str().unwrap_or_default().trim().to_owned();
        let empty = FIELDS.iter().find(|name| field(name).is_empty());
        assert_eq!(empty, None, "{entry:?}");
        let twice = listed.insert(field("file"), field("sha256"));
        assert_eq!(twice, None, "{} is listed twice", field("file"));
    }
    let mut found = BTreeMap::new();
    for path in crate::expect::files_below(&folder) {
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
        if !["README.md", "manifest.toml"].contains(&name.as_str()) {
            let hash = Sha256::digest(fs::read(&path).unwrap());
            found.insert(name, format!("{hash:x}"));
        }
    }
    assert_eq!(found, listed, "found on the left, listed on the right");
}
