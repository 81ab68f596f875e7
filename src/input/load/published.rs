//! The guide as its author published it: the one file that an agency has put beside its own, made a page, and a handout or
//! a PDF to open.
//!
//! Its words are its author's: nothing here changes them. Must not know how they are shown, nor what they say.

use std::sync::Arc;

use super::pages::{self, PageText, RawPage, StaticFile};
use super::paths::AGENCIES;
use super::raw_handout::RawHandout;
use crate::base::diagnostic::{Diagnostic, suggestion};
use crate::input::markdown::outline::Outline;
use crate::input::markdown::read;
use crate::input::model::agency::PublishedGuide;
use crate::input::model::config::SiteKind;
use crate::input::model::handout::{HandoutFile, HandoutPart, LargePrint, Paper};
use crate::input::model::page::{FrontMatter, Role};
use crate::input::model::slot::Slot;
use crate::input::sources::Sources;
use crate::input::theme::strings::Messages;
use crate::input::yaml::At;

/// The page, as if it lay in the first language's folder.
pub const PUBLISHED_PAGE: &str = "published-guide.md";
/// Where its PDF lies in the site, when its author gave one.
pub const PUBLISHED_PDF: &str = "published-guide.pdf";
/// The handout that is made of it, when its author gave none.
const PUBLISHED_HANDOUT: &str = "published-guide";
/// The layout that says whose words they are.
const PUBLISHED_LAYOUT: &str = "published";
/// The code of everything that keeps it from being shown; the rule of that name looks at the rest.
const PUBLISHED_GUIDE: &str = "published-guide";

/// What a PDF may weigh, in kB, where `budgets` says nothing else.
const PDF_KB: u32 = 5_000;
/// A whole PDF says so in its last bytes.
const PDF_END: usize = 1_024;

/// The parts of a project that it is put into.
pub struct ProjectParts<'a> {
    /// The id of the first language.
    pub language: &'a At<String>,
    /// Its pages.
    pub pages: &'a mut Vec<Arc<RawPage>>,
    pub files: &'a mut Vec<StaticFile>,
    pub handouts: &'a mut Vec<RawHandout>,
    /// What an agency fills in a guide.
    pub slots: Vec<&'a Slot>,
}

/// What the file is.
enum GuideFormat {
    Markdown,
    Pdf,
}

/// Puts the guide that the agency's file at `path` declares where it belongs. `limit` is what a PDF may weigh, in kB.
pub fn add(
    guide: &PublishedGuide,
    path: &str,
    sources: &Sources,
    limit: Option<u32>,
    words: &Messages,
    parts: ProjectParts<'_>,
) -> Vec<Diagnostic> {
    let lies = format!("{AGENCIES}{}", guide.file.value);
    let Some(form) = form(&guide.file) else {
        let message = format!("`{}` is neither Markdown (`.md`) nor a PDF (`.pdf`).", guide.file.value);
        let hint = "Save the guide as one of these two. Markdown is better: it can be read on a phone and aloud, and found by the search.";
        return vec![problem(guide, path, message).hint(hint)];
    };
    let Some(bytes) = sources.get(&lies) else { return vec![no_file(guide, path, &lies, sources)] };
    let scope =
        parts.pages.iter().find(|page| page.meta.role.as_ref().is_some_and(|role| role.value == Role::Guide));
    let scope = scope.and_then(|page| page.meta.scope.clone());
    let (page, found) = match form {
        GuideFormat::Pdf => {
            if let Some(told) = unfit(guide, path, bytes, limit.unwrap_or(PDF_KB)) {
                return vec![told];
            }
            parts.files.push(StaticFile {
                source: lies,
                url: PUBLISHED_PDF.to_owned(),
                bytes: bytes.clone(),
            });
            (Some(Arc::new(about_pdf(guide, path, words, &parts.slots))), active(guide, path, bytes))
        }
        GuideFormat::Markdown => {
            parts.handouts.push(handout(guide, &lies, parts.language, words));
            let (page, found) = pages::read(&lies, AGENCIES, bytes, SiteKind::Kit);
            (page, found)
        }
    };
    if let Some(mut page) = page {
        let made = Arc::make_mut(&mut page);
        PUBLISHED_PAGE.clone_into(&mut made.key);
        let about = words.with("published-about", &[("author", &guide.author)]);
        made.meta.title = Some(guide.title.clone());
        made.meta.description.get_or_insert(At::nowhere(about));
        made.meta.layout = Some(At::nowhere(PUBLISHED_LAYOUT.to_owned()));
        made.meta.scope = made.meta.scope.take().or(scope);
        parts.pages.push(page);
    }
    found
}

