//! What an agency fills in and what an owner decides: open ones are shown as open, never as fact.

use crate::project::Project;

const OPEN: [(&str, &str); 2] = [
    ("policies: Our policies are on the staff site.", "policies: null"),
    ("secrecy: We keep what you send to ourselves.", "secrecy: null"),
];

fn open() -> Project {
    let [slot, decision] = OPEN;
    Project::kit("").edit("agencies/filled.yaml", slot.0, slot.1).edit(
        "agencies/filled.yaml",
        decision.0,
        decision.1,
    )
}

#[test]
fn an_open_slot_shows_its_notice_and_warns() {
    let built = open().build().good();
    assert!(built.main("concerns.html").contains("Your workplace has not listed its policies yet."));
    let problem = built.one("open-slot");
    assert_eq!(problem.hint.as_deref(), Some("Name your policies."));
    assert!(!built.main("concerns.html").contains("Name your policies."), "what to write is for publishers");
}

#[test]
fn a_pending_decision_shows_its_notice_and_no_fact() {
    let built = open().build().good();
    let page = built.main("privacy.html");
    assert!(
        page.contains("Not decided yet") && page.contains("The group has not decided this yet."),
        "{page}"
    );
    assert!(!page.contains("We keep what you send") && !page.contains("The law named does not say so."));
    assert_eq!(built.one("pending-decision").hint.as_deref(), Some("The law named does not say so."));
}

#[test]
fn blank_words_leave_a_slot_open() {
    for blank in ["policies: \"\"", "policies: \"  \"", "policies:", "policies: ~"] {
        let built = Project::kit("").edit("agencies/filled.yaml", OPEN[0].0, blank).check();
        assert_eq!(built.codes(), ["open-slot"], "{blank}");
    }
}

#[test]
fn filled_words_are_markdown_with_directives() {
    let words = "policies: \"See the *staff site*, or call [0800 044 334](service:line) within [90 days](fact:pg-90).\"";
    let built = Project::kit("").edit("agencies/filled.yaml", OPEN[0].0, words).build().good();
    let page = built.main("concerns.html");
    assert!(
        page.contains("<em>staff site</em>")
            && page.contains("href=\"tel:0800044334\"")
            && page.contains("class=\"fact\""),
        "{page}"
    );
}

#[test]
fn a_slot_inside_a_sentence_stays_in_it() {
    let text =
        "-- content/en/try.md --\n---\ntitle: Try\ndescription: x\n---\nSo says ![](slot:policies) today.\n";
    let built = Project::kit(text)
        .edit("agencies/filled.yaml", OPEN[0].0, "policies: the *big* office")
        .build()
        .good();
    assert!(
        built.main("try.html").contains("<p>So says the <em>big</em> office today.</p>"),
        "{}",
        built.main("try.html")
    );
    let built = Project::kit(text).edit("agencies/filled.yaml", OPEN[0].0, OPEN[0].1).build().good();
    let page = built.main("try.html");
    assert!(
        page.contains("<p>So says <span") && page.contains("Your workplace has not listed its policies yet."),
        "{page}"
    );
}

#[test]
fn an_agency_cannot_bring_script_into_a_page() {
    let words = "policies: \"<script>alert(1)</script><b onclick=x>bold</b> [x y](javascript:z)\"";
    let built = Project::kit("").edit("agencies/filled.yaml", OPEN[0].0, words).build();
    if built.errors().is_empty() {
        let page = built.main("concerns.html");
        assert!(!page.contains("alert(1)") && !page.contains("onclick"), "{page}");
        assert!(
            crate::html::values(page, "href").iter().all(|href| !href.starts_with("javascript")),
            "{page}"
        );
    }
}

#[test]
fn an_agency_s_broken_links_are_told_at_their_place() {
    for (words, code) in [
        ("policies: See [the policies](policy.md) now.", "broken-link"),
        ("policies: See [the policies](http://www.example.org) now.", "insecure-link"),
        ("policies: See [the policies](javascript:x) now.", "refused-link"),
        ("policies: Call [us](service:nobody) now.", "unknown-service"),
        ("policies: You have [9 days](fact:pg-90) now.", "unknown-fact"),
    ] {
        let built = Project::kit("").edit("agencies/filled.yaml", OPEN[0].0, words).check();
        assert_eq!(built.one(code).place.path, "agencies/filled.yaml", "{words}");
    }
}

#[test]
fn an_agency_s_slot_can_be_the_way_to_reach_a_service() {
    let service = "services:\n  - id: eap\n    organisation: line\n    name: Paid Help\n    kind: workplace\n    agency_slot: policies\n    topics: [work]\n    regions: [nz]\n";
    let filled = Project::kit("").edit("directory.yaml", "services:\n", service);
    let built = filled.build().good();
    assert!(built.found.is_empty(), "{:?}", built.found);
    assert!(built.main("directory/service/eap.html").contains("Our policies are on the staff site."));
    let built = filled.edit("agencies/filled.yaml", OPEN[0].0, OPEN[0].1).build().good();
    assert!(
        built.main("directory/service/eap.html").contains("Your workplace has not listed its policies yet.")
    );
    assert_eq!(built.codes(), ["open-slot"]);
}

#[test]
fn two_agencies_differ_in_their_own_words_only() {
    let project = Project::kit("").with("-- agencies/bare.yaml --\nname: null\n");
    let one = project.build().good();
    let two = project.agency("bare").build().good();
    assert_eq!(one.files.keys().collect::<Vec<_>>(), two.files.keys().collect::<Vec<_>>());
    assert!(
        !two.files.values().any(|bytes| String::from_utf8_lossy(bytes).contains("Filled Agency")),
        "nothing is repeated by hand"
    );
    assert_eq!(two.codes(), ["open-slot", "pending-decision"]);
}

#[test]
fn a_question_for_one_publisher_alone_is_told_to_it_and_shown_to_nobody() {
    let ask = "decisions:\n  - id: gap\n    publisher: filled\n    question: How long do you keep it?\n    why: The text is silent.\n";
    let asked = Project::kit("").edit("content/slots.yaml", "decisions:\n", ask);
    let built = asked.build().good();
    assert_eq!(built.one("pending-decision").hint.as_deref(), Some("The text is silent."));
    let shown = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains("How long do you keep it");
    assert!(!built.files.values().any(shown));
    let answered =
        asked.clone().edit("agencies/filled.yaml", "decisions:\n", "decisions:\n  gap: One year.\n");
    assert!(answered.check().codes().is_empty());
    let other = asked.edit("content/slots.yaml", "publisher: filled", "publisher: another");
    assert!(other.check().codes().is_empty());
}
