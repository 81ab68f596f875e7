//! A standard clause by clause: what this run proves, what the program guarantees, what a person signs.
//!
//! The clauses are data (`conformance/nz.yaml`), so that a new version of a standard changes no code.
//! Must not know how anything is found: it reads codes of diagnostics.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::conformance::{ConformanceFile, SignOff};
use crate::model::page::Role;
use crate::site::Site;
use crate::yaml;

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
    /// Rules of `check` and the audit that prove it when they find nothing.
    #[serde(default)]
    rules: Vec<String>,
    /// What this site must have.
    #[serde(default)]
    needs: Vec<Need>,
    /// What every build does, held by the program's own tests.
    built: Option<String>,
    /// What a person has to test or confirm.
    person: Option<String>,
}

/// Something a site has or has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Need {
    AgencyName,
    AgencyEmail,
    AgencyPhone,
    AgencyPost,
    AgencyStreet,
    ContactPage,
    CopyrightPage,
    PrivacyPage,
    GroupPrivacyPage,
    RelayService,
}

/// What a run says about one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Verdict {
    machine: String,
    person: String,
}

/// The report on New Zealand's standards, from what a whole run found.
pub fn nz(site: &Site, found: &[Diagnostic]) -> String {
    match yaml::read::<Standard>("src/conformance/nz.yaml", NZ, 0) {
        Ok(standard) => report(&standard, site, found),
        // A test reads the file, so no program with a broken one is released.
        Err(problems) => problems.iter().map(|problem| format!("{}\n", problem.message)).collect(),
    }
}

fn report(standard: &Standard, site: &Site, found: &[Diagnostic]) -> String {
    let signed = &site.conformance;
    let mut text = format!("{}\n", standard.name);
    for clause in &standard.clauses {
        let verdict = verdict(clause, site, found, signed);
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

fn verdict(clause: &Clause, site: &Site, found: &[Diagnostic], signed: &ConformanceFile) -> Verdict {
    if clause.mandated && !site.publisher.agency.govt {
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
        .chain(clause.needs.iter().filter(|need| !need.is_met(site)).map(|need| need.lack().to_owned()))
        .collect();
    let proofs: Vec<String> = clause
        .rules
        .iter()
        .map(|rule| format!("{rule} found nothing"))
        .chain((!clause.needs.is_empty()).then(|| "what it needs is there".to_owned()))
        .collect();
    let built = clause.built.iter().map(|built| format!("built in: {built}"));
    let machine = if !broken.is_empty() {
        format!("NOT MET: {}", broken.join("; "))
    } else if proofs.is_empty() {
        built.reduce(|all, one| format!("{all}; {one}")).unwrap_or_else(|| "cannot tell".to_owned())
    } else {
        built.fold(format!("proved by this run: {}", proofs.join(", ")), |all, one| format!("{all}; {one}"))
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

impl Need {
    fn is_met(self, site: &Site) -> bool {
        let agency = &site.publisher.agency;
        let language = site.default_language();
        let given = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
        match self {
            Self::AgencyName => given(agency.name.as_deref()),
            Self::AgencyEmail => given(agency.email.as_deref()),
            Self::AgencyPhone => given(agency.phone.as_ref().map(|phone| phone.as_str())),
            Self::AgencyPost => given(agency.post.as_deref()),
            Self::AgencyStreet => given(agency.street.as_deref()),
            Self::ContactPage => language.role(Role::Contact).is_some(),
            Self::CopyrightPage => language.role(Role::Copyright).is_some(),
            Self::PrivacyPage => language.role(Role::Privacy).is_some(),
            Self::GroupPrivacyPage => language.role(Role::GroupPrivacy).is_some(),
            Self::RelayService => language.directory.relay().is_some(),
        }
    }

    fn lack(self) -> &'static str {
        match self {
            Self::AgencyName => "the agency has given no name",
            Self::AgencyEmail => "the agency has given no email address",
            Self::AgencyPhone => "the agency has given no phone number",
            Self::AgencyPost => "the agency has given no postal address",
            Self::AgencyStreet => "the agency has given no street address",
            Self::ContactPage => "no contact page",
            Self::CopyrightPage => "no copyright page",
            Self::PrivacyPage => "no privacy statement of the website",
            Self::GroupPrivacyPage => "no privacy statement of the organisation",
            Self::RelayService => "no relay service in the directory",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NZ, Standard};
    use crate::yaml;

    #[test]
    fn every_clause_names_a_proof_or_a_person_and_only_known_rules() {
        let standard = yaml::read::<Standard>("nz.yaml", NZ, 0).unwrap();
        let codes = crate::explain::codes();
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
