//! Apache Parquet: a table of nodes and one of edges.
//!
//! Numbers are numbers, days are days, aliases are lists: nothing has to be parsed again. Texts are UTF-8 and hold
//! every character of a name. A cell without a value is null, a list without one is empty. How the graph was made
//! stands in the metadata of both files, under `relmap`, as `graph.json` has it.

use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;
use relmap_graph::GraphFile;
use relmap_types::Date;

use crate::columns::{self, Column, Kind, Value};
use crate::{ExportError, Exported};

pub(crate) fn write(file: &GraphFile) -> Result<Vec<Exported>, ExportError> {
    let header = serde_json::to_string(&file.graph)?;
    let nodes = Table {
        name: "nodes",
        ids: vec![("id", file.nodes.iter().map(|node| node.id.as_str()).collect())],
        columns: columns::of_nodes(file),
        rows: &file.nodes,
    };
    let edges = Table {
        name: "edges",
        ids: vec![
            (
                "source",
                file.edges.iter().map(|row| row.source.as_str()).collect(),
            ),
            (
                "target",
                file.edges.iter().map(|row| row.target.as_str()).collect(),
            ),
        ],
        columns: columns::of_edges(file),
        rows: &file.edges,
    };
    Ok(vec![nodes.write(file, &header)?, edges.write(file, &header)?])
}

/// What a file holds.
struct Table<'f, Row: 'static> {
    name: &'static str,
    /// Columns of ids: names, and the id of every row.
    ids: Vec<(&'static str, Vec<&'f str>)>,
    columns: Vec<&'static Column<Row>>,
    rows: &'f [Row],
}

impl<Row> Table<'_, Row> {
    fn write(&self, file: &GraphFile, header: &str) -> Result<Exported, ParquetError> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(file.graph.generator.clone())
            .set_key_value_metadata(Some(vec![KeyValue::new("relmap".to_owned(), header.to_owned())]))
            .build();
        let mut writer =
            SerializedFileWriter::new(Vec::new(), Arc::new(self.schema()?), Arc::new(properties))?;
        let mut group = writer.next_row_group()?;
        let mut place = 0;
        while let Some(mut column) = group.next_column()? {
            match self.ids.get(place) {
                Some((_, ids)) => {
                    let ids: Vec<ByteArray> = ids.iter().map(|id| ByteArray::from(*id)).collect();
                    cells::<ByteArrayType>(&mut column, &ids, None, None)?;
                }
                None => self.fill(&mut column, file, self.columns[place - self.ids.len()])?,
            }
            column.close()?;
            place += 1;
        }
        group.close()?;
        let name = format!("{}.parquet", self.name);
        Ok(Exported::new(name, writer.into_inner()?))
    }

    fn schema(&self) -> Result<Type, ParquetError> {
        let ids = self.ids.iter().map(|(name, _)| text(name, Repetition::REQUIRED));
        let columns = self.columns.iter().map(|column| field(column.name, column.kind));
        let fields: Result<Vec<_>, _> = ids.chain(columns).map(|field| field.map(Arc::new)).collect();
        Type::group_type_builder(self.name).with_fields(fields?).build()
    }

    /// Writes the cells of one column.
    fn fill(
        &self,
        writer: &mut SerializedColumnWriter<'_>,
        file: &GraphFile,
        column: &'static Column<Row>,
    ) -> Result<(), ParquetError> {
        let values = || self.rows.iter().map(|row| column.value(file, row));
        let levels: Vec<i16> = values().map(|value| i16::from(value.is_some())).collect();
        let levels = Some(levels.as_slice());
        match column.kind {
            Kind::Text => {
                let texts = values().filter_map(|value| match value {
                    Some(Value::Text(text)) => Some(ByteArray::from(text)),
                    _ => None,
                });
                cells::<ByteArrayType>(writer, &texts.collect::<Vec<_>>(), levels, None)
            }
            Kind::Whole => {
                let numbers = values().filter_map(|value| match value {
                    // No count comes near 2^63.
                    Some(Value::Whole(number)) => Some(i64::try_from(number).unwrap_or(i64::MAX)),
                    _ => None,
                });
                cells::<Int64Type>(writer, &numbers.collect::<Vec<_>>(), levels, None)
            }
            Kind::Real => {
                let numbers = values().filter_map(|value| match value {
                    Some(Value::Whole(number)) => Some(number as f64),
                    Some(Value::Real(number)) => Some(number),
                    _ => None,
                });
                cells::<DoubleType>(writer, &numbers.collect::<Vec<_>>(), levels, None)
            }
            Kind::Day => {
                let days = values().filter_map(|value| match value {
                    Some(Value::Day(date)) => Some(days_since_1970(date)),
                    _ => None,
                });
                cells::<Int32Type>(writer, &days.collect::<Vec<_>>(), levels, None)
            }
            Kind::Texts => {
                let (mut texts, mut defined, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
                for value in values() {
                    let list = match value {
                        Some(Value::Texts(list)) => list,
                        _ => &[],
                    };
                    texts.extend(list.iter().map(|text| ByteArray::from(text.as_str())));
                    // An empty list takes a place of its own, at which no text is defined.
                    defined.extend(list.iter().map(|_| 1).chain(list.is_empty().then_some(0)));
                    repeated.extend((0..list.len().max(1)).map(|at| i16::from(at > 0)));
                }
                cells::<ByteArrayType>(writer, &texts, Some(&defined), Some(&repeated))
            }
        }
    }
}

