//! A condition in as few alternatives as it takes: what tables, paper and style sheets are made from.
//!
//! By the method of Minato and Morreale: an irredundant sum of products between what must be covered and
//! what may be. What cannot come about may be covered or not, whichever is shorter.

use std::collections::BTreeSet;

use biodivine_lib_bdd::{Bdd, BddVariable};

use super::Tick;
use super::answer_space::AnswerSpace;
use super::condition::Condition;

/// Alternatives, any of which makes the condition true. None: never. One without parts: always.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SumOfProducts(pub Vec<ProductTerm>);

/// Parts that must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProductTerm {
    /// Of each set, all of one question, any answer is ticked.
    pub any: Vec<BTreeSet<Tick>>,
    /// None of these is ticked.
    pub none: BTreeSet<Tick>,
}

impl SumOfProducts {
    pub fn is_always(&self) -> bool {
        self.0 == [ProductTerm::default()]
    }
}

/// The condition over the answers that count, with all that is known of them taken for granted.
pub fn of_condition(space: &AnswerSpace<'_>, condition: &Condition) -> SumOfProducts {
    of_diagram(space, &space.diagram(condition))
}

/// As [`of_condition`], for what is given as a diagram.
pub fn of_diagram(space: &AnswerSpace<'_>, wanted: &Bdd) -> SumOfProducts {
    let care = care(space, wanted);
    between(space, &wanted.and(&care), &wanted.or(&care.not()))
}

/// What can come about, as far as the questions behind `wanted` go.
fn care(space: &AnswerSpace<'_>, wanted: &Bdd) -> Bdd {
    let mut questions = questions_of(space, wanted);
    let mut at = questions.len();
    while at > 0 {
        at -= 1;
        for more in questions_of(space, space.sound(questions[at])) {
            if !questions.contains(&more) {
                questions.push(more);
                at = questions.len();
            }
        }
    }
    let sound = questions.iter().try_fold(space.always(), |all, question| {
        Bdd::binary_op_with_limit(50_000, &all, space.sound(*question), biodivine_lib_bdd::op_function::and)
    });
    sound.unwrap_or_else(|| {
        questions_of(space, wanted)
            .iter()
            .fold(space.always(), |all, question| all.and(space.domain_of(*question)))
    })
}

fn questions_of(space: &AnswerSpace<'_>, diagram: &Bdd) -> Vec<usize> {
    let ticks = diagram.support_set().into_iter().filter_map(|variable| space.tick_of(variable));
    let questions: BTreeSet<usize> = ticks.map(|tick| space.triage.owner(tick)).collect();
    questions.into_iter().collect()
}

/// A shortest cover that holds wherever `least` does and nowhere that `most` does not.
pub fn between(space: &AnswerSpace<'_>, least: &Bdd, most: &Bdd) -> SumOfProducts {
    let (products, _) = products(space, least, most);
    let clauses = products.into_iter().map(|product| {
        let mut clause = ProductTerm::default();
        for (tick, ticked) in product {
            if ticked {
                clause.any.push(BTreeSet::from([tick]));
            } else {
                clause.none.insert(tick);
            }
        }
        clause.any.sort();
        clause
    });
    let mut clauses: Vec<ProductTerm> = clauses.collect();
    while merge_one(space, &mut clauses) {}
    clauses.sort();
    SumOfProducts(clauses)
}

type Product = Vec<(Tick, bool)>;

/// Products of signed answers that cover `least` within `most`, none of them needless, and what they cover:
/// Minato's way (Fast generation of prime-irredundant covers from binary decision diagrams, 1993).
fn products(space: &AnswerSpace<'_>, least: &Bdd, most: &Bdd) -> (Vec<Product>, Bdd) {
    if least.is_false() {
        return (Vec::new(), space.never());
    }
    if most.is_true() {
        return (vec![Vec::new()], space.always());
    }
    let first = [least, most].into_iter().filter_map(first_variable).min();
    let Some((variable, tick)) = first.and_then(|variable| Some((variable, space.tick_of(variable)?))) else {
        return (vec![Vec::new()], space.always());
    };
    let halves = |diagram: &Bdd| {
        if first_variable(diagram) == Some(variable) {
            (diagram.var_restrict(variable, false), diagram.var_restrict(variable, true))
        } else {
            (diagram.clone(), diagram.clone())
        }
    };
    let ((least0, least1), (most0, most1)) = (halves(least), halves(most));
    let (without, covered0) = products(space, &but_not(&least0, &most1), &most0);
    let (with, covered1) = products(space, &but_not(&least1, &most0), &most1);
    let rest = or(&but_not(&least0, &covered0), &but_not(&least1, &covered1));
    let (either, covered) =
        if rest.is_false() { (Vec::new(), rest) } else { products(space, &rest, &most0.and(&most1)) };
    let counts = space.counts(tick);
    let all = or(&covered, &or(&but_not(&covered0, &counts), &and(&covered1, &counts)));
    let mut products = either;
    let with_sign = |sign: bool| {
        move |mut product: Product| {
            product.push((tick, sign));
            product
        }
    };
    products.extend(with.into_iter().map(with_sign(true)));
    products.extend(without.into_iter().map(with_sign(false)));
    (products, all)
}

// The crate works the plainest cases out like any other, and most cases here are plain.

fn and(a: &Bdd, b: &Bdd) -> Bdd {
    if a.is_false() || b.is_true() { a.clone() } else { a.and(b) }
}

fn or(a: &Bdd, b: &Bdd) -> Bdd {
    match (a.is_false(), b.is_false()) {
        (true, _) => b.clone(),
        (_, true) => a.clone(),
        _ => a.or(b),
    }
}

fn but_not(a: &Bdd, b: &Bdd) -> Bdd {
    if a.is_false() || b.is_false() { a.clone() } else { a.and_not(b) }
}

/// The variable at the root, before which none stands in the diagram.
fn first_variable(diagram: &Bdd) -> Option<BddVariable> {
    (!diagram.is_true() && !diagram.is_false()).then(|| diagram.var_of(diagram.root_pointer()))
}

/// Joins two alternatives that differ only in which answer of one question they want.
fn merge_one(space: &AnswerSpace<'_>, clauses: &mut Vec<ProductTerm>) -> bool {
    for a in 0..clauses.len() {
        for b in a + 1..clauses.len() {
            if let Some(merged) = merged(space, &clauses[a], &clauses[b]) {
                clauses[a] = merged;
                clauses.remove(b);
                return true;
            }
        }
    }
    false
}

fn merged(space: &AnswerSpace<'_>, a: &ProductTerm, b: &ProductTerm) -> Option<ProductTerm> {
    if a.none != b.none || a.any.len() != b.any.len() {
        return None;
    }
    let only_a: Vec<&BTreeSet<Tick>> = a.any.iter().filter(|set| !b.any.contains(set)).collect();
    let only_b: Vec<&BTreeSet<Tick>> = b.any.iter().filter(|set| !a.any.contains(set)).collect();
    let ([mine], [other]) = (only_a.as_slice(), only_b.as_slice()) else { return None };
    let owner = |set: &BTreeSet<Tick>| set.first().map(|tick| space.triage.owner(*tick));
    if owner(mine) != owner(other) {
        return None;
    }
    let mut any: Vec<BTreeSet<Tick>> = a.any.iter().filter(|set| set != mine).cloned().collect();
    any.push(mine.union(other).copied().collect());
    any.sort();
    Some(ProductTerm { any, none: a.none.clone() })
}
