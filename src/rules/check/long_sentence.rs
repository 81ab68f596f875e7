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
use crate::base::memo::{Memo, Same};
use crate::base::prose::{sentences::sentences, words};
use crate::input::markdown::blocks::{BlockKind, ProseBlock};

pub const CODE: &str = "long-sentence";

const LONG: usize = 25;
const TOO_LONG: usize = 35;

/// A sentence that is too long.
struct LongSentence {
    /// Where its block stands in the page.
    offset: usize,
    words: usize,
    start: String,
}

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    static READ: Memo<Same<Vec<ProseBlock>>, Vec<LongSentence>> = Memo::new(4_096);
    for prose in &inspection.prose {
        let long = READ.get(|| Same::of(&prose.blocks), || long_sentences(&prose.blocks));
        for LongSentence { offset, words, start } in long.iter() {
            let message = format!("A sentence of {words} words: \"{start} …\"");
            let place = prose.page.raw.text.place(*offset);
            let problem = if *words > TOO_LONG {
                Diagnostic::error(CODE, place, message)
            } else {
                Diagnostic::warning(CODE, place, message)
            };
            found.push(problem.hint(format!("Make two of it; {LONG} words are plenty.")));
        }
    }
}

fn long_sentences(blocks: &[ProseBlock]) -> Vec<LongSentence> {
    let mut long = Vec::new();
    for block in blocks.iter().filter(|block| block.kind != BlockKind::Quote) {
        for range in sentences(&block.text) {
            let sentence = &block.text[range];
            let words = words::count(sentence);
            if words > LONG {
                let start = sentence.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
                long.push(LongSentence { offset: block.offset, words, start });
            }
        }
    }
    long
}
