//! One slip in the settings or in an agency's file is one message, at its line.

use crate::project::{Built, Project};

/// Everything that is told, but for the note about checks that waited: place and code.
fn told(built: &Built) -> Vec<String> {
    let others = built.found.iter().filter(|one| one.code != "partly-checked");
    others.map(|one| format!("{} {}", one.place, one.code)).collect()
}

#[test]
fn what_an_unread_agency_confirms_is_not_called_unconfirmed() {
    let evidence = "evidence: {confirmed: {by: \"A Person, editor\", on: 2026-11-20, how: rang the number}}";
    let tried = "confirmed:\n  - {service: line, by: \"A Person, editor\", on: 2026-11-20, how: rang the number}\nabout:";
    let project = Project::kit("")
        .edit("directory.yaml", evidence, "evidence: {seen: [S1], confidence: high}")
        .edit("agencies/filled.yaml", "about:", tried);
    assert!(!project.check().codes().contains(&"unconfirmed-crisis"));
    let built = project.edit("agencies/filled.yaml", "about:", "abuot:").check();
    assert_eq!(told(&built), ["agencies/filled.yaml:4:1 unknown-key"]);
    let waited = &built.one("partly-checked").message;
    for code in ["unconfirmed-crisis", "no-contact", "unconfirmed-print"] {
        assert!(waited.contains(&format!("`{code}`")), "{waited}");
    }
}

#[test]
fn an_agency_that_is_not_there_leaves_nothing_open() {
    let built = Project::kit("").edit("site.yaml", "agency: filled", "agency: fileld").check();
    assert_eq!(told(&built), ["site.yaml:7:9 unknown-agency"]);
    assert!(built.one("partly-checked").message.contains("`open-slot`"));
}

#[test]
fn a_key_twice_in_a_row_is_told_as_a_key_twice() {
    for (path, from, to, place) in [
        ("agencies/filled.yaml", "slots:", "slots:\nslots:", "agencies/filled.yaml:4:1"),
        ("site.yaml", "languages:", "languages:\nlanguages:", "site.yaml:5:1"),
        ("site.yaml", "minify: false", "budgets:\nbudgets:\n  home_kb: 90", "site.yaml:11:1"),
    ] {
        let built = Project::kit("").edit(path, from, to).check();
        assert_eq!(told(&built), [format!("{place} yaml-duplicate-key")], "{:?}", built.errors());
    }
}

#[test]
fn a_language_twice_is_one_error_in_every_kind_of_site() {
    let line = "  - {id: en, name: English, locale: en-NZ}\n";
    let kit = Project::kit("").edit("site.yaml", line, &line.repeat(2));
    assert_eq!(told(&kit.check()), ["site.yaml:6:10 bad-setting"]);
    let plain = Project::new(&format!(
        "-- site.yaml --\nkind: plain\ntitle: Notes\nlanguages:\n{}-- content/en/index.md --\n# T\n\nWords.\n",
        line.repeat(2)
    ));
    assert_eq!(told(&plain.check()), ["site.yaml:5:10 bad-setting"]);
}

#[test]
fn what_a_word_processor_put_around_a_value_is_told_with_its_error() {
    for (path, from, to, wanted) in [
        ("site.yaml", "agency: filled", "agency: “filled”", "site.yaml:7:9 unknown-agency"),
        ("site.yaml", "theme: default", "theme: • default", "site.yaml:6:8 unknown-theme"),
        ("site.yaml", "minify", "base_url: “https://x.example.org/”\nminify", "site.yaml:10:11 bad-setting"),
        (
            "site.yaml",
            "{url: \"https://www.example.org/weather\"}",
            "{url: “https://www.example.org/w”}",
            "site.yaml:8:13 bad-setting",
        ),
        (
            "agencies/filled.yaml",
            "about:",
            "phone: • 09 377 1234\nabout:",
            "agencies/filled.yaml:2:8 bad-phone",
        ),
        (
            "agencies/filled.yaml",
            "about:",
            "brand: {color: “#7a1f3d”}\nabout:",
            "agencies/filled.yaml:2:16 bad-colour",
        ),
    ] {
        let built = Project::kit("").edit(path, from, to).check();
        assert_eq!(told(&built), [wanted], "{to}");
        let error = built.found.iter().find(|one| one.code != "partly-checked").unwrap();
        let hint = error.hint.clone().unwrap_or_default();
        assert!(hint.starts_with("Taken as it was typed: ") && !hint.contains("If it is meant"), "{hint}");
        assert!(!to.contains('#') || !hint.contains("leave the quotes out"), "{hint}");
    }
}

#[test]
fn a_colour_that_is_no_value_of_css_is_told_once() {
    let theme = "-- themes/own/theme.yaml --\nname: own\nparent: default\ntokens:\n  color:\n    paper: {light: \"url(//e)\", dark: \"#111111\"}\n";
    let built = Project::kit(theme).theme("own").check();
    assert_eq!(told(&built), ["themes/own/theme.yaml:5:20 bad-token"]);
}

#[test]
fn a_misspelt_slot_is_not_open_as_well_and_has_its_line_without_words() {
    for (to, wanted) in [
        ("policiezs: Ours.", "agencies/filled.yaml:4:14 unknown-slot"),
        ("policiezs:", "agencies/filled.yaml:4 unknown-slot"),
        ("policies:", "agencies/filled.yaml:4 open-slot"),
        ("policies: ~", "agencies/filled.yaml:4 open-slot"),
        ("policies: \"\"", "agencies/filled.yaml:4:13 open-slot"),
    ] {
        let from = "policies: Our policies are on the staff site.";
        let built = Project::kit("").edit("agencies/filled.yaml", from, to).check();
        let [problem] = built.found.as_slice() else { panic!("{to}: {:?}", told(&built)) };
        let line = format!("{}:{} {}", problem.place.path, problem.place.line, problem.code);
        let whole = format!("{} {}", problem.place, problem.code);
        assert!(line == wanted || whole == wanted, "{to}: {whole}");
    }
}

#[test]
fn an_id_of_two_headings_is_told_once() {
    let built = Project::new(
        "-- site.yaml --\nkind: plain\ntitle: Notes\n-- content/index.md --\n# T\n\n## One {#x}\n\nA.\n\n## Two {#x}\n\nB.\n",
    )
    .build()
    .good();
    let found = pages_told(&built);
    assert_eq!(found, ["content/index.md:7:1 duplicate-id"]);
}

/// What is told of pages.
fn pages_told(built: &Built) -> Vec<String> {
    told(built).into_iter().filter(|one| one.starts_with("content/")).collect()
}
