//! What is proved of a questionnaire, over every set of answers there can be.
//!
//! Nothing unreachable, nothing idle, no empty plan, every guarantee kept, every example as written. What
//! fails is shown with a shortest journey. Knows services only by how they can be reached.

use biodivine_lib_bdd::Bdd;
use num_bigint::BigUint;

use super::answer_space::AnswerSpace;
use super::condition::Condition;
use super::longest::Patterns;
use super::state::evaluate_ticks;
use super::{Aim, CompiledClaim, CompiledExample, CompiledGuarantee, Tick, Triage};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::model::triage::{Choose, Reach};

/// What was found and how much was covered.
#[derive(Debug)]
pub struct Proof {
    pub found: Vec<Diagnostic>,
    /// Sets of ticks that a page can hold, partial ones among them.
    pub combinations: BigUint,
    /// Sets of answers that can count, where that could be worked out.
    pub journeys: Option<BigUint>,
    /// The most questions that anyone meets, where that could be worked out.
    pub most_questions: Option<usize>,
    pub guarantees: usize,
    pub examples: usize,
}

/// Makes a condition of its parts.
type Rebuild = fn(Vec<Condition>) -> Condition;

/// Whether a service can be reached in a certain way.
pub type Reaches<'a> = dyn Fn(&str, Reach) -> bool + Sync + 'a;

/// Proves everything.
pub fn prove(space: &AnswerSpace<'_>, reach: &Reaches<'_>) -> Proof {
    let triage = space.triage;
    let shown: Vec<Bdd> = triage.items.iter().map(|item| space.diagram(&item.when)).collect();
    let (longest, journeys) =
        rayon::join(|| Patterns::new(space).map(|patterns| patterns.longest(&|_| 1)), || space.journeys());
    let mut prover = Prover { space, reach, shown, longest, found: Vec::new() };
    prover.reachable();
    prover.idle();
    prover.empty_plan();
    for guarantee in &triage.guarantees {
        prover.guarantee(guarantee);
    }
    for example in &triage.examples {
        prover.example(example);
    }
    Proof {
        combinations: combinations(triage),
        journeys,
        most_questions: prover.longest.map(|(most, _)| most),
        guarantees: triage.guarantees.len(),
        examples: triage.examples.len(),
        found: prover.found,
    }
}

/// One answer or none for a question that takes one, any set for one that takes many.
fn combinations(triage: &Triage) -> BigUint {
    triage.questions.iter().fold(BigUint::from(1u32), |all, question| match question.choose {
        Choose::One => all * (question.options.len() + 1),
        Choose::Many => all << question.options.len(),
    })
}

struct Prover<'a> {
    space: &'a AnswerSpace<'a>,
    reach: &'a Reaches<'a>,
    /// For each item, when it is shown.
    shown: Vec<Bdd>,
    longest: Option<(usize, Vec<Tick>)>,
    found: Vec<Diagnostic>,
}

