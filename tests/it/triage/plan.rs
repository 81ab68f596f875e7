//! What opens a plan: the rule of the cards, promises about it, conditions with a name, answers with a condition, and
//! what a file that gets one of them wrong is told.

use rightskit::testing::diagnostic::Severity;
use rightskit::testing::triage::answer_space::AnswerSpace;
use rightskit::testing::triage::plan::{CARDS, Plan};
use rightskit::testing::triage::state::{evaluate, evaluate_ticks};
use rightskit::testing::triage::{Triage, style};

use super::random::Random;
use super::{compiled, every_state, good, proved, random};
use crate::project::Project;

fn ids(triage: &Triage, items: &[usize]) -> Vec<String> {
    items.iter().map(|at| triage.items[*at].id.clone()).collect()
}

#[test]
fn the_first_three_with_a_card_open_the_plan_and_the_rest_is_folded_by_level() {
    let card = "card: {line: L}";
    let triage = good(&format!(
        "questions: []
plan:
  - {{id: a, level: emergency, title: T, say: S}}
  - {{id: b, level: urgent, title: T, say: S, {card}}}
  - {{id: c, level: urgent, title: T, say: S}}
  - {{id: d, level: soon, title: T, say: S, {card}}}
  - {{id: e, level: soon, title: T, say: S, {card}}}
  - {{id: f, level: soon, title: T, say: S, {card}}}
  - {{id: g, level: information, title: T, say: S}}
"
    ));
    let plan = Plan::of(&triage, &evaluate_ticks(&triage, &[]));
    assert_eq!(CARDS, 3);
    assert_eq!(ids(&triage, &plan.first), ["b", "d", "e"]);
    let rest: Vec<_> = plan.rest.iter().map(|(fold, items)| (fold.key(), ids(&triage, items))).collect();
    let wanted = [("now", vec!["a", "c"]), ("week", vec!["f"]), ("know", vec!["g"])];
    assert_eq!(rest.len(), wanted.len());
    for ((fold, items), (key, list)) in rest.iter().zip(wanted) {
        assert_eq!((*fold, items.iter().map(String::as_str).collect::<Vec<_>>()), (key, list));
    }
}

#[test]
fn a_promise_about_the_first_cards_is_proved_as_trying_everything_finds() {
    let mut broken = 0;
    let mut kept = 0;
    for seed in 1..=40 {
        let mut random = Random::new(3_000 + seed);
        let mut body = random::body(&mut random, 6, 3);
        let card =
            (0..4).find(|at| body.contains(&format!("{{id: i{at}, ")) && line(&body, *at).contains("card:"));
        let Some(item) = card else { continue };
        let within = 1 + random.below(3);
        let asked = format!("{{q{}: o{}}}", random.below(6), random.below(3));
        body.push_str(&format!(
            "guarantees:\n  - {{id: g, when: {asked}, first: {{item: i{item}, within: {within}}}}}\n"
        ));
        let triage = good(&body);
        let told = proved(&triage).found.into_iter().find(|problem| problem.code == "triage-guarantee");
        let told = told.map(|problem| problem.message).unwrap_or_default();
        let seen: Vec<_> = every_state(&triage).iter().map(|state| evaluate(&triage, state)).collect();
        let meant: Vec<_> =
            seen.iter().filter(|seen| triage.guarantees[0].when.holds(&seen.counts)).collect();
        let holds = meant.iter().all(|seen| {
            let first = Plan::of(&triage, seen).first;
            first.iter().take(within).any(|at| triage.items[*at].id == format!("i{item}"))
        });
        if meant.is_empty() {
            assert!(told.contains("nobody can give"), "seed {seed}: {told}");
        } else {
            assert_eq!(!holds, told.contains("is broken"), "seed {seed}: {told}");
            broken += usize::from(!holds);
            kept += usize::from(holds);
        }
    }
    assert!(broken > 5, "{broken} broken, {kept} kept: chance finds both");
}

