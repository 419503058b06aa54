//! Pairs of names as JSON lines: whether they are one.

use crate::error::{GoldError, GoldFault};
use crate::record::Record;

/// Two names in a context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldPair {
    /// Line of the file, from 1.
    pub line: usize,
    /// The data set that it is from, if the file says.
    pub dataset: String,
    /// Names with one context stand in one document.
    pub context: String,
    /// A name and its tag: `PER`, `ORG` or `LOC`.
    pub a: (String, String),
    /// The other name and its tag.
    pub b: (String, String),
    /// Whether they name one entity.
    pub same: bool,
}

/// Reads pairs, one a line: `{"context", "a", "b", "type", "type_b"?, "same", "dataset"?}`; other fields are passed over.
///
/// # Errors
/// [`GoldError`] with the line that cannot be used.
pub fn read(text: &str) -> Result<Vec<GoldPair>, GoldError> {
    let mut pairs = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_start_matches('\u{feff}');
        if !line.trim().is_empty() {
            pairs.push(pair(line, number).map_err(|fault| fault.at(number))?);
        }
    }
    if pairs.is_empty() {
        return Err(GoldFault::Empty.at(1));
    }
    Ok(pairs)
}

fn pair(line: &str, number: usize) -> Result<GoldPair, GoldFault> {
    let mut record = Record::read(line)?;
    let missing = |field| GoldFault::Missing {
        field,
        advice: ": want context, a, b, type and same",
    };
    let mut text = |field| record.text(field)?.ok_or_else(|| missing(field));
    let (context, a, b) = (text("context")?, text("a")?, text("b")?);
    let label = tag("type", text("type")?)?;
    let label_b = record
        .text("type_b")?
        .map(|label| tag("type_b", label))
        .transpose()?;
    Ok(GoldPair {
        line: number,
        dataset: record.text("dataset")?.unwrap_or_default(),
        context,
        a: (a, label.clone()),
        b: (b, label_b.unwrap_or(label)),
        same: record.truth("same")?.ok_or_else(|| missing("same"))?,
    })
}

fn tag(field: &'static str, label: String) -> Result<String, GoldFault> {
    if ["PER", "ORG", "LOC"].contains(&label.as_str()) {
        Ok(label)
    } else {
        Err(GoldFault::Type { field, found: label })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_type_is_that_of_the_first_unless_it_is_given() {
        let line = r#"{"context":"c","a":"Ada","b":"Lisbon","type":"PER","same":false"#;
        let pairs = read(&format!("{line}}}\n\n{line},\"type_b\":\"LOC\"}}\n")).unwrap();
        let tags: Vec<&str> = pairs.iter().map(|pair| pair.b.1.as_str()).collect();
        assert_eq!(tags, ["PER", "LOC"]);
        assert_eq!((pairs[1].line, pairs[1].same), (3, false));
    }

    #[test]
    fn faults_name_line_and_field() {
        let line = |rest: &str| format!("{{\"context\":\"c\",\"a\":\"x\",\"b\":\"y\"{rest}}}");
        for (text, want) in [
            (String::new(), "line 1: nothing in the file"),
            ("a\tb\n".to_owned(), "line 1: no JSON object"),
            (line(""), "line 1: field `type` is missing: want context"),
            (
                line(",\"type\":\"PERSON\""),
                "line 1: field `type` is \"PERSON\": want PER, ORG or LOC",
            ),
            (
                line(",\"type\":\"PER\",\"same\":\"yes\""),
                "line 1: field `same` is text: want true or false",
            ),
        ] {
            let error = read(&text).unwrap_err().to_string();
            assert!(error.starts_with(want), "{error}");
        }
    }
}
