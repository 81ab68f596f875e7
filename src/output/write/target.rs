//! The folder a site will stand in: whether it is ours to replace, and the names beside it.
//!
//! Looks and locks, and changes nothing else. Knows nothing of staging or swapping.

use std::fs::{self, File, TryLockError};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use crate::output::kind::{MARKER, OutputKind};
use crate::output::problem::WriteProblem;

/// What is at the target now; all three may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TargetState {
    Absent,
    Empty,
    Ours,
}

/// A target whose real place is known.
#[derive(Debug)]
pub(super) struct OutputFolder {
    /// As the person wrote it, for messages.
    shown: Utf8PathBuf,
    /// Absolute and free of symlinks as far as it exists.
    parent: Utf8PathBuf,
    name: String,
}

impl OutputFolder {
    pub(super) fn settle(path: &Utf8Path) -> Result<Self, WriteProblem> {
        let unusable = |error: &io::Error| WriteProblem::io(path, "use", error);
        let absolute = camino::absolute_utf8(path).map_err(|error| unusable(&error))?;
        let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
            return Err(WriteProblem::not_ours(path, "has no name of its own that a build could replace"));
        };
        let parent = real_path(parent).map_err(|error| unusable(&error))?;
        Ok(Self { shown: path.to_owned(), parent, name: name.to_owned() })
    }

    pub(super) fn path(&self) -> Utf8PathBuf {
        self.parent.join(&self.name)
    }

    pub(super) fn parent(&self) -> &Utf8Path {
        &self.parent
    }

    pub(super) fn shown(&self) -> &Utf8Path {
        &self.shown
    }

    /// The path of a helper beside the target, such as `.public.lock`.
    pub(super) fn beside(&self, what: &str) -> Utf8PathBuf {
        self.parent.join(format!(".{}.{what}", self.name))
    }

    /// Refuses a target that would replace sources, or drop the site among them.
    pub(super) fn keep_clear_of(&self, sources: &[Utf8PathBuf]) -> Result<(), WriteProblem> {
        let target = self.path();
        for source in sources {
            let real = real_path(source).map_err(|error| WriteProblem::io(source, "look at", &error))?;
            if real.starts_with(&target) || target.starts_with(&real) {
                return Err(WriteProblem::over_sources(&self.shown, source));
            }
        }
        Ok(())
    }

    /// Looks at what is there, and refuses what a build may not replace.
    pub(super) fn state(&self, kind: OutputKind) -> Result<TargetState, WriteProblem> {
        let path = self.path();
        let unreadable = |error: &io::Error| WriteProblem::io(&self.shown, "look at", error);
        let metadata = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(TargetState::Absent),
            Err(error) => return Err(unreadable(&error)),
        };
        if metadata.is_symlink() {
            return Err(WriteProblem::not_ours(&self.shown, "is a symbolic link"));
        }
        if !metadata.is_dir() {
            return Err(WriteProblem::not_ours(&self.shown, "is a file"));
        }
        if is_file(&path.join(MARKER)) {
            if fs::symlink_metadata(path.join(".git")).is_ok() {
                return Err(WriteProblem::not_ours(&self.shown, "holds a git repository that would be lost"));
            }
            let marker = fs::read(path.join(MARKER)).map_err(|error| unreadable(&error))?;
            let there = OutputKind::of_marker(&marker);
            if there != kind {
                return Err(WriteProblem::not_ours(&self.shown, there.words()));
            }
            return Ok(TargetState::Ours);
        }
        match fs::read_dir(&path).map_err(|error| unreadable(&error))?.next() {
            None => Ok(TargetState::Empty),
            Some(_) => {
                Err(WriteProblem::not_ours(&self.shown, "holds files that this program did not write"))
            }
        }
    }

    /// Takes the lock beside the target. The file stays: removing it would let two builds in.
    pub(super) fn lock(&self) -> Result<File, WriteProblem> {
        let path = self.beside("lock");
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| WriteProblem::io(&path, "open", &error))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(WriteProblem::locked(&self.shown)),
            Err(TryLockError::Error(error)) => Err(WriteProblem::io(&path, "lock", &error)),
        }
    }
}

/// Whether a regular file, not a link to one, is at `path`.
pub(super) fn is_file(path: &Utf8Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file())
}

/// Whether a folder, not a link to one, is at `path`.
pub(super) fn is_folder(path: &Utf8Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// The path with links followed as far as it exists.
fn real_path(path: &Utf8Path) -> io::Result<Utf8PathBuf> {
    let path = camino::absolute_utf8(path)?;
    match path.canonicalize_utf8() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => Ok(real_path(parent)?.join(name)),
            // Only `..` after a folder that does not exist gets here: there is no telling what is meant.
            _ => Err(error),
        },
        found => found,
    }
}