fn cells<T: DataType>(
    writer: &mut SerializedColumnWriter<'_>,
    values: &[T::T],
    defined: Option<&[i16]>,
    repeated: Option<&[i16]>,
) -> Result<(), ParquetError> {
    writer
        .typed::<T>()
        .write_batch(values, defined, repeated)
        .map(|_| ())
}

/// A column as the schema has it.
fn field(name: &str, kind: Kind) -> Result<Type, ParquetError> {
    let number =
        |physical| Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
    match kind {
        Kind::Text => text(name, Repetition::OPTIONAL),
        Kind::Whole => number(Physical::INT64).build(),
        Kind::Real => number(Physical::DOUBLE).build(),
        Kind::Day => number(Physical::INT32)
            .with_logical_type(Some(LogicalType::Date))
            .with_converted_type(ConvertedType::DATE)
            .build(),
        Kind::Texts => {
            let element = text("element", Repetition::REQUIRED)?;
            let list = Type::group_type_builder("list")
                .with_repetition(Repetition::REPEATED)
                .with_fields(vec![Arc::new(element)])
                .build()?;
            Type::group_type_builder(name)
                .with_repetition(Repetition::REQUIRED)
                .with_logical_type(Some(LogicalType::List))
                .with_converted_type(ConvertedType::LIST)
                .with_fields(vec![Arc::new(list)])
                .build()
        }
    }
}

fn text(name: &str, repetition: Repetition) -> Result<Type, ParquetError> {
    Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
        .with_repetition(repetition)
        .with_logical_type(Some(LogicalType::String))
        .with_converted_type(ConvertedType::UTF8)
        .build()
}

fn days_since_1970(date: Date) -> i32 {
    let epoch = Date::constant(1970, 1, 1);
    epoch.until(date).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::{Field, Row};

    use super::*;
    use crate::fixture;

    fn rows(exported: &Exported) -> Vec<Row> {
        let bytes = bytes::Bytes::from(exported.bytes.clone());
        let reader = SerializedFileReader::new(bytes).unwrap();
        reader.get_row_iter(None).unwrap().map(Result::unwrap).collect()
    }

    fn cell<'r>(row: &'r Row, name: &str) -> &'r Field {
        row.get_column_iter()
            .find(|(column, _)| *column == name)
            .unwrap()
            .1
    }

    #[test]
    fn every_name_comes_back_as_it_is() {
        let file = fixture::hostile();
        let [nodes, edges] = write(&file).unwrap().try_into().unwrap();
        assert_eq!(
            (nodes.name.as_str(), edges.name.as_str()),
            ("nodes.parquet", "edges.parquet")
        );
        let rows = rows(&nodes);
        assert_eq!(rows.len(), file.nodes.len());
        for (row, node) in rows.iter().zip(&file.nodes) {
            assert_eq!(cell(row, "id"), &Field::Str(node.id.clone()));
            assert_eq!(cell(row, "label"), &Field::Str(node.label.clone()));
            let Field::ListInternal(aliases) = cell(row, "aliases") else {
                panic!("{row}")
            };
            let want: Vec<_> = node.aliases.iter().cloned().map(Field::Str).collect();
            assert_eq!(aliases.elements(), want);
        }
    }

    #[test]
    fn numbers_and_days_have_their_own_types() {
        let file = fixture::talks();
        let [_, edges] = write(&file).unwrap().try_into().unwrap();
        for (row, edge) in rows(&edges).iter().zip(&file.edges) {
            assert_eq!(cell(row, "weight"), &Field::Double(edge.edge.weight as f64));
            assert_eq!(cell(row, "sentences"), &Field::Long(edge.edge.sentences as i64));
        }
        assert_eq!(days_since_1970(Date::constant(1970, 1, 1)), 0);
        assert_eq!(days_since_1970(Date::constant(2024, 2, 29)), 19_782);
        assert_eq!(days_since_1970(Date::constant(1969, 12, 31)), -1);
    }
}
