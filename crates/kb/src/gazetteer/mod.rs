//! The user's own names, from a file of theirs.

use relmap_text::key::fold;
use relmap_types::EntityType;
use serde::Deserialize;

use crate::{GazetteerFault, KbError, Kind, json_problem};

mod table;

#[cfg(test)]
mod tests;

/// How a gazetteer file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GazetteerFormat {
    /// Tab-separated columns `name`, `type`, `aliases` (parted by `|`), `id`, `country`, `kind`, in any order under a header
    /// line that names them, or the first four in this order without a header. `#` begins a comment line.
    Tsv,
    /// The same with commas between the columns, or with semicolons, and quotes around what holds them. A file with tabs is read as
    /// such.
    Csv,
    /// One object a line: `name`, `type`, and if wanted `aliases` (a list), `id`, `country`, `kind`.
    Jsonl,
}

/// One entity of a gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GazetteerRow {
    /// Id of ours to extend a record, or any other; a readable slug of the name where the file gives none.
    pub id: String,
    /// What it is.
    pub entity_type: EntityType,
    /// What kind of thing, of those of the type; that of our record of the same id, or none in particular, where the file gives none.
    pub kind: Option<Kind>,
    /// Canonical name.
    pub name: String,
    /// Other names, without empty ones.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
}

/// Reads a gazetteer.
///
/// # Errors
/// [`KbError::Gazetteer`] names every line that cannot be read, and the field.
pub fn parse_gazetteer(text: &str, format: GazetteerFormat) -> Result<Vec<GazetteerRow>, KbError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = match format {
        GazetteerFormat::Csv if !text.contains('\t') => table::parse_csv(text),
        GazetteerFormat::Tsv | GazetteerFormat::Csv => table::parse_tsv(text),
        GazetteerFormat::Jsonl => parse_jsonl(text),
    };
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for line in lines {
        match line {
            Ok(row) => rows.push(row),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        Ok(rows)
    } else {
        Err(KbError::Gazetteer { faults })
    }
}

fn parse_jsonl(text: &str) -> Vec<Result<GazetteerRow, GazetteerFault>> {
    let parse = |(line, object): (usize, &str)| {
        let fault = |problem: String| GazetteerFault {
            line,
            field: "object",
            problem,
        };
        if !object.trim_start().starts_with('{') {
            return Err(fault("is no JSON object: begin the line with {".to_owned()));
        }
        let raw = serde_json::from_str(object).map_err(|error| fault(json_problem(&error)))?;
        row(line, raw)
    };
    numbered(text).map(parse).collect()
}

/// Lines that are not blank, counted from 1.
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line))
        .filter(|(_, line)| !line.trim().is_empty())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: Option<String>,
    r#type: Option<String>,
    aliases: Option<Vec<String>>,
    id: Option<String>,
    country: Option<String>,
    kind: Option<String>,
}

/// A row of what a line says.
fn row(line: usize, raw: Raw) -> Result<GazetteerRow, GazetteerFault> {
    let fault = |field: &'static str, problem: String| GazetteerFault { line, field, problem };
    let name = raw.name.unwrap_or_default().trim().to_owned();
    if name.is_empty() {
        return Err(fault("name", "is empty: write the entity's name".to_owned()));
    }
    let word = raw.r#type.unwrap_or_default().trim().to_ascii_lowercase();
    let entity_type = EntityType::of_word(&word)
        .ok_or_else(|| fault("type", format!("{word:?} is none of person, organization, place")))?;
    let kind =
        kind(raw.kind.unwrap_or_default().trim(), entity_type).map_err(|problem| fault("kind", problem))?;
    let country = raw
        .country
        .map(|code| code.trim().to_ascii_uppercase())
        .filter(|code| !code.is_empty());
    if let Some(code) = country.as_ref().filter(|code| !is_country_code(code)) {
        return Err(fault(
            "country",
            format!("{code:?} is not a two-letter country code"),
        ));
    }
    let id = raw.id.map(|id| id.trim().to_owned()).filter(|id| !id.is_empty());
    let id = id.unwrap_or_else(|| slug(&name));
    // Graph formats give these a meaning that none of them can take away, and ids must be the same in all.
    if id.contains(|ch: char| ch == '\\' || ch.is_control()) {
        let problem = format!("{id:?} holds a backslash or a control character: leave them out");
        return Err(fault("id", problem));
    }
    let strings = [("name", &name), ("id", &id)];
    if let Some((field, _)) = strings
        .into_iter()
        .find(|(_, text)| text.len() > usize::from(u8::MAX))
    {
        return Err(fault(field, "is longer than 255 bytes".to_owned()));
    }
    let aliases = raw.aliases.unwrap_or_default();
    let aliases = aliases
        .iter()
        .map(|alias| alias.trim())
        .filter(|alias| !fold(alias).is_empty());
    Ok(GazetteerRow {
        entity_type,
        kind,
        aliases: aliases.map(str::to_owned).collect(),
        id,
        country,
        name,
    })
}

/// The kind of a type that a word names; none for no word.
fn kind(word: &str, entity_type: EntityType) -> Result<Option<Kind>, String> {
    if word.is_empty() {
        return Ok(None);
    }
    let is_own = |kind: &Kind| kind.entity_type() == entity_type;
    let kind = Kind::of_word(&word.to_lowercase()).filter(is_own);
    kind.map(Some).ok_or_else(|| {
        let own = Kind::ALL.iter().copied().filter(is_own);
        let own: Vec<&str> = own.map(Kind::as_str).collect();
        format!(
            "{word:?} is no kind of {}: write one of {}",
            entity_type.word(),
            own.join(", ")
        )
    })
}

/// The name's key with hyphens; of a name of marks alone their code points, so that two of them stay two.
fn slug(name: &str) -> String {
    let key = fold(name).replace(' ', "-");
    if !key.is_empty() {
        return key;
    }
    let marks: Vec<String> = name.chars().map(|ch| format!("u{:x}", u32::from(ch))).collect();
    marks.join("-")
}

fn is_country_code(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}
