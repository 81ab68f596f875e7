//! The files that travel inside the program: the kit's own content and themes.
//!
//! They start a new site, and themes stand in where a site has none of its own. The program hands
//! them in; this library does not know where they come from.

use std::collections::BTreeSet;

use crate::base::diagnostic::{Diagnostic, Place, Severity};
use crate::input::sources::Sources;

/// Project path and bytes of each file.
pub type Bundled = Vec<(String, &'static [u8])>;

/// The kit as a project.
pub fn kit(bundled: &Bundled) -> Sources {
    let mut sources = Sources::default();
    for (path, bytes) in bundled {
        sources.insert(path.clone(), *bytes);
    }
    sources
}

/// Lets the bundled themes stand behind a project's own. A theme that the project has is taken
/// as it is, so that files of two versions never mix.
pub fn lend_themes(bundled: &Bundled, sources: &mut Sources) {
    let own: BTreeSet<String> =
        sources.under("themes/").filter_map(|(path, _)| theme_of(path).map(str::to_owned)).collect();
    for (path, bytes) in bundled {
        if theme_of(path).is_some_and(|name| !own.contains(name)) {
            sources.insert_default(path.clone(), *bytes);
        }
    }
}

/// The theme in which a file lies.
fn theme_of(path: &str) -> Option<&str> {
    path.strip_prefix("themes/")?.split_once('/').map(|(name, _)| name)
}

/// Bundled themes that the project holds as whole copies of its own, which differ from those of the program.
pub fn own_copies(bundled: &Bundled, sources: &Sources) -> BTreeSet<String> {
    let whole = |name: &str| {
        let manifest = format!("themes/{name}/theme.yaml");
        sources.contains(&manifest) && !sources.is_inherited(&manifest)
    };
    let differ = bundled.iter().filter(|(path, bytes)| sources.get(path).is_none_or(|own| **own != **bytes));
    differ.filter_map(|(path, _)| theme_of(path)).filter(|name| whole(name)).map(str::to_owned).collect()
}

/// What is found where a theme does not fit the program: templates that ask for something else, and things it lacks. Any
/// other error is a slip of whoever changed the copy.
const OF_ANOTHER_VERSION: &[&str] = &[
    "template",
    "handout-template",
    "handout-font",
    "theme-file",
    "unknown-theme",
    "missing-file",
    "missing-key",
    "unknown-token",
];

/// Puts one problem in place of all errors in copies of the program's themes, if a copy that an earlier version made does
/// not fit this one: nobody who publishes can mend it. Where there are only slips, each is told as it is.
pub fn about_copies(found: &mut Vec<Diagnostic>, copies: &BTreeSet<String>) {
    let in_copy =
        |problem: &Diagnostic| theme_of(&problem.place.path).is_some_and(|name| copies.contains(name));
    let wrong = || found.iter().filter(|problem| problem.severity == Severity::Error && in_copy(problem));
    let Some(first) = wrong().find(|problem| OF_ANOTHER_VERSION.contains(&problem.code)) else { return };
    let names: Vec<String> = copies.iter().map(|name| format!("`themes/{name}`")).collect();
    let message = format!(
        "{} in this folder {} not of this version of the program, and {} there. The first, in {}: {}",
        names.join(" and "),
        if names.len() == 1 { "is" } else { "are" },
        if wrong().count() == 1 {
            "something is wrong".to_owned()
        } else {
            format!("{} things are wrong", wrong().count())
        },
        first.place,
        first.message
    );
    let place = theme_of(&first.place.path).map(|name| Place::file(format!("themes/{name}")));
    let problem = Diagnostic::error("old-theme", place.unwrap_or_else(|| first.place.clone()), message).hint(format!(
        "Delete {} if you changed nothing there: the program brings its own. What you did change belongs into a theme of your own with `parent: default`, which holds nothing else.",
        names.join(" and ")
    ));
    found.retain(|problem| !in_copy(problem));
    found.push(problem);
}
