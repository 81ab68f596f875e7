//! Files as people save them: what is accepted, and what is named with its place and the fix.

use std::collections::BTreeSet;

use rightskit::testing::diagnostic::Severity;

use crate::project::Project;

/// The place, message and hint of the one finding under a code.
#[track_caller]
fn told(project: &Project, code: &str) -> (String, String, String) {
    let built = project.check();
    let problem = built.one(code);
    (problem.place.to_string(), problem.message.clone(), problem.hint.clone().unwrap_or_default())
}

#[test]
fn a_folder_without_a_site_says_how_to_begin() {
    let (place, _, hint) = told(&Project::new(""), "missing-file");
    assert_eq!(place, "site.yaml");
    assert!(hint.contains("rightskit new"));
}

#[test]
fn a_key_written_twice_is_an_error() {
    let project = Project::kit("").edit("site.yaml", "theme: default\n", "theme: default\ntheme: plain\n");
    let (place, message, hint) = told(&project, "yaml-duplicate-key");
    assert!(place.starts_with("site.yaml:7:"), "{place}");
    assert!(message.contains("theme") && hint.contains("Keep one"), "{message} {hint}");
}

#[test]
fn a_key_written_twice_in_front_matter_is_an_error() {
    let project = Project::kit("").edit("content/en/about.md", "title: About", "title: About\ntitle: Us");
    let (place, _, _) = told(&project, "yaml-duplicate-key");
    assert!(place.starts_with("content/en/about.md:3:"), "{place}");
}

#[test]
fn several_unknown_keys_are_told_in_one_run_each_with_a_guess() {
    let project = Project::kit("")
        .edit("site.yaml", "title: Test kit", "titel: Test kit\ntitle: Test kit\nmenue: []")
        .edit("content/en/about.md", "description:", "desription: x\ndescription:")
        .edit("directory.yaml", "stale_after_days: 180", "stale_after_day: 180")
        .edit("agencies/filled.yaml", "about:", "abuot: x\nabout:");
    let built = project.check();
    // `site.yaml` cannot be read, so its own problems come first and alone.
    let told = |built: &crate::project::Built| -> Vec<(String, String)> {
        let unknown = built.of("unknown-key");
        unknown.iter().map(|one| (one.place.to_string(), one.hint.clone().unwrap_or_default())).collect()
    };
    let pair = |place: &str, hint: &str| (place.to_owned(), format!("Did you mean `{hint}`?"));
    assert_eq!(told(&built), [pair("site.yaml:2:1", "title"), pair("site.yaml:4:1", "menu")]);
    let project = project.edit("site.yaml", "titel: Test kit\n", "").edit("site.yaml", "menue: []\n", "");
    let mut rest = told(&project.check());
    rest.sort();
    assert_eq!(
        rest,
        [
            pair("agencies/filled.yaml:2:1", "about"),
            pair("content/en/about.md:3:1", "description"),
            pair("directory.yaml:2:1", "stale_after_days"),
        ]
    );
}

#[test]
fn problems_of_all_kinds_come_in_one_run() {
    let project = Project::kit(
        "-- content/en/bad.md --\n---\ntitle: [\n---\nx\n-- content/en/open.md --\n---\ntitle: Open\n",
    )
    .edit("content/facts.yaml", "status: V1", "status: V3")
    .edit("directory.yaml", "kind: union", "kind: unoin")
    .edit("content/en/about.md", "This is a test.", "[x y](nowhere.md)");
    let codes = project.check().codes().join(" ");
    for code in ["broken-link", "front-matter-open", "unknown-value", "yaml-syntax"] {
        assert!(codes.contains(code), "{code} in {codes}");
    }
}

#[test]
fn a_wrong_value_names_the_right_ones() {
    let (place, message, hint) =
        told(&Project::kit("").edit("directory.yaml", "kind: union", "kind: unoin"), "unknown-value");
    assert_eq!(place, "directory.yaml:44:11");
    assert!(message.contains("unoin") && hint == "Did you mean `union`?", "{message} {hint}");
}

#[test]
fn a_date_that_is_none_is_placed() {
    let (place, _, hint) =
        told(&Project::kit("").edit("content/facts.yaml", "2027-05-23", "23/5/2027"), "bad-date");
    assert_eq!(place, "content/facts.yaml:10:16");
    assert!(hint.contains("2026-11-23"));
}

