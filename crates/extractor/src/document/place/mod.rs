//! Where the text says that its places lie: "Zorkal, Ohio", "Zorkal in Peru".
//!
//! [`said`] reads what stands behind each mention, [`apart`] finds names that several places of the document bear.

mod apart;
mod said;
mod whole;

pub(super) use said::LIST_MARKS;
pub(super) use whole::Whole;

use crate::news::News;

/// What a document says of where its places lie.
pub(super) struct Wholes {
    /// For each mention what the text says right there.
    said: Vec<Option<Whole>>,
    /// For each mention of a name that the text puts into several wholes, the mention whose whole is its own.
    apart: Vec<Option<usize>>,
}

impl Wholes {
    /// Reads what stands behind the places of a document.
    pub(super) fn new(news: News<'_>) -> Self {
        let mut said: Vec<Option<Whole>> = Vec::with_capacity(news.mentions.len());
        for town in news.all() {
            let whole = said::whole(town, &said);
            said.push(whole);
        }
        let apart = apart::apart(news, &said);
        Self { said, apart }
    }

    /// What the text says that a mention lies in, there or where it names it so before.
    pub(super) fn of(&self, index: usize) -> Option<&Whole> {
        self.said[self.apart[index].unwrap_or(index)].as_ref()
    }

    /// What tells a mention's place from another of the same name in the document.
    pub(super) fn owner(&self, index: usize) -> Option<&str> {
        let whole = self.said[self.apart[index]?].as_ref();
        whole.map(|whole| whole.key.as_str())
    }
}
