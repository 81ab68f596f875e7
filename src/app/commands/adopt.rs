//! `rightskit adopt PATH`: an inherited file, copied into the folder for editing, with a note of what it replaces.
#![expect(clippy::disallowed_methods, reason = "writes the copy")]

use std::fs;

use camino::Utf8Path;

use super::session;
use crate::app::bundled::Bundled;
use crate::app::flags::COULD_NOT_RUN;
use crate::base::diagnostic::{OF_BASE, suggestion};
use crate::input::frontmatter;
use crate::input::load::kit_lock::{KitLock, about_replacement};
use crate::input::load::{self, Choices, fingerprint};
use crate::input::project_files::KIT_LOCK;
use crate::input::sources::Sources;

const NOTHING_COPIED: &str = "Nothing was copied.";

pub fn run(dir: &Utf8Path, path: &str, bundled: &Bundled) -> u8 {
    // Windows completes names with its own sign between folders; no file of a project has it in its name.
    let path = &path.strip_prefix(OF_BASE).unwrap_or(path).replace('\\', "/");
    let (own, base, found) = match session::own_and_base(dir, bundled) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let sources = own.clone().over(base.clone());
    if session::refuses(&found, &sources, NOTHING_COPIED) {
        return 1;
    }
    if own.contains(path) {
        session::say(&format!("{path} is a file of this folder already; nothing was changed."));
        return COULD_NOT_RUN;
    }
    let Some(bytes) = base.get(path) else {
        let known = base.iter().map(|(path, _)| path).collect::<Vec<_>>();
        let hint = suggestion(path, known)
            .unwrap_or_else(|| "Name it as messages do, such as `content/en/safety.md`.".to_owned());
        session::say(&format!("Nothing is inherited at `{path}`. {hint}"));
        return COULD_NOT_RUN;
    };
    let (project, found) = load::read(&sources, &Choices::default());
    // Whether it is locked stands in what cannot be read.
    let Some(project) = project else {
        session::refuses(&found, &sources, NOTHING_COPIED);
        return 1;
    };
    if project.inheritance.is_locked(path) {
        session::say(&format!(
            "{path} is locked: a site that inherits it may not replace it. See `rightskit explain locked-file`."
        ));
        return 1;
    }
    let print = fingerprint(bytes);
    let written = match noted(path, bytes, &print) {
        Some(page) => write(&session::inside(dir, path), page.as_bytes()),
        None => write(&session::inside(dir, path), bytes).and_then(|()| record(dir, &own, path, &print)),
    };
    match written {
        Ok(()) => {
            session::say(&format!(
                "Copied {path} into this folder. It no longer follows the base: `rightskit check` says when that changes."
            ));
            0
        }
        Err(error) => {
            session::say(&format!("{path} could not be copied: {error}."));
            COULD_NOT_RUN
        }
    }
}

/// A page with `replaces` in its front matter; `None` for what is no page.
fn noted(path: &str, bytes: &[u8], print: &str) -> Option<String> {
    let text = path.ends_with(".md").then(|| frontmatter::decode(bytes).ok())??;
    let parts = frontmatter::split(text).ok()?;
    let body = text.get(parts.body_offset..)?;
    let front = parts.front.map_or("", |front| front.text.trim_end());
    let line = if front.is_empty() { String::new() } else { format!("{front}\n") };
    Some(format!("---\n{line}replaces: \"{print}\"\n---\n{body}"))
}

/// Writes in `kit.lock` which text the file stands for.
fn record(dir: &Utf8Path, own: &Sources, path: &str, print: &str) -> std::io::Result<()> {
    let mut lock = own
        .get(KIT_LOCK)
        .and_then(|bytes| frontmatter::decode(bytes).ok())
        .map(KitLock::parse)
        .unwrap_or_default();
    lock.0.insert(about_replacement(path), print.to_owned());
    write(&session::inside(dir, KIT_LOCK), lock.text().as_bytes())
}

fn write(path: &Utf8Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, bytes)
}
