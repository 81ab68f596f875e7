//! What `--strict` stops at: for the default publisher, for the example, and for a kit with all confirmed.

use std::collections::BTreeSet;

use rightskit::diagnostic::Severity;
use rightskit::pipeline::{Strictness, failed};

use crate::project::{Built, Project};

/// The codes of everything that stops a strict build.
fn stops(built: &Built) -> BTreeSet<&'static str> {
    built.found.iter().filter(|one| one.severity != Severity::Note).map(|one| one.code).collect()
}

#[test]
fn the_default_publisher_is_told_each_open_slot_decision_and_number() {
    let built = Project::real().build().good();
    assert!(failed(&built.found, Strictness::Strict) && !failed(&built.found, Strictness::Usual));
    assert_eq!(
        stops(&built),
        BTreeSet::from([
            "handout-address",
            "no-contact",
            "open-slot",
            "pending-decision",
            "unconfirmed-crisis"
        ])
    );
    let named = |code: &str| -> BTreeSet<String> {
        built.of(code).iter().filter_map(|one| one.message.split('`').nth(1).map(str::to_owned)).collect()
    };
    let site = built.checked.as_ref().unwrap().site();
    let language = site.default_language();
    let slots: BTreeSet<String> = language.slots.keys().cloned().collect();
    assert_eq!(named("open-slot"), slots, "every slot is open and shown somewhere");
    let decisions: BTreeSet<String> = language.decisions.keys().cloned().collect();
    assert_eq!(named("pending-decision"), decisions);
    for id in ["policies", "contact", "complaints"] {
        assert!(slots.contains(id), "the guide's slot {id}");
    }
}

#[test]
fn each_crisis_number_that_nobody_confirmed_is_named() {
    let built = Project::real().check();
    let site = built.checked.as_ref().unwrap().site();
    for service in site.default_language().directory.services.iter().filter(|service| service.raw.crisis) {
        for contact in service.contacts.iter().filter(|contact| {
            contact.href.as_deref().is_some_and(|href| href.starts_with("tel:") || href.starts_with("sms:"))
        }) {
            if contact.display == "111" {
                continue;
            }
            let digits = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
            let told = built.of("unconfirmed-crisis");
            assert!(
                told.iter().any(|one| digits(&one.message).contains(&digits(&contact.display))),
                "{} {}",
                service.id(),
                contact.display
            );
        }
    }
}

#[test]
fn for_the_example_agency_only_unconfirmed_numbers_remain() {
    let built = Project::real().agency("example").build().good();
    assert_eq!(stops(&built), BTreeSet::from(["no-contact", "unconfirmed-crisis"]));
    assert!(failed(&built.found, Strictness::Strict));
}

#[test]
fn a_kit_with_all_confirmed_passes() {
    let built = Project::kit("").build().good();
    assert!(!failed(&built.found, Strictness::Strict), "{:?}", built.found);
}

#[test]
fn the_real_content_with_all_confirmed_passes() {
    let confirmed =
        "evidence: {confirmed: {by: \"A Person, editor\", on: 2026-11-20, how: asked the service}}";
    let mut project = Project::real();
    let lines: Vec<String> = project
        .text("directory.yaml")
        .lines()
        .map(|line| match line.split_once("evidence: {") {
            Some((before, _)) if line.contains("{type:") => format!("{before}{confirmed}}}"),
            _ => line.to_owned(),
        })
        .collect();
    project.sources.insert("directory.yaml", lines.join("\n").into_bytes());
    let built = project.agency("example").build().good();
    let left: Vec<_> = built
        .found
        .iter()
        .filter(|one| one.severity != Severity::Note)
        .map(|one| format!("{} {}", one.place, one.message))
        .collect();
    // A service for which no number at all is known has none to confirm.
    assert!(stops(&built).iter().all(|code| *code == "no-contact"), "{left:#?}");
}

#[test]
fn a_build_never_breaks_because_time_passes() {
    let built = Project::kit("").today("2031-01-01").build().good();
    assert_eq!(built.codes(), ["overdue"]);
    assert!(!failed(&built.found, Strictness::Usual) && failed(&built.found, Strictness::Strict));
}
