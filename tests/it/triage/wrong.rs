//! One wrong questionnaire for each kind of mistake, with the place and the words of its message.

use super::{compiled, good, proved};

const ONE: &str = "questions:
  - id: danger
    ask: In danger?
    why: So.
    options: [{id: now, label: 'Yes'}, {id: unsure, label: Not sure}]
";
const PLAN: &str = "plan:\n  - {id: talk, level: soon, title: T, say: S}\n";

/// What is told of a file: code, line and column, message and hint.
fn told(body: &str) -> Vec<String> {
    let (_, found) = compiled(body);
    found
        .iter()
        .map(|one| {
            format!(
                "{} {}:{} {} {}",
                one.code,
                one.place.line,
                one.place.column,
                one.message,
                one.hint.as_deref().unwrap_or("")
            )
        })
        .collect()
}

#[track_caller]
fn tells(body: &str, wanted: &[&str]) {
    let told = told(body);
    for want in wanted {
        assert!(
            told.iter().any(|line| line.starts_with(want) || line.contains(want)),
            "{want}\nin {told:#?}"
        );
    }
    assert_eq!(told.len(), wanted.len(), "{told:#?}");
}

#[test]
fn an_unknown_name_is_told_with_the_nearest() {
    tells(
        &format!(
            "{ONE}plan:\n  - {{id: a, level: soon, title: T, say: S, when: {{dangre: now}}}}\n  - {{id: b, level: soon, title: T, say: S, when: {{danger: nwo}}, deadlines: [g]}}\n"
        ),
        &[
            "triage-unknown 13:51 There is no question `dangre`. Did you mean `danger`?",
            "triage-unknown 14:59 `danger` has no answer `nwo`. Did you mean `now`?",
            "There is no deadline `g`.",
        ],
    );
}

#[test]
fn a_condition_on_a_later_question_is_refused() {
    let body = format!(
        "questions:
  - {{id: a, ask: A?, why: So., no_unsure: A test., when: {{b: x}}, options: [{{id: x, label: X}}]}}
  - {{id: b, ask: B?, why: So., no_unsure: A test., when: {{b: x}}, options: [{{id: x, label: X}}]}}
{PLAN}"
    );
    tells(
        &body,
        &["triage-order 8:59 `b` is not asked before this", "triage-order 9:59 `b` is not asked before this"],
    );
}

#[test]
fn ids_are_given_once_and_well_formed() {
    let body = "questions:
  - {id: any, ask: A?, why: So., no_unsure: A test., options: [{id: x, label: X}, {id: x, label: X}, {id: Ö, label: X}]}
plan:
  - {id: talk, level: soon, title: T, say: S}
  - {id: talk, level: soon, title: T, say: S}
";
    tells(
        body,
        &[
            "A question cannot be called `any`",
            "Another answer is called `x` already, on line 8.",
            "`Ö` cannot be an id.",
            "Another item of the plan is called `talk` already, on line 10.",
        ],
    );
}

#[test]
fn bare_yes_and_no_are_told() {
    let body = format!("{ONE}plan:\n  - {{id: a, level: soon, title: T, say: S, when: {{danger: true}}}}\n");
    tells(&body, &["`true` and `false` are no names"]);
    // Unquoted yes and no stay words.
    good(
        "questions:\n  - {id: a, ask: A?, why: So., no_unsure: A test., options: [{id: yes, label: 'Yes'}, {id: no, label: 'No'}]}\nplan:\n  - {id: b, level: soon, title: T, say: S, when: {a: no}}\n",
    );
}

#[test]
fn conditions_of_a_wrong_shape_are_told() {
    for (when, words) in [
        ("[danger]", "A condition is a question with its answers, but this is a list."),
        ("{}", "This condition is empty."),
        ("{any: {danger: now}}", "`any` takes a list of conditions."),
        ("{danger: {now: true}}", "`danger` takes an answer, or a list of answers."),
        ("{not: now}", "A condition is a question with its answers, but this is text."),
    ] {
        tells(&format!("{ONE}plan:\n  - {{id: a, level: soon, title: T, say: S, when: {when}}}\n"), &[words]);
    }
}

#[test]
fn ten_thousand_answers_are_too_many() {
    let options: Vec<String> = (0..10_000).map(|at| format!("{{id: o{at}, label: L}}")).collect();
    let body = format!(
        "questions:\n  - {{id: a, ask: A?, why: So., no_unsure: A test., options: [{}]}}\n{PLAN}",
        options.join(", ")
    );
    tells(&body, &["`a` has 10000 answers; it needs 1 to 30."]);
}

#[test]
fn not_sure_must_be_an_answer_or_have_a_reason() {
    let body =
        format!("questions:\n  - {{id: a, ask: A?, why: So., options: [{{id: x, label: X}}]}}\n{PLAN}");
    tells(&body, &["triage-unsure 8:10 `a` has no answer `unsure`."]);
}

#[test]
fn a_guarantee_claims_one_thing() {
    for (claim, words) in [
        ("", "`g` must claim one thing."),
        (", always: {level: soon}, max_questions: 3", "`g` must claim one thing."),
        (", when: {danger: now}, always: {level: soon}", "`always` holds for every answer"),
        (", shows: {item: tlak}", "There is no item `tlak`. Did you mean `talk`?"),
        (", shows: {}", "This guarantee names nothing to look for."),
    ] {
        tells(&format!("{ONE}{PLAN}guarantees:\n  - {{id: g{claim}}}\n"), &[words]);
    }
}

