//! `rightskit verify --live URL`: what a host makes of the site, file by file.

use std::collections::BTreeMap;
use std::fmt::Write;

use rayon::prelude::*;

use super::made::made_now;
use crate::app::commands::progress::Bar;
use crate::app::commands::session;
use crate::app::flags::COULD_NOT_RUN;
use crate::app::live::Host;
use crate::app::pipeline::Progress;
use crate::base::diagnostic::Severity;
use crate::output::pack::{manifest, verify};
use crate::rules::check::Checked;
use crate::rules::served::{self, HostChange, Promised};

/// How many files are named before the rest is counted: what a host does, it does to most.
const NAMED: usize = 3;
/// What no site has.
const NOTHING_THERE: &str = "there-is-no-such-page-7f3a.html";

/// `now` is the site of this folder as it is now, if there is one.
pub fn run(address: &str, now: Option<&Checked>) -> u8 {
    let told = |message: String| {
        session::say(&message);
        COULD_NOT_RUN
    };
    let host = match Host::at(address) {
        Ok(host) => host,
        Err(message) => return told(message),
    };
    let answer = match host.ask(manifest::PATH) {
        Ok(answer) => answer,
        Err(message) => return told(message),
    };
    let list = String::from_utf8_lossy(&answer.body).into_owned();
    let sums = verify::read(&list);
    if answer.status != 200 || sums.is_empty() {
        return told(format!(
            "There is no list of checksums ({}) at {address}: it answers {}. Name the address where the site begins.",
            manifest::PATH,
            answer.status
        ));
    }
    let made = now.map(|checked| made_now(checked, sums.keys().copied()));
    let promised = match &made {
        Some(made) => Promised::of_headers_file(&made.headers),
        None => Promised::names(),
    };
    let mut changes = asked(&host, &sums, &promised);
    changes.extend(at_large(&host, &sums));
    let mut text = told_once(&changes);
    let good = changes.iter().all(|(_, change)| change.severity != Severity::Error);
    let asked = sums.keys().filter(|path| !served::is_for_the_host(path)).count();
    let _ = writeln!(
        text,
        "{address}: asked for {asked} files.{}",
        if changes.is_empty() { " All are as they were made." } else { "" }
    );
    let same = made.as_ref().map(|made| made.list == list);
    text.push_str(match same {
        Some(true) => "What stands there is what this site makes now.",
        Some(false) => {
            "But this site makes something else now: what stands there is from another edition, agency, address or program, or somebody rewrote the list too."
        }
        None => {
            "Whoever can change files there can rewrite the list too. To compare with the site itself, run this in its folder, or name that with `-C DIR`."
        }
    });
    let failed = !good || same == Some(false);
    session::print(&text).max(u8::from(failed))
}

/// What the host does to each file of the list.
fn asked(host: &Host, sums: &BTreeMap<&str, &str>, promised: &Promised) -> Vec<(String, HostChange)> {
    let paths: Vec<&str> = sums.keys().copied().filter(|path| !served::is_for_the_host(path)).collect();
    let bar = Bar::new();
    bar.start(paths.len());
    let found = paths.par_iter().with_max_len(1).flat_map_iter(|path| {
        let changes = match host.ask(path) {
            Ok(answer) => served::file(path, sums, &answer, promised),
            Err(message) => vec![HostChange { severity: Severity::Error, what: message }],
        };
        bar.step();
        changes.into_iter().map(|change| ((*path).to_owned(), change))
    });
    found.collect()
}

/// What it does at a wrong address, and without https.
fn at_large(host: &Host, sums: &BTreeMap<&str, &str>) -> Vec<(String, HostChange)> {
    let mut found = Vec::new();
    match host.ask(NOTHING_THERE) {
        Ok(answer) => found.extend(served::nothing_there(sums, &answer)),
        Err(message) => found.push(HostChange { severity: Severity::Error, what: message }),
    }
    // Whoever gives no answer there sends nothing without https.
    if let Some(Ok(answer)) = host.unprotected().map(|host| host.ask(""))
        && answer.away.is_none_or(|away| !away.starts_with("https:"))
    {
        let what = "Without https the site is sent in the open, and not sent on to https".to_owned();
        found.push(HostChange { severity: Severity::Warning, what });
    }
    found.into_iter().map(|change| ("/".to_owned(), change)).collect()
}

/// Each change once, the worst last, with the files it was seen at.
fn told_once(changes: &[(String, HostChange)]) -> String {
    let mut by_change: BTreeMap<&HostChange, Vec<&str>> = BTreeMap::new();
    for (path, change) in changes {
        by_change.entry(change).or_default().push(path);
    }
    let mut text = String::new();
    for (change, files) in by_change.into_iter().rev() {
        let word = match change.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let shown: Vec<&str> = files.iter().take(NAMED).copied().collect();
        let more =
            if files.len() > NAMED { format!(" and {} more", files.len() - NAMED) } else { String::new() };
        let _ =
            writeln!(text, "{word}: {}.\n  {}{more}", change.what.trim_end_matches('.'), shown.join(", "));
    }
    text
}
