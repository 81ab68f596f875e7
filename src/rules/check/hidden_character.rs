//! # hidden-character
//!
//! **What it does.** Finds characters nobody can see: control characters, those that turn the direction of
//! writing, and those that mean something in one font only. It does not matter how they are written: as they
//! are, by their number (`&#xE001;`), or by an escape in YAML or a file of words (`"\uE001"`). Texts, titles,
//! addresses, front matter, YAML, words of the interface and names of files are all looked at.
//!
//! **Why it matters.** They come along when text is pasted. Some turn a phone number round on the
//! screen; others stop a PDF from being made.
//!
//! **Example.** A right-to-left override in front of a number.
//!
//! **Instead.** Delete it, or paste the text again as plain text.

use std::collections::BTreeMap;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::text::{HIDDEN_CODE, HiddenCharacter, hidden_references, strip_hidden};
use crate::input::markdown;

pub const CODE: &str = HIDDEN_CODE;

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        let text = &page.raw.text;
        for hidden in strip_hidden(text.body()).1.into_iter().chain(by_number(text.body())) {
            let problem = hidden.problem(text.place(hidden.offset));
            // Foreign texts are full of spaces without width, which break lines and hide nothing.
            let harmless = !inspection.site.is_kit() && hidden.character == '\u{200b}';
            found.push(match harmless {
                true => Diagnostic { severity: Severity::Warning, ..problem },
                false => problem,
            });
        }
    }
}

/// Those that a reader of Markdown or HTML makes of a number. In code the number stays what was typed.
fn by_number(body: &str) -> Vec<HiddenCharacter> {
    // Reading a text takes longer than looking for the numbers.
    if hidden_references(body).is_empty() {
        return Vec::new();
    }
    let mut found = BTreeMap::new();
    markdown::read(body).visit(&mut |said, range| {
        let written = hidden_references(&body[range.clone()]);
        for hidden in strip_hidden(said).1 {
            // What was not written by number was typed, and is told already.
            if let Some(by_number) = written.iter().find(|written| written.character == hidden.character) {
                let offset = range.start + by_number.offset;
                found.insert(offset, HiddenCharacter { offset, character: hidden.character });
            }
        }
    });
    found.into_values().collect()
}
