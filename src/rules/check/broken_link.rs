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

mod nobody;

use std::collections::{HashMap, HashSet};

use super::Inspection;
use crate::base::diagnostic::{Cause, Diagnostic, Guesses, UnknownName, suggestion};
use crate::domain::site::links::{Destination, Unresolved};
use crate::domain::site::{Language, Page};
use crate::input::load::{DIRECTORY, ProjectPart};
use crate::input::markdown::outline::{Link, is_top};
use crate::input::model::group::Group;

pub const CODE: &str = "broken-link";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let mut guesses = Guesses::default();
    let mut anchors = Anchors::default();
    for (language, page) in inspection.texts() {
        for link in &page.raw.outline.links {
            if link.address.trim().is_empty() {
                found.push(nowhere(inspection, page, link));
                continue;
            }
            let fault = match inspection.destination(language, page, &link.address) {
                Destination::Here(id) if !anchors.has(page, &id) => {
                    Some(anchor(page, page, &id, &mut guesses))
                }
                Destination::Page { page: target, anchor: Some(id), .. } if !anchors.has(target, &id) => {
                    Some(anchor(page, target, &id, &mut guesses))
                }
                Destination::Web(address) | Destination::Contact(address) => {
                    nobody::fault(address).map(|(message, hint)| Fault::of(message, Some(hint)))
                }
                Destination::Unresolved(unresolved) => {
                    missing(inspection, language, &unresolved, &mut guesses)
                }
                _ => None,
            };
            if let Some(fault) = fault {
                found.push(problem(page, link, fault));
            }
        }
        for (address, offset) in &page.raw.outline.stray {
            let message = format!("`{address}` is no whole link: it would be printed as it is typed.");
            let problem = Diagnostic::error(CODE, page.raw.text.place(*offset), message);
            found.push(problem.hint(match address.contains(char::is_whitespace) {
                true => format!("Take spaces out of the address, or write it as `(<{address}>)`."),
                false => {
                    "The words of a link can hold no note and no other link: put that behind it.".to_owned()
                }
            }));
        }
    }
}

/// A link that names nothing leads back to its own page.
fn nowhere(inspection: &Inspection<'_>, page: &Page, link: &Link) -> Diagnostic {
    let place = page.raw.text.place(link.offset);
    let message = format!("The link `{}` has no address: it leads back to this page.", link.text);
    let problem = match inspection.site.is_kit() {
        true => Diagnostic::error(CODE, place, message),
        false => Diagnostic::warning(CODE, place, message),
    };
    problem.hint("Write the address between the round brackets, or take the link out.")
}

fn problem(page: &Page, link: &Link, fault: Fault) -> Diagnostic {
    let problem = Diagnostic::error(CODE, page.raw.text.place(link.offset), fault.message);
    let otherwise = || "Write the path relative to this page, or take the link out.".to_owned();
    let problem = problem.hint(fault.hint.unwrap_or_else(otherwise));
    match fault.unknown {
        Some(name) => problem.because(Cause::Unknown(name)),
        None => problem,
    }
}

/// What is wrong, and what to do if there is something in particular.
struct Fault {
    message: String,
    hint: Option<String>,
    /// The name that nothing has, where others may give it too.
    unknown: Option<UnknownName>,
}

impl Fault {
    fn of(message: String, hint: Option<String>) -> Self {
        Self { message, hint, unknown: None }
    }

    fn unknown<'a>(
        message: String,
        what: &str,
        name: &str,
        known: impl Iterator<Item = &'a str> + Clone,
    ) -> Self {
        let hint = suggestion(name, known.clone());
        Self { message, hint, unknown: Some(UnknownName::among(what, name, known)) }
    }
}

