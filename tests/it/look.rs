//! The look of the default theme: every example of every component renders, and the pages that hold them
//! stand apart from the site.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use camino::Utf8Path;
use rightskit::testing::check::Checked;
use rightskit::testing::date::Date;
use rightskit::testing::load::{Choices, disk};
use rightskit::testing::output_file::MemorySink;
use rightskit::testing::pipeline::{self, BuildOptions, Extras, HandoutOptions, Quiet};
use rightskit::testing::render::Renderer;
use rightskit::testing::theme::examples;

fn kit() -> Checked {
    let (sources, found) = disk::read(Utf8Path::new(env!("CARGO_MANIFEST_DIR")));
    assert!(found.is_empty(), "{found:?}");
    let today: Date = "2026-11-23".parse().unwrap();
    let (checked, found) = pipeline::check(&sources, &Choices::default(), today);
    checked.unwrap_or_else(|| panic!("{found:#?}"))
}

#[test]
fn every_component_has_examples_that_render() {
    let checked = kit();
    let theme = &checked.site().theme;
    let examples = examples::all(theme).unwrap();
    for path in theme.files.keys().filter(|path| path.ends_with("/template.html")) {
        let beside = path.replace("template.html", "examples.yaml");
        assert!(examples.get(&beside).is_some_and(|one| !one.examples.is_empty()), "{path} has no example");
        assert!(
            theme.files.contains_key(&path.replace("template.html", "README.md")),
            "{path} has no README"
        );
    }
    let renderer = Renderer::new(&checked).unwrap();
    let pages = renderer.styleguide().unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(pages.len(), examples.len() + 1);
    for page in &pages {
        let html = std::str::from_utf8(&page.output.bytes).unwrap();
        assert!(html.contains("<h3>"), "{} shows no example", page.output.path);
        let mut ids: Vec<&str> =
            html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{} has equal ids", page.output.path);
    }
}

#[test]
fn examples_name_every_parameter() {
    let checked = kit();
    for (path, one) in examples::all(&checked.site().theme).unwrap() {
        for example in &one.examples {
            for parameter in one.parameters.iter().filter(|parameter| parameter.required) {
                assert!(
                    example.args.contains_key(&parameter.name),
                    "{path}: {} lacks {}",
                    example.name,
                    parameter.name
                );
            }
            for name in example.args.keys() {
                assert!(
                    one.parameters.iter().any(|known| known.name == *name),
                    "{path}: {name} is not explained"
                );
            }
        }
    }
}

/// These tests look at pages only.
fn without_handouts(extras: Extras) -> BuildOptions<'static> {
    BuildOptions { extras, handouts: HandoutOptions::Leave }
}

#[test]
fn the_styleguide_is_made_only_when_asked_for_and_never_carried() {
    let checked = kit();
    let (plain, full) = (MemorySink::new(), MemorySink::new());
    pipeline::build_with(&checked, without_handouts(Extras::None), &plain, &Quiet);
    pipeline::build_with(&checked, without_handouts(Extras::Styleguide), &full, &Quiet);
    let (plain, full) = (plain.into_files(), full.into_files());
    assert!(!plain.keys().any(|path| path.starts_with("styleguide/")));
    assert!(full.contains_key("styleguide/index.html"));
    for (path, bytes) in plain.iter().filter(|(path, _)| path.as_str() != "MANIFEST.sha256") {
        assert!(full.get(path) == Some(bytes), "{path} changed with the styleguide");
    }
}

#[test]
fn every_guide_page_says_whom_it_covers() {
    let checked = kit();
    let sink = MemorySink::new();
    pipeline::build_with(&checked, without_handouts(Extras::None), &sink, &Quiet);
    let files = sink.into_files();
    let text = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    assert!(text("guide/respect.html").contains("c-scope"));
    assert!(text("law/raise-a-grievance.html").contains("situations/who-this-covers.html"));
    assert!(!text("situations/who-this-covers.html").contains("Not you?"));
    assert!(text("directory/for/men.html").contains("No service especially for men"));
    assert!(text("directory/service/safe-to-talk.html").contains("nz-relay.html"));
    assert!(text("directory/service/police.html").contains("deaf-111-txt.html"));
    // Beside the text: who listens to whatever it is, before who knows of one thing.
    let respect = text("guide/respect.html");
    let beside = &respect[respect.find("c-talk").unwrap()..];
    assert!(beside.find("tel:1737") < beside.find("tel:0800044334"), "{beside}");
    let css = files.iter().find(|(path, _)| path.starts_with("assets/core.")).unwrap();
    assert!(String::from_utf8_lossy(css.1).contains("pointer-events:none"), "numbers are text for a mouse");
    assert!(
        text("index.html").contains("data-open=\"always\"")
            || text("index.html").contains("data-open=always")
    );
}
