//! Every set of answers at once, as decision diagrams over the answers that count.
//!
//! A set of counting answers can come about when each question with an answer is asked. Whether a
//! condition can hold is found by taking the questions away one by one, the last first: a question is
//! either left without an answer, or it is asked and has one. So no diagram of the whole is needed, and
//! two hundred questions take no longer than a blink; DESIGN §5 wants proofs over every raw, partial
//! state, and every raw state comes down to such a set.

use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet};

use num_bigint::BigUint;

use super::condition::Condition;
use super::{Tick, Triage};
use crate::input::model::triage::Choose;

/// Nodes of a diagram beyond which a shortest journey is no longer looked for.
const LARGE: usize = 200_000;

pub struct AnswerSpace<'a> {
    pub triage: &'a Triage,
    set: BddVariableSet,
    /// One variable for each answer.
    variables: Vec<BddVariable>,
    /// One for each question, just before those of its answers: whether it is asked. Only `longest` uses them.
    asking: Vec<BddVariable>,
    /// For each question: which of its answers can count together.
    domains: Vec<Bdd>,
    /// For each question: when it is asked.
    asked: Vec<Bdd>,
    /// For each question: see [`Self::sound`].
    sound: Vec<Bdd>,
}

impl<'a> AnswerSpace<'a> {
    pub fn new(triage: &'a Triage) -> Self {
        // `compile` holds questions and answers far below what sixteen bits count.
        let count = triage.ticks() + triage.questions.len();
        let set = BddVariableSet::new_anonymous(u16::try_from(count).unwrap_or(u16::MAX));
        let all = set.variables();
        let variables = (0..triage.ticks()).map(|tick| all[tick + triage.owner(tick) + 1]).collect();
        let firsts = triage.questions.iter().enumerate();
        let asking = firsts.map(|(at, question)| all[question.ticks.start + at]).collect();
        let mut space = Self {
            triage,
            set,
            variables,
            asking,
            domains: Vec::new(),
            asked: Vec::new(),
            sound: Vec::new(),
        };
        let mut going = space.set.mk_true();
        for (at, question) in triage.questions.iter().enumerate() {
            space.domains.push(space.domain(at));
            let asked = space.diagram(&question.when).and(&going);
            for tick in triage.stops(at) {
                going = going.and_not(&space.counts(tick));
            }
            space.sound.push(space.domains[at].and(&space.unanswered(at).or(&asked)));
            space.asked.push(asked);
        }
        space
    }

    /// At most one answer; an exclusive one stands alone; each only where it is offered.
    fn domain(&self, at: usize) -> Bdd {
        let question = &self.triage.questions[at];
        let mut domain = self.one_at_most(at);
        for (tick, option) in question.ticks.clone().zip(&question.options) {
            if option.when != Condition::Always {
                domain = domain.and(&self.counts(tick).imp(&self.diagram(&option.when)));
            }
        }
        if question.choose == Choose::One {
            return domain;
        }
        for (tick, option) in question.ticks.clone().zip(&question.options) {
            if option.only {
                let others = question.ticks.clone().filter(|other| *other != tick);
                let none = others.fold(self.set.mk_true(), |all, other| all.and_not(&self.counts(other)));
                domain = domain.and(&self.counts(tick).imp(&none));
            }
        }
        domain
    }

    /// At most one answer, if the question takes one only.
    pub fn one_at_most(&self, question: usize) -> Bdd {
        match self.triage.questions[question].choose {
            Choose::One => self.set.mk_sat_up_to_k(1, self.answers(question)),
            Choose::Many => self.set.mk_true(),
        }
    }

    /// The answer counts.
    pub fn counts(&self, tick: Tick) -> Bdd {
        self.set.mk_var(self.variables[tick])
    }

    pub fn always(&self) -> Bdd {
        self.set.mk_true()
    }

    pub fn never(&self) -> Bdd {
        self.set.mk_false()
    }

    /// When a question is asked.
    pub fn asked(&self, question: usize) -> &Bdd {
        &self.asked[question]
    }

    /// The variable that says whether a question is asked.
    pub fn asking(&self, question: usize) -> BddVariable {
        self.asking[question]
    }

    /// The variables of a question's answers.
    pub fn answers(&self, question: usize) -> &[BddVariable] {
        &self.variables[self.triage.questions[question].ticks.clone()]
    }

    /// The answer whose variable this is.
    pub fn tick_of(&self, variable: BddVariable) -> Option<Tick> {
        self.variables.binary_search(&variable).ok()
    }

    /// Equal in both directions.
    pub fn same(&self, variable: BddVariable, diagram: &Bdd) -> Bdd {
        self.set.mk_var(variable).iff(diagram)
    }

    /// A condition over the answers that count.
    pub fn diagram(&self, condition: &Condition) -> Bdd {
        self.diagram_over(condition, &|tick| self.counts(tick))
    }

