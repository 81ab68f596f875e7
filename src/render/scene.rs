//! One language's templates, words and shared values, made once for all its pages.
//!
//! Must not know single pages.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera, Value};

use super::search_place::{Made, SEARCH_FIELD};
use super::view::{AgencyView, ExitView, LinkView, SearchView, SiteView};
use super::{search_script, service};
use crate::diagnostic::Diagnostic;
use crate::model::config::SiteKind;
use crate::output::Output;
use crate::search::export::{self, Names};
use crate::site::addresses::{alphabet_url, directory_url};
use crate::site::{Language, Site};
use crate::theme::assets::Assets;
use crate::theme::strings::Messages;
use crate::theme::templates;

/// Stands in a page where the exit button's address goes; what it is depends on where the page ends up.
pub const EXIT_FIELD: &str = "\u{E000}";
/// Stands in a page where the link to the site's archive goes, whose size is known last.
pub const DOWNLOAD_FIELD: &str = "\u{E001}";

pub struct Scene<'a> {
    /// Index of the language.
    pub index: usize,
    pub language: &'a Language,
    pub tera: Tera,
    pub messages: Arc<Messages>,
    /// Where the search files of this language will stand; `None` without search.
    pub search: Option<Names>,
    /// What starts it on every page.
    pub search_script: Option<Output>,
    /// The search as pages show it.
    pub search_html: Made,
    /// Views of services by id.
    services: HashMap<&'a str, Value>,
}

/// What of a scene needs no assets, so that it can be made beside them.
pub struct Prepared {
    messages: Arc<Messages>,
    tera: Tera,
    search: Option<Names>,
}

impl Prepared {
    /// The words of a language, the theme's templates that speak them, and the names of its search files.
    ///
    /// # Errors
    /// A template's fault.
    pub fn new(site: &Site, language: &Language) -> Result<Self, Diagnostic> {
        let fallback = &site.languages[0].config.id.value;
        let messages = Arc::new(site.theme.strings.messages(&language.config.id, fallback));
        let (tera, search) = rayon::join(
            || templates::compile(&site.theme, Arc::clone(&messages)),
            || export::names(site, language, search_says(&messages)),
        );
        Ok(Self { tera: tera?, messages, search })
    }
}

impl<'a> Scene<'a> {
    pub fn new(
        site: &'a Site,
        index: usize,
        language: &'a Language,
        assets: &Assets,
        Prepared { messages, mut tera, search }: Prepared,
    ) -> Result<Self, Diagnostic> {
        let services: HashMap<&str, Value> = language
            .directory
            .services
            .iter()
            .map(|one| {
                (
                    one.id(),
                    Value::from_serializable(&service::view(one, language, &site.languages[0], &messages)),
                )
            })
            .collect();
        let directory = &language.directory;
        let emergency =
            directory.emergency().and_then(|one| services.get(one.id()).cloned()).unwrap_or_else(Value::none);
        let context = tera.global_context();
        context.insert("site", &site_view(site, language));
        context.insert("agency", &agency_view(site, assets));
        context.insert("menu", &menu(language));
        context.insert("roles", &roles(language));
        // What starts the search goes out with its settings only.
        let files = assets.files.iter().filter(|(name, _)| *name != search_script::BUNDLE);
        context.insert("assets", &files.map(|(name, asset)| (name, &asset.url)).collect::<BTreeMap<_, _>>());
        context.insert_value("emergency", emergency);
        for (name, one) in [("relay", directory.relay()), ("silent_emergency", directory.silent_emergency())]
        {
            context.insert_value(
                name,
                one.and_then(|one| services.get(one.id()).cloned()).unwrap_or_else(Value::none),
            );
        }
        context.insert("csp", super::POLICY);
        context.insert("exit", &ExitView { href: EXIT_FIELD, offline: "leave.html" });
        let page = alphabet_url(language);
        let id = &language.config.id;
        let script = search.as_ref().and_then(|names| search_script::script(id, names, assets, &messages));
        context.insert("search", &search.is_some().then(|| search_view(script.as_ref(), page)));
        context.insert("has_exit", &site.config.exit.is_some());
        context.insert("language_index", &index);
        Ok(Self {
            index,
            language,
            tera,
            messages,
            search,
            search_script: script,
            search_html: Made::default(),
            services,
        })
    }

