//! Puts one folder in another's place so that a kill at any moment leaves a whole site to be found.
//!
//! Where the system can exchange two folders at once, there is no in between. Elsewhere the old
//! output stands at `.NAME.old` between two renames, and [`recover`] puts it back after a kill.
//! `.NAME.old` is therefore always whole: nothing is deleted under that name.

use std::fs;
use std::io;
use std::process;
use std::thread;
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::target::{OutputFolder, TargetState, is_file, is_folder};
use crate::output::kind::{MARKER, OutputKind};
use crate::output::problem::{SHARING_VIOLATION, WriteProblem};

/// Exchanges two folders, or fails and changes nothing.
pub(super) type Exchange = fn(&Utf8Path, &Utf8Path) -> io::Result<()>;

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn exchange(one: &Utf8Path, other: &Utf8Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one.as_std_path(), CWD, other.as_std_path(), RenameFlags::EXCHANGE)?)
}

/// No such call here; the two renames do.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn exchange(_: &Utf8Path, _: &Utf8Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// How often a folder is tried to be renamed, a tenth of a second apart. On Windows it cannot be while any program has a
/// file in it open, and those that look through new files, for viruses or a search, have each open for a moment.
const TRIES: usize = if cfg!(windows) { 20 } else { 1 };

fn rename(from: &Utf8Path, to: &Utf8Path) -> io::Result<()> {
    tried(TRIES, || fs::rename(from, to))
}

/// Tries again while something is in use.
pub(super) fn tried(most: usize, mut action: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    use io::ErrorKind::{PermissionDenied, ResourceBusy};
    let in_use = |error: &io::Error| {
        matches!(error.kind(), PermissionDenied | ResourceBusy)
            || error.raw_os_error() == Some(SHARING_VIOLATION)
    };
    for _ in 1..most {
        match action() {
            Err(error) if in_use(&error) => thread::sleep(Duration::from_millis(100)),
            done => return done,
        }
    }
    action()
}

/// Puts `new` in the target's place. What stood there is whole at the returned path, to be removed.
pub(super) fn swap(
    new: &Utf8Path,
    target: &OutputFolder,
    state: TargetState,
    exchange: Exchange,
) -> Result<Option<Utf8PathBuf>, WriteProblem> {
    let path = target.path();
    let stuck = |error: &io::Error| WriteProblem::io(target.shown(), "replace", error);
    if state == TargetState::Absent {
        rename(new, &path).map_err(|error| stuck(&error))?;
        return Ok(None);
    }
    match exchange(new, &path) {
        Ok(()) => Ok(Some(new.to_owned())),
        // File systems say in several ways that they cannot; where the reason is another one,
        // the renames meet it too and report it.
        Err(_) => rename_twice(new, target).map(Some).map_err(|error| stuck(&error)),
    }
}

fn rename_twice(new: &Utf8Path, target: &OutputFolder) -> io::Result<Utf8PathBuf> {
    let (path, old, gone) = (target.path(), target.beside("old"), gone(target));
    rename(&path, &old)?;
    if let Err(error) = rename(new, &path) {
        // If this fails as well, the next run finds the old output and puts it back.
        let _ = rename(&old, &path);
        return Err(error);
    }
    // If this fails, removing `gone` fails too and is reported; the next run finds the old output.
    let _ = rename(&old, &gone);
    Ok(gone)
}

/// Finishes what a killed run left: puts a moved output back and removes dead staging folders.
/// The caller holds the lock, so no other run is alive.
pub(super) fn recover(target: &OutputFolder, kind: OutputKind) -> Result<(), WriteProblem> {
    remove_dead(target)?;
    let old = target.beside("old");
    if !is_folder(&old) {
        return Ok(());
    }
    let stuck = |error: &io::Error| WriteProblem::io(&old, "move", error);
    match target.state(kind)? {
        TargetState::Absent => rename(&old, &target.path()).map_err(|error| stuck(&error)),
        TargetState::Empty | TargetState::Ours => {
            let gone = gone(target);
            rename(&old, &gone).map_err(|error| stuck(&error))?;
            remove(&gone).map_err(|error| WriteProblem::io(&gone, "remove", &error))
        }
    }
}

fn gone(target: &OutputFolder) -> Utf8PathBuf {
    target.beside(&format!("gone-{}", process::id()))
}

fn remove_dead(target: &OutputFolder) -> Result<(), WriteProblem> {
    let unreadable = |error: &io::Error| WriteProblem::io(target.parent(), "read", error);
    let (new, gone) = (target.beside("new-"), target.beside("gone-"));
    for entry in target.parent().read_dir_utf8().map_err(|error| unreadable(&error))? {
        // A name that is not UTF-8 is not one of ours, and not our concern.
        let Ok(entry) = entry else { continue };
        let path = entry.path();
        let number = path.as_str().strip_prefix(new.as_str()).or(path.as_str().strip_prefix(gone.as_str()));
        let named = number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        if named && is_ours(path) {
            remove(path).map_err(|error| WriteProblem::io(path, "remove", &error))?;
        }
    }
    Ok(())
}

/// Whether we made the folder: it carries the marker, or a kill came before the marker was written.
fn is_ours(folder: &Utf8Path) -> bool {
    is_folder(folder)
        && (is_file(&folder.join(MARKER)) || fs::read_dir(folder).is_ok_and(|mut rest| rest.next().is_none()))
}

/// Removes a folder of ours, its marker last, so that a kill half way leaves it known as ours.
pub(super) fn remove(folder: &Utf8Path) -> io::Result<()> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.par_iter().filter(|entry| entry.file_name() != MARKER).try_for_each(|entry| {
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())
        } else {
            fs::remove_file(entry.path())
        }
    })?;
    match fs::remove_file(folder.join(MARKER)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::remove_dir(folder)
}
