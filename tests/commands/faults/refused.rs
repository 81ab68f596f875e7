//! Output folders that are not ours: refused with a way out, and not a byte of them touched.

use std::fs;
use std::os::unix::fs::symlink;

use crate::desk::{Desk, Said};

fn build_into(desk: &Desk, out: &str) -> Said {
    let before = desk.files("");
    let said = desk.run(&["build", "--out", out]);
    let mut after = desk.files("");
    // The lock of a build may be there; it holds nothing.
    after.retain(|path, bytes| !bytes.is_empty() || before.contains_key(path));
    assert_eq!(before, after, "{said}");
    said
}

fn refused(desk: &Desk, out: &str, why: &str) {
    build_into(desk, out).ends_with(1).says("error output-not-ours").says(why).says("--out");
}

#[test]
fn a_folder_with_files_of_others() {
    let desk = Desk::plain();
    desk.write("photos/2026/one.jpg", "not really");
    refused(&desk, "photos", "`photos` holds files that this program did not write");
}

#[test]
fn a_file() {
    let desk = Desk::plain();
    desk.write("thesis.doc", "years of work");
    refused(&desk, "thesis.doc", "is a file");
}

#[test]
fn a_link_even_to_a_site_of_ours() {
    let desk = Desk::plain();
    desk.run(&["build"]).ends_with(0);
    symlink("public", desk.path("www")).unwrap();
    refused(&desk, "www", "is a symbolic link");
    assert!(fs::symlink_metadata(desk.path("www")).unwrap().is_symlink());
}

#[test]
fn the_sources_and_what_holds_them() {
    let desk = Desk::plain();
    desk.write("themes/mine/theme.yaml", "name: mine\n");
    for out in ["content", "content/public", "themes", "themes/mine", ".", "..", "site.yaml", "/"] {
        let said = build_into(&desk, out);
        said.ends_with(1).says("error output-not-ours").says("--out");
    }
}

#[test]
fn a_site_that_became_a_repository() {
    let desk = Desk::plain();
    desk.run(&["build"]).ends_with(0);
    desk.write("public/.git/config", "all that was published");
    refused(&desk, "public", "git repository");
}

#[test]
fn an_empty_folder_and_an_older_site_are_ours() {
    let desk = Desk::plain();
    fs::create_dir(desk.path("empty")).unwrap();
    desk.run(&["build", "--out", "empty"]).ends_with(0);
    desk.assert_whole("empty");
    desk.page("index.md", "Other words.");
    desk.run(&["build", "--out", "empty"]).ends_with(0);
    assert!(desk.read("empty/index.html").contains("Other words."));
    desk.assert_whole("empty");
}
