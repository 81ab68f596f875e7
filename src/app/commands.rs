//! One file for each command: flags in, library called, words out.

pub mod adopt;
pub mod agency;
pub mod build;
pub mod build_all;
pub mod check;
pub mod completions;
pub mod diff;
pub mod explain;
pub mod handouts;
pub mod lock;
pub mod man;
pub mod manual;
pub mod new;
mod progress;
pub mod schema;
pub mod search;
pub mod serve;
mod session;
pub mod start;
pub mod theme;
pub mod triage;
pub mod update;
pub mod verify;

use camino::Utf8Path;

use crate::app::bundled::Bundled;
use crate::app::flags::COULD_NOT_RUN;
use crate::input::load::SITE;
use crate::input::model::config::Config;
use crate::input::yaml;

/// The version of the program, and of which edition the words in it are.
pub fn version(bundled: &Bundled) -> String {
    let number = env!("CARGO_PKG_VERSION");
    let site = bundled.iter().find(|(path, _)| path == SITE);
    let config =
        site.and_then(|(path, bytes)| yaml::read::<Config>(path, &String::from_utf8_lossy(bytes), 0).ok());
    match config.and_then(|config| config.edition) {
        Some(edition) => format!("{number} (kit of {edition})"),
        None => number.to_owned(),
    }
}

/// Says that the system gives little memory, where it does: when none is left, nothing can be said any more.
pub fn tell_little_memory() {
    /// What making the kit takes, handouts and all.
    const ENOUGH: usize = 640 << 20;
    let mut room = Vec::<u8>::new();
    if room.try_reserve_exact(ENOUGH).is_err() {
        session::say(&format!(
            "The system gives this program less than {} MB of memory. If it stops below, allow it more (`ulimit -v`).",
            ENOUGH >> 20
        ));
    }
    // What nobody looks at need not be reserved at all.
    std::hint::black_box(room);
}

/// Says that the system leaves nothing to work on.
pub fn no_threads(error: &dyn std::error::Error) -> u8 {
    session::say(&format!(
        "The system gives this program no thread to work on: {error}. Allow it more threads or memory."
    ));
    COULD_NOT_RUN
}

/// Says that the folder of the site is not there; nothing can be tried then.
pub fn no_folder(dir: &Utf8Path) -> u8 {
    session::say(&format!("There is no folder `{dir}`. Name the folder of the site with `-C`."));
    COULD_NOT_RUN
}
