//! Documents on their way: read, told apart, put in order.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};

use relmap_types::{Document, Metadata};

use super::record::Article;
use super::{
    Foreign, Format, Loaded, MAX_TEXT_BYTES, PassReason, PassedOver, Place, SkipReason, Skipped, Warning,
    WarningKind, decode, entity, front_matter, json, jsonl,
};

/// Documents on their way, with the place of each to settle clashes of ids.
#[derive(Default)]
pub(super) struct Gathering {
    read: Vec<ReadDocument>,
    pub(super) loaded: Loaded,
}

/// A document and where it comes from.
struct ReadDocument {
    document: Document,
    place: Place,
    /// Id of the file, which is the document's own if the file holds one text.
    file_id: String,
}

impl ReadDocument {
    /// Whether its id may be another file's too, because it was not made of the path.
    fn has_own_id(&self) -> bool {
        self.place.line.is_some() || self.document.id != self.file_id
    }
}

impl Gathering {
    pub(super) fn read(
        &mut self,
        id: &str,
        place: &Place,
        format: Format,
        reader: Box<dyn Read>,
    ) -> Result<(), SkipReason> {
        // Large enough that the first fill shows the first word of any sane file.
        let mut reader = BufReader::with_capacity(1 << 16, reader);
        let head = decode::skip_mark(reader.fill_buf()?);
        let format = if format == Format::Unknown {
            Format::of_bytes(head)
        } else {
            format
        };
        if format == Format::JsonLines {
            return jsonl::read(reader, id, place, self);
        }
        if let Some(foreign) = Foreign::of_bytes(head).filter(|_| format != Format::Json) {
            return Err(SkipReason::Foreign(foreign));
        }
        let mut bytes = Vec::new();
        reader.take(MAX_TEXT_BYTES + 1).read_to_end(&mut bytes)?;
        if format == Format::Json {
            return json::read(bytes, id, place, self);
        }
        match self.text(id, place, bytes)? {
            Some(document) => self.push(document, place.clone(), id),
            None => self.pass_over(id.to_owned(), PassReason::OwnNote),
        }
        Ok(())
    }

    pub(super) fn push(&mut self, document: Document, place: Place, file_id: &str) {
        self.read.push(ReadDocument {
            document,
            place,
            file_id: file_id.to_owned(),
        });
    }

    /// An article in JSON, and what it lost.
    pub(super) fn push_article(&mut self, article: Article, place: Place, file_id: &str) {
        let entities = (article.n_entities > 0).then_some(WarningKind::Entities {
            count: article.n_entities,
        });
        let date = article.bad_date.map(|value| WarningKind::Date { value });
        for kind in [date, entities].into_iter().flatten() {
            self.warn(place.clone(), kind);
        }
        self.push(article.document, place, file_id);
    }

    /// The document of a file that is one text; `None` for a note of our own.
    fn text(&mut self, id: &str, place: &Place, bytes: Vec<u8>) -> Result<Option<Document>, SkipReason> {
        if bytes.len() as u64 > MAX_TEXT_BYTES {
            return Err(SkipReason::TooLarge);
        }
        let decoded = decode::decode(bytes)?;
        let (text, count) = entity::decode(&decoded.text);
        let mut document = Document::new(id, text);
        let head = front_matter::read(&mut document);
        if head.is_own {
            return Ok(None);
        }
        let warnings = [
            decoded.loss,
            (count > 0).then_some(WarningKind::Entities { count }),
            head.bad_date.map(|value| WarningKind::Date { value }),
            head.is_open.then_some(WarningKind::OpenFrontMatter),
        ];
        for kind in warnings.into_iter().flatten() {
            self.warn(place.clone(), kind);
        }
        let article = document.cuts.last().map_or(0, |cut| cut.span.range().end);
        if document.text[article..].trim().is_empty() {
            return Err(SkipReason::Empty);
        }
        Ok(Some(document))
    }

    pub(super) fn skip(&mut self, place: Place, reason: SkipReason) {
        self.loaded.skipped.push(Skipped { place, reason });
    }

    pub(super) fn pass_over(&mut self, path: String, reason: PassReason) {
        self.loaded.passed_over.push(PassedOver { path, reason });
    }

    pub(super) fn warn(&mut self, place: Place, kind: WarningKind) {
        self.loaded.warnings.push(Warning { place, kind });
    }

    /// Sorts, and gives every document an id of its own, whatever the order of the inputs and of the lines of a file.
    ///
    /// Of the lines of one file with one id the longest text is taken, then the first by alphabet; of files with the
    /// same text under one id the first by path. Other lines of several files that share an id get the id of their
    /// file before theirs.
    pub(super) fn finish(mut self) -> Loaded {
        fn rank(read: &ReadDocument) -> impl Ord {
            let Metadata { title, date, source } = &read.document.metadata;
            let text = (Reverse(read.document.text.len()), &read.document.text);
            let place = &read.place;
            (
                &read.document.id,
                &place.path,
                text,
                (title, date, source),
                place.line,
            )
        }
        self.read.sort_by(|left, right| rank(left).cmp(&rank(right)));
        let mut kept: Vec<ReadDocument> = Vec::with_capacity(self.read.len());
        let mut same_id = 0;
        for read in std::mem::take(&mut self.read) {
            if kept
                .last()
                .is_none_or(|last| last.document.id != read.document.id)
            {
                same_id = kept.len();
            }
            let first = kept[same_id..].iter().find(|first| {
                first.place.path == read.place.path || first.document.text == read.document.text
            });
            match first.map(|first| (first.place.clone(), first.document.text == read.document.text)) {
                Some((first, true)) => self.skip(read.place, SkipReason::Copy { first }),
                Some((first, false)) => self.skip_taken(read, first),
                None => kept.push(read),
            }
        }
        let mut places: BTreeMap<String, Place> = BTreeMap::new();
        let clashes: Vec<bool> = kept
            .chunk_by(|left, right| left.document.id == right.document.id)
            .flat_map(|group| group.iter().map(move |read| group.len() > 1 && read.has_own_id()))
            .collect();
        // Documents that keep their ids first: nothing made up takes one from them.
        let (qualified, plain): (Vec<_>, Vec<_>) =
            kept.into_iter().zip(clashes).partition(|(_, clashes)| *clashes);
        for (mut read, clashes) in plain.into_iter().chain(qualified) {
            if clashes {
                read.document.id = format!("{}#{}", read.file_id, read.document.id);
            }
            if let Some(first) = places.get(&read.document.id) {
                let first = first.clone();
                self.skip_taken(read, first);
            } else {
                if read.has_own_id() {
                    self.loaded
                        .lines
                        .insert(read.document.id.clone(), read.place.clone());
                }
                places.insert(read.document.id.clone(), read.place);
                self.loaded.documents.push(read.document);
            }
        }
        self.loaded.passed_over.sort();
        self.loaded.documents.sort_by(|a, b| a.id.cmp(&b.id));
        self.loaded.skipped.sort_by(|a, b| a.place.cmp(&b.place));
        self.loaded.warnings.sort_by(|a, b| a.place.cmp(&b.place));
        self.loaded
    }

    fn skip_taken(&mut self, read: ReadDocument, first: Place) {
        let id = read.document.id;
        self.skip(read.place, SkipReason::DuplicateId { id, first });
    }
}
