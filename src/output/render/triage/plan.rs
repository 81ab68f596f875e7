//! The plan of a questionnaire as templates see it: items in their folds, each with its card, clocks and pages.

use tera::Value;

use super::{TriageViewBuilder, joiners, json};
use crate::domain::site::addresses::region_url;
use crate::domain::triage::plan::Fold;
use crate::domain::triage::sum_of_products::SumOfProducts;
use crate::domain::triage::{self, Clock, paper, style};
use crate::input::model::triage::{Deadline, Embed, Item, Starts};
use crate::output::render::view::NamedLink;
use crate::output::render::view::triage::{
    CardView, ClockView, DeadlineView, FoldView, GuideView, ItemView, NearView,
};
use crate::rules::check::triage_reference::length;

impl<'a> TriageViewBuilder<'a> {
    pub(super) fn folds(&self) -> Vec<FoldView<'a>> {
        let mut folds: Vec<FoldView<'a>> = Vec::new();
        for (item, view) in self.triage.items.iter().zip(self.plan()) {
            let key = Fold::of(item.level).key();
            match folds.last_mut() {
                Some(fold) if fold.key == key => fold.items.push(view),
                _ => folds.push(FoldView { key, items: vec![view] }),
            }
        }
        folds
    }

    fn plan(&self) -> Vec<ItemView<'a>> {
        let paper = &self.renderer.worked[self.index].paper;
        let joiners = joiners(&self.language_context.messages);
        let all = self.triage.items.iter().zip(&self.file.plan).zip(&paper.items);
        all.enumerate()
            .map(|(at, ((item, raw), cover))| ItemView {
                id: &item.id,
                letter: paper::letters(at),
                level: item.level.key(),
                title: self.body.phrase(&raw.title),
                say: self.body.part(&raw.say),
                card: raw.card.as_ref().map(|card| CardView {
                    line: self.body.phrase(&card.line),
                    note: card.note.as_ref().map(|text| self.body.phrase(text)),
                    service: card.call.as_ref().map(|id| self.service(id)),
                    clock: card.clock,
                }),
                when: json(self.triage, &item.when),
                words: match &raw.when_text {
                    Some(words) => Some(self.body.phrase(words)),
                    None => paper::condition(self.triage, cover, &joiners).map(|condition| {
                        self.language_context.messages.with("triage-read-if", &[("condition", &condition)])
                    }),
                },
                services: item.services.iter().map(|id| self.service(id)).collect(),
                deadlines: self.deadlines(at, item),
                embed: raw.embed.map(|embed| match embed {
                    Embed::Regions => "regions",
                }),
                guide: self.guide(raw),
                handout: raw.handout.as_ref().and_then(|id| {
                    self.renderer.handouts.named(
                        self.language_context.index,
                        id,
                        &self.language_context.messages,
                    )
                }),
            })
            .collect()
    }

    fn service(&self, id: &str) -> Value {
        match self.language_context.language.directory.service(id) {
            Some(service) => self.body.service_value(service),
            None => Value::none(),
        }
    }

    /// The clocks of an item, those that ask for the same day together.
    fn deadlines(&self, at: usize, item: &triage::CompiledItem) -> Vec<DeadlineView<'a>> {
        let covers = &self.renderer.worked[self.index].paper.clocks[at];
        let mut groups: Vec<(&str, DeadlineView<'a>)> = Vec::new();
        for (clock, cover) in item.clocks.iter().zip(covers) {
            let Some(deadline) = self.file.deadlines.iter().find(|one| one.id.value == clock.id) else {
                continue;
            };
            let Some(view) = self.clock(item, clock, deadline, cover) else { continue };
            match groups.iter_mut().find(|(ask, _)| *ask == deadline.ask.as_str()) {
                Some((_, group)) => group.clocks.push(view),
                None => groups.push((
                    deadline.ask.as_str(),
                    DeadlineView {
                        id: &deadline.id,
                        ask: self.body.phrase(&deadline.ask),
                        starts: match deadline.starts {
                            Starts::Event => "event",
                            Starts::JobEnd => "job-end",
                        },
                        clocks: vec![view],
                    },
                )),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn clock(
        &self,
        item: &triage::CompiledItem,
        clock: &Clock,
        deadline: &'a Deadline,
        cover: &SumOfProducts,
    ) -> Option<ClockView<'a>> {
        let messages = &self.language_context.messages;
        // Figures are those of the first language; only their words differ in another.
        let (count, unit) =
            length(&self.renderer.site.default_language().facts.get(deadline.fact.as_str())?.value)?;
        let words = paper::condition(self.triage, cover, &joiners(messages));
        Some(ClockView {
            id: style::clock_id(item, &clock.id),
            title: self.body.phrase(&deadline.title),
            line: self.body.phrase(deadline.line.as_ref().unwrap_or(&deadline.title)),
            say: self.body.part(&deadline.say),
            when: json(self.triage, &clock.when),
            words: words.map(|condition| messages.with("triage-read-if", &[("condition", &condition)])),
            length: &self.language_context.language.facts.get(deadline.fact.as_str())?.value,
            count,
            unit,
        })
    }

    /// Pages to read; a part is named by its heading.
    fn guide(&self, item: &'a Item) -> Vec<GuideView<'a>> {
        let language = self.language_context.language;
        let pages = item.guide.iter().filter_map(|name| {
            let (key, anchor) =
                name.split_once('#').map_or((name.as_str(), None), |(key, id)| (key, Some(id)));
            let page = language.page(key)?;
            let headings = &page.raw.outline.headings;
            let heading = anchor.and_then(|id| headings.iter().find(|heading| &*heading.id == id));
            Some(GuideView {
                title: heading.map_or(page.title(), |heading| &heading.text),
                url: format!("{}{}", page.url, anchor.map(|id| format!("#{id}")).unwrap_or_default()),
            })
        });
        pages.collect()
    }

    /// Regions with services that are not everywhere.
    pub(super) fn regions(&self) -> Vec<NearView<'a>> {
        let language = self.language_context.language;
        let directory = &language.directory;
        // The whole country, by its code in ISO 3166.
        let whole = |id: &str| directory.region(id).is_some_and(|region| region.code == "NZ");
        let near = directory.regions.iter().filter(|region| !whole(&region.id)).map(|region| NearView {
            region: NamedLink { id: &region.id, name: &region.name, url: region_url(language, &region.id) },
            services: directory
                .with_region(&region.id)
                .into_iter()
                .filter(|service| !service.is_unreachable() && !service.raw.paid)
                .filter(|service| !service.raw.regions.iter().any(|id| whole(id)))
                .map(|service| self.body.service_value(service))
                .collect(),
        });
        near.filter(|near| !near.services.is_empty()).collect()
    }
}
