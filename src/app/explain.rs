//! The page of every code: from the first comment of its rule, or from the list of reading problems.
//!
//! Nothing is written twice: what `explain` prints is the comment next to the code it explains.

use crate::domain::search::asked_trial::DOCS as ASKED;
use crate::domain::search::intent_trial::DOCS as CRISIS;
use crate::domain::search::trial::DOCS as SEARCHING;
use crate::output::problem::DOCS as WRITING;
use crate::rules::audit;
use crate::rules::check;

/// Problems of reading, which have no rule of their own; one `# code` section each.
const READING: &str = include_str!("explain/reading.md");

/// All codes, sorted.
pub fn codes() -> Vec<&'static str> {
    let mut codes: Vec<&str> = pages().map(|(code, _)| code).collect();
    codes.sort_unstable();
    codes
}

/// The page of a code, as Markdown.
pub fn page(code: &str) -> Option<String> {
    let (_, doc) = pages().find(|(known, _)| *known == code)?;
    let title = format!("# {code}");
    Some(if doc.starts_with(&title) { doc } else { format!("{title}\n\n{doc}") })
}

/// The first sentence of a code's page.
pub fn summary(code: &str) -> String {
    let text = page(code).unwrap_or_default();
    let paragraph =
        text.split("\n\n").find(|part| !part.starts_with('#')).unwrap_or_default().replace('\n', " ");
    let plain = paragraph.trim_start_matches("**What it does.**").trim();
    plain.split_inclusive(". ").next().unwrap_or_default().trim().to_owned()
}

fn pages() -> impl Iterator<Item = (&'static str, String)> {
    let rules = check::RULES.iter().map(|rule| (rule.code, rule.doc)).chain(audit::docs());
    let rules = rules.map(|(code, doc)| (code, leading_comment(doc)));
    let writing = WRITING.iter().map(|(code, doc)| (*code, (*doc).to_owned()));
    let search = SEARCHING.iter().chain(&ASKED).chain(&CRISIS).map(|(code, doc)| (*code, (*doc).to_owned()));
    rules.chain(writing).chain(search).chain(reading())
}

/// The lines `//! …` at the top of a source file, without their marks; a Markdown file as it is.
fn leading_comment(source: &str) -> String {
    if !source.starts_with("//!") {
        return source.to_owned();
    }
    source
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

fn reading() -> impl Iterator<Item = (&'static str, String)> {
    READING.split("\n# ").filter_map(|section| {
        let section = section.trim_start_matches("# ");
        let code = section.lines().next()?.trim();
        Some((code, format!("# {}", section.trim_end())))
    })
}

#[cfg(test)]
mod tests {
    use super::{codes, page, summary};

    #[test]
    fn every_code_is_explained_once() {
        let codes = codes();
        let mut unique = codes.clone();
        unique.dedup();
        assert_eq!(codes, unique);
        for code in codes {
            let page = page(code).unwrap();
            assert!(page.starts_with(&format!("# {code}")), "{code}: {page}");
            assert!(page.len() > 80, "{code} is not explained");
            assert!(summary(code).len() > 15, "{code} has no summary");
        }
    }
}
