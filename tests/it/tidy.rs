//! The repository's own rules: what every source file says of itself, how long it is, what it may name.
#![expect(clippy::disallowed_methods, reason = "reads the sources of this repository")]

use std::fs;
use std::path::Path;

/// Modules from the lowest layer to the highest. A module may name those of its own layer and below.
const LAYERS: &[&[&str]] = &[
    &["yaml", "text", "date", "phone", "prose", "contrast", "digest", "diagnostic"],
    &["sources", "frontmatter", "model", "markdown", "output", "clock"],
    &["load", "theme", "triage"],
    &["site"],
    &["search", "handout"],
    &["check"],
    &["render", "audit", "pack", "write"],
    &["pipeline", "report", "explain", "bundled", "conformance"],
    &["commands", "cli"],
];

/// The longest file that needs no reason.
const LONGEST: usize = 400;

struct Source {
    /// Relative to `src`.
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    files
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "rs"))
        .map(|entry| Source {
            path: entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"),
            text: fs::read_to_string(entry.path()).unwrap(),
        })
        .collect()
}

impl Source {
    /// The top module it belongs to.
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Its lines up to the tests, which stand last.
    fn code(&self) -> Vec<&str> {
        if self.path.ends_with("tests.rs") {
            return Vec::new();
        }
        self.text.lines().take_while(|line| !line.contains("#[cfg(test)]")).collect()
    }
}

#[test]
fn every_file_says_what_it_is() {
    let mute: Vec<String> = sources()
        .into_iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.path)
        .collect();
    assert!(mute.is_empty(), "{mute:?}");
}

#[test]
fn long_files_have_a_reason() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|source| {
            source.text.lines().count() > LONGEST && !source.text.contains("// Reason for length:")
        })
        .map(|source| format!("{} has {} lines", source.path, source.text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn nothing_is_unwrapped_without_a_proof() {
    let mut found = Vec::new();
    for source in sources() {
        let lines = source.code();
        for (at, line) in lines.iter().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let bold =
                [".unwrap()", ".expect(", "panic!(", "unreachable!("].iter().any(|word| code.contains(word));
            let proved = at > 0 && lines[at - 1].trim_start().starts_with("//");
            if bold && !proved {
                found.push(format!("{}:{}: {}", source.path, at + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "say on the line above why it cannot fail: {found:#?}");
}

#[test]
fn nothing_is_left_to_do() {
    let words =
        [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["todo", "!("].concat(), ["dbg", "!("].concat()];
    let left: Vec<String> = sources()
        .into_iter()
        .filter(|source| words.iter().any(|word| source.text.contains(word.as_str())))
        .map(|source| source.path)
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn lower_layers_never_name_higher_ones() {
    let layer = |module: &str| LAYERS.iter().position(|modules| modules.contains(&module));
    let mut wrong = Vec::new();
    for source in sources() {
        let own = source.module();
        if matches!(own, "lib" | "main") {
            continue;
        }
        let Some(at) = layer(own) else {
            wrong.push(format!("{own} stands in no layer"));
            continue;
        };
        for name in named(&source) {
            match layer(&name) {
                Some(other) if other > at => wrong.push(format!("{} names {name}", source.path)),
                Some(_) => {}
                None => wrong.push(format!("{} names {name}, which stands in no layer", source.path)),
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Top modules that a file names as `crate::module`, alone or in a list.
fn named(source: &Source) -> Vec<String> {
    let code: String = source
        .code()
        .iter()
        .map(|line| format!("{}\n", line.split("//").next().unwrap_or_default()))
        .collect();
    let mut names = Vec::new();
    for part in code.split("crate::").skip(1) {
        let list =
            part.strip_prefix('{').and_then(|rest| rest.split_once('}')).map_or(part, |(inside, _)| inside);
        let several = part.starts_with('{');
        for name in list.split(',').take(if several { usize::MAX } else { 1 }) {
            let name: String =
                name.trim().chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect();
            if !name.is_empty() {
                names.push(name);
            }
        }
    }
    names
}

#[test]
fn imports_are_named_one_by_one() {
    let wild: Vec<String> = sources()
        .iter()
        .flat_map(|source| {
            source
                .code()
                .into_iter()
                .filter(|line| {
                    line.starts_with("use ") && line.ends_with("::*;") && !line.contains("prelude")
                })
                .map(|line| format!("{}: {line}", source.path))
        })
        .collect();
    assert!(wild.is_empty(), "{wild:?}");
}

#[test]
fn there_are_no_module_files_inside_their_folders() {
    assert!(sources().iter().all(|source| !source.path.ends_with("mod.rs")));
}

#[test]
fn the_architecture_page_names_every_module() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    let missing: Vec<String> = sources()
        .iter()
        .filter(|source| !source.path.contains('/'))
        .map(|source| source.module().to_owned())
        .filter(|module| !matches!(module.as_str(), "lib" | "main") && !page.contains(&format!("`{module}`")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let lines = page.lines().count();
    assert!(lines < 150, "{lines} lines are too many to read");
}

#[test]
fn every_component_is_a_whole_folder() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/components");
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/base/components");
    for entry in fs::read_dir(root).unwrap() {
        let folder = entry.unwrap().path();
        for file in ["README.md", "template.html", "examples.yaml"] {
            // Markup that themes share stands in the theme they inherit.
            let shared = base.join(folder.file_name().unwrap()).join(file);
            assert!(folder.join(file).is_file() || shared.is_file(), "{} has no {file}", folder.display());
        }
    }
}
