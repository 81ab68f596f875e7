//! # te-reo-macrons
//!
//! **What it does.** Finds te reo Māori words that are usually written with macrons and here are not.
//! Names, quotations, code and web addresses are left alone.
//!
//! **Why it matters.** A macron changes what a word means. Leaving it out is a misspelling.
//!
//! **Example.** `You can bring your whanau.`
//!
//! **Instead.** `You can bring your whānau.`

use super::{Inspection, names};
use crate::base::diagnostic::Diagnostic;
use crate::base::prose::macrons;
use crate::input::markdown::blocks::BlockKind;

pub const CODE: &str = "te-reo-macrons";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let names = names(inspection.site);
    for prose in &inspection.prose {
        for block in prose.blocks.iter().filter(|block| block.kind != BlockKind::Quote) {
            for missing in macrons::missing(&block.text, &names) {
                let word = &block.text[missing.range.clone()];
                let problem = Diagnostic::warning(
                    CODE,
                    prose.page.raw.text.place(block.offset),
                    format!("`{word}` is usually written with a macron."),
                );
                found.push(problem.hint(format!("Write `{}`.", missing.suggestion)));
            }
        }
    }
}
