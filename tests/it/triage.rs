//! Questionnaires: that all ways of working out a plan agree, that proofs say what is so, and what a
//! wrong file is told.

use std::collections::BTreeSet;

use rightskit::testing::diagnostic::{Diagnostic, Severity};
use rightskit::testing::model::triage::{Choose, TriageFile};
use rightskit::testing::triage::answer_space::AnswerSpace;
use rightskit::testing::triage::prove::{Proof, prove};
use rightskit::testing::triage::state::{Outcome, evaluate, evaluate_ticks};
use rightskit::testing::triage::sum_of_products::SumOfProducts;
use rightskit::testing::triage::{
    Condition, Tick, Triage, compile, lock, paper, style, sum_of_products, table,
};

use crate::project::Project;

mod flows;
mod plan;
mod random;
mod walks;
mod wrong;

use random::Random;

const PATH: &str = "content/triage/try.yaml";
const HEAD: &str =
    "id: try\ntitle: Try\ndescription: To try.\nminutes: 5\nreviewed: 2026-11-23\nreview_by: 2027-05-23\n";

/// Reads a questionnaire whose head is given.
pub fn compiled(body: &str) -> (Option<Triage>, Vec<Diagnostic>) {
    let text = format!("{HEAD}{body}");
    match rightskit::testing::yaml::read::<TriageFile>(PATH, &text, 0) {
        Ok(file) => compile::compile(&file, PATH),
        Err(found) => (None, found),
    }
}

#[track_caller]
pub fn good(body: &str) -> Triage {
    let (triage, found) = compiled(body);
    assert!(found.is_empty(), "{found:#?}");
    triage.unwrap()
}

pub fn proved(triage: &Triage) -> Proof {
    prove(&AnswerSpace::new(triage), &|_, _| false)
}

/// The kit's own questionnaire.
fn own() -> Triage {
    let built = Project::real().check().good();
    built.checked.unwrap().site().triages[0].clone()
}

/// A questionnaire by chance.
fn questionnaire(random: &mut Random, questions: usize, options: usize) -> Triage {
    good(&random::body(random, questions, options))
}

/// Whether a cover holds on raw ticks.
fn covers(cover: &SumOfProducts, ticked: &[bool]) -> bool {
    cover.0.iter().any(|clause| {
        clause.any.iter().all(|any| any.iter().any(|tick| ticked[*tick]))
            && !clause.none.iter().any(|tick| ticked[*tick])
    })
}

/// Ticks as a page can hold them, some of them odd: in questions that are not asked, and beside exclusive ones.
fn some_ticks(triage: &Triage, random: &mut Random) -> Vec<bool> {
    let mut ticked = vec![false; triage.ticks()];
    for question in &triage.questions {
        match question.choose {
            Choose::One if random.below(4) > 0 => {
                ticked[question.ticks.start + random.below(question.options.len())] = true;
            }
            Choose::One => {}
            Choose::Many => {
                for tick in question.ticks.clone() {
                    ticked[tick] = random.below(3) == 0;
                }
            }
        }
    }
    ticked
}