/// What to say of something that is not there; nothing where it may be in a file that could not be read.
fn missing(
    inspection: &Inspection<'_>,
    language: &Language,
    unresolved: &Unresolved<'_>,
    guesses: &mut Guesses,
) -> Option<Fault> {
    let site = inspection.site;
    Some(match unresolved {
        Unresolved::Outside(path) => Fault::of(format!("`{path}` leads out of the content folder."), None),
        Unresolved::Page(key) if inspection.lacks_page(language, key) => return None,
        Unresolved::Page(key) if language.missing.as_ref().is_some_and(|page| *page.key == **key) => {
            Fault::of(
                format!("`{key}` is what hosts show for an address that leads nowhere: no link leads to it."),
                None,
            )
        }
        Unresolved::Page(key) => {
            let hint = guesses.suggestion(key, language.pages.iter().map(|page| &*page.key));
            Fault::of(format!("There is no page `{key}`."), hint)
        }
        Unresolved::File(key) if key.ends_with(".html") => Fault::of(
            format!("There is no file `{key}`."),
            Some("Link to the Markdown file: the build writes its address.".to_owned()),
        ),
        Unresolved::File(key)
            if key.split_once('?').is_some_and(|(page, _)| language.page(page).is_some()) =>
        {
            Fault::of(
                format!("There is no file `{key}`."),
                Some(
                    "Take out what stands from the `?` on: a page of this site is asked nothing.".to_owned(),
                ),
            )
        }
        Unresolved::File(key) => {
            let files = site.files.iter().map(|file| file.url.as_str());
            let meant = nobody::meant(
                key.rsplit_once('/')
                    .filter(|(folder, _)| !folder.contains('.'))
                    .map_or(key, |(_, name)| name),
            );
            let hint = meant.map(|address| format!("Did you mean `{address}`?"));
            Fault::of(format!("There is no file `{key}`."), hint.or_else(|| guesses.suggestion(key, files)))
        }
        Unresolved::Directory(_) if inspection.lacks(ProjectPart::Directory) => return None,
        Unresolved::Directory(what) => directory(language, what),
        Unresolved::Triage(_) if inspection.lacks(ProjectPart::Triage) => return None,
        Unresolved::Triage(id) => {
            let known = site.triages.iter().map(|triage| triage.id.as_str());
            Fault::unknown(format!("There is no questionnaire `{id}`."), "questionnaire", id, known)
        }
        // Rules of their own tell of these.
        Unresolved::Fact(_) | Unresolved::Service(_) => return None,
    })
}

/// What to say of a part of a page that is not there.
fn anchor(from: &Page, target: &Page, id: &str, guesses: &mut Guesses) -> Fault {
    let here = if std::ptr::eq(from, target) { "this page".to_owned() } else { format!("`{}`", target.key) };
    let hint = guesses.suggestion(id, target.raw.outline.ids());
    Fault::of(format!("No heading of {here} has the id `{id}`."), hint)
}

/// The parts of pages that links lead to, gathered once a page: a page can have as many links as parts.
#[derive(Default)]
struct Anchors<'a> {
    of_page: HashMap<*const Page, HashSet<&'a str>>,
}

impl<'a> Anchors<'a> {
    fn has(&mut self, page: &'a Page, id: &str) -> bool {
        let outline = &page.raw.outline;
        let ids = self.of_page.entry(std::ptr::from_ref(page)).or_insert_with(|| outline.ids().collect());
        ids.contains(id) || is_top(id)
    }
}

fn directory(language: &Language, what: &str) -> Fault {
    let directory = &language.directory;
    match what.split_once('/') {
        Some(("topic", id)) => {
            let known = directory.topics.iter().map(|topic| topic.id.as_str());
            Fault::unknown(format!("The directory has no topic `{id}`."), DIRECTORY, id, known)
        }
        Some(("region", id)) => {
            let known = directory.regions.iter().map(|region| region.id.as_str());
            Fault::unknown(format!("The directory has no region `{id}`."), DIRECTORY, id, known)
        }
        Some(("for", key)) => {
            let hint = suggestion(key, Group::ALL.map(Group::key));
            Fault::of(format!("The directory has no page for `{key}`."), hint)
        }
        _ => Fault::of(
            format!("`directory:{what}` names no part of the directory."),
            Some(
                "Write `directory:all`, `directory:topic/…`, `directory:region/…` or `directory:for/…`."
                    .to_owned(),
            ),
        ),
    }
}
