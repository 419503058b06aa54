//! Formats that are not read, told by name or by their first bytes.

use std::path::Path;

/// A known format that holds no plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum Foreign {
    /// A page of the web.
    #[error("HTML: save the page as text, as with pandoc -t plain")]
    Html,
    /// Other markup.
    #[error("XML: write its texts as .txt or .jsonl")]
    Xml,
    /// A page to print.
    #[error("PDF: convert it to text first, as with pdftotext")]
    Pdf,
    /// Rows and columns.
    #[error("a table: write one document a line as .jsonl, with its text in the field `text`")]
    Table,
    /// A JSON array.
    #[error("a JSON array: name it .json")]
    JsonArray,
    /// A document of a word processor, a book.
    #[error("an office document: save it as text")]
    Office,
    /// Several files in one.
    #[error("an archive: unpack it first")]
    Archive,
    /// A compressed file.
    #[error("compressed: decompress it first, as with gunzip")]
    Compressed,
}

impl Foreign {
    /// What the extension of a file says.
    pub(super) fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "htm" | "html" | "mhtml" | "xhtml" => Self::Html,
            "rss" | "xml" => Self::Xml,
            "pdf" => Self::Pdf,
            "csv" | "parquet" | "tsv" | "xls" | "xlsx" => Self::Table,
            "doc" | "docx" | "epub" | "odt" | "rtf" => Self::Office,
            "7z" | "rar" | "tar" | "tgz" | "warc" | "zip" => Self::Archive,
            "bz2" | "gz" | "xz" | "zst" => Self::Compressed,
            _ => return None,
        })
    }

    /// What the first bytes of a file say.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let marks: [(&[u8], Self); 8] = [
            (b"%PDF-", Self::Pdf),
            (b"PK\x03\x04", Self::Archive),
            (b"\x1F\x8B", Self::Compressed),
            (b"BZh", Self::Compressed),
            (b"\xFD7zXZ\0", Self::Compressed),
            (b"\x28\xB5\x2F\xFD", Self::Compressed),
            (b"{\\rtf", Self::Office),
            (b"PAR1", Self::Table),
        ];
        if let Some((_, foreign)) = marks.into_iter().find(|(mark, _)| bytes.starts_with(mark)) {
            return Some(foreign);
        }
        let head = bytes.trim_ascii_start();
        let head = head[..head.len().min(16)].to_ascii_lowercase();
        if head.starts_with(b"<!doctype html") || head.starts_with(b"<html") {
            return Some(Self::Html);
        }
        if head.starts_with(b"<?xml") {
            return Some(Self::Xml);
        }
        let array = head.strip_prefix(b"[")?.trim_ascii_start();
        array.starts_with(b"{").then_some(Self::JsonArray)
    }
}
