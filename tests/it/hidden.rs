//! Characters nobody sees are refused wherever an author can write, in whatever way they are written.

use rightskit::testing::diagnostic::Severity;

use crate::project::Project;

/// The page that tries things, with one more line of front matter.
fn front(line: &str) -> Project {
    let page = format!(
        "-- content/en/try.md --\n---\ntitle: Try\ndescription: A page to try things on.\n{line}\n---\nText.\n"
    );
    Project::kit(&page)
}

#[track_caller]
fn refused(project: &Project, place: &str) {
    let built = project.check();
    let found = built.one("hidden-character");
    assert_eq!((found.place.to_string().as_str(), found.severity), (place, Severity::Error));
    assert!(found.hint.is_some() && built.checked.is_none());
}

#[test]
fn numbers_in_markdown_are_read_before_they_are_judged() {
    for (column, body) in [
        (3, "a &#xE001; b"),
        (3, "a &#57345; b"),
        (3, "a &#x202E; b"),
        (3, "a &#x1; b"),
        (3, "a &#xF0001; b"),
        (3, "a &#x10FFFD; b"),
        (5, "![a &#xE001;&lt;script src=x.js&gt;&lt;/script&gt; b](lift.png)"),
        (22, "[the list](about.md \"&#xE001;\")"),
        (29, "[a law](https://example.org/&#xE001;)"),
        (6, "## A &#xE001; heading"),
        (5, "*a* &#xE001;"),
        (4, "<b>&#xE001;</b>"),
        (12, "x <b title=&#xE001>y</b>"),
        (3, "- &#xE001;"),
        (5, "a | &#xE001;\n- | -\nc | d"),
        (4, "```&#xE001;\ncode\n```"),
    ] {
        let project = Project::try_page(&format!("{body}\n")).bytes("content/en/lift.png", b"x");
        refused(&project, &format!("content/en/try.md:5:{column}"));
    }
}

#[test]
fn a_number_in_code_and_a_name_are_what_they_say() {
    let built =
        Project::try_page("`&#xE001;`, &zwnj;, &ZeroWidthSpace; and &#65;.\n\n    &#xE001;\n").check();
    assert!(built.of("hidden-character").is_empty(), "{:?}", built.found);
}

#[test]
fn escapes_in_yaml_are_read_before_they_are_judged() {
    refused(&front(r#"nav_title: "a \uE001 b""#), "content/en/try.md:4:12");
    refused(&front(r#"nav_title: "a \U000F0001 b""#), "content/en/try.md:4:12");
    refused(&front(r#"nav_title: "a \x02 b""#), "content/en/try.md:4:12");
    refused(&front("nav_title: a \u{e001} b"), "content/en/try.md:4:14");
    refused(&front(r#"nav_title: "a \u202E b""#), "content/en/try.md:4:12");
    let kit = Project::kit("");
    let site = r#""Test \uE001 kit""#;
    refused(&kit.clone().edit("site.yaml", "Test kit", site), "site.yaml:2:8");
    let agency = r#""Filled \uE000 Agency""#;
    refused(&kit.clone().edit("agencies/filled.yaml", "Filled Agency", agency), "agencies/filled.yaml:1:7");
    refused(
        &kit.clone().edit("agencies/filled.yaml", "  policies:", r#"  "po\uE001licies":"#),
        "agencies/filled.yaml:4:3",
    );
    let service = r#"name: "Help \uE003 Line""#;
    let line = 1 + kit.text("directory.yaml").lines().position(|line| line == "    name: Help Line").unwrap();
    refused(&kit.edit("directory.yaml", "name: Help Line", service), &format!("directory.yaml:{line}:11"));
}

#[test]
fn tabs_and_line_ends_are_no_hidden_characters() {
    let built = front(r#"nav_title: "a\tb\nc é""#).check();
    assert!(built.of("hidden-character").is_empty(), "{:?}", built.found);
}

#[test]
fn words_of_the_interface_and_names_of_files_are_looked_at() {
    let path = "themes/default/i18n/en.ftl";
    let kit = Project::kit("");
    let lines = kit.text(path).lines().count();
    for (column, word) in [(9, "a \u{e001}"), (11, r#"a {"\uE001"}"#), (11, r#"a {"\U00E001"}"#)] {
        let text = format!("{}try = {word}\n", kit.text(path));
        let project = kit.clone().bytes(path, text.as_bytes());
        refused(&project, &format!("{path}:{}:{column}", lines + 1));
    }
    let named = kit.bytes("content/en/a\u{e001}b.png", b"x");
    refused(&named, "content/en/a\u{e001}b.png");
}
