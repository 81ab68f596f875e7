//! What of a project could not be read: the one list that rules ask before they call something missing.
//!
//! One slip in the directory is not 300 services that are missing. Must not know any rule.

use std::collections::BTreeSet;

use super::ProjectPart;
use crate::base::diagnostic::{Diagnostic, Severity};

/// Paths of the files that could not be read, or not whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    paths: BTreeSet<String>,
    /// A part of which the file that is asked for is not there: it was told where it is asked for.
    absent: Option<ProjectPart>,
}

impl Unread {
    /// The files in which reading found an error.
    pub fn of(found: &[Diagnostic]) -> Self {
        let errors = found.iter().filter(|problem| problem.severity == Severity::Error);
        Self { paths: errors.map(|problem| problem.place.path.clone()).collect(), absent: None }
    }

    /// Adds files that could be read, but not understood.
    pub fn add(&mut self, paths: impl IntoIterator<Item = String>) {
        self.paths.extend(paths);
    }

    /// Notes that the file of a part that something asks for is not there.
    pub fn miss(&mut self, part: ProjectPart) {
        self.absent = Some(part);
    }

    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// Whether nothing is unread but what `other` has not read either.
    pub fn is_within(&self, other: &Self) -> bool {
        self.paths.is_subset(&other.paths)
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// Whether some file of this part of the project could not be read.
    pub fn lacks(&self, part: ProjectPart) -> bool {
        self.absent == Some(part) || self.paths().any(|path| ProjectPart::of(path) == part)
    }

    /// Whether the page at `key` in the folder of `language` is in a file that could not be read.
    pub fn lacks_page(&self, language: &str, key: &str) -> bool {
        let own = format!("content/{language}/{key}");
        self.paths().any(|path| path == own || path.strip_prefix("content/") == Some(key))
    }
}
