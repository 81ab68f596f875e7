//! # missing-alt
//!
//! **What it does.** Asks every picture for its text.
//!
//! **Why it matters.** People who cannot see the picture hear its text instead (WCAG 2.2, 1.1.1).
//!
//! **Example.** `![](map.png)`
//!
//! **Instead.** Say what the picture says: `![The way from the station to the office](map.png)`.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::input::markdown::target::EmbedTarget;

pub const CODE: &str = "missing-alt";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (_, page) in inspection.texts() {
        for image in &page.raw.outline.images {
            if matches!(EmbedTarget::of_image(&image.address), EmbedTarget::Picture(_))
                && image.alt.trim().is_empty()
            {
                let message = format!("The picture `{}` has no text.", image.address);
                let problem = Diagnostic::error(CODE, page.raw.text.place(image.offset), message);
                found.push(problem.hint("Write between the brackets what the picture tells a reader."));
            }
        }
    }
}
