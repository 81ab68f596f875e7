//! The page that says which edition of the kit a site is made from, and what its publisher has changed of it.
//!
//! `edition.json` says the same to programs (`pack::edition`). Must not know how it is worked out.

use serde::Serialize;
use tera::Context;

use super::page::{breadcrumb_home, generated};
use super::view::LinkView;
use super::{Rendered, Renderer};
use crate::base::diagnostic::Diagnostic;
use crate::domain::edition::{PROGRAM, digest_of};
use crate::domain::site::Language;
use crate::domain::site::addresses::{edition_url, service_url};
use crate::domain::site::own_pages::own_pages;
use crate::input::load::published::PUBLISHED_PAGE;

#[derive(Serialize)]
struct EditionView<'a> {
    program: &'static str,
    /// Whether it inherits from a kit, so that there is something to differ from.
    inherits: bool,
    /// How many texts are locked.
    locked: usize,
    /// The fingerprint of all of them, in groups that can be read aloud.
    print: Vec<String>,
    /// Pages with words of the publisher's own beside those of the kit.
    added: Vec<LinkView<'a>>,
    /// Pages in place of those of the kit.
    replaced: Vec<LinkView<'a>>,
    /// Other files in place of those of the kit.
    other: Vec<&'a str>,
    /// Pages and services of the kit that the site does not have.
    left_out: Vec<&'a str>,
    /// Names of services that the publisher offers to nobody at present.
    withdrawn: Vec<&'a str>,
    /// Pages of its own.
    pages: Vec<LinkView<'a>>,
    /// Services of its own.
    services: Vec<ServiceLink<'a>>,
    /// Services that it adds to plans.
    plans: Vec<AddedToPlan<'a>>,
    /// The guide as its author published it.
    published: Option<LinkView<'a>>,
}

#[derive(Serialize)]
struct ServiceLink<'a> {
    name: &'a str,
    url: String,
}

/// Services in an item of a plan.
#[derive(Serialize)]
struct AddedToPlan<'a> {
    /// The title of the item.
    title: &'a str,
    services: Vec<ServiceLink<'a>>,
}

/// Digits in a group.
const GROUP: usize = 8;

impl Renderer<'_> {
    pub(super) fn edition_page(&self, l: usize) -> Result<Rendered, Diagnostic> {
        let language_context = self.language_context(l);
        let language = language_context.language;
        let inheritance = &self.site.inheritance;
        let print: Vec<char> = digest_of(&inheritance.locked_files).chars().collect();
        let replaced = || inheritance.replaced.keys();
        let view = EditionView {
            program: PROGRAM,
            inherits: self.site.config.base.is_some(),
            locked: inheritance.locked_files.len(),
            print: print.chunks(GROUP).map(|group| group.iter().collect()).collect(),
            added: pages(language, inheritance.added.iter()),
            replaced: pages(language, replaced()),
            other: replaced().filter(|path| !path.ends_with(".md")).map(String::as_str).collect(),
            left_out: inheritance
                .left_out
                .iter()
                .chain(inheritance.left_out_services.keys())
                .map(String::as_str)
                .collect(),
            withdrawn: self
                .site
                .publisher
                .agency
                .withdrawn
                .iter()
                .map(|id| language.directory.service(id).map_or(id.as_str(), |one| &one.raw.name))
                .collect(),
            pages: own_pages(self.site, language)
                .map(|page| LinkView { id: &page.key, title: page.title(), url: &page.url })
                .collect(),
            services: self
                .site
                .publisher
                .agency
                .services
                .iter()
                .filter_map(|one| service_link(language, &one.id))
                .collect(),
            plans: self.added_to_plans(language),
            published: language.page(PUBLISHED_PAGE).map(|page| LinkView {
                id: &page.key,
                title: page.title(),
                url: &page.url,
            }),
        };
        let messages = &language_context.messages;
        let (title, about) = (messages.text("edition-title"), messages.text("edition-about"));
        let mut context = Context::new();
        context.insert("page", &generated(&title, Some(&about), "page", breadcrumb_home(language)));
        context.insert("edition", &view);
        context.insert("alternates", &self.alternates(l, |other| edition_url(self.site, other)));
        let url = edition_url(self.site, language).unwrap_or_default();
        self.finish(language_context, l, &url, "edition", context)
    }

    /// The services that the publisher adds to plans, by the item that they stand in.
    fn added_to_plans<'l>(&'l self, language: &'l Language) -> Vec<AddedToPlan<'l>> {
        let mut all = Vec::new();
        for (id, items) in &self.site.publisher.agency.triage {
            let at = self.site.triages.iter().position(|triage| triage.id == *id);
            let Some(file) = at.and_then(|at| language.triages.get(at)) else { continue };
            for item in &file.plan {
                let added = items.get(&item.id.value).map_or(&[][..], |names| &names.0);
                let services: Vec<ServiceLink<'_>> =
                    added.iter().filter_map(|id| service_link(language, id)).collect();
                if !services.is_empty() {
                    all.push(AddedToPlan { title: &item.title, services });
                }
            }
        }
        all
    }
}

fn service_link<'a>(language: &'a Language, id: &str) -> Option<ServiceLink<'a>> {
    let service = language.directory.service(id)?;
    Some(ServiceLink { name: &service.raw.name, url: service_url(language, service.id()) })
}

/// The pages among these files.
fn pages<'a>(language: &'a Language, files: impl Iterator<Item = &'a String>) -> Vec<LinkView<'a>> {
    let page = |path: &String| language.pages.iter().find(|page| page.raw.text.path == *path);
    files
        .filter_map(page)
        .map(|page| LinkView { id: &page.key, title: page.title(), url: &page.url })
        .collect()
}
