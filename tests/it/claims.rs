//! What the website says of itself is true of it: each claim on a page names what proves it, and a site for which
//! the claim would be untrue is not made.

use std::collections::BTreeSet;

use rightskit::testing::check::coverage;
use rightskit::testing::conformance;
use rightskit::testing::diagnostic::Severity;
use rightskit::testing::model::claim::CLAIMS;

use crate::project::Project;

/// For each claim, a change to the theme or layouts that would make it a lie.
const LIES: &[(&str, &str, &str, &str)] = &[
    ("no-cookies", SCRIPT, "(function", "document.cookie = 'seen=1'; (function"),
    ("nothing-stored", SCRIPT, "(function", "localStorage.setItem('seen', '1'); (function"),
    ("nothing-sent", SCRIPT, "(function", "navigator.sendBeacon('https://count.example/'); (function"),
    ("nothing-sent", BASE, "</head>", "<script src=\"https://count.example/c.js\"></script></head>"),
    (
        "own-files-only",
        BASE,
        "</head>",
        "<link rel=\"stylesheet\" href=\"https://fonts.example/a.css\"></head>",
    ),
    ("no-form", BASE, "<body>", "<body><form action=\"index.html\"><input name=\"q\"></form>"),
    ("way-out", BASE, "{%- if has_exit %}", "{%- if false %}"),
    ("no-early-contact", BASE, "</head>", "<link rel=\"preconnect\" href=\"https://www.govt.nz\"></head>"),
    ("no-referrer", HEAD, "<meta name=\"referrer\" content=\"no-referrer\">", ""),
    ("own-policy", HEAD, "<meta http-equiv=\"Content-Security-Policy\" content=\"{{ csp | safe }}\">", ""),
];
const BASE: &str = "themes/default/layouts/base.html";
const HEAD: &str = "themes/base/head.html";
const SCRIPT: &str = "themes/default/components/exit/script.js";

#[test]
fn a_site_for_which_a_claim_is_untrue_is_not_made() {
    for (claim, path, from, to) in LIES {
        let mut project = Project::real().edit(path, from, to);
        if *claim == "no-form" {
            // The page's own policy would still hold the form back.
            project = project.edit(
                HEAD,
                "{{ csp | safe }}",
                "{{ csp | replace(from=\"form-action 'none'\", to=\"\") | safe }}",
            );
        }
        let built = project.build();
        let rules = CLAIMS.iter().find(|known| known.id == *claim).unwrap().rules;
        let stops = built.found.iter().filter(|found| found.severity == Severity::Error);
        assert!(
            stops.map(|found| found.code).any(|code| rules.contains(&code)),
            "{claim}: {to} is let through"
        );
    }
    let told: BTreeSet<&str> = LIES.iter().map(|(claim, ..)| *claim).collect();
    let known: BTreeSet<&str> = CLAIMS.iter().map(|claim| claim.id).collect();
    assert_eq!(told, known, "every claim is put to the test");
}

#[test]
fn the_real_site_is_made_and_its_privacy_page_says_every_claim() {
    let built = Project::real().check();
    let site = built.checked.as_ref().unwrap().site();
    let table = coverage::claims(site);
    for claim in CLAIMS {
        let said = table.lines().any(|line| line.starts_with(&format!("{}\tprivacy.html\t", claim.id)));
        assert!(said, "{} is not said on the privacy page", claim.id);
    }
}

/// The promises in short stand at the top of the page as a list, and none of them without its proof.
#[test]
fn no_promise_stands_without_its_proof() {
    let text = Project::real().text("content/en/privacy.md");
    let short = text.split("{#short}").nth(1).unwrap().split("\n## ").next().unwrap();
    let promises: Vec<&str> = short.lines().filter(|line| line.starts_with("- ")).collect();
    assert!(promises.len() >= 6);
    for promise in promises {
        assert!(promise.contains("{proved="), "{promise}");
    }
}

#[test]
fn a_mark_that_names_nothing_is_told() {
    let built = Project::try_page("Nobody sees you.{proved=no-cookie}\n").check();
    let found = built.of("unproved");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place.to_string(), "content/en/try.md:5:1");
    assert!(found[0].hint.as_deref().unwrap().contains("no-cookies"));
    assert!(Project::try_page("No cookies.{proved=no-cookies}\n").check().of("unproved").is_empty());
}

#[test]
fn marks_do_not_show() {
    let built = Project::real().build();
    let page = built.file("privacy.html");
    assert!(page.contains("No cookies.") && !page.contains("proved="));
}

