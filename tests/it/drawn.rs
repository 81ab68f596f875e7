//! Draws values for a property. In the gate they are the same on every run, so that no property fails by chance there;
//! `RIGHTSKIT_LONG=SECONDS` draws others for that long, each property.
//!
//! Must not know what a property says.

use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

/// Has `property` hold for `cases` values. A value that breaks it is made as small as it can be and shown.
pub fn for_each<S: Strategy>(cases: u32, values: S, property: impl Fn(S::Value)) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let run = |mut runner: TestRunner| {
        let broken = runner.run(&values, |value| {
            property(value);
            Ok(())
        });
        match broken {
            Ok(()) => {}
            Err(TestError::Fail(why, value)) => panic!("{why}\nThe smallest value found: {value:?}"),
            Err(TestError::Abort(why)) => panic!("{why}"),
        }
    };
    match long() {
        None => run(TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))),
        Some(time) => {
            let start = Instant::now();
            while start.elapsed() < time {
                run(TestRunner::new(config.clone()));
            }
        }
    }
}

/// As [`for_each`], for texts made of at most `most` scraps: random characters alone seldom make a table or a key.
pub fn for_scraps(cases: u32, scraps: &'static [&'static str], most: usize, property: impl Fn(&str)) {
    let texts = vec(0..scraps.len(), 0..most)
        .prop_map(move |picks| picks.into_iter().map(|pick| scraps[pick]).collect::<String>());
    for_each(cases, texts, |text| property(&text));
}

#[expect(clippy::disallowed_methods, reason = "how long to run is asked of the environment")]
fn long() -> Option<Duration> {
    std::env::var("RIGHTSKIT_LONG").ok()?.parse().ok().map(Duration::from_secs)
}
