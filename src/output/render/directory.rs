//! The pages made from the directory: all of it, one topic, one region, one group of people, one service.
//!
//! Must not know pages that authors wrote.

use tera::{Context, Value};

use super::body::Body;
use super::language_context::{LanguageContext, value};
use super::page::{breadcrumb_home, generated};
use super::service::group_view;
use super::view::LinkView;
use super::{Rendered, Renderer, root_of};
use crate::base::diagnostic::Diagnostic;
use crate::domain::site::Language;
use crate::domain::site::addresses::{directory_url, group_url, region_url, service_url, topic_url};
use crate::domain::site::directory::ShownService;
use crate::input::model::directory::{Region, Topic};
use crate::input::model::group::Group;

/// The part of the menu these pages belong to.
const SECTION: &str = "directory";
/// The layout of every list of cards.
const LISTING: &str = "listing";

/// One list of cards.
struct Listing<'a> {
    /// What makes the list: `topic`, `region` or `group`. Templates know the subject by this name.
    kind: &'static str,
    url: String,
    title: String,
    about: String,
    services: Vec<&'a ShownService>,
    /// Whether its own words are those of the default language.
    borrows: bool,
    /// What the list is about.
    subject: Value,
}

impl Renderer<'_> {
    pub(super) fn directory(&self, l: usize) -> Result<Rendered, Diagnostic> {
        let language_context = self.language_context(l);
        let language = language_context.language;
        let directory = &language.directory;
        let url = directory_url(language);
        let root = root_of(&url);
        let body = Body::new(self, language_context, "", &root);
        let groups: Vec<Value> = directory
            .topics
            .iter()
            .map(|topic| {
                let mut group = tera::Map::new();
                group.insert("topic".into(), topic_value(language, topic));
                group.insert("services".into(), values(&body, &directory.with_topic(&topic.id)));
                Value::from(group)
            })
            .collect();
        let regions: Vec<Value> =
            directory.regions.iter().map(|region| region_value(language, region)).collect();
        let people = Group::ALL.map(|group| group_view(group, language, &language_context.messages));
        let title = language_context.messages.text("directory");
        let about = language_context.messages.text("directory-about");
        let mut context = Context::new();
        let mut view = generated(&title, Some(&about), "directory", breadcrumb_home(language));
        view.section = SECTION;
        let borrows = language.untranslated.iter().any(|(kind, _)| matches!(*kind, "service" | "topic"));
        context.insert("page", &self.listed(l, view, borrows));
        context.insert_value("groups", Value::from(groups));
        context.insert_value("services", values(&body, &directory.select("all").unwrap_or_default()));
        context.insert_value("regions", Value::from(regions));
        context.insert("people", &people);
        context.insert("alternates", &self.alternates(l, |other| Some(directory_url(other))));
        self.finish(language_context, l, &url, "directory", context)
    }

    pub(super) fn topic(&self, l: usize, index: usize) -> Result<Rendered, Diagnostic> {
        let language_context = self.language_context(l);
        let topic = &language_context.language.directory.topics[index];
        let listing = Listing {
            kind: "topic",
            url: topic_url(language_context.language, &topic.id),
            title: language_context.messages.with("topic-title", &[("name", &topic.name)]),
            about: topic.about.clone(),
            services: language_context.language.directory.with_topic(&topic.id),
            borrows: language_context.language.borrows("topic", &topic.id),
            subject: topic_value(language_context.language, topic),
        };
        self.listing(language_context, l, &listing, |other| topic_url(other, &topic.id))
    }

    pub(super) fn region(&self, l: usize, index: usize) -> Result<Rendered, Diagnostic> {
        let language_context = self.language_context(l);
        let region = &language_context.language.directory.regions[index];
        let listing = Listing {
            kind: "region",
            url: region_url(language_context.language, &region.id),
            title: language_context.messages.with("region-title", &[("name", &region.name)]),
            about: language_context.messages.with("region-about", &[("name", &region.name)]),
            services: language_context.language.directory.with_region(&region.id),
            borrows: language_context.language.borrows("region", &region.id),
            subject: region_value(language_context.language, region),
        };
        self.listing(language_context, l, &listing, |other| region_url(other, &region.id))
    }

    pub(super) fn group(&self, l: usize, group: Group) -> Result<Rendered, Diagnostic> {
        let language_context = self.language_context(l);
        let view = group_view(group, language_context.language, &language_context.messages);
        let about = if view.count == 0 { "for-about-none" } else { "for-about" };
        let listing = Listing {
            kind: "group",
            url: group_url(language_context.language, group),
            title: language_context.messages.with("for-title", &[("name", &view.name)]),
            about: language_context.messages.with(about, &[("name", &view.name)]),
            // Where nobody is there for them in particular, whoever is there for everyone stands in.
            services: match view.count {
                0 => language_context.language.directory.for_everyone(),
                _ => language_context.language.directory.meant_for(group),
            },
            borrows: false,
            subject: value(&view),
        };
        self.listing(language_context, l, &listing, |other| group_url(other, group))
    }

    fn listing(
        &self,
        language_context: &LanguageContext<'_>,
        l: usize,
        listing: &Listing<'_>,
        url_in: impl Fn(&Language) -> String,
    ) -> Result<Rendered, Diagnostic> {
        let root = root_of(&listing.url);
        let body = Body::new(self, language_context, "", &root);
        let all = language_context.messages.text("directory");
        let up = directory_url(language_context.language);
        let mut crumbs = breadcrumb_home(language_context.language);
        crumbs.push(LinkView { id: "directory", title: &all, url: &up });
        let mut context = Context::new();
        let mut view = generated(&listing.title, Some(&listing.about), listing.kind, crumbs);
        view.section = SECTION;
        let borrows = listing.borrows
            || listing.services.iter().any(|one| language_context.language.borrows("service", one.id()));
        context.insert("page", &self.listed(l, view, borrows));
        context.insert_value(listing.kind, listing.subject.clone());
        context.insert_value("services", values(&body, &listing.services));
        context.insert("alternates", &self.alternates(l, |other| Some(url_in(other))));
        self.finish(language_context, l, &listing.url, LISTING, context)
    }

    pub(super) fn service(&self, l: usize, index: usize) -> Result<Rendered, Diagnostic> {
        let language_context = self.language_context(l);
        let language = language_context.language;
        let service = &language.directory.services[index];
        let url = service_url(language, service.id());
        let root = root_of(&url);
        let body = Body::new(self, language_context, "", &root);
        let all = language_context.messages.text("directory");
        let up = directory_url(language);
        let mut crumbs = breadcrumb_home(language);
        crumbs.push(LinkView { id: "directory", title: &all, url: &up });
        let about = service.shown("summary").map_or_else(
            || language_context.messages.with("service-about", &[("name", &service.raw.name)]),
            str::to_owned,
        );
        let mut context = Context::new();
        let mut view = generated(&service.raw.name, Some(&about), "service", crumbs);
        view.section = SECTION;
        context.insert("page", &self.listed(l, view, language.borrows("service", service.id())));
        context.insert_value("service", body.service_value(service));
        context.insert("alternates", &self.alternates(l, |other| Some(service_url(other, service.id()))));
        self.finish(language_context, l, &url, "service", context)
    }
}

fn values(body: &Body<'_>, services: &[&ShownService]) -> Value {
    Value::from(services.iter().map(|one| body.service_value(one)).collect::<Vec<Value>>())
}

fn topic_value(language: &Language, topic: &Topic) -> Value {
    value(&serde_json::json!({
        "id": topic.id.value, "name": topic.name, "about": topic.about, "url": topic_url(language, &topic.id),
    }))
}

fn region_value(language: &Language, region: &Region) -> Value {
    value(&serde_json::json!({
        "id": region.id.value, "name": region.name, "code": region.code, "url": region_url(language, &region.id),
    }))
}
