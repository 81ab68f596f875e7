//! A theme with all it inherits: one set of files, tokens and strings.
//!
//! A child's file replaces its parent's file of the same path; tokens and bundles merge by key.
//! Must not know content.

pub mod assets;
pub mod brand;
#[cfg(feature = "cli")]
pub mod design_tokens;
pub mod examples;
mod file;
pub mod manifest;
pub mod pairs;
pub mod script;
pub mod strings;
pub mod templates;
pub mod token_value;
mod unread;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place, suggestion};
use crate::input::frontmatter::decode;
use crate::input::sources::Sources;
use crate::input::yaml;
pub use file::ThemeFile;
use manifest::Manifest;
use strings::Strings;

/// A theme ready for use.
#[derive(Debug)]
pub struct Theme {
    pub name: String,
    /// Merged manifests, with the path of the one that named each pair of colours.
    pub manifest: Manifest,
    /// By path within the theme, such as `layouts/page.html`.
    pub files: BTreeMap<String, ThemeFile>,
    /// Those among them that took the place of a parent's.
    pub replacing: BTreeSet<String>,
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
                .map_err(|problem| vec![problem.told(&path)])
                .and_then(|text| yaml::read::<Manifest>(&path, text, 0));
            match read {
                Ok(manifest) => {
                    found.extend(token_value::problems(&path, &manifest.tokens));
                    next = manifest.parent.as_ref().map(|parent| (parent.value.clone(), parent.place(&path)));
                    chain.push((name, manifest));
                }
                Err(problems) => {
                    found.extend(problems);
                    return (None, found);
                }
            }
        }
        let (mut files, mut replacing) = (BTreeMap::new(), BTreeSet::new());
        let mut manifest = Manifest::default();
        let mut named = Vec::new();
        let mut words = Vec::new();
        for (depth, (name, own)) in chain.into_iter().rev().enumerate() {
            let folder = format!("themes/{name}/");
            let path = format!("{folder}theme.yaml");
            let parts = own.bundles.values().flatten().chain(own.pictures());
            named.extend(parts.map(|part| (part.value.clone(), part.place(&path))));
            manifest.lay_over(own, &path, depth);
            for (path, bytes) in sources.under(&folder) {
                let file = ThemeFile { path: path.to_owned(), bytes: Arc::clone(bytes) };
                let inside = path[folder.len()..].to_owned();
                if strings::language_of(&inside).is_some() {
                    words.push((inside.clone(), file.clone()));
                }
                if files.insert(inside.clone(), file).is_some() {
                    replacing.insert(inside);
                }
            }
        }
        for (part, place) in named.into_iter().filter(|(part, _)| !files.contains_key(part)) {
            let problem = Diagnostic::error("theme-file", place, format!("The theme has no file `{part}`."));
            let hint = suggestion(&part, files.keys().map(String::as_str));
            found.push(problem.hint(hint.unwrap_or_else(|| "Correct the path, or add the file.".to_owned())));
        }
        let (strings, mut problems) = Strings::load(&words);
        found.append(&mut problems);
        found.extend(Strings::unread(&words, &files));
        found.extend(unread::problems(&format!("themes/{name}/"), &manifest, &files, &replacing));
        for (inside, file) in &files {
            if is_text(inside)
                && let Err(problem) = decode(&file.bytes)
            {
                found.push(problem.told(&file.path));
            }
        }
        (Some(Self { name: name.to_owned(), manifest, files, replacing, strings }), found)
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

/// What lies in `themes/` and belongs to no theme: folders without a `theme.yaml`, and files beside the folders.
pub fn astray(sources: &Sources) -> BTreeSet<String> {
    const THEMES: &str = "themes/";
    let inside = sources.under(THEMES).filter_map(|(path, _)| path.strip_prefix(THEMES));
    let names: BTreeSet<&str> =
        inside.map(|inside| inside.split_once('/').map_or(inside, |(name, _)| name)).collect();
    let is_theme = |name: &str| sources.contains(&format!("{THEMES}{name}/theme.yaml"));
    let is_words = |name: &str| name.ends_with(".md");
    names
        .into_iter()
        .filter(|name| !is_theme(name) && !is_words(name))
        .map(|name| format!("{THEMES}{name}"))
        .collect()
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
