//! A Markdown file and the cases in it.

use relmap_pipeline::Config;

/// Name of the document of a news block without `=== id` lines.
const ONLY_DOCUMENT: &str = "news";

/// A file as pieces that print back to it.
pub(super) struct SuiteFile {
    pieces: Vec<Piece>,
}

enum Piece {
    /// `## heading`, with its line end.
    Heading(String),
    /// Everything else, line by line.
    Prose(String),
    /// A fenced block: the words after the fence, and the lines within.
    Block { info: String, body: String },
}

/// One heading and what stands below it.
pub(super) struct Case {
    pub(super) heading: String,
    /// Ids and texts.
    pub(super) documents: Vec<(String, String)>,
    pub(super) config: Config,
    /// Table of the user's names.
    pub(super) gazetteer: Option<String>,
    /// Place in the file and kind of each block with a result.
    pub(super) wanted: Vec<(usize, String)>,
}

impl SuiteFile {
    pub(super) fn parse(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut lines = text.split_inclusive('\n');
        while let Some(line) = lines.next() {
            if let Some(info) = line.strip_prefix("```") {
                let body = lines
                    .by_ref()
                    .take_while(|line| line.trim_end() != "```")
                    .collect();
                pieces.push(Piece::Block {
                    info: info.trim().to_owned(),
                    body,
                });
            } else if line.starts_with("## ") {
                pieces.push(Piece::Heading(line.to_owned()));
            } else {
                pieces.push(Piece::Prose(line.to_owned()));
            }
        }
        Self { pieces }
    }

    pub(super) fn print(&self) -> String {
        let print = |piece: &Piece| match piece {
            Piece::Heading(line) | Piece::Prose(line) => line.clone(),
            Piece::Block { info, body } => format!("```{info}\n{body}```\n"),
        };
        self.pieces.iter().map(print).collect()
    }

    /// The lines of the block at a place; empty for other pieces.
    pub(super) fn body(&self, place: usize) -> &str {
        match &self.pieces[place] {
            Piece::Block { body, .. } => body,
            Piece::Heading(_) | Piece::Prose(_) => "",
        }
    }

    pub(super) fn replace(&mut self, place: usize, new: String) {
        if let Piece::Block { body, .. } = &mut self.pieces[place] {
            *body = new;
        }
    }

    /// The cases in order; an error names the heading and the fault.
    pub(super) fn cases(&self) -> Result<Vec<Case>, String> {
        let mut cases: Vec<Case> = Vec::new();
        for (place, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Prose(_) => {}
                Piece::Heading(line) => {
                    let heading = line[3..].trim().to_owned();
                    if cases.iter().any(|case| case.heading == heading) {
                        return Err(format!("{heading}: the heading stands twice"));
                    }
                    cases.push(Case::new(heading));
                }
                Piece::Block { info, body } => {
                    let case = cases.last_mut().ok_or("a block stands above the first heading")?;
                    case.add(place, info, body)
                        .map_err(|fault| format!("{}: {fault}", case.heading))?;
                }
            }
        }
        for case in &cases {
            let fault = match case {
                Case { documents, .. } if documents.is_empty() => "there is no news",
                Case { wanted, .. } if wanted.is_empty() => "nothing is wanted of it",
                _ => continue,
            };
            return Err(format!("{}: {fault}", case.heading));
        }
        Ok(cases)
    }
}

impl Case {
    fn new(heading: String) -> Self {
        Self {
            heading,
            documents: Vec::new(),
            config: Config::default(),
            gazetteer: None,
            wanted: Vec::new(),
        }
    }

    fn add(&mut self, place: usize, info: &str, body: &str) -> Result<(), String> {
        let (kind, settings) = info.split_once(' ').unwrap_or((info, ""));
        match kind {
            "news" if self.documents.is_empty() => {
                self.documents = documents(body);
                settings
                    .split_whitespace()
                    .try_for_each(|word| set(&mut self.config, word))
            }
            "news" => Err("there are two news blocks: use one with lines `=== id`".to_owned()),
            "gazetteer" => {
                self.gazetteer = Some(body.to_owned());
                Ok(())
            }
            _ => {
                self.wanted.push((place, kind.to_owned()));
                Ok(())
            }
        }
    }
}

/// The documents of a news block.
fn documents(body: &str) -> Vec<(String, String)> {
    let mut documents: Vec<(String, String)> = Vec::new();
    for line in body.split_inclusive('\n') {
        if let Some(id) = line.strip_prefix("=== ") {
            documents.push((id.trim().to_owned(), String::new()));
            continue;
        }
        if documents.is_empty() {
            documents.push((ONLY_DOCUMENT.to_owned(), String::new()));
        }
        if let Some((_, text)) = documents.last_mut() {
            text.push_str(line);
        }
    }
    documents
}

fn set(config: &mut Config, word: &str) -> Result<(), String> {
    match word.split_once('=') {
        Some(("window", window)) => config.window = window.parse()?,
        Some(("coreference", level)) => config.resolve.coreference = level.parse()?,
        Some(("metonyms", reading)) => config.resolve.metonyms = reading.parse()?,
        Some(("min-confidence", score)) => config.min_confidence = score.parse().map_err(|_| "no number")?,
        None if word == "keep-boilerplate" => config.keep_boilerplate = true,
        _ => return Err(format!("unknown setting {word:?}")),
    }
    Ok(())
}
