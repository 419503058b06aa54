//! Tables as text: tab-separated lines under a header that names the columns.
//!
//! Lines that begin with `#` are comments. Only `build.rs` and tests read tables; users' files are the gazetteer's.

use relmap_types::EntityType;

use crate::kind::Kind;
use crate::row::EntityRow;

/// What is wrong with a table, and where.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{file}:{line}: {field}: {problem}")]
pub(crate) struct TableError {
    pub(crate) file: String,
    /// From 1.
    pub(crate) line: usize,
    pub(crate) field: &'static str,
    pub(crate) problem: String,
}

/// One line with its fields by column name.
pub(crate) struct Line<'t> {
    file: &'t str,
    columns: &'t [&'t str],
    /// From 1.
    pub(crate) number: usize,
    fields: Vec<&'t str>,
}

impl<'t> Line<'t> {
    /// The field of a column without white space around it; empty if the line or the table lacks it.
    pub(crate) fn field(&self, column: &'static str) -> &'t str {
        let place = self.columns.iter().position(|&each| each == column);
        place
            .and_then(|place| self.fields.get(place))
            .map_or("", |field| field.trim())
    }

    /// The field of a column that may not be empty.
    pub(crate) fn required(&self, column: &'static str) -> Result<&'t str, TableError> {
        match self.field(column) {
            "" => Err(self.error(column, "is empty".to_owned())),
            field => Ok(field),
        }
    }

    pub(crate) fn error(&self, field: &'static str, problem: String) -> TableError {
        TableError {
            file: self.file.to_owned(),
            line: self.number,
            field,
            problem,
        }
    }

    /// Two capital letters, or nothing.
    pub(crate) fn country(&self) -> Result<Option<[u8; 2]>, TableError> {
        match self.field("country").as_bytes() {
            [] => Ok(None),
            &[a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Ok(Some([a, b])),
            _ => Err(self.error(
                "country",
                format!("{:?} is not two capital letters", self.field("country")),
            )),
        }
    }

    /// One of the kinds of a type.
    fn kind(&self, entity_type: EntityType) -> Result<Kind, TableError> {
        let word = self.required("kind")?;
        Kind::of_word(word)
            .filter(|kind| kind.entity_type() == entity_type)
            .ok_or_else(|| self.error("kind", format!("{word:?} is no kind of {}", entity_type.as_str())))
    }

    fn degrees(&self, column: &'static str, limit: f64) -> Result<Option<f64>, TableError> {
        let field = self.field(column);
        if field.is_empty() {
            return Ok(None);
        }
        match field.parse::<f64>() {
            Ok(degrees) if degrees.abs() <= limit => Ok(Some(degrees)),
            _ => Err(self.error(
                column,
                format!("{field:?} is not a number from -{limit} to {limit}"),
            )),
        }
    }

    /// The year of `2014`, `2014-03` or `2014-03-18`.
    fn year(&self, column: &'static str) -> Result<Option<i16>, TableError> {
        let field = self.field(column);
        if field.is_empty() {
            return Ok(None);
        }
        let year = field.split('-').next().and_then(|year| year.parse::<i16>().ok());
        year.map(Some)
            .ok_or_else(|| self.error(column, format!("{field:?} is not a year or a date")))
    }
}

/// Calls `each` for every line below the header.
pub(crate) fn for_each_line(
    file: &str,
    text: &str,
    mut each: impl FnMut(&Line<'_>) -> Result<(), TableError>,
) -> Result<(), TableError> {
    let mut lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let columns: Vec<&str> = lines
        .next()
        .map_or_else(Vec::new, |(_, header)| header.split('\t').collect());
    for (index, line) in lines {
        let line = Line {
            file,
            columns: &columns,
            number: index + 1,
            fields: line.split('\t').collect(),
        };
        if line.fields.len() > columns.len() {
            let problem = format!(
                "{} fields, but the header names {}",
                line.fields.len(),
                columns.len()
            );
            return Err(line.error("line", problem));
        }
        each(&line)?;
    }
    Ok(())
}

/// Reads a table of entities.
pub(crate) fn entities(file: &str, text: &str) -> Result<Vec<EntityRow>, TableError> {
    let mut rows = Vec::new();
    for_each_line(file, text, |line| {
        let word = line.required("type")?;
        let entity_type = EntityType::ALL.into_iter().find(|each| each.as_str() == word);
        let entity_type = entity_type.ok_or_else(|| {
            line.error(
                "type",
                format!("{word:?} is not person, organization or location"),
            )
        })?;
        let popularity = line.required("popularity")?;
        let aliases = line.field("aliases");
        rows.push(EntityRow {
            id: line.required("id")?.to_owned(),
            entity_type,
            kind: line.kind(entity_type)?,
            of: line.field("of").to_owned(),
            name: line.required("name")?.to_owned(),
            aliases: aliases
                .split('|')
                .filter(|alias| !alias.is_empty())
                .map(str::to_owned)
                .collect(),
            country: line.country()?,
            lat: line.degrees("lat", 90.0)?,
            lon: line.degrees("lon", 180.0)?,
            description: line.field("description").to_owned(),
            from: line.year("from")?,
            to: line.year("to")?,
            popularity: popularity
                .parse()
                .ok()
                .filter(|&number| number <= 100)
                .ok_or_else(|| {
                    line.error(
                        "popularity",
                        format!("{popularity:?} is not a number from 0 to 100"),
                    )
                })?,
        });
        Ok(())
    })?;
    Ok(rows)
}
