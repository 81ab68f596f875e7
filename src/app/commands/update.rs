//! `rightskit update`: what has changed in the base since this folder last saw it, in words; then it is noted as seen.
#![expect(clippy::disallowed_methods, reason = "writes the lock file")]

use std::collections::BTreeMap;
use std::fs;

use camino::Utf8Path;

use super::session;
use crate::app::bundled::{Bundled, lend_themes};
use crate::app::flags::COULD_NOT_RUN;
use crate::base::diagnostic::Diagnostic;
use crate::domain::edition;
use crate::domain::edition::plan_words::PlanWords;
use crate::input::load::inheritance::Inheritance;
use crate::input::load::kit_lock::{KitLock, about_replacement};
use crate::input::load::{self, Choices};
use crate::input::project_files::KIT_LOCK;
use crate::rules::check::older_base;

const NOTHING_NOTED: &str = "Nothing was noted: `kit.lock` stays as it is.";

pub fn run(dir: &Utf8Path, back: bool, bundled: &Bundled) -> u8 {
    let (own, base, mut found) = match session::own_and_base(dir, bundled) {
        Ok(read) => read,
        Err(code) => return code,
    };
    let mut alone = base.clone();
    lend_themes(bundled, &mut alone);
    let (of_base, more) = load::read(&alone, &Choices::default());
    found.extend(more.into_iter().map(Diagnostic::of_base));
    let mut sources = own.over(base);
    lend_themes(bundled, &mut sources);
    // A statement that cannot be read would be told as gone, and noted so.
    if session::refuses(&found, &sources, NOTHING_NOTED) {
        return 1;
    }
    let (project, found) = load::read(&sources, &Choices::default());
    if session::refuses(&found, &sources, NOTHING_NOTED) {
        return 1;
    }
    let (Some(of_base), Some(project)) = (of_base, project) else {
        session::say(NOTHING_NOTED);
        return 1;
    };
    if let Some(older) = older_base::problem(&project.inheritance).filter(|_| !back) {
        session::tell(&[older], &sources);
        session::say(NOTHING_NOTED);
        return 1;
    }
    let now = edition::statements(&of_base);
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
        told(&before, &now, &project.inheritance, &PlanWords::of(&of_base, &before))
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

fn told(
    before: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
    inheritance: &Inheritance,
    words: &PlanWords,
) -> u8 {
    let changes = edition::changes(before, now);
    let mut text = match changes.len() {
        0 => "Nothing has changed in the base since this folder last saw it.\n".to_owned(),
        many => format!("{} in the base since this folder last saw it:\n", session::counted(many, "change")),
    };
    for change in &changes {
        text.push_str(&format!("  {}\n", change.sentence(words)));
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
