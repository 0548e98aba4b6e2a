//! What is in folders, to know whether something made of it is still good.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

/// A text that changes with the names and contents of files, with those of folders and below, and with what is beside them.
///
/// # Errors
/// What cannot be read.
pub(crate) fn digest(parts: &[PathBuf], beside: impl Hash) -> Result<String, String> {
    let mut hasher = DefaultHasher::new();
    beside.hash(&mut hasher);
    let mut all = Vec::new();
    for part in parts {
        all.extend(if part.is_dir() {
            files(part)?
        } else {
            vec![part.clone()]
        });
    }
    all.sort();
    for file in all {
        let text = fs::read(&file).map_err(|error| told(&file, &error))?;
        (file, text).hash(&mut hasher);
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

/// The files of a folder and those below it.
///
/// # Errors
/// What cannot be read.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).map_err(|error| told(folder, &error))?;
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// What went wrong with a file.
pub(crate) fn told(what: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", what.display())
}
