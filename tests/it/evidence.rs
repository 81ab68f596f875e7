//! What the directory may show: facts with good evidence, each card with how far it can be trusted.

use std::io::Read;

use crate::determinism::same;
use crate::project::{Built, Project};

const SHOWN: &str = "evidence: {seen: [S1], confidence: high}";

/// The bytes of every file of the site, those inside its archive included.
fn all_bytes(built: &Built) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> =
        built.files.iter().map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".zip")) {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let name = format!("{path}:{}", file.name().unwrap());
            let mut inside = Vec::new();
            file.read_to_end(&mut inside).unwrap();
            all.push((name, inside));
        }
    }
    all
}

#[track_caller]
fn nowhere(built: &Built, secret: &str) {
    // In packed counts and in checksums any digits can stand side by side. Neither holds words or numbers of people.
    // So it is with packed pages of print and pictures: what went into those is looked at instead.
    let packed = |path: &str| {
        path.contains("assets/search-") && path.contains("-index.")
            || path.ends_with(".pdf")
            || path.ends_with(".png")
    };
    for (path, bytes) in all_bytes(built).into_iter().filter(|(path, _)| !packed(path)) {
        let text = String::from_utf8_lossy(&bytes);
        let found = if path.ends_with("MANIFEST.sha256") {
            text.lines().any(|line| line.get(64..).is_some_and(|name| name.contains(secret)))
        } else {
            text.contains(secret)
        };
        assert!(!found, "`{secret}` is in {path}");
    }
    let checked = built.checked.as_ref().unwrap();
    let site = checked.site();
    for (language, handout, messages) in rightskit::testing::handout::all(site) {
        let document =
            rightskit::testing::handout::document(checked.handout_context(), language, &messages, handout)
                .document;
        let data = serde_json::to_string(&document).unwrap();
        assert!(!data.contains(secret), "`{secret}` is in the handout {}", handout.id);
    }
}

/// The directory with the helpline's number under other evidence.
fn with_evidence(evidence: &str) -> Project {
    let own = "{confirmed: {by: \"A Person, editor\", on: 2026-11-20, how: rang the number}}";
    Project::kit("").edit("directory.yaml", own, evidence)
}

#[test]
fn what_is_not_good_enough_is_in_no_byte_of_the_site() {
    for evidence in [
        "{unverified: true}",
        "{seen: [S1], confidence: low}",
        "{seen: [S1], confidence: high, unverified: true}",
    ] {
        let project = Project::kit("")
            .edit("directory.yaml", "cost: Free", "cost: Free\n    who: SECRETWHO")
            .edit("directory.yaml", "      cost: {seen", &format!("      who: {evidence}\n      cost: {{seen"))
            .edit("directory.yaml", &format!("org/union\", {SHOWN}}}"), &format!("org/union\", {SHOWN}}}\n      - {{type: phone, value: \"0800 733 843\", label: SECRETLABEL, evidence: {evidence}}}"));
        let built = project.build().good();
        for secret in ["SECRETWHO", "SECRETLABEL", "733 843", "0800733843"] {
            nowhere(&built, secret);
        }
    }
}

#[test]
fn notes_and_names_of_those_who_checked_are_for_editors() {
    let built =
        with_evidence("{confirmed: {by: SECRETNAME, on: 2026-11-20, how: rang SECRETHOW}, note: SECRETNOTE}")
            .build()
            .good();
    for secret in ["SECRETNAME", "SECRETHOW", "SECRETNOTE"] {
        nowhere(&built, secret);
    }
}

