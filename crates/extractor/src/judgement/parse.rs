//! From the text of a file to judgements.

use std::collections::BTreeSet;

use relmap_types::EntityType;
use rustc_hash::FxHashMap;

use super::word::{Word, words};
use super::{Judgement, JudgementError, JudgementFault, Judgements, Reference, Verdict};
use crate::name::PersonName;

const VERBS: &str = "same, different, rename, type or hide";

impl Judgements {
    /// Reads a file of judgements; `source` is its name in messages. O(n log n) in the lines.
    ///
    /// # Errors
    /// [`JudgementError`] lists every line that cannot be read and every contradiction.
    pub fn parse(source: &str, text: &str) -> Result<Self, JudgementError> {
        let mut judgements = Self {
            source: source.to_owned(),
            ..Self::default()
        };
        let mut faults = Vec::new();
        let mut numbers: FxHashMap<(String, Option<EntityType>), usize> = FxHashMap::default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (line, words_of_line) in (1..).zip(text.lines().map(words)) {
            let mut number = |word: &Word| judgements.refer(word, &mut numbers);
            match words_of_line
                .map_err(str::to_owned)
                .and_then(|words| verdict(&words, &mut number))
            {
                Ok(Some(verdict)) => judgements.lines.push(Judgement { line, verdict }),
                Ok(None) => {}
                Err(problem) => faults.push(JudgementFault {
                    lines: vec![line],
                    problem,
                }),
            }
        }
        judgements.classify();
        faults.extend(judgements.contradictions());
        faults.sort_by(|left, right| left.lines.last().cmp(&right.lines.last()));
        if faults.is_empty() {
            Ok(judgements)
        } else {
            Err(JudgementError {
                source_name: judgements.source,
                faults,
            })
        }
    }

    /// The number of the reference that a word makes, which may be a new one.
    fn refer(&mut self, word: &Word, numbers: &mut FxHashMap<(String, Option<EntityType>), usize>) -> usize {
        let entity_type = word.prefix.as_deref().and_then(EntityType::of_word);
        let reference = Reference::new(word.text.clone(), entity_type);
        *numbers
            .entry((reference.key.clone(), entity_type))
            .or_insert_with(|| {
                let number = self.references.len();
                // Mentions carry no titles: "Mr Keller" is looked for as "Keller" too.
                let untitled = PersonName::parse(&reference.text).key();
                let keys = BTreeSet::from([reference.key.clone(), untitled]);
                for key in keys.into_iter().filter(|key| !key.is_empty()) {
                    self.by_key.entry(key).or_default().push(number);
                }
                self.references.push(reference);
                number
            })
    }
}

/// What the words of a line say; `None` for an empty line.
fn verdict(words: &[Word], number: &mut impl FnMut(&Word) -> usize) -> Result<Option<Verdict>, String> {
    let Some((verb, given)) = words.split_first() else {
        return Ok(None);
    };
    let verdict = match (verb.text.as_str(), given) {
        ("same", [a, b]) => Verdict::Same(number(a), number(b)),
        ("different", [a, b]) => Verdict::Different(number(a), number(b)),
        ("rename", [a, name]) if !name.text.trim().is_empty() => {
            Verdict::Rename(number(a), name.text.trim().to_owned())
        }
        ("type", [a, word]) => {
            let entity_type = EntityType::of_word(&word.text)
                .ok_or_else(|| format!("{:?} is none of person, organization, place", word.text))?;
            Verdict::Type(number(a), entity_type)
        }
        ("hide", [a]) => Verdict::Hide(number(a)),
        (verb @ ("same" | "different"), _) => {
            return Err(wrong(
                verb,
                "two names",
                &format!("{verb} \"A\" \"B\""),
                given.len(),
            ));
        }
        ("rename", _) => {
            return Err(wrong(
                "rename",
                "a name and the new one",
                "rename \"A\" \"B\"",
                given.len(),
            ));
        }
        ("type", _) => {
            return Err(wrong(
                "type",
                "a name and a type",
                "type \"A\" person",
                given.len(),
            ));
        }
        ("hide", _) => return Err(wrong("hide", "one name", "hide \"A\"", given.len())),
        (other, _) => {
            return Err(format!(
                "{other:?} is no judgement: begin the line with {VERBS}, or with # for a comment"
            ));
        }
    };
    Ok(Some(verdict))
}

fn wrong(verb: &str, wants: &str, example: &str, given: usize) -> String {
    format!(
        "{verb} takes {wants}, here stand {given}: write {example}, with quotes around names that hold spaces"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        Judgements::parse("names.txt", text).unwrap_err().messages()
    }

    #[test]
    fn lines_are_read_and_comments_are_not() {
        let text = "# ours\n\nsame Ada \"Ada Moran\"  # yes\nhide \"X\"\ntype X person\nrename X \"Y Z\"\ndifferent X Ada\n";
        let read = Judgements::parse("names.txt", text).unwrap();
        assert_eq!(
            read.lines
                .iter()
                .map(|judgement| judgement.line)
                .collect::<Vec<_>>(),
            [3, 4, 5, 6, 7]
        );
        assert_eq!(read.references.len(), 3);
        assert!(Judgements::parse("x", "").unwrap().is_empty());
    }

    #[test]
    fn every_fault_is_named_with_its_line() {
        let found = problems(
            "same Ada\nmerge a b\nhide Ada Moran\ntype Ada planet\nrename Ada \"\"\nhide \"x\nsame a a\n",
        );
        let wanted = [
            "names.txt:1: same takes two names, here stand 1",
            "names.txt:2: \"merge\" is no judgement: begin the line with same, different, rename, type or hide",
            "names.txt:3: hide takes one name, here stand 2",
            "names.txt:4: \"planet\" is none of person, organization, place",
            "names.txt:5: rename takes a name and the new one",
            "names.txt:6: a quote is not closed",
            "names.txt:7: both sides are a",
        ];
        assert_eq!(found.len(), wanted.len(), "{found:?}");
        for (found, wanted) in found.iter().zip(wanted) {
            assert!(found.starts_with(wanted), "{found}");
        }
    }
}
