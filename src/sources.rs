//! Everything a build reads, as bytes in memory, keyed by project path.
//!
//! The only thing the later stages know of a project. Must not know disks or formats.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Files of a project by path relative to its folder, with `/`, in sorted order.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<String, Arc<[u8]>>,
}

impl Sources {
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Adds the file unless the project has one of that path: how built-in themes stand behind a project's own.
    pub fn insert_default(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) {
        self.files.entry(path.into()).or_insert_with(|| bytes.into());
    }

    pub fn get(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.get(path)
    }

    pub fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// All files whose path starts with `prefix`, sorted.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Arc<[u8]>)> {
        self.files
            .range(prefix.to_owned()..)
            .take_while(move |(path, _)| path.starts_with(prefix))
            .map(|(path, bytes)| (path.as_str(), bytes))
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes))
    }

    pub fn len(&self) -> usize {
        self.files.len()
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Reads `-- path --` sections, the form in which tests write whole projects as one string.
    pub fn from_sections(text: &str) -> Self {
        let mut sources = Self::default();
        let mut current: Option<(String, String)> = None;
        for line in text.split_inclusive('\n') {
            let name = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            if let Some(name) = name {
                if let Some((path, body)) = current.replace((name.to_owned(), String::new())) {
                    sources.insert(path, body.into_bytes());
                }
            } else if let Some((_, body)) = &mut current {
                body.push_str(line);
            }
        }
        if let Some((path, body)) = current {
            sources.insert(path, body.into_bytes());
        }
        sources
    }
}

#[cfg(test)]
mod tests {
    use super::Sources;

    #[test]
    fn sections_become_files() {
        let sources = Sources::from_sections("-- a/b.md --\none\ntwo\n-- c --\n");
        assert_eq!(&**sources.get("a/b.md").unwrap(), b"one\ntwo\n");
        assert_eq!(sources.under("a/").count(), 1);
        assert_eq!(sources.len(), 2);
    }
}
