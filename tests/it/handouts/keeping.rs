//! Handouts that are kept between runs: never made twice, never stale, never trusted.
#![cfg(feature = "pdf")]

use rightskit::testing::pipeline::{HandoutOptions, TIMEOUT};

use super::saying;
use crate::determinism::same;
use crate::project::{Memory, Project};

fn build(project: &Project, keep: &Memory) -> crate::project::Built {
    project.build_with(HandoutOptions::Make { handout_cache: keep, timeout: TIMEOUT }).good()
}

#[test]
fn an_unchanged_handout_is_taken_as_it_is() {
    let memory = Memory::default();
    let project = saying("Words.");
    let one = build(&project, &memory);
    let kept = memory.kept.lock().unwrap().clone();
    assert_eq!(kept.len(), 1);
    let two = build(&project, &memory);
    same(&one, &two);
    assert_eq!(*memory.kept.lock().unwrap(), kept);
    same(&one, &project.build_fresh().good());
}

#[test]
fn whatever_changes_makes_it_new() {
    let memory = Memory::default();
    let pdf = |project: &Project| build(project, &memory).files["handouts/try.pdf"].clone();
    let say =
        |words: &str| saying(words).edit("content/handouts/try.yaml", "parts:", "from: about.md\nparts:");
    let one = pdf(&say("Words."));
    let changed = [
        say("Words!"),
        say("Words.").edit("site.yaml", "edition: 2026-11-23", "edition: 2026-11-24"),
        say("Words.").edit("agencies/filled.yaml", "Filled Agency", "Other Agency"),
        say("Words.").base_url("https://rights.example.org"),
        say("Words.").edit("themes/default/theme.yaml", "light: \"#0e3b41\"", "light: \"#0e3b42\""),
        say("Words.").edit("themes/base/handouts/ends.typ", "1.5pt", "1.6pt"),
    ];
    for (at, project) in changed.iter().enumerate() {
        assert_ne!(pdf(project), one, "{at}");
    }
    assert_eq!(pdf(&say("Words.")), one);
}

#[test]
fn what_was_damaged_is_made_again() {
    let memory = Memory::default();
    let one = build(&saying("Words."), &memory);
    for bytes in memory.kept.lock().unwrap().values_mut() {
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
    }
    same(&one, &build(&saying("Words."), &memory));
}

#[test]
fn no_pdf_means_none_and_pages_say_so() {
    let project = saying("Words.")
        .with("-- content/en/prints.md --\n---\ntitle: Prints\ndescription: D.\n---\n![](handouts:all)\n");
    let built = project.build_with(HandoutOptions::Leave).good();
    assert!(!built.files.keys().any(|path| path.ends_with(".pdf")));
    assert!(built.main("prints.html").contains("no handouts to print"));
}
