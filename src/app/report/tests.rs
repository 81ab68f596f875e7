//! What is printed stays in proportion, and obeys nobody.

use super::{ReportStyle, json, text};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::sources::Sources;

fn one(path: &str, bytes: &[u8]) -> Sources {
    let mut sources = Sources::default();
    sources.insert(path, bytes.to_vec());
    sources
}

fn broken(line: usize, column: usize) -> Diagnostic {
    Diagnostic::error("broken-link", Place::at("a.md", line, column), "There is no page `b.md`.")
        .hint("Write one.")
}

/// 4,000 of one kind on one line of 59 kB came to 352 MB.
#[test]
fn many_problems_of_a_long_line_take_few_words() {
    let line = "[gone](b.md), ".repeat(4_000);
    let found: Vec<Diagnostic> = (0..4_000).map(|n| broken(1, n * 14 + 1)).collect();
    let said = text(&found, &one("a.md", line.as_bytes()), ReportStyle::Plain);
    assert!(said.len() < 3_000, "{} bytes", said.len());
    assert!(said.contains("error broken-link at 3999 more places:"), "{said}");
    assert!(said.contains("… and 3979 more."), "{said}");
    assert_eq!(said.matches("Write one.").count(), 1, "what to do is said once: {said}");
    assert!(json(&found).len() < 4_000 * 400);
}

#[test]
fn few_are_each_shown_with_their_line() {
    let found = [broken(1, 1), broken(2, 1), broken(3, 1)];
    let said = text(&found, &one("a.md", b"[one](b.md)\n[two](b.md)\n[three](b.md)\n"), ReportStyle::Plain);
    assert_eq!(said.matches("error broken-link").count(), 3, "{said}");
    assert!(said.contains("[a.md:2:1]") && !said.contains("more places"), "{said}");
}

#[test]
fn the_mark_stands_under_the_place_wherever_the_line_is_cut() {
    for (before, after) in [(0, 0), (10, 500), (500, 500), (500, 0)] {
        let line = format!("{}[gone](b.md){}", "ā ".repeat(before), " x".repeat(after));
        let said = text(&[broken(1, before * 2 + 1)], &one("a.md", line.as_bytes()), ReportStyle::Plain);
        let rows: Vec<&str> = said.lines().collect();
        let row = rows.iter().position(|row| row.contains("[gone](b.md")).unwrap();
        let column = |row: &str, sign: char| row.chars().position(|one| one == sign);
        let at = rows[row].find("[gone]").map(|at| rows[row][..at].chars().count());
        assert_eq!(column(rows[row + 1], '^'), at, "{said}");
        assert!(said.contains(&format!("[a.md:1:{}]", before * 2 + 1)), "{said}");
        assert!(rows.iter().all(|row| row.chars().count() < 110), "{said}");
    }
}

#[test]
fn signs_that_a_terminal_obeys_are_written_out() {
    let evil = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}\r";
    let sources = one(&format!("a{evil}.md"), format!("{evil}[gone](b.md)\n").as_bytes());
    let problem =
        Diagnostic::error("broken-link", Place::at(format!("a{evil}.md"), 1, 16), format!("No {evil}."));
    let whole = problem.clone().hint(format!("Not {evil}."));
    let found = vec![whole.clone(), whole.clone(), whole.clone(), whole, problem];
    for said in [
        text(&found, &sources, ReportStyle::Plain),
        text(&found[..1], &sources, ReportStyle::Plain),
        json(&found),
    ] {
        let bad = |sign: char| (sign.is_control() && sign != '\n') || sign == '\u{202e}';
        assert!(!said.contains(bad), "{said:?}");
        assert!(said.contains("\\u001b]0;owned\\u0007"), "{said}");
    }
}

#[test]
fn a_place_past_the_end_is_still_named() {
    for (line, column) in [(1, 99), (9, 1), (0, 0), (2, 0)] {
        let said = text(&[broken(line, column)], &one("a.md", b"one\ntwo"), ReportStyle::Plain);
        assert!(said.contains("There is no page `b.md`.") && said.contains("a.md"), "{said}");
    }
    assert!(text(&[broken(1, 1)], &one("a.md", b""), ReportStyle::Plain).contains("a.md:1:1"));
    assert!(text(&[broken(1, 2)], &one("a.md", b"\xff\xfe\n"), ReportStyle::Plain).contains("a.md"));
}
