//! One slip in a file is one error: every kind of entry in every YAML file of the kit is broken in turn, and counted.

use std::collections::BTreeSet;

use rightskit::testing::diagnostic::Severity;
use rightskit::testing::model::agency::Agency;
use rightskit::testing::model::config::Config;
use rightskit::testing::model::conformance::ConformanceFile;
use rightskit::testing::model::directory::DirectoryFile;
use rightskit::testing::model::fact::FactsFile;
use rightskit::testing::model::handout::HandoutFile;
use rightskit::testing::model::hours::HolidaysFile;
use rightskit::testing::model::page::FrontMatter;
use rightskit::testing::model::search::{IntentTestsFile, IntentsFile, SearchTestsFile, SynonymsFile};
use rightskit::testing::model::slot::{CoverageFile, SlotsFile};
use rightskit::testing::model::triage::TriageFile;
use rightskit::testing::theme::manifest::Manifest;
use rightskit::testing::yaml::read;
use serde_json::{Map, Value, json};

use crate::project::Project;

/// The codes that reading a text as the kind of file that stands at `path` gives.
fn codes(path: &str, text: &str) -> Vec<&'static str> {
    macro_rules! read_as {
        ($kind:ty) => {
            read::<$kind>(path, text, 0).err()
        };
    }
    let name = path.rsplit('/').next().unwrap();
    let problems = match name {
        "site.yaml" => read_as!(Config),
        "directory.yaml" => read_as!(DirectoryFile),
        "conformance.yaml" => read_as!(ConformanceFile),
        "facts.yaml" => read_as!(FactsFile),
        "slots.yaml" => read_as!(SlotsFile),
        "coverage.yaml" => read_as!(CoverageFile),
        "holidays.yaml" => read_as!(HolidaysFile),
        "synonyms.yaml" => read_as!(SynonymsFile),
        "search-tests.yaml" => read_as!(SearchTestsFile),
        "intents.yaml" => read_as!(IntentsFile),
        "intent-tests.yaml" => read_as!(IntentTestsFile),
        "theme.yaml" => read_as!(Manifest),
        _ if path.starts_with("content/triage/") => read_as!(TriageFile),
        _ if path.starts_with("content/handouts/") => read_as!(HandoutFile),
        _ if path.starts_with("agencies/") => read_as!(Agency),
        _ if path.ends_with(".md") => read_as!(FrontMatter),
        _ => panic!("{path} is of no kind that is known here"),
    };
    problems.unwrap_or_default().into_iter().map(|problem| problem.code).collect()
}

/// Every YAML file of the kit, and the front matter of its pages.
fn files() -> Vec<(String, Value)> {
    let project = Project::real();
    let mut files = Vec::new();
    for (path, bytes) in project.sources.iter() {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let yaml = match path.rsplit_once('.') {
            Some((_, "yaml")) if !path.ends_with("/examples.yaml") => text,
            Some((_, "md")) if path.starts_with("content/en/") => {
                text.split("---\n").nth(1).unwrap_or_default()
            }
            _ => continue,
        };
        files.push((path.to_owned(), thinned(serde_saphyr::from_str(yaml).unwrap())));
    }
    assert!(files.len() > 60, "{}", files.len());
    files
}

/// Without the entries of lists and free maps that hold no key and no kind of value which those before them do not hold.
fn thinned(value: Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut known = BTreeSet::new();
            let new = items.into_iter().filter(|item| adds(item, &mut known));
            Value::Array(new.map(thinned).collect())
        }
        Value::Object(entries) => {
            let mut known = BTreeSet::new();
            let new = entries.into_iter().filter(|(key, value)| !is_made_up(key) || adds(value, &mut known));
            Value::Object(new.map(|(key, value)| (key, thinned(value))).collect())
        }
        other => other,
    }
}

/// Names that are made up hold digits, hyphens or capitals more often than not; keys of ours never do.
fn is_made_up(key: &str) -> bool {
    key.contains(|sign: char| !(sign.is_ascii_lowercase() || sign == '_'))
}

/// Whether `value` holds a path of keys that is not known yet; it is afterwards.
fn adds(value: &Value, known: &mut BTreeSet<String>) -> bool {
    let before = known.len();
    paths(value, "", known);
    known.len() > before
}

fn paths(value: &Value, path: &str, out: &mut BTreeSet<String>) {
    let kind = match value {
        Value::Array(items) => {
            items.iter().for_each(|item| paths(item, &format!("{path}[]"), out));
            "list"
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                paths(value, &format!("{path}.{}", if is_made_up(key) { "*" } else { key }), out);
            }
            "group"
        }
        Value::Null => "nothing",
        Value::Bool(_) => "yes or no",
        Value::Number(_) => "number",
        Value::String(_) => "text",
    };
    out.insert(format!("{path}: {kind}"));
}

