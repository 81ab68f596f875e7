//! What goes to which stream, and that neither a pipe nor a log is spoilt.

use std::io::{Read, pipe};

use crate::sandbox::{Said, Sandbox};

/// More than a moment's work and more than a screen of warnings, so that a bar would show.
fn long_and_bad() -> Sandbox {
    let sandbox = Sandbox::plain();
    for page in 0..800 {
        sandbox.write(
            &format!("content/page-{page}.md"),
            "---\ntitle: Late\nreview_by: 2020-01-01\n---\n\nWords.\n",
        );
    }
    sandbox
}

#[test]
fn messages_in_a_pipe_are_plain_lines() {
    let said = long_and_bad().run(&["build"]);
    said.ends_with(0).says("800 warnings");
    assert!(said.out.is_empty(), "results only on standard output: {}", said.out);
    let odd = said.err.find(|sign: char| sign.is_control() && sign != '\n');
    assert_eq!(odd, None, "colours or a moving bar in {:?}", &said.err[..200]);
    assert!(!said.err.contains(" of 80"), "progress in a log");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let sandbox = long_and_bad();
    for arguments in [&["check", "--json"][..], &["explain"], &["schema", "directory"], &["--help"]] {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let said = Said::from(sandbox.command(arguments).stdout(writer).output().unwrap());
        said.ends_with(0).says_nothing_of("panicked");
    }
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let said = Said::from(sandbox.command(&["build"]).stderr(writer).output().unwrap());
    said.ends_with(0);
    sandbox.assert_whole("public");
}

#[test]
fn a_slow_reader_gets_everything() {
    let sandbox = long_and_bad();
    let (mut reader, writer) = pipe().unwrap();
    let mut child = sandbox
        .command(&["check", "--json"])
        .stdout(writer)
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    assert!(child.wait().unwrap().success());
    let found: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(found["problems"].as_array().unwrap().len(), 800);
    assert_eq!(found["summary"], serde_json::json!({"errors": 0, "warnings": 800, "notes": 0}));
}

/// Each finding has the same keys, a known severity, a place inside the site and a code that `explain` knows.
#[test]
fn findings_have_one_shape() {
    let sandbox = Sandbox::kit();
    let said = sandbox.run(&["check", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&said.ends_with(0).out).unwrap();
    assert_eq!(found["version"], 1);
    let found = found["problems"].as_array().unwrap();
    assert!(found.len() > 3, "the kit starts with open slots");
    let known = sandbox.run(&["explain"]).out;
    for finding in found {
        let mut keys: Vec<_> = finding.as_object().unwrap().keys().map(String::as_str).collect();
        keys.retain(|key| *key != "hint");
        keys.sort_unstable();
        assert_eq!(keys, ["code", "message", "place", "severity"]);
        assert!(["warning", "note"].contains(&finding["severity"].as_str().unwrap()), "{finding}");
        let code = finding["code"].as_str().unwrap();
        assert!(known.lines().any(|line| line.split(' ').next() == Some(code)), "{code} is not explained");
        let path = finding["place"]["path"].as_str().unwrap();
        assert!(path == "addresses.lock" || sandbox.path(path).is_file(), "{path}");
        assert!(finding["place"]["line"].is_u64() && finding["place"]["column"].is_u64());
    }
}

/// `build --strict` stops the new kit, which has everything still open.
#[test]
fn strict_names_what_is_open() {
    let sandbox = Sandbox::kit();
    let said = sandbox.run(&["build", "--strict"]);
    said.ends_with(1)
        .says("warning open-slot")
        .says("warning pending-decision")
        .says("warning unconfirmed-crisis");
    assert!(!sandbox.path("public").exists());
}
