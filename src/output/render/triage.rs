//! The page of a questionnaire, its style sheet, and the page that shows how it decides.
//!
//! One document serves everybody: without script the style sheet shows what applies, with script one
//! question stands on a screen, and on paper all of it is a form. Must not know how anything is decided.

mod plan;

use std::collections::BTreeSet;

use tera::Context;

use super::body::{Body, fact_view};
use super::language_context::LanguageContext;
use super::page::{breadcrumb_home, generated};
use super::view::FactView;
use super::view::triage::{OptionView, QuestionView, TriageRowView, TriageView};
use super::{Rendered, Renderer, root_of};
use crate::base::diagnostic::Diagnostic;
use crate::base::output_file::Output;
use crate::domain::site::Language;
use crate::domain::site::addresses::{triage_table_url, triage_url};
use crate::domain::triage::condition::Condition;
use crate::domain::triage::table::{RowKind, TriageRow};
use crate::domain::triage::words::Joiners;
use crate::domain::triage::{Tick, Triage, paper};
use crate::input::markdown;
use crate::input::markdown::outline::Outline;
use crate::input::markdown::target::Target;
use crate::input::model::fact::Fact;
use crate::input::model::triage::{Choose, TriageFile};
use crate::input::theme::strings::Messages;

impl Renderer<'_> {
    pub(super) fn triage(&self, l: usize, index: usize) -> Result<Rendered, Diagnostic> {
        let language_context = self.language_context(l);
        let language = language_context.language;
        let (triage, file) = (&self.site.triages[index], &language.triages[index]);
        let url = triage_url(language, &triage.id);
        let root = root_of(&url);
        let body = Body::new(self, language_context, "", &root);
        let views = TriageViewBuilder { renderer: self, language_context, body: &body, triage, file, index };
        let sheet = self.sheet_url(index);
        let view = TriageView {
            id: &triage.id,
            intro: file.intro.as_ref().map(|text| body.part(text)).unwrap_or_default(),
            minutes: file.minutes.value,
            sheet: &sheet,
            table: triage_table_url(language, &triage.id),
            questions: views.questions(),
            folds: views.folds(),
            regions: views.regions(),
        };
        if let Some(problem) = body.problem() {
            return Err(problem);
        }
        let mut page = generated(&file.title, Some(&file.description), "triage", breadcrumb_home(language));
        page.section = "triage";
        page.reviewed_text = Some(language_context.messages.date(file.reviewed));
        page.review_by_text = Some(language_context.messages.date(*file.review_by));
        let mut context = Context::new();
        context.insert("page", &self.listed(l, page, language.borrows("triage", &triage.id)));
        context.insert("triage", &view);
        context.insert("handouts", &self.handouts.of_triage(l, &triage.id, &language_context.messages));
        context.insert("alternates", &self.alternates(l, |other| Some(triage_url(other, &triage.id))));
        self.finish(language_context, l, &url, "triage", context)
    }

    /// The style sheet that stands in for the script.
    pub(super) fn triage_sheet(&self, index: usize) -> Rendered {
        let sheet = self.worked[index].sheet.clone().unwrap_or_default();
        Rendered::plain(Output::new(self.sheet_url(index), sheet))
    }

    fn sheet_url(&self, index: usize) -> String {
        let sheet = self.worked[index].sheet.as_deref().unwrap_or_default();
        let print = &crate::base::digest::hex(sheet.as_bytes())[..8];
        format!("assets/triage-{}.{print}.css", self.site.triages[index].id)
    }

    pub(super) fn triage_table(&self, l: usize, index: usize) -> Result<Rendered, Diagnostic> {
        let language_context = self.language_context(l);
        let language = language_context.language;
        let (triage, file) = (&self.site.triages[index], &language.triages[index]);
        let url = triage_table_url(language, &triage.id);
        let root = root_of(&url);
        let body = Body::new(self, language_context, "", &root);
        let worked = &self.worked[index];
        let rows: Vec<TriageRowView<'_>> = worked.rows.iter().map(|row| row_view(row, file, &body)).collect();
        let title = language_context.messages.with("triage-table", &[("title", &file.title)]);
        let about = language_context.messages.text("triage-table-about");
        let mut context = Context::new();
        let mut page = generated(&title, Some(&about), "triage-table", breadcrumb_home(language));
        page.reviewed_text = Some(language_context.messages.date(file.reviewed));
        page.review_by_text = Some(language_context.messages.date(*file.review_by));
        context.insert("page", &page);
        let facts = facts(language, triage, file).into_iter();
        let facts: Vec<FactView<'_>> =
            facts.map(|fact| fact_view(fact, &language_context.messages)).collect();
        context.insert("facts", &facts);
        context.insert("rows", &rows);
        context.insert("combinations", &grouped(&worked.proof.combinations.to_string()));
        context.insert("guarantees", &worked.proof.guarantees);
        context.insert("examples", &worked.proof.examples);
        context.insert("most_questions", &worked.proof.most_questions);
        context.insert("triage_url", &triage_url(language, &triage.id));
        context.insert("alternates", &self.alternates(l, |other| Some(triage_table_url(other, &triage.id))));
        self.finish(language_context, l, &url, "triage-table", context)
    }
}

