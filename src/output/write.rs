//! Writes the site: the only place that changes anything on disk during a build.
//!
//! Files go to a staging folder beside the target and change places with it at the end, so that a
//! build that fails or is killed leaves the previous output whole. The promise is about a killed
//! process, not about a lost disk, so nothing is flushed file by file.
//! Knows outputs, folders and locks; not what any file means, nor whether the site is good enough:
//! the caller commits, or does not.
//!
//! Beside a target `public` may stand `.public.lock` (held while a build runs, and left there on purpose:
//! to remove it would let a build that waits for the old file and one that makes a new one in together),
//! `.public.new-PID` (staging), `.public.old` (the previous output while it is moved aside where
//! folders cannot be exchanged) and `.public.gone-PID` (on its way out). A run cleans up after
//! earlier ones that were killed.

#![expect(clippy::disallowed_methods, reason = "the one writer of a site")]

pub mod handout_cache;
mod previous_output;
mod swap;
mod target;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::process;
use std::sync::{PoisonError, RwLock};

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::output_file::{Output, Sink};
use crate::output::kind::{MARKER, OutputKind};
use crate::output::problem::WriteProblem;
use previous_output::PreviousOutput;
use swap::Exchange;
use target::{OutputFolder, TargetState};

/// A site being written, not yet visible at its target. Dropping it gives the site up.
#[derive(Debug)]
pub struct Staging {
    target: OutputFolder,
    kind: OutputKind,
    folder: Utf8PathBuf,
    /// The site that stands there now.
    previous_output: Option<PreviousOutput>,
    /// Folders that exist already, so that each is made once.
    made: RwLock<HashSet<Utf8PathBuf>>,
    /// Held until the staging is gone; the system lets go of it when a process is killed.
    _lock: File,
}

/// Marks a folder that is filled piece by piece, by several runs at once perhaps, and makes it where there is none.
///
/// Refuses what [`Staging::open`] refuses; nothing has been touched then.
pub fn claim(folder: &Utf8Path, kind: OutputKind, sources: &[Utf8PathBuf]) -> Result<(), WriteProblem> {
    let target = OutputFolder::settle(folder)?;
    target.keep_clear_of(sources)?;
    if target.state(kind)? == TargetState::Ours {
        return Ok(());
    }
    let path = target.path();
    fs::create_dir_all(&path).map_err(|error| WriteProblem::io(folder, "make the folder", &error))?;
    let marker = path.join(MARKER);
    fs::write(&marker, kind.marker()).map_err(|error| WriteProblem::io(&marker, "write", &error))
}

/// What a commit left undone although the new site is in place.
#[derive(Debug, Default)]
pub struct Committed {
    /// A warning when the replaced output could not be removed.
    pub left_over: Option<Diagnostic>,
}

impl Staging {
    /// Makes ready to write a site that will stand at `target`.
    ///
    /// Refuses a target that is not ours to replace, that another kind of output fills, or that is, holds or lies
    /// inside one of `sources`; nothing has been touched then.
    pub fn open(target: &Utf8Path, kind: OutputKind, sources: &[Utf8PathBuf]) -> Result<Self, WriteProblem> {
        let target = OutputFolder::settle(target)?;
        target.keep_clear_of(sources)?;
        target.state(kind)?;

        fs::create_dir_all(target.parent())
            .map_err(|error| WriteProblem::io(target.parent(), "make the folder", &error))?;
        let lock = target.lock()?;
        swap::recover(&target, kind)?;
        let state = target.state(kind)?;

        let folder = target.beside(&format!("new-{}", process::id()));
        fs::create_dir(&folder).map_err(|error| WriteProblem::io(&folder, "make the folder", &error))?;
        let mut staging =
            Self { target, kind, folder, previous_output: None, made: RwLock::default(), _lock: lock };
        let marker = staging.folder.join(MARKER);
        fs::write(&marker, kind.marker()).map_err(|error| WriteProblem::io(&marker, "write", &error))?;
        if state == TargetState::Ours {
            let fresh = fs::symlink_metadata(&marker).ok();
            staging.previous_output = fresh.map(|fresh| PreviousOutput::new(staging.target.path(), fresh));
        }
        Ok(staging)
    }

    /// Puts the staged site in the target's place and removes what stood there.
    pub fn commit(self) -> Result<Committed, WriteProblem> {
        self.commit_by(swap::exchange)
    }

    fn commit_by(self, exchange: Exchange) -> Result<Committed, WriteProblem> {
        // Somebody may have put files of their own there while the site was made.
        let state = self.target.state(self.kind)?;
        let replaced = swap::swap(&self.folder, &self.target, state, exchange)?;
        let left_over = replaced.and_then(|old| swap::remove(&old).err().map(|error| (old, error))).map(
            |(old, error)| {
                let mut diagnostic = Diagnostic::from(WriteProblem::io(&old, "remove", &error))
                    .hint("The new site is in place. The next build tries again to remove the old one.");
                diagnostic.severity = Severity::Warning;
                diagnostic
            },
        );
        Ok(Committed { left_over })
    }

    fn make_folder(&self, folder: &Utf8Path) -> io::Result<()> {
        // A panic elsewhere cannot leave the set half changed, so a poisoned lock is still good.
        if self.made.read().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        fs::create_dir_all(folder)?;
        self.made.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }

    fn write(&self, output: &Output) -> io::Result<()> {
        let path = self.folder.join(&output.path);
        if let Some(folder) = path.parent() {
            self.make_folder(folder)?;
        }
        if self
            .previous_output
            .as_ref()
            .is_some_and(|previous_output| previous_output.link(&output.path, &output.bytes, &path))
        {
            return Ok(());
        }
        File::create_new(path)?.write_all(&output.bytes)
    }
}

impl Sink for Staging {
    fn put(&self, output: &Output) -> io::Result<()> {
        if !is_plain(&output.path) {
            let problem = WriteProblem::path(&output.path);
            return Err(io::Error::new(io::ErrorKind::InvalidFilename, problem));
        }
        self.write(output).map_err(|error| {
            // A full disk is one problem, however many files it keeps out.
            let full = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
            let site = self.target.shown();
            let shown = if full { site.to_owned() } else { site.join(&output.path) };
            io::Error::new(error.kind(), WriteProblem::io(&shown, "write", &error))
        })
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Gone already after most commits. What cannot be removed here, the next run tries again.
        let _ = swap::remove(&self.folder);
    }
}

/// Whether a path stays inside the folder it is joined to, and says so in one way only.
fn is_plain(path: &str) -> bool {
    path != MARKER
        && !path.contains(['\\', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && Utf8Path::new(path).components().all(|part| matches!(part, Utf8Component::Normal(_)))
}
