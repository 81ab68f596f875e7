//! How much each rule's findings matter on this site: by the kind of site, and by what its publisher set.
//!
//! Must not know what any rule looks for.

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::input::model::config::{Config, Level, RuleSetting, SiteKind};

/// What a kit asks of its texts and a plain site need not obey: there these are warnings.
const POLICIES: &[&str] = &[
    "insecure-link",
    "heading-order",
    "missing-alt",
    "missing-image",
    "bad-front-matter",
    "empty-link-text",
    "refused-link",
    "loose-footnote",
    "lone-name",
    "duplicate-id",
    "audit-duplicate-id",
    "audit-portable-name",
    "audit-budget",
];

/// What guards people's safety, their privacy and the evidence for what is said. No kit can lower these.
const GUARDS: &[&str] = &[
    "insecure-link",
    "refused-link",
    "mismatched-link",
    "missing-image",
    "broken-link",
    "hidden-character",
    "file-kind",
    "telling-picture",
    "left-out",
    "required-page",
    "missing-scope",
    "unknown-service",
    "crisis-changed",
    "unknown-fact",
    "unknown-slot",
    "unknown-topic",
    "open-slot",
    "pending-decision",
    "overdue",
    "unconfirmed-crisis",
    "crisis-card",
    "no-contact",
    "missing-evidence",
    "bad-phone",
    "bad-confirmation",
    "bare-phone",
    "hand-written-fact",
    "slot-words",
    "stale-translation",
    "uncovered",
    "unproved",
    "handout-part",
    "handout-address",
    "bad-setting",
    "lock-changed",
];

/// Starts of the codes of whole families that are guards too.
const GUARD_FAMILIES: &[&str] = &["triage-", "audit-"];

/// Whether no kit can lower a rule.
pub fn is_guard(code: &str) -> bool {
    GUARDS.contains(&code) || GUARD_FAMILIES.iter().any(|family| code.starts_with(family))
}

/// Whether a publisher does not want to hear of a rule, in some files at least.
pub fn is_off(config: &Config, code: &str) -> bool {
    let guarded = config.kind == SiteKind::Kit && is_guard(code);
    !guarded && config.rules.iter().any(|setting| setting.rule.value == code && setting.level == Level::Off)
}

/// Gives each finding the severity that it has on this site, and takes out what its publisher does not want to hear.
pub fn apply(config: &Config, found: &mut Vec<Diagnostic>) {
    let plain = config.kind == SiteKind::Plain;
    if !plain && config.rules.is_empty() {
        return;
    }
    found.retain_mut(|problem| {
        if plain && problem.severity == Severity::Error && POLICIES.contains(&problem.code) {
            problem.severity = Severity::Warning;
        }
        let set = config.rules.iter().rev().find(|setting| fits(setting, problem));
        match set.map(|setting| setting.level) {
            Some(level) if !plain && is_guard(problem.code) && lowers(level, problem.severity) => true,
            Some(Level::Off) => false,
            Some(Level::Warning) => {
                problem.severity = Severity::Warning;
                true
            }
            Some(Level::Error) => {
                problem.severity = Severity::Error;
                true
            }
            None => true,
        }
    });
}

/// Whether a level says less than a finding did by itself.
fn lowers(level: Level, severity: Severity) -> bool {
    match level {
        Level::Off => true,
        Level::Warning => severity == Severity::Error,
        Level::Error => false,
    }
}

fn fits(setting: &RuleSetting, problem: &Diagnostic) -> bool {
    setting.rule.value == problem.code
        && setting.paths.as_ref().is_none_or(|paths| matches(paths.as_bytes(), problem.place.path.as_bytes()))
}

/// Whether a path fits a pattern: `*` stands for any part of a name, `**` for any part of a path.
fn matches(pattern: &[u8], path: &[u8]) -> bool {
    match pattern {
        [] => path.is_empty(),
        [b'*', b'*', rest @ ..] => {
            let rest = rest.strip_prefix(b"/").unwrap_or(rest);
            (0..=path.len()).any(|at| matches(rest, &path[at..]))
        }
        [b'*', rest @ ..] => {
            let name = path.iter().position(|byte| *byte == b'/').unwrap_or(path.len());
            (0..=name).any(|at| matches(rest, &path[at..]))
        }
        [first, rest @ ..] => path.first() == Some(first) && matches(rest, &path[1..]),
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns_fit_paths() {
        for (pattern, path, wanted) in [
            ("content/a.md", "content/a.md", true),
            ("content/*.md", "content/a.md", true),
            ("content/*.md", "content/old/a.md", false),
            ("content/**", "content/old/a.md", true),
            ("**/a.md", "content/old/a.md", true),
            ("content/**/a.md", "content/a.md", true),
            ("content/old/**", "content/older/a.md", false),
        ] {
            assert_eq!(matches(pattern.as_bytes(), path.as_bytes()), wanted, "{pattern} {path}");
        }
    }
}
