//! One row a line: compact enough for a large graph, and a difference between two runs shows the rows that differ.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::GraphFile;
use crate::GraphError;

impl GraphFile {
    /// Writes the file as JSON, one row a line, with a newline at the end.
    ///
    /// # Errors
    /// [`GraphError::Write`] if `writer` fails.
    pub fn write(&self, mut writer: impl io::Write) -> Result<(), GraphError> {
        self.serialize(&mut Serializer::with_formatter(
            &mut writer,
            RowFormatter::default(),
        ))
        .map_err(io::Error::from)?;
        writer.write_all(b"\n")?;
        Ok(())
    }
}

/// Containers this deep hold rows: the file itself and its tables.
const ROW_DEPTH: u32 = 2;

/// Breaks the line before every key of the file and every row of a table.
#[derive(Default)]
struct RowFormatter {
    depth: u32,
}

impl RowFormatter {
    fn separate<W: ?Sized + io::Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.depth <= ROW_DEPTH {
            writer.write_all(b"\n")
        } else {
            Ok(())
        }
    }
}

impl Formatter for RowFormatter {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        if self.depth < ROW_DEPTH {
            writer.write_all(b"\n")?;
        }
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.separate(writer, first)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        if self.depth < ROW_DEPTH {
            writer.write_all(b"\n")?;
        }
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.separate(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        CompactFormatter.begin_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture;

    #[test]
    fn every_row_is_a_line() {
        let mut bytes = Vec::new();
        fixture::talks().file().write(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let rows = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
        assert_eq!(rows("{\"id\":\"ada-moran\","), 1, "{text}");
        assert_eq!(
            rows("{\"source\":\"ada-moran\",\"target\":\"bruno-keller\",\"weight\":2,"),
            1,
            "{text}"
        );
        assert!(text.ends_with("\n]\n}\n"), "{text}");
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
    }
}
