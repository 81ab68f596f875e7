//! What cannot be printed is told with its place, and never by a panic.
#![cfg(feature = "pdf")]

use std::time::{Duration, Instant};

use rightskit::testing::diagnostic::Severity;
use rightskit::testing::pipeline::HandoutOptions;

use super::{kit, saying};
use crate::project::Project;

/// A theme over the default one, with a template of its own that handouts use.
fn template(text: &str) -> Project {
    Project::kit(&format!(
        "-- content/handouts/try.yaml --\ntitle: Try\npurpose: To try.\ntemplate: own\nparts:\n  - text: Words.\n\
         -- themes/own/theme.yaml --\nname: own\nparent: default\n-- themes/own/handouts/own.typ --\n{text}"
    ))
    .theme("own")
}

#[test]
fn too_many_pages_name_the_section_and_by_how_much() {
    let built = kit("  - {text: Words., new_page: true}\n  - {text: \"## Second\\n\\nMore.\", new_page: true}\n  - text: \"## Third\\n\\nEnd.\"\n")
        .edit("content/handouts/try.yaml", "parts:", "max_pages: 1\nparts:")
        .build();
    let problem = built.one("handout-overflow");
    assert_eq!(problem.place.to_string(), "content/handouts/try.yaml:3:12");
    assert!(
        problem.message.contains("“Second”") && problem.message.contains("may have 1 page"),
        "{}",
        problem.message
    );
    assert!(problem.message.contains("1."), "{}", problem.message);
    assert!(!built.files.contains_key("index.html"), "nothing is built");
}

#[test]
fn a_nearly_empty_last_page_is_a_warning() {
    let full = saying("Words.").build().of("handout-last-page").len();
    let spare = template(
        "#import \"/handouts/frame.typ\": frame\n#import \"/handouts/ends.typ\": end\n#let handout(d) = {\n  show: frame.with(d)\n\
         [#metadata(none) <handout-start>]\n  title(d.title)\n  pagebreak()\n  [One line.]\n  end()\n}\n",
    )
    .build();
    let problem = spare.one("handout-last-page");
    assert_eq!((full, problem.severity), (0, Severity::Warning));
    assert!(spare.files.contains_key("handouts/try.pdf"), "a warning stops nothing");
}

#[test]
fn a_last_page_of_a_few_lines_is_spared_or_gets_the_last_part_as_a_whole() {
    // With usual gaps some of these take a second page, and hold little on it.
    for count in 22..34 {
        let items = "- An item of a list.\n".repeat(count);
        let last = "Words of the last part.\n\n".repeat(5);
        let built = saying(&format!("{items}\n## Last\n\n{last}")).build().good();
        assert!(built.of("handout-last-page").is_empty(), "{count} items");
    }
}

#[test]
fn a_broken_template_is_told_in_its_own_file() {
    let built = template("#let handout(d) = {\n  d.nothing\n}\n").build();
    let problem = built.one("handout-template");
    assert_eq!(problem.place.to_string(), "themes/own/handouts/own.typ:2:5");
    assert!(problem.message.contains("nothing"), "{}", problem.message);
    let built = template("#let handout(d) = (\n").build();
    assert_eq!(built.one("handout-template").place.path, "themes/own/handouts/own.typ");
    let built = template("#let other(d) = []\n").build();
    assert_eq!(
        built.one("handout-template").place.path,
        "content/handouts/try.yaml",
        "where the template is named"
    );
}

#[test]
fn a_template_reads_no_file_no_package_and_no_clock() {
    for (text, word) in [
        ("#let handout(d) = read(\"/etc/passwd\")\n", "not found"),
        ("#let handout(d) = read(\"../../site.yaml\")\n", ""),
        ("#import \"@preview/cetz:0.3.0\"\n#let handout(d) = []\n", "package"),
        ("#let handout(d) = [#datetime.today().year()]\n", "date"),
    ] {
        let built = template(text).build();
        let problem = built.one("handout-template");
        assert!(problem.message.contains(word), "{text}: {}", problem.message);
    }
}

#[test]
fn a_template_without_end_is_stopped() {
    let started = Instant::now();
    let built = template(
        "#let handout(d) = {\n  let n = 0\n  for a in range(100000) { for b in range(100000) { n += 1 } }\n  [#n]\n}\n",
    )
    .build_within(Duration::from_millis(400));
    let problem = built.one("handout-template");
    assert_eq!(problem.place.path, "themes/own/handouts/own.typ");
    assert!(problem.message.contains("time was over"), "{}", problem.message);
    assert!(started.elapsed() < Duration::from_secs(30));
}

#[test]
fn what_typst_catches_itself_is_told_too() {
    for text in [
        "#let handout(d) = { while true { } }\n",
        "#let f(x) = f(x)\n#let handout(d) = f(1)\n",
        "#let handout(d) = panic(\"no\")\n",
        "#let handout(d) = image(\"/nothing.png\")\n",
        "#let handout(d) = [= First \\ === Third]\n",
    ] {
        let built = template(text).build();
        assert!(!built.of("handout-template").is_empty(), "{text}: {:?}", built.errors());
    }
}

