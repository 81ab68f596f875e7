//! Everything a build reads, as bytes in memory, keyed by project path.
//!
//! A project may inherit files: then those of the layers below show through where it has none of that path. The only
//! thing the later stages know of a project. Must not know disks or formats.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::base::digest;
use crate::base::text::{composed, unix_form};

/// How the names of files end that are read as text. Version control and editors on Windows change their line ends, which
/// mean nothing in any of them; the same text must be the same project everywhere.
const TEXT: [&str; 11] = ["md", "yaml", "yml", "lock", "html", "css", "js", "json", "svg", "ftl", "typ"];

/// Files of a project by path relative to its folder, with `/`, in sorted order.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<String, Arc<[u8]>>,
    /// Of the files above, those that are inherited.
    inherited: BTreeSet<String>,
    /// What the files above replace, nearest layer first.
    replaced: BTreeMap<String, Vec<Arc<[u8]>>>,
    /// Files whose names came with letters and marks apart, and whether another came with the same name.
    decomposed: BTreeMap<String, bool>,
    /// The digest of the files above, once somebody has asked for it.
    digest: OnceLock<String>,
}

impl Sources {
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) {
        let path = path.into();
        self.digest.take();
        let name = composed(&path).into_owned();
        let apart = name != path;
        let bytes = as_read(&name, bytes.into());
        let double = self.files.insert(name.clone(), bytes).is_some();
        if apart {
            self.decomposed.insert(name, double);
        } else if let Some(known) = self.decomposed.get_mut(&name) {
            *known = true;
        }
    }

    /// Files whose names came with letters and marks apart, and whether another came with the same name.
    pub fn decomposed(&self) -> impl Iterator<Item = (&str, bool)> {
        self.decomposed.iter().map(|(path, double)| (path.as_str(), *double))
    }

    /// Adds the file unless the project has one of that path: how built-in themes stand behind a project's own.
    pub fn insert_default(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) {
        self.digest.take();
        let path = path.into();
        let bytes = as_read(&path, bytes.into());
        self.files.entry(path).or_insert(bytes);
    }

    /// These files above those of `base`, path by path.
    #[must_use]
    pub fn over(mut self, mut base: Self) -> Self {
        self.digest.take();
        for (path, bytes) in base.files {
            if self.files.contains_key(&path) {
                let mut below = vec![bytes];
                below.extend(base.replaced.remove(&path).into_iter().flatten());
                self.replaced.entry(path).or_default().extend(below);
            } else {
                self.inherited.insert(path.clone());
                if let Some(below) = base.replaced.remove(&path) {
                    self.replaced.insert(path.clone(), below);
                }
                self.files.insert(path, bytes);
            }
        }
        self
    }

    /// Leaves files out.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.digest.take();
        self.files.retain(|path, _| keep(path));
    }

    /// Whether the file comes from a layer below the project's own.
    pub fn is_inherited(&self, path: &str) -> bool {
        self.inherited.contains(path)
    }

    /// What the file at this path stands in place of, whoever put it there, nearest layer first.
    pub fn replaced(&self, path: &str) -> impl Iterator<Item = &Arc<[u8]>> {
        self.replaced.get(path).into_iter().flatten()
    }

    /// What the project would inherit at this path if it had no file of its own there, nearest layer first.
    pub fn replaced_by_own(&self, path: &str) -> impl Iterator<Item = &Arc<[u8]>> {
        self.replaced(path).filter(|_| !self.inherited.contains(path))
    }

    pub fn get(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.get(path)
    }

    pub fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// All files whose path starts with `prefix`, sorted.
    pub fn under<'a, 'p>(
        &'a self,
        prefix: &'p str,
    ) -> impl Iterator<Item = (&'a str, &'a Arc<[u8]>)> + use<'a, 'p> {
        self.files
            .range(prefix.to_owned()..)
            .take_while(move |(path, _)| path.starts_with(prefix))
            .map(|(path, bytes)| (path.as_str(), bytes))
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes))
    }

    /// The SHA-256, in hex, of every path and all bytes.
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| {
            let files: Vec<(&String, &Arc<[u8]>)> = self.files.iter().collect();
            let each: Vec<String> = files.par_iter().map(|(path, bytes)| each_digest(path, bytes)).collect();
            digest::hex(each.concat().as_bytes())
        })
    }

    /// The SHA-256, in hex, of some files: their paths and bytes, what they replace, and whether they are inherited.
    pub fn digest_of<'p>(&self, paths: impl Iterator<Item = &'p str>) -> String {
        let mut each = String::new();
        for path in paths {
            let bytes = self.files.get(path).into_iter();
            let below = self.replaced.get(path).into_iter().flatten();
            let inherited = if self.inherited.contains(path) { "<" } else { "=" };
            each.push_str(inherited);
            bytes.chain(below).for_each(|bytes| each.push_str(&each_digest(path, bytes)));
        }
        digest::hex(each.as_bytes())
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

/// A file's bytes, in the one form of a text if it is one.
fn as_read(path: &str, bytes: Arc<[u8]>) -> Arc<[u8]> {
    let is_text = path.rsplit_once('.').is_some_and(|(_, end)| TEXT.contains(&end));
    if is_text { unix_form(&bytes).map_or(bytes, Arc::from) } else { bytes }
}

/// Of one file. A digest has one length, so that no byte of a path can be taken for one of what is in it.
fn each_digest(path: &str, bytes: &[u8]) -> String {
    digest::hex(path.as_bytes()) + &digest::hex(bytes)
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

    #[test]
    fn a_text_is_the_same_whatever_system_saved_it() {
        let with = |path: &str, bytes: &[u8]| {
            let mut sources = Sources::default();
            sources.insert(path, bytes);
            sources.insert_default("themes/a.css", &b"a {}\r\n"[..]);
            sources
        };
        let (unix, windows) = (with("a.md", b"x\n"), with("a.md", b"\xef\xbb\xbfx\r\n"));
        assert_eq!(unix.digest(), windows.digest());
        assert_eq!(&**windows.get("themes/a.css").unwrap(), b"a {}\n");
        // What may be no text is copied as it is.
        for path in ["a.png", "a.txt", "a.ics", "md"] {
            assert_eq!(&**with(path, b"x\r\n").get(path).unwrap(), b"x\r\n", "{path}");
        }
    }

    #[test]
    fn the_digest_tells_names_from_bytes() {
        let of = |text| Sources::from_sections(text).digest().to_owned();
        assert_eq!(of("-- a --\nb\n"), of("-- a --\nb\n"));
        assert_ne!(of("-- a --\nb\n"), of("-- ab --\n\n"));
        assert_ne!(of("-- a --\nb\n"), of("-- a --\nc\n"));
    }
}
