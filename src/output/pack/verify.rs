//! Compares files with the list of checksums that was made with them.
//!
//! Values in, values out. Must not know where the files are.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest;
use crate::base::digest;
use crate::output::kind::{MARKER, OutputKind};

/// What differs; all empty when a copy is whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// How many files are as they were made.
    pub good: usize,
    pub changed: Vec<String>,
    pub missing: Vec<String>,
    /// Files that the list does not name.
    pub extra: Vec<String>,
    pub marker: Marker,
}

/// The mark by which a build knows its own folder. No list names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marker {
    /// As a build of a site writes it.
    #[default]
    Ours,
    Missing,
    /// Something else stands in its place.
    Changed,
}

impl Differences {
    /// Whether every file is as the list says. The marker is judged by itself.
    pub fn none(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.extra.is_empty()
    }
}

/// Checksums by path, from a list in the format of `sha256sum`.
pub fn read(list: &str) -> BTreeMap<&str, &str> {
    list.lines().filter_map(|line| line.split_once("  ")).map(|(sum, path)| (path, sum)).collect()
}

/// What stands at a path of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file, with its checksum in hex.
    File(String),
    /// A link, a pipe or the like: no site has any, wherever it leads.
    Strange,
}

/// The files of a copy by path, against the list.
pub fn compare(list: &str, files: &BTreeMap<String, Found>) -> Differences {
    let wanted = read(list);
    let mut differences = Differences::default();
    for (path, sum) in &wanted {
        match files.get(*path) {
            None => differences.missing.push((*path).to_owned()),
            Some(Found::File(found)) if found == sum => differences.good += 1,
            Some(_) => differences.changed.push((*path).to_owned()),
        }
    }
    let named: BTreeSet<&str> = wanted.into_keys().collect();
    // The list itself, and the mark as what makes sites writes it.
    let kinds = [OutputKind::Site, OutputKind::Manual, OutputKind::Preview];
    let marks = kinds.map(|kind| digest::hex(kind.marker().as_bytes()));
    differences.marker = match files.get(MARKER) {
        None => Marker::Missing,
        Some(Found::File(sum)) if marks.contains(sum) => Marker::Ours,
        Some(_) => Marker::Changed,
    };
    let ours = |path: &str, found: &Found| match found {
        Found::Strange => path == MARKER,
        Found::File(_) => path == manifest::PATH || path == MARKER,
    };
    let unnamed = files.iter().filter(|(path, found)| !named.contains(path.as_str()) && !ours(path, found));
    differences.extra = unnamed.map(|(path, _)| path.clone()).collect();
    differences
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Found, Marker, compare};
    use crate::output::kind::OutputKind;

    #[test]
    fn each_kind_of_difference_is_told_apart() {
        let list = "aa  kept.html\nbb  changed.html\ncc  gone.html\n";
        let files =
            [("kept.html", "aa"), ("changed.html", "b0"), ("new.html", "dd"), ("MANIFEST.sha256", "ee")];
        let files: BTreeMap<String, Found> =
            files.map(|(path, sum)| (path.to_owned(), Found::File(sum.to_owned()))).into();
        let found = compare(list, &files);
        assert_eq!((found.good, found.none()), (1, false));
        assert_eq!(found.changed, ["changed.html"]);
        assert_eq!(found.missing, ["gone.html"]);
        assert_eq!(found.extra, ["new.html"]);
        assert_eq!(found.marker, Marker::Missing);
    }

    #[test]
    fn links_and_a_mark_that_says_something_else_count() {
        let sum = |text: &str| Found::File(crate::base::digest::hex(text.as_bytes()));
        let mut files: BTreeMap<String, Found> = BTreeMap::new();
        files.insert("MANIFEST.sha256".to_owned(), sum("list"));
        files.insert(".rightskit".to_owned(), sum(OutputKind::Site.marker()));
        let whole = compare("", &files);
        assert!(whole.none() && whole.marker == Marker::Ours);
        files.insert(".rightskit".to_owned(), sum("<script>"));
        files.insert("kept.html".to_owned(), Found::Strange);
        files.insert("link.html".to_owned(), Found::Strange);
        let found = compare("aa  kept.html\n", &files);
        assert_eq!(found.extra, ["link.html"]);
        assert_eq!(found.marker, Marker::Changed);
        files.insert(".rightskit".to_owned(), Found::Strange);
        assert_eq!(compare("", &files).marker, Marker::Changed);
        assert_eq!(found.changed, ["kept.html"]);
    }
}
