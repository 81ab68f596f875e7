//! One file for each command: flags in, library called, words out.

pub mod build;
pub mod check;
pub mod explain;
pub mod handouts;
pub mod lock;
pub mod new;
mod progress;
pub mod schema;
pub mod search;
pub mod serve;
mod session;
pub mod triage;
pub mod verify;

use camino::Utf8Path;

use crate::cli::COULD_NOT_RUN;

/// Says that the folder of the site is not there; nothing can be tried then.
pub fn no_folder(dir: &Utf8Path) -> u8 {
    session::say(&format!("There is no folder `{dir}`. Name the folder of the site with `-C`."));
    COULD_NOT_RUN
}
