//! The search as it stands on pages: one link and one script on each, in the words of its language.

use crate::languages::translated;
use crate::project::{Built, Project};

const SITE: &str = include_str!("../search/site.txt");

/// Paths of pages, each with its text; without the one for what is missing, which stands alone.
fn pages(built: &Built) -> impl Iterator<Item = (&str, &str)> {
    let html = built.files.keys().filter(|path| path.ends_with(".html") && *path != "404.html");
    html.map(|path| (path.as_str(), built.file(path)))
}

/// What stands between two texts, as often as it does.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.split(from).skip(1).filter_map(|rest| Some(rest.split_once(to)?.0)).collect()
}

#[test]
fn each_page_has_it_once_and_leads_to_the_top_of_the_site() {
    let deep = "-- content/en/a/b/deep.md --\n---\ntitle: Deep\n---\nText.\n";
    for minify in ["minify: true", "minify: false"] {
        let built =
            Project::new(SITE).with(deep).edit("site.yaml", "kind: plain", &format!("kind: plain\n{minify}"));
        let built = built.build().good();
        let mut count = 0;
        for (path, text) in pages(&built) {
            let root = "../".repeat(path.matches('/').count());
            let text = text.replace('"', "");
            let links = between(&text, "<a class=c-search__az href=", ">");
            assert_eq!(links, [format!("{root}a-z.html")], "{path}");
            let scripts = between(&text, &format!("src={root}assets/search-en-start."), ".js");
            assert_eq!(scripts.len(), 1, "{path}: {text}");
            assert!(!text.contains(|sign| ('\u{e000}'..='\u{f8ff}').contains(&sign)), "{path}");
            count += 1;
        }
        assert!(count > 5 && built.files.contains_key("a/b/deep.html"));
    }
}

#[test]
fn its_script_says_what_it_loads_in_the_words_of_its_language() {
    let built = translated().edit("site.yaml", "kind: kit", "kind: kit\nsearch: whole").build().good();
    for (id, home, label) in [("en", "index.html", "Search"), ("mi", "mi/index.html", "Rapu")] {
        let start = format!("assets/search-{id}-start.");
        let mut scripts = built.files.keys().filter(|path| path.starts_with(&start));
        let script = built.file(scripts.next().unwrap());
        assert_eq!(scripts.next(), None);
        let settings = script.lines().next().unwrap();
        let settings = settings.strip_prefix("var rightskitSearch=rightskitSearch||").unwrap();
        let settings: serde_json::Value = serde_json::from_str(settings.trim_end_matches(';')).unwrap();
        assert_eq!(settings["label"], label);
        let files: Vec<&str> =
            settings["files"].as_array().unwrap().iter().map(|path| path.as_str().unwrap()).collect();
        assert!(files.iter().all(|path| built.files.contains_key(*path)), "{files:?}");
        assert_eq!(files.iter().filter(|path| path.contains(&format!("search-{id}-"))).count(), 2);
        assert!(built.file(home).contains(&start), "{home}");
        assert!(
            !built.files.keys().any(|path| path.starts_with("assets/search-start.")),
            "it travels in these"
        );
    }
}

#[test]
fn where_a_theme_lacks_a_part_the_link_stays() {
    for lacking in [
        "search-start.js: [forget.js, components/search/start.js]",
        "search.css: [components/search/style.css]",
    ] {
        let built =
            Project::new(SITE).edit("themes/plain/theme.yaml", lacking, "more.css: []").build().good();
        assert!(built.file("index.html").contains("c-search__az"));
        assert!(!built.files.keys().any(|path| path.contains("-start.")), "{lacking}");
        assert!(!pages(&built).any(|(_, text)| text.contains("<script")), "{lacking}");
    }
}

#[test]
fn a_fault_of_the_component_is_told_once_and_placed() {
    let path = "themes/base/components/search/template.html";
    let built = Project::new(SITE).edit(path, "{{ search.page }}", "{{ search.page.first.second }}").build();
    assert!(built.one("template").place.to_string().starts_with(&format!("{path}:")));
}

#[test]
fn without_search_nothing_of_it_is_left() {
    let built = Project::new(SITE).edit("site.yaml", "search: whole", "search: off").build().good();
    assert!(!built.files.keys().any(|path| path.contains("search")));
    assert!(!pages(&built).any(|(_, text)| text.contains("c-search") || text.contains('\u{e003}')));
}

#[test]
fn a_layout_that_asks_for_the_script_by_its_old_name_is_told_where() {
    let layout = "themes/plain/layouts/page.html";
    let old = "<script src=\"{{ root }}{{ assets[\"search-start.js\"] }}\"></script></head>";
    let built = Project::new(SITE).edit(layout, "</head>", old).build();
    assert!(built.one("template").place.to_string().starts_with(&format!("{layout}:")));
}
