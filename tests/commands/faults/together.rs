//! Two builds into the same folder at once.

use std::fs::File;
use std::process::Stdio;

use crate::sandbox::{Said, Sandbox};

#[test]
fn a_build_does_not_disturb_another() {
    let sandbox = Sandbox::plain();
    sandbox.run(&["build"]).ends_with(0);
    let before = sandbox.files("public");
    let other = File::options().write(true).open(sandbox.path(".public.lock")).unwrap();
    other.try_lock().unwrap();
    sandbox.page("index.md", "Other words.");
    let said = sandbox.run(&["build"]);
    said.ends_with(2)
        .says("error output-locked")
        .says("Another build is running")
        .says("Wait until it has finished");
    assert_eq!(sandbox.files("public"), before);
    sandbox.run(&["build", "--out", "preview"]).ends_with(0);
    sandbox.run(&["check"]).ends_with(0);
    drop(other);
    sandbox.run(&["build"]).ends_with(0);
    assert!(sandbox.read("public/index.html").contains("Other words."));
}

#[test]
fn builds_at_once_leave_a_whole_site() {
    let sandbox = Sandbox::plain();
    for page in 0..200 {
        sandbox.page(&format!("page-{page}.md"), "Words.");
    }
    let builds: Vec<_> = (0..4)
        .map(|_| sandbox.command(&["build"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
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
    sandbox.assert_whole("public");
    assert_eq!(sandbox.names(""), [".public.lock", "content", "public", "site.yaml"]);
}
