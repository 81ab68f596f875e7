//! `serve`: the preview follows the files, keeps the last good site, and is seen on this computer only.

mod preview;

use std::net::TcpStream;

use crate::desk::Desk;
use preview::Preview;

#[test]
fn the_preview_follows_the_files() {
    let desk = Desk::plain();
    let preview = Preview::start(&desk);
    let (status, page) = preview.get("/");
    assert!(status == 200 && page.contains("Words."), "{page}");
    assert_eq!(preview.get("/index.html").1, page);
    assert_eq!(preview.get("/gone.html").0, 404);
    let first = preview.version();

    desk.page("index.md", "Better words.");
    let second = preview.wait_for_version_after(first);
    assert!(preview.get("/").1.contains("Better words."));

    desk.page("index.md", "Worse words. [Gone](gone.md)");
    preview.wait_for("There is no page `gone.md`");
    preview.wait_for("The last good site is still shown.");
    assert!(preview.get("/").1.contains("Better words."));
    assert_eq!(preview.version(), second);

    desk.page("index.md", "Good words.");
    preview.wait_for_version_after(second);
    assert!(preview.get("/").1.contains("Good words."));

    desk.page("deep/new.md", "A new folder.");
    preview.wait_for_page("/deep/new.html", "A new folder.");
}

/// A site that cannot be built yet is no reason to give up: the mistake may be mended in a moment.
#[test]
fn the_preview_waits_for_a_first_good_build() {
    let desk = Desk::plain();
    desk.page("index.md", "[Gone](gone.md)");
    let preview = Preview::start(&desk);
    preview.wait_for("There is no page `gone.md`");
    assert_eq!(preview.get("/").0, 404);
    desk.page("index.md", "Words.");
    preview.wait_for_page("/", "Words.");
}

#[test]
fn nothing_outside_the_site_is_shown() {
    let desk = Desk::plain();
    desk.write("secret.txt", "of the publisher");
    let preview = Preview::start(&desk);
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsite.yaml",
        "//etc/hostname",
        "/deep/../../site.yaml",
        "/..%5csecret.txt",
        "/%00",
        "/%",
        "/%zz",
        "/%ff",
        "/%2",
    ] {
        let (status, body) = preview.get(path);
        assert_eq!(status, 404, "{path}: {body}");
        assert!(!body.contains("publisher") && !body.contains("kind: plain"), "{path}: {body}");
    }
    assert_eq!(preview.get("/").0, 200, "it still answers");
    assert_eq!(preview.get("/?query#place").0, 200);
}

#[test]
fn only_this_computer_is_answered() {
    let desk = Desk::plain();
    let preview = Preview::start(&desk);
    assert!(TcpStream::connect(("127.0.0.1", preview.port())).is_ok());
    // A server on all addresses would answer on this one too.
    assert!(TcpStream::connect(("127.0.0.2", preview.port())).is_err());
}

#[test]
fn a_published_site_has_no_trace_of_the_preview() {
    let desk = Desk::plain();
    let preview = Preview::start(&desk);
    let (_, page) = preview.get("/");
    assert!(page.contains(".rightskit-reload.js"));
    assert!(preview.get("/.rightskit-reload.js").1.contains("location.reload"));
    desk.run(&["build"]).ends_with(0);
    for (path, bytes) in desk.files("public") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("rightskit-reload") && !text.contains("rightskit-version"),
            "{}",
            path.display()
        );
    }
    assert!(desk.read("public/index.html").contains("connect-src 'none'"));
}

#[test]
fn a_port_in_use_is_named() {
    let desk = Desk::plain();
    let preview = Preview::start(&desk);
    let port = preview.port().to_string();
    let said = desk.run(&["serve", "--port", &port]);
    said.ends_with(2).says(&format!("Port {port} cannot be used")).says("`--port`");
}
