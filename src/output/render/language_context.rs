//! One language's templates, words and shared values, made once for all its pages.
//!
//! Must not know single pages.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use serde::Serialize;
use tera::{Context, Tera, Value};

use super::late_field::LateFields;
use super::view::{AgencyView, ExitView, LinkView, ReachView, SearchView, SiteView};
use super::{search_script, service};
use crate::base::diagnostic::Diagnostic;
use crate::base::digest;
use crate::base::memo::Memo;
use crate::base::output_file::Output;
use crate::domain::search::export::{SearchFiles, SearchPlan};
use crate::domain::site::addresses::{alphabet_url, directory_url, edition_url};
use crate::domain::site::reach::PublisherContact;
use crate::domain::site::{Language, Site};
use crate::input::model::config::SiteKind;
use crate::input::model::directory::ServiceKind;
use crate::input::model::hours::Open;
use crate::input::theme::assets::Assets;
use crate::input::theme::strings::Messages;
use crate::input::theme::templates;

/// The search of a language as it stands on a page, by the way from the page to the top of the site.
pub type SearchHtml = Mutex<BTreeMap<String, Arc<str>>>;

pub struct LanguageContext<'a> {
    /// Index of the language.
    pub index: usize,
    pub language: &'a Language,
    pub tera: Tera,
    pub messages: Arc<Messages>,
    /// What the search of this language is to be; `None` without search.
    pub search: Option<SearchPlan>,
    /// What starts it on every page: there once its files are.
    pub search_script: Option<Output>,
    /// The search as pages show it.
    pub search_html: SearchHtml,
    late: Arc<LateFields>,
    /// Views of services by id.
    services: HashMap<&'a str, Value>,
}

/// The words of a language and the templates that speak them, or what is wrong with those.
type Compiled = Result<(Arc<Messages>, Tera), Diagnostic>;

/// What of a language needs no assets, so that it can be made beside them.
pub struct Prepared {
    messages: Arc<Messages>,
    tera: Tera,
    search: Option<SearchPlan>,
}

impl Prepared {
    /// The words of a language, the theme's templates that speak them, and what its search is to be.
    ///
    /// # Errors
    /// A template's fault.
    pub fn new(site: &Site, language: &Language) -> Result<Self, Diagnostic> {
        static COMPILED: Memo<[u8; 32], Compiled> = Memo::new(64);
        let (theme, fallback) = (&site.theme, &site.languages[0].config.id.value);
        let compile = || {
            let messages = Arc::new(theme.strings.messages(&language.config.id, fallback));
            Ok((Arc::clone(&messages), templates::compile(theme, messages)?))
        };
        let key = || digest::of_value(&(templates::made_from(theme), &language.config.id, fallback));
        let (messages, tera) = COMPILED.get(key, compile).as_ref().clone()?;
        let search = SearchPlan::of(site, language, search_says(&messages));
        Ok(Self { tera, messages, search })
    }
}

impl<'a> LanguageContext<'a> {
    pub fn new(
        site: &'a Site,
        index: usize,
        language: &'a Language,
        assets: &Assets,
        late: &Arc<LateFields>,
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
        context.insert("site", &site_view(site, language, &messages));
        context.insert("agency", &agency_view(site, assets));
        context.insert("menu", &menu(language));
        context.insert("roles", &roles(site, language));
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
        // Two who answer at any hour, the one for whatever it is before those for one thing.
        let mut talk = directory.for_everyone();
        talk.retain(|one| {
            one.raw.kind != ServiceKind::Emergency && matches!(one.raw.open, Some(Open::Always { .. }))
        });
        let whatever = language.intents.unsure.as_ref().map(|unsure| unsure.service.as_str());
        talk.sort_by_key(|one| whatever != Some(one.id()));
        let talk = talk
            .into_iter()
            .take(2)
            .filter_map(|one| services.get(one.id()).cloned())
            .collect::<Vec<Value>>();
        context.insert_value("talk", Value::from(talk));
        context.insert("csp", super::content_policy::POLICY);
        context.insert("exit", &ExitView { href: &late.exit, offline: "leave.html" });
        context.insert("search", &search.is_some().then(|| search_view(late, None, alphabet_url(language))));
        context.insert("has_exit", &site.config.exit.is_some());
        context.insert("language_index", &index);
        Ok(Self {
            index,
            language,
            tera,
            messages,
            search,
            search_script: None,
            search_html: SearchHtml::default(),
            late: Arc::clone(late),
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

    /// Tells pages where the search's files stand.
    pub fn set_search(&mut self, files: &SearchFiles, assets: &Assets) {
        let id = &self.language.config.id;
        let script = search_script::script(id, files, assets, &self.messages);
        let view = search_view(&self.late, script.as_ref(), alphabet_url(self.language));
        self.tera.global_context().insert("search", &Some(view));
        self.search_script = script;
    }

    /// What templates know of the search.
    pub fn search_view(&self) -> SearchView<'_> {
        search_view(&self.late, self.search_script.as_ref(), alphabet_url(self.language))
    }

    /// Renders a component by name.
    pub fn component(&self, name: &str, context: &Context) -> Result<String, tera::Error> {
        self.tera.render_component(name, context, None, true)
    }
}

fn search_view<'a>(late: &'a LateFields, script: Option<&'a Output>, page: String) -> SearchView<'a> {
    SearchView { place: &late.search, script: script.map(|script| script.path.as_str()), page }
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
        ("text", "search-text"),
        ("chat", "search-chat"),
        ("best", "search-best"),
        ("unsure", "search-unsure"),
        ("talk", "search-talk"),
        ("filter", "search-filter"),
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

fn site_view<'a>(site: &'a Site, language: &'a Language, messages: &Messages) -> SiteView<'a> {
    SiteView {
        title: &site.config.title,
        edition: site.config.edition.map(|date| date.to_string()),
        edition_text: site.config.edition.map(|date| messages.date(date)),
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
        govt: agency.govt == Some(true),
        email: agency.email.as_ref().map(|email| email.as_str()),
        phone: agency.phone.as_ref().map(|phone| phone.as_str()),
        post: agency.post.as_deref(),
        street: agency.street.as_deref(),
        reach: PublisherContact::main(agency)
            .and_then(|one| Some(ReachView { href: one.href?, display: one.display })),
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

fn roles(site: &Site, language: &Language) -> BTreeMap<&'static str, String> {
    let mut roles: BTreeMap<&'static str, String> =
        language.roles.iter().map(|(role, index)| (role.key(), language.pages[*index].url.clone())).collect();
    if !language.directory.services.is_empty() {
        roles.entry("directory").or_insert_with(|| directory_url(language));
    }
    roles.extend(edition_url(site, language).map(|url| ("edition", url)));
    roles
}

/// A value any template can take.
pub fn value<T: Serialize>(view: &T) -> Value {
    Value::from_serializable(view)
}
