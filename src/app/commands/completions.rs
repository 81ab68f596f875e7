//! `rightskit completions SHELL`: what a shell needs to complete commands, from their own definition.

use clap_complete::{Shell, generate};

use super::session;

pub fn run(shell: Shell, mut program: clap::Command) -> u8 {
    let mut script = Vec::new();
    let name = program.get_name().to_owned();
    generate(shell, &mut program, name, &mut script);
    session::print(&String::from_utf8_lossy(&script))
}
