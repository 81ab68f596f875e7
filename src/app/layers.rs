//! Reads a project with everything it inherits: the folder, the folders that its `base:` leads to, the kit in the program.
//!
//! Must not know what is in a file, but for `base:` in `site.yaml`.

use camino::{Utf8Path, Utf8PathBuf};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::app::bundled::{Bundled, kit, lend_themes};
use crate::base::diagnostic::{Diagnostic, Place, nearest};
use crate::input::frontmatter::decode;
use crate::input::load::{SITE, disk};
use crate::input::project_files;
use crate::input::sources::Sources;
use crate::input::yaml::{self, At};

/// `base:` for the kit that the program carries.
pub const KIT: &str = "kit";

/// Said where a command needs a base and there is none.
pub const NO_BASE: &str = "This folder inherits nothing: there is no `base:` in its `site.yaml`.";

/// The one line of `site.yaml` that says where to go on reading; whatever else is wrong there is told later.
#[derive(Deserialize, JsonSchema)]
struct Inherits {
    base: Option<At<String>>,
    kind: Option<String>,
}

/// Whether the folder has nothing to read until its `base:` has been mended: all else would be missing with it.
pub fn is_baseless(found: &[Diagnostic]) -> bool {
    found.iter().any(|problem| matches!(problem.code, "base-not-found" | "base-loop"))
}

/// A project as its folder has it, and what it inherits, in one.
pub fn read(dir: &Utf8Path, bundled: &Bundled) -> (Sources, Vec<Diagnostic>) {
    let (own, mut found) = disk::read(dir);
    let mut sources = match base_of(dir, &own, bundled, &mut vec![real(dir)], &mut found) {
        Some(base) => own.over(base),
        None => own,
    };
    found.extend(forgotten(&sources));
    lend_themes(bundled, &mut sources);
    (sources, found)
}

/// A kit in which nothing but its publisher's own files lies, and no `base:`.
fn forgotten(sources: &Sources) -> Option<Diagnostic> {
    let site = yaml::read::<Inherits>(SITE, decode(sources.get(SITE)?).ok()?, 0).ok()?;
    let own = ["content/", "directory.yaml"].iter().any(|path| sources.under(path).next().is_some());
    if site.base.is_some() || site.kind.as_deref() != Some("kit") || own {
        return None;
    }
    let message = "This folder has no pages and no directory, and no `base:` says what it inherits.";
    let hint = "Write `base: kit` for the kit inside the program, or the path of a folder with a `site.yaml`, seen from this one.";
    Some(Diagnostic::error("base-not-found", Place::at(SITE, 1, 1), message).hint(hint))
}

/// What the project in `dir` inherits, if it does, and what of it could not be read.
pub fn base(dir: &Utf8Path, own: &Sources, bundled: &Bundled) -> (Option<Sources>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let base = base_of(dir, own, bundled, &mut vec![real(dir)], &mut found);
    (base, found)
}

/// The folder of a project, and those that it inherits from, nearest first.
pub fn folders(dir: &Utf8Path) -> Vec<Utf8PathBuf> {
    let mut folders = vec![dir.to_owned()];
    let mut seen = vec![real(dir)];
    while let Some(name) = folders.last().and_then(|last| next(&disk::one(last, SITE)?)) {
        let Some(last) = folders.last().filter(|_| name.value != KIT) else { break };
        let base = last.join(&name.value);
        if !base.join(SITE).is_file() || seen.contains(&real(&base)) {
            break;
        }
        seen.push(real(&base));
        folders.push(base);
    }
    folders
}

/// What a `site.yaml` inherits from.
fn next(bytes: &[u8]) -> Option<At<String>> {
    yaml::read::<Inherits>(SITE, decode(bytes).ok()?, 0).ok()?.base
}

/// `seen`: the folders on the way here, so that none inherits from itself.
fn base_of(
    dir: &Utf8Path,
    own: &Sources,
    bundled: &Bundled,
    seen: &mut Vec<Utf8PathBuf>,
    found: &mut Vec<Diagnostic>,
) -> Option<Sources> {
    let name = next(own.get(SITE)?)?;
    let mut base = if name.value == KIT { kit(bundled) } else { folder(dir, &name, bundled, seen, found)? };
    // Which addresses must stay is each publisher's own business, and so is what it has seen.
    base.retain(|path| !project_files::is_for_one_folder(path));
    Some(base)
}

fn folder(
    dir: &Utf8Path,
    name: &At<String>,
    bundled: &Bundled,
    seen: &mut Vec<Utf8PathBuf>,
    found: &mut Vec<Diagnostic>,
) -> Option<Sources> {
    let path = dir.join(&name.value);
    // Place in the folder that was named on the command line; deeper ones are told with their path.
    let place =
        if seen.len() == 1 { name.place(SITE) } else { Place::at(site_file(dir), name.line, name.column) };
    if !path.join(SITE).is_file() {
        let message = format!("`base: {}` leads to no site: there is no `{}`.", name.value, site_file(&path));
        let hint = if nearest(&name.value, [KIT]).is_some() {
            "Did you mean `kit`, the kit inside the program?"
        } else {
            "Write `base: kit` for the kit inside the program, or the path of a folder with a `site.yaml`, seen from this one."
        };
        found.push(Diagnostic::error("base-not-found", place, message).hint(hint));
        return None;
    }
    let real = real(&path);
    if seen.contains(&real) {
        let message = format!("`base: {}` leads back to a folder that inherits from this one.", name.value);
        found.push(
            Diagnostic::error("base-loop", place, message)
                .hint("Let one of them inherit from the kit: `base: kit`."),
        );
        return None;
    }
    seen.push(real);
    let (own, unread) = disk::read(&path);
    found.extend(unread.into_iter().map(Diagnostic::of_base));
    Some(match base_of(&path, &own, bundled, seen, found) {
        Some(base) => own.over(base),
        None => own,
    })
}

/// The path of a folder's `site.yaml`, as messages write paths on every system.
fn site_file(folder: &Utf8Path) -> String {
    let path = folder.join(SITE).into_string();
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}

fn real(path: &Utf8Path) -> Utf8PathBuf {
    path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned())
}
