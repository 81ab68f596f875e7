//! `rightskit manual`: the manual as a site, made by this program from what travels in it.

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::build;
use super::session::{self, Session};
use crate::app::bundled::{Bundled, kit, lend_themes};
use crate::app::flags::{COULD_NOT_RUN, ManualArgs};
use crate::app::pipeline::{self, BuildOptions, Extras, HandoutOptions, Strictness};
use crate::app::reference;
use crate::app::report::Counts;
use crate::base::date::Date;
use crate::input::load::{Choices, disk};
use crate::output::kind::OutputKind;
use crate::output::problem::LOCKED;

pub fn run(
    dir: &Utf8Path,
    args: &ManualArgs,
    clock: Date,
    bundled: &Bundled,
    manual: &Bundled,
    program: clap::Command,
) -> u8 {
    let (mut sources, mut found) = match &args.from {
        Some(folder) => disk::read(&session::inside(dir, folder)),
        None => (kit(manual), Vec::new()),
    };
    for (path, page) in reference::pages(program) {
        sources.insert(path, page.into_bytes());
    }
    lend_themes(bundled, &mut sources);
    let (checked, more) = pipeline::check(&sources, &Choices::default(), clock);
    found.extend(more);
    let strictness = if args.strict { Strictness::Strict } else { Strictness::Usual };
    let mut session = Session { sources, checked, found, copies: BTreeSet::new() };
    let out = session::inside(dir, &args.out);
    let making = BuildOptions { extras: Extras::None, handouts: HandoutOptions::Leave };
    let made = build::make(dir, &out, OutputKind::Manual, &mut session, strictness, making);
    session::tell(&session.found, &session.sources);
    match made {
        Some(summary) => {
            session::say(&format!(
                "The manual has {} pages. Open {out}/index.html in a browser.",
                summary.pages
            ));
            0
        }
        None => {
            session::say(&format!("The manual was not made: {}.", Counts::of(&session.found)));
            if session.found.iter().any(|problem| problem.code == LOCKED) { COULD_NOT_RUN } else { 1 }
        }
    }
}
