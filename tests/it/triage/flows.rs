//! Other people's questionnaires: that the format says what they need to say. A leave and pay flow of 26
//! questions with conditions four deep, after the kind that governments publish, and two on one site.

use rightskit::testing::triage::state::evaluate_ticks;

use super::{all_agree, good, proved};
use crate::project::Project;
use crate::triage::random::Random;

const LEAVE: &str = include_str!("leave.yaml");

#[test]
fn a_flow_of_twenty_six_questions_is_said_and_proved() {
    let triage = good(LEAVE);
    assert!(triage.questions.len() >= 25);
    let proof = proved(&triage);
    assert!(proof.found.is_empty(), "{:#?}", proof.found);
    assert!(proof.most_questions.unwrap() < triage.questions.len());
    all_agree(&triage, &mut Random::new(5), 400);
}

#[test]
fn its_deepest_way_ends_where_it_should() {
    let triage = good(LEAVE);
    let ticks: Vec<usize> = [
        ("who", "birth"),
        ("status", "employee"),
        ("before", "yes"),
        ("months", "twelve"),
        ("hours", "ten"),
        ("same", "no"),
        ("gap", "short"),
        ("share", "yes"),
        ("partner", "employee"),
        ("partner-months", "six"),
        ("early", "yes"),
        ("early-why", "safety"),
        ("other-work", "no"),
    ]
    .iter()
    .map(|(question, answer)| triage.tick(question, answer).unwrap())
    .collect();
    let seen = evaluate_ticks(&triage, &ticks);
    assert!(ticks.iter().all(|tick| seen.counts[*tick]), "every answer counts");
    let shown: Vec<&str> = triage
        .items
        .iter()
        .zip(&seen.items)
        .filter(|(_, shown)| **shown)
        .map(|(item, _)| item.id.as_str())
        .collect();
    assert_eq!(shown, ["ask", "early-safety", "leave-26", "share-six", "pay"]);
}

#[test]
fn a_site_can_have_several() {
    let head = "id: leave\ntitle: Leave\ndescription: What leave you may have.\nminutes: 9\nreviewed: 2026-11-23\nreview_by: 2027-05-23\n";
    let first = "id: small\ntitle: Small\ndescription: One question.\nminutes: 1\nreviewed: 2026-11-23\nreview_by: 2027-05-23\nquestions:\n  - {id: a, ask: Is it so?, why: To know., no_unsure: A test., options: [{id: x, label: So}]}\nplan:\n  - {id: talk, level: soon, title: Talk, say: Talk to someone.}\n";
    let project = Project::kit(&format!(
        "-- content/triage/leave.yaml --\n{head}{LEAVE}-- content/triage/small.yaml --\n{first}-- content/en/try.md --\n---\ntitle: Try\ndescription: Links.\n---\nSee [leave](triage:leave) and [small](triage:small).\n"
    ));
    let built = project.build().good();
    for id in ["leave", "small"] {
        assert!(built.file(&format!("triage/{id}.html")).contains("id=\"triage\""), "{id}");
        assert!(built.file(&format!("about/triage-{id}.html")).contains("<table"), "{id}");
        assert!(built.main("try.html").contains(&format!("triage/{id}.html")), "{id}");
    }
    let slip = project.edit("content/en/try.md", "triage:small", "triage:smal");
    let found = slip.check();
    let broken = found.found.iter().find(|problem| problem.code == "broken-link").unwrap();
    assert!(broken.hint.as_deref().unwrap().contains("`small`"), "{broken:?}");
}
