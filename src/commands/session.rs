//! What the commands that read a site share: reading it, and telling people what was found.
#![expect(clippy::disallowed_methods, reason = "the edge where commands meet the terminal")]

use std::io::{IsTerminal, Write, stderr, stdout};

use camino::Utf8Path;

use crate::bundled::{Bundled, lend_themes};
use crate::check::Checked;
use crate::cli::SiteArgs;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::load::{Choices, disk};
use crate::pipeline;
use crate::report::{self, Look};
use crate::sources::Sources;

/// A project that was read and checked.
pub struct Session {
    pub sources: Sources,
    pub checked: Option<Checked>,
    pub found: Vec<Diagnostic>,
}

/// Reads and checks the project in `dir`.
pub fn open(
    dir: &Utf8Path,
    args: &SiteArgs,
    base_url: Option<&str>,
    clock: Date,
    bundled: &Bundled,
) -> Session {
    let (mut sources, mut found) = disk::read(dir);
    lend_themes(bundled, &mut sources);
    let choices = Choices {
        agency: args.agency.clone(),
        theme: args.theme.clone(),
        base_url: base_url.map(str::to_owned),
    };
    let (checked, more) = pipeline::check(&sources, &choices, args.today.unwrap_or(clock));
    let unread = !found.is_empty();
    found.extend(more);
    // What could not be read would be missing from the site without a word.
    let checked = if unread { None } else { checked };
    Session { sources, checked, found }
}

/// Prints what was found on standard error, drawn for whoever reads it.
pub fn tell(found: &[Diagnostic], sources: &Sources) {
    let look = if stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        Look::Terminal
    } else {
        Look::Plain
    };
    say(&report::text(found, sources, look));
}

/// A line on standard error.
pub fn say(text: &str) {
    // A closed terminal is no reason to fail.
    let _ = stderr().write_all(text.as_bytes());
    if !text.ends_with('\n') && !text.is_empty() {
        let _ = stderr().write_all(b"\n");
    }
}

/// Results on standard output.
pub fn print(text: &str) {
    // A closed pipe is no reason to fail.
    let _ = stdout().write_all(text.as_bytes());
    if !text.ends_with('\n') {
        let _ = stdout().write_all(b"\n");
    }
}