#[test]
fn the_real_directory_shows_nothing_unverified() {
    let project = Project::real();
    let built = project.build();
    let text = project.text("directory.yaml");
    let mut secrets = 0;
    for line in text.lines().filter(|line| line.contains("{type:")) {
        if line.contains("unverified: true") || line.contains("confidence: low") {
            let value = line.split("value: \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            // The same number may be good enough for another service.
            let others = text.lines().filter(|other| other.contains(value)).count();
            if others == 1 {
                nowhere(&built, value);
                secrets += 1;
            }
        }
    }
    assert!(secrets > 3, "{secrets} numbers were looked for");
}

#[test]
fn a_confirmed_number_says_when_it_was_checked() {
    let built = Project::kit("").build().good();
    assert!(built.main("directory/service/line.html").contains("Checked on 20 November 2026."));
}

#[test]
fn a_number_that_was_only_seen_says_where_and_that_it_is_not_confirmed() {
    let built = Project::kit("").build().good();
    let page = built.main("directory/service/union.html");
    for part in
        ["Last seen: 30 July 2024.", "How we know this", "Test Ministry, 30 July 2024", "Not yet confirmed"]
    {
        assert!(page.contains(part), "no {part} in {page}");
    }
    assert!(!page.contains("Checked on"));
    let undated =
        Project::kit("").edit("directory.yaml", "copy: 30 July 2024", "copy: undated copy").build().good();
    let page = undated.main("directory/service/union.html");
    assert!(
        page.contains("Seen on a page without a date, read on 23 November 2026.")
            && page.contains("Test Ministry, a page without a date, read on 23 November 2026"),
        "{page}"
    );
}

/// A source of another date beside the first.
fn with_source(project: &Project, copy: &str) -> Project {
    let own = "read: 2026-11-23}\n";
    let more = format!("{own}  S2: {{publisher: Second, copy: {copy}, read: 2026-11-23}}\n");
    project.clone().edit("directory.yaml", own, &more)
}

#[test]
fn the_newest_source_of_a_number_counts_and_not_the_first() {
    let both = with_evidence("{seen: [S1, S2], confidence: high}");
    for (copy, says) in [
        ("22 December 2025", "Last seen: 22 December 2025."),
        ("about 2019", "Last seen: 30 July 2024."),
        ("undated copy", "Last seen: 30 July 2024."),
        ("August 2024", "Last seen: August 2024."),
    ] {
        let page = with_source(&both, copy).build().good().main("directory/service/line.html").to_owned();
        assert!(page.contains(says), "{copy}: {page}");
        let newest = if says.contains(copy) { "0800 044 334: Second" } else { "0800 044 334: Test Ministry" };
        assert!(crate::html::text(&page).contains(newest), "{copy}: {page}");
    }
}

#[test]
fn a_card_is_as_old_as_its_oldest_number_and_no_address_counts() {
    let seen = |source: &str| format!("evidence: {{seen: [{source}], confidence: high}}");
    let text = "- {type: phone, value: \"0800 044 334\"";
    let web = format!("{{type: web, value: \"https://www.example.org/line\", {}}}", seen("S2"));
    let project = with_source(&with_evidence("{seen: [S1], confidence: high}"), "March 2011");
    let old_web =
        project.clone().edit("directory.yaml", text, &format!("- {web}\n      {text}")).build().good();
    assert!(old_web.main("directory/service/line.html").contains("Last seen: 30 July 2024."));
    let more = format!("- {{type: text, value: \"4334\", {}}}\n      {text}", seen("S2"));
    let old_text = project.edit("directory.yaml", text, &more).build().good();
    assert!(old_text.main("directory/service/line.html").contains("Last seen: March 2011."));
}

#[test]
fn one_unconfirmed_number_makes_the_card_unconfirmed() {
    let text = "- {type: phone, value: \"0800 044 334\"";
    let more = format!("- {{type: text, value: \"4334\", {SHOWN}}}\n      {text}");
    let built = Project::kit("").edit("directory.yaml", text, &more).build().good();
    let page = built.main("directory/service/line.html");
    assert!(page.contains("Last seen: 30 July 2024.") && !page.contains("Checked on 20"), "{page}");
    let said = crate::html::text(page);
    assert!(said.contains("0800 044 334: checked with the service on 20 November 2026"), "{said}");
}

#[test]
fn the_emergency_number_has_no_small_print() {
    for evidence in [SHOWN.to_owned(), "evidence: {confirmed: {by: A, on: 2020-01-01, how: rang}}".to_owned()]
    {
        let own = format!("value: \"111\", free: true, {SHOWN}");
        let built = Project::kit("")
            .edit("directory.yaml", &own, &format!("value: \"111\", free: true, {evidence}"))
            .build()
            .good();
        let page = built.main("directory/service/police.html");
        for words in ["c-evidence", "Checked on", "onfirmed", "copy of"] {
            assert!(!page.contains(words), "{words} in {page}");
        }
    }
}

#[test]
fn a_stale_number_is_shown_with_the_date_and_never_dropped() {
    let built = with_evidence("{confirmed: {by: A, on: 2026-01-20, how: rang}}").build().good();
    let page = built.main("directory/service/line.html");
    assert!(
        page.contains("Not confirmed since 20 January 2026.") && page.contains("tel:0800044334"),
        "{page}"
    );
    assert!(!page.contains("Checked on"));
    assert_eq!(built.codes(), ["overdue"]);
}

#[test]
fn staleness_in_the_output_comes_from_the_edition_and_not_from_the_clock() {
    let now = Project::kit("").build().good();
    let later = Project::kit("").today("2028-01-01").build().good();
    same(&now, &later);
    assert_eq!(later.codes(), ["overdue"]);
}

#[test]
fn a_service_nobody_can_reach_names_another() {
    let project = Project::kit("")
        .edit("directory.yaml", &format!("org/union\", {SHOWN}"), "org/union\", evidence: {unverified: true}")
        .edit("directory.yaml", "    kind: union\n", "    kind: union\n    instead: line\n");
    let built = project.build().good();
    assert!(built.one("no-contact").message.contains("Help Line"));
    let page = built.main("directory/service/union.html");
    assert!(
        page.contains("no checked way to reach")
            && page.contains("Instead, try")
            && page.contains("service/line.html"),
        "{page}"
    );
    let topic = built.main("directory/topic/work.html");
    assert!(topic.contains("Help Line") && !topic.contains("Workers Union"), "no list offers it: {topic}");
    let dead_end = project.edit("directory.yaml", "instead: line", "instead: union").check();
    assert!(!dead_end.errors().is_empty(), "it cannot name itself");
}

#[test]
fn a_service_that_can_be_reached_names_no_other() {
    let built = Project::kit("")
        .edit("directory.yaml", "    kind: union\n", "    kind: union\n    instead: line\n")
        .build()
        .good();
    assert!(!built.main("directory/service/union.html").contains("Instead, try"));
}

#[test]
fn the_third_parties_are_those_listed_with_their_conditions() {
    let project = Project::try_page("![](third-parties)\n")
        .edit(
            "directory.yaml",
            "    kind: helpline\n",
            "    kind: helpline\n    listed: {condition: if you ask us to}\n",
        )
        .edit("directory.yaml", "    kind: emergency\n", "    kind: emergency\n    listed: {}\n");
    let built = project.build().good();
    let page = built.main("try.html");
    assert!(
        page.contains("Help Line</a> (if you ask us to)")
            && page.contains("Police</a></li>")
            && !page.contains("Workers Union"),
        "{page}"
    );
}

#[test]
fn the_real_list_has_the_21_of_the_support_group() {
    let built = Project::real().build();
    let page = built.file("group-privacy.html");
    let list = page.split("c-third-parties").nth(1).unwrap().split("</ul>").next().unwrap();
    assert_eq!(list.matches("<li>").count(), 21, "{list}");
    assert!(
        list.contains("Netsafe</a> (") && list.contains("Police</a> ("),
        "the conditions stand with them: {list}"
    );
    assert_eq!(list.matches("Community Law").count(), 1);
}

#[test]
fn a_service_page_has_data_for_search_engines_and_none_can_leave_its_element() {
    let project = Project::kit("").edit(
        "directory.yaml",
        "summary: Somebody to talk to.",
        "summary: \"</script><script>x()</script> & <!-- \"",
    );
    let built = project.build().good();
    let page = built.file("directory/service/line.html");
    let data = page
        .split("<script type=\"application/ld+json\">")
        .nth(1)
        .unwrap()
        .split("</script>")
        .next()
        .unwrap();
    assert!(!data.contains('<'), "{data}");
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["name"], "Help Line");
    assert_eq!(data["description"], "</script><script>x()</script> & <!-- ");
    assert_eq!(data["availableChannel"][0]["servicePhone"]["telephone"], "0800 044 334");
    assert!(!page.contains("<script>x()"));
}

