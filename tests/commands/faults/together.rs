//! Two builds into the same folder at once.

use std::fs::File;
use std::process::Stdio;

use crate::desk::{Desk, Said};

#[test]
fn a_build_does_not_disturb_another() {
    let desk = Desk::plain();
    desk.run(&["build"]).ends_with(0);
    let before = desk.files("public");
    let other = File::options().write(true).open(desk.path(".public.lock")).unwrap();
    other.try_lock().unwrap();
    desk.page("index.md", "Other words.");
    let said = desk.run(&["build"]);
    said.ends_with(2)
        .says("error output-locked")
        .says("Another build is running")
        .says("Wait until it has finished");
    assert_eq!(desk.files("public"), before);
    desk.run(&["build", "--out", "preview"]).ends_with(0);
    desk.run(&["check"]).ends_with(0);
    drop(other);
    desk.run(&["build"]).ends_with(0);
    assert!(desk.read("public/index.html").contains("Other words."));
}

#[test]
fn builds_at_once_leave_a_whole_site() {
    let desk = Desk::plain();
    for page in 0..200 {
        desk.page(&format!("page-{page}.md"), "Words.");
    }
    let builds: Vec<_> = (0..4)
        .map(|_| desk.command(&["build"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
        .collect();
    let mut done = 0;
    for build in builds {
        let said = Said::from(build.wait_with_output().unwrap());
        if said.code == Some(0) {
            done += 1;
        } else {
            said.ends_with(2).says("error output-locked");
        }
    }
    assert!(done >= 1, "each build waited for another");
    desk.assert_whole("public");
    assert_eq!(desk.names(""), [".public.lock", "content", "public", "site.yaml"]);
}
