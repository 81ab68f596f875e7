//! An agency's file that extends another's: what it takes over, and where what is wrong is told.

use crate::project::Project;

const MINISTRY: &str = "-- agencies/ministry.yaml --\nname: The Ministry\nabout: A ministry for tests.\nphone: 04 423 4567\nemail: help@ministry.example.govt.nz\nbase_url: \"https://ministry.example.govt.nz/\"\nbrand: {color: \"#7a1f3d\", logo: mark.svg}\ngovt: true\nslots:\n  policies: The policies of the ministry.\ndecisions:\n  secrecy: The ministry keeps it.\nservices:\n  - {id: desk, organisation: line, name: Help Desk, kind: advice, topics: [work], regions: [nz], contacts: [{type: web, value: \"https://www.example.org/desk\", evidence: {seen: [S1], confidence: high}}]}\n  - {id: peers, organisation: line, name: Peers, kind: advice, topics: [work], regions: [nz], contacts: [{type: web, value: \"https://www.example.org/peers\", evidence: {seen: [S1], confidence: high}}]}\n-- agencies/mark.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><path d=\"M0 0h40v20H0z\"/></svg>\n";

/// A school below a region below the ministry.
fn school(own: &str) -> Project {
    let region = "-- agencies/region.yaml --\nextends: ministry\nname: The Region\nslots:\n  policies: null\nservices:\n  - {id: peers, organisation: line, name: Regional Peers, kind: advice, topics: [work], regions: [nz], contacts: [{type: web, value: \"https://www.example.org/region\", evidence: {seen: [S1], confidence: high}}]}\n";
    Project::kit(&format!("{MINISTRY}{region}-- agencies/school.yaml --\n{own}")).agency("school")
}

#[test]
fn own_keys_win_and_what_is_open_comes_from_the_file_that_is_extended() {
    let built = school("extends: region\nname: The School\nphone: 03 323 4567\ngovt: false\nbrand: {color: \"#00457c\"}\ndecisions: {secrecy: The school keeps it.}\n")
        .build()
        .good();
    let agency = &built.checked.as_ref().unwrap().site().publisher.agency;
    assert_eq!(agency.name.as_deref(), Some("The School"));
    assert_eq!(agency.about.as_deref(), Some("A ministry for tests."));
    assert_eq!(agency.phone.as_ref().map(|phone| phone.as_str()), Some("03 323 4567"));
    assert_eq!(agency.govt, Some(false));
    // A colour of its own, with the mark of those above.
    let brand = agency.brand.as_ref().unwrap();
    assert_eq!(brand.color.as_ref().map(|color| color.as_str()), Some("#00457c"));
    assert!(built.files.keys().any(|path| path.starts_with("assets/agency/mark.")));
    // No two stand at one address.
    assert!(agency.base_url.is_none());
    // What was left open on the way is open no more.
    assert!(built.main("concerns.html").contains("The policies of the ministry."));
    assert!(built.main("privacy.html").contains("The school keeps it."));
    // The nearer service of one id is the one that counts; others are added.
    assert!(built.file("directory/service/peers.html").contains("Regional Peers"));
    assert!(built.file("directory/service/desk.html").contains("Help Desk"));
    assert!(built.of("duplicate-id").is_empty());
}

#[test]
fn what_is_wrong_is_told_in_the_file_where_it_stands() {
    let place = |project: &Project, code: &str| {
        project.check().of(code).iter().map(|one| one.place.to_string()).collect::<Vec<_>>()
    };
    let own = "extends: region\nname: The School\n";
    let broken = school(own).edit("agencies/ministry.yaml", "04 423 4567", "call us");
    assert_eq!(place(&broken, "bad-phone"), ["agencies/ministry.yaml:3:8"]);
    let broken = school(own).edit("agencies/ministry.yaml", "The policies of", "See [them](nowhere.md) of");
    assert_eq!(place(&broken, "broken-link"), ["agencies/ministry.yaml:9:17"]);
    let broken = school(own).edit("agencies/region.yaml", "topics: [work]", "topics: [wrok]");
    assert_eq!(
        place(&broken, "unknown-topic").first().map(|at| at.split(':').next().unwrap().to_owned()),
        Some("agencies/region.yaml".to_owned())
    );
    let broken = school(own).edit("agencies/ministry.yaml", "about:", "abuot:");
    assert_eq!(place(&broken, "unknown-key"), ["agencies/ministry.yaml:2:1"]);
    let broken = school("extends: region\nname: The School\nphone: call us\n");
    assert_eq!(place(&broken, "bad-phone"), ["agencies/school.yaml:3:8"]);
}

#[test]
fn a_file_that_is_not_there_and_a_circle_are_told() {
    let told = school("name: The School\nextends: regoin\n").check();
    let problem = told.one("unknown-agency");
    assert_eq!(problem.place.to_string(), "agencies/school.yaml:2:10");
    assert_eq!(problem.hint.as_deref(), Some("Did you mean `region`?"));
    let told = school("extends: region\nname: The School\n").edit(
        "agencies/ministry.yaml",
        "name: The Ministry",
        "extends: school",
    );
    let told = told.check();
    assert_eq!(told.one("agency-loop").place.to_string(), "agencies/ministry.yaml:1:10");
    let itself = school("extends: school\nname: The School\n").check();
    assert_eq!(itself.one("agency-loop").place.to_string(), "agencies/school.yaml:1:10");
}
