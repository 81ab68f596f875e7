//! The script with which the search of a language starts on every page: what it has to know, then the theme's own.
//!
//! What it knows is the same for all pages of the language, so that none carries it. Must not know how anything is
//! found.

use serde::Serialize;

use crate::base::output_file::Output;
use crate::domain::search::export::{Rest, SearchFiles};
use crate::input::theme::assets::{Assets, fingerprinted};
use crate::input::theme::strings::Messages;

/// The theme's script, by its name there.
pub(super) const BUNDLE: &str = "search-start.js";

/// Declares what the scripts share, unless an earlier one has. A declared name is the window's own; one that is only
/// read through `window` may be an element with that id.
const HEAD: &[u8] = b"var rightskitSearch=rightskitSearch||";

/// What the theme's script finds in `window.rightskitSearch`.
#[derive(Serialize)]
struct Settings<'a> {
    /// Site paths of what is loaded at first use: the style sheet, the script, what ranks and, of an index that is
    /// loaded whole, the texts for snippets and phrases.
    files: Vec<&'a str>,
    /// Site path of the folder with the parts of a split index.
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<&'a str>,
    label: String,
    failing: String,
}

/// The script. `None` where the theme lacks a part of the search.
pub(super) fn script(
    language: &str,
    names: &SearchFiles,
    assets: &Assets,
    messages: &Messages,
) -> Option<Output> {
    let (ranks, texts, parts) = match &names.rest {
        Rest::Texts(texts) => ("search-rank.js", Some(texts.as_str()), None),
        Rest::Parts(parts) => ("search-split.js", None, Some(parts.as_str())),
    };
    let own = &assets.files.get(BUNDLE)?.bytes;
    let mut files = vec![assets.url("search.css")?, assets.url(ranks)?, &names.ranking];
    files.extend(texts);
    let (label, failing) = (messages.text("search"), messages.text("search-failed"));
    let settings = Settings { files, parts, label, failing };
    let mut bytes = HEAD.to_vec();
    // Texts and lists always serialise, and memory can always be written.
    let _ = serde_json::to_writer(&mut bytes, &settings);
    bytes.extend_from_slice(b";\n");
    bytes.extend_from_slice(own);
    Some(Output::new(fingerprinted(&format!("search-{language}-start.js"), &bytes), bytes))
}
