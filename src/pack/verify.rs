//! Compares files with the list of checksums that was made with them.
//!
//! Values in, values out. Must not know where the files are.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest;

/// What differs; all empty when a copy is whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// How many files are as they were made.
    pub good: usize,
    pub changed: Vec<String>,
    pub missing: Vec<String>,
    /// Files that the list does not name.
    pub extra: Vec<String>,
}

impl Differences {
    pub fn none(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.extra.is_empty()
    }
}

/// Checksums by path, from a list in the format of `sha256sum`.
pub fn read(list: &str) -> BTreeMap<&str, &str> {
    list.lines().filter_map(|line| line.split_once("  ")).map(|(sum, path)| (path, sum)).collect()
}

/// The files of a copy, by path with their checksum in hex, against the list.
pub fn compare(list: &str, files: &BTreeMap<String, String>) -> Differences {
    let wanted = read(list);
    let mut differences = Differences::default();
    for (path, sum) in &wanted {
        match files.get(*path) {
            None => differences.missing.push((*path).to_owned()),
            Some(found) if found == sum => differences.good += 1,
            Some(_) => differences.changed.push((*path).to_owned()),
        }
    }
    let named: BTreeSet<&str> = wanted.into_keys().collect();
    // The list itself, and the mark by which a build knows its own folder.
    let ours = |path: &str| path == manifest::PATH || path == ".rightskit";
    differences.extra =
        files.keys().filter(|path| !named.contains(path.as_str()) && !ours(path)).cloned().collect();
    differences
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::compare;

    #[test]
    fn each_kind_of_difference_is_told_apart() {
        let list = "aa  kept.html\nbb  changed.html\ncc  gone.html\n";
        let files =
            [("kept.html", "aa"), ("changed.html", "b0"), ("new.html", "dd"), ("MANIFEST.sha256", "ee")];
        let files: BTreeMap<String, String> =
            files.map(|(path, sum)| (path.to_owned(), sum.to_owned())).into();
        let found = compare(list, &files);
        assert_eq!((found.good, found.none()), (1, false));
        assert_eq!(found.changed, ["changed.html"]);
        assert_eq!(found.missing, ["gone.html"]);
        assert_eq!(found.extra, ["new.html"]);
    }
}
