//! The pages of the manual that nobody writes: every command, every key of every file, every message.
//!
//! They are made from what the program itself goes by, each time the manual is made, so they cannot say anything else.
//! Must not know where the manual goes.

mod commands;
mod keys;
mod messages;
mod page;

use crate::app::commands::schema;

/// Project path and Markdown of each page, from the definition of the command line.
pub fn pages(program: clap::Command) -> Vec<(String, String)> {
    let files = schema::NAMES.iter().filter_map(|name| Some((*name, schema::schema(name)?)));
    let mut all = commands::pages(program);
    all.extend(keys::pages(files));
    all.extend(messages::pages());
    all
}

#[cfg(test)]
mod tests {
    use super::pages;
    use crate::app::commands::schema;
    use crate::app::{cli, explain};

    #[test]
    fn everything_has_its_page() {
        let pages = pages(cli::definition());
        let has = |path: &str| pages.iter().any(|(known, _)| known == path);
        for code in explain::codes() {
            assert!(has(&format!("content/messages/{code}.md")), "{code}");
        }
        for name in schema::NAMES {
            assert!(has(&format!("content/keys/{name}.md")), "{name}");
        }
        for command in cli::definition().get_subcommands() {
            assert!(has(&format!("content/commands/{}.md", command.get_name())), "{}", command.get_name());
        }
    }

    #[test]
    fn every_key_is_explained() {
        let pages = pages(cli::definition());
        let of = |path: &str| {
            pages.iter().find(|(known, _)| known == path).map(|(_, page)| page.as_str()).unwrap()
        };
        let site = of("content/keys/site.md");
        for words in [
            "| `title` | text, required | The site's name",
            "| `edition` | date |",
            "| `search_kb` | number |",
            "[language config](#language-config)",
            "## Language config",
            "| `whole` | All of it is loaded",
        ] {
            assert!(site.contains(words), "{words} in {site}");
        }
        let build = of("content/commands/build.md");
        for words in ["`--out <DIR>`", "Default: `public`", "`-C <DIR>`", "rightskit build [OPTIONS]"] {
            assert!(build.contains(words), "{words} in {build}");
        }
        assert!(of("content/commands/triage.md").contains("## rightskit triage prove"));
    }
}
