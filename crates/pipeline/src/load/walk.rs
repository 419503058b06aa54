//! Which files the given paths stand for.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use super::{Format, PassReason, PassedOver, Place, SkipReason, Skipped};

/// The files behind the given paths, each once.
#[derive(Default)]
pub(super) struct Found {
    /// In order of discovery.
    pub(super) files: Vec<Source>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) passed_over: Vec<PassedOver>,
}

/// A file to read.
pub(super) struct Source {
    pub(super) path: PathBuf,
    /// Its path below the given folder, its name if it was given itself, or its whole path where those clash.
    pub(super) id: String,
    /// It was given itself, not found in a folder.
    pub(super) is_given: bool,
}

/// A folder still to search, with the id that its files begin with.
struct Folder {
    path: PathBuf,
    prefix: String,
}

/// Searches the paths in their own order, so that the order in which they are given does not matter.
pub(super) fn find(mut paths: Vec<PathBuf>) -> Found {
    paths.sort();
    paths.dedup();
    let mut walk = Walk::default();
    for path in paths {
        walk.given(path);
    }
    let mut found = walk.found;
    tell_apart(&mut found.files);
    found
}

#[derive(Default)]
struct Walk {
    found: Found,
    /// Real paths of files and folders already taken: a link back up the tree, or a file given twice, ends here.
    seen: BTreeSet<PathBuf>,
}

impl Walk {
    fn given(&mut self, path: PathBuf) {
        let known = match fs::metadata(&path) {
            Ok(known) => known,
            Err(_) if path.symlink_metadata().is_ok_and(|link| link.is_symlink()) => {
                return self.skip(&path, SkipReason::BrokenLink);
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return self.skip(&path, SkipReason::NotFound);
            }
            Err(error) => return self.skip(&path, error.into()),
        };
        if known.is_dir() {
            let before = (self.found.files.len(), self.found.skipped.len(), self.seen.len());
            self.search(&path);
            let (files, skipped, seen) = before;
            // A folder that an earlier input covers adds nothing either, and that is no fault.
            let covered = self.seen.len() == seen;
            if !covered && self.found.files.len() == files && self.found.skipped.len() == skipped {
                self.skip(&path, SkipReason::NothingInFolder);
            }
        } else if !known.is_file() {
            // Reading a pipe that nobody writes to would never end.
            self.skip(&path, SkipReason::NoFile);
        } else {
            let id = path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned();
            self.take(path, id, true);
        }
    }

    /// Searches a folder. Folders behind links wait until the end, so that a file is known by its own path first.
    fn search(&mut self, root: &Path) {
        let mut folders = vec![Folder {
            path: root.to_owned(),
            prefix: String::new(),
        }];
        let mut linked = VecDeque::new();
        while let Some(folder) = folders.pop().or_else(|| linked.pop_front()) {
            if !self.is_new(&folder.path) {
                continue;
            }
            let entries = match fs::read_dir(&folder.path).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
                Ok(entries) => entries,
                Err(error) => {
                    self.skip(&folder.path, error.into());
                    continue;
                }
            };
            let mut paths: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
            paths.sort();
            for path in paths {
                let name = path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                let id = format!("{}{name}", folder.prefix);
                let is_link = path.is_symlink();
                if name.starts_with('.') {
                    self.pass_over(id, PassReason::Hidden);
                } else if path.is_dir() {
                    let folder = Folder {
                        path,
                        prefix: format!("{id}/"),
                    };
                    if is_link {
                        linked.push_back(folder);
                    } else {
                        folders.push(folder);
                    }
                } else if name.eq_ignore_ascii_case("readme.md") {
                    self.pass_over(id, PassReason::ReadMe);
                } else if Format::of(&path) == Format::Unknown {
                    self.pass_over(id, PassReason::of_path(&path));
                } else if path.is_file() {
                    self.take(path, id, false);
                } else if is_link && !path.exists() {
                    self.skip(&path, SkipReason::BrokenLink);
                } else {
                    self.skip(&path, SkipReason::NoFile);
                }
            }
        }
    }

    fn take(&mut self, path: PathBuf, id: String, is_given: bool) {
        if self.is_new(&path) {
            self.found.files.push(Source { path, id, is_given });
        }
    }

    /// Whether the file or folder behind the path was not met before.
    fn is_new(&mut self, path: &Path) -> bool {
        // What cannot be resolved cannot loop either; opening it will say what is wrong.
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        self.seen.insert(real)
    }

    fn pass_over(&mut self, path: String, reason: PassReason) {
        self.found.passed_over.push(PassedOver { path, reason });
    }

    fn skip(&mut self, path: &Path, reason: SkipReason) {
        let place = Place {
            path: path.display().to_string(),
            line: None,
        };
        self.found.skipped.push(Skipped { place, reason });
    }
}

/// Gives files that would share an id their whole path instead.
fn tell_apart(files: &mut [Source]) {
    let mut count: BTreeMap<String, u32> = BTreeMap::new();
    for file in &*files {
        *count.entry(file.id.clone()).or_default() += 1;
    }
    for file in files.iter_mut().filter(|file| count[&file.id] > 1) {
        let parts = file
            .path
            .components()
            .filter(|part| !matches!(part, std::path::Component::CurDir));
        file.id = parts
            .collect::<PathBuf>()
            .to_string_lossy()
            .replace(std::path::MAIN_SEPARATOR, "/");
    }
}
