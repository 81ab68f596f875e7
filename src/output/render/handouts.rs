//! Finished handouts as pages name them: links with type, real size, pages and paper.
//!
//! Must not know how they were made.

use serde::Serialize;

use crate::domain::handout::printed::Printed;
use crate::domain::handout::{pages_of, section_of};
use crate::domain::site::handouts::{Handout, TextSize};
use crate::domain::site::{Language, Site};
use crate::input::model::handout::Paper;
use crate::input::theme::strings::Messages;

/// All handouts of a build; empty when it makes none.
#[derive(Debug, Default)]
pub struct Handouts {
    pub prints: Vec<FinishedHandout>,
}

/// One finished handout.
#[derive(Debug)]
pub struct FinishedHandout {
    /// Index of its language.
    pub language: usize,
    pub id: String,
    /// The id that a large print variant shares with its usual one.
    pub usual: String,
    pub title: String,
    pub purpose: String,
    pub paper: Paper,
    pub large: bool,
    pub url: String,
    pub picture_url: String,
    pub code: String,
    /// Keys of the pages that it comes from or takes texts from.
    pub pages: Vec<String>,
    pub printed: Printed,
}

impl FinishedHandout {
    pub fn new(site: &Site, language: &Language, handout: &Handout, code: String, printed: Printed) -> Self {
        let at = site.languages.iter().position(|other| std::ptr::eq(other, language)).unwrap_or(0);
        let large = handout.size == TextSize::Large;
        let mut pages: Vec<String> = handout.from.iter().map(|from| from.value.clone()).collect();
        for part in &handout.parts {
            pages.extend(pages_of(language, part).into_iter().map(|page| page.key.to_string()));
            let section = part.section.as_ref().and_then(|name| section_of(language, name));
            pages.extend(section.map(|(page, _)| page.key.to_string()));
            pages.extend(part.triage.as_ref().map(|id| format!("{TRIAGE}{}", id.value)));
        }
        Self {
            language: at,
            id: handout.id.clone(),
            usual: handout.id.trim_end_matches("-large-print").to_owned(),
            title: handout.title.value.clone(),
            purpose: handout.purpose.value.clone(),
            paper: handout.paper,
            large,
            url: handout.url(&language.prefix),
            picture_url: handout.picture_url(&language.prefix),
            code,
            pages,
            printed,
        }
    }
}

/// What stands for a questionnaire among the keys of pages.
const TRIAGE: &str = "triage:";

/// A handout as templates see it.
#[derive(Clone, Debug, Serialize)]
pub struct HandoutView<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub purpose: &'a str,
    /// `A4`
    pub paper: String,
    pub picture: Option<PictureView<'a>>,
    pub usual: PrintView<'a>,
    /// The same in large print; null where there is none.
    pub large: Option<PrintView<'a>>,
}

/// One PDF.
#[derive(Clone, Debug, Serialize)]
pub struct PrintView<'a> {
    pub url: &'a str,
    /// `PDF`
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// `84 kB`
    pub size: String,
    /// `2 pages`
    pub pages: String,
    /// `A4`; large print may stand on larger paper.
    pub paper: String,
    pub code: &'a str,
}

/// The picture of a first page, in pixels.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView<'a> {
    pub url: &'a str,
    pub width: u32,
    pub height: u32,
}

impl Handouts {
    /// The handouts of a language, a large print variant with its usual one.
    pub fn views(&self, language: usize, messages: &Messages) -> Vec<HandoutView<'_>> {
        self.some(language, messages, |_| true)
    }

    /// Those that have to do with a page.
    pub fn of_page(&self, language: usize, key: &str, messages: &Messages) -> Vec<HandoutView<'_>> {
        self.some(language, messages, |print| print.pages.iter().any(|page| page == key))
    }

    /// Those that print a questionnaire.
    pub fn of_triage(&self, language: usize, id: &str, messages: &Messages) -> Vec<HandoutView<'_>> {
        self.of_page(language, &format!("{TRIAGE}{id}"), messages)
    }

    /// The one of that id.
    pub fn named(&self, language: usize, id: &str, messages: &Messages) -> Option<HandoutView<'_>> {
        self.some(language, messages, |print| print.id == id).pop()
    }

    fn some(
        &self,
        language: usize,
        messages: &Messages,
        wanted: impl Fn(&FinishedHandout) -> bool,
    ) -> Vec<HandoutView<'_>> {
        let own = || self.prints.iter().filter(|print| print.language == language);
        own()
            .filter(|print| !print.large && wanted(print))
            .map(|print| HandoutView {
                id: &print.id,
                title: &print.title,
                purpose: &print.purpose,
                paper: messages.text(&format!("paper-{}", print.paper.key())),
                picture: (!print.printed.picture.is_empty()).then(|| PictureView {
                    url: &print.picture_url,
                    width: print.printed.width,
                    height: print.printed.height,
                }),
                usual: print_view(print, messages),
                large: own()
                    .find(|other| other.large && other.usual == print.id)
                    .map(|other| print_view(other, messages)),
            })
            .collect()
    }
}

fn print_view<'a>(print: &'a FinishedHandout, messages: &Messages) -> PrintView<'a> {
    let count = print.printed.pages;
    let key = if count == 1 { "pages-one" } else { "pages-many" };
    PrintView {
        url: &print.url,
        kind: "PDF",
        size: super::view::size_text(print.printed.pdf.len()),
        pages: messages.with(key, &[("count", &count.to_string())]),
        paper: messages.text(&format!("paper-{}", print.paper.key())),
        code: &print.code,
    }
}
