//! # long-sentence
//!
//! **What it does.** Counts the words of every sentence: more than 25 is a warning, more than 35 an error.
//!
//! **Why it matters.** Somebody who is upset, tired or reading in a second language loses the thread.
//!
//! **Example.** A sentence with two "which" and three "and".
//!
//! **Instead.** One thought, one sentence.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::base::prose::{sentences::sentences, words};
use crate::input::markdown::blocks::BlockKind;

pub const CODE: &str = "long-sentence";

const LONG: usize = 25;
const TOO_LONG: usize = 35;

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for prose in &inspection.prose {
        for block in prose.blocks.iter().filter(|block| block.kind != BlockKind::Quote) {
            for range in sentences(&block.text) {
                let sentence = &block.text[range];
                let count = words::count(sentence);
                if count <= LONG {
                    continue;
                }
                let start: String = sentence.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
                let message = format!("A sentence of {count} words: \"{start} …\"");
                let place = prose.page.raw.text.place(block.offset);
                let problem = if count > TOO_LONG {
                    Diagnostic::error(CODE, place, message)
                } else {
                    Diagnostic::warning(CODE, place, message)
                };
                found.push(problem.hint(format!("Make two of it; {LONG} words are plenty.")));
            }
        }
    }
}