#[track_caller]
fn all_agree(triage: &Triage, random: &mut Random, rounds: usize) {
    let space = AnswerSpace::new(triage);
    let raw = style::conditions(&space).expect("not too tangled");
    let on_paper = paper::PaperForm::new(&space);
    for _ in 0..rounds {
        let ticked = some_ticks(triage, random);
        let Outcome { asked, counts, items } = evaluate(triage, &ticked);
        let by_style: Vec<bool> = raw.questions.iter().map(|cover| covers(cover, &ticked)).collect();
        assert_eq!(asked, by_style, "questions by the style sheet; {ticked:?}");
        for (at, question) in triage.questions.iter().enumerate().filter(|(at, _)| asked[*at]) {
            for (tick, option) in question.ticks.clone().zip(&question.options) {
                let offered = option.when.holds(&counts);
                assert_eq!(offered, covers(&raw.options[tick], &ticked), "answer {tick} of {at}; {ticked:?}");
                assert_eq!(
                    offered,
                    covers(&on_paper.options[tick], &counts),
                    "answer {tick} of {at} on paper"
                );
            }
        }
        for (at, item) in triage.items.iter().enumerate() {
            for (clock, when) in item.clocks.iter().enumerate() {
                let runs = when.when.holds(&counts);
                assert_eq!(runs, covers(&raw.clocks[at][clock], &ticked), "{}; {ticked:?}", when.id);
                assert_eq!(runs, covers(&on_paper.clocks[at][clock], &counts), "{} on paper", when.id);
            }
            // Whoever reads the parts whose letters stand beside their ticks misses none.
            let led = on_paper.for_all().contains(&at)
                || counts.iter().enumerate().any(|(tick, on)| *on && on_paper.follows(tick).contains(&at));
            assert!(led || !items[at], "no letter leads to {}; {ticked:?}", item.id);
            assert!(!(led && on_paper.is_led_to(at)) || items[at], "letters lead wrongly to {}", item.id);
        }
        let by_style: Vec<bool> = raw.items.iter().map(|cover| covers(cover, &ticked)).collect();
        assert_eq!(items, by_style, "items by the style sheet; {ticked:?}");
        // On paper people skip what they are not asked, so only what counts is ticked.
        let by_paper: Vec<bool> = on_paper.items.iter().map(|cover| covers(cover, &counts)).collect();
        assert_eq!(items, by_paper, "items on paper; {ticked:?}");
        let by_paper: Vec<bool> = on_paper.questions.iter().map(|cover| covers(cover, &counts)).collect();
        assert_eq!(asked, by_paper, "questions on paper; {ticked:?}");
    }
}

#[test]
fn the_kits_own_questionnaire_means_the_same_everywhere() {
    all_agree(&own(), &mut Random::new(1), 3_000);
}

#[test]
fn random_questionnaires_mean_the_same_everywhere() {
    for seed in 1..=40 {
        let mut random = Random::new(seed);
        let triage = questionnaire(&mut random, 9, 4);
        all_agree(&triage, &mut random, 60);
    }
}

/// Every set of ticks of a small questionnaire, as a page can hold them.
fn every_state(triage: &Triage) -> Vec<Vec<bool>> {
    let mut states = vec![vec![false; triage.ticks()]];
    for question in &triage.questions {
        let choices: Vec<Vec<Tick>> = match question.choose {
            Choose::One => {
                std::iter::once(Vec::new()).chain(question.ticks.clone().map(|tick| vec![tick])).collect()
            }
            Choose::Many => (0..1usize << question.options.len())
                .map(|set| {
                    question
                        .ticks
                        .clone()
                        .filter(|tick| set >> (tick - question.ticks.start) & 1 == 1)
                        .collect()
                })
                .collect(),
        };
        states = states
            .iter()
            .flat_map(|state| {
                choices.iter().map(|ticks| {
                    let mut state = state.clone();
                    ticks.iter().for_each(|tick| state[*tick] = true);
                    state
                })
            })
            .collect();
    }
    states
}

