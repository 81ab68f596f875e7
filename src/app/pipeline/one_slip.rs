//! One slip, one error: what has the same cause is told once, and what follows from a slip is not told.
//!
//! A misspelt name is mended in a copy of the sources, at the definition or where it is used, and the copy is checked:
//! an error that is gone then followed from the slip. So nothing is silent that would still be wrong once the slip is
//! mended. Must not know what any rule looks for.

mod mending;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::diagnostic::{Cause, Diagnostic, Place, Severity, UnknownName};
use crate::input::load::Unread;
use crate::input::sources::Sources;
use mending::{LoneDefinition, Mending};

/// What a check found, and what it could not read.
pub struct CheckFindings {
    pub found: Vec<Diagnostic>,
    pub unread: Unread,
}

/// What tells of a name that is misspelt where it is defined.
const MISSPELT: &str = "misspelt-name";

/// Places that a message names at most.
const MOST_PLACES: usize = 3;

/// Causes that are looked into: more than anybody reads. Each look goes through all sources.
const MOST_CAUSES: usize = 50;

/// What is told of `first`, the findings in `sources`. `again` checks other sources in the same way.
pub fn told(
    first: CheckFindings,
    sources: &Sources,
    again: impl FnOnce(&Sources) -> CheckFindings,
) -> Vec<Diagnostic> {
    let groups = groups(&first.found);
    let mut mending = Mending::of(sources);
    let locked: Vec<&str> =
        first.found.iter().filter(|one| one.code == "lock-changed").map(|one| one.message.as_str()).collect();
    let slips: Vec<TracedSlip> = groups
        .iter()
        .enumerate()
        .map(|(at, group)| {
            if at < MOST_CAUSES { slip(group, &first.found, &locked, &mut mending) } else { TracedSlip::Used }
        })
        .collect();
    let second = mending.mended().map(|mended| again(&mended));
    // What cannot be read now was spoilt by the mending, and hides whatever is in it.
    let second = second.filter(|second| second.unread.is_within(&first.unread));
    let left: Option<BTreeSet<FindingKey>> = second.map(|second| second.found.iter().map(finding).collect());
    let group_of: BTreeMap<usize, usize> =
        groups.iter().enumerate().flat_map(|(group, all)| all.iter().map(move |at| (*at, group))).collect();
    let mut told = Vec::new();
    for (at, problem) in first.found.iter().enumerate() {
        match group_of.get(&at) {
            Some(group) if groups[*group][0] == at => {
                told.push(slips[*group].told(&groups[*group], &first.found));
            }
            Some(_) => {}
            None if left.as_ref().is_none_or(|left| left.contains(&finding(problem))) => {
                told.push(problem.clone());
            }
            None => {}
        }
    }
    told
}

/// What makes a finding the same in two checks. Mending changes words and columns.
type FindingKey = (Severity, &'static str, String, usize);

fn finding(problem: &Diagnostic) -> FindingKey {
    (problem.severity, problem.code, problem.place.path.clone(), problem.place.line)
}

/// The errors of each cause that several can have, by their numbers.
fn groups(found: &[Diagnostic]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (at, problem) in found.iter().enumerate().filter(|(_, one)| one.severity == Severity::Error) {
        let cause = match problem.cause.as_deref() {
            Some(Cause::Unknown(unknown)) => (unknown.what.as_str(), unknown.name.as_str()),
            Some(Cause::Withdrawn { service, .. }) => ("withdrawn", service.as_str()),
            Some(Cause::RepeatedId(_)) | None => continue,
        };
        match known.get(&cause) {
            Some(group) => groups[*group].push(at),
            None => {
                known.insert(cause, groups.len());
                groups.push(vec![at]);
            }
        }
    }
    groups
}

/// What stands behind the errors of a group.
enum TracedSlip {
    /// The definition is misspelt.
    Defined {
        definition: LoneDefinition,
        wanted: String,
    },
    /// The name is misspelt wherever it is used, or its definition is gone.
    Used,
    Withdrawn {
        service: String,
        entry: Place,
    },
}

fn slip(group: &[usize], found: &[Diagnostic], locked: &[&str], mending: &mut Mending<'_>) -> TracedSlip {
    let unknown = |at: &usize| match found[*at].cause.as_deref() {
        Some(Cause::Unknown(name)) => Some(name),
        _ => None,
    };
    match found[group[0]].cause.as_deref() {
        Some(Cause::Unknown(name)) => {
            let UnknownName { name, .. } = name;
            // Whoever is alone may be the one who is wrong; a lock is a second witness.
            if group.len() > 1 || locked.iter().any(|told| mending::holds_word(told, name)) {
                let near = group.iter().filter_map(unknown).flat_map(|unknown| &unknown.near);
                if let Some(definition) = mending.misspelt_definition(near) {
                    mending.replace(&definition, name);
                    return TracedSlip::Defined { definition, wanted: name.clone() };
                }
            }
            for at in group {
                if let Some(near) = unknown(at).and_then(|unknown| unknown.near.first()) {
                    mending.replace_at(&found[*at].place, name, near);
                }
            }
            TracedSlip::Used
        }
        Some(Cause::Withdrawn { service, entry }) => {
            // Under a name that nothing has, so that nothing is withdrawn.
            mending.replace_at(entry, service, &format!("{service}-stays"));
            TracedSlip::Withdrawn { service: service.clone(), entry: entry.clone() }
        }
        Some(Cause::RepeatedId(_)) | None => TracedSlip::Used,
    }
}

impl TracedSlip {
    /// One error for all of the group.
    fn told(&self, group: &[usize], found: &[Diagnostic]) -> Diagnostic {
        let places: BTreeSet<&Place> = group.iter().map(|at| &found[*at].place).collect();
        let first = &found[group[0]];
        match self {
            Self::Defined { definition, wanted } => {
                let verb = if places.len() == 1 { "place names" } else { "places name" };
                let message = format!(
                    "`{}` is used by nothing, and {} {verb} `{wanted}`, which is not there.",
                    definition.name,
                    places.len(),
                );
                let hint = format!(
                    "Is `{}` misspelt here? `{wanted}` is named in {}.",
                    definition.name,
                    listed(&places)
                );
                Diagnostic::error(MISSPELT, definition.place.clone(), message).hint(hint)
            }
            Self::Used if places.len() == 1 => first.clone(),
            Self::Used => {
                let others: BTreeSet<&Place> =
                    places.iter().copied().filter(|place| **place != first.place).collect();
                let more = if others.len() == 1 { "place names" } else { "places name" };
                let message =
                    format!("{} {} more {more} it: {}.", first.message, others.len(), listed(&others));
                Diagnostic { message, ..first.clone() }
            }
            Self::Withdrawn { service, entry } => {
                let verb = if places.len() == 1 { "place needs" } else { "places need" };
                let message = format!(
                    "`{service}` is withdrawn here, and {} {verb} a way to reach it. The first: {}",
                    places.len(),
                    first.message
                );
                let hint =
                    format!("Take it out of `withdrawn`, or change what needs it: {}.", listed(&places));
                Diagnostic::error(first.code, entry.clone(), message).hint(hint)
            }
        }
    }
}

/// `a.md:1:2, b.md:3:4 and 5 more`
fn listed(places: &BTreeSet<&Place>) -> String {
    let named: Vec<String> = places.iter().take(MOST_PLACES).map(ToString::to_string).collect();
    match places.len() - named.len() {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}
