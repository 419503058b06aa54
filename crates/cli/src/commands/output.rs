//! Where an output goes.

use std::path::Path;

use anyhow::bail;

/// Whether an output is standard output.
pub(super) fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The folder that a file goes into, and its name there.
///
/// # Errors
/// If the path has no name, or one that is not UTF-8: written in another way it would be another file.
pub(super) fn folder_and_name(path: &Path) -> anyhow::Result<(&Path, &str)> {
    let (Some(name), Some(folder)) = (path.file_name(), path.parent()) else {
        bail!("cannot write {}: it names no file; add a name", path.display());
    };
    let Some(name) = name.to_str() else {
        bail!(
            "cannot write {}: its name is not UTF-8; give another",
            path.display()
        );
    };
    let here = folder.as_os_str().is_empty();
    Ok((if here { Path::new(".") } else { folder }, name))
}
