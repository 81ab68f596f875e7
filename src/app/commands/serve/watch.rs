//! Waits until something that a build reads has changed, however it came and went.
//!
//! Watches folders, not files: editors put a new file in the place of the old one. Folders are looked for anew after
//! every change, before anything is read again, so that one that was moved away and back is not lost. Must not know
//! what a change means.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};
use notify::{ErrorKind, RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::WalkDir;

use crate::input::project_files;

/// How long files must be quiet before they are read again.
const QUIET: Duration = Duration::from_millis(150);

pub struct Watch {
    /// The folder, and those that it inherits from.
    roots: Vec<Utf8PathBuf>,
    watcher: RecommendedWatcher,
    watched: Vec<PathBuf>,
    /// The first folder that is there and cannot be watched, and why.
    blind: Option<String>,
    /// What to tell of, for the thread that hears of changes.
    wanted: Arc<Mutex<Wanted>>,
    changes: Receiver<()>,
}

/// Whose changes matter.
#[derive(Default)]
struct Wanted {
    roots: Vec<Utf8PathBuf>,
    /// Files outside the project's own folders to which links in them lead.
    linked: HashSet<PathBuf>,
}

impl Wanted {
    fn holds(&self, path: &Path) -> bool {
        self.linked.contains(path) || self.roots.iter().any(|root| is_source(root, path))
    }
}

impl Watch {
    /// Watches `folders`, the project's own first.
    ///
    /// # Errors
    /// When the project's own cannot be watched.
    pub fn start(folders: &[Utf8PathBuf]) -> notify::Result<Self> {
        let (tell, changes) = channel();
        let wanted = Arc::new(Mutex::new(Wanted::default()));
        let of_thread = Arc::clone(&wanted);
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Events that were lost may have been of ours.
            let ours = event.as_ref().map_or(true, |event| {
                let wanted = of_thread.lock().unwrap_or_else(PoisonError::into_inner);
                let ours = |path: &PathBuf| wanted.holds(path);
                !event.kind.is_access() && (event.need_rescan() || event.paths.iter().any(ours))
            });
            if ours {
                // The receiver is gone only when the program ends.
                let _ = tell.send(());
            }
        })?;
        let mut watch =
            Self { roots: Vec::new(), watcher, watched: Vec::new(), blind: None, wanted, changes };
        if let Some(own) = folders.first() {
            let own = own.canonicalize_utf8().map_err(notify::Error::io)?;
            watch.watcher.watch(own.as_std_path(), RecursiveMode::NonRecursive)?;
        }
        watch.follow(folders);
        Ok(watch)
    }

    /// Watches these folders from now on.
    pub fn follow(&mut self, folders: &[Utf8PathBuf]) {
        for folder in folders.iter().filter_map(|folder| folder.canonicalize_utf8().ok()) {
            if !self.roots.contains(&folder) {
                // The folder itself may be moved away and back.
                if let Some(above) = folder.parent() {
                    let _ = self.watcher.watch(above.as_std_path(), RecursiveMode::NonRecursive);
                }
                self.roots.push(folder);
            }
        }
        self.look_again();
    }

    /// Waits for the next change, and until nothing has changed for a moment: editors write a file in several steps.
    /// `false` when there will be none any more.
    pub fn wait(&mut self) -> bool {
        if self.changes.recv().is_err() {
            return false;
        }
        while self.changes.recv_timeout(QUIET).is_ok() {}
        self.look_again();
        true
    }

    /// Watches what is there now. What is not there will be seen when it comes, from the folder above.
    fn look_again(&mut self) {
        for path in std::mem::take(&mut self.watched) {
            // Gone, or to be watched anew.
            let _ = self.watcher.unwatch(&path);
        }
        let mut wanted = Vec::new();
        let mut linked = HashSet::new();
        for root in self.roots.iter().map(|root| root.as_std_path()) {
            wanted.push((root.to_owned(), RecursiveMode::NonRecursive));
            for folder in project_files::FOLDERS.map(|name| root.join(name)) {
                linked.extend(links(&folder));
                wanted.push((folder, RecursiveMode::Recursive));
            }
            linked.extend(project_files::FILES.iter().filter_map(|name| target(&root.join(name))));
        }
        let beside: HashSet<PathBuf> =
            linked.iter().filter_map(|path| path.parent().map(Path::to_owned)).collect();
        wanted.extend(
            beside
                .into_iter()
                .filter(|folder| !self.roots.iter().any(|root| root.as_std_path() == folder))
                .map(|folder| (folder, RecursiveMode::NonRecursive)),
        );
        *self.wanted.lock().unwrap_or_else(PoisonError::into_inner) =
            Wanted { roots: self.roots.clone(), linked };
        self.blind = None;
        for (path, mode) in wanted.into_iter().filter(|(path, _)| path.is_dir()) {
            match self.watcher.watch(&path, mode) {
                Ok(()) => self.watched.push(path),
                Err(error) => {
                    let told =
                        || format!("{} is not watched for changes: {}.", path.display(), reason(&error));
                    self.blind.get_or_insert_with(told);
                }
            }
        }
    }

    /// What changes unseen, in words.
    pub fn blind(&self) -> Option<&str> {
        self.blind.as_deref()
    }
}

/// What keeps a folder from being watched.
pub fn reason(error: &notify::Error) -> String {
    /// The system's number for too many of something open at once.
    const TOO_MANY: i32 = 24;
    match &error.kind {
        ErrorKind::MaxFilesWatch => {
            "the system lets you watch no more folders (on Linux `sysctl fs.inotify.max_user_watches` says how many)"
                .to_owned()
        }
        ErrorKind::Io(error) if error.raw_os_error() == Some(TOO_MANY) => {
            "too many programs watch folders already (on Linux `sysctl fs.inotify.max_user_instances` says how many may)"
                .to_owned()
        }
        _ => error.to_string(),
    }
}

/// Whether a build reads the file at this path, or what lies in the folder there.
fn is_source(root: &Utf8Path, path: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else { return false };
    let Some(inside) = inside.to_str() else { return false };
    inside.is_empty() || project_files::contains(&inside.replace('\\', "/"))
}

/// What the links in a folder lead to.
fn links(folder: &Path) -> impl Iterator<Item = PathBuf> {
    WalkDir::new(folder).into_iter().filter_map(|entry| target(entry.ok()?.path()))
}

fn target(path: &Path) -> Option<PathBuf> {
    if std::fs::symlink_metadata(path).is_ok_and(|what| what.is_symlink()) {
        path.canonicalize().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use notify::{Error, ErrorKind};

    use super::reason;

    #[test]
    fn limits_of_the_system_are_named() {
        for (error, setting) in [
            (Error::new(ErrorKind::MaxFilesWatch), "max_user_watches"),
            (Error::io(std::io::Error::from_raw_os_error(24)), "max_user_instances"),
        ] {
            assert!(reason(&error).contains(setting), "{}", reason(&error));
        }
        assert!(!reason(&Error::path_not_found()).is_empty());
    }
}
