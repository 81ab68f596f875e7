//! What an edition of the content says, one statement a line, and what changed from one edition to the next.
//!
//! Must not know where a statement is kept.

pub mod difference;
pub mod own_words;
pub mod plan_words;

use std::collections::BTreeMap;

use crate::base::digest;
use crate::input::load::Project;
use plan_words::PlanWords;

/// The program that makes a site.
pub const PROGRAM: &str = concat!("rightskit ", env!("CARGO_PKG_VERSION"));

/// Numbers, facts, pages and rows of plans, by what they are about.
pub fn statements(project: &Project) -> BTreeMap<String, String> {
    let mut said = BTreeMap::new();
    if let Some(edition) = project.config.edition {
        said.insert("edition".to_owned(), edition.to_string());
    }
    for fact in &project.facts.facts {
        let law = fact.law.as_ref().map(|law| format!(" ({law})")).unwrap_or_default();
        said.insert(format!("fact {}", fact.id.value), format!("{}: {}{law}", fact.value, fact.says));
    }
    for service in &project.directory.services {
        let id = &service.id.value;
        said.insert(format!("service {id}"), service.name.clone());
        for (index, contact) in service.contacts.iter().enumerate() {
            // Two numbers of one kind are told apart by their place.
            let number = if index == 0 { String::new() } else { format!(" {}", index + 1) };
            said.insert(format!("number {id} {}{number}", contact.kind.key()), contact.value.value.clone());
        }
    }
    for page in project.languages.iter().flat_map(|language| &language.pages) {
        said.insert(format!("page {}", page.text.path), page.text.fingerprint());
    }
    for line in project.triage_lock.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#'))
    {
        let (about, condition) = line.split_once(" | ").unwrap_or((line, ""));
        said.insert(format!("plan {about}"), condition.to_owned());
    }
    said
}

/// One number for everything that is locked in an edition: changes when any of it does.
pub fn digest_of(files: &BTreeMap<String, String>) -> String {
    let lines: Vec<String> = files.iter().map(|(path, print)| format!("{path}\t{print}\n")).collect();
    digest::hex(lines.concat().as_bytes())
}

/// What differs between two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub about: String,
    pub before: Option<String>,
    pub now: Option<String>,
}

/// The statements of either edition that the other does not make.
pub fn changes(before: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<Change> {
    let mut all: Vec<&String> = before.keys().chain(now.keys()).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
        .filter(|about| before.get(*about) != now.get(*about))
        .map(|about| Change {
            about: about.clone(),
            before: before.get(about).cloned(),
            now: now.get(about).cloned(),
        })
        .collect()
}

impl Change {
    /// The change as a sentence, that of a plan in the words that readers meet.
    pub fn sentence(&self, words: &PlanWords) -> String {
        let (kind, name) = self.about.split_once(' ').unwrap_or((&self.about, ""));
        match (kind, &self.before, &self.now) {
            ("page", None, Some(_)) => format!("New page: {name}."),
            ("page", Some(_), None) => format!("Page gone: {name}."),
            ("page", ..) => format!("Page changed: {name}."),
            ("plan", None, Some(now)) => {
                format!("Questionnaire, new: {}, {}.", words.row(name), words.shown_when(name, now))
            }
            ("plan", Some(before), None) if words.knows_any() => {
                format!("Questionnaire, gone: {}, was {}.", words.row(name), words.shown_when(name, before))
            }
            ("plan", Some(_), None) => format!("Questionnaire, gone: {name}."),
            ("plan", Some(before), Some(now)) => format!(
                "Questionnaire: {}, was {}, now {}.",
                words.row(name),
                words.shown_when(name, before),
                words.shown_when(name, now)
            ),
            (_, None, Some(now)) => format!("New {kind}: {name}: {now}."),
            (_, Some(before), None) => format!("Gone, {kind}: {name} (was {before})."),
            (_, Some(before), Some(now)) => format!("Changed, {kind} {name}: {before} → {now}."),
            (_, None, None) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::changes;
    use super::plan_words::PlanWords;

    #[test]
    fn changes_are_told_in_words() {
        let of =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let before =
            of(&[("number line phone", "0800 1"), ("page a.md", "1"), ("fact x", "90 days"), ("same", "1")]);
        let now = of(&[
            ("number line phone", "0800 2"),
            ("page b.md", "2"),
            ("plan t item call", "danger: now"),
            ("same", "1"),
        ]);
        let said: Vec<String> =
            changes(&before, &now).iter().map(|change| change.sentence(&PlanWords::default())).collect();
        assert_eq!(
            said,
            [
                "Gone, fact: x (was 90 days).",
                "Changed, number line phone: 0800 1 → 0800 2.",
                "Page gone: a.md.",
                "New page: b.md.",
                "Questionnaire, new: t item call, shown when danger: now.",
            ]
        );
    }
}