#[test]
fn ways_to_reach_a_service_are_links_of_their_kind() {
    let more = format!(
        "- {{type: text, value: \"4334\", {SHOWN}}}\n      - {{type: email, value: a@example.org, {SHOWN}}}\n      \
         - {{type: post, value: \"PO Box 1, Wellington\", {SHOWN}}}\n      - {{type: phone, value: \"0800 044 334\""
    );
    let built = Project::kit("")
        .edit("directory.yaml", "- {type: phone, value: \"0800 044 334\"", &more)
        .build()
        .good();
    let page = built.main("directory/service/line.html");
    for part in [
        "href=\"sms:4334\"",
        "href=\"mailto:a@example.org\"",
        "PO Box 1, Wellington",
        "href=\"tel:0800044334\"",
        "stays in this phone’s list of calls",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
}

#[test]
fn who_helps_groups_only_is_in_no_list_of_help() {
    let built = Project::real().build().good();
    for page in ["directory/region/waikato.html", "triage/first-steps.html"] {
        assert!(!built.main(page).contains("Community Waikato"), "{page}");
    }
    assert!(built.main("directory/topic/community-groups.html").contains("Community Waikato"));
    let site = built.checked.as_ref().unwrap().site();
    let listed = site.default_language().directory.select("region/waikato").unwrap();
    assert!(listed.iter().all(|service| service.id() != "community-waikato"));
}

#[test]
fn every_list_of_the_real_directory_offers_only_who_can_be_reached() {
    let built = Project::real().check();
    let site = built.checked.as_ref().unwrap().site();
    let directory = &site.default_language().directory;
    let hidden = directory.services.iter().filter(|one| one.is_unreachable()).map(|one| one.id());
    assert!(hidden.clone().count() > 0, "some services have no number yet");
    let queries = directory.topics.iter().map(|one| format!("topic/{}", one.id.value));
    let queries = queries.chain(directory.regions.iter().map(|one| format!("region/{}", one.id.value)));
    let all = hidden.collect::<Vec<_>>();
    for query in queries.chain(["all".to_owned(), "crisis".to_owned(), format!("id/{}", all.join(","))]) {
        let offered = directory.select(&query).unwrap();
        assert!(offered.iter().all(|one| !all.contains(&one.id())), "{query}");
    }
}

#[test]
fn people_for_whom_there_is_nobody_in_particular_get_the_numbers_for_everyone() {
    let built = Project::real().build().good();
    let page = built.main("directory/for/men.html");
    for number in ["tel:111", "tel:1737", "tel:0800044334", "tel:0800842846"] {
        assert!(page.contains(number), "{number}");
    }
    assert!(page.contains("that includes you") && !page.contains("Women’s Refuge"), "{page}");
}

#[test]
fn what_is_listed_as_without_a_name_says_so_with_evidence() {
    let built = Project::real().check();
    let site = built.checked.as_ref().unwrap().site();
    let directory = &site.default_language().directory;
    let listed: Vec<&str> = directory.select("topic/no-name").unwrap().iter().map(|one| one.id()).collect();
    let said = directory.services.iter().filter(|one| one.shown("anonymous").is_some());
    assert_eq!(listed, said.map(|one| one.id()).collect::<Vec<_>>());
    assert!(listed.len() > 2);
}

#[test]
fn the_suicide_crisis_line_is_there_and_promises_no_hours() {
    let built = Project::real().check();
    let site = built.checked.as_ref().unwrap().site();
    let line = site.default_language().directory.service("suicide-crisis-helpline").unwrap();
    assert_eq!(line.contacts[0].display, "0508 828 865");
    assert!(line.shown("hours").is_none() && line.raw.open.is_none());
    assert!(line.shown("conditions").unwrap().contains("1737"), "who else to call");
}

/// A sheet that prints the helpline's number, and 111, which needs nobody to confirm it.
fn printed() -> Project {
    with_evidence("{seen: [S1], confidence: high}").with(
        "-- content/handouts/try.yaml --\ntitle: Try\npurpose: To try.\nlarge_print: {}\nparts:\n  - services: id/police,line\n",
    )
}

#[test]
fn paper_says_once_how_far_its_numbers_can_be_trusted() {
    let said = |project: &Project| {
        let built = project.check().good();
        let checked = built.checked.unwrap();
        let (language, handout, messages) = rightskit::testing::handout::all(checked.site()).next().unwrap();
        let made =
            rightskit::testing::handout::document(checked.handout_context(), language, &messages, handout);
        serde_json::to_string(&made.document).unwrap()
    };
    let seen = said(&printed());
    assert_eq!(seen.matches("seen in public sources").count(), 1, "{seen}");
    assert!(!seen.contains("30 July 2024"), "none beside each number: {seen}");
    let at = said(&printed().base_url("https://rights.example.org"));
    assert!(at.contains("Check them at https://rights.example.org/directory/index.html"), "{at}");
    let own = "{seen: [S1], confidence: high}}\n    evidence";
    let confirmed = "{confirmed: {by: A, on: 2026-11-20, how: rang}}}\n    evidence";
    let confirmed = said(&printed().edit("directory.yaml", own, confirmed));
    assert!(confirmed.contains("were confirmed with each service"), "{confirmed}");
    let none = said(&printed().edit("content/handouts/try.yaml", "id/police,line", "id/police"));
    assert!(none.contains("\"numbers\":null"), "{none}");
}

#[test]
fn numbers_nobody_confirmed_are_told_once_a_sheet_before_they_are_printed() {
    let built = printed().check();
    let problem = built.one("unconfirmed-print");
    assert!(
        problem.message.contains("`try`") && problem.message.contains("Help Line"),
        "{}",
        problem.message
    );
    assert!(!problem.message.contains("Police"));
    assert_eq!(problem.place.path, "content/handouts/try.yaml");
}
