//! One finished file of the site, and whatever takes finished files.
//!
//! Knows neither where a file came from nor where it goes: renderers hand outputs to a [`Sink`],
//! and only the sink knows whether that is a folder on disk or memory.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, PoisonError};

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Where it stands in the site, relative to its top, with `/` between the parts.
    pub path: String,
    pub bytes: Vec<u8>,
}

impl Output {
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// Takes outputs as they come, from several threads at once.
///
/// A path may be put once only: the second time is an error, for one of the two would be lost.
pub trait Sink: Sync {
    fn put(&self, output: &Output) -> io::Result<()>;
}

/// Keeps every output, for tests and for looking at a site without writing it.
#[derive(Debug, Default)]
pub struct MemorySink {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl MemorySink {
    pub fn new() -> Self {
        Self::default()
    }

    /// All files by path.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for MemorySink {
    fn put(&self, output: &Output) -> io::Result<()> {
        // A panic elsewhere cannot leave the map half changed, so a poisoned lock is still good.
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if files.contains_key(&output.path) {
            return Err(io::Error::new(
                io::ErrorKind::AlreadyExists,
                format!("two outputs share the path `{}`", output.path),
            ));
        }
        files.insert(output.path.clone(), output.bytes.clone());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{MemorySink, Output, Sink};

    #[test]
    fn a_path_is_taken_once() {
        let sink = MemorySink::new();
        sink.put(&Output::new("a.html", "one")).unwrap();
        assert!(sink.put(&Output::new("a.html", "two")).is_err());
        assert_eq!(sink.into_files()["a.html"], b"one");
    }
}
