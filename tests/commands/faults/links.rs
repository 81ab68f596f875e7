//! Links in the file system: only one to a file inside the project is followed.

use std::fs;
use std::os::unix::fs::symlink;
use std::time::{Duration, Instant};

use crate::desk::{Desk, Said};

/// Runs `check` on a site with a link, which must be refused at `place` for a reason with `why`.
fn refused(desk: &Desk, place: &str, why: &str) {
    let said = desk.run(&["check"]);
    said.ends_with(1).says("error link-outside").says(place).says(why).says("Put a copy of the file here");
}

#[test]
fn a_link_to_a_file_of_the_project_is_followed() {
    let desk = Desk::plain();
    symlink("index.md", desk.path("content/again.md")).unwrap();
    desk.run(&["build"]).ends_with(0);
    assert!(desk.read("public/again.html").contains("Words."));
}

#[test]
fn a_link_out_of_the_project_is_refused() {
    let (desk, other) = (Desk::plain(), Desk::empty());
    other.write("secret.md", "---\ntitle: Secret\n---\n\nOf somebody else.\n");
    symlink(other.path("secret.md"), desk.path("content/secret.md")).unwrap();
    refused(&desk, "content/secret.md", "leads out of the project's folder");
}

#[test]
fn a_folder_behind_a_link_is_refused() {
    let (desk, other) = (Desk::plain(), Desk::empty());
    desk.page("deep/in.md", "Words.");
    symlink("deep", desk.path("content/inside")).unwrap();
    refused(&desk, "content/inside", "leads to a folder");
    fs::remove_file(desk.path("content/inside")).unwrap();
    symlink(other.path(""), desk.path("content/outside")).unwrap();
    refused(&desk, "content/outside", "leads out of the project's folder");
}

#[test]
fn a_loop_of_links_ends() {
    let desk = Desk::plain();
    fs::create_dir(desk.path("content/deep")).unwrap();
    symlink("..", desk.path("content/deep/up")).unwrap();
    refused(&desk, "content/deep/up", "leads to a folder");
    fs::remove_file(desk.path("content/deep/up")).unwrap();
    symlink("two.md", desk.path("content/one.md")).unwrap();
    symlink("one.md", desk.path("content/two.md")).unwrap();
    refused(&desk, "content/one.md", "leads nowhere");
}

#[test]
fn a_link_to_nothing_is_refused() {
    let desk = Desk::plain();
    symlink("gone.md", desk.path("content/page.md")).unwrap();
    refused(&desk, "content/page.md", "leads nowhere");
}

/// The folders and files at the top of a site are no exception.
#[test]
fn links_at_the_top_are_refused_too() {
    let (desk, other) = (Desk::plain(), Desk::plain());
    for name in ["content", "site.yaml"] {
        fs::rename(desk.path(name), desk.path("aside")).unwrap();
        symlink(other.path(name), desk.path(name)).unwrap();
        refused(&desk, name, "leads out of the project's folder");
        fs::remove_file(desk.path(name)).unwrap();
        symlink("gone", desk.path(name)).unwrap();
        refused(&desk, name, "leads nowhere");
        fs::remove_file(desk.path(name)).unwrap();
        fs::rename(desk.path("aside"), desk.path(name)).unwrap();
    }
    desk.run(&["check"]).ends_with(0);
}

/// Reading a pipe would wait for ever.
#[test]
fn a_link_to_what_is_no_file_is_refused() {
    let desk = Desk::plain();
    assert!(desk.other("mkfifo", &["pipe"]).status().unwrap().success());
    symlink("../pipe", desk.path("content/page.md")).unwrap();
    let mut child = desk.command(&["check"]).stderr(std::process::Stdio::piped()).spawn().unwrap();
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
