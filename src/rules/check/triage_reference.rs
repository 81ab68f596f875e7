//! # triage-reference
//!
//! **What it does.** Looks up everything that a questionnaire names outside its own file: services,
//! facts, handouts, pages with their headings; and that a service in a plan can be reached, and that a deadline's
//! fact is a length of time.
//!
//! **Why it matters.** A plan with a name and no way to reach it fails the person who trusted it.
//!
//! **Example.** `services: [safe-to-tlak]`
//!
//! **Instead.** Use the `id` of a service in `directory.yaml`, of a fact in `content/facts.yaml`, and the
//! path of a page below the language's folder: `guide/time-limits.md#grievance`.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, suggestion};
use crate::domain::site::Language;
use crate::domain::site::publisher::Publisher;
use crate::domain::triage::{Aim, CompiledClaim, Triage};
use crate::input::load::DIRECTORY;
use crate::input::model::triage::TriageFile;
use crate::input::yaml::At;

pub const CODE: &str = "triage-reference";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let language = inspection.site.default_language();
    for (triage, file) in inspection.site.triages.iter().zip(&language.triages) {
        let publisher = &inspection.site.publisher;
        let mut check = ReferenceCheck { publisher, language, path: &triage.path, found };
        check.items(file);
        check.deadlines(file);
        check.claims(triage);
    }
}

struct ReferenceCheck<'a> {
    publisher: &'a Publisher,
    language: &'a Language,
    path: &'a str,
    found: &'a mut Vec<Diagnostic>,
}

impl ReferenceCheck<'_> {
    fn items(&mut self, file: &TriageFile) {
        for item in &file.plan {
            for id in &item.services {
                match self.language.directory.service(id) {
                    None if self.language.directory.leaves_out(id) => {}
                    None => self.unknown("service", id, self.services()),
                    Some(service) if service.is_unreachable() => {
                        let message = format!("`{}` has no way left to reach it.", id.value);
                        let problem = Diagnostic::error(CODE, id.place(self.path), message)
                            .hint("Name another service, or confirm one of its numbers.");
                        self.found.push(match self.publisher.withdrawal(&service.raw) {
                            Some(cause) => problem.because(cause),
                            None => problem,
                        });
                    }
                    Some(_) => {}
                }
            }
            // That the card's service is one of the item's was looked at when the file was read.
            for id in &item.facts {
                self.fact(id);
            }
            for page in &item.guide {
                self.page(page);
            }
            if let Some(id) = &item.handout
                && !self.language.handouts.iter().any(|handout| handout.id == id.value)
            {
                let known = self.language.handouts.iter().map(|handout| handout.id.clone()).collect();
                self.unknown("handout", id, known);
            }
        }
    }

    fn deadlines(&mut self, file: &TriageFile) {
        for deadline in &file.deadlines {
            self.fact(&deadline.fact);
            if let Some(fact) = self.language.facts.get(deadline.fact.as_str())
                && length(&fact.value).is_none()
            {
                let message =
                    format!("The fact `{}` is `{}`, which is no length of time.", fact.id.value, fact.value);
                let problem = Diagnostic::error(CODE, deadline.fact.place(self.path), message);
                self.found.push(problem.hint("A deadline needs a fact such as `90 days` or `12 months`."));
            }
        }
    }

    /// Services, facts and pages that guarantees and examples name.
    fn claims(&mut self, triage: &Triage) {
        let mut aims: Vec<(&Aim, crate::base::diagnostic::Place)> = Vec::new();
        for guarantee in &triage.guarantees {
            if let CompiledClaim::Shows(list) | CompiledClaim::Never(list) = &guarantee.claim {
                aims.extend(list.iter().map(|aim| (aim, guarantee.place.clone())));
            }
        }
        for example in &triage.examples {
            aims.extend(example.shows.iter().chain(&example.hides).map(|(aim, place)| (aim, place.clone())));
        }
        for (aim, place) in aims {
            let at = |id: &String| At { value: id.clone(), line: place.line, column: place.column };
            match aim {
                Aim::Service(id) if self.language.directory.service(id).is_none() => {
                    self.unknown("service", &at(id), self.services());
                }
                Aim::Fact(id) => self.fact(&at(id)),
                Aim::Guide(page) => self.page(&at(page)),
                _ => {}
            }
        }
    }

    fn services(&self) -> Vec<String> {
        self.language.directory.services.iter().map(|service| service.id().to_owned()).collect()
    }

    fn fact(&mut self, id: &At<String>) {
        if !self.language.facts.contains_key(id.as_str()) {
            self.unknown("fact", id, self.language.facts.keys().cloned().collect());
        }
    }

    fn page(&mut self, page: &At<String>) {
        let (key, anchor) = page.split_once('#').map_or((page.as_str(), None), |(key, id)| (key, Some(id)));
        match self.language.page(key) {
            None => {
                let known = self.language.pages.iter().map(|page| page.key.to_string()).collect();
                let bare = At { value: key.to_owned(), line: page.line, column: page.column };
                self.unknown("page", &bare, known);
            }
            Some(target) => {
                if let Some(id) = anchor.filter(|id| !target.raw.outline.has_anchor(id)) {
                    let hint = suggestion(id, target.raw.outline.ids());
                    let message = format!("No heading of `{key}` has the id `{id}`.");
                    let problem = Diagnostic::error(CODE, page.place(self.path), message);
                    self.found.push(
                        problem.hint(hint.unwrap_or_else(|| "Take the part behind `#` out.".to_owned())),
                    );
                }
            }
        }
    }

    fn unknown(&mut self, what: &str, id: &At<String>, known: Vec<String>) {
        let message = format!("There is no {what} `{}`.", id.value);
        let problem = Diagnostic::error(CODE, id.place(self.path), message);
        let what = if what == "service" { DIRECTORY } else { what };
        let known = known.iter().map(String::as_str);
        self.found.push(problem.unknown(what, id, known, "Look it up, or take it out."));
    }
}

/// `90 days` → (90, "day"), `12 months` → (12, "month").
pub fn length(value: &str) -> Option<(u32, &'static str)> {
    let (count, unit) = value.split_once(' ')?;
    let unit = match unit {
        "day" | "days" => "day",
        "month" | "months" => "month",
        _ => return None,
    };
    Some((count.parse().ok()?, unit))
}
