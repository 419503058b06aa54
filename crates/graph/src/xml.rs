//! XML elements over quick-xml's writer, which escapes.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes of an element, in order.
pub type Attributes<'a> = [(&'a str, &'a str)];

/// An XML document in the making.
///
/// Whatever it is given, the document is well-formed: what XML cannot carry is replaced, see [`carried`].
pub struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A document without a declaration, as pictures go into pages.
    pub fn bare() -> Self {
        Self {
            writer: Writer::new_with_indent(Vec::new(), b' ', 1),
        }
    }

    /// A document that says its version and encoding.
    pub fn declared() -> io::Result<Self> {
        let mut xml = Self::bare();
        xml.writer
            .write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(xml)
    }

    /// The document, with a line break at its end.
    ///
    /// # Panics
    /// Never: all that is written comes from strings.
    pub fn finish(self) -> String {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        String::from_utf8(bytes).expect("quick-xml writes the strings it is given")
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> io::Result<()> {
        self.writer.write_event(Event::Start(start(name, attributes)))
    }

    /// Closes the element that was opened last, which has this name.
    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with elements inside.
    pub fn group(
        &mut self,
        name: &str,
        attributes: &Attributes<'_>,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.open(name, attributes)?;
        inside(self)?;
        self.close(name)
    }

    /// An element with nothing inside.
    pub fn empty(&mut self, name: &str, attributes: &Attributes<'_>) -> io::Result<()> {
        self.writer.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element with text inside.
    pub fn text(&mut self, name: &str, attributes: &Attributes<'_>, text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.writer
            .write_event(Event::Text(BytesText::new(&carried(text))))?;
        self.close(name)
    }
}

fn start<'a>(name: &'a str, attributes: &Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, &*carried(value)));
    }
    start
}

/// The text with U+FFFD for what XML 1.0 has no way to write: most control characters and two non-characters.
pub fn carried(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_carried) {
        return Cow::Borrowed(text);
    }
    let carry = |ch| {
        if is_carried(ch) {
            ch
        } else {
            char::REPLACEMENT_CHARACTER
        }
    };
    Cow::Owned(text.chars().map(carry).collect())
}

const fn is_carried(ch: char) -> bool {
    matches!(ch, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_xml_lacks_is_replaced() {
        assert_eq!(
            carried("two\nlines\r\n\t“x” \u{202E}"),
            "two\nlines\r\n\t“x” \u{202E}"
        );
        assert_eq!(
            carried("nul \0 esc \u{1B} \u{FFFE}"),
            "nul \u{FFFD} esc \u{FFFD} \u{FFFD}"
        );
    }

    #[test]
    fn markup_is_text() {
        let mut xml = Xml::bare();
        xml.group("a", &[("b", "\"<&\0")], |xml| xml.text("c", &[], "]]></c>"))
            .unwrap();
        assert_eq!(
            xml.finish(),
            "<a b=\"&quot;&lt;&amp;\u{FFFD}\">\n <c>]]&gt;&lt;/c&gt;</c>\n</a>\n"
        );
    }
}
