//! Names and keys that stand for bytes: what is kept is what would be made, and one name has one content.
#![cfg(feature = "pdf")]

use std::collections::HashMap;

use rightskit::testing::digest;
use rightskit::testing::pipeline::{HandoutOptions, TIMEOUT};

use crate::project::{Built, Memory, Project};

/// One change in one file: a path, what is there, and what comes instead.
type Change = (&'static str, &'static str, &'static str);

const HANDOUT: &str = "content/handouts/try.yaml";

/// A change of each kind of input that a handout, an index or a page is made from.
const CHANGES: &[Change] = &[
    (HANDOUT, "title: Try", "title: Other"),
    (HANDOUT, "purpose: To try.", "purpose: To show."),
    (HANDOUT, "max_pages: 5", "max_pages: 1"),
    (HANDOUT, "paper: a4", "paper: a5"),
    (HANDOUT, "paper: a4", "paper: a4-fold"),
    (HANDOUT, "WORDS", "Others"),
    ("site.yaml", "title: Test kit", "title: Kit of tests"),
    ("site.yaml", "edition: 2026-11-23", "edition: 2026-11-22"),
    ("directory.yaml", "name: Line Trust", "name: Rope Trust"),
    ("directory.yaml", "name: Help Line", "name: Helping Line"),
    ("directory.yaml", "name: Danger", "name: Peril"),
    ("directory.yaml", "name: Aotearoa New Zealand", "name: Everywhere"),
    ("agencies/filled.yaml", "Filled Agency", "Other Agency"),
    ("agencies/filled.yaml", "on the staff site", "in the office"),
    ("content/facts.yaml", "value: 90 days", "value: 91 days"),
    ("content/en/about.md", "title: ", "title: More "),
    ("themes/default/theme.yaml", "light: \"#0e3b41\"", "light: \"#0e3b42\""),
    ("themes/base/handouts/ends.typ", "1.5pt", "1.6pt"),
    ("themes/default/i18n/en.ftl", "search-pages = ", "search-pages = Some "),
    ("themes/default/i18n/en.ftl", "a-z = ", "a-z = All "),
];

fn start() -> Project {
    let handout = "title: Try\npurpose: To try.\nmax_pages: 5\npaper: a4\nparts:\n  - text: |\n      WORDS\n";
    let plain = "title: Plain\npurpose: As text.\nparts:\n  - text: Words.\n";
    let long = format!("{handout}\n{}", "      Words that fill a page and more of it.\n\n".repeat(60));
    Project::kit(&format!("-- {HANDOUT} --\n{long}-- content/handouts/plain.yaml --\n{plain}")).edit(
        "site.yaml",
        "minify: false",
        "minify: false\nsearch: whole",
    )
}

fn build(project: &Project, memory: &Memory) -> Built {
    project.build_with(HandoutOptions::Make { handout_cache: memory, timeout: TIMEOUT })
}

/// What was found and made, to be compared.
#[track_caller]
fn same(change: &str, kept: &Built, clean: &Built) {
    assert_eq!(kept.found, clean.found, "{change}");
    assert_eq!(kept.files.keys().collect::<Vec<_>>(), clean.files.keys().collect::<Vec<_>>(), "{change}");
    for (path, bytes) in &clean.files {
        assert!(kept.files[path] == *bytes, "{change}: {path} differs");
    }
}

#[test]
fn whatever_changes_a_build_with_kept_handouts_is_a_clean_build() {
    let memory = Memory::default();
    let mut contents: HashMap<String, (String, String)> = HashMap::new();
    // Each alone, then pairs of them, every one beside what all the others left in the memory.
    let alone = (0..CHANGES.len()).map(|at| vec![at]);
    let pairs = (0..CHANGES.len()).map(|at| vec![at, (at * 7 + 3) % CHANGES.len()]);
    let all: Vec<Vec<usize>> = std::iter::once(Vec::new()).chain(alone).chain(pairs).collect();
    let before = build(&start(), &memory).good();
    for picked in all {
        let mut project = start();
        for at in &picked {
            let (path, from, to) = CHANGES[*at];
            // Of two changes in one place the first stands.
            if project.text(path).contains(from) {
                project = project.edit(path, from, to);
            }
        }
        let change = format!("{:?}", picked.iter().map(|at| CHANGES[*at]).collect::<Vec<_>>());
        let kept = build(&project, &memory);
        same(&change, &kept, &project.build_fresh());
        assert!(picked.is_empty() || kept.files != before.files, "{change}: nothing follows from it");
        for (path, bytes) in kept.files.iter().filter(|(path, _)| path.starts_with("assets/")) {
            let print = digest::hex(bytes);
            let known = contents.entry(path.clone()).or_insert_with(|| (print.clone(), change.clone()));
            assert_eq!(known.0, print, "{path} holds other bytes after {change} than after {}", known.1);
        }
    }
}

#[test]
fn a_file_of_the_search_is_named_by_its_own_bytes() {
    let built = start().build().good();
    let mut seen = 0;
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.starts_with("assets/search-en-")) {
        let print = path.rsplit('.').nth(1).unwrap();
        assert_eq!(print, &digest::hex(bytes)[..8], "{path}");
        seen += 1;
    }
    assert_eq!(seen, 3, "start, index and texts");
}
