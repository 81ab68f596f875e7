//! Files and folders that the program may not read or write.
//!
//! The superuser may do everything, so a test run by root hands the program to the user with the least rights.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use crate::sandbox::{PROGRAM, Said, Sandbox};

/// Runs the program with the rights of an ordinary user. `None`, with a reason, where that is not possible.
fn ordinary(sandbox: &Sandbox, arguments: &[&str]) -> Option<Said> {
    limited(sandbox, ":", arguments)
}

/// As [`ordinary`], after the shell has carried out `limit`.
fn limited(sandbox: &Sandbox, limit: &str, arguments: &[&str]) -> Option<Said> {
    let shell = format!("{limit}; exec \"$0\" \"$@\"");
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        let run = [&["-c", &shell, PROGRAM][..], arguments].concat();
        return Some(Said::from(sandbox.other("bash", &run).output().unwrap()));
    }
    // The program may lie where only root can reach it.
    let copy = sandbox.path("program");
    if !copy.exists() {
        // Another process copies it: a file that this one has open for writing may be inherited by a test beside, and
        // then nobody can run it ("text file busy").
        assert!(
            std::process::Command::new("cp")
                .args([PROGRAM.as_ref(), copy.as_os_str()])
                .status()
                .unwrap()
                .success()
        );
    }
    let program = copy.to_str().unwrap();
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "bash", "-c", &shell, program];
    match sandbox.other("setpriv", &[&nobody[..], arguments].concat()).output() {
        Ok(output) => Some(Said::from(output)),
        Err(error) => {
            eprintln!("skipped: root may read everything, and setpriv does not start: {error}");
            None
        }
    }
}

fn allow(sandbox: &Sandbox, path: &str, mode: u32) {
    fs::set_permissions(sandbox.path(path), Permissions::from_mode(mode)).unwrap();
}

#[test]
fn an_unreadable_file_and_folder_are_both_named() {
    let sandbox = Sandbox::plain();
    sandbox.page("secret.md", "Words.");
    sandbox.page("locked/page.md", "Words.");
    sandbox.write("public/.rightskit", "");
    sandbox.write("public/index.html", "the old site");
    allow(&sandbox, "", 0o777);
    allow(&sandbox, "content/secret.md", 0);
    allow(&sandbox, "content/locked", 0);
    let said = ordinary(&sandbox, &["build"]);
    allow(&sandbox, "content/locked", 0o755);
    let Some(said) = said else { return };
    said.ends_with(1).says("error unreadable").says("Change its permissions, or ask its owner.");
    said.says("`content/secret.md` cannot be read: you may not read it.");
    said.says("`content/locked` cannot be read: you may not read it.");
    assert_eq!(sandbox.read("public/index.html"), "the old site");
}

/// Without its settings a site would be another one.
#[test]
fn unreadable_settings_are_named() {
    let sandbox = Sandbox::plain();
    allow(&sandbox, "", 0o777);
    allow(&sandbox, "site.yaml", 0);
    let Some(said) = ordinary(&sandbox, &["build"]) else { return };
    said.ends_with(1).says("`site.yaml` cannot be read: you may not read it.").says_nothing_of("is missing");
}

#[test]
fn a_parent_folder_that_is_read_only() {
    let sandbox = Sandbox::plain();
    fs::create_dir(sandbox.path("host")).unwrap();
    allow(&sandbox, "", 0o755);
    allow(&sandbox, "host", 0o555);
    let Some(said) = ordinary(&sandbox, &["build", "--out", "host/public"]) else { return };
    said.ends_with(1)
        .says("error output-unwritable")
        .says("permission denied")
        .says("name another one with `--out`");
    assert!(sandbox.names("host").is_empty());
}

/// A container or shared web space may give a program no thread but its own.
#[cfg(target_os = "linux")]
#[test]
fn without_threads_to_spare_one_is_enough() {
    let sandbox = Sandbox::plain();
    allow(&sandbox, "", 0o777);
    for threads in [1, 2] {
        let Some(said) = limited(&sandbox, &format!("ulimit -u {threads}"), &["build"]) else { return };
        said.ends_with(0).says("Built 2 pages").says_nothing_of("panicked");
    }
}

/// What is no longer to be had is told before it is missed.
#[cfg(target_os = "linux")]
#[test]
fn little_memory_is_told() {
    let sandbox = Sandbox::plain();
    allow(&sandbox, "", 0o777);
    let plenty = "allow it more (`ulimit -v`)";
    let Some(said) = limited(&sandbox, "ulimit -v 500000", &["build"]) else { return };
    said.says(plenty);
    let Some(said) = limited(&sandbox, "ulimit -v 4000000", &["build"]) else { return };
    said.ends_with(0).says("Built 2 pages").says_nothing_of(plenty);
}
