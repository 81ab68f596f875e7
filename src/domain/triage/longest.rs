//! How many questions the longest way through asks, and how long it takes to read.
//!
//! Knows how much each question weighs, not why.

use std::collections::HashMap;

use biodivine_lib_bdd::{Bdd, BddPointer, op_function};

use super::Tick;
use super::answer_space::AnswerSpace;

/// Nodes beyond which the longest way is no longer looked for.
const LARGE: usize = 200_000;

/// Which questions can be asked together.
pub struct Patterns<'a> {
    space: &'a AnswerSpace<'a>,
    /// Over the questions' own variables only.
    patterns: Bdd,
}

impl<'a> Patterns<'a> {
    /// `None` for questionnaires whose ways are too many to follow.
    pub fn new(space: &'a AnswerSpace<'a>) -> Option<Self> {
        let mut patterns = space.always();
        for question in (0..space.triage.questions.len()).rev() {
            let step = space.sound(question).and(&space.same(space.asking(question), space.asked(question)));
            patterns = Bdd::binary_op_with_limit(LARGE, &patterns, &step, op_function::and)?;
            patterns = patterns.exists(space.answers(question));
        }
        Some(Self { space, patterns })
    }

    /// The greatest sum of weights of questions asked together, and a journey that asks them.
    pub fn longest(&self, weight: &dyn Fn(usize) -> usize) -> (usize, Vec<Tick>) {
        let questions = self.space.triage.questions.len();
        let weights: Vec<usize> = (0..questions).map(weight).collect();
        let mut best: HashMap<BddPointer, usize> = HashMap::new();
        let mut walk =
            Walk { space: self.space, patterns: &self.patterns, weights: &weights, best: &mut best };
        let sum = walk.from(self.patterns.root_pointer(), 0);
        let mut wanted = self.space.always();
        let mut node = self.patterns.root_pointer();
        for (question, weight) in weights.iter().enumerate() {
            let here = !node.is_terminal() && self.patterns.var_of(node) == self.space.asking(question);
            // A variable that is skipped is free: the question can be asked.
            let ask = if here {
                let (low, high) = (self.patterns.low_link_of(node), self.patterns.high_link_of(node));
                let asking = !high.is_zero()
                    && (low.is_zero()
                        || weight + walk.from(high, question + 1) >= walk.from(low, question + 1));
                node = if asking { high } else { low };
                asking
            } else {
                true
            };
            let asked = self.space.asked(question);
            wanted = if ask { wanted.and(asked) } else { wanted.and_not(asked) };
        }
        (sum, self.space.journey(&wanted).unwrap_or_default())
    }
}

struct Walk<'a> {
    space: &'a AnswerSpace<'a>,
    patterns: &'a Bdd,
    weights: &'a [usize],
    best: &'a mut HashMap<BddPointer, usize>,
}

impl Walk<'_> {
    /// The most that questions from `question` on can weigh, starting at `node`; nothing for a dead end.
    fn from(&mut self, node: BddPointer, question: usize) -> usize {
        if node.is_zero() {
            return 0;
        }
        let at = if node.is_one() { self.weights.len() } else { self.level(node) };
        let free: usize = self.weights[question.min(at)..at].iter().sum();
        if node.is_one() {
            return free;
        }
        if let Some(known) = self.best.get(&node) {
            return free + known;
        }
        let (low, high) = (self.patterns.low_link_of(node), self.patterns.high_link_of(node));
        let without = self.from(low, at + 1);
        let with = if high.is_zero() { 0 } else { self.weights[at] + self.from(high, at + 1) };
        let most = without.max(with);
        self.best.insert(node, most);
        free + most
    }

    fn level(&self, node: BddPointer) -> usize {
        let variable = self.patterns.var_of(node);
        (0..self.weights.len()).find(|at| self.space.asking(*at) == variable).unwrap_or(0)
    }
}
