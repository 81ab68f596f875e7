//! # unkind-word
//!
//! **What it does.** Finds words that the kit's own voice does not use: "victim", "perpetrator",
//! "alleged", "too late". Quotations, and names of services, are left alone.
//!
//! **Why it matters.** People read these words as a verdict on themselves, and stop reading.
//!
//! **Example.** `The alleged perpetrator is told.`
//!
//! **Instead.** `The person you complained about is told.`

use super::{Inspection, names};
use crate::base::diagnostic::Diagnostic;
use crate::input::markdown::blocks::BlockKind;

pub const CODE: &str = "unkind-word";

const WORDS: [&str; 5] = ["victim", "perpetrator", "alleged", "allegedly", "too late"];

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let names = names(inspection.site);
    for prose in &inspection.prose {
        for block in prose.blocks.iter().filter(|block| block.kind != BlockKind::Quote) {
            let text = block.text.to_lowercase();
            if !WORDS.iter().any(|word| text.contains(word)) {
                continue;
            }
            let named = names.find(&block.text);
            for word in WORDS {
                for (at, _) in text.match_indices(word) {
                    let ends = !text[at + word.len()..]
                        .starts_with(|sign: char| sign.is_alphabetic() && sign != 's');
                    let starts = !text[..at].ends_with(char::is_alphabetic);
                    let quoted = text[..at].ends_with(['"', '\u{201c}', '\u{2018}', '\'']);
                    let name =
                        text.len() == block.text.len() && named.iter().any(|range| range.contains(&at));
                    if starts && ends && !quoted && !name {
                        let message = format!("`{word}` is a word this kit does not use.");
                        let problem =
                            Diagnostic::warning(CODE, prose.page.raw.text.place(block.offset), message);
                        found.push(problem.hint(
                            "Say who did what: \"the person you complained about\", \"what happened\".",
                        ));
                    }
                }
            }
        }
    }
}
