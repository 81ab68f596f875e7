//! What `--strict` stops at: for the default publisher, for the example, and for a kit with all confirmed.

use std::collections::BTreeSet;

use rightskit::testing::diagnostic::Severity;
use rightskit::testing::pipeline::{Strictness, failed};

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
            "unconfirmed-crisis",
            "unconfirmed-print"
        ])
    );
    let named = |code: &str| -> BTreeSet<String> {
        built.of(code).iter().filter_map(|one| one.message.split('`').nth(1).map(str::to_owned)).collect()
    };
    let site = built.checked.as_ref().unwrap().site();
    let language = site.default_language();
    // Its statement on privacy is the one thing that it has said.
    let slots: BTreeSet<String> = language.slots.keys().filter(|id| *id != "privacy").cloned().collect();
    assert_eq!(named("open-slot"), slots, "every other slot is open and shown somewhere");
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
    assert_eq!(stops(&built), BTreeSet::from(["no-contact", "unconfirmed-crisis", "unconfirmed-print"]));
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

/// A publisher that inherits the kit owns no directory: all that it has tried, and all that it knows to be out of reach,
/// stands in its own file.
#[test]
fn one_file_of_an_agency_is_enough_to_pass() {
    let built = Project::real().check();
    let site = built.checked.as_ref().unwrap().site();
    let mut agency = Project::real().text("agencies/example.yaml").replace("services: []\n", "");
    let (mut confirmed, mut withdrawn) = (String::from("confirmed:\n"), String::from("withdrawn:\n"));
    for service in &site.default_language().directory.services {
        if service.is_unreachable() {
            withdrawn.push_str(&format!("  - {}\n", service.id()));
            continue;
        }
        for contact in &service.raw.contacts {
            confirmed.push_str(&format!(
                "  - {{service: {}, contact: {:?}, by: A Person, on: 2026-11-20, how: tried it}}\n",
                service.id(),
                contact.value.as_str()
            ));
        }
    }
    agency.push_str(&confirmed);
    agency.push_str(&withdrawn);
    let own =
        format!("-- site.yaml --\nkind: kit\ntitle: Rights\nagency: own\n-- agencies/own.yaml --\n{agency}");
    let built = Project::real().inherited_by(&own).build().good();
    assert_eq!(stops(&built), BTreeSet::new(), "{:#?}", built.found);
    assert!(!failed(&built.found, Strictness::Strict));
}

#[test]
fn a_build_never_breaks_because_time_passes() {
    let built = Project::kit("").today("2031-01-01").build().good();
    assert_eq!(built.codes(), ["overdue"]);
    assert!(!failed(&built.found, Strictness::Usual) && failed(&built.found, Strictness::Strict));
}
