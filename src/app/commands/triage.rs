//! `rightskit triage prove|table|graph|plan`: what is proved of a questionnaire, its logic row by row, pictures
//! of it, and the plan for some answers.

use camino::Utf8Path;
use serde_json::json;

use super::session;
use crate::app::bundled::Bundled;
use crate::app::flags::{COULD_NOT_RUN, GraphFormat, TableFormat, TriageAction, TriageArgs};
use crate::app::report::Counts;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Severity, suggestion};
use crate::domain::triage::analysis::TriageAnalysis;
use crate::domain::triage::plan::Plan;
use crate::domain::triage::state::evaluate_ticks;
use crate::domain::triage::{Tick, Triage};
use crate::domain::triage::{graph, table};
use crate::rules::check::Checked;

pub fn run(dir: &Utf8Path, args: &TriageArgs, clock: Date, bundled: &Bundled) -> u8 {
    let session = session::open(dir, &args.site, None, clock, bundled);
    let about: Vec<Diagnostic> =
        session.found.iter().filter(|problem| problem.code.starts_with("triage-")).cloned().collect();
    let Some(checked) = &session.checked else {
        session::tell(&session.found, &session.sources);
        return 1;
    };
    let chosen: Vec<(&Triage, &TriageAnalysis)> = match chosen(checked, args.id.as_deref()) {
        Ok(chosen) => chosen,
        Err(message) => {
            session::say(&message);
            return COULD_NOT_RUN;
        }
    };
    match &args.action {
        TriageAction::Prove { json } => {
            let of_chosen = |problem: &&Diagnostic| {
                chosen
                    .iter()
                    .any(|(triage, _)| problem.place.path == triage.path || problem.code == "triage-lock")
            };
            let found: Vec<Diagnostic> = about.iter().filter(of_chosen).cloned().collect();
            if *json {
                let rows: Vec<_> = chosen.iter().map(|(triage, worked)| figures(triage, worked)).collect();
                return session::print(&pretty(&json!({
                    "version": 1, "summary": Counts::of(&found), "questionnaires": rows, "problems": found,
                })));
            }
            session::tell(&found, &session.sources);
            for (triage, worked) in &chosen {
                session::print(&sentence(triage, worked));
            }
            u8::from(found.iter().any(|problem| problem.severity == Severity::Error))
        }
        TriageAction::Table { format } => {
            let text: Vec<String> = chosen
                .iter()
                .map(|(triage, worked)| match format {
                    TableFormat::Markdown => format!("# {}\n\n{}", triage.id, table::markdown(&worked.rows)),
                    TableFormat::Csv => table::csv(&worked.rows),
                    TableFormat::Json => pretty(&json!({"id": triage.id, "rows": worked.rows})),
                })
                .collect();
            session::print(&text.join("\n"))
        }
        TriageAction::Plan { answers, lines, json } => plan(checked, chosen[0].0, answers, *lines, *json),
        TriageAction::Graph { format } => {
            let text: Vec<String> = chosen
                .iter()
                .map(|(triage, worked)| match format {
                    GraphFormat::Svg => graph::svg(&worked.rows, &triage.id),
                    GraphFormat::Mermaid => graph::mermaid(&worked.rows),
                    GraphFormat::Dot => graph::dot(&worked.rows),
                })
                .collect();
            session::print(&text.join("\n"))
        }
    }
}

/// The plan for some answers, or a list of plans for the answers on standard input.
fn plan(checked: &Checked, triage: &Triage, answers: &[String], lines: bool, json: bool) -> u8 {
    if lines {
        let mut plans = Vec::new();
        for line in session::lines() {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            match ticks(triage, &words) {
                Ok(ticks) => plans.push(seen(triage, &ticks)),
                Err(message) => {
                    session::say(&message);
                    return COULD_NOT_RUN;
                }
            }
        }
        return session::print(&pretty(&plans.into()));
    }
    let ticks = match ticks(triage, answers) {
        Ok(ticks) => ticks,
        Err(message) => {
            session::say(&message);
            return COULD_NOT_RUN;
        }
    };
    if json {
        return session::print(&pretty(&seen(triage, &ticks)));
    }
    let seen = evaluate_ticks(triage, &ticks);
    let file = checked.site().default_language().triages.iter().find(|file| file.id.value == triage.id);
    let mut text = String::new();
    let raw = |at: usize| file.and_then(|file| file.plan.get(at));
    let plan = Plan::of(triage, &seen);
    for (number, at) in plan.first.iter().enumerate() {
        let line = raw(*at).and_then(|raw| raw.card.as_ref()).map_or("", |card| card.line.as_str());
        text.push_str(&format!("first {}      {line}  ({})\n", number + 1, triage.items[*at].id));
    }
    for at in plan.rest.iter().flat_map(|(_, items)| items) {
        let item = &triage.items[*at];
        let title = raw(*at).map_or(item.id.as_str(), |raw| raw.title.as_str());
        text.push_str(&format!("{:<11}  {title}  ({})\n", item.level.key(), item.id));
    }
    if !plan.clocks.is_empty() {
        text.push_str(&format!("time limits  {}\n", plan.clocks.join(", ")));
    }
    session::print(&text)
}

