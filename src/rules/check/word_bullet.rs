//! # word-bullet
//!
//! **What it does.** Finds lines of a text that start with a bullet sign, as a word processor leaves them.
//!
//! **Why it matters.** Markdown takes them for words: the items run together in one paragraph, and a screen reader
//! tells of no list.
//!
//! **Example.** `• Bring a friend.`
//!
//! **Instead.** `- Bring a friend.`

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::input::markdown::read;

pub const CODE: &str = "word-bullet";

const SIGNS: [char; 9] = ['•', '‣', '◦', '▪', '●', '○', '■', '➢', '❖'];

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        let body = page.raw.text.body();
        // Few texts have any.
        if !body.contains(SIGNS) {
            continue;
        }
        for (sign, offset) in lists(body) {
            let message = format!("This line starts with `{sign}`, which makes no list.");
            let problem = Diagnostic::warning(CODE, page.raw.text.place(offset), message);
            found.push(problem.hint("Start it and each line like it with a hyphen and a space: `- `."));
        }
    }
}

/// The sign and the place of the first such line in each paragraph.
fn lists(body: &str) -> Vec<(char, usize)> {
    let mut found: Vec<(char, usize)> = Vec::new();
    read(body).visit(&mut |text, at| {
        let mut signs = text.chars();
        let Some(sign) = signs.next().filter(|sign| SIGNS.contains(sign)) else { return };
        let line = body[..at.start].rfind('\n').map_or(0, |end| end + 1);
        // The marks of lists and quotes may stand before it.
        let starts = body[line..at.start].chars().all(|sign| sign.is_whitespace() || "->*+".contains(sign));
        let told = found.last().is_some_and(|(_, last)| !body[*last..at.start].contains("\n\n"));
        if starts && !told && signs.next().is_none_or(char::is_whitespace) {
            found.push((sign, at.start));
        }
    });
    found
}
