//! Which files of a folder make up a project: the one list, for reading, watching, guarding and bundling.
//!
//! Macros hold it, because what travels inside the program is named at compile time. Must not know what is in a file.

/// Hands the name of each file at a project's top to a macro, as an array.
#[doc(hidden)]
#[macro_export]
macro_rules! project_files {
    ($each:ident) => {
        [
            $each!("site.yaml"),
            $each!("directory.yaml"),
            $each!("conformance.yaml"),
            $each!("addresses.lock"),
            $each!("triage.lock"),
        ]
    };
}

/// Hands each folder of a project that is read whole to a macro, with where it lies in this repository, as an array.
#[doc(hidden)]
#[macro_export]
macro_rules! project_folders {
    ($each:ident) => {
        [
            $each!("content", "$CARGO_MANIFEST_DIR/content"),
            $each!("agencies", "$CARGO_MANIFEST_DIR/agencies"),
            $each!("themes", "$CARGO_MANIFEST_DIR/themes"),
        ]
    };
}

macro_rules! name {
    ($name:tt $(, $_place:tt)?) => {
        $name
    };
}

/// Files at the top of a project.
pub const FILES: [&str; 5] = project_files!(name);
/// Folders that are read whole.
pub const FOLDERS: [&str; 3] = project_folders!(name);

/// The addresses that must stay.
pub const ADDRESSES: &str = "addresses.lock";
/// What a folder last saw of the base it inherits from. Never travels inside the program.
pub const KIT_LOCK: &str = "kit.lock";

/// Everything at the top of a project that belongs to it.
pub fn top() -> impl Iterator<Item = &'static str> {
    FILES.into_iter().chain([KIT_LOCK]).chain(FOLDERS)
}

/// Whether a file is each folder's own business, whatever it inherits: what it locks and what it has seen.
pub fn is_for_one_folder(path: &str) -> bool {
    path == ADDRESSES || path == KIT_LOCK
}

/// Whether a build reads the file of this path in a project, if there is one.
pub fn contains(path: &str) -> bool {
    let mut parts = path.split('/');
    let first = parts.next().unwrap_or_default();
    FILES.contains(&path) || path == KIT_LOCK || FOLDERS.contains(&first) && !parts.any(is_passed_over)
}

/// What editors, systems and version control leave in a folder.
pub fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~') || name == "Thumbs.db" || name.starts_with("~$")
}

#[cfg(test)]
mod tests {
    use super::{KIT_LOCK, contains, top};
    use crate::input::load;

    #[test]
    fn every_file_that_a_build_names_is_of_the_project() {
        for path in [
            load::SITE,
            load::DIRECTORY,
            load::CONFORMANCE,
            load::LOCK,
            super::ADDRESSES,
            load::TRIAGE_LOCK,
            KIT_LOCK,
            load::FACTS,
            load::SLOTS,
            load::COVERAGE,
            load::HOLIDAYS,
            "agencies/ours.yaml",
            "themes/default/theme.yaml",
        ] {
            assert!(contains(path), "{path}");
        }
        for path in
            ["content/.git/x", "content/a.md~", "public/index.html", "site.yaml/x", "contents/a.md", ""]
        {
            assert!(!contains(path), "{path}");
        }
        assert_eq!(top().count(), 9);
    }
}
