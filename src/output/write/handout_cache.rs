//! Finished handouts kept in a folder between runs, so that an unchanged one is not set again.
//!
//! The folder can be deleted at any time. What comes out is checked by whoever asks, so a file that
//! was cut or mixed up is merely made again. Knows no handout.

use std::fs;
use std::process;
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};

use crate::domain::handout::printed::HandoutCache;

/// More are not kept: the oldest go first.
const MOST: usize = 400;

/// A folder of kept files, one for each key.
#[derive(Debug)]
pub struct DiskCache {
    folder: Utf8PathBuf,
}

impl DiskCache {
    pub fn new(folder: &Utf8Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    fn path(&self, key: &str) -> Utf8PathBuf {
        self.folder.join(format!("{key}.handout"))
    }

    /// Removes the oldest files when there are too many.
    pub fn tidy(&self) {
        let Ok(entries) = self.folder.read_dir_utf8() else { return };
        let mut files: Vec<(SystemTime, Utf8PathBuf)> = entries
            .flatten()
            .filter(|entry| entry.file_name().ends_with(".handout"))
            .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.into_path())))
            .collect();
        files.sort();
        let surplus = files.len().saturating_sub(MOST);
        for (_, path) in files.into_iter().take(surplus) {
            // Somebody else may have been quicker.
            let _ = fs::remove_file(path);
        }
    }
}

/// Nothing here may fail a build: what cannot be kept is made again.
impl HandoutCache for DiskCache {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        fs::read(self.path(key)).ok()
    }

    fn put(&self, key: &str, bytes: &[u8]) {
        let unfinished = self.folder.join(format!("{key}.{}", process::id()));
        let cache = fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(&unfinished, bytes))
            .and_then(|()| fs::rename(&unfinished, self.path(key)));
        if cache.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
    }
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::DiskCache;
    use crate::domain::handout::printed::HandoutCache;

    #[test]
    fn what_was_put_comes_back_and_a_missing_folder_is_no_fault() {
        let folder = tempfile::tempdir().unwrap();
        let cache = DiskCache::new(&Utf8Path::from_path(folder.path()).unwrap().join("deep/er"));
        assert_eq!(cache.get("a"), None);
        cache.put("a", b"bytes");
        assert_eq!(cache.get("a").as_deref(), Some(&b"bytes"[..]));
        cache.tidy();
        assert!(cache.get("a").is_some());
    }
}
