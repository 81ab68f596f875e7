//! The walk-through of the manual, followed literally: what it writes is written, what it runs is run, and what it shows
//! is said.

use crate::sandbox::Sandbox;

/// The page that people follow.
const PAGE: &str = include_str!("../../docs/manual/content/walk-through.md");
/// The day on which it is followed; on a later one numbers would have to be rung again.
const TODAY: [&str; 2] = ["--today", "2026-11-28"];
/// What a new folder may hold at most.
const MOST_FILES: usize = 12;

/// A block of code: what stands behind its fence, the last path named before it, and its lines.
struct Block<'a> {
    kind: &'a str,
    path: &'a str,
    text: String,
}

fn blocks() -> Vec<Block<'static>> {
    let mut found: Vec<Block<'static>> = Vec::new();
    let (mut path, mut open) = ("", None);
    for line in PAGE.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(kind), None) => open = Some(Block { kind, path, text: String::new() }),
            (None, Some(block)) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {
                let named = line.split('`').skip(1).step_by(2).find(|code| code.ends_with(".yaml"));
                path = named.unwrap_or(path);
            }
        }
    }
    found
}

/// The words of a command, of which those in quotes are one.
fn words(command: &str) -> Vec<&str> {
    let pieces = command.split('"').enumerate();
    pieces
        .flat_map(|(at, part)| if at % 2 == 0 { part.split_whitespace().collect() } else { vec![part] })
        .collect()
}

#[test]
fn it_leads_from_nothing_to_a_site_that_may_be_published() {
    let sandbox = Sandbox::empty();
    let (mut commands, mut written) = (0, 0);
    for Block { kind, path, text } in blocks() {
        match kind {
            "yaml" => sandbox.write(path, &text),
            "yaml add" => sandbox.write(path, &format!("{}\n{text}", sandbox.read(path))),
            "console" => {
                for step in text.split("$ rightskit ").skip(1) {
                    let mut lines = step.lines();
                    let mut arguments = words(lines.next().unwrap_or_default());
                    if !arguments.contains(&"theme")
                        && ["build", "check"].iter().any(|name| arguments.contains(name))
                    {
                        arguments.extend(TODAY);
                    }
                    let said = sandbox.run(&arguments);
                    said.ends_with(0);
                    lines.for_each(|line| {
                        said.says(line);
                    });
                    commands += 1;
                    if arguments.contains(&"new") {
                        let files = sandbox.files("our-rights").len();
                        assert!(files <= MOST_FILES, "{files} files");
                    }
                }
                continue;
            }
            other => panic!("what is to be done with a block of {other}?"),
        }
        written += 1;
    }
    assert!(commands >= 9 && written == 2, "{commands} commands, {written} files");
    let home = sandbox.read("our-rights/public/index.html");
    assert!(home.contains("Te Kura Tāpere Trust"));
    assert!(sandbox.path("our-rights/public/handouts/rights.pdf").exists());
    for picture in
        PAGE.lines().filter_map(|line| line.strip_prefix("![")?.rsplit_once('(')?.1.strip_suffix(')'))
    {
        let file = format!("{}/docs/manual/content/{picture}", env!("CARGO_MANIFEST_DIR"));
        assert!(std::path::Path::new(&file).exists(), "{file}");
    }
}
