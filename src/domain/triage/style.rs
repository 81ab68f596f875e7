//! The style sheet that shows the right questions and the right plan where no script runs.
//!
//! Over raw ticks: a hidden question keeps its ticks, so a condition says too that the questions behind
//! it are asked. Works where `:has()` is known; elsewhere everything shows, each with its condition in words.

use std::fmt::Write;

use biodivine_lib_bdd::{Bdd, op_function};

use super::answer_space::AnswerSpace;
use super::condition::Condition;
use super::plan::Fold;
use super::sum_of_products::{self, ProductTerm, SumOfProducts};
use super::{CompiledItem, Tick, Triage};

/// Nodes beyond which the conditions are too tangled for a style sheet.
const LARGE: usize = 200_000;
/// Alternatives of a fold beyond which it is always there.
const MANY: usize = 12;

/// The conditions of a questionnaire over raw ticks.
#[derive(Debug)]
pub struct RawConditions {
    /// For each question.
    pub questions: Vec<SumOfProducts>,
    /// For each answer: when it is offered.
    pub options: Vec<SumOfProducts>,
    /// For each item of the plan.
    pub items: Vec<SumOfProducts>,
    /// For each item: when it shows each of its clocks.
    pub clocks: Vec<Vec<SumOfProducts>>,
    /// When anything stands in each fold of the plan.
    pub folds: Vec<(Fold, SumOfProducts)>,
}

/// The id of the form on its page.
pub const FORM: &str = "triage";

/// Conditions over raw ticks, or `None` when they are too tangled.
pub fn conditions(space: &AnswerSpace<'_>) -> Option<RawConditions> {
    let triage = space.triage;
    let mut counts: Vec<Bdd> = Vec::new();
    let mut questions = Vec::new();
    let mut options: Vec<Bdd> = Vec::new();
    let mut going = space.always();
    for question in &triage.questions {
        let asked = within(&space.diagram_over(&question.when, &|tick| counts[tick].clone()), &going)?;
        for option in &question.options {
            options.push(space.diagram_over(&option.when, &|tick| counts[tick].clone()));
        }
        for (tick, option) in question.ticks.clone().zip(&question.options) {
            let offered = |tick: Tick| space.counts(tick).and(&options[tick]);
            let mut one = within(&offered(tick), &asked)?;
            if option.only {
                for other in question.ticks.clone().filter(|other| *other != tick) {
                    one = within(&one, &offered(other).not())?;
                }
            }
            if option.stop {
                going = within(&going, &one.not())?;
            }
            counts.push(one);
        }
        questions.push(asked);
    }
    let sum_of_products = |wanted: &Bdd| {
        // Browsers keep radio buttons of one name apart; nothing else is certain.
        let possible =
            owners(space, wanted).iter().fold(space.always(), |all, at| all.and(&space.one_at_most(*at)));
        sum_of_products::between(space, &wanted.and(&possible), &wanted.or(&possible.not()))
    };
    let of =
        |condition: &Condition| sum_of_products(&space.diagram_over(condition, &|tick| counts[tick].clone()));
    let clocks = |item: &CompiledItem| item.clocks.iter().map(|clock| of(&clock.when)).collect();
    let folds = Fold::ALL.map(|fold| {
        let items = triage.items.iter().filter(|item| Fold::of(item.level) == fold);
        let any = of(&Condition::Any(items.map(|item| item.when.clone()).collect()));
        // A heading over nothing does less harm than a sheet that is too heavy.
        (fold, if any.0.len() > MANY { SumOfProducts(vec![ProductTerm::default()]) } else { any })
    });
    Some(RawConditions {
        questions: questions.iter().map(sum_of_products).collect(),
        options: options.iter().map(sum_of_products).collect(),
        items: triage.items.iter().map(|item| of(&item.when)).collect(),
        clocks: triage.items.iter().map(clocks).collect(),
        folds: folds.into(),
    })
}

fn within(a: &Bdd, b: &Bdd) -> Option<Bdd> {
    Bdd::binary_op_with_limit(LARGE, a, b, op_function::and)
}

fn owners(space: &AnswerSpace<'_>, diagram: &Bdd) -> std::collections::BTreeSet<usize> {
    let ticks = diagram.support_set().into_iter().filter_map(|variable| space.tick_of(variable));
    ticks.map(|tick| space.triage.owner(tick)).collect()
}

/// The style sheet. Questions are `#q_ID`, items `#i_ID`, their clocks `#c_ITEM_DEADLINE`, answers `#QUESTION_OPTION`
/// in `#o_QUESTION_OPTION`; what has a condition carries the class `t-if`, and its condition in words `t-words`.
pub fn sheet(triage: &Triage, conditions: &RawConditions) -> String {
    let mut css = String::from("@supports selector(:has(*)){");
    let _ = write!(css, "@media screen{{.t-if,.t-words{{display:none}}}}");
    let _ = write!(css, "@media print{{#{FORM}:has(:checked) :is(.t-if,.t-words){{display:none}}}}");
    let questions = triage.questions.iter().map(|question| format!("#q_{}", question.id));
    let items = triage.items.iter().map(|item| format!("#i_{}", item.id));
    let clocks = triage.items.iter().zip(&conditions.clocks).flat_map(|(item, conditions)| {
        item.clocks.iter().zip(conditions).map(move |(clock, when)| (clock_id(item, &clock.id), when))
    });
    let blocks = questions.zip(&conditions.questions).chain(items.zip(&conditions.items));
    let clocks = clocks.map(|(id, when)| (format!("#{id}"), when));
    let options = (0..triage.ticks()).map(|tick| format!("#o_{}", triage.tick_id(tick)));
    for (fold, _) in conditions.folds.iter().filter(|(_, when)| when.is_always()) {
        // As strong as the rule for paper that hides what has a condition.
        let _ = write!(css, "#{FORM} #f_{}{{display:block}}", fold.key());
    }
    let folds = conditions.folds.iter().map(|(fold, when)| (format!("#f_{}", fold.key()), when));
    show(triage, blocks.chain(clocks).chain(folds), "block", &mut css);
    show(triage, options.zip(&conditions.options), "flex", &mut css);
    css.push_str("}\n");
    css
}

/// The id of a clock on its page.
pub fn clock_id(item: &CompiledItem, deadline: &str) -> String {
    format!("c_{}_{deadline}", item.id)
}

/// The rule that shows each of these while its condition holds.
fn show<'a>(
    triage: &Triage,
    named: impl Iterator<Item = (String, &'a SumOfProducts)>,
    display: &str,
    css: &mut String,
) {
    let mut selectors: Vec<String> = Vec::new();
    for (id, sum_of_products) in named.filter(|(_, sum_of_products)| !sum_of_products.is_always()) {
        selectors.extend(sum_of_products.0.iter().map(|clause| format!("{} {id}", form(triage, clause))));
    }
    if !selectors.is_empty() {
        let _ = write!(css, "{}{{display:{display}}}", selectors.join(","));
    }
}

/// The form while a clause holds.
fn form(triage: &Triage, clause: &ProductTerm) -> String {
    let list = |ticks: &mut dyn Iterator<Item = &Tick>| {
        ticks.map(|tick| format!("#{}:checked", triage.tick_id(*tick))).collect::<Vec<_>>().join(",")
    };
    let mut selector = format!("#{FORM}");
    for any in &clause.any {
        let _ = write!(selector, ":has({})", list(&mut any.iter()));
    }
    if !clause.none.is_empty() {
        let _ = write!(selector, ":not(:has({}))", list(&mut clause.none.iter()));
    }
    selector
}
