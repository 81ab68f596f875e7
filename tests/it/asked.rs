//! How people ask: phrases of pages, of their parts and of services.

use rightskit::testing::diagnostic::Severity;
use rightskit::testing::pipeline::search_tests;

use crate::languages::translated;
use crate::project::{KIT, Project};

const SITE: &str = include_str!("../search/site.txt");

/// What the search's own tests find about phrases: code, place and message.
fn told(project: &Project) -> Vec<(&'static str, String, String)> {
    let checked = project.check().good().checked.unwrap();
    let found = search_tests(&checked).into_iter().filter(|problem| problem.code.starts_with("asked"));
    found.map(|problem| (problem.code, problem.place.to_string(), problem.message)).collect()
}

#[test]
fn phrases_that_find_their_page_are_silent() {
    assert!(told(&Project::new(SITE)).is_empty());
}

#[test]
fn the_kit_keeps_no_phrase_that_something_else_wins() {
    let found = told(&Project::real());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_phrase_stands_for_one_thing() {
    let project = Project::new(SITE).edit(
        "content/en/harassment.md",
        "asked: [he follows me around the shop]",
        "asked: [\"Told not to come back, on Monday\"]",
    );
    let found = told(&project);
    assert_eq!(found[0].0, "asked-twice");
    assert_eq!(found[0].1, "content/en/harassment.md:3:9");
    assert!(found[0].2.contains("dismissed.html"), "{found:?}");
}

#[test]
fn a_phrase_that_another_page_wins_is_told_with_its_place() {
    let project = Project::new(SITE).edit(
        "content/en/harassment.md",
        "asked: [he follows me around the shop]",
        "asked: [counselling]",
    );
    let found = told(&project);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0, found[0].1.as_str()), ("asked-lost", "content/en/harassment.md:3:9"));
    assert!(found[0].2.contains("counselling.html"), "{found:?}");
}

#[test]
fn an_inherited_phrase_that_is_lost_stops_nobody() {
    let lost = Project::new(SITE).edit(
        "content/en/harassment.md",
        "asked: [he follows me around the shop]",
        "asked: [counselling]",
    );
    let severity = |project: Project| {
        let checked = project.check().good().checked.unwrap();
        search_tests(&checked).iter().find(|problem| problem.code == "asked-lost").unwrap().severity
    };
    let heir = lost.clone().inherited_by("-- site.yaml --\nkind: plain\nbase: x\ntitle: T\n");
    assert_eq!(severity(lost), Severity::Error);
    assert_eq!(severity(heir), Severity::Note, "not even `--strict`: the phrase is not the heir's");
}

#[test]
fn phrases_of_a_part_name_its_heading() {
    let project =
        Project::new(SITE).edit("content/en/harassment.md", "personal-grievance:", "personal-grievances:");
    let checked = project.check().good().checked.unwrap();
    let found = search_tests(&checked);
    let problem = found.iter().find(|problem| problem.code == "asked-nowhere").unwrap();
    assert_eq!(problem.severity, Severity::Error);
    assert_eq!(problem.place.to_string(), "content/en/harassment.md:6:7");
    assert!(problem.hint.as_deref().unwrap().contains("personal-grievance"), "{problem:?}");
}

#[test]
fn a_service_that_nobody_can_reach_may_name_who_is_asked_instead() {
    let kit = Project::new(KIT).edit("site.yaml", "kind: kit", "kind: kit\nsearch: whole").edit(
        "directory.yaml",
        "    kind: union\n",
        "    kind: union\n    asked: [help line]\n",
    );
    let found = told(&kit);
    assert_eq!((found.len(), found[0].0), (1, "asked-lost"), "{found:?}");
    let unreachable = kit
        .edit(
            "directory.yaml",
            "org/union\", evidence: {seen: [S1], confidence: high}",
            "org/union\", evidence: {unverified: true}",
        )
        .edit("directory.yaml", "    kind: union\n", "    kind: union\n    instead: line\n");
    assert!(told(&unreachable).is_empty());
}

#[test]
fn phrases_do_not_travel_as_text() {
    let built = Project::new(SITE).build().good();
    for (path, _) in built.files.iter().filter(|(path, _)| path.ends_with(".js") || path.ends_with(".html")) {
        let text = built.file(path);
        assert!(!text.contains("gave me the boot") && !text.contains("follows me around"), "{path}");
    }
}

#[test]
fn a_translation_is_not_stale_because_of_them() {
    let project = translated().edit(
        "content/en/about.md",
        "title: ",
        "asked:\n  - who wrote this\n\n  - is it official\ntitle: ",
    );
    let found = project.check().found;
    assert!(found.is_empty(), "{found:#?}");
}
