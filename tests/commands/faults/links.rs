//! Links in the file system: only one to a file inside the project is followed.

use std::fs;
use std::os::unix::fs::symlink;
use std::time::{Duration, Instant};

use crate::sandbox::{Said, Sandbox};

/// Runs `check` on a site with a link, which must be refused at `place` for a reason with `why`.
fn refused(sandbox: &Sandbox, place: &str, why: &str) {
    let said = sandbox.run(&["check"]);
    said.ends_with(1).says("error link-outside").says(place).says(why).says("Put a copy of the file here");
}

#[test]
fn a_link_to_a_file_of_the_project_is_followed() {
    let sandbox = Sandbox::plain();
    symlink("index.md", sandbox.path("content/again.md")).unwrap();
    sandbox.run(&["build"]).ends_with(0);
    assert!(sandbox.read("public/again.html").contains("Words."));
}

#[test]
fn a_link_out_of_the_project_is_refused() {
    let (sandbox, other) = (Sandbox::plain(), Sandbox::empty());
    other.write("secret.md", "---\ntitle: Secret\n---\n\nOf somebody else.\n");
    symlink(other.path("secret.md"), sandbox.path("content/secret.md")).unwrap();
    refused(&sandbox, "content/secret.md", "leads out of the project's folder");
}

#[test]
fn a_folder_behind_a_link_is_refused() {
    let (sandbox, other) = (Sandbox::plain(), Sandbox::empty());
    sandbox.page("deep/in.md", "Words.");
    symlink("deep", sandbox.path("content/inside")).unwrap();
    refused(&sandbox, "content/inside", "leads to a folder");
    fs::remove_file(sandbox.path("content/inside")).unwrap();
    symlink(other.path(""), sandbox.path("content/outside")).unwrap();
    refused(&sandbox, "content/outside", "leads out of the project's folder");
}

#[test]
fn a_loop_of_links_ends() {
    let sandbox = Sandbox::plain();
    fs::create_dir(sandbox.path("content/deep")).unwrap();
    symlink("..", sandbox.path("content/deep/up")).unwrap();
    refused(&sandbox, "content/deep/up", "leads to a folder");
    fs::remove_file(sandbox.path("content/deep/up")).unwrap();
    symlink("two.md", sandbox.path("content/one.md")).unwrap();
    symlink("one.md", sandbox.path("content/two.md")).unwrap();
    refused(&sandbox, "content/one.md", "leads nowhere");
}

#[test]
fn a_link_to_nothing_is_refused() {
    let sandbox = Sandbox::plain();
    symlink("gone.md", sandbox.path("content/page.md")).unwrap();
    refused(&sandbox, "content/page.md", "leads nowhere");
}

/// The folders and files at the top of a site are no exception.
#[test]
fn links_at_the_top_are_refused_too() {
    let (sandbox, other) = (Sandbox::plain(), Sandbox::plain());
    for name in ["content", "site.yaml"] {
        fs::rename(sandbox.path(name), sandbox.path("aside")).unwrap();
        symlink(other.path(name), sandbox.path(name)).unwrap();
        refused(&sandbox, name, "leads out of the project's folder");
        fs::remove_file(sandbox.path(name)).unwrap();
        symlink("gone", sandbox.path(name)).unwrap();
        refused(&sandbox, name, "leads nowhere");
        fs::remove_file(sandbox.path(name)).unwrap();
        fs::rename(sandbox.path("aside"), sandbox.path(name)).unwrap();
    }
    sandbox.run(&["check"]).ends_with(0);
}

/// Reading a pipe would wait for ever.
#[test]
fn a_link_to_what_is_no_file_is_refused() {
    let sandbox = Sandbox::plain();
    assert!(sandbox.other("mkfifo", &["pipe"]).status().unwrap().success());
    symlink("../pipe", sandbox.path("content/page.md")).unwrap();
    let mut child = sandbox.command(&["check"]).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let started = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if started.elapsed() > Duration::from_secs(20) {
            child.kill().unwrap();
            panic!("the program waits for a pipe");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let said = Said::from(child.wait_with_output().unwrap());
    said.ends_with(1).says("error link-outside").says("content/page.md");
}
