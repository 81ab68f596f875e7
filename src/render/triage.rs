//! The page of a questionnaire, its style sheet, and the page that shows how it decides.
//!
//! One document serves everybody: without script the style sheet shows what applies, with script one
//! question stands on a screen, and on paper all of it is a form. Must not know how anything is decided.

use std::collections::BTreeSet;

use tera::{Context, Value};

use super::body::{Body, fact_view};
use super::page::{breadcrumb_home, generated};
use super::scene::Scene;
use super::view::triage::{
    DeadlineView, GuideView, ItemView, NearView, OptionView, QuestionView, RowView, TriageView,
};
use super::view::{FactView, NamedLink};
use super::{Rendered, Renderer, root_of};
use crate::check::triage_reference::length;
use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::markdown::outline::Outline;
use crate::markdown::target::Target;
use crate::model::fact::Fact;
use crate::model::triage::{Choose, Deadline, Item, Starts, TriageFile};
use crate::output::Output;
use crate::site::Language;
use crate::site::addresses::{region_url, triage_table_url, triage_url};
use crate::theme::strings::Messages;
use crate::triage::condition::Condition;
use crate::triage::paper;
use crate::triage::table::{Kind, Row};
use crate::triage::words::Joiners;
use crate::triage::{Tick, Triage};

impl Renderer<'_> {
    pub(super) fn triage(&self, l: usize, index: usize) -> Result<Rendered, Diagnostic> {
        let scene = self.scene(l);
        let language = scene.language;
        let (triage, file) = (&self.site.triages[index], &language.triages[index]);
        let url = triage_url(language, &triage.id);
        let root = root_of(&url);
        let body = Body::new(self, scene, "", &root);
        let work = Work { renderer: self, scene, body: &body, triage, file, index };
        let sheet = self.sheet_url(index);
        let view = TriageView {
            id: &triage.id,
            intro: file.intro.as_ref().map(|text| body.part(text)).unwrap_or_default(),
            minutes: file.minutes.value,
            sheet: &sheet,
            table: triage_table_url(language, &triage.id),
            questions: work.questions(),
            plan: work.plan(),
            regions: work.regions(),
        };
        if let Some(problem) = body.problem() {
            return Err(problem);
        }
        let mut page = generated(&file.title, Some(&file.description), "triage", breadcrumb_home(language));
        page.section = "triage";
        page.reviewed_text = Some(file.reviewed.long_text());
        page.review_by_text = Some(file.review_by.long_text());
        let mut context = Context::new();
        context.insert("page", &self.listed(l, page, language.borrows("triage", &triage.id)));
        context.insert("triage", &view);
        context.insert("handouts", &self.shelf.of_triage(l, &triage.id, &scene.messages));
        context.insert("alternates", &self.alternates(l, |other| Some(triage_url(other, &triage.id))));
        self.finish(scene, l, &url, "triage", context)
    }

    /// The style sheet that stands in for the script.
    pub(super) fn triage_sheet(&self, index: usize) -> Rendered {
        let sheet = self.worked[index].sheet.clone().unwrap_or_default();
        Rendered::plain(Output::new(self.sheet_url(index), sheet))
    }

    fn sheet_url(&self, index: usize) -> String {
        let sheet = self.worked[index].sheet.as_deref().unwrap_or_default();
        let print = &crate::digest::hex(sheet.as_bytes())[..8];
        format!("assets/triage-{}.{print}.css", self.site.triages[index].id)
    }

    pub(super) fn triage_table(&self, l: usize, index: usize) -> Result<Rendered, Diagnostic> {
        let scene = self.scene(l);
        let language = scene.language;
        let (triage, file) = (&self.site.triages[index], &language.triages[index]);
        let url = triage_table_url(language, &triage.id);
        let root = root_of(&url);
        let body = Body::new(self, scene, "", &root);
        let worked = &self.worked[index];
        let rows: Vec<RowView<'_>> = worked.rows.iter().map(|row| row_view(row, file, &body)).collect();
        let title = scene.messages.with("triage-table", &[("title", &file.title)]);
        let about = scene.messages.text("triage-table-about");
        let mut context = Context::new();
        let mut page = generated(&title, Some(&about), "triage-table", breadcrumb_home(language));
        page.reviewed_text = Some(file.reviewed.long_text());
        page.review_by_text = Some(file.review_by.long_text());
        context.insert("page", &page);
        let facts: Vec<FactView<'_>> = facts(language, triage, file).into_iter().map(fact_view).collect();
        context.insert("facts", &facts);
        context.insert("rows", &rows);
        context.insert("combinations", &grouped(&worked.proof.combinations.to_string()));
        context.insert("guarantees", &worked.proof.guarantees);
        context.insert("examples", &worked.proof.examples);
        context.insert("most_questions", &worked.proof.most_questions);
        context.insert("triage_url", &triage_url(language, &triage.id));
        context.insert("alternates", &self.alternates(l, |other| Some(triage_table_url(other, &triage.id))));
        self.finish(scene, l, &url, "triage-table", context)
    }
}

