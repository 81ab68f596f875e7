//! Every statement of the two source documents is said somewhere, its conditions and limits included.

use std::collections::BTreeMap;

use rightskit::testing::check::coverage::{self, Said};

use crate::project::Project;

/// Conditions and limits of the rights guide: where each stands, and the word that keeps it a condition.
const LIMITS: &[(&str, &str, &str)] = &[
    ("RG-14", "guide/care.html", "where possible"),
    ("RG-16", "guide/care.html", "depends"),
    ("RG-22", "guide/communication.html", "may"),
    ("RG-23", "guide/communication.html", "depends"),
    ("RG-41", "guide/informed.html", "may"),
    ("RG-42", "guide/confidentiality.html", "as far as reasonably possible"),
    ("RG-44", "guide/confidentiality.html", "you can ask"),
    ("RG-45", "guide/confidentiality.html", "may"),
    ("RG-46", "guide/confidentiality.html", "may"),
    ("RG-47", "guide/confidentiality.html", "may"),
    ("RG-53", "guide/support.html", "may"),
    ("RG-54", "guide/support.html", "limited"),
    ("RG-55", "guide/support.html", ""),
    ("RG-56", "guide/support.html", ""),
    ("RG-57", "guide/support.html", "likely"),
    ("RG-58", "guide/support.html", "generally"),
    ("RG-61", "guide/other-things.html", ""),
    ("RG-62", "guide/other-things.html", ""),
    ("RG-63", "guide/other-things.html", "may"),
    ("RG-64", "guide/other-things.html", "may"),
    ("RG-65", "guide/other-things.html", ""),
    ("RG-66", "guide/other-things.html", "may"),
    ("RG-71", "guide/raising-concerns.html", ""),
    ("RG-75", "guide/raising-concerns.html", "limited"),
];

/// Rights that the source states with a hedge, though they are no conditions.
const HEDGED: &[(&str, &str)] = &[("RG-19", "generally")];

fn said() -> BTreeMap<String, Vec<Said>> {
    let built = Project::real().check();
    coverage::said(built.checked.as_ref().expect("the real content has no errors").site())
}

#[test]
fn the_table_has_every_id_of_both_documents() {
    let built = Project::real().check();
    let site = built.checked.as_ref().unwrap().site();
    let ids = coverage::ids(site);
    assert_eq!(ids.len(), 149);
    assert!(ids.contains("RG-76") && ids.contains("PP-73") && !ids.contains("PP-74"));
    let table = coverage::table(site);
    for id in &ids {
        assert!(table.lines().any(|line| line.starts_with(&format!("{id}\t"))), "{id}");
    }
    for line in table.lines().filter(|line| line.contains("left out")) {
        assert!(!line.ends_with("left out: "), "a reason for {line}");
    }
    assert!(built.of("uncovered").is_empty());
}

#[test]
fn conditions_and_limits_stand_on_the_page_of_their_right_and_stay_hedged() {
    let said = said();
    let mut wrong = Vec::new();
    for (id, url, hedge) in LIMITS {
        let there: Vec<&Said> = said.get(*id).into_iter().flatten().filter(|one| one.url == *url).collect();
        if there.is_empty() {
            wrong.push(format!("{id} is not on {url}"));
        } else if !there.iter().any(|one| one.sentence.to_lowercase().contains(hedge)) {
            wrong.push(format!(
                "{id} says no `{hedge}`: {:?}",
                there.iter().map(|one| &one.sentence).collect::<Vec<_>>()
            ));
        }
    }
    for (id, hedge) in HEDGED {
        if !said[*id].iter().all(|one| one.sentence.to_lowercase().contains(hedge)) {
            wrong.push(format!("{id} says no `{hedge}`"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn rights_are_on_guide_pages_and_the_privacy_statement_on_its_own() {
    for (id, places) in said() {
        let on = |folder: &str| places.iter().any(|one| one.url.starts_with(folder));
        if id.starts_with("RG-") {
            assert!(on("guide/"), "{id}: {:?}", places[0].url);
        } else {
            assert!(on("group-privacy"), "{id}: {:?}", places[0].url);
        }
    }
}

#[test]
fn every_sentence_that_says_one_has_words() {
    for (id, places) in said() {
        assert!(places.iter().all(|one| one.sentence.split_whitespace().count() > 1), "{id}: {places:?}");
    }
}

#[test]
fn a_lost_mark_is_told() {
    let built = Project::real().edit("content/en/guide/care.md", "{rg=RG-14}", "").check();
    let lost: Vec<_> = built.of("uncovered").iter().map(|one| one.message.clone()).collect();
    assert_eq!(lost, ["`RG-14` is said nowhere."]);
    let built = Project::real().edit("agencies/support-group.yaml", "{pp=PP-06}", "").check();
    let lost: Vec<_> = built.of("uncovered").iter().map(|one| one.message.clone()).collect();
    assert_eq!(lost, ["`PP-06` is said nowhere."], "in the publisher's own words too");
}

#[test]
fn a_publisher_says_its_own_practices_and_nobody_else_s() {
    let built = Project::real().agency("example").build().good();
    assert!(built.of("uncovered").is_empty() && built.of("pending-decision").is_empty());
    let page = built.main("group-privacy.html");
    assert!(page.contains("Example Agency handles") && !page.contains("Excel"), "{page}");
    let text = Project::real().text("agencies/example.yaml");
    let from = text.find("  privacy: |").unwrap();
    let to = text.find("\ndecisions:").unwrap();
    let open = Project::real().edit("agencies/example.yaml", &text[from..to], "").agency("example").build();
    assert!(open.main("group-privacy.html").contains("has not put its own privacy statement here yet"));
    assert_eq!(
        open.one("open-slot").message,
        "The slot `privacy` is open: How the publisher handles your details."
    );
}

#[test]
fn sharing_with_police_keeps_its_recipient() {
    let said = said();
    for id in ["PP-66", "PP-67", "PP-68"] {
        assert!(said.contains_key(id), "{id}");
    }
    let text = Project::real().text("agencies/support-group.yaml");
    let list = text.split("We may share them with the Police or another government agency:").nth(1).unwrap();
    let list = list.split("\n\n").nth(1).unwrap();
    assert!(["PP-66", "PP-67", "PP-68"].iter().all(|id| list.contains(id)), "{list}");
}

#[test]
fn a_slip_in_the_file_that_says_much_is_told_alone() {
    let slip = Project::real().edit("agencies/support-group.yaml", "about:", "abuot:").check();
    assert_eq!(slip.errors().len(), 1, "{:?}", slip.errors());
    assert_eq!(slip.one("unknown-key").place.path, "agencies/support-group.yaml");
}
