//! Builds killed at random moments: what stands in `public` is always one whole site.
//!
//! Some kills for every run of the tests; `tests/kills` makes hundreds, over the whole kit.

use std::hash::{BuildHasher, RandomState};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::sandbox::Sandbox;

const KILLS: u32 = 20;
const PAGES: usize = 400;

/// A site of many pages that all say `word`.
fn say(sandbox: &Sandbox, word: &str) {
    for page in 0..PAGES {
        sandbox.page(&format!("page-{page}.md"), word);
    }
}

/// The one word that all pages of the published site say.
fn said(sandbox: &Sandbox) -> String {
    let files = sandbox.files("public");
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
    let sandbox = Sandbox::plain();
    say(&sandbox, "Before.");
    sandbox.run(&["build"]).ends_with(0);
    let started = Instant::now();
    sandbox.run(&["build"]).ends_with(0);
    let longest = started.elapsed();
    let tidy = sandbox.names("");
    let (mut killed, mut tries) = (0, 0);
    while killed < KILLS {
        tries += 1;
        assert!(tries < 10 * KILLS, "most builds ended before they could be killed");
        say(&sandbox, if tries % 2 == 0 { "Before." } else { "After." });
        let mut build = sandbox.command(&["build"]).stderr(std::process::Stdio::null()).spawn().unwrap();
        sleep(a_part_of(longest));
        build.kill().unwrap();
        killed += u32::from(build.wait().unwrap().code().is_none());
        sandbox.assert_whole("public");
        said(&sandbox);
        // Not after each kill, so that what several dead builds left meets.
        if tries % 3 == 0 {
            sandbox.run(&["build"]).ends_with(0);
            sandbox.assert_whole("public");
            assert_eq!(said(&sandbox), if tries % 2 == 0 { "Before." } else { "After." });
            assert_eq!(sandbox.names(""), tidy, "dead builds left something");
        }
    }
}

/// Std has no random numbers, but each of its hash maps starts from one.
fn a_part_of(time: Duration) -> Duration {
    let random = RandomState::new().hash_one(0) % 1000;
    time.mul_f64(random as f64 / 1000.0)
}
