//! One file of a theme.
//!
//! Must not know which theme, nor what it holds.

use std::sync::Arc;

/// A file of the theme, with the project path it really has.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    pub path: String,
    pub bytes: Arc<[u8]>,
}

impl ThemeFile {
    /// The file as text; a theme file that is none was reported when it was loaded.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }
}
