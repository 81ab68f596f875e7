//! Any folder of Markdown is a site: the kit's own rules stay out of the way.

use rightskit::testing::diagnostic::Severity;

use crate::html;
use crate::project::Project;

const PLAIN: &str = "-- site.yaml --\nkind: plain\ntitle: Notes\n-- content/index.md --\n# Hello\n\nSee [the rest](sub/more.md).\n\
                     -- content/sub/more.md --\n---\ntitle: More\n---\nCall 0800 044 334 within 90 days. The victim.\n";

#[test]
fn a_picture_outside_of_the_folder_is_told_as_typed() {
    let project = "-- site.yaml --\nkind: plain\ntitle: T\n-- content/a/index.md --\n# T\n\n![x](../../x.png) ![y](../y.png)\n";
    let built = Project::new(&format!("{project}-- content/index.md --\n# T\n")).check();
    let told: Vec<&str> = built.of("missing-image").iter().map(|problem| &*problem.message).collect();
    assert_eq!(told, ["`../../x.png` leads out of the content folder.", "There is no picture `y.png`."]);
}

#[test]
fn a_folder_of_markdown_is_a_site() {
    let built = Project::new(PLAIN).build().good();
    assert!(built.found.is_empty(), "{:?}", built.found);
    assert!(
        built.file("index.html").contains("href=\"sub/more.html\"")
            || built.file("index.html").contains("href=sub/more.html")
    );
    for path in ["index.html", "sub/more.html", "404.html", "robots.txt", "MANIFEST.sha256"] {
        assert!(built.files.contains_key(path), "{path} in {:?}", built.files.keys());
    }
    assert!(
        !built
            .files
            .keys()
            .any(|path| path.ends_with(".zip") || path.starts_with("directory/") || path == "leave.html")
    );
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let faults = html::faults(std::str::from_utf8(bytes).unwrap());
        assert!(faults.is_empty(), "{path}: {faults:?}");
    }
}

#[test]
fn a_page_without_a_title_takes_its_first_heading() {
    let built = Project::new(PLAIN).build().good();
    let page = built.file("index.html");
    assert!(page.contains("<title>Hello"), "{page}");
    assert_eq!(page.matches("<h1").count(), 1, "{page}");
}

#[test]
fn its_links_are_checked_all_the_same() {
    let built = Project::new(PLAIN).edit("content/index.md", "sub/more.md", "sub/moer.md").check();
    assert_eq!(built.one("broken-link").place.to_string(), "content/index.md:3:5");
}

#[test]
fn it_can_be_made_small() {
    let built =
        Project::new(PLAIN).edit("site.yaml", "title: Notes", "title: Notes\nminify: true").build().good();
    let page = built.file("sub/more.html");
    assert!(
        html::faults(page).is_empty() && page.len() < Project::new(PLAIN).build().file("sub/more.html").len()
    );
}

#[test]
fn it_may_use_the_default_theme() {
    let built = Project::new(PLAIN).theme("default").build().good();
    assert!(built.file("index.html").contains("Hello"));
}

#[test]
fn what_stands_behind_a_path_is_kept() {
    let built = Project::new(PLAIN)
        .edit(
            "content/index.md",
            "See [the rest](sub/more.md).",
            "## Part\n\n[a](sub/more.md?v=1) [b](sub/more.md?v=1#x) [c](c.pdf#page=3) [d](c.pdf?a=1&b=2#page=3) \
             [e](HTTPS://www.example.org/A) [f](?q=a)\n",
        )
        .edit("content/sub/more.md", "Call", "## X\n\nCall")
        .bytes("content/c.pdf", b"%PDF")
        .build()
        .good();
    let html = built.main("index.html");
    for href in [
        "sub/more.html?v=1",
        "sub/more.html?v=1#x",
        "c.pdf#page=3",
        "c.pdf?a=1&amp;b=2#page=3",
        "index.html?q=a",
        "HTTPS://www.example.org/A\" rel=\"noreferrer",
    ] {
        assert!(html.contains(&format!("href=\"{href}\"")), "{href} in {html}");
    }
    // A page of a kit is asked nothing.
    let kit = Project::try_page("Who [we are](about.md?v=1).\n").check();
    assert!(kit.one("broken-link").hint.as_ref().unwrap().contains("Take out what stands from the `?` on"));
}

#[test]
fn a_picture_that_is_not_loaded_leaves_its_words() {
    let built = Project::new(PLAIN)
        .edit(
            "content/index.md",
            "See",
            "![one](HTTPS://x.example/a.png) ![two](http://x.example/a.png) ![three](//x.example/a.png) \
             ![four](slto:a) ![five](gone.png)\n\nSee",
        )
        .build()
        .good();
    let html = built.main("index.html");
    assert_eq!(built.of("missing-image").len(), 5);
    assert_eq!(html.matches("x.example/a.png\" rel=\"noreferrer\">").count(), 2, "{html}");
    for word in ["one", "two", "three", "four", "five"] {
        assert!(html.contains(word), "{word} in {html}");
    }
}

#[test]
fn a_key_that_is_nearly_one_of_ours_is_told() {
    for (key, meant) in [
        ("titel", "title"),
        ("Title", "title"),
        ("desciption", "description"),
        ("nav-title", "nav_title"),
        ("alias", "aliases"),
    ] {
        let page = format!("---\nlayout: post\n{key}: A\n---\n# A\n");
        let built = Project::new(PLAIN).bytes("content/sub/more.md", page.as_bytes()).check();
        let told = built.one("unknown-key");
        assert_eq!((told.severity, told.place.line), (Severity::Warning, 3), "{key}");
        assert_eq!(told.hint.as_deref(), Some(&*format!("Did you mean `{meant}`?")), "{key}");
    }
    // Words of other tools, and what is there already.
    for keys in [
        "date: 1",
        "tags: [a]",
        "site: x",
        "note: x",
        "file: x",
        "reviewed: 2026-01-01\nreviewer: A",
        "slug: a",
        "toc: true",
    ] {
        let page = format!("---\ntitle: A\n{keys}\n---\n# A\n");
        let built = Project::new(PLAIN).bytes("content/sub/more.md", page.as_bytes()).check();
        assert!(built.found.is_empty(), "{keys}: {:?}", built.found);
    }
    // Within what is ours every key counts.
    let page = b"---\ntitle: A\nbudget: {html_kb: 9, raeson: x}\n---\n# A\n";
    assert_eq!(
        Project::new(PLAIN).bytes("content/sub/more.md", page).check().one("unknown-key").place.line,
        3
    );
}
