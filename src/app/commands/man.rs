//! `rightskit man DIR`: one man page for each command, from their own definition.
#![expect(clippy::disallowed_methods, reason = "makes the folder of the pages")]

use std::fs;

use camino::Utf8Path;

use super::session;
use crate::app::flags::COULD_NOT_RUN;

pub fn run(dir: &Utf8Path, folder: &Utf8Path, program: clap::Command) -> u8 {
    let folder = session::inside(dir, folder);
    let section = folder.join("man1");
    let program = program.version(env!("CARGO_PKG_VERSION"));
    match fs::create_dir_all(&section).and_then(|()| clap_mangen::generate_to(program, &section)) {
        Ok(()) => {
            session::say(&format!("Wrote the man pages. Read them with `man -M {folder} rightskit`."));
            0
        }
        Err(error) => {
            session::say(&format!("The man pages could not be written to {section}: {error}."));
            COULD_NOT_RUN
        }
    }
}
