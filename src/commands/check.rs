//! `rightskit check`: every rule and the audit of the finished pages, with nothing written.

use camino::Utf8Path;

use super::session;
use crate::bundled::Bundled;
use crate::check::{coverage, reading_grade};
use crate::cli::{CheckArgs, StandardName};
use crate::conformance;
use crate::date::Date;
use crate::output::MemorySink;
use crate::pipeline::{self, Quiet, Strictness};
use crate::report;

pub fn run(dir: &Utf8Path, args: &CheckArgs, clock: Date, bundled: &Bundled) -> u8 {
    let mut session = session::open(dir, &args.site, None, clock, bundled);
    if let Some(checked) = &session.checked {
        let (_, found) = pipeline::build(checked, &MemorySink::new(), &Quiet);
        session.found.extend(found);
        session.found.extend(pipeline::search_tests(checked));
    }
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
        code = code.max(session::print(&conformance::nz(checked.site(), &session.found)));
    }
    let verdict = if failed { "This site cannot be published yet" } else { "This site can be published" };
    session::say(&format!("{verdict}: {}.", report::counts(&session.found)));
    code
}