/// `value` with one thing in it broken, for each thing and each way to break it; and what was broken.
fn broken(value: &Value, place: &str, out: &mut Vec<(String, Value)>) {
    let put = |out: &mut Vec<(String, Value)>, what: &str, value: Value| {
        out.push((format!("{place}: {what}"), value))
    };
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                let within = |value: Option<Value>, name: &str| {
                    let mut changed = Map::new();
                    for (known, old) in entries {
                        match (known == key, &value) {
                            (false, _) => drop(changed.insert(known.clone(), old.clone())),
                            (true, Some(value)) => drop(changed.insert(name.to_owned(), value.clone())),
                            (true, None) => {}
                        }
                    }
                    Value::Object(changed)
                };
                put(out, &format!("`{key}` misspelt"), within(Some(inner.clone()), &format!("{key}x")));
                // By turns: each way is tried on every third key or value, and each of them is broken.
                match out.len() % 3 {
                    0 => {
                        put(out, &format!("`{key}` called otherwise"), within(Some(inner.clone()), "zzzzzz"))
                    }
                    1 => put(out, &format!("no `{key}`"), within(None, key)),
                    _ => {}
                }
                let mut inside = Vec::new();
                broken(inner, &format!("{place}.{key}"), &mut inside);
                out.extend(inside.into_iter().map(|(what, value)| (what, within(Some(value), key))));
            }
            put(out, "text for a group", json!("zzz"));
            put(out, "a list for a group", json!(["zzz"]));
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let mut inside = Vec::new();
                broken(item, &format!("{place}[{at}]"), &mut inside);
                out.extend(inside.into_iter().map(|(what, value)| {
                    let mut changed = items.clone();
                    changed[at] = value;
                    (what, Value::Array(changed))
                }));
            }
            put(out, "text for a list", json!("zzz zzz"));
            put(out, "a group for a list", json!({"zzz": "zzz"}));
        }
        _ => {
            let ways = [
                ("a list", json!([["zzz"]])),
                ("nothing", Value::Null),
                ("another word", json!("zzz zzz")),
                ("a group", json!({"zzz": {"zzz": "zzz"}})),
                ("a number", json!(-7.5)),
                ("yes or no", json!(true)),
            ];
            let turn = out.len() % 3;
            // A whole group in the place of nothing is more than one slip.
            let fits = |(what, _): &(&str, Value)| !value.is_null() || *what != "a group";
            let tried = ways.into_iter().skip(turn).step_by(3).filter(fits);
            tried.for_each(|(what, value)| put(out, what, value));
        }
    }
}