#[test]
fn proofs_find_what_trying_everything_finds() {
    let mut unreachable = 0;
    for seed in 1..=60 {
        let mut random = Random::new(1_000 + seed);
        let triage = questionnaire(&mut random, 5, 3);
        let space = AnswerSpace::new(&triage);
        let states = every_state(&triage);
        let seen: Vec<Outcome> = states.iter().map(|state| evaluate(&triage, state)).collect();
        let proof = proved(&triage);
        assert_eq!(proof.combinations, states.len().into());
        let different: BTreeSet<&Vec<bool>> = seen.iter().map(|seen| &seen.counts).collect();
        assert_eq!(proof.journeys, Some(different.len().into()), "seed {seed}");
        let most = seen.iter().map(|seen| seen.asked.iter().filter(|asked| **asked).count()).max();
        assert_eq!(proof.most_questions, most, "seed {seed}");
        for (at, item) in triage.items.iter().enumerate() {
            let reached = seen.iter().any(|seen| seen.items[at]);
            let shown = space.diagram(&item.when);
            assert_eq!(space.possible(&shown), reached, "seed {seed}, {}", item.id);
            assert_eq!(
                space.certain(&shown),
                seen.iter().all(|seen| seen.items[at]),
                "seed {seed}, {}",
                item.id
            );
            unreachable += usize::from(!reached);
            let fewest = states.iter().zip(&seen).filter(|(_, seen)| seen.items[at]);
            let fewest = fewest.map(|(_, seen)| seen.counts.iter().filter(|counts| **counts).count()).min();
            let journey = space.journey(&shown);
            assert_eq!(
                journey.as_ref().map(Vec::len),
                fewest,
                "seed {seed}, {}: the journey is a shortest",
                item.id
            );
            if let Some(journey) = journey {
                assert!(evaluate_ticks(&triage, &journey).items[at], "seed {seed}: the journey leads there");
            }
        }
        let told = proof.found.iter().filter(|problem| problem.code == "triage-unreachable").count();
        let never_asked =
            (0..triage.questions.len()).filter(|at| seen.iter().all(|seen| !seen.asked[*at])).count();
        let never_shown =
            (0..triage.items.len()).filter(|at| seen.iter().all(|seen| !seen.items[*at])).count();
        let options =
            triage.questions.iter().flat_map(|question| question.ticks.clone().zip(&question.options));
        let never_offered = options
            .filter(|(tick, option)| {
                option.when != Condition::Always && seen.iter().all(|seen| !seen.counts[*tick])
            })
            .count();
        assert_eq!(told, never_asked + never_offered + never_shown, "seed {seed}");
        let empty = seen.iter().any(|seen| seen.items.iter().all(|shown| !shown));
        assert_eq!(
            proof.found.iter().any(|problem| problem.code == "triage-empty-plan"),
            empty,
            "seed {seed}"
        );
    }
    assert!(unreachable > 0, "no seed has anything unreachable: the test proves too little");
}

#[test]
fn two_hundred_questions_are_proved() {
    for seed in [3, 4] {
        let mut random = Random::new(seed);
        let triage = questionnaire(&mut random, 200, 4);
        let proof = proved(&triage);
        let told: BTreeSet<String> = proof
            .found
            .iter()
            .filter(|problem| problem.code == "triage-unreachable")
            .map(|problem| problem.message.clone())
            .collect();
        // What a walk comes across cannot be out of reach.
        for _ in 0..300 {
            let ticked = some_ticks(&triage, &mut random);
            let seen = evaluate(&triage, &ticked);
            for (question, _) in triage.questions.iter().zip(&seen.asked).filter(|(_, asked)| **asked) {
                assert!(
                    !told.iter().any(|message| message.contains(&format!("`{}`", question.id))),
                    "{}",
                    question.id
                );
            }
        }
    }
}

#[test]
fn the_kits_own_promises_hold_and_are_many() {
    let built = Project::real().check().good();
    let checked = built.checked.as_ref().unwrap();
    let proof = &checked.worked()[0].proof;
    assert!(proof.found.is_empty(), "{:#?}", proof.found);
    assert!(proof.guarantees >= 20 && proof.examples >= 25, "{} and {}", proof.guarantees, proof.examples);
    assert!(proof.most_questions.unwrap() <= 12);
    assert!(proof.combinations > 10_u64.pow(15).into(), "{}", proof.combinations);
}

#[test]
fn a_guarantee_that_is_broken_is_told_with_the_shortest_way_there() {
    let own = "content/triage/first-steps.yaml";
    let broken = Project::real().edit(own, "when: {happened: [touched, sexual], not: {any: [{safety: assault}, {who: accused}]}}", "when: {happened: [touched, sexual], not: {any: [{safety: assault}, {who: accused}, {began: stopped}]}}");
    let built = broken.check();
    assert!(built.checked.is_none(), "a plan that fails someone is not built");
    let told: Vec<&Diagnostic> =
        built.found.iter().filter(|problem| problem.code == "triage-guarantee").collect();
    assert!(!told.is_empty(), "{:?}", built.codes());
    assert!(told.iter().any(|problem| problem.message.contains("`began: stopped`")), "{told:#?}");
}

