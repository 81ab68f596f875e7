//! A theme with all it inherits: one set of files, tokens and strings.
//!
//! A child's file replaces its parent's file of the same path; tokens and bundles merge by key.
//! Must not know content.

pub mod assets;
pub mod examples;
pub mod manifest;
pub mod script;
pub mod strings;
pub mod templates;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, suggestion};
use crate::frontmatter::decode;
use crate::load::undecodable;
use crate::sources::Sources;
use crate::yaml;
use manifest::Manifest;
use strings::Strings;

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

/// A theme ready for use.
#[derive(Debug)]
pub struct Theme {
    pub name: String,
    /// Merged manifests, with the path of the one that named each pair of colours.
    pub manifest: Manifest,
    /// By path within the theme, such as `layouts/page.html`.
    pub files: BTreeMap<String, ThemeFile>,
    pub strings: Strings,
}

impl Theme {
    /// Loads the theme called `name` and its parents. `place` is where it is asked for.
    pub fn load(sources: &Sources, name: &str, place: &Place) -> (Option<Self>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let mut chain: Vec<(String, Manifest)> = Vec::new();
        let mut next = Some((name.to_owned(), place.clone()));
        while let Some((name, asked)) = next.take() {
            if chain.iter().any(|(known, _)| *known == name) {
                found.push(Diagnostic::error(
                    "theme-loop",
                    asked,
                    format!("The theme `{name}` is its own ancestor."),
                ));
                return (None, found);
            }
            let path = format!("themes/{name}/theme.yaml");
            let Some(bytes) = sources.get(&path) else {
                found.push(unknown(sources, &name, asked));
                return (None, found);
            };
            let read = decode(bytes)
                .map_err(|problem| vec![undecodable(&path, problem)])
                .and_then(|text| yaml::read::<Manifest>(&path, text, 0));
            match read {
                Ok(manifest) => {
                    next = manifest.parent.as_ref().map(|parent| (parent.value.clone(), parent.place(&path)));
                    chain.push((name, manifest));
                }
                Err(problems) => {
                    found.extend(problems);
                    return (None, found);
                }
            }
        }
        let mut files = BTreeMap::new();
        let mut manifest = Manifest::default();
        for (name, own) in chain.into_iter().rev() {
            let folder = format!("themes/{name}/");
            manifest.lay_over(own, &format!("{folder}theme.yaml"));
            for (path, bytes) in sources.under(&folder) {
                let file = ThemeFile { path: path.to_owned(), bytes: Arc::clone(bytes) };
                files.insert(path[folder.len()..].to_owned(), file);
            }
        }
        let (strings, mut problems) = Strings::load(&files);
        found.append(&mut problems);
        for (inside, file) in &files {
            if is_text(inside)
                && let Err(problem) = decode(&file.bytes)
            {
                found.push(undecodable(&file.path, problem));
            }
        }
        (Some(Self { name: name.to_owned(), manifest, files, strings }), found)
    }

    /// Names of the layouts that pages may choose.
    pub fn layouts(&self) -> BTreeSet<&str> {
        self.files.keys().filter_map(|path| path.strip_prefix("layouts/")?.strip_suffix(".html")).collect()
    }

    /// The project path of a file of the theme, for messages.
    pub fn path_of(&self, inside: &str) -> String {
        self.files
            .get(inside)
            .map_or_else(|| format!("themes/{}/{inside}", self.name), |file| file.path.clone())
    }
}

fn is_text(path: &str) -> bool {
    [".html", ".css", ".js", ".yaml", ".ftl", ".svg", ".md", ".typ"].iter().any(|end| path.ends_with(end))
}

fn unknown(sources: &Sources, name: &str, place: Place) -> Diagnostic {
    let known: BTreeSet<&str> = sources
        .under("themes/")
        .filter_map(|(path, _)| path.strip_prefix("themes/")?.split_once('/'))
        .filter(|(_, rest)| *rest == "theme.yaml")
        .map(|(name, _)| name)
        .collect();
    Diagnostic::error("unknown-theme", place, format!("There is no theme called `{name}`.")).hint(
        suggestion(name, known)
            .unwrap_or_else(|| "A theme is a folder in `themes/` with a `theme.yaml`.".to_owned()),
    )
}
