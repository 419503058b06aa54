//! Varied documents: what news pages do to the same words.

use std::collections::BTreeMap;

use relmap_ner::tagger::label::{LabelledName, NameType};

use crate::config::Augmentation;
use crate::corpus::Sample;
use crate::lists::Lists;
use crate::random::Random;

/// Small words that headlines leave in lower case.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "with", "from", "as",
    "is", "vs",
];

/// Words that lose their full stop in British spelling.
const ABBREVIATIONS: &[&str] = &[
    "Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Col.", "Lt.", "Sgt.", "Prof.", "St.", "Sen.", "Gov.",
];

/// Changes the marks of some documents in place, and adds varied copies of others.
pub(crate) fn vary(samples: &mut Vec<Sample>, config: &Augmentation, lists: &Lists, seed: u64) {
    let mut random = Random::new(seed ^ 0x00A0_6E47);
    let mut copies = Vec::new();
    for sample in samples.iter_mut() {
        // Sentences are copied each on its own: a headline stands in no prose that could explain it.
        for idx in 0..sample.sentences.len() {
            for (share, write) in [(config.upper, upper as fn(&str) -> String), (config.title, title)] {
                if random.chance(share) && sample.sentences[idx].len() <= 30 {
                    copies.push(headline(sample, idx, write));
                }
            }
        }
        if random.chance(config.names) {
            copies.push(renamed(sample, lists, &mut random));
        }
        if random.chance(config.marks) {
            remark(sample, &mut random);
        }
    }
    samples.append(&mut copies);
}

/// One sentence as a headline of its own, without its final stop.
fn headline(sample: &Sample, idx: usize, write: fn(&str) -> String) -> Sample {
    let mut tokens: Vec<String> = sample.sentences[idx].iter().map(|token| write(token)).collect();
    if let Some(first) = tokens.first_mut() {
        *first = capitalised(first);
    }
    let names = sample.names[idx].clone();
    if tokens.len() > 1
        && tokens.last().is_some_and(|last| last == ".")
        && names.iter().all(|n| n.end < tokens.len())
    {
        tokens.pop();
    }
    Sample {
        sentences: vec![tokens],
        names: vec![names],
        ..*sample
    }
}

fn upper(token: &str) -> String {
    token.to_uppercase()
}

fn title(token: &str) -> String {
    if SMALL_WORDS.contains(&token) || token.starts_with('\'') || token == "n't" {
        token.to_owned()
    } else {
        capitalised(token)
    }
}

fn capitalised(token: &str) -> String {
    let mut chars = token.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A copy in which names have been replaced by listed ones of their type, the same name by the same one.
fn renamed(sample: &Sample, lists: &Lists, random: &mut Random) -> Sample {
    let mut copy = Sample {
        sentences: Vec::new(),
        names: Vec::new(),
        ..*sample
    };
    let mut chosen: BTreeMap<(u8, String), Vec<String>> = BTreeMap::new();
    for (tokens, names) in sample.sentences.iter().zip(&sample.names) {
        let replace = |tokens: &[String], name: Option<&LabelledName>| -> Option<Vec<String>> {
            let name = name?;
            let surface = tokens.join(" ");
            // A surname alone or an acronym must stay what it is to the names that explain it.
            let replaceable = match name.name_type {
                NameType::Person | NameType::Organization => tokens.len() >= 2,
                NameType::Location => tokens.len() == 1,
                NameType::Other => false,
            };
            let choices = lists
                .surfaces
                .get(&(name.name_type as u8))
                .filter(|_| replaceable)?;
            let key = (name.name_type as u8, surface);
            let choose = || {
                let surface = &choices[random.below(choices.len())];
                surface
                    .split_whitespace()
                    .flat_map(crate::corpus::split)
                    .collect()
            };
            Some(chosen.entry(key).or_insert_with(choose).clone())
        };
        let (tokens, names) = rewrite(tokens, names, replace);
        copy.sentences.push(tokens);
        copy.names.push(names);
    }
    copy
}

/// Writes the same words with other marks and token bounds, in one way throughout the document.
fn remark(sample: &mut Sample, random: &mut Random) {
    let (curly, split_possessive, split_hyphen) =
        (random.chance(0.6), random.chance(0.5), random.chance(0.7));
    let (bare, split_stop, endless) = (random.chance(0.5), random.chance(0.3), random.chance(0.1));
    for (tokens, names) in sample.sentences.iter_mut().zip(&mut sample.names) {
        let mark = |token: &String| -> Vec<String> {
            let mut token = token.clone();
            if curly {
                token = token.replace('\'', "’");
            }
            let apostrophe = if token.starts_with('’') { "’" } else { "'" };
            if split_possessive && matches!(token.as_str(), "'s" | "’s") {
                return vec![apostrophe.to_owned(), "s".to_owned()];
            }
            if ABBREVIATIONS.contains(&token.as_str()) && (bare || split_stop) {
                let word = token.trim_end_matches('.').to_owned();
                return if bare {
                    vec![word]
                } else {
                    vec![word, ".".to_owned()]
                };
            }
            if split_hyphen {
                crate::corpus::split(&token)
            } else {
                vec![token]
            }
        };
        let (mut new, new_names) = rewrite_tokens(tokens, names, mark);
        if endless && new.len() > 3 && new.last().is_some_and(|last| last == ".") {
            new.pop();
        }
        let len = new.len();
        *names = new_names.into_iter().filter(|name| name.end <= len).collect();
        *tokens = new;
    }
}

/// Replaces whole names; `None` keeps the words.
fn rewrite(
    tokens: &[String],
    names: &[LabelledName],
    mut replace: impl FnMut(&[String], Option<&LabelledName>) -> Option<Vec<String>>,
) -> (Vec<String>, Vec<LabelledName>) {
    let (mut out, mut moved) = (Vec::new(), Vec::new());
    let mut at = 0;
    for name in names {
        out.extend_from_slice(&tokens[at..name.start]);
        let words = &tokens[name.start..name.end];
        let start = out.len();
        out.extend(replace(words, Some(name)).unwrap_or_else(|| words.to_vec()));
        moved.push(LabelledName {
            start,
            end: out.len(),
            ..*name
        });
        at = name.end;
    }
    out.extend_from_slice(&tokens[at..]);
    (out, moved)
}

/// Replaces each token by others; names go with them.
fn rewrite_tokens(
    tokens: &[String],
    names: &[LabelledName],
    replace: impl Fn(&String) -> Vec<String>,
) -> (Vec<String>, Vec<LabelledName>) {
    let mut out = Vec::with_capacity(tokens.len());
    let mut starts = Vec::with_capacity(tokens.len() + 1);
    for token in tokens {
        starts.push(out.len());
        out.extend(replace(token));
    }
    starts.push(out.len());
    let moved = names
        .iter()
        .map(|n| LabelledName {
            start: starts[n.start],
            end: starts[n.end],
            ..*n
        })
        .collect();
    (out, moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_words_when_tokens_split() {
        let tokens: Vec<String> = "Bashar al-Assad 's envoy".split(' ').map(str::to_owned).collect();
        let names = [LabelledName {
            start: 0,
            end: 2,
            name_type: NameType::Person,
        }];
        let (tokens, names) = rewrite_tokens(&tokens, &names, |token| crate::corpus::split(token));
        assert_eq!(tokens, ["Bashar", "al", "-", "Assad", "'s", "envoy"]);
        assert_eq!((names[0].start, names[0].end), (0, 4));
    }
}
