//! Addresses that people keep: old ones lead on, locked ones may not vanish.

use crate::html;
use crate::project::Project;

#[test]
fn an_old_address_leads_on() {
    let project = Project::kit("").edit(
        "content/en/guide/index.md",
        "role: guide",
        "role: guide\naliases: [old/deep/rights.html, /mine.html]",
    );
    let built = project.build().good();
    for (old, new) in [("old/deep/rights.html", "../../guide/index.html"), ("mine.html", "guide/index.html")]
    {
        let page = built.file(old);
        assert!(
            page.contains(&format!("content=\"0; url={new}\"")) && page.contains("Your rights"),
            "{page}"
        );
        assert!(html::values(page, "href").contains(&new.to_owned()));
        assert!(html::faults(page).is_empty());
    }
}

#[test]
fn an_old_address_may_not_hide_a_page() {
    let project = Project::kit("").edit(
        "content/en/guide/index.md",
        "role: guide",
        "role: guide\naliases: [About.html]",
    );
    let built = project.check();
    assert!(built.one("duplicate-url").message.contains("About.html"));
}

#[test]
fn a_locked_address_may_not_vanish_but_may_be_passed_on() {
    let kit = Project::kit("");
    let lock = rightskit::testing::check::lock_changed::lock_text(kit.check().checked.unwrap().addresses());
    let locked = kit.with(&format!("-- addresses.lock --\n{lock}"));
    assert!(locked.check().found.is_empty(), "{:?}", locked.check().found);
    assert!(lock.contains("directory/service/line.html\n") && lock.contains("guide/index.html\n"));
    let more =
        locked.clone().with("-- content/en/new.md --\n---\ntitle: New\ndescription: x\n---\nText.\n").check();
    let note = more.one("lock-changed");
    assert_eq!(note.severity, rightskit::testing::diagnostic::Severity::Note);
    assert!(note.hint.as_deref().unwrap().contains("rightskit lock"));
    let renamed =
        locked.edit("directory.yaml", "id: union\n    organisation", "id: workers\n    organisation").check();
    let gone = renamed.of("lock-changed");
    assert!(gone.iter().any(|one| one.message.contains("directory/service/union.html")), "{gone:?}");
    assert!(renamed.checked.is_none());
}

#[test]
fn the_lock_of_this_repository_is_current() {
    let project = Project::real();
    let built = project.check();
    let checked = built.checked.as_ref().expect("the real content has no errors");
    let now = rightskit::testing::check::lock_changed::lock_text(checked.addresses());
    let locked = project.text("addresses.lock");
    let missing: Vec<&str> = now
        .lines()
        .filter(|line| !line.starts_with('#') && !locked.lines().any(|other| other == *line))
        .collect();
    assert!(missing.is_empty(), "run `rightskit lock`: {missing:?}");
}
