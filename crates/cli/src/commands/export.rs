//! `relmap export`: a graph in the formats that other programs read.

use std::path::{Path, PathBuf};

use anyhow::bail;
use relmap_export::{Config, Format, export as export_as};
use relmap_graph::view::{Backbone, PictureConfig, part};
use relmap_graph::{EntityGraph, GraphFile};
use relmap_pipeline::write;

use super::{opened, output, shown};
use crate::args::ExportArgs;
use crate::words::{many, many_forms, plain};
use crate::{Exit, Io};

/// Writes a graph in one or several formats.
pub(crate) fn export(args: &ExportArgs, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    let formats = formats(args)?;
    let place = Place::choose(&formats, args.output.as_deref())?;
    if matches!(place, Place::Stdout) && formats.contains(&Format::Png) && io.terminal.stdout {
        bail!("a terminal shows no PNG: name a file with -o, or pipe it into a program");
    }
    if let Place::File { folder, .. } | Place::Folder { folder, .. } = &place {
        write::probe(folder)?;
    }
    let asked = Asked::new(opened::open(&args.graph, io)?, args)?;
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let (mut talk, mut n_boxed) = (Vec::new(), 0);
    for &format in &formats {
        let exported = export_as(asked.file(format), format, &asked.config)?;
        n_boxed += exported.iter().map(|exported| exported.n_boxed).sum::<usize>();
        match &place {
            Place::Stdout => {
                for exported in exported {
                    io.stdout.write_all(&exported.bytes)?;
                }
            }
            Place::File { folder, name } => {
                talk.push(folder.join(name).display().to_string());
                files.extend(
                    exported
                        .into_iter()
                        .map(|exported| (name.clone(), exported.bytes)),
                );
            }
            Place::Folder { folder, .. } if !format.is_folder() => {
                talk.push(folder.join(format.file_name()).display().to_string());
                files.extend(
                    exported
                        .into_iter()
                        .map(|exported| (exported.name, exported.bytes)),
                );
            }
            Place::Folder { folder, apart } => {
                let below = if *apart {
                    folder.join(format.file_name())
                } else {
                    folder.clone()
                };
                talk.push(format!("{} ({})", below.display(), many(exported.len(), "file")));
                let prefix = if *apart {
                    format!("{}/", format.file_name())
                } else {
                    String::new()
                };
                let named = exported
                    .into_iter()
                    .map(|exported| (format!("{prefix}{}", exported.name), exported.bytes));
                files.extend(named);
            }
        }
    }
    if let Place::File { folder, .. } | Place::Folder { folder, .. } = &place {
        let borrowed: Vec<_> = files
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
            .collect();
        write::write_all(folder, &borrowed)?;
        if !args.quiet {
            io.say(format_args!("Written: {}", plain(&talk.join(", "))));
        }
    }
    if n_boxed > 0 && !args.quiet {
        let names = many_forms(n_boxed, "name shows", "names show");
        io.say(format_args!(
            "{names} boxes in the PNG, whose typeface lacks their letters: .svg and .html show them"
        ));
    }
    Ok(Exit::Done)
}

/// What was asked for, each format once.
fn formats(args: &ExportArgs) -> anyhow::Result<Vec<Format>> {
    let mut formats = args.format.clone();
    if formats.is_empty() {
        let name = args
            .output
            .as_deref()
            .and_then(Path::file_name)
            .and_then(|name| name.to_str());
        match name.and_then(Format::of_file_name) {
            Some(format) => formats.push(format),
            None => bail!(no_format(args.output.as_deref())),
        }
    }
    let mut once = Vec::new();
    for format in formats {
        if !once.contains(&format) {
            once.push(format);
        }
    }
    Ok(once)
}

/// What is said where neither a flag nor an extension gives a format.
fn no_format(output: Option<&Path>) -> String {
    let formats = Format::ALL.map(Format::as_str).join(", ");
    let extension = output
        .and_then(Path::extension)
        .map(|extension| extension.display().to_string());
    match extension {
        Some(extension) => {
            format!(
                "no format is called .{extension}: pictures are .svg and .png; with --format these can be had: {formats}"
            )
        }
        None => format!(
            "no format: give one with --format ({formats}), or an output with an extension such as .svg"
        ),
    }
}

/// Where the formats go.
enum Place {
    Stdout,
    File {
        folder: PathBuf,
        name: String,
    },
    /// Files by their own names; a format that is a folder itself goes into one of its own, if `apart`.
    Folder {
        folder: PathBuf,
        apart: bool,
    },
}

impl Place {
    fn choose(formats: &[Format], output: Option<&Path>) -> anyhow::Result<Self> {
        let output = output.filter(|path| !output::is_stdout(path));
        match (formats, output) {
            ([format], None) if !format.is_folder() => Ok(Self::Stdout),
            (_, None) => bail!("several files do not fit on standard output: give a folder with -o"),
            ([format], Some(path)) if !format.is_folder() && !is_folder(path) => {
                let (folder, name) = output::folder_and_name(path)?;
                Ok(Self::File {
                    folder: folder.to_owned(),
                    name: name.to_owned(),
                })
            }
            (_, Some(path)) => Ok(Self::Folder {
                folder: path.to_owned(),
                apart: formats.len() > 1,
            }),
        }
    }
}

/// A folder that is there, or a name that can only be one.
fn is_folder(path: &Path) -> bool {
    path.is_dir()
        || path
            .as_os_str()
            .to_string_lossy()
            .ends_with(std::path::is_separator)
}

/// A graph and what was asked for of it.
struct Asked {
    whole: GraphFile,
    /// What formats hold that are no pictures, if not the whole graph; pictures say themselves what they leave out.
    part: Option<GraphFile>,
    config: Config,
}

impl Asked {
    /// # Errors
    /// If `--focus` names no node, or several.
    fn new(whole: GraphFile, args: &ExportArgs) -> anyhow::Result<Self> {
        if let (Some(since), Some(until)) = (args.since, args.until)
            && until < since
        {
            bail!("--until {until} lies before --since {since}: nothing is left");
        }
        let heaviest = whole.edges.iter().map(|row| row.edge.weight).max().unwrap_or(0);
        let least = args.show.min_weight;
        if least > heaviest.max(1) {
            bail!("no tie weighs {least}: the heaviest weighs {heaviest}; ask for less with --min-weight");
        }
        let graph = EntityGraph::try_from(whole.clone())?;
        let mut picture = shown::picture(&args.show, &args.draw, &graph)?;
        (picture.narrowing.since, picture.narrowing.until) = (args.since, args.until);
        let all = args.show.top.is_none() && args.show.backbone.is_none();
        let part = (!all || !picture.narrowing.is_everything()).then(|| {
            let config = PictureConfig {
                top: args.show.top.unwrap_or(usize::MAX),
                backbone: args.show.backbone.unwrap_or(Backbone::Off),
                ..picture.clone()
            };
            part(&graph, &config)
        });
        if part.as_ref().is_some_and(|part| part.nodes.is_empty()) {
            bail!("nothing of the graph is left: no tie is in all of these limits");
        }
        let width = args.width;
        Ok(Self {
            whole,
            part,
            config: Config { picture, width },
        })
    }

    fn file(&self, format: Format) -> &GraphFile {
        match &self.part {
            Some(part) if !format.is_picture() => part,
            _ => &self.whole,
        }
    }
}