/// The line of an item in a body.
fn line(body: &str, item: usize) -> String {
    body.lines().find(|line| line.contains(&format!("{{id: i{item}, "))).unwrap_or_default().to_owned()
}

const TWO: &str = "define:
  - {id: hurt, when: {a: [x, y]}}
  - {id: safe, when: {not: {is: hurt}}}
questions:
  - {id: a, ask: A?, why: So., no_unsure: A test., options: [{id: x, label: X}, {id: y, label: Y}, {id: z, label: Z}]}
  - {id: b, ask: B?, why: So., no_unsure: A test., options: [{id: x, label: X, when: {is: hurt}}, {id: y, label: Y}]}
plan:
  - {id: help, level: soon, title: T, say: S, when: {is: hurt}}
  - {id: rest, level: soon, title: T, say: S, when: {is: safe}}
  - {id: more, level: soon, title: T, say: S, when: {b: x}}
";

#[test]
fn a_condition_has_a_name_and_an_answer_a_condition() {
    let triage = good(TWO);
    let at = |question, option| triage.tick(question, option).unwrap();
    let shown = |ticks: &[usize]| evaluate_ticks(&triage, ticks).items;
    assert_eq!(shown(&[]), [false, true, false]);
    assert_eq!(shown(&[at("a", "x"), at("b", "x")]), [true, false, true]);
    assert_eq!(
        shown(&[at("a", "z"), at("b", "x")]),
        [false, true, false],
        "what is not offered does not count"
    );
    let raw = style::conditions(&AnswerSpace::new(&triage)).unwrap();
    assert!(!raw.options[at("b", "x")].is_always() && raw.options[at("b", "y")].is_always());
    assert!(proved(&triage).found.is_empty(), "{:#?}", proved(&triage).found);
}

#[track_caller]
fn told(body: &str, words: &str) {
    let (_, found) = compiled(body);
    let messages: Vec<&str> = found.iter().map(|problem| problem.message.as_str()).collect();
    assert!(messages.iter().any(|message| message.contains(words)), "{messages:#?}");
}

#[test]
fn what_is_wrong_with_names_cards_and_promises_is_told() {
    told(&TWO.replace("when: {is: safe}", "when: {is: saef}"), "No condition is called `saef`");
    told(
        &TWO.replace("when: {is: safe}}\n  - {id: more", "when: {a: z}}\n  - {id: more"),
        "Nothing uses the condition `safe`",
    );
    told(&TWO.replace("{a: [x, y]}", "{b: y}"), "not asked before this");
    let first = |claim: &str| format!("{TWO}guarantees:\n  - {{id: g, first: {claim}}}\n");
    told(&first("{item: help}"), "has no card");
    let carded = TWO.replace("id: help, ", "id: help, card: {line: L}, ");
    let first = |claim: &str| format!("{carded}guarantees:\n  - {{id: g, first: {claim}}}\n");
    told(&first("{item: help, within: 4}"), "`within` is 1 to 3");
    told(&first("{item: hlep}"), "There is no item `hlep`");
    told(&TWO.replace("id: help, ", "id: help, card: {line: L, clock: true}, "), "has no deadline");
    told(
        &TWO.replace("id: help, ", "id: help, card: {line: L, call: police}, "),
        "no service of this item `police`",
    );
}

#[test]
fn words_in_braces_that_nothing_fills_in_are_an_error() {
    let own = "content/triage/first-steps.yaml";
    let project = Project::real().edit(own, "title: Your time limits", "title: Your time limits by {date}");
    let found = project.check().found;
    let problem = found.iter().find(|problem| problem.code == "triage-placeholder").unwrap();
    assert_eq!(problem.severity, Severity::Error);
    assert!(problem.message.contains("`{date}`"), "{problem:?}");
    assert!(Project::real().check().found.iter().all(|problem| problem.code != "triage-placeholder"));
}
