//! Files and folders that the program may not read or write.
//!
//! The superuser may do everything, so a test run by root hands the program to the user with the least rights.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use crate::desk::{Desk, PROGRAM, Said};

/// Runs the program with the rights of an ordinary user. `None`, with a reason, where that is not possible.
fn ordinary(desk: &Desk, arguments: &[&str]) -> Option<Said> {
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        return Some(desk.run(arguments));
    }
    // The program may lie where only root can reach it.
    let copy = desk.path("program");
    if !copy.exists() {
        fs::copy(PROGRAM, &copy).unwrap();
    }
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", copy.to_str().unwrap()];
    match desk.other("setpriv", &[&nobody[..], arguments].concat()).output() {
        Ok(output) => Some(Said::from(output)),
        Err(error) => {
            eprintln!("skipped: root may read everything, and setpriv does not start: {error}");
            None
        }
    }
}

fn allow(desk: &Desk, path: &str, mode: u32) {
    fs::set_permissions(desk.path(path), Permissions::from_mode(mode)).unwrap();
}

#[test]
fn an_unreadable_file_and_folder_are_both_named() {
    let desk = Desk::plain();
    desk.page("secret.md", "Words.");
    desk.page("locked/page.md", "Words.");
    desk.write("public/.rightskit", "");
    desk.write("public/index.html", "the old site");
    allow(&desk, "", 0o777);
    allow(&desk, "content/secret.md", 0);
    allow(&desk, "content/locked", 0);
    let said = ordinary(&desk, &["build"]);
    allow(&desk, "content/locked", 0o755);
    let Some(said) = said else { return };
    said.ends_with(1).says("error unreadable").says("Change its permissions, or ask its owner.");
    said.says("`content/secret.md` cannot be read: you may not read it.");
    said.says("`content/locked` cannot be read: you may not read it.");
    assert_eq!(desk.read("public/index.html"), "the old site");
}

/// Without its settings a site would be another one.
#[test]
fn unreadable_settings_are_named() {
    let desk = Desk::plain();
    allow(&desk, "", 0o777);
    allow(&desk, "site.yaml", 0);
    let Some(said) = ordinary(&desk, &["build"]) else { return };
    said.ends_with(1).says("`site.yaml` cannot be read: you may not read it.").says_nothing_of("is missing");
}

#[test]
fn a_parent_folder_that_is_read_only() {
    let desk = Desk::plain();
    fs::create_dir(desk.path("host")).unwrap();
    allow(&desk, "", 0o755);
    allow(&desk, "host", 0o555);
    let Some(said) = ordinary(&desk, &["build", "--out", "host/public"]) else { return };
    said.ends_with(1)
        .says("error output-unwritable")
        .says("permission denied")
        .says("name another one with `--out`");
    assert!(desk.names("host").is_empty());
}
