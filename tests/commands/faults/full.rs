//! No room left for the new site: the old one stays, and nothing half-made is left beside it.

use std::fs;

use crate::sandbox::{Said, Sandbox};

#[test]
fn a_full_disk() {
    let sandbox = Sandbox::plain();
    let program = crate::sandbox::PROGRAM;
    let script = format!(
        "set -e
        {program} build --out disk/site
        head -c 600000 /dev/urandom > content/large.zip
        if {program} build --out disk/site; then exit 9; fi
        cd disk/site && sha256sum --check --quiet --strict MANIFEST.sha256
        ls -A .."
    );
    let Some(said) = sandbox.mounting("mkdir disk && mount -t tmpfs -o size=400k none disk", &script) else {
        return;
    };
    said.ends_with(0)
        .says("error disk-full")
        .says("Could not write `disk/site`: the disk is full.")
        .says("Free some space");
    said.says("Nothing was built: 1 error.");
    assert_eq!(said.out.lines().collect::<Vec<_>>(), [".site.lock", "site"]);
}

/// A limit on the size of files fails every write for a reason of its own, and needs no rights.
#[test]
fn a_write_that_fails() {
    let sandbox = Sandbox::plain();
    sandbox.run(&["build"]).ends_with(0);
    let before = sandbox.files("public");
    fs::write(sandbox.path("content/large.bin"), vec![7; 2_000_000]).unwrap();
    let limited = format!("ulimit -f 1000; trap '' XFSZ; exec {} build", crate::sandbox::PROGRAM);
    let said = Said::from(sandbox.other("sh", &["-c", &limited]).output().unwrap());
    said.ends_with(1)
        .says("error output-unwritable")
        .says("Could not write")
        .says("large.bin")
        .says("File too large");
    assert!(!said.err.contains(".."), "the message is put together badly: {said}");
    assert_eq!(sandbox.files("public"), before);
    assert_eq!(sandbox.names(""), [".public.lock", "content", "public", "site.yaml"]);
    fs::remove_file(sandbox.path("content/large.bin")).unwrap();
    sandbox.run(&["build"]).ends_with(0);
}

/// Results that could not be printed are a failure, or a script would go on with half of them.
#[test]
fn results_onto_a_full_disk() {
    let sandbox = Sandbox::empty();
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        eprintln!("skipped: there is no /dev/full here");
        return;
    };
    let said = Said::from(sandbox.command(&["schema", "site"]).stdout(full).output().unwrap());
    said.ends_with(2).says("could not be printed");
}