    /// The view of a service, shared.
    pub fn service(&self, id: &str) -> Value {
        self.services.get(id).cloned().unwrap_or_else(Value::none)
    }

    /// The view of a service with an agency's text in it.
    pub fn service_with(&self, id: &str, slot_html: &str) -> Value {
        let Some(map) = self.services.get(id).and_then(Value::as_map) else { return Value::none() };
        let mut map = map.clone();
        map.insert("slot_html".into(), Value::safe_string(slot_html));
        Value::from(map)
    }

    /// What templates know of the search.
    pub fn search_view(&self) -> SearchView<'_> {
        search_view(self.search_script.as_ref(), alphabet_url(self.language))
    }

    /// Renders a component by name.
    pub fn component(&self, name: &str, context: &Context) -> Result<String, tera::Error> {
        self.tera.render_component(name, context, None, true)
    }
}

fn search_view(script: Option<&Output>, page: String) -> SearchView<'_> {
    SearchView { place: SEARCH_FIELD, script: script.map(|script| script.path.as_str()), page }
}

/// What the search says about its results. The script puts in what stands in braces.
fn search_says(messages: &Messages) -> BTreeMap<&'static str, String> {
    const PARTS: &[&str] = &["count", "query", "typed", "taken", "words", "number"];
    let parts: Vec<(&str, String)> = PARTS.iter().map(|name| (*name, format!("{{{name}}}"))).collect();
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    [
        ("one", "search-one"),
        ("many", "search-many"),
        ("none", "search-none"),
        ("instead", "search-instead"),
        ("also", "search-also"),
        ("nearest", "search-nearest"),
        ("more", "search-more"),
        ("call", "search-call"),
        ("pages", "search-pages"),
        ("handouts", "search-handouts"),
        ("services", "directory"),
        ("region", "search-region"),
        ("topic", "search-topic"),
        ("any", "search-any"),
    ]
    .into_iter()
    .map(|(name, key)| (name, messages.with(key, &parts)))
    .collect()
}

fn site_view<'a>(site: &'a Site, language: &'a Language) -> SiteView<'a> {
    SiteView {
        title: &site.config.title,
        edition: site.config.edition.map(|date| date.to_string()),
        edition_text: site.config.edition.map(crate::date::Date::long_text),
        kind: if site.config.kind == SiteKind::Kit { "kit" } else { "plain" },
        lang: &language.config.id,
        locale: language.locale(),
        dir: language.config.dir.as_str(),
        base_url: site.config.base_url.as_ref().map(|url| url.trim_end_matches('/')),
    }
}

fn agency_view<'a>(site: &'a Site, assets: &'a Assets) -> AgencyView<'a> {
    let agency = &site.publisher.agency;
    let logo = agency.logo.as_ref().or(site.theme.manifest.logo.as_ref());
    AgencyView {
        id: &site.publisher.id,
        name: agency.name.as_deref().filter(|name| !name.trim().is_empty()),
        te_reo_name: agency.te_reo_name.as_deref(),
        about: agency.about.as_deref(),
        website: agency.website.as_ref().map(|url| url.as_str()),
        govt: agency.govt,
        email: agency.email.as_deref(),
        phone: agency.phone.as_ref().map(|phone| phone.as_str()),
        post: agency.post.as_deref(),
        street: agency.street.as_deref(),
        logo: logo.and_then(|name| assets.url(name)),
    }
}

fn menu(language: &Language) -> Vec<LinkView<'_>> {
    language
        .menu
        .iter()
        .map(|index| &language.pages[*index])
        .map(|page| LinkView { id: &page.key, title: page.short_title(), url: &page.url })
        .collect()
}

fn roles(language: &Language) -> BTreeMap<&'static str, String> {
    let mut roles: BTreeMap<&'static str, String> =
        language.roles.iter().map(|(role, index)| (role.key(), language.pages[*index].url.clone())).collect();
    if !language.directory.services.is_empty() {
        roles.entry("directory").or_insert_with(|| directory_url(language));
    }
    roles
}

/// A value any template can take.
pub fn value<T: Serialize>(view: &T) -> Value {
    Value::from_serializable(view)
}
