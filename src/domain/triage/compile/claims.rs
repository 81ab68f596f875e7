//! What a file claims of its plans: guarantees and examples, as typed.

use super::Compiler;
use crate::base::diagnostic::Place;
use crate::domain::triage::plan::CARDS;
use crate::domain::triage::{Aim, CompiledClaim, CompiledExample, CompiledGuarantee};
use crate::input::model::triage::{Effect, First, Guarantee, OneOrMany};
use crate::input::yaml::{At, NodeKind};

impl Compiler<'_> {
    pub(super) fn guarantee(&mut self, raw: &Guarantee) -> Option<CompiledGuarantee> {
        let place = self.place(&raw.id);
        let when = self.condition(raw.when.as_ref(), self.file.questions.len());
        let mut claims = Vec::new();
        if let Some(target) = &raw.always {
            if raw.when.is_some() {
                let message = "`always` holds for every answer, so `when` cannot stand beside it.".to_owned();
                self.problem("triage-condition", place.clone(), message).hint =
                    Some("Write `shows` in place of `always`, or take `when` out.".to_owned());
            }
            claims.push(CompiledClaim::Shows(self.aims(target, &place)));
        }
        if let Some(target) = &raw.shows {
            claims.push(CompiledClaim::Shows(self.aims(target, &place)));
        }
        if let Some(target) = &raw.never {
            claims.push(CompiledClaim::Never(self.aims(target, &place)));
        }
        if let Some(first) = &raw.first {
            claims.push(self.first(first));
        }
        if let Some(most) = &raw.max_questions {
            claims.push(CompiledClaim::MaxQuestions(most.value));
        }
        match (claims.pop(), claims.is_empty()) {
            (Some(claim), true) => Some(CompiledGuarantee { id: raw.id.value.clone(), when, claim, place }),
            _ => {
                let message = format!("`{}` must claim one thing.", raw.id.value);
                self.problem("triage-condition", place, message).hint = Some(
                    "Give it one of `always`, `shows`, `never`, `first` and `max_questions`.".to_owned(),
                );
                None
            }
        }
    }

    /// Items that stand among the first cards; each must have a card.
    fn first(&mut self, raw: &First) -> CompiledClaim {
        let file = self.file;
        for name in &raw.item.0 {
            match file.plan.iter().find(|item| item.id.value == name.value) {
                None => self.unknown("item", name, file.plan.iter().map(|item| item.id.as_str())),
                Some(item) if item.card.is_none() => {
                    let message = format!("`{}` has no card, so it can never stand first.", name.value);
                    self.problem("triage-condition", self.place(name), message).hint =
                        Some("Give the item a `card:`.".to_owned());
                }
                Some(_) => {}
            }
        }
        let within = raw.within.as_ref().map_or(1, |within| within.value);
        if let Some(typed) = raw.within.as_ref().filter(|_| within == 0 || within > CARDS) {
            let message = format!("A plan opens with {CARDS} cards, so `within` is 1 to {CARDS}.");
            self.problem("triage-condition", self.place(typed), message).hint =
                Some("Leave it out where the item must be the very first.".to_owned());
        }
        CompiledClaim::First(raw.item.0.iter().map(|name| name.value.clone()).collect(), within)
    }

    fn aims(&mut self, target: &Effect, place: &Place) -> Vec<Aim> {
        let file = self.file;
        let mut aims = Vec::new();
        let list = |names: &Option<OneOrMany>| names.clone().unwrap_or_default().0;
        for name in list(&target.item) {
            if !file.plan.iter().any(|item| item.id.value == name.value) {
                self.unknown("item", &name, file.plan.iter().map(|item| item.id.as_str()));
            }
            aims.push(Aim::Item(name.value));
        }
        for name in list(&target.deadline) {
            if !file.deadlines.iter().any(|one| one.id.value == name.value) {
                self.unknown("deadline", &name, file.deadlines.iter().map(|one| one.id.as_str()));
            }
            aims.push(Aim::Deadline(name.value));
        }
        aims.extend(list(&target.service).into_iter().map(|name| Aim::Service(name.value)));
        aims.extend(list(&target.fact).into_iter().map(|name| Aim::Fact(name.value)));
        aims.extend(list(&target.guide).into_iter().map(|name| Aim::Guide(name.value)));
        aims.extend(target.level.iter().map(|level| Aim::Level(level.value)));
        aims.extend(target.reach.iter().map(|reach| Aim::Reach(reach.value)));
        if aims.is_empty() {
            self.problem(
                "triage-condition",
                place.clone(),
                "This guarantee names nothing to look for.".to_owned(),
            )
            .hint = Some("Name an item, service, fact, deadline, page, level or reach.".to_owned());
        }
        aims
    }

    pub(super) fn examples(&mut self) -> Vec<CompiledExample> {
        let file = self.file;
        let mut examples = Vec::new();
        for raw in &file.examples {
            let mut ticks = Vec::new();
            match &raw.answers.value {
                NodeKind::Map(entries) => {
                    for (key, value) in entries {
                        match file.questions.iter().position(|question| question.id.value == key.value) {
                            Some(at) => ticks.extend(self.reader.answers(at, value)),
                            None => self.unknown(
                                "question",
                                key,
                                file.questions.iter().map(|one| one.id.as_str()),
                            ),
                        }
                    }
                }
                other => {
                    let message = format!(
                        "`answers` names questions with their answers, but this is {}.",
                        other.name()
                    );
                    self.problem("triage-condition", raw.answers.place(self.reader.path), message).hint =
                        Some("Write `answers: {danger: later, what: [touched]}`.".to_owned());
                }
            }
            examples.push(CompiledExample {
                name: raw.name.value.clone(),
                ticks,
                shows: raw.shows.iter().map(|name| self.expected(name)).collect(),
                hides: raw.hides.iter().map(|name| self.expected(name)).collect(),
                place: self.place(&raw.name),
            });
        }
        examples
    }

    /// `call-111` is an item; `service/…`, `fact/…`, `deadline/…` and `guide/…` say so.
    fn expected(&mut self, name: &At<String>) -> (Aim, Place) {
        let file = self.file;
        let place = self.place(name);
        let aim = match name.split_once('/') {
            Some(("service", id)) => Aim::Service(id.to_owned()),
            Some(("fact", id)) => Aim::Fact(id.to_owned()),
            Some(("deadline", id)) => Aim::Deadline(id.to_owned()),
            Some(("guide", page)) => Aim::Guide(page.to_owned()),
            _ => {
                if !file.plan.iter().any(|item| item.id.value == name.value) {
                    self.unknown("item", name, file.plan.iter().map(|item| item.id.as_str()));
                }
                Aim::Item(name.value.clone())
            }
        };
        (aim, place)
    }
}