struct TriageViewBuilder<'a> {
    renderer: &'a Renderer<'a>,
    language_context: &'a LanguageContext<'a>,
    body: &'a Body<'a>,
    triage: &'a Triage,
    file: &'a TriageFile,
    index: usize,
}

impl<'a> TriageViewBuilder<'a> {
    fn questions(&self) -> Vec<QuestionView<'a>> {
        let paper = &self.renderer.worked[self.index].paper;
        let joiners = joiners(&self.language_context.messages);
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
                        when: json(self.triage, &option.when),
                        words: paper::condition(self.triage, &paper.options[tick], &joiners).map(
                            |condition| {
                                self.language_context
                                    .messages
                                    .with("handout-only-if", &[("condition", &condition)])
                            },
                        ),
                        only: option.only,
                        stop: option.stop,
                    })
                    .collect(),
            })
            .collect()
    }
}

/// Every fact that a text cites or an item rests on, each once, in the order of their ids.
fn facts<'a>(language: &'a Language, triage: &Triage, file: &TriageFile) -> Vec<&'a Fact> {
    let mut ids: BTreeSet<String> = triage.items.iter().flat_map(|item| item.facts.iter().cloned()).collect();
    let questions = file.questions.iter().flat_map(|one| {
        let options = one.options.iter().flat_map(|option| option.hint.iter().chain([&option.label]));
        options.chain([&one.ask, &one.why]).chain(&one.hint)
    });
    ids.extend(triage.items.iter().flat_map(|item| item.clocks.iter().map(|clock| clock.fact.clone())));
    let deadlines = file.deadlines.iter().flat_map(|one| [&one.say, &one.ask, &one.title]);
    let items = file.plan.iter().flat_map(|one| {
        let card = one.card.iter().flat_map(|card| std::iter::once(&card.line).chain(&card.note));
        [&one.say, &one.title].into_iter().chain(card).chain(&one.short)
    });
    for text in file.intro.iter().chain(questions).chain(deadlines).chain(items) {
        for link in Outline::of(&markdown::read(text)).links {
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
            Condition::Named(part) => value(part, ticks),
        }
    }
    (*condition != Condition::Always).then(|| value(condition, &ticks).to_string())
}

/// A row with the words behind its ids.
fn row_view<'a>(row: &'a TriageRow, file: &TriageFile, body: &Body<'_>) -> TriageRowView<'a> {
    let says = match row.kind {
        RowKind::Question => {
            file.questions.iter().find(|one| one.id.value == row.id).map(|one| body.phrase(&one.ask))
        }
        RowKind::Answer => row.id.split_once(": ").and_then(|(question, answer)| {
            let question = file.questions.iter().find(|one| one.id.value == question)?;
            let option = question.options.iter().find(|one| one.id.value == answer)?;
            Some(body.phrase(&option.label))
        }),
        RowKind::Clock => row.id.split_once(": ").and_then(|(_, deadline)| {
            let deadline = file.deadlines.iter().find(|one| one.id.value == deadline)?;
            Some(body.phrase(&deadline.title))
        }),
        RowKind::Item => {
            file.plan.iter().find(|one| one.id.value == row.id).map(|one| body.phrase(&one.title))
        }
    };
    TriageRowView {
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
