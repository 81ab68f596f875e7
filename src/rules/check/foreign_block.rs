//! # foreign-block
//!
//! **What it does.** Finds blocks of other tools: `:::note`, `!!! warning`, `/// details`, `[TOC]`, `{{#include …}}`, `{% … %}`, links
//! such as `[[Page]]`, tabs (`=== "One"`), looks in braces (`{: .small}`), comments such as `%%…%%`, `==marked words==`, signs by name such as `:smile:`, and
//! boxes of a kind that is not known here, such as `> [!DANGER]`.
//!
//! **Why it matters.** They mean nothing here and are shown as they were typed.
//!
//! **Example.** `:::note`
//!
//! **Instead.** `> [!NOTE]` at the start of a quotation makes a box with a title.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::input::markdown::alerts::{is_kind, word_of};
use crate::input::markdown::slips::SlipKind;

pub const CODE: &str = "foreign-block";

const BOXES: &str =
    "For a box write `> [!NOTE]`, `> [!TIP]`, `> [!IMPORTANT]`, `> [!WARNING]` or `> [!CAUTION]`.";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        for slip in page.raw.outline.slips.iter().filter(|slip| slip.kind == SlipKind::Container) {
            let what = &slip.what;
            let (message, hint) = match word_of(what) {
                Some(word) if is_kind(word) => (
                    format!(
                        "`[!{word}]` begins a box on the first line of a quotation only; here it is text."
                    ),
                    "Write `> ` in front of it, and an empty line above.",
                ),
                Some(word) => (format!("`[!{word}]` begins no box that is known here; it is text."), BOXES),
                None => {
                    let hint = match what.as_bytes() {
                        _ if is_toc(what) => "Take it out: no list of headings is made of it.",
                        [b'[' | b'!', b'[', ..] => {
                            "Link by path: `[words](page.md)`; a picture is `![words](picture.png)`."
                        }
                        [b'{', b'/' | b'#', ..] | [b'%', ..] => {
                            "Readers see it. What nobody is to read stands in a comment: `<!-- … -->`."
                        }
                        [b'{', b':' | b'.', ..] | [b'{', b' ', b'.', ..] => {
                            "Take it out: how words look is the theme's."
                        }
                        [b'=', b'=', b'=', ..] => {
                            "Make it a heading: all parts stand one below the other here."
                        }
                        [b'{', ..] => {
                            "Write here what it stands for, or take it out: nothing is put in its place."
                        }
                        [b'=', b'=', ..] => "Make the words strong: `**words**`.",
                        [b':', sign, ..] if *sign != b':' => "Type the sign itself, or take the name out.",
                        _ => BOXES,
                    };
                    (format!("`{what}` belongs to another tool; here it is text."), hint)
                }
            };
            found.push(Diagnostic::warning(CODE, page.raw.text.place(slip.offset), message).hint(hint));
        }
    }
}

fn is_toc(what: &str) -> bool {
    ["[TOC]", "[toc]", "[[toc]]", "[[_TOC_]]"].iter().any(|sign| what.starts_with(sign))
}
