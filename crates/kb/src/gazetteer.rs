//! The user's own names, from a file of theirs.

use relmap_text::key::fold;
use relmap_types::EntityType;
use serde::Deserialize;

use crate::KbError;

/// How a gazetteer file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GazetteerFormat {
    /// Tab-separated columns `name`, `type`, `aliases` (parted by `|`), `id`, `country`, in any order under a header
    /// line that names them, or the first four in this order without a header. `#` begins a comment line.
    Tsv,
    /// One object a line: `name`, `type`, and if wanted `aliases` (a list), `id`, `country`.
    Jsonl,
}

/// One entity of a gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GazetteerRow {
    /// Id of ours to extend a record, or any other; a readable slug of the name where the file gives none.
    pub id: String,
    /// What it is.
    pub entity_type: EntityType,
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
/// [`KbError::Gazetteer`] names the first line and field that cannot be read.
pub fn parse_gazetteer(text: &str, format: GazetteerFormat) -> Result<Vec<GazetteerRow>, KbError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match format {
        GazetteerFormat::Tsv => parse_tsv(text),
        GazetteerFormat::Jsonl => parse_jsonl(text),
    }
}

const COLUMNS: [&str; 5] = ["name", "type", "aliases", "id", "country"];

fn parse_tsv(text: &str) -> Result<Vec<GazetteerRow>, KbError> {
    let mut rows = Vec::new();
    // Place of each of COLUMNS in a line.
    let mut places: Option<[Option<usize>; 5]> = None;
    for (line, fields) in numbered(text).filter(|(_, line)| !line.starts_with('#')) {
        let fields: Vec<&str> = fields.split('\t').map(str::trim).collect();
        let Some(places) = places else {
            let header =
                COLUMNS.map(|column| fields.iter().position(|field| field.eq_ignore_ascii_case(column)));
            // "name" alone could be a name; together with "type" it is a header.
            if header[0].is_some() && header[1].is_some() {
                places = Some(header);
            } else {
                let order = [Some(0), Some(1), Some(2), Some(3), None];
                places = Some(order);
                rows.push(tsv_row(line, &fields, &order)?);
            }
            continue;
        };
        rows.push(tsv_row(line, &fields, &places)?);
    }
    Ok(rows)
}

fn tsv_row(line: usize, fields: &[&str], places: &[Option<usize>; 5]) -> Result<GazetteerRow, KbError> {
    let field = |at: usize| {
        places[at]
            .and_then(|place| fields.get(place))
            .copied()
            .unwrap_or_default()
    };
    let given = |at: usize| Some(field(at).to_owned()).filter(|text| !text.is_empty());
    let aliases = field(2).split('|').map(str::to_owned).collect();
    row(
        line,
        Raw {
            name: given(0),
            r#type: given(1),
            aliases,
            id: given(3),
            country: given(4),
        },
    )
}

fn parse_jsonl(text: &str) -> Result<Vec<GazetteerRow>, KbError> {
    numbered(text)
        .map(|(line, object)| {
            let raw = serde_json::from_str(object).map_err(|error| KbError::Gazetteer {
                line,
                field: "object",
                problem: error.to_string(),
            })?;
            row(line, raw)
        })
        .collect()
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
    #[serde(default)]
    aliases: Vec<String>,
    id: Option<String>,
    country: Option<String>,
}

fn row(line: usize, raw: Raw) -> Result<GazetteerRow, KbError> {
    let fault = |field: &'static str, problem: String| KbError::Gazetteer { line, field, problem };
    let name = raw.name.unwrap_or_default().trim().to_owned();
    if fold(&name).is_empty() {
        return Err(fault("name", "is empty: write the entity's name".to_owned()));
    }
    let word = raw.r#type.unwrap_or_default().trim().to_ascii_lowercase();
    let entity_type = EntityType::ALL
        .into_iter()
        .find(|each| each.as_str() == word)
        .ok_or_else(|| {
            fault(
                "type",
                format!("{word:?} is none of person, organization, location"),
            )
        })?;
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
    let id = id.unwrap_or_else(|| fold(&name).replace(' ', "-"));
    let strings = [("name", &name), ("id", &id)];
    if let Some((field, _)) = strings
        .into_iter()
        .find(|(_, text)| text.len() > usize::from(u8::MAX))
    {
        return Err(fault(field, "is longer than 255 bytes".to_owned()));
    }
    let aliases = raw
        .aliases
        .iter()
        .map(|alias| alias.trim())
        .filter(|alias| !fold(alias).is_empty());
    Ok(GazetteerRow {
        entity_type,
        aliases: aliases.map(str::to_owned).collect(),
        id,
        country,
        name,
    })
}

fn is_country_code(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tsv_with_and_without_a_header() {
        let bare = "# ours\nAda Moran\tperson\tA. Moran||Moran, Ada\tx-1\n\nHarbour Union\torganization\n";
        let rows = parse_gazetteer(bare, GazetteerFormat::Tsv).unwrap();
        assert_eq!(rows[0].aliases, ["A. Moran", "Moran, Ada"]);
        assert_eq!(
            (rows[0].id.as_str(), rows[1].id.as_str()),
            ("x-1", "harbour-union")
        );
        let headed = "type\tname\tcountry\nPerson\tAda Moran\tpt\n";
        let rows = parse_gazetteer(headed, GazetteerFormat::Tsv).unwrap();
        assert_eq!(
            (rows[0].entity_type, rows[0].country.as_deref()),
            (EntityType::Person, Some("PT"))
        );
    }

    #[test]
    fn jsonl() {
        let text = "{\"name\":\"Ada Moran\",\"type\":\"person\",\"aliases\":[\"A. M.\"]}\n";
        let rows = parse_gazetteer(text, GazetteerFormat::Jsonl).unwrap();
        assert_eq!(rows[0].aliases, ["A. M."]);
    }

    #[test]
    fn faults_name_line_and_field() {
        for (text, format, line, field) in [
            ("Ada\tperson\n\tperson\n", GazetteerFormat::Tsv, 2, "name"),
            ("Ada\tplanet\n", GazetteerFormat::Tsv, 1, "type"),
            (
                "name\ttype\tcountry\n\nAda\tperson\tPortugal\n",
                GazetteerFormat::Tsv,
                3,
                "country",
            ),
            (
                "{\"name\":\"Ada\",\"type\":\"person\"}\n{\"name\":",
                GazetteerFormat::Jsonl,
                2,
                "object",
            ),
            (
                "{\"name\":\"Ada\",\"kind\":\"person\"}",
                GazetteerFormat::Jsonl,
                1,
                "object",
            ),
        ] {
            match parse_gazetteer(text, format) {
                Err(KbError::Gazetteer {
                    line: found,
                    field: named,
                    ..
                }) => {
                    assert_eq!((found, named), (line, field), "{text:?}");
                }
                other => panic!("{text:?} gave {other:?}"),
            }
        }
    }
}