fn seen(triage: &Triage, ticks: &[Tick]) -> serde_json::Value {
    let seen = evaluate_ticks(triage, ticks);
    let asked = triage.questions.iter().zip(&seen.asked).filter(|(_, asked)| **asked);
    let shown = triage.items.iter().zip(&seen.items).filter(|(_, shown)| **shown);
    let plan = Plan::of(triage, &seen);
    let first = plan.first.iter().map(|at| triage.items[*at].id.as_str());
    json!({
        "first": first.collect::<Vec<_>>(),
        "clocks": plan.clocks,
        "asked": asked.map(|(question, _)| question.id.as_str()).collect::<Vec<_>>(),
        "shown": shown.map(|(item, _)| item.id.as_str()).collect::<Vec<_>>(),
    })
}

/// `happened=touched,online` as ticks.
fn ticks(triage: &Triage, answers: &[String]) -> Result<Vec<Tick>, String> {
    let mut ticks = Vec::new();
    for answer in answers {
        let Some((question, options)) = answer.split_once('=') else {
            return Err(format!("`{answer}` is no answer. Write it as `danger=later`."));
        };
        for option in options.split(',') {
            ticks.push(triage.tick(question, option).ok_or_else(|| {
                let all: Vec<String> =
                    (0..triage.ticks()).map(|tick| triage.tick_id(tick).replace('_', "=")).collect();
                let near = suggestion(&format!("{question}={option}"), all.iter().map(String::as_str));
                format!("There is no answer `{question}={option}`. {}", near.unwrap_or_default())
            })?);
        }
    }
    Ok(ticks)
}

/// The questionnaire of that id, or all of them.
fn chosen<'a>(
    checked: &'a Checked,
    id: Option<&str>,
) -> Result<Vec<(&'a Triage, &'a TriageAnalysis)>, String> {
    let all = checked.site().triages.iter().zip(checked.worked().iter().map(AsRef::as_ref));
    let chosen: Vec<_> = all.filter(|(triage, _)| id.is_none_or(|id| triage.id == id)).collect();
    match id {
        Some(id) if chosen.is_empty() => {
            let known = checked.site().triages.iter().map(|triage| triage.id.as_str());
            Err(format!("There is no questionnaire `{id}`. {}", suggestion(id, known).unwrap_or_default()))
        }
        None if chosen.is_empty() => {
            Err("This site has no questionnaire. They stand in `content/triage/`.".to_owned())
        }
        _ => Ok(chosen),
    }
}

fn figures(triage: &Triage, worked: &TriageAnalysis) -> serde_json::Value {
    let proof = &worked.proof;
    json!({
        "id": triage.id,
        "questions": triage.questions.len(),
        "answers": triage.ticks(),
        "items": triage.items.len(),
        "combinations": proof.combinations.to_string(),
        "journeys": proof.journeys.as_ref().map(ToString::to_string),
        "most_questions": proof.most_questions,
        "guarantees": proof.guarantees,
        "examples": triage.examples.iter().map(|example| json!({
            "name": example.name,
            "answers": example.ticks.iter().map(|tick| triage.tick_id(*tick)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

fn sentence(triage: &Triage, worked: &TriageAnalysis) -> String {
    let proof = &worked.proof;
    let mut text = format!(
        "{}: {} questions, {} answers, {} items. Looked at all {} sets of ticks",
        triage.id,
        triage.questions.len(),
        triage.ticks(),
        triage.items.len(),
        proof.combinations
    );
    if let Some(journeys) = &proof.journeys {
        text.push_str(&format!(" ({journeys} different sets of answers that count)"));
    }
    text.push_str(&format!(": {} guarantees, {} examples.", proof.guarantees, proof.examples));
    if let Some(most) = proof.most_questions {
        text.push_str(&format!(" Nobody meets more than {most} questions."));
    }
    text
}

fn pretty(value: &serde_json::Value) -> String {
    // A value made of texts and numbers always serialises.
    serde_json::to_string_pretty(value).unwrap_or_default()
}