fn form(name: &str) -> Option<GuideFormat> {
    let name = name.to_ascii_lowercase();
    if name.ends_with(".md") {
        Some(GuideFormat::Markdown)
    } else if name.ends_with(".pdf") {
        Some(GuideFormat::Pdf)
    } else {
        None
    }
}

fn problem(guide: &PublishedGuide, path: &str, message: String) -> Diagnostic {
    Diagnostic::error(PUBLISHED_GUIDE, guide.file.place(path), message)
}

fn no_file(guide: &PublishedGuide, path: &str, lies: &str, sources: &Sources) -> Diagnostic {
    let beside = sources.under(AGENCIES).filter_map(|(path, _)| path.strip_prefix(AGENCIES));
    let known: Vec<&str> = beside.filter(|name| form(name).is_some()).collect();
    let hint = suggestion(&guide.file, known);
    problem(guide, path, format!("There is no file `{lies}`."))
        .hint(hint.unwrap_or_else(|| "Put the guide beside the agency's file.".to_owned()))
}

/// What keeps a file from being shown as a PDF.
fn unfit(guide: &PublishedGuide, path: &str, bytes: &[u8], limit: u32) -> Option<Diagnostic> {
    let name = &guide.file.value;
    if !bytes.starts_with(b"%PDF-") {
        let message = format!("`{name}` is called a PDF and is none: it does not begin as one.");
        return Some(problem(guide, path, message).hint("Open it, and save or export it as a PDF."));
    }
    let end = &bytes[bytes.len().saturating_sub(PDF_END)..];
    if !holds(end, b"%%EOF") {
        let message = format!("`{name}` is not a whole PDF: its end is missing.");
        return Some(problem(guide, path, message).hint("Download or export it once more."));
    }
    let kilobytes = bytes.len().div_ceil(1_000);
    (kilobytes > limit as usize).then(|| {
        let message = format!("`{name}` weighs {kilobytes} kB, over the limit of {limit} kB.");
        let hint = "People on prepaid data pay for it. Export it with smaller pictures, or give the guide as Markdown. `budgets: published_kb` in `site.yaml` sets the limit.";
        problem(guide, path, message).hint(hint)
    })
}

/// A PDF that runs something when it is opened can tell others who reads it.
fn active(guide: &PublishedGuide, path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let runs: [&[u8]; 2] = [b"/JavaScript", b"/Launch"];
    if !runs.iter().any(|sign| holds(bytes, sign)) {
        return Vec::new();
    }
    let message = format!("`{}` runs a script or a program when it is opened.", guide.file.value);
    let problem = Diagnostic::warning(PUBLISHED_GUIDE, guide.file.place(path), message);
    vec![problem.hint("It could tell others who reads it. Print it into a new PDF, and use that.")]
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}

/// The page about a PDF. It holds the agency's words for the places that the PDF leaves open, since nothing can be written
/// into it.
fn about_pdf(guide: &PublishedGuide, path: &str, words: &Messages, slots: &[&Slot]) -> RawPage {
    let mut body = String::new();
    if !slots.is_empty() {
        body = format!("## {} {{#left-open}}\n", words.text("published-left-open"));
    }
    for slot in slots {
        body.push_str(&format!("\n### {}\n\n![](slot:{})\n", slot.label, slot.id.value));
    }
    let outline = Outline::of(&read(&body));
    let text = PageText::within(path, &At { value: body, line: guide.file.line, column: 1 });
    RawPage {
        key: String::new(),
        kind: SiteKind::Kit,
        text,
        meta: FrontMatter::default(),
        outline,
        lost_title: false,
    }
}

fn handout(guide: &PublishedGuide, lies: &str, language: &At<String>, words: &Messages) -> RawHandout {
    let page = || Some(At::nowhere(PUBLISHED_PAGE.to_owned()));
    let file = HandoutFile {
        title: guide.title.clone(),
        purpose: At::nowhere(words.with("published-purpose", &[("author", &guide.author)])),
        template: Some(At::nowhere("booklet".to_owned())),
        paper: Paper::A4,
        from: page(),
        max_pages: None,
        large_print: Some(LargePrint { max_pages: None }),
        each: None,
        languages: vec![language.clone()],
        twin: None,
        order: None,
        parts: vec![HandoutPart { page: page(), ..HandoutPart::default() }],
    };
    RawHandout { id: PUBLISHED_HANDOUT.to_owned(), path: lies.to_owned(), file }
}
