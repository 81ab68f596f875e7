//! Builds killed at random moments: what stands in `public` is always one whole site.
//!
//! Some kills for every run of the tests; `tests/kills` makes hundreds, over the whole kit.

use std::hash::{BuildHasher, RandomState};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::desk::Desk;

const KILLS: u32 = 20;
const PAGES: usize = 400;

/// A site of many pages that all say `word`.
fn say(desk: &Desk, word: &str) {
    for page in 0..PAGES {
        desk.page(&format!("page-{page}.md"), word);
    }
}

/// The one word that all pages of the published site say.
fn said(desk: &Desk) -> String {
    let files = desk.files("public");
    let mut words: Vec<_> = (0..PAGES)
        .map(|page| {
            String::from_utf8_lossy(&files[std::path::Path::new(&format!("page-{page}.html"))]).into_owned()
        })
        .map(|html| if html.contains("Before.") { "Before." } else { "After." })
        .collect();
    words.dedup();
    assert_eq!(words.len(), 1, "pages of two builds are mixed");
    words[0].to_owned()
}

#[test]
fn a_killed_build_leaves_a_whole_site() {
    let desk = Desk::plain();
    say(&desk, "Before.");
    desk.run(&["build"]).ends_with(0);
    let started = Instant::now();
    desk.run(&["build"]).ends_with(0);
    let longest = started.elapsed();
    let tidy = desk.names("");
    let (mut killed, mut tries) = (0, 0);
    while killed < KILLS {
        tries += 1;
        assert!(tries < 10 * KILLS, "most builds ended before they could be killed");
        say(&desk, if tries % 2 == 0 { "Before." } else { "After." });
        let mut build = desk.command(&["build"]).stderr(std::process::Stdio::null()).spawn().unwrap();
        sleep(a_part_of(longest));
        build.kill().unwrap();
        killed += u32::from(build.wait().unwrap().code().is_none());
        desk.assert_whole("public");
        said(&desk);
        // Not after each kill, so that what several dead builds left meets.
        if tries % 3 == 0 {
            desk.run(&["build"]).ends_with(0);
            desk.assert_whole("public");
            assert_eq!(said(&desk), if tries % 2 == 0 { "Before." } else { "After." });
            assert_eq!(desk.names(""), tidy, "dead builds left something");
        }
    }
}

/// Std has no random numbers, but each of its hash maps starts from one.
fn a_part_of(time: Duration) -> Duration {
    let random = RandomState::new().hash_one(0) % 1000;
    time.mul_f64(random as f64 / 1000.0)
}
