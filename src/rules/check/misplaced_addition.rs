//! # misplaced-addition
//!
//! **What it does.** Checks `additions` in an agency's file: each names a page that there is, and either the section that
//! its words stand before, or the one that they stand after, by the id of its heading. Neither means the page's end. The
//! words hold no heading of their own.
//!
//! **Why it matters.** Words that find no place are not shown, and a heading among them would look like one of the page's.
//!
//! **Example.** `- {page: guide/time-limits.md, after: greivance, text: Call us first.}`
//!
//! **Instead.** `- {page: guide/time-limits.md, after: grievance, text: We can help you count the days.}`

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, suggestion};
use crate::domain::site::{Language, Page, Translation};
use crate::input::load::additions::sections;
use crate::input::markdown::outline::Outline;
use crate::input::markdown::read;
use crate::input::model::agency::Addition;
use crate::input::yaml::At;

pub const CODE: &str = "misplaced-addition";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let path = site.publisher.path();
    for addition in &site.publisher.agency.additions {
        let mut tell = |at: &At<String>, message: String, hint: String| {
            found.push(Diagnostic::error(CODE, at.place(&path), message).hint(hint));
        };
        if let Some(heading) = Outline::of(&read(&addition.text)).headings.first() {
            let message = format!(
                "An addition has no headings of its own, and this one has \u{201c}{}\u{201d}.",
                heading.text
            );
            tell(&addition.text, message, "Write it as a bold line: `**…**`.".to_owned());
        }
        let languages = || site.languages.iter();
        let language = match &addition.language {
            None => site.default_language(),
            Some(id) => match languages().find(|language| language.config.id.value == id.value) {
                Some(language) => language,
                None => {
                    let ids = languages().map(|language| language.config.id.as_str());
                    let hint = suggestion(id, ids)
                        .unwrap_or_else(|| "Name one of `languages` in `site.yaml`.".to_owned());
                    tell(id, format!("The site is not published in `{}`.", id.value), hint);
                    continue;
                }
            },
        };
        let Some(page) = page(language, addition) else {
            let keys = language.pages.iter().map(|page| &*page.key);
            let hint = suggestion(&addition.page, keys)
                .unwrap_or_else(|| "Write it relative to the language's folder: `guide/care.md`.".to_owned());
            tell(&addition.page, format!("There is no page `{}` to add to.", addition.page.value), hint);
            continue;
        };
        match (&addition.before, &addition.after) {
            (Some(_), Some(after)) => {
                let hint = "Take one of the two out.".to_owned();
                tell(
                    after,
                    "An addition stands before a section or after it, and this one says both.".to_owned(),
                    hint,
                );
            }
            (Some(id), None) | (None, Some(id)) => {
                let sections = sections(&page.raw.outline, page.raw.text.body());
                let known: Vec<&str> = sections.iter().map(|heading| &*heading.id).collect();
                if !known.contains(&id.as_str()) {
                    let hint = suggestion(id, known.iter().copied()).unwrap_or_else(|| {
                        "Take the line out: without `before` and `after` the words stand at the page's end.".to_owned()
                    });
                    tell(id, format!("`{}` has no section `{}`.", addition.page.value, id.value), hint);
                }
            }
            (None, None) => {}
        }
    }
}

/// The page in the words of its own language: nobody adds to what only stands in.
fn page<'s>(language: &'s Language, addition: &Addition) -> Option<&'s Page> {
    language
        .pages
        .iter()
        .find(|page| *page.key == *addition.page.value && page.translation != Translation::Missing)
}
