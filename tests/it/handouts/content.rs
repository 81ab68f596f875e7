//! What goes into a handout: every construct of a text, sections, links, levels, numbers, variants.

use serde_json::Value;

use super::{data, kit, saying, types, words};
use crate::languages::translated;
use crate::project::Project;

/// Everything the one parser knows.
const ALL: &str = "\
## A heading {#own}

Plain, **strong**, *soft*, ~~gone~~, `code`, a [page about us](about.md), [the web](https://example.org/a), \
[Whakapā mai](lang:mi) and https://example.org/bare. A note[^n] and again[^n].

[^n]: The note's *text*.

1. One
2. Two
   - inner

- [ ] open
- [x] done

> Said by somebody.

> [!WARNING] Take care
> Of yourself.

> [!TIP]
> A small one.

| Left | Right |
|:-----|------:|
| a    | [90 days](fact:pg-90) |

Term
: What it means.

```
let x = 1;
```

***

<div><b>raw</b> words</div>

Emitter one<br>line two.

![](service:police)

![](slot:policies)

![](facts:pg-90)";

#[test]
fn every_construct_becomes_its_block() {
    let data = data(&saying(ALL));
    let found = types(&data);
    for wanted in [
        "heading",
        "paragraph",
        "list",
        "quote",
        "alert",
        "table",
        "definitions",
        "code",
        "rule",
        "services",
        "facts",
    ] {
        assert!(found.contains(&wanted), "no {wanted} in {found:?}");
    }
    let text = data["blocks"].to_string();
    for wanted in [
        "\"type\":\"strong\"",
        "\"type\":\"emphasis\"",
        "\"type\":\"strike\"",
        "\"type\":\"tick\"",
        "\"type\":\"note\"",
        "\"type\":\"break\"",
        "\"lang\":\"mi\"",
        "\"raw\"",
        "\" words\"",
        "Our policies are on the staff site.",
        "https://example.org/bare",
    ] {
        assert!(text.contains(wanted), "no {wanted} in {text}");
    }
    assert_eq!(data["addresses"].as_array().unwrap().len(), 1, "an address that the text says has no number");
}

#[cfg(feature = "pdf")]
#[test]
fn every_construct_can_be_set() {
    let built = saying(ALL).build().good();
    assert!(built.files["handouts/try.pdf"].len() > 10_000);
}

#[test]
fn text_is_never_markup() {
    let data = data(&saying("#panic(\\\"x\\\") \\*b\\* \\$x\\$ @ref \\<l\\> // and #import \\\"a\\\""));
    let all = words(&data["blocks"]).concat();
    assert!(all.contains("#panic(") && all.contains("$x$") && all.contains("@ref"), "{all}");
}

#[cfg(feature = "pdf")]
#[test]
fn what_looks_like_markup_is_printed_as_it_stands() {
    saying("#panic(1) \\*b\\* \\$x\\$ @ref <l> // #import 1 = 2 [x] \\_u\\_").build().good();
}

#[test]
fn raised_and_lowered_figures_of_html_stay_so() {
    let data = data(&saying("10<sup>3</sup> is not 103, H<SUB>2</SUB>O, <sup>open <b>bold</b></sup> <sub>"));
    let text = data["blocks"].to_string();
    for wanted in [
        r#"{"content":[{"text":"3","type":"text"}],"type":"super"}"#,
        r#"{"content":[{"text":"2","type":"text"}],"type":"sub"}"#,
        r#""text":"bold","type":"text"}],"type":"super"}"#,
        "<sub>",
    ] {
        assert!(text.contains(wanted), "no {wanted} in {text}");
    }
}

#[test]
fn lists_of_html_keep_their_numbers() {
    let lists = |text: &str| -> Vec<(bool, u64, usize)> {
        let data = data(&saying(text));
        let lists = data["blocks"].as_array().unwrap().iter().filter(|block| block["type"] == "list");
        let list = |block: &Value| {
            let items = block["items"].as_array().unwrap().len();
            (block["ordered"].as_bool().unwrap(), block["start"].as_u64().unwrap(), items)
        };
        lists.map(list).collect()
    };
    assert_eq!(lists("<ol start=\"3\">\n<li>Third</li>\n<li>Fourth\n</ol>"), [(true, 3, 2)]);
    assert_eq!(lists("<UL>\n<LI>One <b>bold</b><LI>Two\n</UL>"), [(false, 1, 2)]);
    assert_eq!(
        lists("<ol>\n<li>a</li>\n\n<li>b</li>\n<li value=7>g</li>\n</ol>"),
        [(true, 1, 1), (true, 2, 1), (true, 7, 1)]
    );
    assert_eq!(
        lists("<ol>\n<li>a\n<ul><li>b</li></ul>\nc</li>\n</ol>"),
        [(true, 1, 1)],
        "the inner one is in it"
    );
    let text = data(&saying("<ol>\n<li>a\n<ul><li>b</li></ul>\nc</li>\n</ol>\n\n<li>alone</li>\n"))["blocks"]
        .to_string();
    for word in ["a", "b", "c", "alone"] {
        assert!(text.contains(word), "no {word} in {text}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_sign_without_a_font_is_told_where_its_number_stands() {
    let built = saying("First.\n\nSecond &#x1F600; and &#128640; there.").check();
    let told = built.of("handout-missing-glyph");
    let places: Vec<(usize, usize)> = told.iter().map(|one| (one.place.line, one.place.column)).collect();
    assert_eq!(places, [(7, 14), (7, 28)], "{told:?}");
}

#[test]
fn a_section_goes_as_far_as_the_next_of_its_rank() {
    let page = "-- content/en/long.md --\n---\ntitle: Long\ndescription: D.\n---\n## One {#one}\n\nFirst.\n\n### Under {#under}\n\n\
                Deeper.\n\n## Two {#two}\n\nSecond.\n";
    let data = data(&kit("  - section: long.md#one\n").with(page));
    let all = words(&data["blocks"]).concat();
    assert!(all.contains("First.") && all.contains("Deeper.") && !all.contains("Second."), "{all}");
    assert_eq!(levels(&data), [1, 2]);
}

fn levels(data: &Value) -> Vec<u64> {
    let blocks = data["blocks"].as_array().unwrap().iter();
    blocks.filter(|block| block["type"] == "heading").map(|block| block["level"].as_u64().unwrap()).collect()
}

#[test]
fn levels_start_at_one_and_never_jump() {
    let data = data(&saying("#### Deep\n\nWords.\n\n##### Deeper\n\nWords.\n\n#### Deep again\n\nWords."));
    assert_eq!(levels(&data), [1, 2, 1]);
}

#[test]
fn links_lead_inside_the_handout_or_to_the_web_or_nowhere() {
    let parts = "  - page: guide/index.md\n  - text: \"[a](guide/index.md) [b](about.md)\"\n";
    let offline = data(&kit(parts)).to_string();
    assert!(offline.contains("\"label\":\"guide/index.md\"") && !offline.contains("about.html"), "{offline}");
    let hosted = data(&kit(parts).base_url("https://rights.example.org/")).to_string();
    assert!(hosted.contains("https://rights.example.org/about.html"), "{hosted}");
}

#[test]
fn numbers_and_figures_are_kept_whole() {
    let data = data(&saying("Call [111](service:police) in [90 days](fact:pg-90)."));
    let kept: Vec<&Value> = data["blocks"][0]["content"].as_array().unwrap().iter().collect();
    let text = serde_json::to_string(&kept).unwrap();
    assert!(text.contains(r#"{"text":"111","type":"keep"}"#), "{text}");
    assert!(text.contains(r#"{"text":"90 days","type":"keep"}"#), "{text}");
}

#[test]
fn a_large_print_variant_and_one_for_each_region() {
    let project = Project::kit(
        "-- content/handouts/near.yaml --\ntitle: \"Help in {region}\"\npurpose: To try.\neach: region-with-own-services\n\
         large_print: {max_pages: 4}\nparts:\n  - services: \"region/{region}\"\n",
    )
    .edit("directory.yaml", "regions:\n", "regions:\n  - {id: north, name: North, code: NZ-NTL}\n")
    .edit("directory.yaml", "regions: [nz]", "regions: [north]");
    let checked = project.check().checked;
    let checked = checked.unwrap();
    let handouts = &checked.site().default_language().handouts;
    let ids: Vec<&str> = handouts.iter().map(|handout| handout.id.as_str()).collect();
    assert_eq!(ids, ["near-north", "near-north-large-print"]);
    assert_eq!(handouts[0].title.value, "Help in North");
    assert_eq!(handouts[1].max_pages.as_ref().map(|most| most.value), Some(4));
}

#[test]
fn another_language_has_its_own_words() {
    let project = translated().with(
        "-- content/handouts/try.yaml --\ntitle: Try\npurpose: To try.\nparts:\n  - {id: a, text: Words.}\n\
         -- content/mi/handouts.yaml --\nhandouts:\n  try:\n    title: Whakamātau\n    parts:\n      a: {text: Ngā kupu.}\n",
    );
    let built = project.check().good();
    let checked = built.checked.unwrap();
    let other = &checked.site().languages[1].handouts[0];
    assert_eq!(other.title.value, "Whakamātau");
    assert_eq!(other.parts[0].text.as_ref().unwrap().value, "Ngā kupu.");
    assert_eq!(other.url("mi/"), "mi/handouts/try.pdf");
}

#[test]
fn control_and_direction_marks_are_left_out() {
    let built = saying("Words").edit("content/handouts/try.yaml", "Words", "Wo\u{202e}rds").check();
    assert!(built.codes().contains(&"hidden-character"), "{:?}", built.codes());
    let page = "-- content/en/odd.md --\n---\ntitle: Odd\ndescription: D.\n---\nA\u{200e}b.\n";
    assert!(
        words(&data(&kit("  - page: odd.md\n").with(page))).concat().contains("A\u{200e}b"),
        "marks that Arabic needs stay"
    );
}

#[test]
fn the_code_changes_with_every_word_and_with_nothing_else() {
    let code = |project: &Project| data(project)["code"].as_str().unwrap().to_owned();
    let say =
        |words: &str| saying(words).edit("content/handouts/try.yaml", "parts:", "from: about.md\nparts:");
    let one = code(&say("Words."));
    assert_eq!(one, code(&say("Words.")));
    assert_ne!(one, code(&say("Word.")));
    assert_ne!(one, code(&say("Words.").base_url("https://rights.example.org")), "it depends on the address");
    assert_eq!(one, code(&say("Words.").today("2026-12-01")), "it does not depend on the day");
    assert!(
        rightskit::testing::handout::parse_code(&one.to_lowercase().replace('-', ""))
            .is_some_and(|read| read == one)
    );
}
