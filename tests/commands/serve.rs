//! `serve`: the preview follows the files, keeps the last good site, and is seen on this computer only.

mod preview;

use std::fs;
use std::io::Write;
use std::net::TcpStream;

use crate::sandbox::Sandbox;
use preview::Preview;

#[test]
fn the_preview_follows_the_files() {
    let sandbox = Sandbox::plain();
    let preview = Preview::start(&sandbox);
    let (status, page) = preview.get("/");
    assert!(status == 200 && page.contains("Words."), "{page}");
    assert_eq!(preview.get("/index.html").1, page);
    assert_eq!(preview.get("/gone.html").0, 404);
    let first = preview.version();

    sandbox.page("index.md", "Better words.");
    let second = preview.wait_for_version_after(first);
    assert!(preview.get("/").1.contains("Better words."));

    sandbox.page("index.md", "Worse words. [Gone](gone.md)");
    preview.wait_for("There is no page `gone.md`");
    preview.wait_for("The last good site is still shown.");
    assert!(preview.get("/").1.contains("Better words."));
    assert_eq!(preview.version(), second);

    sandbox.page("index.md", "Good words.");
    preview.wait_for_version_after(second);
    assert!(preview.get("/").1.contains("Good words."));

    sandbox.page("deep/new.md", "A new folder.");
    preview.wait_for_page("/deep/new.html", "A new folder.");
}

/// A site that cannot be built yet is no reason to give up: the mistake may be mended in a moment.
#[test]
fn the_preview_waits_for_a_first_good_build() {
    let sandbox = Sandbox::plain();
    sandbox.page("index.md", "[Gone](gone.md)");
    let preview = Preview::start(&sandbox);
    preview.wait_for("There is no page `gone.md`");
    assert_eq!(preview.get("/").0, 404);
    sandbox.page("index.md", "Words.");
    preview.wait_for_page("/", "Words.");
}

#[test]
fn nothing_outside_the_site_is_shown() {
    let sandbox = Sandbox::plain();
    sandbox.write("secret.txt", "of the publisher");
    let preview = Preview::start(&sandbox);
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
    let sandbox = Sandbox::plain();
    let preview = Preview::start(&sandbox);
    assert!(TcpStream::connect(("127.0.0.1", preview.port())).is_ok());
    // A server on all addresses would answer on this one too.
    assert!(TcpStream::connect(("127.0.0.2", preview.port())).is_err());
}

#[test]
fn a_published_site_has_no_trace_of_the_preview() {
    let sandbox = Sandbox::plain();
    let preview = Preview::start(&sandbox);
    let (_, page) = preview.get("/");
    assert!(page.contains(".rightskit-reload.js"));
    assert!(preview.get("/.rightskit-reload.js").1.contains("location.reload"));
    sandbox.run(&["build"]).ends_with(0);
    for (path, bytes) in sandbox.files("public") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("rightskit-reload") && !text.contains("rightskit-version"),
            "{}",
            path.display()
        );
    }
    assert!(sandbox.read("public/index.html").contains("connect-src 'none'"));
}

#[test]
fn a_port_in_use_is_named() {
    let sandbox = Sandbox::plain();
    let preview = Preview::start(&sandbox);
    let port = preview.port().to_string();
    let said = sandbox.run(&["serve", "--port", &port]);
    said.ends_with(2).says(&format!("Port {port} cannot be used")).says("`--port`");
}

/// A page of another site whose name leads to this computer would read drafts.
#[test]
fn only_pages_of_this_computer_are_answered() {
    let sandbox = Sandbox::plain();
    let preview = Preview::start(&sandbox);
    let port = preview.port();
    let ask = |head: &str| preview.ask(&format!("GET / HTTP/1.0\r\n{head}\r\n"));
    for head in [
        "Host: localhost\r\n".to_owned(),
        format!("Host: 127.0.0.1:{port}\r\n"),
        "Host: [::1]\r\n".to_owned(),
        format!("Host: localhost:{port}\r\nOrigin: http://localhost:{port}\r\n"),
    ] {
        let answer = ask(&head);
        assert!(answer.starts_with("HTTP/1.0 200") && answer.contains("Words."), "{head}: {answer}");
        assert!(answer.contains("cross-origin-resource-policy: same-origin"), "{answer}");
    }
    for head in [
        "",
        "Host: evil.example\r\n",
        "Host: evil.example:8017\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "Host: localhost\r\nOrigin: https://evil.example\r\n",
        "Host: localhost\r\nOrigin: null\r\n",
        "Host: localhost\r\nOrigin: http://localhost.evil.example\r\n",
    ] {
        let answer = ask(head);
        assert!(!answer.contains(" 200 ") && !answer.contains("Words."), "{head}: {answer}");
    }
}

