//! Reads a project folder from disk into [`Sources`]: the only reader.
//!
//! Follows a link to a file inside the folder, and nothing else. Must not know formats.
#![expect(clippy::disallowed_methods, reason = "the one place that reads the disk")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::project_files;
use crate::input::sources::Sources;

/// One file at the top of the project in `root`, if it can be read.
pub fn one(root: &Utf8Path, name: &str) -> Option<Vec<u8>> {
    fs::read(root.join(name)).ok()
}

/// Reads the project in `root`, as far as it can be read.
pub fn read(root: &Utf8Path) -> (Sources, Vec<Diagnostic>) {
    let mut found = in_capitals(root);
    let mut paths = Vec::new();
    let real_root = root.canonicalize_utf8().unwrap_or_else(|_| root.to_owned());
    for top in project_files::top().map(|name| root.join(name)).filter(|path| is_there(path)) {
        walk(root, &real_root, &top, &mut paths, &mut found);
    }
    // By the real path: Windows takes `aux.md` for a device and waits for it, unless the whole path is given.
    let real = |path: &Utf8Path| real_root.join(path.strip_prefix(root).unwrap_or(path));
    let read: Vec<_> = paths.par_iter().map(|path| (path, fs::read(real(path)))).collect();
    let mut sources = Sources::default();
    for (path, bytes) in read {
        let name = relative(root, path);
        match bytes {
            Ok(bytes) => sources.insert(name, Arc::<[u8]>::from(bytes)),
            Err(error) => found.push(unreadable(&name, &error)),
        }
    }
    (sources, found)
}

/// Names that are those of a project's files but for capitals. Windows and macOS take the one for the other; on a host
/// that does not, what is in there would be missing from the site without a word.
fn in_capitals(root: &Utf8Path) -> Vec<Diagnostic> {
    let entries = root.read_dir_utf8().into_iter().flatten().flatten();
    let names: BTreeSet<String> = entries.map(|entry| entry.file_name().to_owned()).collect();
    let meant = |name: &String| {
        let small = name.to_ascii_lowercase();
        let is_read = small != *name && project_files::top().any(|top| top == small);
        (is_read && !names.contains(&small)).then_some(small)
    };
    let told = names.iter().filter_map(|name| {
        let message =
            format!("`{name}` has to be called `{}`: not every system finds it as it is.", meant(name)?);
        Some(Diagnostic::error("bad-name", Place::file(name.clone()), message).hint("Rename it."))
    });
    told.collect()
}

/// Whether there is anything of that name. A link to nothing, and what may not be looked at, count.
fn is_there(path: &Utf8Path) -> bool {
    use io::ErrorKind::{NotADirectory, NotFound};
    !fs::symlink_metadata(path).is_err_and(|error| matches!(error.kind(), NotFound | NotADirectory))
}

fn walk(
    root: &Utf8Path,
    real_root: &Utf8Path,
    top: &Utf8Path,
    paths: &mut Vec<Utf8PathBuf>,
    found: &mut Vec<Diagnostic>,
) {
    let entries = WalkDir::new(top).follow_root_links(false).sort_by_file_name().into_iter();
    for entry in entries
        .filter_entry(|entry| !project_files::is_passed_over(entry.file_name().to_string_lossy().as_ref()))
    {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path =
                    error.path().map_or_else(|| top.to_string(), |path| path.to_string_lossy().into_owned());
                let name = relative(root, Utf8Path::new(&path));
                let cause = error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links"));
                found.push(unreadable(&name, &cause));
                continue;
            }
        };
        let Some(path) = Utf8Path::from_path(entry.path()) else {
            let name = entry.path().to_string_lossy().into_owned();
            let problem = Diagnostic::error(
                "bad-name",
                Place::file(name),
                "The name of this file is not valid text (UTF-8).",
            );
            found.push(problem.hint("Rename it."));
            continue;
        };
        if entry.file_type().is_file() {
            paths.push(path.to_owned());
        } else if entry.file_type().is_symlink() {
            match link_target(real_root, path) {
                Ok(()) => paths.push(path.to_owned()),
                Err(why) => {
                    let problem = Diagnostic::error("link-outside", Place::file(relative(root, path)), why);
                    found.push(problem.hint("Put a copy of the file here in place of the link."));
                }
            }
        }
    }
}

/// A link may lead to a file of this project and nowhere else.
fn link_target(real_root: &Utf8Path, path: &Utf8Path) -> Result<(), String> {
    let target = path.canonicalize_utf8().map_err(|error| format!("This link leads nowhere: {error}."))?;
    if !target.starts_with(real_root) {
        return Err("This link leads out of the project's folder.".to_owned());
    }
    if target.is_dir() {
        return Err("This link leads to a folder; only links to files are followed.".to_owned());
    }
    if !target.is_file() {
        return Err("This link leads to something that is no file.".to_owned());
    }
    Ok(())
}

fn relative(root: &Utf8Path, path: &Utf8Path) -> String {
    path.strip_prefix(root).unwrap_or(path).as_str().replace('\\', "/")
}

fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let (why, hint) = match error.kind() {
        io::ErrorKind::NotFound => ("it went away while it was read", "Run the build again."),
        io::ErrorKind::PermissionDenied => {
            ("you may not read it", "Change its permissions, or ask its owner.")
        }
        _ => {
            return Diagnostic::error(
                "unreadable",
                Place::file(name),
                format!("`{name}` cannot be read: {error}."),
            );
        }
    };
    Diagnostic::error("unreadable", Place::file(name), format!("`{name}` cannot be read: {why}.")).hint(hint)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use camino::Utf8Path;

    use super::read;

    #[test]
    fn a_folder_in_capitals_is_named() {
        let temporary = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(temporary.path()).unwrap();
        for folder in ["Content", "themes", "Public"] {
            fs::create_dir(root.join(folder)).unwrap();
        }
        fs::write(root.join("Site.yaml"), "").unwrap();
        let told: Vec<String> = read(root).1.into_iter().map(|problem| problem.message).collect();
        assert_eq!(
            told,
            [
                "`Content` has to be called `content`: not every system finds it as it is.",
                "`Site.yaml` has to be called `site.yaml`: not every system finds it as it is.",
            ]
        );
    }
}
