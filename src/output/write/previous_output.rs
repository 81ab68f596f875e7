//! Files that the new site shares with the one it replaces: they are linked, not written again.
//!
//! A rebuild then makes no file anew that did not change: it keeps its date, and a disk is spared both the writing and
//! the search for room. Knows bytes and folders; not what a file means.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};

use camino::{Utf8Path, Utf8PathBuf};

/// The site that stands at the target.
#[derive(Debug)]
pub(super) struct PreviousOutput {
    folder: Utf8PathBuf,
    /// A file as this run makes them: who owns it and who may read it.
    fresh: Metadata,
}

impl PreviousOutput {
    /// `fresh` is a file that this run has just made.
    pub(super) fn new(folder: Utf8PathBuf, fresh: Metadata) -> Self {
        Self { folder, fresh }
    }

    /// Puts the file of the old site at `to` where it has these very bytes. Where it has not, or the disk knows no links,
    /// nothing is done.
    pub(super) fn link(&self, path: &str, bytes: &[u8], to: &Utf8Path) -> bool {
        let old = self.folder.join(path);
        self.same(&old, bytes).unwrap_or(false) && fs::hard_link(&old, to).is_ok()
    }

    fn same(&self, old: &Utf8Path, bytes: &[u8]) -> io::Result<bool> {
        let metadata = fs::symlink_metadata(old)?;
        if !metadata.is_file() || metadata.len() != bytes.len() as u64 || !is_alike(&metadata, &self.fresh) {
            return Ok(false);
        }
        let mut file = File::open(old)?;
        let mut rest = bytes;
        let mut read = [0; 16_384];
        while !rest.is_empty() {
            let count = file.read(&mut read)?;
            match rest.strip_prefix(&read[..count]) {
                Some(after) if count > 0 => rest = after,
                _ => return Ok(false),
            }
        }
        Ok(true)
    }
}

/// Whether two files belong to the same people and are open to the same. One that has a second name elsewhere is left
/// alone: who changes it there would change the site.
#[cfg(unix)]
fn is_alike(old: &Metadata, fresh: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |file: &Metadata| (file.mode(), file.uid(), file.gid(), file.nlink());
    of(old) == of(fresh)
}

/// Elsewhere the system does not say how many names a file has.
#[cfg(not(unix))]
fn is_alike(old: &Metadata, fresh: &Metadata) -> bool {
    old.permissions() == fresh.permissions()
}
