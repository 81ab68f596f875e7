//! The program: the clock, the arguments, the bundled files, and the exit code. Nothing else.

use std::process::ExitCode;

use include_dir::{Dir, include_dir};
use rightskit::bundled::Bundled;
use rightskit::{cli, clock};

/// Building is making many small strings in parallel; this allocator does that faster.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");
static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");
static AGENCIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/agencies");
const FILES: [(&str, &[u8]); 5] = [
    ("site.yaml", include_bytes!("../site.yaml")),
    ("directory.yaml", include_bytes!("../directory.yaml")),
    ("conformance.yaml", include_bytes!("../conformance.yaml")),
    ("addresses.lock", include_bytes!("../addresses.lock")),
    ("triage.lock", include_bytes!("../triage.lock")),
];

fn main() -> ExitCode {
    let mut bundled: Bundled = FILES.map(|(path, bytes)| (path.to_owned(), bytes)).to_vec();
    for (folder, dir) in [("content", &CONTENT), ("themes", &THEMES), ("agencies", &AGENCIES)] {
        gather(folder, dir, &mut bundled);
    }
    ExitCode::from(cli::run(std::env::args_os(), clock::today(), &bundled))
}

fn gather(folder: &str, dir: &'static Dir<'static>, into: &mut Bundled) {
    for file in dir.files() {
        into.push((
            format!("{folder}/{}", file.path().to_string_lossy().replace('\\', "/")),
            file.contents(),
        ));
    }
    for inner in dir.dirs() {
        gather(folder, inner, into);
    }
}
