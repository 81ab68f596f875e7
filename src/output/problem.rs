//! What can keep a site from being written, in words for the person who ran the build.
//!
//! Holds the text that `explain` prints for each code. Touches no disk.

use std::error::Error;
use std::fmt;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use crate::base::diagnostic::{Diagnostic, Place};

/// The pages of `explain` for the codes of this module.
pub const DOCS: &[(&str, &str)] = &[
    (NOT_OURS, include_str!("problem/output-not-ours.md")),
    (LOCKED, include_str!("problem/output-locked.md")),
    (UNWRITABLE, include_str!("problem/output-unwritable.md")),
    (DISK_FULL, include_str!("problem/disk-full.md")),
];

const NOT_OURS: &str = "output-not-ours";
/// Another build holds the folder: nothing was tried, and the same command may work in a moment.
pub const LOCKED: &str = "output-locked";
const UNWRITABLE: &str = "output-unwritable";
const DISK_FULL: &str = "disk-full";

/// What Windows says of a file that another program has open.
pub(super) const SHARING_VIOLATION: i32 = 32;

/// What to do where the system said no. On Windows it says the same of what is in use.
const NOT_ALLOWED: &str = if cfg!(windows) {
    "Close what has that folder or a file in it open: a terminal, an editor, a viewer of PDFs. If nothing has, give yourself \
     the right to write there, or name another folder with `--out`."
} else {
    "Give yourself the right to write in that folder, or name another one with `--out`."
};

/// Why a site could not be written. The previous output is whole in every case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteProblem {
    code: &'static str,
    path: Utf8PathBuf,
    message: String,
    hint: String,
}

impl WriteProblem {
    /// The kebab-case name that `explain` knows.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// A target that may not be replaced; `why` completes the sentence "`public` …".
    pub(super) fn not_ours(path: &Utf8Path, why: &str) -> Self {
        Self {
            code: NOT_OURS,
            path: path.to_owned(),
            message: format!("`{path}` {why}, so it is left as it is."),
            hint: "Name another folder with `--out`, or move what is there away yourself.".into(),
        }
    }

    pub(super) fn over_sources(path: &Utf8Path, source: &Utf8Path) -> Self {
        Self {
            code: NOT_OURS,
            path: path.to_owned(),
            message: format!("`{path}` cannot be the output folder: it overlaps the sources in `{source}`."),
            hint: "Name a folder apart from the sources with `--out`, such as `public`.".into(),
        }
    }

    pub(super) fn locked(path: &Utf8Path) -> Self {
        Self {
            code: LOCKED,
            path: path.to_owned(),
            message: format!("Another build is running and writes `{path}`."),
            hint: "Wait until it has finished, or give this build a folder of its own with `--out`.".into(),
        }
    }

    /// An output whose path would leave the output folder, or has no single meaning.
    pub(super) fn path(path: &str) -> Self {
        Self {
            code: UNWRITABLE,
            path: path.into(),
            message: format!("`{path}` cannot be the path of a file in the site."),
            hint: "Give the page or file a plain relative path, without `..`, `\\` or empty parts.".into(),
        }
    }

    /// The system said no; `action` completes the sentence "Could not … `path`".
    pub(super) fn io(path: &Utf8Path, action: &str, error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        let path = &plain_path(path);
        let failed = format!("Could not {action} `{path}`");
        let (code, message, hint) = match error.kind() {
            Kind::StorageFull => (
                DISK_FULL,
                format!("{failed}: the disk is full."),
                "Free some space, or name a folder on another disk with `--out`.",
            ),
            Kind::QuotaExceeded => (
                DISK_FULL,
                format!("{failed}: your quota on this disk is used up."),
                "Free some space, or name a folder on another disk with `--out`.",
            ),
            Kind::PermissionDenied => (UNWRITABLE, format!("{failed}: permission denied."), NOT_ALLOWED),
            Kind::ReadOnlyFilesystem => (
                UNWRITABLE,
                format!("{failed}: the disk is read-only."),
                "Name a folder on a disk that can be written with `--out`.",
            ),
            Kind::ResourceBusy | Kind::CrossesDevices => (
                UNWRITABLE,
                format!(
                    "{failed}: it is in use, a disk of its own, or part of a container's image, and cannot be swapped."
                ),
                "Name a folder inside it with `--out`, so that old and new can change places. In a Dockerfile, leave it \
                 out of the image (`.dockerignore`), or take it away in the same `RUN` that builds.",
            ),
            Kind::AlreadyExists => (
                UNWRITABLE,
                format!("{failed}: something of that name is there already."),
                "If it is a page or file of the site, two sources share this path, perhaps but for upper and \
                 lower case: rename one. Else move it away.",
            ),
            Kind::NotADirectory | Kind::IsADirectory => (
                UNWRITABLE,
                format!("{failed}: a file and a folder would have the same name."),
                "Rename one of the two.",
            ),
            Kind::InvalidFilename => (
                UNWRITABLE,
                format!("{failed}: this disk does not allow the name."),
                "Give the page or file a shorter and plainer name.",
            ),
            Kind::NotFound => (
                UNWRITABLE,
                format!("{failed}: it does not exist, or was taken away during the build."),
                "Look at the path, and run the build again.",
            ),
            _ if cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION) => {
                (UNWRITABLE, format!("{failed}: another program has it open."), NOT_ALLOWED)
            }
            _ => (
                UNWRITABLE,
                format!("{failed}: {error}."),
                "Look at the disk and the path, or name another folder with `--out`.",
            ),
        };
        Self { code, path: path.to_owned(), message, hint: hint.into() }
    }
}

/// A path as people write it: Windows puts `\\?\` before the real path of a file.
fn plain_path(path: &Utf8Path) -> Utf8PathBuf {
    match path.as_str().strip_prefix(r"\\?\") {
        Some(real) => match real.strip_prefix(r"UNC\") {
            Some(share) => Utf8PathBuf::from(format!(r"\\{share}")),
            None => real.into(),
        },
        None => path.to_owned(),
    }
}

impl fmt::Display for WriteProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for WriteProblem {}

impl From<WriteProblem> for Diagnostic {
    fn from(problem: WriteProblem) -> Self {
        Self::error(problem.code, Place::file(problem.path), problem.message).hint(problem.hint)
    }
}

/// An error of [`Sink::put`](crate::base::output_file::Sink::put) carries its problem inside; any other keeps its text.
impl From<io::Error> for WriteProblem {
    fn from(error: io::Error) -> Self {
        let kind = error.kind();
        match error.downcast::<Self>() {
            Ok(problem) => problem,
            Err(error) if error.get_ref().is_some() => Self {
                code: UNWRITABLE,
                path: Utf8PathBuf::from("."),
                message: format!("Could not write the site: {error}."),
                hint: "Look at the output folder, and run the build again.".into(),
            },
            Err(error) => Self::io(Utf8Path::new("."), "write below", &io::Error::new(kind, error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::WriteProblem;

    #[test]
    fn paths_are_shown_as_people_write_them() {
        for (path, shown) in [
            (r"\\?\C:\kit\public", r"`C:\kit\public`"),
            (r"\\?\UNC\server\kit\public", r"`\\server\kit\public`"),
            ("/srv/kit/public", "`/srv/kit/public`"),
        ] {
            let problem = WriteProblem::io(path.into(), "replace", &io::ErrorKind::PermissionDenied.into());
            assert!(problem.to_string().contains(shown), "{problem}");
        }
    }
}
