//! Embeds that list something: services, helplines, facts, handouts, each by a component of the theme.
//!
//! Must not know links.

use tera::{Context, Value};

use super::{Body, fact_view};
use crate::output::render::view::{FactView, TestedView};

impl Body<'_> {
    pub(super) fn services(&self, query: &str) -> String {
        let chosen = self.language_context.language.directory.select(query).unwrap_or_default();
        let values: Vec<Value> = chosen.into_iter().map(|service| self.service_value(service)).collect();
        self.cards("service_list", values)
    }

    /// One line each, with what the first page's script needs to say whether they answer now.
    pub(super) fn helplines(&self, query: &str) -> String {
        let chosen = self.language_context.language.directory.select(query).unwrap_or_default();
        let reached = chosen.into_iter().filter(|service| service.shown("hours").is_some());
        let values: Vec<Value> = reached.map(|service| self.service_value(service)).collect();
        let holidays = &self.renderer.site.holidays;
        let mut context = Context::new();
        context.insert_value("services", Value::from(values));
        context.insert("root", self.root);
        context.insert("until", &holidays.until.as_ref().map(|until| until.to_string()));
        context.insert("holidays", &holidays.attribute());
        self.component("helplines", &context)
    }

    pub(super) fn third_parties(&self) -> String {
        let listed = self
            .language_context
            .language
            .directory
            .services
            .iter()
            .filter(|service| service.raw.listed.is_some());
        let values: Vec<Value> = listed.map(|service| self.language_context.service(service.id())).collect();
        self.cards("third_parties", values)
    }

    fn cards(&self, component: &str, services: Vec<Value>) -> String {
        let mut context = Context::new();
        context.insert_value("services", Value::from(services));
        context.insert("root", self.root);
        if component == "service_list" {
            context.insert("level", &3);
        }
        self.component(component, &context)
    }

    pub(super) fn facts(&self, ids: &str) -> String {
        let ledger = &self.language_context.language.facts;
        let view = |fact| fact_view(fact, &self.language_context.messages);
        let facts: Vec<FactView<'_>> = if ids == "all" {
            ledger.values().map(view).collect()
        } else {
            ids.split(',').filter_map(|id| ledger.get(id.trim())).map(view).collect()
        };
        let mut context = Context::new();
        context.insert("facts", &facts);
        context.insert("root", self.root);
        self.component("facts_table", &context)
    }

    /// Handouts to print, by id or all of them.
    pub(super) fn handouts(&self, ids: &str) -> String {
        let mut views =
            self.renderer.handouts.views(self.language_context.index, &self.language_context.messages);
        if ids != "all" {
            views.retain(|view| ids.split(',').any(|id| id.trim() == view.id));
        }
        let mut context = Context::new();
        context.insert("handouts", &views);
        context.insert("root", self.root);
        self.component("handout_list", &context)
    }

    /// Who has tried the site: what is not on record shows as not yet tested.
    pub(super) fn tested(&self) -> String {
        let tested = self.renderer.site.conformance.tested_with.iter();
        let groups: Vec<TestedView<'_>> =
            tested.map(|one| TestedView::of(one, &self.language_context.messages)).collect();
        let mut context = Context::new();
        context.insert("groups", &groups);
        self.component("tested", &context)
    }
}
