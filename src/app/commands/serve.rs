//! `rightskit serve`: the site on this computer, made again whenever a file changes.
//!
//! A build that fails leaves the last good site up and prints what is wrong. The page reloads by
//! asking for a number that only this server gives out; nothing of that is in a published site.

use std::collections::HashSet;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use camino::{Utf8Path, Utf8PathBuf};

use super::{build, session};
use crate::app::bundled::Bundled;
use crate::app::flags::{COULD_NOT_RUN, ServeArgs};
use crate::app::layers;
use crate::app::pipeline::{BuildOptions, Extras, Strictness};
use crate::app::report::Counts;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::input::sources::Sources;
use crate::output::kind::OutputKind;
use watch::Watch;

mod answer;
mod server;
mod watch;

pub fn run(dir: &Utf8Path, args: &ServeArgs, clock: Date, bundled: &Bundled) -> u8 {
    let listener = match TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)) {
        Ok(listener) => listener,
        Err(error) => {
            let port = args.port;
            session::say(&format!("Port {port} cannot be used: {error}. Choose another with `--port`."));
            return COULD_NOT_RUN;
        }
    };
    // Before the first build, so that no change falls in between.
    let mut watch = match Watch::start(&layers::folders(dir)) {
        Ok(watch) => watch,
        Err(error) => {
            session::say(&format!("{dir} cannot be watched for changes: {}.", watch::reason(&error)));
            return COULD_NOT_RUN;
        }
    };
    let mut preview = Preview {
        dir,
        out: dir.join(".public.serve"),
        args,
        clock,
        bundled,
        version: Arc::new(AtomicU64::new(0)),
        told: Vec::new(),
    };
    preview.rebuild();
    // The system picks a port when it is asked for port 0.
    let port = listener.local_addr().map_or(args.port, |address| address.port());
    session::say(&format!("Showing http://127.0.0.1:{port}/ — stop with Ctrl+C."));
    let (out, version) = (preview.out.clone(), Arc::clone(&preview.version));
    let serving = thread::Builder::new().spawn(move || {
        if let Err(error) = server::serve(listener, out, version) {
            session::say(&format!("Nothing can be shown: {error}."));
        }
    });
    if let Err(error) = serving {
        session::say(&format!("Nothing can be shown: {error}."));
        return COULD_NOT_RUN;
    }
    let mut blind = None;
    loop {
        if blind.as_deref() != watch.blind() {
            blind = watch.blind().map(str::to_owned);
            blind.iter().for_each(|told| session::say(told));
        }
        if !watch.wait() {
            break;
        }
        // `base:` may lead elsewhere now.
        watch.follow(&layers::folders(dir));
        preview.rebuild();
    }
    0
}

/// The site that is shown, and what was said of it.
struct Preview<'a> {
    dir: &'a Utf8Path,
    out: Utf8PathBuf,
    args: &'a ServeArgs,
    clock: Date,
    bundled: &'a Bundled,
    /// The number of the last good build.
    version: Arc<AtomicU64>,
    /// What the last build found.
    told: Vec<Diagnostic>,
}

impl Preview<'_> {
    fn rebuild(&mut self) {
        let started = Instant::now();
        let mut session = session::open(self.dir, &self.args.site, None, self.clock, self.bundled);
        let cache = session::handout_cache();
        let making = BuildOptions { extras: Extras::None, handouts: build::print_with(cache.as_ref()) };
        let summary =
            build::make(self.dir, &self.out, OutputKind::Site, &mut session, Strictness::Usual, making);
        let changed = self.tell(std::mem::take(&mut session.found), &session.sources);
        let counts = Counts::of(&self.told);
        session::say(&match summary {
            Some(summary) => {
                self.version.fetch_add(1, Ordering::Release);
                let time = started.elapsed().as_millis();
                format!("Built {} pages in {time} ms: {counts}{changed}.", summary.pages)
            }
            None => format!("Not built: {counts}{changed}. The last good site is still shown."),
        });
    }

    /// Prints what was not there the last time, and says what became of the rest.
    fn tell(&mut self, found: Vec<Diagnostic>, sources: &Sources) -> String {
        let before: HashSet<_> = self.told.iter().map(itself).collect();
        let now: HashSet<_> = found.iter().map(itself).collect();
        let new: Vec<Diagnostic> =
            found.iter().filter(|problem| !before.contains(&itself(problem))).cloned().collect();
        session::tell(&new, sources);
        let gone = before.difference(&now).count();
        let parts = [(found.len() - new.len(), "as before"), (gone, "gone")];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = parts.map(|(count, what)| format!("{count} {what}")).collect();
        self.told = found;
        if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) }
    }
}

/// A problem without the line on which it stands: that changes with every line above.
fn itself(problem: &Diagnostic) -> (String, String, String) {
    (problem.code.to_owned(), problem.place.path.clone(), problem.message.clone())
}
