//! `rightskit update`: what has changed in the base since this folder last saw it, in words; then it is noted as seen.
#![expect(clippy::disallowed_methods, reason = "writes the lock file")]

use std::collections::BTreeMap;
use std::fs;

use camino::Utf8Path;

use super::session;
use crate::app::bundled::Bundled;
use crate::app::flags::COULD_NOT_RUN;
use crate::app::layers;
use crate::domain::edition;
use crate::input::load::inheritance::Inheritance;
use crate::input::load::kit_lock::{KitLock, about_replacement};
use crate::input::load::{self, Choices, disk};
use crate::input::project_files::KIT_LOCK;
use crate::input::sources::Sources;

pub fn run(dir: &Utf8Path, bundled: &Bundled) -> u8 {
    let (own, _) = disk::read(dir);
    let Some(base) = layers::base(dir, &own, bundled) else {
        session::say(layers::NO_BASE);
        return COULD_NOT_RUN;
    };
    let Some(now) = statements(&base) else {
        session::say("The base cannot be read; `rightskit check` says why.");
        return 1;
    };
    let sources = own.over(base);
    let (project, _) = load::read(&sources, &Choices::default());
    let Some(project) = project else {
        session::say("This folder cannot be read; `rightskit check` says why.");
        return 1;
    };
    let seen = &project.inheritance.last_seen;
    let before: BTreeMap<String, String> = seen
        .0
        .iter()
        .filter(|(about, _)| !about.starts_with("replaces "))
        .map(|(a, b)| (a.clone(), b.clone()))
        .collect();
    let code = if before.is_empty() {
        session::print(&format!(
            "This folder had not seen its base before. It now stands at edition {}.",
            now.get("edition").map_or("unknown", String::as_str)
        ))
    } else {
        told(&before, &now, &project.inheritance)
    };
    let mut lock = KitLock(now);
    for (path, print) in &project.inheritance.replaced {
        // A page says in itself what it replaces.
        if !path.ends_with(".md") {
            lock.0.insert(about_replacement(path), print.clone());
        }
    }
    let path = session::inside(dir, KIT_LOCK);
    if let Err(error) = fs::write(&path, lock.text()) {
        session::say(&format!("{path} could not be written: {error}."));
        return COULD_NOT_RUN;
    }
    session::say(&format!("Noted in {path}."));
    code
}

/// What a base says, read as a project of its own.
pub fn statements(base: &Sources) -> Option<BTreeMap<String, String>> {
    let (project, _) = load::read(base, &Choices::default());
    project.map(|project| edition::statements(&project))
}

fn told(before: &BTreeMap<String, String>, now: &BTreeMap<String, String>, inheritance: &Inheritance) -> u8 {
    let changes = edition::changes(before, now);
    let mut text = match changes.len() {
        0 => "Nothing has changed in the base since this folder last saw it.\n".to_owned(),
        many => format!("{} in the base since this folder last saw it:\n", session::counted(many, "change")),
    };
    for change in &changes {
        text.push_str(&format!("  {}\n", change.sentence()));
    }
    let mine: Vec<&String> = inheritance
        .replaced
        .iter()
        .filter(|(path, print)| {
            let was = before
                .get(&format!("page {path}"))
                .map(String::as_str)
                .or_else(|| inheritance.last_seen.replaces(path));
            was.is_some_and(|was| was != print.as_str())
        })
        .map(|(path, _)| path)
        .collect();
    if !mine.is_empty() {
        text.push_str("You replace these of them with files of your own; read them against the new text (`rightskit diff`):\n");
        for path in mine {
            text.push_str(&format!("  {path}\n"));
        }
    }
    session::print(&text)
}