#[test]
fn a_claim_is_proved_only_where_something_looks_for_it() {
    let plain = |settings: &str, claim: &str| {
        let site = format!("-- site.yaml --\nkind: plain\ntitle: T\nedition: 2026-11-23\n{settings}");
        let page = format!("-- content/index.md --\n---\ntitle: P\n---\nSo it is.{{proved={claim}}}\n");
        Project::new(&format!("{site}{page}")).check()
    };
    for claim in ["way-out", "no-referrer"] {
        assert_eq!(plain("", claim).of("unproved").len(), 1, "{claim}: nobody looks for it here");
    }
    assert!(plain("", "no-cookies").of("unproved").is_empty());
    assert!(
        plain("search: split\n", "nothing-sent").of("unproved").is_empty(),
        "a small site is never split"
    );
}

#[test]
fn a_mark_in_another_language_is_looked_at_too() {
    let built = crate::languages::translated()
        .edit("content/mi/about.md", "This is a test.", "He pono.{proved=no-cookie}")
        .check();
    assert_eq!(built.one("unproved").place.path, "content/mi/about.md");
}

/// The report on one clause.
fn clause(project: &Project, id: &str) -> String {
    let built = project.build();
    assert!(built.checked.is_some(), "{:#?}", built.errors());
    let report = conformance::nz(built.checked.as_ref().unwrap().site(), &built.files, &built.found);
    let from = report.find(&format!("\n{id}  ")).unwrap();
    report[from + 1..].split("\n\n").next().unwrap().to_owned()
}

#[test]
fn a_clause_is_proved_by_what_a_page_shows_and_not_by_a_setting() {
    let keys = "email: us@example.org\nphone: 04 472 0000\npost: PO Box 1, Wellington\nstreet: 1 High Street, Wellington\n";
    let given =
        Project::kit("").edit("agencies/filled.yaml", "about: An agency", &format!("{keys}about: An agency"));
    let said = clause(&given, "WUS 2.3.3");
    assert!(said.contains("NOT MET") && said.contains("does not show the street address"), "{said}");
    let shown = given.edit(
        "content/en/contact.md",
        "Write to us.",
        "us@example.org, [04 472 0000](tel:044720000)\n\nPO Box 1\\\nWellington\n\n1 High Street, Wellington\n\n[Relay](service:relay)",
    );
    let relay = "  - id: relay\n    organisation: line\n    name: Relay\n    kind: relay\n    topics: [work]\n    regions: [nz]\n    contacts:\n                       - {type: web, value: \"https://www.example.org/relay\", evidence: {seen: [S1], confidence: high}}\n";
    let shown = shown.edit(
        "directory.yaml",
        "  - id: union\n    organisation",
        &format!("{relay}  - id: union\n    organisation"),
    );
    let said = clause(&shown, "WUS 2.3.3");
    assert!(said.contains("proved by this run, from the finished pages"), "{said}");
    // The slot of contacts shows all of them, though nobody has filled it.
    let slot = shown
        .edit("content/slots.yaml", "slots:\n", "slots:\n  - {id: group-contact, label: L, ask: A, notice: Open.}\n")
        .without("content/en/contact.md")
        .with("-- content/en/contact.md --\n---\ntitle: Contact\ndescription: Who.\nrole: contact\n---\n![](slot:group-contact)\n\n[Relay](service:relay)\n");
    let said = clause(&slot, "WUS 2.3.3");
    assert!(said.contains("proved by this run, from the finished pages"), "{said}");
}

#[test]
fn a_theme_that_breaks_a_clause_is_found_out() {
    for (id, from, to) in [
        ("WCAG 3.1.1", "<html lang=\"{{ site.locale }}\"", "<html"),
        ("WCAG 2.4.3", "<body>", "<body tabindex=\"3\">"),
    ] {
        let good = Project::kit("");
        assert!(clause(&good, id).contains("proved by this run"), "{}", clause(&good, id));
        assert!(good.text(BASE).contains(from), "{id}");
        let said = clause(&good.edit(BASE, from, to), id);
        assert!(said.contains("NOT MET"), "{said}");
    }
}

#[test]
fn a_rule_that_nobody_asked_says_nothing() {
    let site = Project::kit("").text("site.yaml");
    let off = |rule: &str| {
        let site = format!("{site}rules:\n  - {{rule: {rule}, level: off, paths: \"content/en/old/**\"}}\n");
        Project::kit("").bytes("site.yaml", site.as_bytes())
    };
    let said = clause(&off("heading-order"), "WCAG 1.3.1");
    assert!(said.contains("not looked for: heading-order (off in `site.yaml`)"), "{said}");
    assert!(!said.contains("heading-order found nothing"), "{said}");
    let plain = Project::new("-- site.yaml --\nkind: plain\ntitle: T\n-- content/index.md --\n# T\n");
    let said = clause(&plain, "WUS 2.4.4");
    assert!(said.contains("missing-evidence (no rule of plain sites)"), "{said}");
}
