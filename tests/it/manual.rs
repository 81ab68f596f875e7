//! What people wrote about the program is true of it: every command that the manual and README name can be run.
#![expect(clippy::disallowed_methods, reason = "reads the documents of this repository")]

use std::fs;
use std::path::Path;

use clap::error::ErrorKind;
use rightskit::testing::cli::definition;

/// All commands in code of a text, each as it would be typed.
fn commands(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_block = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            found.push(line.trim().to_owned());
        } else {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    let ours = |command: String| {
        let command = command.split(" #").next().unwrap_or_default().trim().to_owned();
        let command = command.replace("cargo run --release -- ", "rightskit ");
        command.starts_with("rightskit ").then_some(command)
    };
    found.into_iter().filter_map(ours).collect()
}

#[test]
fn every_command_in_the_documents_is_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manual =
        walkdir::WalkDir::new(root.join("docs/manual")).into_iter().map(|entry| entry.unwrap().into_path());
    let pages = manual.chain(["README.md", "CONTRIBUTING.md"].map(|name| root.join(name)));
    let (mut count, mut wrong) = (0, Vec::new());
    for page in pages.filter(|page| page.extension().is_some_and(|end| end == "md")) {
        for command in commands(&fs::read_to_string(&page).unwrap()) {
            count += 1;
            // A word in capitals stands for one of many; for a command of its own there is nothing to try.
            if command.starts_with("rightskit COMMAND")
                || !cfg!(feature = "live") && command.contains(" --live ")
            {
                continue;
            }
            if let Err(error) = definition().version("1").try_get_matches_from(command.split_whitespace())
                && !matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
            {
                wrong.push(format!("{}: {command}: {error}", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 40, "{count} commands: the reader of these pages is broken");
}

/// What a host installs by its version, on pages and in workflows of the manual.
#[test]
fn the_version_that_a_host_is_told_to_install_is_this_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/manual/content");
    let pages = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.unwrap().into_path());
    let mut count = 0;
    for page in pages.filter(|page| page.extension().is_some_and(|end| end == "md")) {
        let text = fs::read_to_string(&page).unwrap();
        for (line, number) in text.lines().zip(1..) {
            let place = format!("{}:{number}", page.display());
            for version in line.split("rightskit==").skip(1) {
                count += 1;
                assert!(version.starts_with(env!("CARGO_PKG_VERSION")), "{place}");
            }
            assert!(!line.contains("pip install rightskit "), "{place}: of which version?");
        }
    }
    assert!(count > 3, "{count} versions: the reader of these pages is broken");
}

#[test]
fn the_reader_of_commands_sees_slips() {
    let slip = "Run `rightskit biuld`.\n\n```text\nrightskit -C x check   # looks\n```\n";
    assert_eq!(commands(slip), ["rightskit biuld", "rightskit -C x check"]);
    assert!(definition().try_get_matches_from(["rightskit", "biuld"]).is_err());
}