#[test]
fn a_change_of_wording_touches_no_lock_and_a_change_of_logic_does() {
    let own = "content/triage/first-steps.yaml";
    let warned = |project: &Project| -> Vec<Diagnostic> {
        project.check().found.into_iter().filter(|problem| problem.code == "triage-lock").collect()
    };
    assert!(warned(&Project::real()).is_empty());
    let reworded =
        Project::real().edit(own, "ask: What is your part in this?", "ask: What part do you have in this?");
    assert!(warned(&reworded).is_empty());
    let changed = Project::real().edit(
        own,
        "when: {began-rights: [ongoing, stopped]}",
        "when: {began-rights: stopped}",
    );
    let told = warned(&changed);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].severity, Severity::Warning);
    let hint = told[0].hint.as_deref().unwrap();
    assert!(
        hint.contains("removed: first-steps item late-rights | began-rights: ongoing or stopped"),
        "{hint}"
    );
    assert!(hint.contains("added: first-steps item late-rights | began-rights: stopped"), "{hint}");
}

#[test]
fn conditions_come_out_as_simple_as_they_are() {
    let triage = good(
        "questions:
  - {id: a, ask: A?, why: So., no_unsure: A test., options: [{id: x, label: X}, {id: y, label: Y}, {id: z, label: Z}]}
  - {id: b, ask: B?, why: So., no_unsure: A test., when: {a: x}, options: [{id: x, label: X}, {id: y, label: Y}]}
plan:
  - {id: always, level: soon, title: T, say: S}
  - {id: implied, level: soon, title: T, say: S, when: {all: [{a: x}, {b: y}]}}
  - {id: either, level: soon, title: T, say: S, when: {any: [{a: y, not: {b: x}}, {a: z}]}}
  - {id: but, level: soon, title: T, say: S, when: {a: x, not: {b: [x, y]}}}
",
    );
    let space = AnswerSpace::new(&triage);
    let when: Vec<String> = triage
        .items
        .iter()
        .map(|item| table::in_ids(&triage, &sum_of_products::of_condition(&space, &item.when)))
        .collect();
    assert_eq!(when, ["always", "b: y", "a: y or z", "a: x and not b: x or y"]);
    let rows = table::rows(&space, &paper::PaperForm::new(&space));
    assert_eq!(lock::changes(&lock::text(&[("try", rows.clone())]), "try", &rows), lock::Changes::default());
}

#[test]
fn an_agency_adds_to_a_plan_and_takes_nothing_away() {
    let own = Project::real().agency("example").edit(
        "agencies/example.yaml",
        "services: []",
        "services: []\ntriage: {first-steps: {talk: [youthline]}}",
    );
    let built = own.check().good();
    let triage = &built.checked.as_ref().unwrap().site().triages[0];
    let item = triage.items.iter().find(|item| item.id == "talk").unwrap();
    assert_eq!(item.services, ["1737", "youthline"]);
    let slip = Project::real().agency("example").edit(
        "agencies/example.yaml",
        "services: []",
        "services: []\ntriage: {first-steps: {tlak: [youthline]}}",
    );
    let found = slip.check();
    let problem = found.found.iter().find(|problem| problem.code == "unknown-triage").unwrap();
    assert!(problem.hint.as_deref().unwrap().contains("`talk`"), "{problem:?}");
}

#[test]
fn another_language_has_words_by_id() {
    let words = "-- content/mi/triage/first-steps.yaml --
title: Ngā mahi
questions:
  - {id: danger, ask: Kei te mōrearea?, options: [{id: nwo, label: Āe}]}
";
    let reviewed =
        Project::real().with(words).edit("themes/default/i18n/mi.ftl", "# reviewer:", "# reviewer: Someone");
    let found = reviewed.check().found;
    let extra = found.iter().find(|problem| problem.code == "overlay-extra").unwrap();
    assert!(extra.message.contains("`nwo`") && extra.hint.as_deref().unwrap().contains("`now`"), "{extra:?}");
    let missing: Vec<&Diagnostic> =
        found.iter().filter(|problem| problem.code == "overlay-missing").collect();
    assert!(missing.iter().any(|problem| problem.message.contains("`who`")), "{missing:#?}");
}
