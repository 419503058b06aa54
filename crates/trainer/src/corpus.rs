//! Corpora as training documents: cleaned, with the labels that each token may have.

use relmap_eval::conll::{self, TaggedSentence};
use relmap_ner::tagger::label::{self, LabelledName, N_LABELS, NameType, OUTSIDE};

use crate::config::CorpusConfig;
use crate::lists::Lists;

/// Labels that a token may have, one bit each.
pub(crate) type Allowed = u32;

/// A document to learn from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    pub(crate) sentences: Vec<Vec<String>>,
    /// `[n_sentences]`: names, [`NameType::Other`] included.
    pub(crate) names: Vec<Vec<LabelledName>>,
    /// Whether tokens outside are known to be of no type at all.
    pub(crate) other_is_labelled: bool,
    /// Weight of its sentences.
    pub(crate) weight: f32,
}

impl Sample {
    /// Labels that each token of a sentence may have.
    pub(crate) fn allowed(&self, sentence: usize) -> Vec<Allowed> {
        let labels = label::labels(self.sentences[sentence].len(), &self.names[sentence]);
        let of = |&gold: &u8| match gold {
            OUTSIDE if !self.other_is_labelled => (0..N_LABELS as u8)
                .filter(|&l| matches!(label::name_type(l), None | Some(NameType::Other)))
                .fold(0, |mask, label| mask | 1 << label),
            _ => 1 << gold,
        };
        labels.iter().map(of).collect()
    }
}

/// Makes corpora agree: peoples are of type other everywhere, and a country that acts is still a place.
pub(crate) fn reconcile(samples: &mut [Sample], lists: &Lists) {
    for sample in samples {
        for (tokens, names) in sample.sentences.iter().zip(&mut sample.names) {
            for name in names.iter_mut() {
                let surface = tokens[name.start..name.end].join(" ");
                if lists.is_only_demonym(&surface) {
                    name.name_type = NameType::Other;
                } else if name.name_type == NameType::Organization && lists.is_country(&surface) {
                    name.name_type = NameType::Location;
                }
            }
        }
    }
}

/// Titles and ranks that some corpora take into the name.
const TITLES: &[&str] = &[
    "president",
    "minister",
    "secretary",
    "king",
    "queen",
    "prince",
    "princess",
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "miss",
    "dr",
    "dr.",
    "sir",
    "lord",
    "lady",
    "general",
    "gen",
    "gen.",
    "colonel",
    "col",
    "col.",
    "major",
    "captain",
    "lieutenant",
    "lt",
    "lt.",
    "sergeant",
    "sgt",
    "sgt.",
    "commander",
    "admiral",
    "adm.",
    "ambassador",
    "envoy",
    "chairman",
    "spokesman",
    "spokeswoman",
    "professor",
    "prof",
    "prof.",
    "senator",
    "sen.",
    "sen",
    "representative",
    "rep.",
    "governor",
    "gov.",
    "chancellor",
    "sheikh",
    "ayatollah",
    "pope",
    "mayor",
    "judge",
    "director",
    "chief",
    "special",
    "envoy",
    "vice",
    "deputy",
    "prime",
    "foreign",
    "defence",
    "defense",
    "staff",
    "brig",
    "brig.",
    "maj",
    "maj.",
    "maj.gen.",
    "imam",
    "mullah",
    "commodore",
    "marshal",
    "premier",
];

/// Takes a corpus apart: documents to learn from, and those held out.
pub(crate) fn read(
    sentences: Vec<TaggedSentence>,
    config: &CorpusConfig,
) -> (Vec<Sample>, Vec<Vec<TaggedSentence>>) {
    let mut documents = documents(sentences, config.group);
    if let Some(wanted) = config.sentences {
        documents = thin(documents, wanted);
    }
    let (mut train, mut held_out) = (Vec::new(), Vec::new());
    for (idx, document) in documents.into_iter().enumerate() {
        if config.hold_out.is_some_and(|n| idx % n == n - 1) {
            held_out.push(document);
        } else {
            train.push(sample(&document, config));
        }
    }
    (train, held_out)
}

/// Parts sentences into documents: where the corpus says so, else every `group` sentences.
pub(crate) fn documents(sentences: Vec<TaggedSentence>, group: usize) -> Vec<Vec<TaggedSentence>> {
    let marked = sentences.iter().any(|sentence| sentence.starts_document);
    let mut documents: Vec<Vec<TaggedSentence>> = Vec::new();
    for (idx, sentence) in sentences.into_iter().enumerate() {
        let starts = if marked {
            sentence.starts_document
        } else {
            idx % group.max(1) == 0
        };
        match documents.last_mut() {
            Some(document) if !starts => document.push(sentence),
            _ => documents.push(vec![sentence]),
        }
    }
    documents
}

/// Documents spread evenly over the corpus, so that about `wanted` sentences stay.
fn thin(documents: Vec<Vec<TaggedSentence>>, wanted: usize) -> Vec<Vec<TaggedSentence>> {
    let total: usize = documents.iter().map(Vec::len).sum();
    let mut seen = 0;
    let mut kept = Vec::new();
    for document in documents {
        let before = seen * wanted.min(total) / total;
        seen += document.len();
        if seen * wanted.min(total) / total > before {
            kept.push(document);
        }
    }
    kept
}