impl Prover<'_> {
    fn error(&mut self, code: &'static str, place: &Place, message: String, hint: &str) {
        self.found.push(Diagnostic::error(code, place.clone(), message).hint(hint));
    }

    fn reachable(&mut self) {
        let triage = self.space.triage;
        for (at, question) in triage.questions.iter().enumerate() {
            if !self.space.possible(self.space.asked(at)) {
                self.error(
                    "triage-unreachable",
                    &question.place,
                    format!("Nobody is ever asked `{}`, whatever they answer before.", question.id),
                    "Its condition contradicts itself or the questions before it. Mend the condition, or take the question out.",
                );
            }
        }
        for (at, question) in triage.questions.iter().enumerate() {
            for (tick, option) in question.ticks.clone().zip(&question.options) {
                if option.when != Condition::Always && !self.space.possible(&self.space.counts(tick)) {
                    self.error(
                        "triage-unreachable",
                        &option.place,
                        format!("Nobody is ever offered `{}: {}`.", triage.questions[at].id, option.id),
                        "Its condition contradicts itself or that of its question. Mend the condition, or take the answer out.",
                    );
                }
            }
        }
        for (item, shown) in triage.items.iter().zip(self.shown.clone()) {
            for clock in item.clocks.iter().filter(|clock| clock.when != Condition::Always) {
                if !self.space.possible(&shown.and(&self.space.diagram(&clock.when))) {
                    self.error(
                        "triage-unreachable",
                        &item.place,
                        format!("No answers make `{}` show the deadline `{}`.", item.id, clock.id),
                        "The two conditions contradict each other. Mend one, or take the deadline out of the item.",
                    );
                }
            }
            if !self.space.possible(&shown) {
                self.error(
                    "triage-unreachable",
                    &item.place,
                    format!("No answers lead to `{}`.", item.id),
                    "Its condition contradicts itself or the questions it names. Mend the condition, or take the item out.",
                );
            }
        }
    }

    /// Conditions, and parts of them, that change nothing.
    fn idle(&mut self) {
        let triage = self.space.triage;
        let questions = triage.questions.iter().map(|one| (&one.id, &one.when, &one.place));
        let options = triage.questions.iter().flat_map(|question| &question.options);
        let options = options.map(|one| (&one.id, &one.when, &one.place));
        let items = triage.items.iter().map(|one| (&one.id, &one.when, &one.place));
        for (id, when, place) in questions.chain(options).chain(items) {
            let whole = self.space.diagram(when);
            if *when != Condition::Always && self.space.certain(&whole) {
                let message = format!("The condition of `{id}` always holds.");
                self.found.push(
                    Diagnostic::warning("triage-idle", place.clone(), message)
                        .hint("Leave `when` out, or say what is meant."),
                );
                continue;
            }
            if let Some(part) = self.idle_part(when, &whole, &|rest| rest) {
                let message =
                    format!("In the condition of `{id}`, the part about {part} makes no difference.");
                self.found.push(Diagnostic::warning("triage-idle", place.clone(), message).hint(
                    "It is implied, or made impossible, by the rest. Take it out, or say what is meant.",
                ));
            }
        }
    }

    /// A part of a list that could be left out; `put` places the rest of it into the whole condition.
    fn idle_part(
        &self,
        part: &Condition,
        whole: &Bdd,
        put: &dyn Fn(Condition) -> Condition,
    ) -> Option<String> {
        let (parts, rebuild): (&[Condition], Rebuild) = match part {
            Condition::All(parts) => (parts, Condition::All),
            Condition::Any(parts) => (parts, Condition::Any),
            Condition::Not(inner) => {
                return self.idle_part(inner, whole, &|rest| put(Condition::Not(Box::new(rest))));
            }
            Condition::Always | Condition::Ticked(_) | Condition::Named(_) => return None,
        };
        for (at, one) in parts.iter().enumerate() {
            let mut rest = parts.to_vec();
            rest.remove(at);
            if !rest.is_empty() && self.space.certain(&self.space.diagram(&put(rebuild(rest))).iff(whole)) {
                return Some(self.named(one));
            }
            let inner = self.idle_part(one, whole, &|inside| {
                let mut all = parts.to_vec();
                all[at] = inside;
                put(rebuild(all))
            });
            if inner.is_some() {
                return inner;
            }
        }
        None
    }

    /// The answers a condition names, for a message.
    fn named(&self, condition: &Condition) -> String {
        let mut ticks = condition.ticks();
        ticks.dedup();
        self.answers(&ticks)
    }

    fn empty_plan(&mut self) {
        let triage = self.space.triage;
        let nothing = self.shown.iter().fold(self.space.always(), |none, shown| none.and_not(shown));
        if self.space.possible(&nothing) {
            let journey = self.space.journey(&nothing).unwrap_or_default();
            let message = format!("The plan is empty {}.", self.after(&journey));
            self.error(
                "triage-empty-plan",
                &Place::file(&triage.path),
                message,
                "Add an item without `when`, so that nobody is left with nothing.",
            );
        }
    }

    fn guarantee(&mut self, guarantee: &CompiledGuarantee) {
        let when = self.space.diagram(&guarantee.when);
        if !self.space.possible(&when) {
            self.error(
                "triage-guarantee",
                &guarantee.place,
                format!("The guarantee `{}` speaks of answers that nobody can give.", guarantee.id),
                "Mend its `when`: as it stands it promises nothing.",
            );
            return;
        }
        let (violation, what) = match &guarantee.claim {
            CompiledClaim::Shows(aims) => {
                let any = self.any_of(aims);
                (when.and_not(&any), format!("nothing in the plan shows {}", listed(aims)))
            }
            CompiledClaim::Never(aims) => {
                (when.and(&self.any_of(aims)), format!("the plan shows {}", listed(aims)))
            }
            CompiledClaim::First(items, within) => {
                let names = items.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" or ");
                let place = match within {
                    1 => "the first card".to_owned(),
                    within => format!("among the first {within} cards"),
                };
                (when.and_not(&self.stands_first(items, *within)), format!("{names} is not {place}"))
            }
            CompiledClaim::MaxQuestions(most) => return self.max_questions(guarantee, *most),
        };
        if self.space.possible(&violation) {
            let journey = self.space.journey(&violation).unwrap_or_default();
            let message =
                format!("The guarantee `{}` is broken: {}, {what}.", guarantee.id, self.after(&journey));
            self.error(
                "triage-guarantee",
                &guarantee.place,
                message,
                match guarantee.claim {
                    CompiledClaim::First(..) => {
                        "Move the item up, or widen its condition; or narrow those of the cards above it."
                    }
                    _ => {
                        "Widen the condition of an item that should be there, or narrow one that should not."
                    }
                },
            );
        }
    }

    /// When any of these items is among the first `within` cards; see [`super::plan`].
    fn stands_first(&self, items: &[String], within: usize) -> Bdd {
        let mut any = self.space.never();
        // For each number below `within`: when so many cards or more stand above.
        let mut above = vec![self.space.never(); within];
        for (item, shown) in self.space.triage.items.iter().zip(&self.shown).filter(|(item, _)| item.card) {
            let full = &above[within - 1];
            if items.contains(&item.id) {
                any = any.or(&shown.and_not(full));
            }
            for more in (1..within).rev() {
                above[more] = above[more].or(&above[more - 1].and(shown));
            }
            above[0] = above[0].or(shown);
        }
        any
    }

    fn max_questions(&mut self, guarantee: &CompiledGuarantee, most: usize) {
        match &self.longest {
            Some((longest, journey)) if *longest > most => {
                let message = format!(
                    "The guarantee `{}` is broken: {}, {longest} questions are asked.",
                    guarantee.id,
                    self.after(journey)
                );
                self.error(
                    "triage-guarantee",
                    &guarantee.place,
                    message,
                    "Ask less, or ask it of fewer people.",
                );
            }
            Some(_) => {}
            None => {
                let message =
                    format!("`{}` cannot be proved: there are too many ways through.", guarantee.id);
                self.error(
                    "triage-guarantee",
                    &guarantee.place,
                    message,
                    "Make several questionnaires of it.",
                );
            }
        }
    }

    /// When any item shows any of this.
    fn any_of(&self, aims: &[Aim]) -> Bdd {
        let items = self.space.triage.items.iter().zip(&self.shown);
        items.fold(self.space.never(), |any, (item, shown)| {
            aims.iter().fold(any, |any, aim| match item.meets(aim, self.reach) {
                Condition::Always => any.or(shown),
                Condition::Any(none) if none.is_empty() => any,
                when => any.or(&shown.and(&self.space.diagram(&when))),
            })
        })
    }

    fn example(&mut self, example: &CompiledExample) {
        let triage = self.space.triage;
        let seen = evaluate_ticks(triage, &example.ticks);
        if let Some(tick) = example.ticks.iter().find(|tick| !seen.counts[**tick]) {
            let message = format!("In `{}`, {} would not count.", example.name, self.answers(&[*tick]));
            self.error(
                "triage-example",
                &example.place,
                message,
                "Its question is not asked after the answers before it, or another answer beats it.",
            );
        }
        let shows = |aim: &Aim| {
            let items = triage.items.iter().zip(&seen.items);
            items
                .filter(|(_, shown)| **shown)
                .any(|(item, _)| item.meets(aim, self.reach).holds(&seen.counts))
        };
        let missing: Vec<_> = example.shows.iter().filter(|(aim, _)| !shows(aim)).cloned().collect();
        let unwanted: Vec<_> = example.hides.iter().filter(|(aim, _)| shows(aim)).cloned().collect();
        for (aim, place) in missing {
            let message = format!("In `{}`, the plan does not show {}.", example.name, listed(&[aim]));
            self.error(
                "triage-example",
                &place,
                message,
                "Mend the condition, or the example if it is wrong.",
            );
        }
        for (aim, place) in unwanted {
            let message = format!("In `{}`, the plan shows {}.", example.name, listed(&[aim]));
            self.error(
                "triage-example",
                &place,
                message,
                "Mend the condition, or the example if it is wrong.",
            );
        }
    }

    /// "after `danger: now`", or "before anything is answered".
    fn after(&self, journey: &[Tick]) -> String {
        if journey.is_empty() {
            "before anything is answered".to_owned()
        } else {
            format!("after {}", self.answers(journey))
        }
    }

    fn answers(&self, ticks: &[Tick]) -> String {
        let triage = self.space.triage;
        let name = |tick: &Tick| {
            format!("`{}: {}`", triage.questions[triage.owner(*tick)].id, triage.choice(*tick).id)
        };
        ticks.iter().map(name).collect::<Vec<_>>().join(", ")
    }
}

fn listed(aims: &[Aim]) -> String {
    let name = |aim: &Aim| match aim {
        Aim::Item(id) => format!("the item `{id}`"),
        Aim::Service(id) => format!("the service `{id}`"),
        Aim::Fact(id) => format!("the fact `{id}`"),
        Aim::Deadline(id) => format!("the deadline `{id}`"),
        Aim::Guide(page) => format!("the page `{page}`"),
        Aim::Level(level) => format!("an item of the level `{}`", level.key()),
        Aim::Reach(Reach::FreePhone) => "a service with a free number to call".to_owned(),
        Aim::Reach(Reach::NoVoice) => "a free way that needs no voice".to_owned(),
    };
    aims.iter().map(name).collect::<Vec<_>>().join(" or ")
}
