//! `rightskit handouts`: the PDFs alone, for an intranet or a printer.

use std::collections::BTreeMap;
use std::time::Instant;

use camino::Utf8Path;

use super::session::{self, Session};
use super::{build, progress};
use crate::app::bundled::Bundled;
use crate::app::flags::HandoutsArgs;
use crate::app::pipeline::{self, Strictness, Summary};
use crate::app::report::Counts;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::handout;
use crate::domain::handout::tree::HandoutDocument;
use crate::domain::site::handouts::Handout;
use crate::input::model::handout::Paper;
use crate::output::kind::OutputKind;
use crate::output::write::Staging;
use crate::rules::check::Checked;

pub fn run(dir: &Utf8Path, args: &HandoutsArgs, clock: Date, bundled: &Bundled) -> u8 {
    let started = Instant::now();
    let mut session = session::open(dir, &args.site, args.base_url.as_deref(), clock, bundled);
    let out = session::inside(dir, &args.out);
    let summary = make(dir, &out, &mut session);
    session::tell(&session.found, &session.sources);
    let counts = Counts::of(&session.found);
    match &summary {
        Some(summary) => session::say(&format!(
            "Made {} handouts in {out} in {} ms: {} kB, {counts}.",
            summary.files,
            started.elapsed().as_millis(),
            summary.bytes / 1000,
        )),
        None => session::say(&format!(
            "No handout was made: {counts}. What was in {out} before is still there.{}",
            session::ADVICE
        )),
    }
    let code = u8::from(summary.is_none());
    match (&session.checked, args.texts) {
        (Some(checked), true) => session::print(&texts(checked)).max(code),
        _ => code,
    }
}

/// The texts of each PDF by its path in the folder.
fn texts(checked: &Checked) -> String {
    let site = checked.site();
    let all: BTreeMap<String, Vec<String>> = handout::all(site)
        .map(|(language, one, messages)| {
            let document = handout::document(checked.handout_context(), language, &messages, one).document;
            (one.url(&language.prefix).replacen("handouts/", "", 1), texts_of(one, &document))
        })
        .collect();
    // Plain data always serialises.
    serde_json::to_string(&all).unwrap_or_default()
}

/// Pages on a folded sheet are drawings: its words are its title and what it says of its twin.
fn texts_of(handout: &Handout, document: &HandoutDocument) -> Vec<String> {
    let mut texts = handout::plain::texts(document);
    if handout.paper == Paper::A4Fold {
        texts.truncate(1);
        texts.extend(document.twin.iter().map(|twin| twin.title.clone()));
    }
    texts
}

/// Makes them into `out`, or leaves it as it was.
fn make(dir: &Utf8Path, out: &Utf8Path, session: &mut Session) -> Option<Summary> {
    let checked = session.checked.as_ref()?;
    let cache = session::handout_cache();
    let handouts = build::print_with(cache.as_ref());
    if handouts.count(checked) == 0 {
        session.found.push(nothing_to_make());
        return None;
    }
    let print = |checked: &Checked, staging: &Staging| {
        pipeline::print(checked, handouts, staging, &progress::Bar::new())
    };
    build::swap_in(dir, out, OutputKind::Handouts, session, Strictness::Usual, print)
}

fn nothing_to_make() -> Diagnostic {
    let place = Place::file(crate::input::load::HANDOUTS);
    if cfg!(feature = "pdf") {
        Diagnostic::error("handout-part", place, "This site has no handouts.").hint(
            "A handout is a file in `content/handouts/`; `rightskit schema handout` says what it may hold.",
        )
    } else {
        Diagnostic::error("handout-part", place, "This program was built without PDF.")
            .hint("Build it with its default features.")
    }
}
