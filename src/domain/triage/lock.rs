//! `triage.lock`: the rows of every questionnaire without wording, so that a change of logic can be reviewed.
//!
//! Text to rows and back, and what two locks differ in. Written by `rightskit lock` only.

use super::table::TriageRow;

/// The first line of the lock.
const HEAD: &str = "# The logic of each questionnaire, row by row. Written by `rightskit lock`: look at what changed before you keep it.";

/// Rows that are in one lock and not in the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub added: Vec<String>,
    pub removed: Vec<String>,
}

/// The lock of these questionnaires, each given by its id and rows.
pub fn text(questionnaires: &[(&str, Vec<TriageRow>)]) -> String {
    let mut text = format!("{HEAD}\n");
    for line in questionnaires.iter().flat_map(|(id, rows)| lines(id, rows)) {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn lines(id: &str, rows: &[TriageRow]) -> Vec<String> {
    let line = |row: &TriageRow| {
        let mut line = format!("{id} {} {} | {}", row.kind.key(), row.id, row.when);
        if !row.traits.is_empty() {
            line.push_str(" | ");
            line.push_str(&row.traits.join(", "));
        }
        line
    };
    rows.iter().map(line).collect()
}

/// What has changed in a questionnaire since `locked` was written; a row that moved is in both lists.
pub fn changes(locked: &str, id: &str, rows: &[TriageRow]) -> Changes {
    let prefix = format!("{id} ");
    let old: Vec<&str> = locked.lines().filter(|line| line.starts_with(&prefix)).collect();
    let new = lines(id, rows);
    let mut changes = Changes {
        added: new.iter().filter(|line| !old.contains(&line.as_str())).cloned().collect(),
        removed: old
            .iter()
            .filter(|line| !new.iter().any(|other| other == *line))
            .map(|line| (*line).to_owned())
            .collect(),
    };
    if changes == Changes::default()
        && let Some((was, is)) = old.iter().zip(&new).find(|(was, is)| **was != is.as_str())
    {
        changes.removed.push((*was).to_owned());
        changes.added.push(is.clone());
    }
    changes
}
