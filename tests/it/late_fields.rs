//! The late fields of pages: what fills them, and that nothing anybody writes is taken for one.

use crate::project::Project;

/// A kit with a page that names the archive.
fn kit(minify: &str) -> Project {
    Project::try_page("![](download:kit)\n").edit("site.yaml", "minify: false", minify)
}

#[test]
fn every_field_is_filled() {
    for minify in ["minify: false\nsearch: whole", "minify: true\nsearch: whole"] {
        let project = kit(minify);
        let digest = project.sources.digest();
        let built = project.build().good();
        let open: Vec<&String> = built
            .files
            .iter()
            .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(digest))
            .map(|(path, _)| path)
            .collect();
        assert!(open.is_empty(), "{open:?}");
        let page = built.file("try.html");
        assert!(
            page.contains("test-kit-2026-11-23.zip") && page.contains("https://www.example.org/weather"),
            "{page}"
        );
        assert!(page.contains("c-search__az"), "{page}");
        assert!(built.file("404.html").contains("'sha256-"));
    }
}

#[test]
fn signs_of_one_font_stay_what_they_are() {
    // A layout may show such a sign, for instance as an icon: it is code of the theme's, not an author's text.
    let signs = "\u{e000}\u{e001}\u{e002}\u{e003}search\u{e003}";
    let layout = "themes/default/layouts/base.html";
    for minify in ["minify: false", "minify: true"] {
        let project = kit(minify);
        let text = project.text(layout).replacen("</body>", &format!("<p>{signs}</p></body>"), 1);
        assert!(text.contains(signs));
        let built = project.bytes(layout, text.as_bytes()).build().good();
        for page in ["try.html", "about.html"] {
            assert!(built.file(page).contains(signs), "{page}");
        }
    }
}

#[test]
fn the_exit_address_is_escaped_where_it_goes() {
    for minify in ["minify: false", "minify: true"] {
        let project = kit(minify).edit("site.yaml", "org/weather", "org/?a&copy;b");
        let built = project.build().good();
        let page = built.file("about.html");
        assert!(page.contains("https://www.example.org/?a&amp;copy;b"), "{page}");
    }
}

#[test]
fn the_word_of_one_project_means_nothing_in_the_next() {
    // Whoever copies the word out of the sources changes them, and with them the word.
    let digest = kit("minify: false").sources.digest().to_owned();
    let text = format!("late{digest}archive late{digest}search late{digest}exit");
    let built = Project::try_page(&format!("{text}\n")).build().good();
    assert!(built.main("try.html").contains(&text));
}
