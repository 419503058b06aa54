//! Compiles the tables of `data/` into the blob that the crate embeds.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "the modules shared with the crate hold more than the writer needs"
)]

#[path = "src/compile.rs"]
mod compile;
#[path = "src/kind.rs"]
mod kind;
#[path = "src/layout.rs"]
mod layout;
#[path = "src/name_keys.rs"]
mod name_keys;
#[path = "src/row.rs"]
mod row;
#[path = "src/table.rs"]
mod table;
#[path = "src/words.rs"]
mod words;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use relmap_text::key::{self, fold};
use table::for_each_line;
use words::{Gender, WordFacts};

/// Tables of entities; where two rows have one id the first table's row holds.
const ENTITY_TABLES: [&str; 4] = [
    "organizations.tsv",
    "places.tsv",
    "people.tsv",
    "organizations_imported.tsv",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src");
    let data = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("data");
    let mut rows = Vec::new();
    for file in ENTITY_TABLES {
        rows.extend(table::entities(file, &read(&data, file)?)?);
    }
    let blob = compile::compile(rows, &words(&data)?)?;
    fs::write(
        PathBuf::from(env::var("OUT_DIR")?).join("knowledge_base.bin"),
        blob,
    )?;
    Ok(())
}

fn read(data: &Path, file: &str) -> Result<String, Box<dyn Error>> {
    fs::read_to_string(data.join(file)).map_err(|error| format!("{file}: {error}").into())
}

/// Facts about each word of the word tables.
fn words(data: &Path) -> Result<BTreeMap<String, WordFacts>, Box<dyn Error>> {
    let mut words: BTreeMap<String, WordFacts> = BTreeMap::new();
    let mut update = |surface: &str, change: &dyn Fn(WordFacts) -> WordFacts| {
        for key in key::variants(surface) {
            let facts = words.entry(key).or_default();
            *facts = change(*facts);
        }
    };
    for_each_line("english_words.tsv", &read(data, "english_words.tsv")?, |line| {
        let class = line.required("class")?;
        let class: u8 = class
            .parse()
            .map_err(|_| line.error("class", format!("{class:?} is no number")))?;
        for word in line.required("words")?.split(' ') {
            update(word, &|facts| facts.with_frequency_class(class));
        }
        Ok(())
    })?;
    for_each_line("forenames.tsv", &read(data, "forenames.tsv")?, |line| {
        let gender = match line.field("gender") {
            "f" => Some(Gender::Female),
            "m" => Some(Gender::Male),
            "" => None,
            other => return Err(line.error("gender", format!("{other:?} is not f, m or empty"))),
        };
        update(line.required("forename")?, &|facts| facts.with_forename(gender));
        Ok(())
    })?;
    for_each_line("surnames.tsv", &read(data, "surnames.tsv")?, |line| {
        update(line.required("surname")?, &WordFacts::with_surname);
        Ok(())
    })?;
    for_each_line("groups.tsv", &read(data, "groups.tsv")?, |line| {
        update(line.required("surface")?, &WordFacts::with_group);
        Ok(())
    })?;
    for_each_line("demonyms.tsv", &read(data, "demonyms.tsv")?, |line| {
        line.required("country")?;
        let country = line.country()?.unwrap_or_default();
        let is_people = line.field("form") == "people";
        update(line.required("surface")?, &|facts| {
            facts.with_demonym(country, is_people)
        });
        Ok(())
    })?;
    for_each_line("metonyms.tsv", &read(data, "metonyms.tsv")?, |line| {
        line.required("country")?;
        let country = line.country()?.unwrap_or_default();
        update(line.required("surface")?, &|facts| facts.with_metonym(country));
        Ok(())
    })?;
    for word in read(data, "common_words.txt")?
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        update(word, &WordFacts::with_common_word);
    }
    words.retain(|word, _| !word.is_empty() && fold(word) == *word);
    Ok(words)
}