#[test]
fn only_reading_is_answered() {
    let sandbox = Sandbox::plain();
    let preview = Preview::start(&sandbox);
    let ask = |method: &str, more: &str| {
        preview.ask(&format!(
            "{method} /index.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n"
        ))
    };
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"] {
        let answer = ask(method, "");
        assert!(
            answer.starts_with("HTTP/1.1 405") && answer.contains("allow: GET, HEAD"),
            "{method}: {answer}"
        );
        assert!(!answer.contains("Words."), "{answer}");
    }
    let whole = ask("GET", "");
    let (head, body) = whole.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("accept-ranges: bytes"), "{head}");
    let bare = ask("HEAD", "");
    let (bare_head, nothing) = bare.split_once("\r\n\r\n").unwrap();
    let length = |head: &str| head.lines().find(|line| line.starts_with("content-length")).map(str::to_owned);
    assert_eq!((length(bare_head), nothing), (length(head), ""));
    let part = ask("GET", "Range: bytes=2-9\r\n");
    assert!(part.starts_with("HTTP/1.1 206"), "{part}");
    assert!(part.contains(&format!("content-range: bytes 2-9/{}", body.len())), "{part}");
    assert_eq!(part.split_once("\r\n\r\n").unwrap().1, &body[2..10]);
    assert!(ask("GET", "Range: bytes=99999999-\r\n").starts_with("HTTP/1.1 416"));
}

/// Who asks for much and reads nothing, or never ends what it asks, keeps nobody else waiting.
#[test]
fn a_slow_client_harms_nobody() {
    let sandbox = Sandbox::plain();
    fs::write(sandbox.path("content/large.bin"), vec![b'x'; 6_000_000]).unwrap();
    sandbox.page("index.md", "Words. [Large](large.bin)");
    let preview = Preview::start(&sandbox);
    let mut slow = Vec::new();
    for _ in 0..20 {
        let mut one = preview.connect();
        one.write_all(b"GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut other = preview.connect();
        other.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
        slow.push((one, other));
    }
    assert!(preview.get("/").1.contains("Words."));
    let endless = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "x".repeat(3_000_000));
    let answer = preview.ask(&endless);
    assert!(!answer.contains(" 200 "), "{answer}");
    assert!(preview.get("/").1.contains("Words."));
    drop(slow);
}

#[test]
fn everything_a_build_reads_is_watched_however_it_comes_and_goes() {
    let sandbox = Sandbox::plain();
    let preview = Preview::start(&sandbox);
    let mut version = preview.version();
    let mut next = |what: &dyn Fn()| {
        what();
        version = preview.wait_for_version_after(version);
    };
    fs::rename(sandbox.path("content"), sandbox.path("elsewhere")).unwrap();
    preview.wait_for("There is no page");
    next(&|| fs::rename(sandbox.path("elsewhere"), sandbox.path("content")).unwrap());
    next(&|| sandbox.page("index.md", "Moved away and back."));
    preview.wait_for_page("/", "Moved away and back.");
    next(&|| sandbox.write("themes/mine/theme.yaml", "name: mine\n"));
    next(&|| sandbox.write("themes/mine/theme.yaml", "name: mine\nparent: plain\n"));
    next(&|| sandbox.write("triage.lock", "# nothing\n"));
    next(&|| fs::remove_file(sandbox.path("triage.lock")).unwrap());
    next(&|| fs::remove_dir_all(sandbox.path("themes")).unwrap());
    next(&|| sandbox.write("themes/mine/theme.yaml", "name: mine\n"));
    next(&|| sandbox.write("themes/mine/theme.yaml", "name: mine\nparent: plain\n"));
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_watched() {
    let sandbox = Sandbox::plain();
    sandbox.write("notes/linked.md", "---\ntitle: Linked\n---\n\nOne.\n");
    std::os::unix::fs::symlink("../notes/linked.md", sandbox.path("content/linked.md")).unwrap();
    let preview = Preview::start(&sandbox);
    preview.wait_for_page("/linked.html", "One.");
    sandbox.write("notes/linked.md", "---\ntitle: Linked\n---\n\nTwo.\n");
    preview.wait_for_page("/linked.html", "Two.");
}

#[test]
fn what_was_said_is_not_said_again() {
    let sandbox = Sandbox::plain();
    sandbox.page("index.md", "[Gone](gone.md)");
    let preview = Preview::start(&sandbox);
    preview.wait_for("Not built: 1 error.");
    sandbox.page("index.md", "\n\n[Gone](gone.md) and [lost](lost.md)");
    preview.wait_for("Not built: 2 errors (1 as before).");
    sandbox.page("index.md", "[Lost](lost.md)");
    preview.wait_for("Not built: 1 error (1 as before, 1 gone).");
    assert_eq!(preview.count("There is no page `gone.md`"), 1);
    assert_eq!(preview.count("There is no page `lost.md`"), 1);
}

#[test]
fn the_preview_follows_what_the_folder_inherits() {
    let sandbox = Sandbox::plain();
    sandbox.write("own/site.yaml", "kind: plain\nbase: ..\ntitle: Own\n");
    let preview = Preview::start_in(&sandbox, "own");
    let (status, page) = preview.get("/");
    assert!(status == 200 && page.contains("Words."), "{page}");
    let first = preview.version();
    sandbox.page("index.md", "Words of the base.");
    preview.wait_for_version_after(first);
    assert!(preview.get("/").1.contains("Words of the base."));
}
