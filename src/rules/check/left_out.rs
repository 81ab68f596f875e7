//! # left-out
//!
//! **What it does.** Names what stands in a text and will not be on the page as it was meant: elements of HTML
//! that a page may not hold (`<video>`, `<iframe>`, `<script>`), a picture within the words of another picture,
//! the second of two notes or of two addresses with the same name, cells beyond the last column of a table, addresses by a
//! name that no link uses, words in braces behind a heading, attributes of HTML with words or an address that no page
//! shows, and what hides nothing here (`hidden`). Links of Markdown within HTML, rows that make no table and asterisks that set
//! nothing strong are printed as they are typed.
//!
//! **Why it matters.** What goes without a word is missed by nobody until a reader needs it.
//!
//! **Example.** `<video src="talk.mp4"></video>`
//!
//! **Instead.** Link to the file: `[The talk as a film](talk.mp4)`. A word in angle brackets that is no element,
//! such as `<your name>`, is shown as it was typed.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::domain::site::Page;
use crate::input::markdown::marks::claim_of;
use crate::input::markdown::slips::SlipKind;

pub const CODE: &str = "left-out";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        if !inspection.site.is_kit() {
            marks(page, found);
        }
        for slip in &page.raw.outline.slips {
            let what = &slip.what;
            let (message, hint) = match slip.kind {
                SlipKind::LeftOut => (
                    format!("`{what}` is not on the page: pages hold no such element."),
                    "Write it in Markdown, or link to it. If it is meant as text, write `\\<` for `<`.",
                ),
                SlipKind::InnerPicture => (
                    format!("The picture `{what}` stands in the words of another and is not shown."),
                    "Put the two pictures beside each other.",
                ),
                SlipKind::SecondNote => (
                    format!("There is another note `{what}`, so this one is not shown."),
                    "Give one of the two another name.",
                ),
                SlipKind::ExtraCell => (
                    format!("`{what}` stands beyond the last column of its table and is not shown."),
                    "Give the table another column, or write `\\|` for `|` within a cell.",
                ),
                SlipKind::Attributes => (
                    format!("`{what}` behind a heading is taken for its attributes and is not on the page."),
                    "Only a name may stand there: `{#name}`. If it is meant as text, write `\\{` for `{`.",
                ),
                SlipKind::UnusedName => (
                    format!("`{what}` names an address that no link uses, and is not on the page."),
                    "Use it in a link, delete it, or write `\\[` for `[` if it is meant as text.",
                ),
                SlipKind::SecondName => (
                    format!(
                        "`{what}` names an address by a name that has one above, so no link leads there."
                    ),
                    "Give one of the two another name, or delete it.",
                ),
                SlipKind::Attribute => (
                    format!("`{what}` is not on the page: pages do not keep this attribute."),
                    "Write what it says in the text, or delete it.",
                ),
                SlipKind::NotHidden => (
                    format!("`{what}` hides nothing here: what it stands on is on the page."),
                    "Delete what nobody is to read, or put it into a comment: `<!-- … -->`.",
                ),
                SlipKind::Asterisks => (
                    format!(
                        "`{what}` is not set strong: a sign stands inside the asterisks and a letter beside them."
                    ),
                    "Put the sign outside of the asterisks.",
                ),
                SlipKind::NoTable => (
                    format!("`{what}` begins no table: the line below it has another number of columns."),
                    "Give both lines as many columns, and write `\\|` for a `|` within a cell.",
                ),
                SlipKind::LinkInHtml => (
                    format!(
                        "`{what}` stands within HTML, where Markdown is not read: it is on the page as it was typed."
                    ),
                    "Leave an empty line after the tag in front of it and before the tag behind it.",
                ),
                SlipKind::Container | SlipKind::NeverClosed => continue,
            };
            let problem = Diagnostic::warning(CODE, page.raw.text.place(slip.offset), message);
            found.push(problem.hint(hint));
        }
    }
}

/// A plain site has no source documents that a mark could speak of.
fn marks(page: &Page, found: &mut Vec<Diagnostic>) {
    for mark in &page.raw.outline.coverage {
        let ids: Vec<&str> =
            mark.ids.iter().map(String::as_str).filter(|id| claim_of(id).is_none()).collect();
        if ids.is_empty() {
            continue;
        }
        let message =
            format!("The mark of `{}` is not on the page: this site has no source document.", ids.join(", "));
        let problem = Diagnostic::warning(CODE, page.raw.text.place(mark.offset), message);
        found.push(problem.hint("Delete it. If it is meant as text, write it as code: `` `{…}` ``."));
    }
}
