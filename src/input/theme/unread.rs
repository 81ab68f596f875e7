//! Files of the chosen theme that nothing reads.
//!
//! Must not know what the files hold, but for the templates that name one another.

use std::collections::{BTreeMap, BTreeSet};

use super::file::ThemeFile;
use super::manifest::Manifest;
use crate::base::diagnostic::{Diagnostic, Place, suggestion};

/// Kinds that a theme is made of; whatever else lies there is its maker's business.
const KINDS: [&str; 11] = ["css", "js", "html", "typ", "ftl", "yaml", "yml", "ttf", "otf", "woff", "woff2"];

/// `folder`: the chosen theme's, such as `themes/ours/`. Parents are their makers' business.
pub fn problems(
    folder: &str,
    manifest: &Manifest,
    files: &BTreeMap<String, ThemeFile>,
    replacing: &BTreeSet<String>,
) -> Vec<Diagnostic> {
    let named: BTreeSet<&str> = manifest
        .bundles
        .values()
        .flatten()
        .chain(manifest.pictures())
        .map(|part| part.value.as_str())
        .collect();
    let mut found = Vec::new();
    for (inside, file) in files.iter().filter(|(_, file)| file.path.starts_with(folder)) {
        let read = named.contains(inside.as_str())
            || replacing.contains(inside)
            || has_its_place(inside)
            || inside.ends_with(".html") && is_called(inside, files);
        let is_kind = inside.rsplit_once('.').is_some_and(|(_, ending)| KINDS.contains(&ending));
        if read || !is_kind {
            continue;
        }
        let message = format!("Nothing reads `{inside}` of this theme.");
        let others = files.iter().filter(|(_, other)| !other.path.starts_with(folder));
        let hint = suggestion(inside, others.map(|(other, _)| other.as_str())).unwrap_or_else(|| {
            "Name it under `bundles` or `files` in `theme.yaml`, give it the name of the parent's file whose place it is \
             to take, or take it out."
                .to_owned()
        });
        found
            .push(Diagnostic::warning("unread-in-theme", Place::file(file.path.clone()), message).hint(hint));
    }
    found
}

/// Whether a file is found by where it lies.
fn has_its_place(inside: &str) -> bool {
    let (folder, ends): (&str, &[&str]) = match inside.split_once('/') {
        None => return inside == "theme.yaml",
        Some((folder, _)) => (
            folder,
            match folder {
                "layouts" => &[".html"],
                "components" => &["/template.html", "/examples.yaml"],
                "i18n" => &[".ftl"],
                "handouts" => &[".typ"],
                "fonts" => &[".ttf", ".otf"],
                _ => &[],
            },
        ),
    };
    // Only files that lie directly in these are looked for.
    let deep = !matches!(folder, "components" | "handouts") && inside.matches('/').count() > 1;
    !deep && ends.iter().any(|end| inside.ends_with(end))
}

/// Whether a template names this one, or calls a component that it declares.
fn is_called(inside: &str, files: &BTreeMap<String, ThemeFile>) -> bool {
    let Some(own) = files.get(inside) else { return false };
    own.text().contains("{% component ")
        || files
            .iter()
            .any(|(other, file)| other != inside && other.ends_with(".html") && file.text().contains(inside))
}