#[test]
fn a_missing_title_or_alternative_text_is_refused() {
    let built = template("#let handout(d) = [Words.]\n").build();
    assert!(!built.of("handout-template").is_empty(), "PDF/UA needs a title");
    let built = template(
        "#let handout(d) = {\n  set document(title: \"T\")\n  set text(font: d.fonts.values())\n  image(\"/handouts/a.svg\")\n}\n",
    )
    .with("-- themes/own/handouts/a.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>\n")
    .build();
    assert!(!built.of("handout-template").is_empty(), "{:?}", built.codes());
}

#[test]
fn fonts_that_are_not_there_or_none_at_all_are_told() {
    let theme = |print: &str| {
        saying("Words.")
            .with(&format!("-- themes/own/theme.yaml --\nname: own\nparent: default\nprint: {{{print}}}\n"))
            .theme("own")
    };
    let built = theme("text: Sauce Sans 3").build();
    let problem = built.one("handout-font");
    assert_eq!(problem.place.to_string(), "themes/own/theme.yaml:3:15");
    assert!(problem.hint.as_deref().unwrap().contains("Source Sans 3"));
    let built = theme("accent: brand").bytes("themes/own/fonts/broken.ttf", b"no font").build();
    assert_eq!(built.one("handout-font").place.path, "themes/own/fonts/broken.ttf");
}

#[test]
fn other_scripts_and_emoji_are_found_before_anything_is_set() {
    for (text, sign) in [
        ("Help \u{1f4de}", "U+1F4DE"),
        ("\u{5e9}\u{5dc}\u{5d5}\u{5dd}", "U+05DC"),
        ("\u{645}\u{631}\u{62d}\u{628}\u{627}", "U+0627"),
    ] {
        let built = saying(text).check();
        let problem = built.of("handout-missing-glyph")[0];
        assert!(problem.message.contains(sign) || problem.message.contains("U+05"), "{}", problem.message);
        assert_eq!((problem.place.path.as_str(), problem.place.line), ("content/handouts/try.yaml", 5));
    }
    let macrons = "Āēīōū ĀĒĪŌŪ – “said” ‘so’ … → ✓ ☐ ☎ ✉ $ % ½ × °";
    assert!(saying(macrons).check().of("handout-missing-glyph").is_empty());
}

#[test]
fn a_picture_that_cannot_be_printed_is_refused() {
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    huge.extend(60_000_u32.to_be_bytes());
    huge.extend(60_000_u32.to_be_bytes());
    let page = "-- content/en/pic.md --\n---\ntitle: Pic\ndescription: D.\n---\n![A lift](lift.png)\n";
    let built = kit("  - page: pic.md\n").with(page).bytes("content/en/lift.png", &huge).check();
    let problem = built.one("handout-picture");
    assert_eq!(problem.place.to_string(), "content/en/pic.md:5:1");
    assert!(problem.message.contains("60000 × 60000"), "{}", problem.message);
}

#[test]
fn five_hundred_pages_can_be_set() {
    let parts = "  - {text: Words on a page., new_page: true}\n".repeat(499) + "  - text: The end.\n";
    let built = kit(&parts).build().good();
    let text = String::from_utf8_lossy(&built.files["handouts/try.pdf"]).into_owned();
    assert!(text.contains("<xmpTPg:NPages>500</xmpTPg:NPages>"));
}

#[test]
fn the_logo_of_an_agency_is_looked_at() {
    let project =
        kit("  - text: Words.\n").edit("agencies/filled.yaml", "about:", "logo: bad.svg\nabout:").bytes(
            "themes/default/bad.svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"https://x.example/a.png\"/></svg>",
        );
    let built = project.check();
    let problem = built.one("handout-picture");
    assert_eq!(problem.place.to_string(), "agencies/filled.yaml:2:7");
    assert!(problem.message.contains("elsewhere"), "{}", problem.message);
}

#[test]
fn a_large_picture_is_told_where_the_handout_names_it() {
    let mut gif = b"GIF89a".to_vec();
    gif.extend(65_000_u16.to_le_bytes());
    gif.extend(65_000_u16.to_le_bytes());
    gif.extend(b"\0\0\0\x2c\0\0\0\0\xe8\xfd\xe8\xfd\0\x02\x01\x3b\0\x3b");
    let built = saying("Text.\n\n![a picture](p.gif)").bytes("content/en/p.gif", &gif).check();
    let problem = built.one("handout-picture");
    assert_eq!(problem.place.to_string(), "content/handouts/try.yaml:7:7");
    assert!(problem.message.contains("65000 × 65000 pixels"), "{}", problem.message);
}

#[test]
fn a_run_without_handouts_asks_nothing_of_fonts() {
    let project = saying("تحدث مع شخص.");
    assert!(!project.check().of("handout-missing-glyph").is_empty());
    let built = project.without_printing().build_with(HandoutOptions::Leave).good();
    assert!(built.of("handout-missing-glyph").is_empty());
}
