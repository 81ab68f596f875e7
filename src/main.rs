//! The program: the clock, the arguments, the bundled files, and the exit code. Nothing else.

use std::process::ExitCode;

use include_dir::{Dir, include_dir};
use rightskit::Bundled;

/// Building is making many small strings in parallel; this allocator does that faster.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

macro_rules! bundled_file {
    ($path:tt) => {
        ($path, include_bytes!(concat!("../", $path)) as &'static [u8])
    };
}

macro_rules! bundled_folder {
    ($name:tt, $place:tt) => {{
        static FOLDER: Dir<'_> = include_dir!($place);
        ($name, &FOLDER)
    }};
}

fn main() -> ExitCode {
    let files = rightskit::project_files!(bundled_file);
    let mut bundled: Bundled = files.map(|(path, bytes)| (path.to_owned(), bytes)).to_vec();
    for (folder, dir) in rightskit::project_folders!(bundled_folder) {
        gather(folder, dir, &mut bundled);
    }
    static MANUAL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/manual/content");
    let mut manual: Bundled =
        vec![("site.yaml".to_owned(), include_bytes!("../docs/manual/site.yaml").as_slice())];
    gather("content", &MANUAL, &mut manual);
    ExitCode::from(rightskit::run(std::env::args_os(), rightskit::today(), &bundled, &manual))
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
