//! A page for each command, from the definition that reads the command line.

use std::fmt::Write;

use clap::{Arg, Command};

use super::page::{cell, page};

pub fn pages(mut program: Command) -> Vec<(String, String)> {
    // Hands what holds for all commands on to each.
    program.build();
    let commands: Vec<&Command> = shown(&program).collect();
    let mut list = String::from(
        "`rightskit COMMAND --help` prints the same in a terminal.\n\n| Command | What it does |\n|---|---|\n",
    );
    let mut pages = Vec::new();
    for (at, command) in commands.iter().enumerate() {
        let name = command.get_name();
        // Writing into a string cannot fail.
        let _ = writeln!(list, "| [`rightskit {name}`]({name}.md) | {} |", cell(&about(command)));
        let body = body(command);
        pages
            .push((format!("content/commands/{name}.md"), page(&format!("rightskit {name}"), at + 2, &body)));
    }
    list.push_str(
        "\n## How a command ends\n\n| Exit code | Meaning |\n|---|---|\n| 0 | No errors. There may be warnings. |\n\
         | 1 | Errors, or warnings under `--strict`. |\n| 2 | It could not run. |\n\nResults go to standard output, everything \
         else to standard error.\n",
    );
    pages.push(("content/commands/index.md".to_owned(), page("Every command", 1, &list)));
    pages
}

fn shown(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help")
}

fn body(command: &Command) -> String {
    let mut text = format!("{}.\n\n```text\n{}\n```\n\n", about(command), usage(command));
    let arguments: Vec<&Arg> = command.get_arguments().filter(|argument| is_shown(argument)).collect();
    if !arguments.is_empty() {
        text.push_str("| Argument | Meaning |\n|---|---|\n");
        for argument in arguments {
            // Writing into a string cannot fail.
            let _ = writeln!(text, "| `{argument}` | {} |", cell(&meaning(argument)));
        }
        text.push('\n');
    }
    for inner in shown(command) {
        let name = inner.get_bin_name().unwrap_or(inner.get_name());
        let _ = write!(text, "## {name}\n\n{}", body(inner));
    }
    text
}

fn is_shown(argument: &Arg) -> bool {
    !argument.is_hide_set() && argument.get_id() != "help"
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage.trim_start_matches("Usage:").trim().to_owned()
}

fn meaning(argument: &Arg) -> String {
    let mut text = argument.get_help().map(ToString::to_string).unwrap_or_default();
    if argument.get_action().takes_values() {
        let possible = argument.get_possible_values();
        let names: Vec<String> = possible.iter().map(|value| format!("`{}`", value.get_name())).collect();
        if !names.is_empty() {
            text.push_str(&format!(". One of {}", names.join(", ")));
        }
        let defaults: Vec<String> = argument
            .get_default_values()
            .iter()
            .map(|value| format!("`{}`", value.to_string_lossy()))
            .collect();
        if !defaults.is_empty() {
            text.push_str(&format!(". Default: {}", defaults.join(", ")));
        }
    }
    text
}
