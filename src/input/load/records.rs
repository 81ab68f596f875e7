//! Reads the YAML files of a project, each at its place, and knows which files nobody read.
//!
//! Must not know what the records mean.

use std::any::{Any, TypeId};
use std::collections::BTreeSet;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::paths::{LOCK, SITE, missing_file};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::memo::{Memo, Same};
use crate::input::frontmatter::decode;
use crate::input::model::config::{Config, SiteKind};
use crate::input::sources::Sources;
use crate::input::theme::Theme;
use crate::input::yaml::{self, At};

pub struct Records<'a> {
    pub sources: &'a Sources,
    read: BTreeSet<String>,
    pub found: Vec<Diagnostic>,
}

impl<'a> Records<'a> {
    pub fn new(sources: &'a Sources) -> Self {
        Self { sources, read: BTreeSet::new(), found: Vec::new() }
    }

    /// A second reader of the same sources, for another thread.
    pub fn aside(&self) -> Self {
        Self::new(self.sources)
    }

    /// What another reader read and found.
    pub fn absorb(&mut self, mut other: Self) {
        self.read.append(&mut other.read);
        self.found.append(&mut other.found);
    }

    /// A file without which there is no site.
    pub fn required<T: Record>(&mut self, path: &str) -> Option<T> {
        if !self.sources.contains(path) {
            self.found.push(missing_file(
                path,
                "Run this in the folder of a site, name one with `-C DIR`, or make one with `rightskit new DIR`.",
            ));
            return None;
        }
        self.parse(path)
    }

    /// A file that may be missing or empty.
    pub fn optional<T: Record + Default>(&mut self, path: &str) -> T {
        if self.sources.contains(path) { self.parse(path).unwrap_or_default() } else { T::default() }
    }

    /// Every YAML file of a folder that can be read, with its path.
    pub fn all<T: Record>(&mut self, folder: &str) -> Vec<(String, T)> {
        let inside = self.sources.under(folder).map(|(path, _)| path);
        let yaml = inside.filter(|path| path.ends_with(".yaml") || path.ends_with(".yml"));
        let paths: Vec<String> = yaml.map(str::to_owned).collect();
        paths.into_iter().filter_map(|path| Some((path.clone(), self.parse(&path)?))).collect()
    }

    /// A file as text, if it is there and can be read.
    pub fn text(&mut self, path: &str) -> Option<&'a str> {
        let bytes = self.sources.get(path)?;
        self.read.insert(path.to_owned());
        match decode(bytes) {
            Ok(text) => Some(text),
            Err(problem) => {
                self.found.push(problem.told(path));
                None
            }
        }
    }

    /// A file of this type, if it is there and can be read.
    pub fn parse<T: Record>(&mut self, path: &str) -> Option<T> {
        let text = self.text(path)?;
        let (value, found) = record(path, self.sources.get(path)?, text);
        self.found.extend(found);
        value
    }

    /// The records that the one at this path stands in place of, as far as they can be read, nearest layer first.
    pub fn replaced<T: Record>(&self, path: &str) -> impl Iterator<Item = T> {
        self.sources.replaced(path).filter_map(move |bytes| record(path, bytes, decode(bytes).ok()?).0)
    }

    /// Whether there is a file of this path.
    pub fn has(&self, path: &str) -> bool {
        self.sources.contains(path)
    }

    /// The theme with all it inherits. `path` is the file that chose it, if one did.
    pub fn theme(&mut self, config: &Config, path: &str) -> Option<Theme> {
        let default = if config.kind == SiteKind::Kit { "default" } else { "plain" };
        let (name, place) = match &config.theme {
            Some(name) => (name.value.as_str(), chosen(name, path, "--theme")),
            None => (default, Place::file(SITE)),
        };
        let (theme, mut found) = Theme::load(self.sources, name, &place);
        self.found.append(&mut found);
        theme
    }

    /// The locked addresses, with their lines.
    pub fn lock(&mut self) -> Option<Vec<(String, usize)>> {
        let text = self.text(LOCK)?;
        let lines = text.lines().enumerate().map(|(index, line)| (line.trim().to_owned(), index + 1));
        Some(lines.filter(|(line, _)| !line.is_empty() && !line.starts_with('#')).collect())
    }

    /// Files in the content folders that no stage reads.
    pub fn unused(&self, folders: &[String], kit: bool) -> Vec<String> {
        if !kit {
            return Vec::new();
        }
        self.sources
            .under("content/")
            .map(|(path, _)| path)
            .filter(|path| !self.read.contains(*path) && *path != "content/LICENSE.md")
            .filter(|path| {
                !folders.iter().any(|folder| path.starts_with(folder.as_str())) || stray_yaml(path)
            })
            .map(str::to_owned)
            .collect()
    }
}

/// The type of a record, its path and what it is read from.
type RecordKey = (TypeId, String, Same<[u8]>);

/// What a YAML file of a project can hold.
pub trait Record: DeserializeOwned + JsonSchema + Clone + Send + Sync + 'static {}

impl<T: DeserializeOwned + JsonSchema + Clone + Send + Sync + 'static> Record for T {}

/// `text`: what the bytes say.
fn record<T: Record>(path: &str, bytes: &Arc<[u8]>, text: &str) -> (Option<T>, Vec<Diagnostic>) {
    static RECORDS: Memo<RecordKey, Box<dyn Any + Send + Sync>> = Memo::new(1_024);
    let key = || (TypeId::of::<T>(), path.to_owned(), Same::of(bytes));
    let read = RECORDS.get(key, || Box::new(parsed::<T>(path, text)));
    read.downcast_ref::<(Option<T>, Vec<Diagnostic>)>().cloned().unwrap_or_default()
}

fn parsed<T: Record>(path: &str, text: &str) -> (Option<T>, Vec<Diagnostic>) {
    match yaml::read(path, text, 0) {
        Ok(value) => (Some(value), yaml::slips(path, text, 0)),
        Err(problems) => (None, problems),
    }
}

/// Where something was chosen: in a file, else on the command line.
pub fn chosen(name: &At<String>, path: &str, flag: &str) -> Place {
    if name.line == 0 { Place::file(flag) } else { name.place(path) }
}

/// YAML that lies in a language's folder and is not one of the known overlays is read by nobody.
fn stray_yaml(path: &str) -> bool {
    let known = [
        "facts.yaml",
        "slots.yaml",
        "directory.yaml",
        "synonyms.yaml",
        "search-tests.yaml",
        "intents.yaml",
        "intent-tests.yaml",
        "handouts.yaml",
    ];
    (path.ends_with(".yaml") || path.ends_with(".yml"))
        && !known.iter().any(|name| path.ends_with(&format!("/{name}")))
}
