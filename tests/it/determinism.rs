//! The same sources give the same bytes, in whatever order they come and however often they are built.

use rightskit::testing::search::Delivery;
use rightskit::testing::sources::Sources;

use crate::project::{Built, Project};
use crate::searching::site;

/// Two sites have the same bytes; if not, says in which files they differ.
#[track_caller]
pub fn same(one: &Built, two: &Built) {
    assert_eq!(one.files.keys().collect::<Vec<_>>(), two.files.keys().collect::<Vec<_>>());
    let differ: Vec<&String> =
        one.files.iter().filter(|(path, bytes)| two.files[*path] != **bytes).map(|(path, _)| path).collect();
    assert!(differ.is_empty(), "{differ:?}");
}

#[test]
fn the_real_site_is_the_same_twice() {
    let (one, two) = (Project::real().build_fresh().good(), Project::real().build_fresh().good());
    same(&one, &two);
    assert_eq!(one.found, two.found, "messages come in the same order too");
}

#[test]
fn the_order_of_files_does_not_show() {
    let forward = Project::kit("");
    let mut backward = forward.clone();
    let files: Vec<_> =
        forward.sources.iter().map(|(path, bytes)| (path.to_owned(), bytes.clone())).collect();
    backward.sources = Sources::default();
    for (path, bytes) in files.into_iter().rev() {
        backward.sources.insert(path, bytes);
    }
    same(&forward.build().good(), &backward.build().good());
}

#[test]
fn one_thread_or_many_make_no_difference() {
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let one = alone.install(|| Project::kit("").build().good());
    same(&one, &Project::kit("").build().good());
}

#[test]
fn an_index_is_the_same_however_many_read_it() {
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let more: String = (0..120)
        .map(|number| {
            let words = format!("harass{number} discriminat{} w\u{101}{} wa{0}", number / 3, number % 7);
            format!("-- content/en/more/page-{number}.md --\n---\ntitle: {words}\n---\n{words} the boss\n\n## {words}\n\nMore.\n")
        })
        .collect();
    for delivery in [Delivery::Whole, Delivery::Split] {
        let project = site(delivery).with(&more);
        let one = alone.install(|| project.build().good());
        for _ in 0..3 {
            same(&one, &project.build().good());
        }
    }
}

#[test]
fn the_clock_is_in_no_byte() {
    let now = Project::kit("").build().good();
    same(&now, &Project::kit("").today("2026-11-24").build().good());
}
