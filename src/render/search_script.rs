//! The script with which the search of a language starts on every page: what it has to know, then the theme's own.
//!
//! What it knows is the same for all pages of the language, so that none carries it. Must not know how anything is
//! found.

use serde::Serialize;

use crate::output::Output;
use crate::search::Delivery;
use crate::search::export::Names;
use crate::theme::assets::{Assets, fingerprinted};
use crate::theme::strings::Messages;

/// The theme's script, by its name there.
pub(super) const BUNDLE: &str = "search-start.js";

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
pub(super) fn script(language: &str, names: &Names, assets: &Assets, messages: &Messages) -> Option<Output> {
    let (ranks, texts, parts) = match names.delivery {
        Delivery::Whole => ("search-rank.js", Some(names.texts.as_str()), None),
        Delivery::Split => ("search-split.js", None, Some(names.parts.as_str())),
    };
    let own = &assets.files.get(BUNDLE)?.bytes;
    let mut files = vec![assets.url("search.css")?, assets.url(ranks)?, &names.ranking];
    files.extend(texts);
    let (label, failing) = (messages.text("search"), messages.text("search-failed"));
    let settings = Settings { files, parts, label, failing };
    let mut bytes = b"window.rightskitSearch=window.rightskitSearch||".to_vec();
    // Texts and lists always serialise, and memory can always be written.
    let _ = serde_json::to_writer(&mut bytes, &settings);
    bytes.extend_from_slice(b";\n");
    bytes.extend_from_slice(own);
    Some(Output::new(fingerprinted(&format!("search-{language}-start.js"), &bytes), bytes))
}
