//! The facts of all files together, as the rules see them.

use std::collections::HashMap;

use super::facts::{Finding, PageFacts};
use super::standard::AuditStandard;
use crate::base::diagnostic::{Diagnostic, Place};

pub(super) struct AuditedSite<'a> {
    pub(super) files: &'a [PageFacts],
    pub(super) standard: &'a AuditStandard,
    by_path: HashMap<&'a str, &'a PageFacts>,
}

impl<'a> AuditedSite<'a> {
    pub(super) fn new(files: &'a [PageFacts], standard: &'a AuditStandard) -> Self {
        let by_path = files.iter().map(|file| (&*file.path, file)).collect();
        Self { files, standard, by_path }
    }

    pub(super) fn get(&self, path: &str) -> Option<&'a PageFacts> {
        self.by_path.get(path).copied()
    }

    /// Asks `judge` about everything found in any file; what it says becomes an error of that file.
    pub(super) fn judge(
        &self,
        code: &'static str,
        judge: impl Fn(&PageFacts, &Finding) -> Option<(String, &'static str)>,
    ) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for file in self.files {
            for finding in &file.findings {
                if let Some((message, hint)) = judge(file, finding) {
                    found.push(Diagnostic::error(code, Place::file(&*file.path), message).hint(hint));
                }
            }
        }
        found
    }
}

/// Whether the file is the page a host shows for an address that does not exist.
pub(super) fn is_missing_page(path: &str) -> bool {
    path.rsplit('/').next() == Some("404.html")
}
