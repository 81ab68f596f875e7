//! What the site is held to: its budgets, its start pages and its public address.
//!
//! Only numbers and names; the rules apply them.

use std::collections::BTreeMap;

use super::facts::FileKind;
use crate::base::diagnostic::{Place, Severity};

/// What the caller knows of the site and the rules need.
#[derive(Clone, Debug, Default)]
pub struct AuditStandard {
    pub budgets: Budgets,
    /// Whether readers may be watched: each page needs a way out, and must not tell other sites of itself.
    pub sheltered: bool,
    /// The link that calls the emergency service, such as `tel:111`, where each page must have it.
    pub emergency: Option<String>,
    /// The public address, when the site has one. Links to it should be relative.
    pub base_url: Option<String>,
    /// Why nothing may be fetched because of what a person types; `None` where it may.
    pub secret: Option<&'static str>,
}

/// How much may travel, in units of 1,000 bytes after gzip.
#[derive(Clone, Debug)]
pub struct Budgets {
    /// A start page with all that it loads.
    pub home: u32,
    /// The start pages, one per language.
    pub homes: Vec<String>,
    /// The HTML of any other page.
    pub page: u32,
    /// Pages with a budget of their own, by path.
    pub pages: BTreeMap<String, RequestedBudget>,
    /// All scripts together but for those that `apart` names.
    pub scripts: u32,
    /// Starts of the names of scripts that are fetched only where a person uses them.
    pub apart: Vec<&'static str>,
    /// Ends of the names of those that come with every page all the same, but for the print in them.
    pub with_pages: Vec<&'static str>,
    /// Files that are counted by name.
    pub groups: Vec<BudgetGroup>,
    /// A picture by itself.
    pub picture: u32,
    /// The logo, which each publisher brings: it comes with the pages and counts apart from them.
    pub logo: u32,
    /// Its path without print and ending, such as `assets/agency/logo`.
    pub logo_stem: Option<String>,
    /// An archive without the PDFs in it.
    pub archive: u32,
}

/// The budget that a page asks for in its front matter.
#[derive(Clone, Debug)]
pub struct RequestedBudget {
    pub kilobytes: u32,
}

/// Files whose name starts with a stem and `.` or `-`, and ends with `.extension`, weighed together.
#[derive(Clone, Debug)]
pub struct BudgetGroup {
    pub stems: Vec<String>,
    pub extension: &'static str,
    pub kilobytes: u32,
    /// `None` where a theme or a program decides what it weighs.
    pub content: Option<FromContent>,
}

/// Why a group weighs more the more a site has to say.
#[derive(Clone, Debug)]
pub struct FromContent {
    /// What it is, in the words of somebody who writes pages, at the start of a sentence.
    pub what: String,
    /// The setting in `budgets` that moves the limit.
    pub setting: &'static str,
    /// A warning for the usual limit, which a site outgrows through no fault; an error for one that the site set itself.
    pub over: Severity,
    /// Where the setting belongs.
    pub place: Place,
}

/// What a kit's search may load at its first use: its script with what ranks, and its texts.
pub const SEARCH_KB: u32 = 50;
pub const SEARCH_TEXTS_KB: u32 = 80;

impl Default for Budgets {
    fn default() -> Self {
        Self {
            home: 14,
            homes: vec!["index.html".to_owned()],
            page: 30,
            pages: BTreeMap::new(),
            scripts: 6,
            apart: vec!["search", "triage"],
            with_pages: vec!["-start"],
            groups: vec![
                BudgetGroup::of(&["core"], "css", 6),
                BudgetGroup::of(&["triage"], "css", 8),
                BudgetGroup::of(&["triage"], "js", 10),
            ],
            picture: 300,
            logo: 20,
            logo_stem: None,
            archive: 3_000,
        }
    }
}

impl AuditStandard {
    /// Whether the file's weight could matter to a budget. Compressing takes longer than all other
    /// facts together, and in most files even the raw size is within every budget.
    pub fn weighs(&self, path: &str, kind: FileKind, raw: u64) -> bool {
        let budgets = &self.budgets;
        match kind {
            FileKind::Page => {
                let own = budgets.pages.get(path).map_or(budgets.page, |own| own.kilobytes);
                raw > bytes(own) || budgets.homes.iter().any(|home| home == path)
            }
            FileKind::Style | FileKind::Drawing => true,
            // A search index can be large, and has no budget here unless a group gives it one.
            FileKind::Script => {
                !budgets.is_apart(path) || budgets.groups.iter().any(|group| group.holds(path))
            }
            // Pictures are compressed already.
            FileKind::Picture | FileKind::Archive | FileKind::Other => false,
        }
    }
}

impl Budgets {
    /// Whether the file of this path is the logo.
    pub fn is_logo(&self, path: &str) -> bool {
        let print = |rest: &str| rest.strip_prefix('.').is_some_and(|rest| rest.split('.').count() == 2);
        self.logo_stem.as_ref().is_some_and(|stem| path.strip_prefix(stem.as_str()).is_some_and(print))
    }

    /// Whether the script is counted apart from the others.
    pub fn is_apart(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        let name = name.split('.').next().unwrap_or(name);
        self.apart.iter().any(|stem| has_stem(path, stem))
            && !self.with_pages.iter().any(|end| name.ends_with(end))
    }
}

impl BudgetGroup {
    pub fn of(stems: &[&str], extension: &'static str, kilobytes: u32) -> Self {
        let stems = stems.iter().map(|stem| (*stem).to_owned()).collect();
        Self { stems, extension, kilobytes, content: None }
    }

    #[must_use]
    pub fn with_content(self, content: FromContent) -> Self {
        Self { content: Some(content), ..self }
    }

    pub fn holds(&self, path: &str) -> bool {
        self.stems.iter().any(|stem| has_stem(path, stem))
            && path.rsplit_once('.').is_some_and(|(_, end)| end == self.extension)
    }
}

/// Whether the file's name is `stem.…` or `stem-…`.
fn has_stem(path: &str, stem: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_prefix(stem).is_some_and(|rest| rest.starts_with(['.', '-']))
}

/// Bytes of a budget.
pub(super) fn bytes(kilobytes: u32) -> u64 {
    u64::from(kilobytes) * 1_000
}

#[cfg(test)]
mod tests {
    use super::BudgetGroup;

    #[test]
    fn groups_go_by_the_start_of_the_name() {
        let core = BudgetGroup::of(&["core"], "css", 6);
        assert!(core.holds("assets/core.1a2b3c4d.css") && core.holds("core.css"));
        assert!(!core.holds("assets/cores.css") && !core.holds("core/a.css") && !core.holds("core.js"));
    }
}
