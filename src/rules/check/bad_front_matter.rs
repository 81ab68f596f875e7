//! # bad-front-matter
//!
//! **What it does.** Checks what a page says about itself: a title, for a kit also a description of at
//! most 160 characters, a layout that the theme has, and old addresses that end in `.html`.
//!
//! **Why it matters.** The title is what people see in their tabs, in the menu and in search results.
//!
//! **Example.** `layout: giude`
//!
//! **Instead.** `layout: guide`

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, suggestion};
use crate::domain::site::Page;

pub const CODE: &str = "bad-front-matter";

const LONGEST: usize = 160;

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let kit = inspection.site.is_kit();
    let layouts = inspection.site.theme.layouts();
    for (_, page) in inspection.pages() {
        let meta = &page.raw.meta;
        let titled = meta.title.as_ref().is_some_and(|title| !title.trim().is_empty());
        if !titled && !page.raw.lost_title && (kit || page.raw.outline.headings.is_empty()) {
            let message = match kit {
                true => "This page has no title.".to_owned(),
                false => {
                    format!("This page has no title and no heading, so it is called `{}`.", page.title())
                }
            };
            let problem = Diagnostic::error(CODE, page.place(), message);
            found.push(problem.hint("Add `title: …` between two lines `---` at the top."));
        }
        if kit {
            description(page, found);
        }
        // Elsewhere layouts are those of another tool.
        if kit
            && let Some(layout) = &meta.layout
            && !layouts.contains(layout.as_str())
        {
            let place = layout.place(&page.raw.text.path);
            let problem =
                Diagnostic::error(CODE, place, format!("The theme has no layout `{}`.", layout.value));
            found.push(problem.hint(suggestion(layout, layouts.iter().copied()).unwrap_or_default()));
        }
        for alias in &meta.aliases {
            let odd = alias.contains(|sign: char| sign.is_whitespace() || "\\?#:*\"<>|".contains(sign));
            if !alias.ends_with(".html") || odd || alias.split('/').any(|part| part == "..") {
                let place = alias.place(&page.raw.text.path);
                let problem =
                    Diagnostic::error(CODE, place, format!("`{}` is no address of a page.", alias.value));
                found.push(
                    problem.hint("Write the old address from the top of the site: `guide/old-name.html`."),
                );
            }
        }
    }
}

fn description(page: &Page, found: &mut Vec<Diagnostic>) {
    match &page.raw.meta.description {
        None => {
            let problem = Diagnostic::error(CODE, page.place(), "This page has no description.");
            found.push(problem.hint("Add `description: …` with one plain sentence about it."));
        }
        Some(text) if text.chars().count() > LONGEST => {
            let message =
                format!("The description has {} characters; {LONGEST} is the most.", text.chars().count());
            found.push(Diagnostic::error(CODE, text.place(&page.raw.text.path), message).hint("Shorten it."));
        }
        Some(_) => {}
    }
}
