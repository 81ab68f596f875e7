//! What the website says of itself is true of it: each claim on a page names what proves it, and a site for which
//! the claim would be untrue is not made.

use std::collections::BTreeSet;

use rightskit::check::coverage;
use rightskit::diagnostic::Severity;
use rightskit::model::claim::CLAIMS;

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
    ("no-referrer", BASE, "<meta name=\"referrer\" content=\"no-referrer\">", ""),
    ("own-policy", BASE, "<meta http-equiv=\"Content-Security-Policy\" content=\"{{ csp | safe }}\">", ""),
];
const BASE: &str = "themes/default/layouts/base.html";
const SCRIPT: &str = "themes/default/components/exit/script.js";

#[test]
fn a_site_for_which_a_claim_is_untrue_is_not_made() {
    for (claim, path, from, to) in LIES {
        let mut project = Project::real().edit(path, from, to);
        if *claim == "no-form" {
            // The page's own policy would still hold the form back.
            project = project.edit(
                BASE,
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
