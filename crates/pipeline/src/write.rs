//! Outputs that are there whole or not at all.
//!
//! Every file is written beside its place and renamed, and a set of files is renamed only when all are written.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::Error;

/// Files that are written but not yet in their place.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Whether a file was put in its place.
static PLACED: AtomicBool = AtomicBool::new(false);

/// Writes files of the given names and contents into a folder, which is made if it is not there.
///
/// A name may lead into a folder below, which is made too.
///
/// # Errors
/// [`Error`] if the folder cannot be made or a file not be written; no output was touched then, short of a
/// rename that the system refuses after it granted the writing.
pub fn write_all(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), Error> {
    check(folder, &files.iter().map(|(name, _)| *name).collect::<Vec<_>>())?;
    make(folder)?;
    let mut waiting = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let place = folder.join(name);
        if let Some(below) = place.parent().filter(|below| *below != folder) {
            make(below)?;
        }
        waiting.push(Waiting::write(place, bytes)?);
    }
    waiting.into_iter().try_for_each(Waiting::put_in_place)
}

fn make(folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|source| Error::CreateFolder {
        path: folder.to_owned(),
        source,
    })
}

/// Says whether [`write_all`] could put files of these names into the folder, before the work is done.
///
/// # Errors
/// [`Error`] if something stands in the way of the folder or of a file.
pub fn check(folder: &Path, names: &[&str]) -> Result<(), Error> {
    if folder.exists() && !folder.is_dir() {
        return Err(Error::NoFolder {
            path: folder.to_owned(),
        });
    }
    match names
        .iter()
        .map(|name| folder.join(name))
        .find(|place| place.is_dir())
    {
        Some(path) => Err(Error::InTheWay { path }),
        None => Ok(()),
    }
}

/// Writes and removes an empty file where [`write_all`] would write, so that a folder that refuses is known before the work.
///
/// A folder that is not there is not made: the next one above it that is there stands for it.
///
/// # Errors
/// [`Error`] if the system refuses.
pub fn probe(folder: &Path) -> Result<(), Error> {
    let there = folder.ancestors().find(|above| above.exists());
    // Of a relative path nothing may be left but the place where we are.
    let there = there.filter(|above| !above.as_os_str().is_empty());
    let there = there.unwrap_or(Path::new("."));
    if !there.is_dir() {
        return Err(Error::NoFolder {
            path: there.to_owned(),
        });
    }
    match Waiting::write(there.join("relmap"), b"") {
        Ok(_) => Ok(()),
        Err(Error::Write { source, .. }) => Err(Error::Refused {
            path: there.to_owned(),
            source,
        }),
        Err(other) => Err(other),
    }
}

/// Removes what [`write_all`] has begun and not finished, for the handler of an interrupt; whether any output was put in place.
pub fn discard_unfinished() -> bool {
    for path in std::mem::take(&mut *UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)) {
        // Gone already is as good.
        let _ = fs::remove_file(path);
    }
    PLACED.load(Ordering::Relaxed)
}

/// A file beside its place. Dropped before it is put there, it is removed.
struct Waiting {
    place: PathBuf,
    beside: PathBuf,
}

impl Waiting {
    fn write(place: PathBuf, bytes: &[u8]) -> Result<Self, Error> {
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        // The process id keeps two runs into one folder from writing one file together.
        let beside = place.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
        unfinished(|paths| paths.insert(beside.clone()));
        let waiting = Self { place, beside };
        let written = File::create(&waiting.beside).and_then(|mut file| {
            file.write_all(bytes)?;
            // A rename may reach the disk before the bytes do; after a power cut the place would hold nothing.
            file.sync_all()
        });
        match written {
            Ok(()) => Ok(waiting),
            Err(source) => Err(Error::Write {
                path: waiting.place.clone(),
                source,
            }),
        }
    }

    fn put_in_place(self) -> Result<(), Error> {
        PLACED.store(true, Ordering::Relaxed);
        fs::rename(&self.beside, &self.place).map_err(|source| Error::Write {
            path: self.place.clone(),
            source,
        })
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        // After the rename there is nothing of that name, and nothing to say.
        let _ = fs::remove_file(&self.beside);
        unfinished(|paths| paths.remove(&self.beside));
    }
}

fn unfinished(change: impl FnOnce(&mut BTreeSet<PathBuf>) -> bool) {
    change(&mut UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Held while files are unfinished: what one test discards is not another's.
    static ALONE: Mutex<()> = Mutex::new(());

    fn alone() -> impl Drop {
        ALONE.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[test]
    fn an_interrupt_leaves_nothing_beside() {
        let _alone = alone();
        let folder = tempfile::tempdir().unwrap();
        let waiting = Waiting::write(folder.path().join("x"), b"1").unwrap();
        assert_eq!(names(folder.path()).len(), 1);
        discard_unfinished();
        assert!(names(folder.path()).is_empty());
        assert!(matches!(waiting.put_in_place(), Err(Error::Write { .. })));
    }

    #[test]
    fn all_files_come_and_replace_their_elders() {
        let _alone = alone();
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("a/b");
        write_all(&below, &[("x", b"1"), ("y", b"2")]).unwrap();
        write_all(&below, &[("x", b"3")]).unwrap();
        assert_eq!(names(&below), ["x", "y"]);
        assert_eq!(fs::read(below.join("x")).unwrap(), b"3");
        write_all(folder.path(), &[("c/z", b"4")]).unwrap();
        assert_eq!(fs::read(folder.path().join("c/z")).unwrap(), b"4");
    }

    #[test]
    fn one_that_cannot_be_written_keeps_all_away() {
        let _alone = alone();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("x"), "old").unwrap();
        fs::create_dir(folder.path().join("y")).unwrap();
        let error = write_all(folder.path(), &[("x", b"new"), ("y", b"new")]).unwrap_err();
        assert!(matches!(error, Error::InTheWay { .. }));
        assert_eq!(names(folder.path()), ["x", "y"], "nothing is left beside");
        assert_eq!(fs::read(folder.path().join("x")).unwrap(), b"old");
    }

    #[test]
    fn a_probe_leaves_nothing() {
        let _alone = alone();
        let folder = tempfile::tempdir().unwrap();
        probe(folder.path()).unwrap();
        probe(&folder.path().join("not/yet")).unwrap();
        assert!(names(folder.path()).is_empty());
        fs::write(folder.path().join("out"), "").unwrap();
        let error = probe(&folder.path().join("out/below")).unwrap_err();
        assert!(matches!(error, Error::NoFolder { .. }), "{error}");
    }

    #[test]
    fn a_file_is_no_folder() {
        let _alone = alone();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("out");
        fs::write(&file, "").unwrap();
        assert!(matches!(
            write_all(&file, &[("x", b"1")]),
            Err(Error::NoFolder { .. })
        ));
        let below = write_all(&file.join("below"), &[("x", b"1")]);
        assert!(matches!(below, Err(Error::CreateFolder { .. })));
    }
}
