//! The repository's own rules: what every source file says of itself, how long it is, what it may name.
#![expect(clippy::disallowed_methods, reason = "reads the sources of this repository")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The floors from the lowest to the highest, each with its modules. A module may name those of the floors below it, and
/// of its own floor those that [`BESIDE`] allows.
const FLOORS: &[(&str, &[&str])] = &[
    (
        "base",
        &[
            "text",
            "date",
            "phone",
            "prose",
            "contrast",
            "oklch",
            "css",
            "drawing",
            "digest",
            "memo",
            "diagnostic",
            "output_file",
        ],
    ),
    ("input", &["sources", "yaml", "frontmatter", "model", "markdown", "theme", "project_files", "load"]),
    ("domain", &["site", "triage", "search", "handout", "edition"]),
    ("rules", &["levels", "check", "audit", "conformance", "served"]),
    ("output", &["kind", "problem", "render", "pack", "write"]),
    (
        "app",
        &[
            "cli",
            "flags",
            "fleet",
            "commands",
            "pipeline",
            "report",
            "reference",
            "explain",
            "bundled",
            "layers",
            "live",
            "clock",
        ],
    ),
];

/// Who may name whom on one floor; nobody else may.
const BESIDE: &[(&str, &[&str])] = &[
    ("prose", &["text", "digest", "memo"]),
    ("text", &["diagnostic"]),
    ("oklch", &["contrast"]),
    ("drawing", &["css"]),
    ("model", &["yaml"]),
    ("theme", &["sources", "yaml", "frontmatter"]),
    ("load", &["sources", "yaml", "frontmatter", "model", "markdown", "theme", "project_files"]),
    ("site", &["triage"]),
    ("search", &["site"]),
    ("handout", &["site", "triage"]),
    ("check", &["levels", "audit"]),
    ("conformance", &["levels", "check"]),
    ("served", &["audit"]),
    ("pack", &["kind"]),
    ("write", &["kind", "problem"]),
    ("cli", &["flags", "commands", "bundled"]),
    ("flags", &["fleet"]),
    ("layers", &["bundled"]),
    (
        "commands",
        &["flags", "fleet", "pipeline", "report", "reference", "explain", "bundled", "layers", "live"],
    ),
    ("reference", &["commands", "explain"]),
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
    /// The floor and the module it belongs to; nothing for a floor's own file and for the crate's.
    fn stands(&self) -> Option<(&str, &str)> {
        let (floor, rest) = self.path.split_once('/')?;
        Some((floor, rest.split('/').next().unwrap_or_default().trim_end_matches(".rs")))
    }

    /// Its lines up to the tests, which stand last.
    fn code(&self) -> Vec<&str> {
        if self.path.ends_with("tests.rs") || self.path.contains("/tests/") {
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
fn lower_floors_never_name_higher_ones() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some((floor, module)) = source.stands() else { continue };
        let Some(at) = FLOORS.iter().position(|(name, modules)| *name == floor && modules.contains(&module))
        else {
            wrong.push(format!("{} stands on no floor", source.path));
            continue;
        };
        let beside = BESIDE.iter().find(|(name, _)| *name == module).map_or(&[][..], |(_, allowed)| *allowed);
        for (other_floor, other) in named(&source) {
            let Some(below) = FLOORS.iter().position(|(name, _)| *name == other_floor) else {
                wrong.push(format!("{} names crate::{other_floor}, which is no floor", source.path));
                continue;
            };
            if below > at || (below == at && other != module && !beside.contains(&other.as_str())) {
                wrong.push(format!("{} names {other_floor}::{other}", source.path));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// An edge that nobody uses is not allowed either: the table stays exact.
#[test]
fn every_allowed_edge_is_used() {
    let sources = sources();
    let used = |from: &str, to: &str| {
        let mut own =
            sources.iter().filter(|source| source.stands().is_some_and(|(_, module)| module == from));
        own.any(|source| named(source).iter().any(|(_, other)| other == to))
    };
    let unused: Vec<String> = BESIDE
        .iter()
        .flat_map(|(from, allowed)| allowed.iter().map(move |to| (*from, *to)))
        .filter(|(from, to)| !used(from, to))
        .map(|(from, to)| format!("{from} -> {to}"))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// Floor and module of everything that a file names as `crate::floor::module`, alone or in lists.
fn named(source: &Source) -> Vec<(String, String)> {
    let code: String = source
        .code()
        .iter()
        .map(|line| format!("{}\n", line.split("//").next().unwrap_or_default()))
        .collect();
    let word = |text: &str| -> String {
        text.trim().chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect()
    };
    let mut names = Vec::new();
    for part in code.split("crate::").skip(1) {
        assert!(!part.starts_with('{'), "{}: name one floor in each `use`", source.path);
        let floor = word(part);
        let rest = part[floor.len()..].strip_prefix("::").unwrap_or_default();
        match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((inside, _)) => names.extend(inside.split(',').map(|one| (floor.clone(), word(one)))),
            None => names.push((floor, word(rest))),
        }
    }
    names.retain(|(_, module)| !module.is_empty());
    names
}

/// No file needs another that needs it: each can be read after those it names, and moved without them.
///
/// What a file only passes on to others (`pub use`) it does not need itself.
#[test]
fn no_files_need_each_other() {
    let sources: BTreeMap<String, Source> = sources()
        .into_iter()
        .filter(|source| !["lib.rs", "main.rs"].contains(&source.path.as_str()))
        .map(|source| (source.path.trim_end_matches(".rs").to_owned(), source))
        .collect();
    let needs: BTreeMap<&str, BTreeSet<&str>> =
        sources.iter().map(|(file, source)| (file.as_str(), needed(file, source, &sources))).collect();
    let reached = |from: &str| {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut next: Vec<&str> = needs[from].iter().copied().collect();
        while let Some(file) = next.pop() {
            if reached.insert(file) {
                next.extend(&needs[file]);
            }
        }
        reached
    };
    let all: BTreeMap<&str, BTreeSet<&str>> = needs.keys().map(|file| (*file, reached(file))).collect();
    let circles: Vec<String> = needs
        .iter()
        .filter(|(file, _)| all[*file].contains(*file))
        .map(|(file, needs)| {
            let back: Vec<&&str> = needs.iter().filter(|other| all[*other].contains(file)).collect();
            format!("{file} needs {back:?}, which need it")
        })
        .collect();
    assert!(circles.is_empty(), "{circles:#?}");
}

/// The files that `file` names by `crate::`, `super::`, `self::` or the name of its own module.
fn needed<'s>(file: &str, source: &Source, all: &'s BTreeMap<String, Source>) -> BTreeSet<&'s str> {
    let lines: Vec<&str> =
        source.code().into_iter().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = lines.join("\n");
    let mut passed_on = Vec::new();
    let mut paths = Vec::new();
    let mut rest = code.as_str();
    while let Some((start, statement, after)) = next_use(rest) {
        let inner = rest[..start].ends_with("    ");
        for path in whole_paths(statement) {
            let path = if inner { path.replacen("super::", "self::", 1) } else { path };
            match rest[..start].trim_end().ends_with("pub") {
                true => passed_on.push(path),
                false => paths.push(path),
            }
        }
        rest = after;
    }
    let own = code.lines().filter(|line| !line.trim_start().starts_with("pub use")).collect::<Vec<_>>();
    let own = own.join("\n");
    let is_used = |path: &&String| {
        let name = path.rsplit("::").next().unwrap_or_default();
        own.match_indices(name).any(|(at, _)| {
            let ends = |sign: Option<char>| sign.is_none_or(|sign| !sign.is_alphanumeric() && sign != '_');
            ends(own[..at].chars().next_back()) && ends(own[at + name.len()..].chars().next())
        })
    };
    paths.extend(passed_on.iter().filter(is_used).cloned());
    paths.extend(in_expressions(&code));
    paths.iter().filter_map(|path| file_of(file, path, all)).filter(|other| *other != file).collect()
}

/// The next `use`: where it stands, what it names, and what follows.
fn next_use(code: &str) -> Option<(usize, &str, &str)> {
    let start = code.match_indices("use ").map(|(at, _)| at).find(|at| {
        let line = code[..*at].rsplit('\n').next().unwrap_or_default();
        line.trim().is_empty() || line.trim_start().starts_with("pub")
    })?;
    let (statement, after) = code[start + 4..].split_once(';')?;
    Some((start, statement, after))
}

/// `a::{b, c::{d, e}}` → `a::b`, `a::c::d`, `a::c::e`.
fn whole_paths(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((stem, inside)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let inside = inside.trim_end().strip_suffix('}').unwrap_or(inside);
    let mut depth = 0;
    let parts = inside.split(|sign| {
        depth += match sign {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        sign == ',' && depth == 0
    });
    let whole = |part: &str| whole_paths(part).into_iter().map(|path| format!("{}{path}", stem.trim()));
    parts.filter(|part| !part.trim().is_empty()).flat_map(whole).collect()
}

/// Paths that stand in the code itself, such as `super::words::sentence(…)`.
fn in_expressions(code: &str) -> Vec<String> {
    let is_path = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == ':';
    code.lines()
        .filter(|line| !line.trim_start().starts_with("use ") && !line.contains("pub use "))
        .flat_map(|line| line.split(|sign| !is_path(sign)))
        .filter(|path| path.contains("::"))
        .map(str::to_owned)
        .collect()
}

/// The file that `path`, as it stands in `file`, leads to.
fn file_of<'s>(file: &str, path: &str, all: &'s BTreeMap<String, Source>) -> Option<&'s str> {
    let mut parts = path.split("::").peekable();
    let mut at: Vec<&str> = match *parts.peek()? {
        "crate" => Vec::new(),
        "self" | "super" => file.split('/').collect(),
        name if all.contains_key(&format!("{file}/{name}")) => file.split('/').collect(),
        _ => return None,
    };
    for part in parts {
        let inside = [&at[..], &[part]].concat().join("/");
        match part {
            "crate" | "self" => {}
            "super" => drop(at.pop()),
            _ if all.contains_key(&inside) => at.push(part),
            _ => break,
        }
    }
    all.get_key_value(&at.join("/")).map(|(name, _)| name.as_str())
}

/// A name leads to one type, wherever it is read. Types within functions, tests and other types stand further in and are
/// seen by their neighbours alone.
#[test]
fn no_two_types_share_a_name() {
    let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    // Of these files, those of tests alone have no code.
    for source in sources().iter().filter(|source| !source.code().is_empty()) {
        for (at, line) in source.text.lines().enumerate() {
            let line = match line.strip_prefix("pub(").and_then(|rest| rest.split_once(')')) {
                Some((_, rest)) => rest.trim_start(),
                None => line.trim_start_matches("pub "),
            };
            let kinds = ["struct ", "enum ", "trait ", "type "];
            let Some(rest) = kinds.iter().find_map(|kind| line.strip_prefix(kind)) else { continue };
            let name = rest.split(|sign| !is_word(sign)).next().unwrap_or_default();
            places.entry(name.to_owned()).or_default().push(format!("src/{}:{}", source.path, at + 1));
        }
    }
    assert!(!places.is_empty(), "no type was found");
    places.retain(|_, places| places.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}

/// What only its own file names is private. Types are left out: they may stand in what others take or give.
#[test]
fn nothing_is_public_that_only_its_own_file_names() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["src", "tests", "benches"].map(|folder| walkdir::WalkDir::new(root.join(folder)));
    let all: Vec<(std::path::PathBuf, String)> = folders
        .into_iter()
        .flatten()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "rs"))
        .map(|entry| (entry.path().to_owned(), fs::read_to_string(entry.path()).unwrap()))
        .collect();
    let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
    let words: Vec<BTreeSet<&str>> =
        all.iter().map(|(_, text)| text.split(|sign| !is_word(sign)).collect()).collect();
    let mut found = Vec::new();
    for source in sources() {
        let own = root.join("src").join(&source.path);
        for line in source.code() {
            let Some(rest) = line.trim_start().strip_prefix("pub ") else { continue };
            let named = rest.trim_start_matches("const ").trim_start_matches("fn ");
            let name = named.split(|sign| !is_word(sign)).next().unwrap_or_default();
            if named == rest {
                continue;
            }
            let others = all.iter().zip(&words).filter(|((path, _), _)| *path != own);
            if !others.into_iter().any(|(_, words)| words.contains(name)) {
                found.push(format!("{}: {name}", source.path));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Below the program there is no disk, no clock, no environment and no thread, so that the library without its feature
/// `cli` can run where there are none, such as in a browser.
#[test]
fn floors_below_the_program_ask_nothing_of_the_system() {
    // The one reader of the disk, the one writer of a site, and the time limit of handouts.
    let edges = ["input/load/disk.rs", "output/write.rs", "output/write/", "domain/handout/typesetter.rs"];
    let words = ["std::fs", "std::thread", "std::time", "std::env", "std::process", "std::{"];
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.stands().is_some_and(|(floor, _)| floor != "app")) {
        if edges.iter().any(|edge| source.path.starts_with(edge)) {
            continue;
        }
        for line in source.code() {
            let code = line.split("//").next().unwrap_or_default();
            found.extend(
                words
                    .iter()
                    .filter(|word| code.contains(*word))
                    .map(|word| format!("{}: {word}", source.path)),
            );
        }
    }
    assert!(found.is_empty(), "{found:#?}");
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
    let missing: Vec<&str> = FLOORS
        .iter()
        .flat_map(|(floor, modules)| std::iter::once(floor).chain(modules.iter()))
        .filter(|name| !page.contains(&format!("`{name}`")))
        .copied()
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
