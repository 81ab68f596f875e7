//! Started without a command, as from a double click: what can be done here, or how to begin.

use std::io::{IsTerminal, stdin};

use camino::Utf8Path;

use super::{no_folder, session};
use crate::app::flags::COULD_NOT_RUN;
use crate::input::load::SITE;

/// What is worth doing in the folder of a site, in the order in which people come to it.
const WITH_A_SITE: [&str; 5] = ["serve", "check", "build", "search", "handouts"];

pub fn run(dir: &Utf8Path, program: &clap::Command) -> u8 {
    if !dir.is_dir() {
        return no_folder(dir);
    }
    let text = if dir.join(SITE).is_file() { with_a_site(program) } else { without() };
    session::say(&format!(
        "{text}\n  rightskit manual    {}\n  rightskit --help    All commands",
        about(program, "manual")
    ));
    // A double click on Windows opens a window that closes with the program.
    if cfg!(windows) && stdin().is_terminal() {
        session::say("\nPress Enter to close.");
        let _ = stdin().read_line(&mut String::new());
    }
    COULD_NOT_RUN
}

fn with_a_site(program: &clap::Command) -> String {
    let line = |name: &str| format!("  rightskit {name:9} {}\n", about(program, name));
    format!("There is a site in this folder. What you can do with it:\n\n{}", WITH_A_SITE.map(line).concat())
}

fn without() -> String {
    "There is no site in this folder. To begin, in a terminal:\n\n  rightskit new my-site        Start a site of your own, \
     in a new folder\n  rightskit -C my-site serve   Show it on this computer\n\nIf you have a site, go to its folder, or name \
     that with -C.\n"
        .to_owned()
}

fn about(program: &clap::Command, name: &str) -> String {
    program
        .find_subcommand(name)
        .and_then(clap::Command::get_about)
        .map(ToString::to_string)
        .unwrap_or_default()
}