struct Work<'a> {
    renderer: &'a Renderer<'a>,
    scene: &'a Scene<'a>,
    body: &'a Body<'a>,
    triage: &'a Triage,
    file: &'a TriageFile,
    index: usize,
}

impl<'a> Work<'a> {
    fn questions(&self) -> Vec<QuestionView<'a>> {
        let paper = &self.renderer.worked[self.index].paper;
        let joiners = joiners(&self.scene.messages);
        let raw = self.file.questions.iter();
        let all = self.triage.questions.iter().zip(raw).zip(&paper.questions);
        all.enumerate()
            .map(|(at, ((question, raw), cover))| QuestionView {
                id: &question.id,
                number: at + 1,
                ask: self.body.phrase(&raw.ask),
                hint: raw.hint.as_ref().map(|text| self.body.phrase(text)),
                why: self.body.phrase(&raw.why),
                many: question.choose == Choose::Many,
                when: json(self.triage, &question.when),
                words: paper::condition(self.triage, cover, &joiners),
                options: question
                    .ticks
                    .clone()
                    .zip(&question.options)
                    .zip(&raw.options)
                    .map(|((tick, option), raw)| OptionView {
                        id: &option.id,
                        tick: self.triage.tick_id(tick),
                        letter: paper::letters(tick - question.ticks.start),
                        label: self.body.phrase(&raw.label),
                        hint: raw.hint.as_ref().map(|text| self.body.phrase(text)),
                        only: option.only,
                        stop: option.stop,
                    })
                    .collect(),
            })
            .collect()
    }

    fn plan(&self) -> Vec<ItemView<'a>> {
        let paper = &self.renderer.worked[self.index].paper;
        let joiners = joiners(&self.scene.messages);
        let all = self.triage.items.iter().zip(&self.file.plan).zip(&paper.items);
        all.enumerate()
            .map(|(at, ((item, raw), cover))| ItemView {
                id: &item.id,
                letter: paper::letters(at),
                level: item.level.key(),
                title: self.body.phrase(&raw.title),
                say: self.body.part(&raw.say),
                when: json(self.triage, &item.when),
                words: match &raw.when_text {
                    Some(words) => Some(self.body.phrase(words)),
                    None => paper::condition(self.triage, cover, &joiners).map(|condition| {
                        self.scene.messages.with("triage-read-if", &[("condition", &condition)])
                    }),
                },
                services: item.services.iter().map(|id| self.service(id)).collect(),
                deadlines: raw.deadlines.iter().filter_map(|id| self.deadline(id)).collect(),
                guide: self.guide(raw),
                handout: raw
                    .handout
                    .as_ref()
                    .and_then(|id| self.renderer.shelf.named(self.scene.index, id, &self.scene.messages)),
            })
            .collect()
    }

    fn service(&self, id: &str) -> Value {
        match self.scene.language.directory.service(id) {
            Some(service) => self.body.service_value(service),
            None => Value::none(),
        }
    }

    fn deadline(&self, id: &str) -> Option<DeadlineView<'a>> {
        let deadline: &Deadline = self.file.deadlines.iter().find(|one| one.id.value == id)?;
        // Figures are those of the first language; only their words differ in another.
        let (count, unit) =
            length(&self.renderer.site.default_language().facts.get(deadline.fact.as_str())?.value)?;
        Some(DeadlineView {
            id: &deadline.id,
            title: self.body.phrase(&deadline.title),
            ask: self.body.phrase(&deadline.ask),
            say: self.body.part(&deadline.say),
            length: &self.scene.language.facts.get(deadline.fact.as_str())?.value,
            count,
            unit,
            starts: match deadline.starts {
                Starts::Event => "event",
                Starts::JobEnd => "job-end",
            },
        })
    }

    /// Pages to read; a part is named by its heading.
    fn guide(&self, item: &'a Item) -> Vec<GuideView<'a>> {
        let language = self.scene.language;
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
    fn regions(&self) -> Vec<NearView<'a>> {
        let language = self.scene.language;
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

/// Every fact that a text cites or an item rests on, each once, in the order of their ids.
fn facts<'a>(language: &'a Language, triage: &Triage, file: &TriageFile) -> Vec<&'a Fact> {
    let mut ids: BTreeSet<String> = triage.items.iter().flat_map(|item| item.facts.iter().cloned()).collect();
    let questions = file.questions.iter().flat_map(|one| {
        let options = one.options.iter().flat_map(|option| option.hint.iter().chain([&option.label]));
        options.chain([&one.ask, &one.why]).chain(&one.hint)
    });
    let deadlines = file.deadlines.iter().flat_map(|one| [&one.say, &one.ask, &one.title]);
    let items = file.plan.iter().flat_map(|one| [&one.say, &one.title]);
    for text in file.intro.iter().chain(questions).chain(deadlines).chain(items) {
        for link in Outline::of(&markdown::parse(text)).links {
            if let Target::Fact(id) = Target::of_link(&link.address) {
                ids.insert(id.to_owned());
            }
        }
    }
    ids.iter().filter_map(|id| language.facts.get(id)).collect()
}

