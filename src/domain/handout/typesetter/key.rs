//! The key under which a finished handout is kept: the digest of everything it is made from.
//!
//! A request is taken apart field by field, so that the compiler asks for a new field here. Must not know
//! where anything is kept.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::Serialize;

use super::fonts::Fonts;
use super::request::{Files, Limit, Request};
use crate::base::digest;

/// The versions of Typst, of what writes its PDF, and of everything else that is linked.
const VERSIONS: &str = include_str!("../../../../Cargo.lock");
/// How this program uses them.
static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/domain/handout");

/// All that makes one kept handout differ from another.
#[derive(Serialize)]
struct Key<'a> {
    maker: &'a str,
    template: &'a str,
    identity: &'a str,
    /// More pages than this are a fault, and what is kept has none.
    max_pages: Option<u32>,
    fold: bool,
    accent: &'a str,
    fonts: &'a [[u8; 32]],
    templates: Vec<(&'a str, [u8; 32])>,
    files: Vec<(&'a str, [u8; 32])>,
}

/// The key of what comes of `request`.
pub fn of(request: &Request) -> String {
    // Places and the ids beside them stand in faults only, and faults are not kept.
    let Request {
        template,
        identity,
        place: _,
        limit: Limit { pages, place: _, id: _ },
        fold,
        // Found out while it is set.
        last_page: _,
        accent,
        theme_paths: _,
        fonts,
        templates,
        files,
    } = request;
    let Fonts { book: _, fonts: _, digests } = &**fonts;
    let key = Key {
        maker: &MAKER,
        template,
        identity,
        max_pages: *pages,
        fold: *fold,
        accent,
        fonts: digests,
        templates: named(templates),
        files: named(files),
    };
    // Texts, numbers and lists always serialise.
    digest::hex(&serde_json::to_vec(&key).unwrap_or_default())
}

fn named(files: &Files) -> Vec<(&str, [u8; 32])> {
    files.iter().map(|(path, bytes)| (path.as_str(), digest::bytes(bytes))).collect()
}

/// Another version of the program, or of what it links, may make other bytes of the same request.
static MAKER: LazyLock<String> = LazyLock::new(|| {
    let mut all = vec![VERSIONS.to_owned()];
    add_sources(&SOURCES, &mut all);
    digest::hex(all.join("\0").as_bytes())
});

fn add_sources(folder: &Dir<'_>, all: &mut Vec<String>) {
    let files = folder.files();
    all.extend(files.map(|file| format!("{} {}", file.path().display(), digest::hex(file.contents()))));
    folder.dirs().for_each(|inner| add_sources(inner, all));
}
