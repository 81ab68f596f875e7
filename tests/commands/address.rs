//! The whole kit under a sub-path and from a folder: no link depends on where it stands.

use crate::sandbox::Sandbox;

#[test]
fn the_kit_stands_under_any_path() {
    let sandbox = Sandbox::kit();
    sandbox.run(&["build"]).ends_with(0);
    sandbox.run(&["build", "--base-url", "https://example.org/a/kit/", "--out", "based"]).ends_with(0);
    let (bare, based) = (sandbox.files("public"), sandbox.files("based"));
    let mut pages = 0;
    for (path, bytes) in &based {
        let Some("html") = path.extension().and_then(|end| end.to_str()) else { continue };
        let html = String::from_utf8_lossy(bytes);
        if path.to_str() == Some("404.html") {
            continue;
        }
        pages += 1;
        for link in ["href=\"/", "href=/", "src=\"/", "src=/"] {
            assert!(!html.contains(link), "{}: {link}", path.display());
        }
        // Only what names the site itself may differ.
        assert!(bare.contains_key(path), "{}", path.display());
        assert!(!String::from_utf8_lossy(&bare[path]).contains("example.org/a/kit"), "{}", path.display());
    }
    assert!(pages > 50);
    let sitemap = sandbox.read("based/sitemap.xml");
    assert!(sitemap.contains("<loc>https://example.org/a/kit/index.html</loc>"));
    assert!(sitemap.contains("<loc>https://example.org/a/kit/directory/index.html</loc>"));
    assert!(!bare.contains_key(std::path::Path::new("sitemap.xml")));
}
