//! A handout as its file has it, with its id.
//!
//! Must not know what it says.

use crate::input::model::handout::HandoutFile;

/// A handout as it was written.
#[derive(Clone, Debug)]
pub struct RawHandout {
    /// The name of its file without `.yaml`.
    pub id: String,
    pub path: String,
    pub file: HandoutFile,
}

impl RawHandout {
    pub fn new(path: String, file: HandoutFile) -> Self {
        let name = path.rsplit('/').next().unwrap_or(&path);
        let id = name.trim_end_matches(".yaml").trim_end_matches(".yml").to_owned();
        Self { id, path, file }
    }
}
