//! The user's own names, from a file of theirs.

use relmap_text::key::fold;
use relmap_types::EntityType;
use serde::Deserialize;

use crate::{GazetteerFault, KbError, json_problem};

/// How a gazetteer file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GazetteerFormat {
    /// Tab-separated columns `name`, `type`, `aliases` (parted by `|`), `id`, `country`, in any order under a header
    /// line that names them, or the first four in this order without a header. `#` begins a comment line.
    Tsv,
    /// The same with commas between the columns, or with semicolons, and quotes around what holds them. A file with tabs is read as
    /// such.
    Csv,
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
/// [`KbError::Gazetteer`] names every line that cannot be read, and the field.
pub fn parse_gazetteer(text: &str, format: GazetteerFormat) -> Result<Vec<GazetteerRow>, KbError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = match format {
        GazetteerFormat::Csv if !text.contains('\t') => parse_table(csv_records(text, delimiter(text))),
        GazetteerFormat::Tsv | GazetteerFormat::Csv => parse_table(tsv_records(text)),
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

const COLUMNS: [&str; 5] = ["name", "type", "aliases", "id", "country"];

/// Fields of a line, with its number.
type TableLine = Result<(usize, Vec<String>), GazetteerFault>;

fn tsv_records(text: &str) -> Vec<TableLine> {
    let lines = numbered(text).filter(|(_, line)| !line.starts_with('#'));
    lines
        .map(|(line, fields)| {
            let parts: Vec<String> = fields.split('\t').map(|field| field.trim().to_owned()).collect();
            // A name may hold commas; a name with a type behind a comma is a line of another format.
            if let [only] = parts.as_slice()
                && only.contains([',', ';'])
            {
                let problem =
                    "tabs part the columns: put them for commas and semicolons, or name the file .csv";
                return Err(GazetteerFault {
                    line,
                    field: "columns",
                    problem: problem.to_owned(),
                });
            }
            Ok((line, parts))
        })
        .collect()
}

/// What parts the columns: spreadsheets write semicolons where the comma stands in numbers.
fn delimiter(text: &str) -> u8 {
    let mut lines = numbered(text).filter(|(_, line)| !line.starts_with('#'));
    let first = lines.next().map_or("", |(_, line)| line);
    let count = |mark: char| {
        let parts = first.split('"').step_by(2);
        parts.map(|part| part.matches(mark).count()).sum::<usize>()
    };
    if count(';') > count(',') { b';' } else { b',' }
}

fn csv_records(text: &str, delimiter: u8) -> Vec<TableLine> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for (at, record) in reader.records().enumerate() {
        match record {
            Ok(record) if record.iter().all(str::is_empty) => {}
            Ok(record) => {
                let line = record
                    .position()
                    .map_or(at + 1, |position| position.line() as usize);
                lines.push(Ok((line, record.iter().map(str::to_owned).collect())));
            }
            Err(error) => lines.push(Err(GazetteerFault {
                line: error
                    .position()
                    .map_or(at + 1, |position| position.line() as usize),
                field: "columns",
                problem: error.to_string(),
            })),
        }
    }
    lines
}

fn parse_table(lines: Vec<TableLine>) -> Vec<Result<GazetteerRow, GazetteerFault>> {
    let mut rows = Vec::new();
    // Place of each of COLUMNS in a line.
    let mut places: Option<[Option<usize>; 5]> = None;
    for line in lines {
        let (line, fields) = match line {
            Ok(read) => read,
            Err(fault) => {
                rows.push(Err(fault));
                continue;
            }
        };
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        let Some(places) = places else {
            let header =
                COLUMNS.map(|column| fields.iter().position(|field| field.eq_ignore_ascii_case(column)));
            // "name" alone could be a name; together with "type" it is a header.
            if header[0].is_some() && header[1].is_some() {
                places = Some(header);
            } else if let Some(fault) = half_a_header(line, &fields, &header) {
                rows.push(Err(fault));
                return rows;
            } else {
                let order = [Some(0), Some(1), Some(2), Some(3), None];
                places = Some(order);
                rows.push(table_row(line, &fields, &order));
            }
            continue;
        };
        rows.push(table_row(line, &fields, &places));
    }
    rows
}

/// What is wrong with a first line that names some of the columns, and not the two that are needed.
fn half_a_header(line: usize, fields: &[&str], header: &[Option<usize>; 5]) -> Option<GazetteerFault> {
    let is_row = fields
        .get(1)
        .is_some_and(|word| EntityType::of_word(&word.to_ascii_lowercase()).is_some());
    let is_header = header.iter().any(Option::is_some) && !is_row;
    let missing = COLUMNS[..2].iter().zip(header).find(|(_, place)| place.is_none());
    let (missing, _) = missing.filter(|_| is_header)?;
    let found = fields.join(", ");
    Some(GazetteerFault {
        line,
        field: "columns",
        problem: format!(
            "no column is called {missing}, found {found}: name them {}",
            COLUMNS.join(", ")
        ),
    })
}

