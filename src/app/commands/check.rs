//! `rightskit check`: every rule and the audit of the finished pages, with nothing written.

use std::collections::BTreeMap;

use camino::Utf8Path;

use super::session;
use crate::app::bundled::{self, Bundled};
use crate::app::flags::{CheckArgs, StandardName};
use crate::app::pipeline::{self, Quiet, Strictness};
use crate::app::report::{self, Counts};
use crate::base::date::Date;
use crate::base::output_file::MemorySink;
use crate::rules::check::{coverage, reading_grade};
use crate::rules::conformance;

pub fn run(dir: &Utf8Path, args: &CheckArgs, clock: Date, bundled: &Bundled) -> u8 {
    let mut session = session::open(dir, &args.site, None, clock, bundled);
    let mut files = BTreeMap::new();
    if let Some(checked) = &session.checked {
        let sink = MemorySink::new();
        let (summary, found) = pipeline::build(checked, &sink, &Quiet);
        if summary.pages > 0 {
            files = sink.into_files();
        }
        session.found.extend(found);
        let tested = pipeline::search_tests(checked).into_iter();
        session.found.extend(tested.map(|problem| session::in_its_layer(problem, &session.sources)));
    }
    bundled::about_copies(&mut session.found, &session.copies);
    let strictness = if args.strict { Strictness::Strict } else { Strictness::Usual };
    let failed = pipeline::failed(&session.found, strictness);
    let mut code = u8::from(failed);
    if args.json {
        code = code.max(session::print(&report::json(&session.found)));
    } else {
        session::tell(&session.found, &session.sources);
    }
    if args.coverage
        && let Some(checked) = &session.checked
    {
        let tables = format!("{}\n{}", coverage::table(checked.site()), coverage::claims(checked.site()));
        code = code.max(session::print(&tables));
    }
    if args.grades
        && let Some(checked) = &session.checked
    {
        code = code.max(session::print(&reading_grade::table(checked)));
    }
    if args.standard == Some(StandardName::Nz)
        && let Some(checked) = &session.checked
    {
        code = code.max(session::print(&conformance::nz(checked.site(), &files, &session.found)));
    }
    let counts = Counts::of(&session.found);
    session::say(&if failed {
        format!("This site cannot be published yet: {counts}.{}", session::ADVICE)
    } else {
        format!("This site can be published: {counts}. `rightskit build` makes it.")
    });
    code
}
