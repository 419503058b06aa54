//! Which node a person means.

use std::cmp::Reverse;

use anyhow::bail;
use relmap_graph::file::Node;
use relmap_kb::KnowledgeBase;
use relmap_text::distance::levenshtein;
use relmap_text::key::{fold, variants};

/// Names offered when one is not found, or means several.
const MAX_OFFERED: usize = 5;

/// The one node that goes by this name.
///
/// # Errors
/// When there is none, with names that come near; when there are several, with the id of each.
pub(super) fn find<'g>(nodes: impl IntoIterator<Item = &'g Node>, name: &str) -> anyhow::Result<&'g Node> {
    let nodes: Vec<&Node> = nodes.into_iter().collect();
    let mut found = candidates(&nodes, name);
    if found.is_empty() {
        found = qualified(&nodes, name);
    }
    match *found {
        [node] => Ok(node),
        [] => match near(&nodes, name).as_slice() {
            [] => bail!("no node is called {name:?}: relmap entities lists all names"),
            near => bail!("no node is called {name:?}; near it: {}", list(near)),
        },
        ref several => bail!("{name:?} may mean several nodes, give the id: {}", list(several)),
    }
}

/// Nodes that go by the name, by the first of these ways that finds any: as written, then apart from case and
/// accents, each by id, label and alias; last, all the wanted words within a label or alias.
fn candidates<'g>(nodes: &[&'g Node], name: &str) -> Vec<&'g Node> {
    let keys = variants(name);
    let folded = |other: &str| !keys[0].is_empty() && variants(other).iter().any(|key| keys.contains(key));
    let within = |other: &str| {
        let key = fold(other);
        !keys[0].is_empty()
            && keys[0]
                .split(' ')
                .all(|word| key.split(' ').any(|other| other == word))
    };
    let ways: [&dyn Fn(&Node) -> bool; 6] = [
        &|node| node.id == name,
        &|node| node.label == name,
        &|node| node.id.eq_ignore_ascii_case(name) || folded(&node.label),
        &|node| node.aliases.iter().any(|alias| alias == name),
        &|node| node.aliases.iter().any(|alias| folded(alias)),
        &|node| within(&node.label) || node.aliases.iter().any(|alias| within(alias)),
    ];
    let found = ways
        .iter()
        .map(|way| nodes.iter().copied().filter(|node| way(node)).collect::<Vec<_>>());
    found
        .into_iter()
        .find(|nodes| !nodes.is_empty())
        .unwrap_or_default()
}

/// Nodes that go by a name with what tells it from others behind it: "Tripoli, Lebanon", "Moran (person)", "Keller, minister".
fn qualified<'g>(nodes: &[&'g Node], name: &str) -> Vec<&'g Node> {
    let parted = name
        .split_once(',')
        .or_else(|| name.strip_suffix(')').and_then(|name| name.split_once('(')));
    let Some((name, which)) = parted.map(|(name, which)| (name.trim(), fold(which))) else {
        return Vec::new();
    };
    if which.is_empty() {
        return Vec::new();
    }
    let kb = KnowledgeBase::embedded();
    let countries = kb.lookup(&which);
    let countries: Vec<&str> = countries
        .iter()
        .filter_map(|candidate| kb.record(candidate.record).country)
        .filter(|iso| {
            kb.country(iso)
                .is_some_and(|country| countries.iter().any(|one| one.record == country))
        })
        .collect();
    let is_meant = |node: &&Node| {
        let country = node.country.as_deref();
        let said = node.description.as_deref().map(fold).unwrap_or_default();
        country.is_some_and(|iso| countries.contains(&iso) || iso.eq_ignore_ascii_case(&which))
            || node.entity_type.word() == which
            || which
                .split(' ')
                .all(|word| said.split(' ').any(|other| other == word))
    };
    candidates(nodes, name).into_iter().filter(is_meant).collect()
}

/// Nodes whose name holds the wanted words, or differs by few letters: nearest first, then strongest.
fn near<'g>(nodes: &[&'g Node], name: &str) -> Vec<&'g Node> {
    let wanted = fold(name);
    // One slip in three letters, but never in all of them, is still a guess worth offering.
    let letters = wanted.chars().count();
    let reach = (letters / 3).max(1).min(letters.saturating_sub(1));
    let mut near: Vec<(usize, &Node)> = Vec::new();
    for &node in nodes {
        let names = std::iter::once(&node.label).chain(&node.aliases);
        let distance = names.map(|name| distance_to(&wanted, &fold(name))).min();
        near.extend(
            distance
                .filter(|&distance| distance <= reach)
                .map(|distance| (distance, node)),
        );
    }
    near.sort_by_key(|(distance, node)| (*distance, Reverse(node.strength)));
    near.into_iter().map(|(_, node)| node).collect()
}

/// Letters to change between the wanted name and the other, or the nearest of its words.
fn distance_to(wanted: &str, other: &str) -> usize {
    let whole = std::iter::once(other);
    whole
        .chain(other.split(' '))
        .map(|word| levenshtein(wanted, word))
        .min()
        .unwrap_or(usize::MAX)
}