#[test]
fn one_slip_is_one_error() {
    let (mut tried, mut told, mut wrong) = (0, 0, Vec::new());
    for (path, value) in files() {
        assert_eq!(codes(&path, &value.to_string()), [""; 0], "{path} as it is");
        let mut slips = Vec::new();
        broken(&value, "", &mut slips);
        // Each key is misspelt; of all other slips in a long file, some are tried.
        let step = 1 + slips.len() / 500;
        let all = slips.into_iter().enumerate();
        let tries = all.filter(|(at, (what, _))| at % step == 0 || what.ends_with("misspelt"));
        for (_, (what, value)) in tries {
            let codes = codes(&path, &value.to_string());
            tried += 1;
            told += codes.len().min(1);
            if codes.len() > 1 || codes.contains(&"yaml-syntax") {
                wrong.push(format!("{path}{what}: {codes:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}: {:#?}", wrong.len(), &wrong[..wrong.len().min(40)]);
    assert!(told > tried / 2 && tried > 1_000, "{told} of {tried} were told");
}

/// What follows from a file that cannot be read is none: the same slips with the whole kit around them.
#[test]
fn one_slip_in_the_kit_is_one_error() {
    for (path, from, to, code) in [
        ("directory.yaml", "run_by: government", "run_by: charity", "unknown-value"),
        ("directory.yaml", "kind: helpline", "kind: helplin", "unknown-value"),
        ("directory.yaml", "topics:", "tpics:", "unknown-key"),
        ("site.yaml", "kind: kit", "kind: kitt", "unknown-value"),
        ("site.yaml", "search: whole", "search: hole", "unknown-value"),
        ("content/triage/first-steps.yaml", "choose: many", "choose: mny", "unknown-value"),
        ("content/triage/first-steps.yaml", "level: urgent", "level: urgnt", "unknown-value"),
        ("content/triage/first-steps.yaml", "minutes:", "minuts:", "unknown-key"),
        ("content/facts.yaml", "    status: V1", "    status: V9", "unknown-value"),
        ("content/triage/first-steps.yaml", "when: {who: [me,", "when: {whoo: [me,", "triage-unknown"),
        ("content/handouts/rights.yaml", "title:", "titel:", "unknown-key"),
        ("themes/default/theme.yaml", "parent:", "parnt:", "unknown-key"),
    ] {
        let project = Project::real();
        let text = project.text(path);
        assert!(text.contains(from), "{path} has no `{from}`");
        let built = project.bytes(path, text.replacen(from, to, 1).as_bytes()).check();
        let errors: Vec<_> = built.found.iter().filter(|one| one.severity == Severity::Error).collect();
        assert_eq!(errors.len(), 1, "{path}, {to}: {:#?}", built.errors());
        assert_eq!((errors[0].code, errors[0].place.path.as_str()), (code, path));
        assert!(errors[0].place.line > 0 && errors[0].hint.is_some(), "{errors:?}");
    }
}

#[test]
fn what_word_leaves_behind_is_told_where_yaml_takes_it_for_text() {
    for (path, from, to, place) in [
        ("agencies/filled.yaml", "name: Filled Agency", "name: “Filled Agency”", "agencies/filled.yaml:1:7"),
        ("directory.yaml", "name: Line Trust", "name: ‘Line Trust’", "directory.yaml:12:22"),
        ("directory.yaml", "about: Help now.", "about: \"“Help now”\"", ""),
        ("content/en/about.md", "title: About", "title: “About\"", "content/en/about.md:2:8"),
    ] {
        let built = Project::kit("").edit(path, from, to).check();
        if place.is_empty() {
            assert!(built.of("yaml-slip").is_empty(), "they were meant");
            continue;
        }
        let slip = built.one("yaml-slip");
        assert_eq!((slip.place.to_string().as_str(), slip.severity), (place, Severity::Warning));
        assert!(slip.hint.as_ref().unwrap().contains("straight quotes"));
    }
}

/// A bullet of Word's makes text of a list.
#[test]
fn a_bullet_in_the_place_of_a_hyphen_is_named() {
    let project = Project::kit("").edit("site.yaml", "menu: [guide/index.md]", "menu:\n  • guide/index.md");
    let problem = project.check();
    let problem = problem.one("wrong-kind");
    assert_eq!(problem.place.to_string(), "site.yaml:10:3");
    assert!(problem.hint.as_ref().unwrap().contains("`•` is not a list mark in YAML"), "{problem:?}");
}

/// Where text is wanted, the bullet is on the page: a paragraph, not a list.
#[test]
fn a_bullet_in_a_text_is_named() {
    let built = Project::try_page("Bring:\n\n• a friend\n• your notes\n").check();
    let told = built.of("word-bullet");
    assert_eq!(told.iter().map(|one| one.place.to_string()).collect::<Vec<_>>(), ["content/en/try.md:7:1"]);
    for fine in [
        "Bring:\n\n- a friend\n- your notes\n",
        "```\n• a friend\n```\n",
        "Ring 0800 044 334 · free\n",
        "`•` is a bullet.\n",
    ] {
        assert!(Project::try_page(fine).check().of("word-bullet").is_empty(), "{fine}");
    }
}

#[test]
fn a_misspelt_choice_is_told_where_it_was_made() {
    let kit = || Project::kit("");
    for (project, code, place) in [
        (
            kit().edit("agencies/filled.yaml", "about:", "theme: nosuch\nabout:"),
            "unknown-theme",
            "agencies/filled.yaml:2:8",
        ),
        (kit().theme("nosuch"), "unknown-theme", "--theme"),
        (kit().agency("nosuch"), "unknown-agency", "--agency"),
        (kit().base_url("http://rights.example"), "bad-setting", "--base-url"),
        (
            kit().edit("agencies/filled.yaml", "about:", "logo: lgoo.svg\nabout:"),
            "unknown-logo",
            "agencies/filled.yaml:2:7",
        ),
        (
            kit().edit("agencies/filled.yaml", "about:", "email: help at x.nz\nabout:"),
            "bad-address",
            "agencies/filled.yaml:2:8",
        ),
        (
            kit().edit("agencies/filled.yaml", "about:", "website: www.x.nz\nabout:"),
            "bad-address",
            "agencies/filled.yaml:2:10",
        ),
    ] {
        let built = project.check();
        let problem = built.one(code);
        assert_eq!((problem.place.to_string().as_str(), problem.severity), (place, Severity::Error));
        assert!(problem.hint.as_ref().is_some_and(|hint| !hint.is_empty()), "{problem:?}");
    }
}
