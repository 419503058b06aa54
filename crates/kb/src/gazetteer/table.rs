//! Gazetteers with columns: tabs, commas or semicolons between them, with a header or without.

use relmap_types::EntityType;

use super::{GazetteerRow, Raw, numbered, row};
use crate::GazetteerFault;

/// Reads columns with tabs between them.
pub(super) fn parse_tsv(text: &str) -> Vec<Result<GazetteerRow, GazetteerFault>> {
    parse_table(tsv_records(text))
}

/// Reads columns with commas or semicolons between them.
pub(super) fn parse_csv(text: &str) -> Vec<Result<GazetteerRow, GazetteerFault>> {
    parse_table(csv_records(text, delimiter(text)))
}

const COLUMNS: [&str; 6] = ["name", "type", "aliases", "id", "country", "kind"];

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
    let mut places: Option<[Option<usize>; 6]> = None;
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
                let order = [Some(0), Some(1), Some(2), Some(3), None, None];
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
fn half_a_header(line: usize, fields: &[&str], header: &[Option<usize>; 6]) -> Option<GazetteerFault> {
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
    places: &[Option<usize>; 6],
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
            kind: given(5),
        },
    )
}
