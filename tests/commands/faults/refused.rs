//! Output folders that are not ours: refused with a way out, and not a byte of them touched.

use std::fs;
use std::os::unix::fs::symlink;

use crate::sandbox::{Said, Sandbox};

fn build_into(sandbox: &Sandbox, out: &str) -> Said {
    let before = sandbox.files("");
    let said = sandbox.run(&["build", "--out", out]);
    let mut after = sandbox.files("");
    // The lock of a build may be there; it holds nothing.
    after.retain(|path, bytes| !bytes.is_empty() || before.contains_key(path));
    assert_eq!(before, after, "{said}");
    said
}

fn refused(sandbox: &Sandbox, out: &str, why: &str) {
    build_into(sandbox, out).ends_with(1).says("error output-not-ours").says(why).says("--out");
}

#[test]
fn a_folder_with_files_of_others() {
    let sandbox = Sandbox::plain();
    sandbox.write("photos/2026/one.jpg", "not really");
    refused(&sandbox, "photos", "`photos` holds files that this program did not write");
}

#[test]
fn a_file() {
    let sandbox = Sandbox::plain();
    sandbox.write("thesis.doc", "years of work");
    refused(&sandbox, "thesis.doc", "is a file");
}

#[test]
fn a_link_even_to_a_site_of_ours() {
    let sandbox = Sandbox::plain();
    sandbox.run(&["build"]).ends_with(0);
    symlink("public", sandbox.path("www")).unwrap();
    refused(&sandbox, "www", "is a symbolic link");
    assert!(fs::symlink_metadata(sandbox.path("www")).unwrap().is_symlink());
}

#[test]
fn the_sources_and_what_holds_them() {
    let sandbox = Sandbox::plain();
    sandbox.write("themes/mine/theme.yaml", "name: mine\n");
    for out in ["content", "content/public", "themes", "themes/mine", ".", "..", "site.yaml", "/"] {
        let said = build_into(&sandbox, out);
        said.ends_with(1).says("error output-not-ours").says("--out");
    }
}

#[test]
fn a_site_that_became_a_repository() {
    let sandbox = Sandbox::plain();
    sandbox.run(&["build"]).ends_with(0);
    sandbox.write("public/.git/config", "all that was published");
    refused(&sandbox, "public", "git repository");
}

#[test]
fn an_empty_folder_and_an_older_site_are_ours() {
    let sandbox = Sandbox::plain();
    fs::create_dir(sandbox.path("empty")).unwrap();
    sandbox.run(&["build", "--out", "empty"]).ends_with(0);
    sandbox.assert_whole("empty");
    sandbox.page("index.md", "Other words.");
    sandbox.run(&["build", "--out", "empty"]).ends_with(0);
    assert!(sandbox.read("empty/index.html").contains("Other words."));
    sandbox.assert_whole("empty");
}
