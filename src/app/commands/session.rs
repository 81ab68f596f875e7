//! What the commands that read a site share: reading it, and telling people what was found.
#![expect(clippy::disallowed_methods, reason = "the edge where commands meet the terminal")]

use std::collections::BTreeSet;
use std::io::{ErrorKind, Write, stderr, stdin, stdout};

use camino::{Utf8Path, Utf8PathBuf};
use console::Term;

use crate::app::bundled::{self, Bundled};
use crate::app::flags::{COULD_NOT_RUN, SiteArgs};
use crate::app::layers;
use crate::app::pipeline;
use crate::app::report::{self, ReportStyle};
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::text::visible;
use crate::input::load::{Choices, Printing, disk};
use crate::input::sources::Sources;
use crate::output::write::handout_cache::DiskCache;
use crate::rules::check::Checked;

/// A project that was read and checked.
pub struct Session {
    pub sources: Sources,
    pub checked: Option<Checked>,
    pub found: Vec<Diagnostic>,
    /// Themes of the program that the folder holds as copies of its own.
    pub copies: BTreeSet<String>,
}

/// Reads and checks the project in `dir`.
pub fn open(
    dir: &Utf8Path,
    args: &SiteArgs,
    base_url: Option<&str>,
    clock: Date,
    bundled: &Bundled,
) -> Session {
    open_for(Printing::Wanted, dir, args, base_url, clock, bundled)
}

/// As [`open`], for a run that may leave handouts out.
pub fn open_for(
    printing: Printing,
    dir: &Utf8Path,
    args: &SiteArgs,
    base_url: Option<&str>,
    clock: Date,
    bundled: &Bundled,
) -> Session {
    let (sources, mut found) = layers::read(dir, bundled);
    if layers::is_baseless(&found) {
        return Session { sources, checked: None, found, copies: BTreeSet::new() };
    }
    let choices = Choices {
        agency: args.agency.clone(),
        theme: args.theme.clone(),
        base_url: base_url.map(str::to_owned),
        printing,
    };
    let (checked, more) = pipeline::check(&sources, &choices, args.today.unwrap_or(clock));
    let unread = !found.is_empty();
    // What could not be read is not missing as well.
    let told: Vec<_> = found.iter().map(|problem| problem.place.clone()).collect();
    found.extend(
        more.into_iter().filter(|problem| problem.code != "missing-file" || !told.contains(&problem.place)),
    );
    let mut found: Vec<Diagnostic> =
        found.into_iter().map(|problem| in_its_layer(problem, &sources)).collect();
    // What could not be read would be missing from the site without a word.
    let checked = if unread { None } else { checked };
    let copies = bundled::own_copies(bundled, &sources);
    bundled::about_copies(&mut found, &copies);
    Session { sources, checked, found, copies }
}

/// A problem whose place says whether its file is inherited.
pub fn in_its_layer(problem: Diagnostic, sources: &Sources) -> Diagnostic {
    if sources.is_inherited(&problem.place.path) { problem.of_base() } else { problem }
}

/// A folder's own files, what it inherits, and what of both could not be read.
///
/// # Errors
/// The code to end with, where it inherits nothing, or that could not be found: this has been told.
pub fn own_and_base(dir: &Utf8Path, bundled: &Bundled) -> Result<(Sources, Sources, Vec<Diagnostic>), u8> {
    let (own, mut found) = disk::read(dir);
    let (base, of_base) = layers::base(dir, &own, bundled);
    found.extend(of_base);
    if let Some(base) = base {
        return Ok((own, base, found));
    }
    if found.iter().any(|problem| problem.severity == Severity::Error) {
        tell(&found, &own);
        return Err(1);
    }
    say(layers::NO_BASE);
    Err(COULD_NOT_RUN)
}

/// Whether there are errors, told in their layers, so that a command that would go by half of a site does `nothing`.
pub fn refuses(found: &[Diagnostic], sources: &Sources, nothing: &str) -> bool {
    let errors = found.iter().filter(|problem| problem.severity == Severity::Error);
    let errors: Vec<Diagnostic> = errors.map(|problem| in_its_layer(problem.clone(), sources)).collect();
    if errors.is_empty() {
        return false;
    }
    tell(&errors, sources);
    say(&format!("{nothing}{ADVICE}"));
    true
}

/// What to do about errors, after the sentence that counts them.
pub const ADVICE: &str = " Mend the errors and run it again; `rightskit explain CODE` says more about one.";

/// Prints what was found on standard error, drawn for whoever reads it.
pub fn tell(found: &[Diagnostic], sources: &Sources) {
    let colours = Term::stderr().features().colors_supported();
    let style = if colours { ReportStyle::Terminal } else { ReportStyle::Plain };
    // A closed terminal is no reason to fail.
    let _ = stderr().write_all(report::text(found, sources, style).as_bytes());
}

/// A line on standard error.
pub fn say(text: &str) {
    let end = if text.ends_with('\n') || text.is_empty() { "" } else { "\n" };
    // A closed terminal is no reason to fail.
    let _ = stderr().write_all(format!("{}{end}", visible(text)).as_bytes());
}

/// Results on standard output; returns the exit code of doing so.
///
/// A reader that has gone away wanted no more. On a full disk half of the results would pass for all.
pub fn print(text: &str) -> u8 {
    let end: &[u8] = if text.ends_with('\n') { b"" } else { b"\n" };
    let mut out = stdout().lock();
    let printed =
        out.write_all(visible(text).as_bytes()).and_then(|()| out.write_all(end)).and_then(|()| out.flush());
    match printed {
        Err(error) if !is_gone(&error) => {
            say(&format!("The result could not be printed: {error}."));
            COULD_NOT_RUN
        }
        _ => 0,
    }
}

/// Whether whoever read the results has gone away.
fn is_gone(error: &std::io::Error) -> bool {
    /// What Windows says too of a pipe that nobody reads.
    const PIPE_NOT_CONNECTED: i32 = 233;
    error.kind() == ErrorKind::BrokenPipe || cfg!(windows) && error.raw_os_error() == Some(PIPE_NOT_CONNECTED)
}

/// The folder of finished handouts: where the system keeps what can be made again. `None` where it has no such place.
pub fn handout_cache() -> Option<DiskCache> {
    let folder = |name: &str| std::env::var(name).ok().filter(|path| Utf8Path::new(path).is_absolute());
    let place = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| format!("{home}/Library/Caches"))
    } else {
        folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| format!("{home}/.cache")))
    };
    place.map(|place| DiskCache::new(&Utf8Path::new(&place).join("rightskit/handouts")))
}

/// A path that is meant from the folder of the site, without a `./` that nobody typed.
pub fn inside(dir: &Utf8Path, path: impl AsRef<Utf8Path>) -> Utf8PathBuf {
    if dir == "." { path.as_ref().to_owned() } else { dir.join(path) }
}

/// "1 questionnaire", "2 questionnaires".
pub fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// The lines of standard input, as far as they are text.
pub fn lines() -> Vec<String> {
    stdin().lines().map_while(Result::ok).collect()
}