fn sample(document: &[TaggedSentence], config: &CorpusConfig) -> Sample {
    let mut sample = Sample {
        other_is_labelled: config.other,
        weight: config.weight,
        ..Sample::default()
    };
    for sentence in document {
        let (tokens, names) = sentence_names(sentence, config);
        if !tokens.is_empty() {
            sample.sentences.push(tokens);
            sample.names.push(names);
        }
    }
    sample
}

/// Tokens and names of a sentence, cleaned as the corpus needs it.
fn sentence_names(sentence: &TaggedSentence, config: &CorpusConfig) -> (Vec<String>, Vec<LabelledName>) {
    let mut tokens = sentence.tokens.clone();
    let mut names: Vec<LabelledName> = conll::spans(&sentence.tags)
        .into_iter()
        .filter_map(|span| {
            let name_type = NameType::ALL
                .into_iter()
                .find(|t| t.corpus_label() == span.label)?;
            Some(LabelledName {
                start: span.start,
                end: span.end,
                name_type,
            })
        })
        .collect();
    if config.drop_handles {
        (tokens, names) = without_handles(&tokens, &names);
    }
    if config.trim {
        names = names.into_iter().filter_map(|name| trim(&tokens, name)).collect();
    }
    (tokens, names)
}

/// The parts of a token as the segmenter makes them: a hyphen between letters is a token of its own.
pub(crate) fn split(token: &str) -> Vec<String> {
    let chars: Vec<char> = token.chars().collect();
    let mut parts = vec![String::new()];
    for (idx, &ch) in chars.iter().enumerate() {
        let between = idx > 0
            && chars[idx - 1].is_alphabetic()
            && chars.get(idx + 1).is_some_and(|c| c.is_alphabetic());
        if ch == '-' && between {
            parts.extend([ch.to_string(), String::new()]);
        } else if let Some(part) = parts.last_mut() {
            part.push(ch);
        }
    }
    parts
}

/// Leaves out "@" and the token after it, and tokens that begin with "@".
fn without_handles(tokens: &[String], names: &[LabelledName]) -> (Vec<String>, Vec<LabelledName>) {
    let handle = |idx: usize| tokens[idx].starts_with('@') || (idx > 0 && tokens[idx - 1] == "@");
    let mut kept_before = vec![0];
    for idx in 0..tokens.len() {
        kept_before.push(kept_before[idx] + usize::from(!handle(idx)));
    }
    let kept = (0..tokens.len())
        .filter(|&idx| !handle(idx))
        .map(|idx| tokens[idx].clone())
        .collect();
    let names = names
        .iter()
        .map(|name| LabelledName {
            start: kept_before[name.start],
            end: kept_before[name.end],
            ..*name
        })
        .filter(|name| name.start < name.end)
        .collect();
    (kept, names)
}

/// A name without articles, small words and titles before it; `None` if nothing is left.
fn trim(tokens: &[String], mut name: LabelledName) -> Option<LabelledName> {
    if name.name_type == NameType::Other {
        return Some(name);
    }
    let words = &tokens[name.start..name.end];
    if name.name_type == NameType::Person {
        let is_title = |word: &String| TITLES.contains(&word.to_lowercase().as_str());
        let title = words
            .iter()
            .rposition(is_title)
            .filter(|&last| last + 1 < words.len());
        if let Some(last) = title {
            name.start += last + 1;
            // "Secretary of State Ada Moran": where the office ends is a guess, and most names have two words.
            if matches!(tokens[name.start].as_str(), "of" | "for" | "and") {
                name.start = name.start.max(name.end.saturating_sub(2));
            }
        }
    }
    let lower = |word: &String| {
        word.chars()
            .next()
            .is_some_and(|ch| ch.is_lowercase() || ch.is_ascii_punctuation())
    };
    // "al-Qaida" and "de Gaulle" begin small; "the", "northern" and the like are no part of a name.
    let particle = |word: &String| {
        matches!(
            word.as_str(),
            "al" | "el" | "de" | "da" | "di" | "van" | "von" | "bin" | "ibn"
        )
    };
    while name.start < name.end {
        let word = &tokens[name.start];
        let inner_capital = word.chars().any(char::is_uppercase);
        if word == "The" || (lower(word) && !particle(word) && !inner_capital) {
            name.start += 1;
        } else {
            break;
        }
    }
    let has_capital = tokens[name.start..name.end]
        .iter()
        .any(|word| word.chars().any(char::is_uppercase));
    (name.start < name.end && has_capital).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn titles_and_articles_are_trimmed() {
        let person = |start, end| LabelledName {
            start,
            end,
            name_type: NameType::Person,
        };
        assert_eq!(
            trim(&words("Deputy Secretary of State Ada Moran"), person(0, 6)),
            Some(person(4, 6))
        );
        assert_eq!(trim(&words("Gen. Ada Moran"), person(0, 3)), Some(person(1, 3)));
        let place = |start, end| LabelledName {
            start,
            end,
            name_type: NameType::Location,
        };
        assert_eq!(
            trim(&words("the northern Gulf of Aden"), place(0, 5)),
            Some(place(2, 5))
        );
        assert_eq!(trim(&words("40 , 000 civilians"), place(0, 4)), None);
    }

    #[test]
    fn handles_go_and_names_stay_in_place() {
        let name = |start, end| LabelledName {
            start,
            end,
            name_type: NameType::Person,
        };
        let (tokens, names) = without_handles(&words("@ moran met Bruno Keller"), &[name(1, 2), name(3, 5)]);
        assert_eq!(tokens, ["met", "Bruno", "Keller"]);
        assert_eq!(names, [name(1, 3)]);
    }
}
