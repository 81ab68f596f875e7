//! Where the files of a project lie.
//!
//! Must not know what is in them.

use crate::base::diagnostic::{Diagnostic, Place};

pub const SITE: &str = "site.yaml";
pub const DIRECTORY: &str = "directory.yaml";
pub const FACTS: &str = "content/facts.yaml";
pub const SLOTS: &str = "content/slots.yaml";
pub const COVERAGE: &str = "content/coverage.yaml";
pub const HANDOUTS: &str = "content/handouts/";
pub const HOLIDAYS: &str = "content/holidays.yaml";
pub const CONFORMANCE: &str = "conformance.yaml";
pub const LOCK: &str = "addresses.lock";
pub const TRIAGE_LOCK: &str = "triage.lock";
pub const AGENCIES: &str = "agencies/";
/// The folder of the questionnaires, inside `content/` and inside a language's folder.
pub const TRIAGE: &str = "triage/";

/// What the files say about themselves, for messages about a file as a whole.
pub fn missing_file(path: &str, hint: &str) -> Diagnostic {
    Diagnostic::error("missing-file", Place::file(path), format!("`{path}` is missing.")).hint(hint)
}
