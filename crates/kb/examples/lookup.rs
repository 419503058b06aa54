//! Prints what the knowledge base knows about each name given, and how long it takes to load.
//!
//! `cargo run -p relmap-kb --example lookup -- "Idlib" "al-Assad"`

#![expect(clippy::print_stdout, reason = "an example talks to its reader")]

use std::time::Instant;

use relmap_kb::{Candidates, KnowledgeBase};
use relmap_text::key::fold;

fn main() {
    let start = Instant::now();
    let kb = KnowledgeBase::embedded();
    let load = start.elapsed();
    println!(
        "{} records, {} names, loaded in {load:?}",
        kb.n_records(),
        kb.n_names()
    );
    for name in std::env::args().skip(1) {
        let key = fold(&name);
        println!("\n{name} ({key}): {:?}", Facts(kb, &key));
        print("name", &kb.lookup(&key), kb);
        print("surname", &kb.surname(&key), kb);
    }
}

fn print(what: &str, candidates: &Candidates, kb: &KnowledgeBase) {
    for candidate in candidates.iter().take(5) {
        let record = kb.record(candidate.record);
        println!(
            "  {what} {:.3} {} {} [{}] {}: {}{}",
            candidate.prior,
            record.id,
            record.name,
            record.country.unwrap_or("-"),
            record.kind.as_str(),
            record.description.unwrap_or_default(),
            record
                .of
                .map(|whole| format!(" (of {whole})"))
                .unwrap_or_default()
        );
    }
}

/// The facts about a word, in words.
struct Facts<'a>(&'a KnowledgeBase, &'a str);

impl std::fmt::Debug for Facts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let facts = self.0.word(self.1);
        write!(f, "English class {}", facts.frequency_class())?;
        for (holds, word) in [
            (facts.is_common_word(), "common word"),
            (facts.forename().is_some(), "forename"),
            (facts.is_surname(), "surname"),
            (facts.is_group(), "group"),
        ] {
            if holds {
                write!(f, ", {word}")?;
            }
        }
        if let Some(demonym) = facts.demonym() {
            write!(f, ", demonym of {}", demonym.country)?;
        }
        facts
            .metonym()
            .map_or(Ok(()), |country| write!(f, ", stands for {country}"))
    }
}