#[test]
fn a_tab_is_named_with_the_fix() {
    let project = Project::kit("").edit("agencies/filled.yaml", "  policies: Our", "\tpolicies: Our");
    let (place, _, hint) = told(&project, "yaml-syntax");
    assert!(place.starts_with("agencies/filled.yaml:"), "{place}");
    assert!(hint.starts_with("Line 4: ") && hint.contains("tab") && hint.contains("spaces"), "{hint}");
}

#[test]
fn curly_quotes_are_named_with_the_fix_or_taken_as_text() {
    let project = Project::kit("").edit(
        "site.yaml",
        "{url: \"https://www.example.org/weather\"}",
        "{url: “https://www.example.org, a”}",
    );
    let built = project.check();
    assert!(!built.errors().is_empty());
    let project = Project::kit("").edit("site.yaml", "title: Test kit", "title: “Test: kit”");
    let (_, _, hint) = told(&project, "yaml-syntax");
    assert!(hint.contains("straight quotes"), "{hint}");
    let built =
        Project::kit("").edit("agencies/filled.yaml", "about: An agency", "about: “An” agency").check();
    assert!(built.errors().is_empty(), "inside a sentence they are right: {:?}", built.errors());
}

#[test]
fn notepad_files_are_read_with_the_same_line_numbers() {
    let body = "Say so.\n\nRead [all of it](nowhere.md).\n";
    let plain = Project::try_page(body);
    let windows = plain.text("content/en/try.md").replace('\n', "\r\n");
    let marked = format!("\u{feff}{windows}");
    for text in [windows, marked] {
        let project = plain.clone().bytes("content/en/try.md", text.as_bytes());
        assert_eq!(told(&project, "broken-link").0, "content/en/try.md:7:6");
        let built = project.edit("content/en/try.md", "nowhere.md", "about.md").build().good();
        assert!(built.main("try.html").contains("<h1>Try</h1>"));
    }
    let mut whole = Project::kit("");
    for (path, bytes) in Project::kit("").sources.iter().filter(|(path, _)| !path.starts_with("themes/")) {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        whole.sources.insert(path, format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes());
    }
    let built = whole.build().good();
    assert!(built.found.is_empty(), "{:?}", built.found);
    let wrong = whole.edit("site.yaml", "title:", "titel:");
    assert_eq!(told(&wrong, "unknown-key").0, "site.yaml:2:1");
}