fn list(nodes: &[&Node]) -> String {
    let mut words: Vec<String> = nodes
        .iter()
        .take(MAX_OFFERED)
        .map(|node| format!("{} ({})", node.label, known(node).join(", ")))
        .collect();
    if nodes.len() > MAX_OFFERED {
        words.push(format!("and {} more", nodes.len() - MAX_OFFERED));
    }
    words.join("; ")
}

/// What tells a node from its namesakes: its id, what it is, and what the knowledge base says of it.
fn known(node: &Node) -> Vec<String> {
    let country = node.country.as_deref().and_then(|iso| {
        let kb = KnowledgeBase::embedded();
        Some(kb.record(kb.country(iso)?).name)
    });
    let said = node.description.as_deref();
    // "city in Lebanon" says the country already.
    let country = country.filter(|country| {
        let names = |text: &str| fold(text).contains(&fold(country));
        !said.is_some_and(names) && !names(&node.label)
    });
    [
        Some(node.id.as_str()),
        Some(node.entity_type.word()),
        said,
        country,
    ]
    .into_iter()
    .flatten()
    .map(str::to_owned)
    .collect()
}

#[cfg(test)]
mod tests {
    use relmap_graph::GraphFile;

    use super::*;

    fn file() -> GraphFile {
        let node = |id: &str, label: &str, aliases: &[&str]| {
            serde_json::json!({"id": id, "label": label, "type": "person", "aliases": aliases, "mentions": 1,
                "documents": 1, "windows": 1, "degree": 0, "strength": 0, "pagerank": 0.2, "betweenness": 0.0, "core": 0,
                "community": 0})
        };
        let file = serde_json::json!({
            "directed": false, "multigraph": false,
            "graph": {"schema": "relmap/1", "generator": "test", "window": "sentence", "documents": 0, "sentences": 0,
                "windows": 0, "measures": {"betweenness_sources": 5, "communities": 5, "modularity": 0.0,
                "community_seed": 1}},
            "nodes": [
                node("q1", "Ayşe Yıldız", &["Yıldız"]),
                node("q2", "Bruno Keller", &["Keller", "B. Keller"]),
                node("q3", "Carla Keller", &["Keller"]),
                node("q4", "Keller AG", &[]),
                node("q5", "Jörg Müller", &[]),
            ],
            "edges": [], "evidence": [], "documents": []});
        GraphFile::read(&file.to_string()).unwrap()
    }

    #[test]
    fn names_are_found_without_case_and_accents() {
        let file = file();
        for (name, id) in [
            ("q2", "q2"),
            ("Q2", "q2"),
            ("ayse yildiz", "q1"),
            ("YILDIZ", "q1"),
            ("b keller", "q2"),
            ("keller ag", "q4"),
            ("Joerg Mueller", "q5"),
            ("jorg muller", "q5"),
        ] {
            assert_eq!(find(&file.nodes, name).unwrap().id, id, "{name}");
        }
    }

    #[test]
    fn namesakes_are_told_apart_by_country_and_role() {
        let mut file = file();
        for (i, country, said) in [(1, "LB", "city in Lebanon"), (2, "LY", "capital of Libya")] {
            let node = &mut file.nodes[i];
            node.label = "Tripoli".to_owned();
            node.country = Some(country.to_owned());
            node.description = Some(said.to_owned());
        }
        for (name, id) in [
            ("Tripoli, Lebanon", "q2"),
            ("tripoli (libya)", "q3"),
            ("Tripoli, LB", "q2"),
            ("Tripoli, capital", "q3"),
        ] {
            assert_eq!(find(&file.nodes, name).unwrap().id, id, "{name}");
        }
        assert!(find(&file.nodes, "Tripoli, Portugal").is_err());
        assert_eq!(
            find(&file.nodes, "tripoli").unwrap_err().to_string(),
            "\"tripoli\" may mean several nodes, give the id: Tripoli (q2, person, city in Lebanon); \
             Tripoli (q3, person, capital of Libya)"
        );
    }

    #[test]
    fn several_and_none_are_told_apart() {
        let file = file();
        let message = |name: &str| find(&file.nodes, name).unwrap_err().to_string();
        assert_eq!(
            message("keller"),
            "\"keller\" may mean several nodes, give the id: Bruno Keller (q2, person); Carla Keller (q3, person)"
        );
        assert_eq!(
            message("Ayse Yildis"),
            "no node is called \"Ayse Yildis\"; near it: Ayşe Yıldız (q1, person)"
        );
        assert_eq!(
            message("Bruna"),
            "no node is called \"Bruna\"; near it: Bruno Keller (q2, person)"
        );
        let unlike = |name: &str| format!("no node is called {name:?}: relmap entities lists all names");
        assert_eq!(message("Zzzzz"), unlike("Zzzzz"));
        assert_eq!(message(""), unlike(""));
    }
}
