//! A standard clause by clause: what this run proves, what the program guarantees, what a person signs.
//!
//! The clauses are data (`conformance/nz.yaml`), so that a new version of a standard changes no code. Only finished
//! pages prove anything: what a rule finds in the sources, or a setting says, may still be on no page.
//! Must not know how a rule finds anything: it reads codes of diagnostics.

mod page;
mod pages;

use std::collections::BTreeMap;
use std::fmt::Write;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::domain::site::Site;
use crate::input::model::conformance::SignOff;
use crate::input::yaml;
use crate::rules::{check, levels};
use pages::{Need, Pages};

/// New Zealand's Web Usability Standard 1.4 and, of WCAG 2.2 AA, what its Web Accessibility Standard 1.2 asks.
const NZ: &str = include_str!("conformance/nz.yaml");

/// Shown for whatever nobody has recorded.
const NOT_YET: &str = "not yet tested";

/// A standard as its file gives it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Standard {
    name: String,
    clauses: Vec<Clause>,
}

/// One thing a standard asks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Clause {
    id: String,
    /// What it asks, in a few words.
    asks: String,
    /// Asked only of organisations that the standard binds (`govt: true` in the agency's file).
    #[serde(default)]
    mandated: bool,
    /// Rules that speak against it when they find something. Those of the audit read finished pages and prove it when
    /// they find nothing; those of `check` read sources and prove nothing.
    #[serde(default)]
    rules: Vec<String>,
    /// What the finished pages must show.
    #[serde(default)]
    needs: Vec<Need>,
    /// What every build does, held by the program's own tests.
    built: Option<String>,
    /// What a person has to test or confirm.
    person: Option<String>,
}

/// What a run says about one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Verdict {
    machine: String,
    person: String,
}

/// The report on New Zealand's standards, from what a whole run found and the files that it made; none where it made
/// no site.
pub fn nz(site: &Site, files: &BTreeMap<String, Vec<u8>>, found: &[Diagnostic]) -> String {
    match yaml::read::<Standard>("src/conformance/nz.yaml", NZ, 0) {
        Ok(standard) => report(&standard, site, &Pages::read(files), found),
        // A test reads the file, so no program with a broken one is released.
        Err(problems) => problems.iter().map(|problem| format!("{}\n", problem.message)).collect(),
    }
}

fn report(standard: &Standard, site: &Site, pages: &Pages, found: &[Diagnostic]) -> String {
    let signed = &site.conformance;
    let mut text = format!("{}\n", standard.name);
    for clause in &standard.clauses {
        let verdict = verdict(clause, site, pages, found);
        // Writing into a string cannot fail.
        let _ = write!(text, "\n{}  {}\n", clause.id, clause.asks);
        let _ = writeln!(text, "    machine: {}", verdict.machine);
        let _ = writeln!(text, "    person:  {}", verdict.person);
    }
    text.push_str("\nTested with\n");
    for one in &signed.tested_with {
        let result = match (&one.on, &one.by) {
            (None, _) => NOT_YET.to_owned(),
            (Some(on), None) => format!("on {}", on.long_text()),
            (Some(on), Some(by)) => format!("on {} by {by}", on.long_text()),
        };
        let note = one.note.as_ref().map(|note| format!(". {note}")).unwrap_or_default();
        let _ = writeln!(text, "    {}: {result}{note}", one.who.value);
    }
    if signed.tested_with.is_empty() {
        let _ = writeln!(text, "    nobody: {NOT_YET}");
    }
    for id in signed.clauses.keys().filter(|id| !standard.clauses.iter().any(|clause| clause.id == **id)) {
        let _ = writeln!(text, "\nconformance.yaml signs `{id}`, which is no clause of these standards.");
    }
    text
}

fn verdict(clause: &Clause, site: &Site, pages: &Pages, found: &[Diagnostic]) -> Verdict {
    let signed = &site.conformance;
    if clause.mandated && site.publisher.agency.govt != Some(true) {
        let bound = "does not apply: the publisher does not say that it is bound (`govt: true`)".to_owned();
        return Verdict { machine: bound, person: "nothing to sign".to_owned() };
    }
    let broken: Vec<String> = clause
        .rules
        .iter()
        .filter_map(|rule| {
            let count = found
                .iter()
                .filter(|problem| problem.code == rule && problem.severity != Severity::Note)
                .count();
            (count > 0).then(|| format!("{rule} × {count}"))
        })
        .chain(clause.needs.iter().filter_map(|need| need.lack(site, pages)))
        .collect();
    let (looked_for, not_looked_for): (Vec<&String>, Vec<&String>) =
        clause.rules.iter().partition(|rule| why_not(site, rule).is_none());
    let (read, searched): (Vec<&String>, Vec<&String>) =
        looked_for.into_iter().partition(|rule| rule.starts_with("audit-"));
    let nothing = |rule: &&String| format!("{rule} found nothing");
    let mut proofs: Vec<String> = clause.needs.iter().map(|need| need.shown().to_owned()).collect();
    proofs.extend(read.iter().map(nothing));
    let mut parts = Vec::new();
    if !proofs.is_empty() {
        parts.push(format!("proved by this run, from the finished pages: {}", proofs.join(", ")));
    }
    if !searched.is_empty() {
        let rules: Vec<String> = searched.iter().map(nothing).collect();
        parts.push(format!("looked for in the sources, which proves no page: {}", rules.join(", ")));
    }
    if !not_looked_for.is_empty() {
        let rules: Vec<String> = not_looked_for
            .into_iter()
            .map(|rule| format!("{rule} ({})", why_not(site, rule).unwrap_or_default()))
            .collect();
        parts.push(format!("not looked for: {}", rules.join(", ")));
    }
    parts.extend(clause.built.iter().map(|built| format!("built in: {built}")));
    let machine = if !proofs.is_empty() && pages.is_empty() {
        "cannot tell: no page was made".to_owned()
    } else if !broken.is_empty() {
        format!("NOT MET: {}", broken.join("; "))
    } else if parts.is_empty() {
        "cannot tell".to_owned()
    } else {
        parts.join("; ")
    };
    let person = match (&clause.person, signed.clauses.get(&clause.id)) {
        (_, Some(Some(SignOff { by, on, note }))) => {
            let note = note.as_ref().map(|note| format!(". {note}")).unwrap_or_default();
            format!("signed by {by} on {}{note}", on.long_text())
        }
        (Some(what), _) => format!("{NOT_YET}: {what}"),
        (None, _) => "nothing to sign".to_owned(),
    };
    Verdict { machine, person }
}

/// Why a rule that found nothing says nothing.
fn why_not(site: &Site, rule: &str) -> Option<&'static str> {
    let asked = check::RULES.iter().find(|known| known.code == rule).is_none_or(|known| known.is_for(site));
    match () {
        () if !asked => Some("no rule of plain sites"),
        () if levels::is_off(&site.config, rule) => Some("off in `site.yaml`"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{NZ, Standard};
    use crate::input::yaml;

    #[test]
    fn every_clause_names_a_proof_or_a_person_and_only_known_rules() {
        let standard = yaml::read::<Standard>("nz.yaml", NZ, 0).unwrap();
        let codes = crate::app::explain::codes();
        assert!(standard.clauses.len() > 40);
        for clause in &standard.clauses {
            let proved = clause.built.is_some() || !clause.rules.is_empty() || !clause.needs.is_empty();
            assert!(proved || clause.person.is_some(), "{} is proved by nothing", clause.id);
            for rule in &clause.rules {
                assert!(codes.contains(&rule.as_str()), "{}: no rule is called {rule}", clause.id);
            }
        }
    }
}
