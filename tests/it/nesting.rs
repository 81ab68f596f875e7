//! Ten thousand levels of anything: a placed message or a page, and never a broken stack.
//!
//! A broken stack ends the whole test run, so nothing here needs more than to come back.

use crate::html;
use crate::project::{Built, Project};

const DEEP: usize = 10_000;

/// Builds a page with this body; what comes back is a message about it or a page that is whole.
#[track_caller]
fn page(body: &str) -> Built {
    let built = Project::try_page(body).edit("site.yaml", "minify: false", "minify: true").build();
    if built.errors().is_empty() {
        let faults = html::faults(built.file("try.html"));
        assert!(faults.is_empty(), "{faults:?}");
    } else {
        assert!(
            built.found.iter().all(|one| one.place.path.starts_with("content/en/try")),
            "{:?}",
            built.errors()
        );
    }
    built
}

#[test]
fn quotations_in_quotations() {
    let built = page(&format!("{} deep\n", ">".repeat(DEEP)));
    let problem = built.one("nested-too-deep");
    assert_eq!(problem.place.line, 5);
    assert!(problem.hint.is_some());
}

#[test]
fn alerts_in_alerts() {
    page(&format!("{}x\n", "> [!NOTE]\n> > ".repeat(200)));
    page(&(0..300).map(|level| format!("{}> [!NOTE]\n", "> ".repeat(level))).collect::<String>());
}

#[test]
fn lists_in_lists() {
    page(&format!("{}deep\n", "- ".repeat(DEEP)));
    page(&format!("{}deep\n", "1. ".repeat(DEEP)));
    page(&format!("{}deep\n", "> - ".repeat(DEEP)));
    page(&(0..400).map(|level| format!("{}- x\n", "  ".repeat(level))).collect::<String>());
}

#[test]
fn brackets_and_emphasis() {
    for (open, close) in [
        ("[", "]"),
        ("![", "](a.png)"),
        ("[", "](about.md)"),
        ("*", "*"),
        ("**", "**"),
        ("*a _b ", "_ c*"),
        ("(", ")"),
        ("`", "`"),
        ("<", ">"),
        ("~~", "~~"),
    ] {
        page(&format!("{}deep{}\n", open.repeat(DEEP), close.repeat(DEEP)));
        page(&format!("{}\n", open.repeat(DEEP)));
    }
    page(&"\\".repeat(DEEP));
    page(&format!("{}\n", "[a](".repeat(DEEP)));
}

#[test]
fn raw_html_in_raw_html() {
    page(&format!("{}deep{}\n", "<div>".repeat(DEEP), "</div>".repeat(DEEP)));
    page(&format!("x {}deep\n", "<b>".repeat(DEEP)));
    page(&format!("{}\n", "<table><tr><td>".repeat(2_000)));
}

#[test]
fn footnotes_in_footnotes() {
    let chain: String = (0..2_000).map(|at| format!("[^{at}]: Then[^{}].\n\n", at + 1)).collect();
    page(&format!("Said[^0].\n\n{chain}[^2000]: End.\n"));
}

#[test]
fn a_slot_that_holds_itself_ends() {
    let built = Project::kit("")
        .edit(
            "agencies/filled.yaml",
            "policies: Our policies are on the staff site.",
            "policies: \"![](slot:policies)\"",
        )
        .build();
    assert!(built.errors().is_empty(), "{:?}", built.errors());
}

#[test]
fn yaml_in_yaml() {
    for deep in [
        "[".repeat(DEEP),
        "{a: ".repeat(DEEP),
        "- ".repeat(DEEP),
        format!("{}1{}", "[".repeat(DEEP), "]".repeat(DEEP)),
    ] {
        for path in ["site.yaml", "directory.yaml", "agencies/filled.yaml", "themes/default/theme.yaml"] {
            let built = Project::kit("").bytes(path, deep.as_bytes()).check();
            assert!(
                built.checked.is_none() && built.found.iter().any(|one| one.place.path == path),
                "{path}: {:?}",
                built.errors()
            );
        }
        let built =
            Project::kit(&format!("-- content/en/try.md --\n---\ntitle: {deep}\n---\nText\n")).check();
        assert!(built.found.iter().any(|one| one.place.path == "content/en/try.md"), "{:?}", built.errors());
    }
    let stairs: String = (0..3_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    let built = Project::kit("").bytes("directory.yaml", stairs.as_bytes()).check();
    assert!(built.checked.is_none());
}

#[test]
fn strings_and_templates_that_nest_too_deep() {
    let built = Project::kit("")
        .bytes("themes/default/i18n/en.ftl", format!("exit = {}\n", "{".repeat(DEEP)).as_bytes())
        .check();
    assert!(built.checked.is_none());
    let template = format!("{{{{ {}1{} }}}}", "(".repeat(DEEP), ")".repeat(DEEP));
    let built = Project::kit("").bytes("themes/default/layouts/page.html", template.as_bytes()).build();
    assert!(!built.errors().is_empty());
}
