//! # reading-grade
//!
//! **What it does.** Works out the Flesch-Kincaid grade of each page, names and terms of the glossary
//! left out, and warns above grade 9. The page says both values, with names and without.
//!
//! **Why it matters.** Grade 9 is about what a fourteen-year-old reads with ease, and so does an adult
//! on a bad day.
//!
//! **Example.** "Notwithstanding the aforementioned obligations, organisations must facilitate …"
//!
//! **Instead.** Short words that people say: "help", "start", "show".

use super::{Inspection, Prose, names};
use crate::diagnostic::Diagnostic;
use crate::markdown::blocks::BlockKind;
use crate::prose::readability::{Readability, measure};
use crate::prose::words::Names;

pub const CODE: &str = "reading-grade";

/// The highest grade a page may have.
const LIMIT: f64 = 9.0;
/// Fewer words say nothing about how hard a page is.
const ENOUGH: usize = 60;

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let names = names(inspection.site);
    for prose in inspection.prose.iter().filter(|prose| prose.language.config.id.value == "en") {
        let measured = grade(prose, &names);
        if let Some(own) = measured.own_words.grade().filter(|grade| *grade > LIMIT)
            && measured.own_words.words >= ENOUGH
        {
            let all = measured.all.grade().unwrap_or(own);
            let message = format!("This page reads at grade {own:.1} ({all:.1} with its names).");
            let problem = Diagnostic::warning(CODE, prose.page.place(), message);
            found.push(problem.hint("Use shorter words and shorter sentences until it is 9 or less."));
        }
    }
}

/// How hard a page is.
pub fn grade(prose: &Prose<'_>, names: &Names) -> Readability {
    let blocks = prose.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Prose | BlockKind::Cell));
    measure(blocks.map(|block| block.text.as_str()), names)
}
