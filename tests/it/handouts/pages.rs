//! How pages name handouts, and the pages that hold a whole part to print.

use super::{kit, saying};
use crate::project::Project;

const LIST: &str =
    "-- content/en/prints.md --\n---\ntitle: Prints\ndescription: D.\n---\n![](handouts:all)\n";

#[cfg(feature = "pdf")]
#[test]
fn links_say_type_size_pages_and_paper() {
    let project = kit("  - page: guide/index.md\n")
        .edit("content/handouts/try.yaml", "parts:", "large_print: {max_pages: 3}\nparts:")
        .with(LIST);
    let built = project.build().good();
    let size = (built.files["handouts/try.pdf"].len() + 500) / 1000;
    let page = built.main("prints.html");
    assert!(page.contains("handouts/try.pdf") && page.contains("large print"), "{page}");
    assert!(
        page.contains("(PDF,")
            && page.contains(&format!("{size} kB"))
            && page.contains("1 page")
            && page.contains("A4"),
        "{page}"
    );
    assert!(page.contains("handouts/try.png") && page.contains("width="), "{page}");
    let guide = built.main("guide/index.html");
    assert!(
        guide.contains("../handouts/try.pdf") && guide.contains("../handouts/try-large-print.pdf"),
        "{guide}"
    );
    assert!(!built.main("about.html").contains("try.pdf"), "only pages that it holds");
}

#[cfg(feature = "pdf")]
#[test]
fn large_print_of_a_small_booklet_says_its_own_paper() {
    let project = kit("  - page: guide/index.md\n").edit(
        "content/handouts/try.yaml",
        "parts:",
        "template: booklet\npaper: a5\nlarge_print: {max_pages: 9}\nparts:",
    );
    let built = project.with(LIST).build().good();
    let page = built.main("prints.html");
    let paper = |file: &str| {
        let link = page.split(file).nth(1).unwrap().split("</a>").next().unwrap();
        link.rsplit(", ").next().unwrap()[..2].to_owned()
    };
    assert_eq!(
        (paper("try.pdf\""), paper("try-large-print.pdf\"")),
        ("A5".to_owned(), "A4".to_owned()),
        "{page}"
    );
}

#[test]
fn an_unknown_handout_is_told() {
    let built = saying("Words.").with(&LIST.replace("handouts:all", "handouts:tyr")).check();
    let problem = built.one("handout-part");
    assert_eq!(problem.place.to_string(), "content/en/prints.md:5:1");
    assert_eq!(problem.hint.as_deref(), Some("Did you mean `try`?"));
}

#[test]
fn a_whole_part_stands_on_one_page() {
    let more = "-- content/en/guide/more.md --\n---\ntitle: More\ndescription: D.\nscope: {covers: everyone, standing: law}\nlayout: guide\n---\n\
                ## Count {#count}\n\nSee [the start](index.md) and [how to count](#count). A note[^a].\n\n[^a]: It says [the rest of it](https://example.org/x).\n";
    let other = more.replace("guide/more.md", "guide/other.md").replace("title: More", "title: Other");
    let built = Project::kit(more).with(&other).build().good();
    let page = built.main("guide/print.html");
    assert!(page.contains("href=\"#guide-index\"") && page.contains("href=\"#guide-more--count\""), "{page}");
    assert!(page.contains("id=\"guide-more--fn-1\"") && page.contains("id=\"guide-other--fn-1\""), "{page}");
    assert_eq!(page.matches("<li>https://example.org/x</li>").count(), 1, "each address once: {page}");
    assert!(built.main("guide/more.html").contains("print.html"));
    assert!(!built.files.contains_key("print.html"), "the top has no such page");
}

#[test]
fn addresses_of_links_stand_at_the_end_for_paper() {
    let built = Project::try_page(
        "See [one](https://example.org/a), https://example.org/b and [two](https://example.org/c).\n",
    )
    .build()
    .good();
    let page = built.main("try.html");
    assert!(page.contains("[1]") && page.contains("[2]") && !page.contains("[3]"), "{page}");
    assert!(
        page.contains("<li>https://example.org/a</li><li>https://example.org/c</li>")
            || page.contains("https://example.org/c</li>"),
        "{page}"
    );
}

#[test]
fn on_paper_the_first_way_to_reach_a_service_follows_its_name() {
    let built = Project::try_page(
        "Ask [the line](service:line), or call [111](service:police) or [Police](service:police).\n",
    );
    let page = built.build().good().main("try.html").to_owned();
    let after =
        |name: &str| page.split(&format!(">{name}")).nth(1).unwrap().chars().take(70).collect::<String>();
    assert!(
        after("the line").starts_with("</a><span class=\"u-ref\" dir=\"ltr\" translate=\"no\"> (0800 "),
        "{page}"
    );
    assert!(after("111").starts_with("</a>") && after("Police").starts_with("</a>"), "{page}");
    let page = Project::try_page("Ask [the union](service:union).\n")
        .edit(
            "directory.yaml",
            "{type: web, value: \"https://www.example.org/union\"",
            "{type: email, value: union@example.org",
        )
        .build()
        .good()
        .main("try.html")
        .to_owned();
    assert!(page.contains(" (union@example.org)</span>"), "without a number an address: {page}");
}
