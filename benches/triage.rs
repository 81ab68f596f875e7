//! How long it takes to prove a questionnaire, and how much memory: the kit's own, then 200 questions by chance.
//!
//! `cargo bench --bench triage [SEEDS]`. Prints the median of several runs; it judges nothing.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "reads the kit and the clock, and stops when it cannot"
)]

use std::fs;
use std::time::{Duration, Instant};

use rightskit::testing::model::triage::TriageFile;
use rightskit::testing::triage::Triage;
use rightskit::testing::triage::analysis::TriageAnalysis;
use rightskit::testing::triage::answer_space::AnswerSpace;
use rightskit::testing::triage::compile::compile;
use rightskit::testing::triage::prove::prove;

#[path = "../tests/it/triage/random.rs"]
mod random;

const OWN: &str = "content/triage/first-steps.yaml";
const HEAD: &str =
    "id: try\ntitle: T\ndescription: D\nminutes: 5\nreviewed: 2026-11-23\nreview_by: 2027-05-23\n";

fn main() {
    let seeds: u64 = std::env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(20);
    let own = read(&fs::read_to_string(OWN).unwrap(), OWN);
    let times = timed(9, || {
        prove(&AnswerSpace::new(&own), &|_, _| true);
    });
    println!("the kit's own, proof alone: {:.1} ms (median of 9)", millis(times[4]));
    let times = timed(9, || {
        TriageAnalysis::of(&own, &|_, _| true);
    });
    println!("the kit's own, with table, paper and style sheet: {:.1} ms (median of 9)", millis(times[4]));
    let mut all = Vec::new();
    for seed in 1..=seeds {
        let body = random::body(&mut random::Random::new(seed), 200, 4);
        let triage = read(&format!("{HEAD}{body}"), "try.yaml");
        let mut found = 0;
        all.push(timed(1, || found = prove(&AnswerSpace::new(&triage), &|_, _| true).found.len())[0]);
        assert!(found > 0, "chance makes something wrong");
    }
    all.sort_unstable();
    println!(
        "200 questions by chance, {seeds} seeds: median {:.0} ms, slowest {:.0} ms",
        millis(all[all.len() / 2]),
        millis(all[all.len() - 1])
    );
    if let Some(line) = fs::read_to_string("/proc/self/status")
        .unwrap_or_default()
        .lines()
        .find(|line| line.starts_with("VmHWM"))
    {
        println!("most memory: {}", line.trim_start_matches("VmHWM:").trim());
    }
}

fn read(text: &str, path: &str) -> Triage {
    let file: TriageFile = rightskit::testing::yaml::read(path, text, 0).unwrap();
    let (triage, found) = compile(&file, path);
    assert!(found.is_empty(), "{found:?}");
    triage.unwrap()
}

fn timed(runs: usize, mut work: impl FnMut()) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
