//! # broken-link
//!
//! **What it does.** Follows every link to another page of the site, to a service, a topic or a file,
//! and every anchor behind a `#`.
//!
//! **Why it matters.** Somebody in distress who meets a dead end may not try again.
//!
//! **Example.** `[how long you have](time-limit.md)` when the page is called `time-limits.md`.
//!
//! **Instead.** Write the path relative to the page you are in, with `.md`, and the id of a heading
//! that exists: `[how long you have](time-limits.md#count)`.

use super::Inspection;
use crate::diagnostic::{Diagnostic, suggestion};
use crate::load::Part;
use crate::markdown::outline::Link;
use crate::markdown::target::{Target, join};
use crate::model::group::Group;
use crate::site::{Language, Page, Site};

pub const CODE: &str = "broken-link";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let files: std::collections::HashSet<&str> =
        inspection.site.files.iter().map(|file| file.url.as_str()).collect();
    for (language, page) in inspection.texts() {
        for link in &page.raw.outline.links {
            let problem = match Target::of_link(&link.address) {
                Target::Anchor(id) => anchor(page, page, id),
                Target::Page { path, anchor: id } => leads(inspection, language, page, (path, id)),
                Target::File(path) => file(language, page, path, &files),
                Target::Directory(what) if !inspection.lacks(Part::Directory) => directory(language, what),
                Target::Triage(id) if !inspection.lacks(Part::Triage) => triage(inspection.site, id),
                _ => None,
            };
            if let Some((message, hint)) = problem {
                found.push(place(page, link, message, hint));
            }
        }
        for (address, offset) in &page.raw.outline.stray {
            let message = format!("`{address}` is no whole link: it would be printed as it is typed.");
            let problem = Diagnostic::error(CODE, page.raw.text.place(*offset), message);
            found.push(problem.hint(format!("Take spaces out of the address, or write it as `(<{address}>)`.")));
        }
    }
}

fn place(page: &Page, link: &Link, message: String, hint: Option<String>) -> Diagnostic {
    let problem = Diagnostic::error(CODE, page.raw.text.place(link.offset), message);
    problem.hint(hint.unwrap_or_else(|| "Write the path relative to this page, or take the link out.".to_owned()))
}

type Fault = Option<(String, Option<String>)>;

fn leads(
    inspection: &Inspection<'_>,
    language: &Language,
    page: &Page,
    (path, id): (&str, Option<&str>),
) -> Fault {
    let Some(key) = join(&page.key, path) else {
        return Some((format!("`{path}` leads out of the content folder."), None));
    };
    match language.page(&key) {
        Some(target) => id.and_then(|id| anchor(page, target, id)),
        None if inspection.lacks_page(language, &key) => None,
        None => {
            let hint = suggestion(&key, language.pages.iter().map(|page| &*page.key));
            Some((format!("There is no page `{key}`."), hint))
        }
    }
}

fn anchor(from: &Page, target: &Page, id: &str) -> Fault {
    if target.raw.outline.has_anchor(id) {
        return None;
    }
    let here = if std::ptr::eq(from, target) { "this page".to_owned() } else { format!("`{}`", target.key) };
    let hint = suggestion(id, target.raw.outline.headings.iter().map(|heading| &*heading.id));
    Some((format!("No heading of {here} has the id `{id}`."), hint))
}

fn file(language: &Language, page: &Page, path: &str, files: &std::collections::HashSet<&str>) -> Fault {
    let key = join(&page.key, path)?;
    let own = format!("{}{key}", language.prefix);
    if files.contains(own.as_str()) || files.contains(key.as_str()) {
        return None;
    }
    let hint = if path.ends_with(".html") {
        Some("Link to the Markdown file: the build writes its address.".to_owned())
    } else {
        suggestion(&key, files.iter().copied())
    };
    Some((format!("There is no file `{key}`."), hint))
}

fn triage(site: &Site, id: &str) -> Fault {
    let known = site.triages.iter().map(|triage| triage.id.as_str());
    let missing = known.clone().all(|other| other != id);
    missing.then(|| (format!("There is no questionnaire `{id}`."), suggestion(id, known)))
}

fn directory(language: &Language, what: &str) -> Fault {
    let directory = &language.directory;
    match what.split_once('/') {
        Some(("topic", id)) if directory.topic(id).is_some() => None,
        Some(("region", id)) if directory.region(id).is_some() => None,
        Some(("for", key)) if Group::of(key).is_some() => None,
        None if what == "all" && !directory.services.is_empty() => None,
        Some(("topic", id)) => {
            let hint = suggestion(id, directory.topics.iter().map(|topic| topic.id.as_str()));
            Some((format!("The directory has no topic `{id}`."), hint))
        }
        Some(("region", id)) => {
            let hint = suggestion(id, directory.regions.iter().map(|region| region.id.as_str()));
            Some((format!("The directory has no region `{id}`."), hint))
        }
        Some(("for", key)) => {
            let hint = suggestion(key, Group::ALL.map(Group::key));
            Some((format!("The directory has no page for `{key}`."), hint))
        }
        _ => Some((
            format!("`directory:{what}` names no part of the directory."),
            Some("Write `directory:all`, `directory:topic/…`, `directory:region/…` or `directory:for/…`.".to_owned()),
        )),
    }
}
