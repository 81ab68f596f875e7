//! Any folder of Markdown is a site: the kit's own rules stay out of the way.

use crate::html;
use crate::project::Project;

const PLAIN: &str = "-- site.yaml --\nkind: plain\ntitle: Notes\n-- content/index.md --\n# Hello\n\nSee [the rest](sub/more.md).\n\
                     -- content/sub/more.md --\n---\ntitle: More\n---\nCall 0800 044 334 within 90 days. The victim.\n";

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