fn table_row(
    line: usize,
    fields: &[&str],
    places: &[Option<usize>; 5],
) -> Result<GazetteerRow, GazetteerFault> {
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
            aliases: Some(aliases),
            id: given(3),
            country: given(4),
        },
    )
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
}

fn row(line: usize, raw: Raw) -> Result<GazetteerRow, GazetteerFault> {
    let fault = |field: &'static str, problem: String| GazetteerFault { line, field, problem };
    let name = raw.name.unwrap_or_default().trim().to_owned();
    if name.is_empty() {
        return Err(fault("name", "is empty: write the entity's name".to_owned()));
    }
    let word = raw.r#type.unwrap_or_default().trim().to_ascii_lowercase();
    let entity_type = EntityType::of_word(&word)
        .ok_or_else(|| fault("type", format!("{word:?} is none of person, organization, place")))?;
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
        aliases: aliases.map(str::to_owned).collect(),
        id,
        country,
        name,
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
    fn csv_with_quotes_comments_and_tabs() {
        let text =
            "# ours\nname,type,aliases\n\"Harbour Union, The\",organization,HU|Union\n\nPorto Alder,place,\n";
        let rows = parse_gazetteer(text, GazetteerFormat::Csv).unwrap();
        assert_eq!(
            (rows[0].name.as_str(), rows[0].aliases.len()),
            ("Harbour Union, The", 2)
        );
        assert_eq!(rows[1].entity_type, EntityType::Location);
        let tabs = parse_gazetteer("Moran, Ada\tperson\n", GazetteerFormat::Csv).unwrap();
        assert_eq!(tabs[0].name, "Moran, Ada");
        let semicolons = "name;type\n\"Moran; Ada, Dr\";person\n";
        let rows = parse_gazetteer(semicolons, GazetteerFormat::Csv).unwrap();
        assert_eq!(rows[0].name, "Moran; Ada, Dr");
        let Err(KbError::Gazetteer { faults }) = parse_gazetteer("Ada,person\n", GazetteerFormat::Tsv) else {
            panic!("commas are read as tabs");
        };
        assert!(faults[0].problem.contains("name the file .csv"));
    }

    #[test]
    fn jsonl() {
        let text = "{\"name\":\"Ada Moran\",\"type\":\"person\",\"aliases\":[\"A. M.\"]}\n";
        let rows = parse_gazetteer(text, GazetteerFormat::Jsonl).unwrap();
        assert_eq!(rows[0].aliases, ["A. M."]);
    }

    #[test]
    fn odd_characters_are_part_of_a_name() {
        let text =
            "Backslash\\\torganization\n{rec|ord}\torganization\n--> <!--\torganization\tHarbour Union\n";
        let rows = parse_gazetteer(text, GazetteerFormat::Tsv).unwrap();
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Backslash\\", "{rec|ord}", "--> <!--"]);
        let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids, ["backslash", "rec-ord", "u2d-u2d-u3e-u20-u3c-u21-u2d-u2d"]);
        assert_eq!(rows[2].aliases, ["Harbour Union"]);
        let odd = "{\"name\":\"a\\tb\\nc\",\"type\":\"person\",\"aliases\":null}";
        assert_eq!(
            parse_gazetteer(odd, GazetteerFormat::Jsonl).unwrap()[0].id,
            "a-b-c"
        );
    }

    #[test]
    fn every_fault_names_line_and_field() {
        let faults = |text: &str, format| match parse_gazetteer(text, format) {
            Err(KbError::Gazetteer { faults }) => {
                let places = faults.iter().map(|fault| (fault.line, fault.field));
                places.collect::<Vec<_>>()
            }
            other => panic!("{text:?} gave {other:?}"),
        };
        let tsv = "name\ttype\tcountry\tid\n\tperson\nAda\tplanet\n\nAda\tperson\tPortugal\nAda\tperson\t\ta\\b\nAda\tperson\n";
        assert_eq!(
            faults(tsv, GazetteerFormat::Tsv),
            [(2, "name"), (3, "type"), (5, "country"), (6, "id")]
        );
        assert_eq!(
            faults("name,kind\nAda,person\nBruno,person\n", GazetteerFormat::Csv),
            [(1, "columns")]
        );
        assert!(parse_gazetteer("Name,person\n", GazetteerFormat::Csv).is_ok());
        let jsonl = "{\"name\":\"Ada\",\"type\":\"person\"}\n{\"name\":\n{\"name\":\"Ada\",\"kind\":\"person\"}\n[1]\n";
        assert_eq!(
            faults(jsonl, GazetteerFormat::Jsonl),
            [(2, "object"), (3, "object"), (4, "object")]
        );
    }
}
