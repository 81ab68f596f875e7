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

const KEYS: &str = "name: Filled Agency\nwebsite: \"https://www.example.govt.nz/\"\nemail: us@example.govt.nz\nphone: (04) 472-0000\npost: |\n  PO Box 1\n  Wellington 6140\nstreet: 1 High Street, Wellington\n";

/// A kit whose contact page has the slot of its publisher, as `words` fill it.
fn reached(keys: &str, words: &str) -> Project {
    Project::kit("")
        .edit("agencies/filled.yaml", "name: Filled Agency\n", keys)
        .edit("agencies/filled.yaml", "slots:\n", &format!("slots:\n  group-contact: {words}\n"))
        .edit(
            "content/slots.yaml",
            "slots:\n",
            "slots:\n  - {id: group-contact, label: How to write, ask: Give an address., notice: Nobody has said how.}\n",
        )
        .edit("content/en/contact.md", "Write to us.", "![](slot:group-contact)")
}

#[test]
fn the_contact_page_shows_how_to_reach_the_agency_where_its_slot_is_open() {
    let built = reached(KEYS, "null").build().good();
    let page = built.main("contact.html");
    for part in [
        "An agency for tests.",
        "href=\"mailto:us@example.govt.nz\"",
        "href=\"tel:044720000\"",
        "04 472 0000",
        "PO Box 1, Wellington 6140",
        "for letters",
        "1 High Street, Wellington",
        "to visit",
        "href=\"https://www.example.govt.nz/\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("Nobody has said how."), "{page}");
    assert!(built.of("open-slot").is_empty(), "readers see no notice there");
    // An empty line in the file is none.
    let some = reached("name: Filled Agency\nemail: \"\"\npost: \" \"\nstreet: 1 High Street\n", "null")
        .build()
        .good();
    let page = some.main("contact.html");
    assert!(
        page.contains("1 High Street") && !page.contains("mailto:") && !page.contains("for letters"),
        "{page}"
    );
    // Neither words nor addresses.
    let none = reached("name: Filled Agency\n", "null").build().good();
    let page = none.main("contact.html");
    assert!(page.contains("Nobody has said how.") && !page.contains("You can reach"), "{page}");
    assert_eq!(none.of("open-slot").len(), 1);
}

#[test]
fn what_the_agencys_own_words_say_is_not_said_twice() {
    let words = "\"Ask us. [Us@example.govt.nz](mailto:us@example.govt.nz), [+64 4 472 0000](tel:+6444720000), at 1 High Street in Wellington.\"";
    let built = reached(KEYS, words).build().good();
    let page = built.main("contact.html");
    assert!(page.contains("Ask us."), "{page}");
    assert_eq!(page.matches("mailto:").count(), 1, "{page}");
    assert_eq!(page.matches("href=\"tel:").count(), 2, "its own number once, and a helpline's: {page}");
    assert!(page.contains("You can also reach the publisher like this:"), "{page}");
    // Its words name the street otherwise, and no box.
    assert!(
        page.contains("PO Box 1, Wellington 6140") && page.contains("1 High Street, Wellington"),
        "{page}"
    );
    let all = "\"us@example.govt.nz, [04 472 0000](tel:044720000), PO Box 1, Wellington 6140, 1 High Street, Wellington, https://www.example.govt.nz. An agency for tests.\"";
    let built = reached(KEYS, all).build().good();
    assert!(!built.main("contact.html").contains("reach the publisher"), "{}", built.main("contact.html"));
}

#[test]
fn an_address_that_is_none_is_told_where_it_stands() {
    for (good, bad, code, line) in [
        ("email: us@example.govt.nz", "email: us at example.govt.nz", "bad-address", 3),
        ("email: us@example.govt.nz", "email: \"mailto:us@example.govt.nz\"", "bad-address", 3),
        ("(04) 472-0000", "04 472 000", "bad-phone", 4),
        ("https://www.example.govt.nz/", "www.example.govt.nz", "bad-address", 2),
    ] {
        let built = reached(&KEYS.replace(good, bad), "null").check();
        assert_eq!(built.one(code).place.path, "agencies/filled.yaml");
        assert_eq!(built.one(code).place.line, line, "{bad}");
    }
}

#[test]
fn each_page_but_the_first_ends_with_the_main_way_to_reach_the_agency() {
    let footer = |built: &crate::project::Built, path: &str| {
        let page = built.file(path);
        page[page.find("<footer").unwrap()..].to_owned()
    };
    let built = reached(KEYS, "null").build().good();
    let said = footer(&built, "guide/index.html");
    assert!(said.contains("Published by Filled Agency · <a href=\"mailto:us@example.govt.nz\">"), "{said}");
    assert!(!footer(&built, "index.html").contains("mailto:"), "the home page has no room");
    let rung = reached("name: Filled Agency\nphone: 04 472 0000\n", "null").build().good();
    assert!(footer(&rung, "guide/index.html").contains("href=\"tel:044720000\""));
    let none = reached("name: Filled Agency\nstreet: 1 High Street\n", "null").build().good();
    assert!(footer(&none, "guide/index.html").contains("<p>Published by Filled Agency</p>"));
}

#[test]
fn made_smaller_the_foot_still_names_each_agency_rightly() {
    for (keys, wanted) in [
        (
            "email: us@example.govt.nz",
            "href=mailto:us@example.govt.nz><bdi class=u-address dir=ltr translate=no>us@example.govt.nz<",
        ),
        (
            "phone: 0800 044 335",
            "href=tel:0800044335><bdi class=u-address dir=ltr translate=no>0800 044 335<",
        ),
    ] {
        let built = reached(&format!("name: Filled Agency\n{keys}\n"), "null")
            .edit("site.yaml", "minify: false", "minify: true")
            .build()
            .good();
        let page = built.file("guide/index.html");
        assert!(page.contains(wanted), "{wanted} in {page}");
        assert!(page.contains("tel:0800044334"), "a number that begins as the agency's is another");
    }
}

/// What stands in `confirmed` of the agency's file, and what is said of it.
fn tried(confirmed: &str) -> Vec<(String, String)> {
    let built = Project::kit("")
        .edit("agencies/filled.yaml", "decisions:", &format!("confirmed:\n  - {confirmed}\ndecisions:"))
        .check();
    built.of("bad-confirmation").iter().map(|one| (one.place.to_string(), one.message.clone())).collect()
}

#[test]
fn a_confirmation_says_who_when_and_how() {
    let good =
        "{service: line, by: \"Ana Tauira, people and culture\", on: 2026-11-23, how: rang the number}";
    assert!(tried(good).is_empty());
    let place = |column: usize| format!("agencies/filled.yaml:6:{column}");
    let bad = tried("{service: line, by: \" \", on: 2029-11-27, how: \" \"}");
    let wanted = [
        (place(25), "This does not say who tried it."),
        (place(34), "27 November 2029 has not come yet: nobody can have tried it then."),
        (place(51), "This does not say how it was tried."),
    ];
    assert_eq!(bad, wanted.map(|(place, message)| (place, message.to_owned())));
    assert_eq!(tried(&good.replace("rang the number", "\"\""))[0].1, "This does not say how it was tried.");
    assert_eq!(tried(&good.replace("2026-11-23", "2026-11-24")).len(), 1, "tomorrow is too soon");
    for how in
        ["Rang", "Sent a text.", "checked their website", "in person, at their front desk", "i waea atu"]
    {
        assert!(tried(&good.replace("rang the number", &format!("\"{how}\""))).is_empty(), "{how}");
    }
    // The directory's own evidence too.
    let built = Project::kit("").edit("directory.yaml", "how: rang the number", "how: \"\"").check();
    assert_eq!(built.one("bad-confirmation").place.path, "directory.yaml");
    // What an agency says in a file that others extend is told there.
    let above = MINISTRY.replace(
        "govt: true",
        "govt: true\nconfirmed:\n  - {service: line, by: A, on: 2026-11-20, how: \"\"}",
    );
    let told =
        Project::kit(&format!("{above}-- agencies/school.yaml --\nextends: ministry\nname: The School\n"))
            .agency("school")
            .check();
    assert_eq!(told.one("bad-confirmation").place.to_string(), "agencies/ministry.yaml:9:49");
}

#[test]
fn an_old_confirmation_is_told_where_it_stands() {
    let agency = |confirmed: &str| {
        Project::kit("")
            .edit("agencies/filled.yaml", "decisions:", &format!("confirmed:\n  - {confirmed}\ndecisions:"))
            .check()
    };
    let built = agency("{service: union, by: A Person, on: 2025-11-27, how: opened the page}");
    assert_eq!(built.one("overdue").place.to_string(), "agencies/filled.yaml:6:40");
    // A newer one of the agency's stands in place of the directory's.
    let newer = Project::kit("").edit("directory.yaml", "on: 2026-11-20", "on: 2026-01-20").edit(
        "agencies/filled.yaml",
        "decisions:",
        "confirmed:\n  - {service: line, by: A Person, on: 2026-11-22, how: rang}\ndecisions:",
    );
    assert!(newer.check().of("overdue").is_empty());
}

#[test]
fn the_edition_page_tells_what_an_agency_withdraws_and_adds() {
    let own = "-- agencies/ours.yaml --\nname: Ours\nwithdrawn: [midlands-sexual-assault]\nservices:\n  - {id: desk, organisation: police, name: Our Help Desk, kind: advice, topics: [emergency], regions: [nz], contacts: [{type: web, value: \"https://www.example.org/desk\", evidence: {seen: [S1], confidence: high}}]}\ntriage:\n  first-steps:\n    call-111: [desk]\n";
    let built = Project::real()
        .without("addresses.lock")
        .inherited_by(&format!("-- site.yaml --\nkind: kit\nbase: kit\ntitle: Ours\nagency: ours\n{own}"))
        .without_printing()
        .build();
    let page = built.main("about/edition.html");
    assert!(!page.contains("Nothing: every"), "{page}");
    for part in [
        "cannot be reached at present</h3><ul><li translate=no>Midlands",
        "href=../directory/service/desk.html translate=no>Our Help Desk</a>",
        "Call the Police now: <a href=../directory/service/desk.html",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let record: serde_json::Value = serde_json::from_str(built.file("edition.json")).unwrap();
    assert_eq!(record["withdrawn"], serde_json::json!(["midlands-sexual-assault"]));
    assert_eq!(record["own_services"], serde_json::json!(["desk"]));
    assert_eq!(record["added_to_plans"], serde_json::json!({"first-steps": {"call-111": ["desk"]}}));
}
