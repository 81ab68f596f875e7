//! Ten people walk through the kit's own questionnaire: what opens their plan, how much they read before they unfold
//! anything, and which time limits they are told. The browser measures the same people on a phone's screen.

use serde_json::Value;

use rightskit::testing::model::triage::TriageFile;
use rightskit::testing::triage::plan::Plan;
use rightskit::testing::triage::state::evaluate_ticks;
use rightskit::testing::triage::{Tick, Triage};

use super::own;

const FILE: &str = include_str!("../../../content/triage/first-steps.yaml");

fn walks() -> Vec<Value> {
    serde_json::from_str(include_str!("walks.json")).unwrap()
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect()
}

/// `danger=later` and the like as answers.
fn ticks(triage: &Triage, walk: &Value) -> Vec<Tick> {
    let tick = |answer: &str| {
        let (question, option) = answer.split_once('=').unwrap();
        triage.tick(question, option).unwrap_or_else(|| panic!("no answer {answer}"))
    };
    strings(&walk["answers"]).into_iter().map(tick).collect()
}

fn words(text: &str) -> usize {
    text.split("](").map(|part| part.rsplit(')').next().unwrap()).flat_map(str::split_whitespace).count()
}

/// Words of a plan before anything is unfolded: the cards with the names of their parts, and for each fold its name,
/// how many parts it has, and the first two of them.
fn first_seen(file: &TriageFile, plan: &Plan) -> usize {
    let cards = plan.first.iter().map(|at| {
        let item = &file.plan[*at];
        let card = item.card.as_ref().unwrap();
        // "Call 0800 367 222", "Text 1737", or "within 90 days" and a button.
        let way = if card.call.is_some() || card.clock { 8 } else { 0 };
        words(&card.line) + card.note.as_ref().map_or(0, |note| words(note)) + words(&item.title) + way
    });
    let folds = plan
        .rest
        .iter()
        .map(|(_, items)| 3 + items.iter().take(2).map(|at| words(&file.plan[*at].title) + 1).sum::<usize>());
    cards.chain(folds).sum()
}

#[test]
fn ten_people_are_told_first_what_comes_first() {
    let triage = own();
    let file: TriageFile = rightskit::testing::yaml::read("first-steps.yaml", FILE, 0).unwrap();
    let walks = walks();
    assert!(walks.len() >= 10);
    let mut counts = Vec::new();
    for walk in &walks {
        let who = walk["persona"].as_str().unwrap();
        let ticks = ticks(&triage, walk);
        let seen = evaluate_ticks(&triage, &ticks);
        assert!(ticks.iter().all(|tick| seen.counts[*tick]), "{who}: an answer is not asked for");
        let left: Vec<&str> = triage
            .questions
            .iter()
            .zip(&seen.asked)
            .filter(|(question, asked)| **asked && !question.ticks.clone().any(|tick| seen.counts[tick]))
            .map(|(question, _)| question.id.as_str())
            .collect();
        assert!(left.is_empty(), "{who} leaves out {left:?}");
        let plan = Plan::of(&triage, &seen);
        let first: Vec<&str> = plan.first.iter().map(|at| triage.items[*at].id.as_str()).collect();
        assert_eq!(first, strings(&walk["first"]), "{who}");
        let card = file.plan[plan.first[0]].card.as_ref().unwrap();
        assert_eq!(card.line.as_str(), walk["card"].as_str().unwrap(), "{who}");
        assert_eq!(plan.clocks, strings(&walk["clocks"]), "{who}");
        let count = first_seen(&file, &plan);
        println!(
            "{count:>4} words, {} parts  {who}: {first:?}",
            seen.items.iter().filter(|shown| **shown).count()
        );
        let most = usize::try_from(walk["words"].as_u64().unwrap()).unwrap();
        assert!(count <= most, "{who}: {count} words, not {most}");
        counts.push(count);
    }
    counts.sort_unstable();
    let median = counts[counts.len() / 2];
    println!("median {median} words before anything is unfolded");
    assert!(median <= 500, "{median}");
}
