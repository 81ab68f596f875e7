//! The files that travel inside the program: the kit's own content and themes.
//!
//! They start a new site, and themes stand in where a site has none of its own. The program hands
//! them in; this library does not know where they come from.

use std::collections::BTreeSet;

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
    let theme_of = |path: &str| path.strip_prefix("themes/")?.split('/').next().map(str::to_owned);
    let own: BTreeSet<String> = sources.under("themes/").filter_map(|(path, _)| theme_of(path)).collect();
    for (path, bytes) in bundled {
        if theme_of(path).is_some_and(|name| !own.contains(&name)) {
            sources.insert_default(path.clone(), *bytes);
        }
    }
}
