//! `rightskit lock`: writes `addresses.lock` and `triage.lock`, the only writer of these files.
#![expect(clippy::disallowed_methods, reason = "writes the lock file")]

use std::fs;

use camino::Utf8Path;

use super::session;
use crate::app::bundled::Bundled;
use crate::app::flags::SiteArgs;
use crate::app::report::Counts;
use crate::base::date::Date;
use crate::base::diagnostic::Severity;
use crate::domain::triage::lock as logic;
use crate::input::load::{LOCK, TRIAGE_LOCK};
use crate::rules::check::lock_changed;

pub fn run(dir: &Utf8Path, args: &SiteArgs, clock: Date, bundled: &Bundled) -> u8 {
    let session = session::open(dir, args, None, clock, bundled);
    // Errors of the lock itself must not keep a lock from being written; others must.
    let blocking: Vec<_> = session
        .found
        .iter()
        .filter(|problem| problem.severity == Severity::Error && problem.code != lock_changed::CODE)
        .cloned()
        .collect();
    let vanished: Vec<_> =
        session.found.iter().filter(|problem| problem.code == lock_changed::CODE).cloned().collect();
    if !blocking.is_empty() || vanished.iter().any(|problem| problem.severity == Severity::Error) {
        session::tell(&session.found, &session.sources);
        session::say(&format!("The lock was left as it was: {}.", Counts::of(&session.found)));
        return 1;
    }
    let Some(checked) = &session.checked else { return 1 };
    let text = lock_changed::lock_text(checked.addresses());
    let path = session::inside(dir, LOCK);
    if let Err(error) = fs::write(&path, &text) {
        session::say(&format!("{path} could not be written: {error}."));
        return crate::app::flags::COULD_NOT_RUN;
    }
    let count = text.lines().filter(|line| !line.starts_with('#')).count();
    session::say(&format!("Locked {count} addresses in {path}."));
    let triages = checked.site().triages.iter().map(|triage| triage.id.as_str());
    let rows: Vec<_> = triages.zip(checked.worked().iter().map(|worked| worked.rows.clone())).collect();
    if rows.is_empty() {
        return 0;
    }
    let path = session::inside(dir, TRIAGE_LOCK);
    if let Err(error) = fs::write(&path, logic::text(&rows)) {
        session::say(&format!("{path} could not be written: {error}."));
        return crate::app::flags::COULD_NOT_RUN;
    }
    session::say(&format!(
        "Locked the logic of {} in {path}.",
        session::counted(rows.len(), "questionnaire")
    ));
    0
}