#[test]
fn the_plan_stands_in_order_of_urgency() {
    tells(
        &format!(
            "{ONE}plan:\n  - {{id: a, level: soon, title: T, say: S}}\n  - {{id: b, level: urgent, title: T, say: S}}\n"
        ),
        &["`b` is urgent, but stands below `a`, which is soon."],
    );
}

/// The codes and messages of a proof.
fn found(body: &str) -> Vec<String> {
    proved(&good(body)).found.iter().map(|one| format!("{} {}", one.code, one.message)).collect()
}

const TWO: &str = "questions:
  - {id: a, ask: A?, why: So., no_unsure: A test., options: [{id: x, label: X}, {id: y, label: Y, stop: true}]}
  - {id: b, ask: B?, why: So., no_unsure: A test., when: {a: x}, options: [{id: x, label: X}, {id: y, label: Y}]}
";

#[test]
fn what_nobody_reaches_is_found() {
    let body = format!(
        "{TWO}plan:\n  - {{id: all, level: soon, title: T, say: S}}\n  - {{id: i, level: soon, title: T, say: S, when: {{a: y, b: x}}}}\n"
    );
    assert_eq!(found(&body), ["triage-unreachable No answers lead to `i`."]);
    let after_stop = TWO.replace("when: {a: x}", "when: {a: y}");
    let body = format!("{after_stop}plan:\n  - {{id: all, level: soon, title: T, say: S}}\n");
    assert_eq!(found(&body), ["triage-unreachable Nobody is ever asked `b`, whatever they answer before."]);
}

#[test]
fn what_changes_nothing_is_found() {
    let item = |when: &str| {
        format!(
            "{TWO}plan:\n  - {{id: all, level: soon, title: T, say: S}}\n  - {{id: i, level: soon, title: T, say: S, when: {when}}}\n"
        )
    };
    assert_eq!(found(&item("{not: {a: y, b: x}}")), ["triage-idle The condition of `i` always holds."]);
    assert_eq!(
        found(&item("{a: x, b: y}")),
        ["triage-idle In the condition of `i`, the part about `a: x` makes no difference."]
    );
    assert_eq!(found(&item("{any: [{b: x}, {not: {any: [{a: y}, {b: y}, {b: x}]}}]}")).len(), 1);
    assert!(found(&item("{any: [{b: x}, {a: y}]}")).is_empty());
}

#[test]
fn an_empty_plan_is_found() {
    let body = format!("{TWO}plan:\n  - {{id: i, level: soon, title: T, say: S, when: {{not: {{b: x}}}}}}\n");
    assert_eq!(found(&body), ["triage-empty-plan The plan is empty after `a: x`, `b: x`."]);
}

#[test]
fn guarantees_are_proved_or_broken_by_the_shortest_way() {
    let with = |guarantee: &str| {
        found(&format!(
            "{TWO}plan:\n  - {{id: all, level: soon, title: T, say: S}}\n  - {{id: i, level: soon, title: T, say: S, when: {{b: x}}, services: [s]}}\nguarantees:\n  - {{id: g, {guarantee}}}\n"
        ))
    };
    assert!(with("when: {b: x}, shows: {service: s}").is_empty());
    assert!(with("when: {a: y}, never: {service: s}").is_empty());
    assert!(with("always: {item: all}").is_empty());
    assert!(with("max_questions: 2").is_empty());
    assert_eq!(
        with("when: {a: x}, shows: {service: s}"),
        [
            "triage-guarantee The guarantee `g` is broken: after `a: x`, nothing in the plan shows the service `s`."
        ]
    );
    assert_eq!(
        with("when: {a: x}, never: {service: s}"),
        [
            "triage-guarantee The guarantee `g` is broken: after `a: x`, `b: x`, the plan shows the service `s`."
        ]
    );
    assert_eq!(
        with("always: {level: urgent}"),
        [
            "triage-guarantee The guarantee `g` is broken: before anything is answered, nothing in the plan shows an item of the level `urgent`."
        ]
    );
    assert_eq!(
        with("max_questions: 1"),
        ["triage-guarantee The guarantee `g` is broken: after `a: x`, 2 questions are asked."]
    );
    assert_eq!(
        with("when: {a: y, b: x}, shows: {item: all}"),
        ["triage-guarantee The guarantee `g` speaks of answers that nobody can give."]
    );
}

#[test]
fn examples_are_followed() {
    let body = format!(
        "{TWO}plan:\n  - {{id: all, level: soon, title: T, say: S}}\n  - {{id: i, level: soon, title: T, say: S, when: {{b: x}}}}\nexamples:\n  - {{name: one, answers: {{a: x}}, shows: [i], hides: [all]}}\n  - {{name: two, answers: {{a: y, b: x}}}}\n"
    );
    assert_eq!(
        found(&body),
        [
            "triage-example In `one`, the plan does not show the item `i`.",
            "triage-example In `one`, the plan shows the item `all`.",
            "triage-example In `two`, `b: x` would not count.",
        ]
    );
}
