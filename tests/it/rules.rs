//! Every rule of `check`: a site that breaks it, with the place and a hint, and the site put right.
//!
//! A rule without a case in `cases` fails `every_rule_has_a_case`.

mod cases;

use std::collections::BTreeSet;

use rightskit::testing::diagnostic::Severity::Note;

use crate::project::Project;
use cases::cases;

#[test]
fn every_rule_has_a_case() {
    let cases = cases();
    let tried: BTreeSet<&str> = cases.iter().map(|case| case.code).collect();
    let without: Vec<&str> = rightskit::testing::check::RULES
        .iter()
        .map(|rule| rule.code)
        .filter(|code| !tried.contains(code))
        .collect();
    assert!(without.is_empty(), "no case for {without:?}");
}

#[test]
fn each_broken_site_is_told_where_and_what_to_do() {
    let mut wrong = Vec::new();
    for case in cases() {
        let built = case.broken.check();
        let found = built.of(case.code);
        let places: Vec<String> = found.iter().map(|one| one.place.to_string()).collect();
        match found.iter().find(|one| one.place.to_string() == case.place && one.severity == case.severity) {
            None => wrong.push(format!(
                "{} wanted at {} and is at {places:?}; {:?}",
                case.code,
                case.place,
                built.errors()
            )),
            Some(one) if one.hint.as_deref().unwrap_or_default().is_empty() => {
                wrong.push(format!("{} at {} has no hint", case.code, case.place));
            }
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_site_put_right_is_silent() {
    let mut wrong = Vec::new();
    for case in cases() {
        let built = case.right.check();
        let loud: Vec<String> = built
            .found
            .iter()
            .filter(|one| one.code == case.code && one.severity != Note)
            .map(|one| one.message.clone())
            .collect();
        if !loud.is_empty() || !built.errors().is_empty() {
            wrong.push(format!("{} at {}: {loud:?} {:?}", case.code, case.place, built.errors()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_small_kit_has_nothing_to_complain_about() {
    let built = Project::kit("").build();
    let found: Vec<String> =
        built.found.iter().map(|one| format!("{} {}: {}", one.place, one.code, one.message)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn each_rule_explains_itself() {
    for rule in rightskit::testing::check::RULES {
        for part in ["**What it does.**", "**Why it matters.**", "**Example.**", "**Instead.**"] {
            assert!(rule.doc.contains(part), "{} has no {part}", rule.code);
        }
        assert!(rule.doc.starts_with(&format!("//! # {}\n", rule.code)), "{}", rule.code);
    }
}

#[test]
fn a_page_whose_name_ends_in_capitals_is_told_how_to_be_one() {
    let built = Project::kit("").bytes("content/en/more.MD", b"---\ntitle: More\n---\n").check();
    let hint = built.one("unused-file").hint.as_deref();
    assert_eq!(hint, Some("If it is a page, let its name end in `.md`, in small letters."));
}

/// A page that names the number is right as soon as the directory is.
#[test]
fn a_number_of_the_directory_that_is_none_is_told_there_alone() {
    let page = Project::try_page(
        "Call [0800 044 334](service:line), [0800 044 334](service:line) or [0800 044 335](service:line).\n",
    );
    let broken = page.edit("directory.yaml", "0800 044 334", "0800 044 33");
    assert_eq!(broken.check().errors().len(), 1, "{:?}", broken.check().errors());
    assert_eq!(broken.check().one("bad-phone").place.to_string(), "directory.yaml:36:30");
}
