//! Runs the pages in `tests/cmd`: each tells a story of files and commands, and every word of it is tried.
//!
//! A fenced block whose first line names a file after the language (as in ` ```yaml site.yaml `) writes it.
//! A `console` block holds commands, each after `$ ` and run by `sh` in one folder that the page's blocks
//! share. Below a command: `? 1` is its exit code (0 when left out), `! text` must be on standard error,
//! anything else on standard output; both in this order, as parts of lines. A command without a line of
//! output must print nothing there.

use std::fs;
use std::path::Path;

use crate::sandbox::{PROGRAM, Said, Sandbox};

#[test]
fn every_command_in_the_pages_does_what_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    let (mut commands, mut wrong) = (0, Vec::new());
    for page in &pages {
        match tell(&fs::read_to_string(page).unwrap()) {
            Ok(count) => commands += count,
            Err(why) => wrong.push(format!("{}: {why}", page.display())),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        commands > pages.len(),
        "{commands} commands in {} pages: the reader of these pages is broken",
        pages.len()
    );
}

/// Plays one page and counts its commands.
fn tell(page: &str) -> Result<usize, String> {
    let sandbox = Sandbox::empty();
    let mut commands = 0;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(opening) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        match opening.split_once(' ') {
            Some((_, path)) => sandbox.write(path, &format!("{}\n", body.join("\n"))),
            None if opening == "console" => commands += console(&sandbox, &body)?,
            None => return Err(format!("the block `{opening}` neither writes a file nor runs a command")),
        }
    }
    Ok(commands)
}

fn console(sandbox: &Sandbox, lines: &[&str]) -> Result<usize, String> {
    let commands: Vec<_> =
        lines.iter().enumerate().filter_map(|(n, line)| Some((n, line.strip_prefix("$ ")?))).collect();
    for (n, command) in &commands {
        let expected: Vec<&str> =
            lines[n + 1..].iter().take_while(|line| !line.starts_with("$ ")).copied().collect();
        let said = run(sandbox, command);
        compare(&said, &expected).map_err(|why| format!("{command}\n{why}\n{said}"))?;
    }
    Ok(commands.len())
}

fn compare(said: &Said, expected: &[&str]) -> Result<(), String> {
    let code = expected.iter().find_map(|line| line.strip_prefix("? ")).unwrap_or("0");
    if said.code.map(|code| code.to_string()).as_deref() != Some(code) {
        return Err(format!("the code is not {code}"));
    }
    in_order(&said.err, expected.iter().filter_map(|line| line.strip_prefix("! ")))?;
    let results: Vec<&str> =
        expected.iter().filter(|line| !line.starts_with("? ") && !line.starts_with("! ")).copied().collect();
    if results.is_empty() && !said.out.is_empty() {
        return Err("it prints what the page does not say".to_owned());
    }
    in_order(&said.out, results.into_iter())
}

fn run(sandbox: &Sandbox, command: &str) -> Said {
    let programs = Path::new(PROGRAM).parent().unwrap().display();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap_or_default());
    Said::from(sandbox.other("sh", &["-c", command]).env("PATH", path).output().unwrap())
}

/// Each of `wanted` is part of a line after the one before it.
fn in_order<'a>(text: &str, wanted: impl Iterator<Item = &'a str>) -> Result<(), String> {
    let mut lines = text.lines();
    for part in wanted {
        lines.find(|line| line.contains(part)).ok_or_else(|| format!("nothing of `{part}`"))?;
    }
    Ok(())
}