/// How this language joins conditions.
fn joiners(messages: &Messages) -> Joiners {
    Joiners::of(&|key| messages.with(key, &[("a", "{a}"), ("b", "{b}")]))
}

/// A condition as the script reads it: an id of an answer, or `["any"|"all"|"not", …]`.
fn json(triage: &Triage, condition: &Condition) -> Option<String> {
    let ticks = |ticks: &[Tick]| -> serde_json::Value {
        if let [only] = ticks {
            return triage.tick_id(*only).into();
        }
        let mut list: Vec<serde_json::Value> = vec!["any".into()];
        list.extend(ticks.iter().map(|tick| triage.tick_id(*tick).into()));
        list.into()
    };
    fn value(condition: &Condition, ticks: &dyn Fn(&[Tick]) -> serde_json::Value) -> serde_json::Value {
        let list = |name: &str, parts: &[Condition]| {
            let mut list: Vec<serde_json::Value> = vec![name.into()];
            list.extend(parts.iter().map(|part| value(part, ticks)));
            serde_json::Value::from(list)
        };
        match condition {
            Condition::Always => serde_json::Value::from(vec!["all"]),
            Condition::Ticked(some) => ticks(some),
            Condition::All(parts) => list("all", parts),
            Condition::Any(parts) => list("any", parts),
            Condition::Not(part) => list("not", std::slice::from_ref(part)),
        }
    }
    (*condition != Condition::Always).then(|| value(condition, &ticks).to_string())
}

/// A row with the words behind its ids.
fn row_view<'a>(row: &'a Row, file: &TriageFile, body: &Body<'_>) -> RowView<'a> {
    let says = match row.kind {
        Kind::Question => {
            file.questions.iter().find(|one| one.id.value == row.id).map(|one| body.phrase(&one.ask))
        }
        Kind::Answer => row.id.split_once(": ").and_then(|(question, answer)| {
            let question = file.questions.iter().find(|one| one.id.value == question)?;
            let option = question.options.iter().find(|one| one.id.value == answer)?;
            Some(body.phrase(&option.label))
        }),
        Kind::Item => file.plan.iter().find(|one| one.id.value == row.id).map(|one| body.phrase(&one.title)),
    };
    RowView {
        kind: row.kind.key(),
        id: &row.id,
        says: says.unwrap_or_default(),
        when: &row.when,
        notes: row.traits.join(", "),
    }
}

/// `8 070 000`: digits in threes, with spaces at which a narrow page may break them.
fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    text
}