    /// A condition, given a diagram for each of its answers.
    pub fn diagram_over(&self, condition: &Condition, answer: &dyn Fn(Tick) -> Bdd) -> Bdd {
        match condition {
            Condition::Always => self.always(),
            Condition::Ticked(ticks) => ticks.iter().fold(self.never(), |any, tick| any.or(&answer(*tick))),
            Condition::All(parts) => {
                parts.iter().fold(self.always(), |all, part| all.and(&self.diagram_over(part, answer)))
            }
            Condition::Any(parts) => {
                parts.iter().fold(self.never(), |any, part| any.or(&self.diagram_over(part, answer)))
            }
            Condition::Not(part) => self.diagram_over(part, answer).not(),
            Condition::Named(part) => self.diagram_over(part, answer),
        }
    }

    /// Whether some set of answers makes `wanted` true.
    pub fn possible(&self, wanted: &Bdd) -> bool {
        let mut wanted = wanted.clone();
        while let Some(question) = self.last_question(&wanted) {
            wanted = self.without(question, &wanted);
        }
        wanted.is_true()
    }

    /// Whether every set of answers makes `claim` true.
    pub fn certain(&self, claim: &Bdd) -> bool {
        !self.possible(&claim.not())
    }

    /// A shortest set of answers that makes `wanted` true, in the order of the questions.
    pub fn journey(&self, wanted: &Bdd) -> Option<Vec<Tick>> {
        match self.sound_within(wanted) {
            Some(sound) => {
                let valuation = sound.most_negative_valuation()?;
                Some((0..self.triage.ticks()).filter(|tick| valuation.value(self.variables[*tick])).collect())
            }
            None => self.some_journey(wanted),
        }
    }

    /// `wanted` where it can come about, unless that grows too large.
    fn sound_within(&self, wanted: &Bdd) -> Option<Bdd> {
        (0..self.triage.questions.len()).try_fold(wanted.clone(), |sound, question| {
            Bdd::binary_op_with_limit(
                LARGE,
                &sound,
                self.sound(question),
                biodivine_lib_bdd::op_function::and,
            )
        })
    }

    /// How many sets of answers can count, unless that is too much to work out.
    pub fn journeys(&self) -> Option<BigUint> {
        let sound = self.sound_within(&self.always())?;
        // The questions' own variables are free in it and double the number each.
        Some(sound.exact_cardinality() >> self.triage.questions.len())
    }

    /// Which answers of a question can count together.
    pub fn domain_of(&self, question: usize) -> &Bdd {
        &self.domains[question]
    }

    /// Answers of a question that can count: a possible choice, and none unless it is asked.
    pub fn sound(&self, question: usize) -> &Bdd {
        &self.sound[question]
    }

    fn unanswered(&self, question: usize) -> Bdd {
        let ticks = self.triage.questions[question].ticks.clone();
        ticks.fold(self.set.mk_true(), |none, tick| none.and_not(&self.counts(tick)))
    }

    /// A journey found by the way of [`Self::possible`]: short, if not the shortest.
    fn some_journey(&self, wanted: &Bdd) -> Option<Vec<Tick>> {
        let mut steps = vec![wanted.clone()];
        let mut questions = Vec::new();
        while let Some(question) = steps.last().and_then(|last| self.last_question(last)) {
            questions.push(question);
            steps.push(self.without(question, steps.last()?));
        }
        if !steps.pop()?.is_true() {
            return None;
        }
        let mut journey = Vec::new();
        let mut fixed: Vec<(BddVariable, bool)> = Vec::new();
        while let (Some(question), Some(step)) = (questions.pop(), steps.pop()) {
            // All earlier questions are settled, so only this one's answers are left open.
            let left = step.restrict(&fixed).and(&self.domains[question].restrict(&fixed));
            let asked = self.asked[question].restrict(&fixed);
            let valuation = if left.and(&self.unanswered(question)).is_false() && !asked.is_false() {
                left.most_negative_valuation()?
            } else {
                left.and(&self.unanswered(question)).most_negative_valuation()?
            };
            for tick in self.triage.questions[question].ticks.clone() {
                let value = valuation.value(self.variables[tick]);
                fixed.push((self.variables[tick], value));
                if value {
                    journey.push(tick);
                }
            }
        }
        journey.sort_unstable();
        Some(journey)
    }

    /// The last question that a diagram depends on.
    fn last_question(&self, diagram: &Bdd) -> Option<usize> {
        let last = diagram.support_set().into_iter().max()?;
        self.tick_of(last).map(|tick| self.triage.owner(tick))
    }

    /// What must hold of the earlier questions so that the rest can come about.
    fn without(&self, question: usize, wanted: &Bdd) -> Bdd {
        let variables = self.answers(question);
        let none: Vec<(BddVariable, bool)> = variables.iter().map(|variable| (*variable, false)).collect();
        let left_out = wanted.restrict(&none);
        let answered = wanted.and(&self.domains[question]).exists(variables);
        left_out.or(&self.asked[question].and(&answered))
    }
}
