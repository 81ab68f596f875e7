//! `rightskit explain` has a page for every code that can be printed.
#![expect(clippy::disallowed_methods, reason = "reads the sources of this repository")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rightskit::testing::explain;

/// The code outside tests of every source file.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    let rust = files.filter(|file| file.path().extension().is_some_and(|end| end == "rs"));
    let own = rust.filter(|file| !file.path().iter().any(|part| part == "tests" || part == "tests.rs"));
    own.map(|file| {
        let text = fs::read_to_string(file.path()).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        (file.path().strip_prefix(&root).unwrap().display().to_string(), code.to_owned())
    })
    .collect()
}

/// Texts in quotes that could be a code: small letters, with hyphens between them.
fn literals(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).step_by(2).filter(|text| {
        text.contains('-')
            && text
                .split('-')
                .all(|part| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_lowercase()))
    })
}

#[test]
fn every_code_that_can_be_printed_is_explained() {
    let sources = sources();
    let explained = explain::codes();
    // `const NAME: &str = "code"`, by file and by name.
    let mut constants: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (path, code) in &sources {
        for line in code.lines().filter(|line| line.contains("const ") && line.contains(": &str = \"")) {
            let name =
                line.split("const ").nth(1).and_then(|rest| rest.split(':').next()).unwrap_or_default();
            let value = line.split('"').nth(1).unwrap_or_default();
            constants.entry(name).or_default().push((path, value));
        }
    }
    let (mut printed, mut wrong) = (0, Vec::new());
    for (path, code) in &sources {
        for kind in ["error", "warning", "note"] {
            for (_, rest) in code
                .match_indices(&format!("Diagnostic::{kind}("))
                .map(|(at, call)| (at, &code[at + call.len()..]))
            {
                let first = rest.trim_start().split([',', '\n']).next().unwrap_or_default().trim();
                let codes: Vec<&str> = if let Some(literal) = first.strip_prefix('"') {
                    vec![literal.trim_end_matches('"')]
                } else if first.chars().next().is_some_and(|sign| sign.is_uppercase()) || first.contains("::")
                {
                    let name = first.rsplit("::").next().unwrap_or_default();
                    let all = constants.get(name).map(Vec::as_slice).unwrap_or_default();
                    let own: Vec<&str> =
                        all.iter().filter(|(of, _)| of == path).map(|(_, value)| *value).collect();
                    if own.is_empty() { all.iter().map(|(_, value)| *value).collect() } else { own }
                } else {
                    // The code was handed in: whatever looks like one in this file may be it.
                    literals(code).filter(|text| !NO_CODES.contains(text)).collect()
                };
                printed += codes.len();
                let unknown = codes.into_iter().filter(|code| !explained.contains(code));
                wrong.extend(unknown.map(|code| format!("{path}: {code}")));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "nothing is said of {wrong:#?}");
    assert!(printed > 100, "{printed}: the reader of these sources is broken");
}

/// Words with hyphens in files whose functions take a code.
const NO_CODES: [&str; 0] = [];

/// The other way round: no page is about a code that nothing prints.
#[test]
fn every_code_that_is_explained_can_be_printed() {
    let all: String = sources().into_iter().map(|(_, code)| code).collect();
    let lost: Vec<&str> =
        explain::codes().into_iter().filter(|code| !all.contains(&format!("\"{code}\""))).collect();
    assert!(lost.is_empty(), "nothing prints {lost:?}");
}