#[test]
fn utf16_is_named_with_the_fix() {
    for path in [
        "site.yaml",
        "content/en/about.md",
        "directory.yaml",
        "themes/default/layouts/page.html",
        "themes/default/i18n/en.ftl",
    ] {
        let kit = Project::kit("");
        let bytes: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(kit.text(path).encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let (place, message, hint) = told(&kit.bytes(path, &bytes), "not-utf8");
        assert_eq!(place, format!("{path}:1:1"));
        assert!(message.contains("UTF-16") && hint.contains("UTF-8"), "{message} {hint}");
    }
}

#[test]
fn a_byte_of_old_windows_is_placed() {
    let text = b"---\ntitle: Try\ndescription: x\n---\nOne.\nIt\x92s here.\n";
    let (place, message, _) = told(&Project::kit("").bytes("content/en/try.md", text), "not-utf8");
    assert_eq!(place, "content/en/try.md:6:3");
    assert!(message.contains('’'), "{message}");
}

#[test]
fn line_ends_of_old_macs_are_placed() {
    for path in ["content/en/try.md", "directory.yaml"] {
        let (place, _, hint) = told(&Project::kit("").bytes(path, b"\r\r"), "line-end");
        assert_eq!(place, format!("{path}:1:1"));
        assert!(hint.contains("CRLF"), "{hint}");
    }
}

#[test]
fn an_empty_directory_says_that_it_is_empty() {
    for text in ["", "# nothing yet\n"] {
        let (place, message, _) =
            told(&Project::kit("").bytes("directory.yaml", text.as_bytes()), "wrong-kind");
        assert_eq!((place.as_str(), message.as_str()), ("directory.yaml", "Nothing is written here."));
    }
}

#[test]
fn what_could_not_be_read_is_not_called_missing() {
    let slip = Project::kit("").edit("directory.yaml", "services:\n", "services: [\n");
    let page = Project::kit("").edit("content/en/guide/index.md", "---\n", "---\ntitle: [\n");
    for (project, path) in [(slip, "directory.yaml"), (page, "content/en/guide/index.md")] {
        // A slip on a page that can be read is still told of.
        let project = project.bytes("content/en/try.md", b"---\ntitle: A\ndescription: b\n---\n![](a.png)\n");
        let built = project.check();
        let errors = built.found.iter().filter(|problem| problem.severity == Severity::Error);
        let codes: BTreeSet<&str> = errors.map(|problem| problem.code).collect();
        assert_eq!(
            codes,
            BTreeSet::from(["missing-alt", "missing-image", "yaml-syntax"]),
            "{path}: {:?}",
            built.found
        );
        assert_eq!(built.one("partly-checked").place.to_string(), path);
    }
}

#[test]
fn a_title_that_could_not_be_read_is_not_called_missing() {
    let plain = |front: &str| {
        let text = format!(
            "-- site.yaml --\nkind: plain\ntitle: T\n-- content/index.md --\n---\n{front}---\n\nText\n"
        );
        Project::new(&text).check().codes()
    };
    assert_eq!(plain("title: Rights: what next\n"), ["yaml-syntax"]);
    assert_eq!(plain("title: [A]\n"), ["wrong-kind"]);
    assert_eq!(plain("title:\n"), ["bad-front-matter"]);
    assert_eq!(plain("order: x\n"), ["bad-front-matter", "wrong-kind"]);
    let kit =
        Project::kit("-- content/en/try.md --\n---\ntitle: A: b\ndescription: c\n---\n\nText\n").check();
    assert_eq!(kit.errors().len(), 1, "{:?}", kit.errors());
}

#[test]
fn front_matter_that_is_never_closed_is_placed() {
    let project = Project::kit("-- content/en/try.md --\n---\ntitle: Try\n—\n\nText\n");
    let (place, _, hint) = told(&project, "front-matter-open");
    assert_eq!(place, "content/en/try.md:1:1");
    assert!(hint.contains("Line 3"), "{hint}");
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (name, of) in ["b", "c", "d", "e", "f", "g", "h", "i", "j"]
        .iter()
        .zip(["a", "b", "c", "d", "e", "f", "g", "h", "i"])
    {
        bomb.push_str(&format!("{name}: &{name} [{}]\n", vec![format!("*{of}"); 9].join(", ")));
    }
    // One that was followed would fill all memory.
    for path in ["directory.yaml", "content/facts.yaml", "site.yaml"] {
        let built = Project::kit("").with(&format!("-- {path} --\n{bomb}")).check();
        assert!(built.found.iter().any(|one| one.place.path == path), "{:?}", built.errors());
        assert!(built.checked.is_none());
    }
    let page = Project::kit(&format!("-- content/en/try.md --\n---\n{bomb}---\nText\n")).check();
    assert!(page.found.iter().any(|one| one.place.path == "content/en/try.md"));
}

#[test]
fn yes_no_and_numbers_stay_what_was_typed() {
    let built = Project::kit("")
        .edit("agencies/filled.yaml", "name: Filled Agency", "name: No\npost: 0800")
        .build()
        .good();
    assert!(built.file("about.html").contains("No"));
}

#[test]
fn an_empty_project_of_empty_files_is_all_messages() {
    let mut project = Project::kit("");
    for (path, _) in Project::kit("").sources.iter().filter(|(path, _)| !path.starts_with("themes/")) {
        project.sources.insert(path, Vec::new());
    }
    assert!(project.check().found.iter().all(|one| one.place.path == "site.yaml"));
    let project = project.with("-- site.yaml --\nkind: kit\ntitle: x\n");
    let built = project.check();
    assert!(built.checked.is_none() && built.codes().contains(&"required-page"), "{:?}", built.codes());
}

#[test]
fn a_file_nobody_can_place_is_no_panic() {
    for (path, text) in [
        ("site.yaml", "%YAML 9.9\n---\n- \u{0}\n"),
        ("site.yaml", "? [a\n: }"),
        ("directory.yaml", "version: 99999999999999999999999\n"),
        ("directory.yaml", "- - - -\n"),
        ("content/facts.yaml", "facts: *nobody\n"),
        ("content/facts.yaml", "!!binary x\n"),
        ("addresses.lock", "\u{0}\n../..\n"),
        ("content/coverage.yaml", "documents: {RG: 70000}\n"),
        ("content/coverage.yaml", "documents: {RG: -1}\n"),
    ] {
        let built = Project::kit("").bytes(path, text.as_bytes()).check();
        assert!(built.checked.is_none(), "{path}: {text}");
        assert!(built.found.iter().any(|one| one.place.path == path), "{path}: {:?}", built.errors());
    }
}
