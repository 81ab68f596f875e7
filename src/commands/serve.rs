//! `rightskit serve`: the site on this computer, made again whenever a file changes.
//!
//! A build that fails leaves the last good site up and prints what is wrong. The page reloads by
//! asking for a number that only this server gives out; nothing of that is in a published site.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use notify::{RecursiveMode, Watcher};

use super::{build, session};
use crate::bundled::Bundled;
use crate::cli::{COULD_NOT_RUN, ServeArgs};
use crate::date::Date;
use crate::pipeline::{Extras, Making, Strictness};
use crate::report;

mod answer;

/// How long files must be quiet before they are read again.
const QUIET: Duration = Duration::from_millis(150);

pub fn run(dir: &Utf8Path, args: &ServeArgs, clock: Date, bundled: &Bundled) -> u8 {
    let server = match tiny_http::Server::http(("127.0.0.1", args.port)) {
        Ok(server) => server,
        Err(error) => {
            session::say(&format!(
                "Port {} cannot be used: {error}. Choose another with `--port`.",
                args.port
            ));
            return COULD_NOT_RUN;
        }
    };
    let out = dir.join(".public.serve");
    let version = Arc::new(AtomicU64::new(0));
    // Before the first build, so that no change falls in between.
    let watching = watch(dir);
    rebuild(dir, &out, args, clock, bundled, &version);
    // The system picks a port when it is asked for port 0.
    let port = server.server_addr().to_ip().map_or(args.port, |address| address.port());
    session::say(&format!("Showing http://127.0.0.1:{port}/ — stop with Ctrl+C."));
    {
        let (out, version) = (out.clone(), Arc::clone(&version));
        thread::spawn(move || {
            for request in server.incoming_requests() {
                answer::answer(request, &out, &version);
            }
        });
    }
    match watching {
        Ok((_watcher, changes)) => {
            while changes.recv().is_ok() {
                settle(&changes);
                rebuild(dir, &out, args, clock, bundled, &version);
            }
            0
        }
        Err(error) => {
            session::say(&format!("{dir} cannot be watched for changes: {error}."));
            COULD_NOT_RUN
        }
    }
}

fn rebuild(
    dir: &Utf8Path,
    out: &Utf8Path,
    args: &ServeArgs,
    clock: Date,
    bundled: &Bundled,
    version: &AtomicU64,
) {
    let started = Instant::now();
    let mut session = session::open(dir, &args.site, None, clock, bundled);
    let kept = session::keep();
    let making = Making { extras: Extras::None, handouts: build::print_with(kept.as_ref()) };
    let summary = build::make(dir, out, &mut session, Strictness::Usual, making);
    session::tell(&session.found, &session.sources);
    let counts = report::counts(&session.found);
    match summary {
        Some(summary) => {
            version.fetch_add(1, Ordering::Release);
            session::say(&format!(
                "Built {} pages in {} ms: {counts}.",
                summary.pages,
                started.elapsed().as_millis()
            ));
        }
        None => session::say(&format!("Not built: {counts}. The last good site is still shown.")),
    }
}

/// Watches the files that a build reads.
fn watch(dir: &Utf8Path) -> notify::Result<(impl Watcher, mpsc::Receiver<()>)> {
    let (tell, changes) = mpsc::channel();
    let root: Utf8PathBuf = dir.canonicalize_utf8().map_err(io::Error::other).map_err(notify::Error::io)?;
    let base = root.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        let ours = event.paths.iter().any(|path| path.strip_prefix(&base).is_ok_and(is_source));
        if !event.kind.is_access() && ours {
            // The receiver is gone only when the program ends.
            let _ = tell.send(());
        }
    })?;
    watcher.watch(root.as_std_path(), RecursiveMode::NonRecursive)?;
    for folder in ["content", "agencies", "themes"] {
        let path = root.join(folder);
        if path.is_dir() {
            watcher.watch(path.as_std_path(), RecursiveMode::Recursive)?;
        }
    }
    Ok((watcher, changes))
}

/// Whether a path relative to the project is one that a build reads.
fn is_source(path: &std::path::Path) -> bool {
    let Some(path) = path.to_str() else { return false };
    let name = path.rsplit('/').next().unwrap_or(path);
    if name.starts_with('.') || name.ends_with('~') {
        return false;
    }
    ["content", "agencies", "themes"].iter().any(|folder| path.starts_with(folder))
        || ["site.yaml", "directory.yaml", "conformance.yaml", "addresses.lock"].contains(&path)
}

/// Waits until nothing has changed for a moment: editors write a file in several steps.
fn settle(changes: &mpsc::Receiver<()>) {
    while changes.recv_timeout(QUIET).is_ok() {}
}
