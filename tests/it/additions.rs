//! Words that an agency adds to pages which it may not change: where they stand, and how they are marked.

use crate::project::Project;

/// A guide in three sections, locked, in a folder whose agency adds these words.
fn adding(additions: &str) -> Project {
    let guide = "-- content/en/guide/index.md --\n---\ntitle: Your rights\ndescription: What should happen.\nlayout: guide\nrole: guide\nscope: {covers: public-service, standing: standard}\n---\n\nYou have [90 days](fact:pg-90).\n\n## Time {#time}\n\nCount from the day.\n\n### Longer {#longer}\n\nSometimes longer.\n\n## Where {#where}\n\n- One place.\n\n  ## Within {#within}\n\nLast words.\n";
    let agency = Project::kit("").text("agencies/filled.yaml");
    Project::kit(guide)
        .edit("site.yaml", "minify: false", "minify: false\nlocked: [content/en/guide/]")
        .inherited_by(&format!(
            "-- site.yaml --\nkind: kit\nbase: ../kit\ntitle: Ours\n-- agencies/filled.yaml --\n{agency}additions:\n{additions}"
        ))
}

/// The words of a page in their order, without tags.
fn words(page: &str) -> String {
    let mut parts = page.split('<');
    let first = parts.next().unwrap_or_default();
    let behind = parts.filter_map(|part| Some(part.split_once('>')?.1));
    let text: Vec<&str> = std::iter::once(first).chain(behind).flat_map(str::split_whitespace).collect();
    text.join(" ")
}

#[test]
fn added_words_stand_before_or_after_a_section_or_at_the_end_and_name_who_added_them() {
    let built = adding(
        "  - {page: guide/index.md, after: time, text: \"After time, call [0800 044 334](service:line).\"}\n  - page: guide/index.md\n    before: time\n    text: |\n      Before time.\n\n      - And a list\n  - {page: guide/index.md, text: At the end.}\n",
    )
    .build()
    .good();
    let page = words(built.main("guide/index.html"));
    let order = [
        "You have 90 days",
        "Added by Filled Agency Before time. And a list",
        "Time",
        "Count from the day.",
        "Sometimes longer.",
        "Added by Filled Agency After time, call",
        "Where",
        "Last words.",
        "Added by Filled Agency At the end.",
    ];
    let mut from = 0;
    for part in order {
        let at =
            page[from..].find(part).unwrap_or_else(|| panic!("no {part:?} behind byte {from} of {page}"));
        from += at + part.len();
    }
    assert!(built.main("guide/index.html").contains("tel:0800044334"));
    assert!(built.main("guide/index.html").contains("c-alert--added"));
    assert!(built.file("edition.json").contains("\"added_to\": [\n    \"content/en/guide/index.md\"\n  ]"));
    // Nobody took the page's own place, and what is locked is the same as without the words.
    assert!(built.of("locked-file").is_empty());
    let locked = |built: &crate::project::Built| {
        built
            .file("edition.json")
            .split("\"sha256\"")
            .nth(1)
            .unwrap()
            .split("\"replaced\"")
            .next()
            .unwrap()
            .to_owned()
    };
    let plain = adding("  []\n").build().good();
    assert!(!plain.main("guide/index.html").contains("Added by"));
    assert_eq!(locked(&built), locked(&plain));
}

#[test]
fn what_is_wrong_in_added_words_is_told_where_they_were_written() {
    let told = adding(
        "  - page: guide/index.md\n    before: where\n    text: |\n      One line.\n\n      See [this](nowhere.md).\n  - {page: guide/index.md, text: \"And [that](gone.md).\"}\n",
    )
    .check();
    let places: Vec<String> = told.of("broken-link").iter().map(|one| one.place.to_string()).collect();
    assert_eq!(places, ["agencies/filled.yaml:13:11", "agencies/filled.yaml:14:38"]);
    // What is wrong in the page is told there, below the words too.
    let page = "-- content/en/try.md --\n---\ntitle: Try\ndescription: Try.\n---\nA.\n\n## One {#one}\n\nB.\n\n## Two {#two}\n\nSee [this](nowhere.md).\n";
    let agency = Project::kit("").text("agencies/filled.yaml");
    let told = Project::kit(page)
        .with(&format!(
            "-- agencies/filled.yaml --\n{agency}additions:\n  - {{page: try.md, after: one, text: More.}}\n"
        ))
        .check();
    assert_eq!(told.one("broken-link").place.to_string(), "content/en/try.md:13:5");
}

#[test]
fn words_without_a_place_are_told_with_the_nearest_name() {
    let told = adding(
        "  - {page: guide/indx.md, text: A.}\n  - {page: guide/index.md, after: tiem, text: B.}\n  - {page: guide/index.md, after: within, text: C.}\n  - {page: guide/index.md, before: time, after: where, text: D.}\n  - {page: guide/index.md, language: mi, text: E.}\n  - {page: guide/index.md, text: \"## Ours\\n\\nF.\"}\n",
    )
    .check();
    let said: Vec<(String, &str, &str)> = told
        .of("misplaced-addition")
        .iter()
        .map(|one| (one.place.to_string(), one.message.as_str(), one.hint.as_deref().unwrap_or_default()))
        .collect();
    let at = |place: &str| format!("agencies/filled.yaml:{place}");
    assert_eq!(
        said,
        [
            (at("8:12"), "There is no page `guide/indx.md` to add to.", "Did you mean `guide/index.md`?"),
            (at("9:35"), "`guide/index.md` has no section `tiem`.", "Did you mean `time`?"),
            (at("10:35"), "`guide/index.md` has no section `within`.", "Known here: time, longer, where."),
            (
                at("11:49"),
                "An addition stands before a section or after it, and this one says both.",
                "Take one of the two out."
            ),
            (at("12:38"), "The site is not published in `mi`.", "Known here: en."),
            (
                at("13:34"),
                "An addition has no headings of its own, and this one has \u{201c}Ours\u{201d}.",
                "Write it as a bold line: `**…**`."
            ),
        ]
    );
}
