//! Rows of a questionnaire's lock in the words that readers meet: who sees what.
//!
//! What nobody has words for any more keeps its id. Must not know how rows are made.

use std::collections::BTreeMap;

use crate::input::load::Project;

/// Words by what they are of: `first-steps item call-111`, `first-steps question danger`, `service police`.
#[derive(Debug, Default)]
pub struct PlanWords(BTreeMap<String, String>);

impl PlanWords {
    /// The words of a project, and behind them the names of services that were noted before.
    pub fn of(project: &Project, noted: &BTreeMap<String, String>) -> Self {
        let mut words: BTreeMap<String, String> = noted
            .iter()
            .filter(|(about, _)| about.starts_with("service "))
            .map(|(about, name)| (about.clone(), name.clone()))
            .collect();
        for service in &project.directory.services {
            words.insert(format!("service {}", service.id.value), service.name.clone());
        }
        for (_, triage) in &project.triages {
            let id = &triage.id.value;
            for question in &triage.questions {
                let key = &question.id.value;
                words.insert(format!("{id} question {key}"), question.ask.value.clone());
                for option in &question.options {
                    words.insert(
                        format!("{id} answer {key}: {}", option.id.value),
                        option.label.value.clone(),
                    );
                }
            }
            for item in &triage.plan {
                words.insert(format!("{id} item {}", item.id.value), item.title.value.clone());
            }
            for clock in &triage.deadlines {
                words.insert(format!("{id} deadline {}", clock.id.value), clock.title.value.clone());
            }
        }
        Self(words)
    }

    pub fn knows_any(&self) -> bool {
        !self.0.is_empty()
    }

    /// `first-steps item call-111` → `the advice \u{201c}Call 111\u{201d}`
    pub fn row(&self, row: &str) -> String {
        self.known_row(row).unwrap_or_else(|| row.to_owned())
    }

    fn known_row(&self, row: &str) -> Option<String> {
        let (triage, rest) = row.split_once(' ')?;
        let (kind, id) = rest.split_once(' ')?;
        match kind {
            "question" => Some(format!("the question {}", self.quoted(row)?)),
            "item" => Some(format!("the advice {}", self.quoted(row)?)),
            "answer" => {
                let (question, _) = id.split_once(": ")?;
                let asked = self.quoted(&format!("{triage} question {question}"))?;
                Some(format!("the answer {} to {asked}", self.quoted(row)?))
            }
            "clock" => {
                let (item, clock) = id.split_once(": ")?;
                let clock = self.quoted(&format!("{triage} deadline {clock}"))?;
                Some(format!("the time limit {clock} in {}", self.quoted(&format!("{triage} item {item}"))?))
            }
            _ => None,
        }
    }

    fn quoted(&self, about: &str) -> Option<String> {
        self.0.get(about).map(|words| format!("\u{201c}{words}\u{201d}"))
    }

    /// `shown when \u{201c}Are you in danger?\u{201d} is answered \u{201c}Yes\u{201d}`, and what stands beside it; a row without a condition is always shown.
    pub fn shown_when(&self, row: &str, state: &str) -> String {
        let triage = row.split(' ').next().unwrap_or_default();
        let (condition, traits) = state.split_once(" | ").unwrap_or((state, ""));
        let shown = match condition {
            "" | "always" => "always shown".to_owned(),
            "never" => "never shown".to_owned(),
            _ => format!("shown when {}", self.condition(triage, condition)),
        };
        let traits: Vec<String> = traits
            .split(", ")
            .filter(|one| !one.is_empty())
            .map(|one| self.trait_words(triage, one))
            .collect();
        if traits.is_empty() { shown } else { format!("{shown} ({})", traits.join(", ")) }
    }

    fn condition(&self, triage: &str, condition: &str) -> String {
        let clauses = condition.split("; or ").map(|clause| {
            let parts = clause.split(" and ").map(|part| self.part(triage, part));
            parts.collect::<Vec<_>>().join(" and ")
        });
        clauses.collect::<Vec<_>>().join("; or ")
    }

    /// `danger: now or later`, `not …`, `danger is asked`
    fn part(&self, triage: &str, part: &str) -> String {
        let question = |id: &str| self.quoted(&format!("{triage} question {id}"));
        if let Some(asked) = part.strip_suffix(" is asked").and_then(question) {
            return format!("{asked} is asked");
        }
        let (not, rest) = part.strip_prefix("not ").map_or(("", part), |rest| ("not ", rest));
        let Some((id, answers)) = rest.split_once(": ") else { return part.to_owned() };
        let Some(asked) = question(id) else { return part.to_owned() };
        let answers = answers.split(" or ").map(|answer| {
            self.quoted(&format!("{triage} answer {id}: {answer}")).unwrap_or_else(|| answer.to_owned())
        });
        format!("{asked} is {not}answered {}", answers.collect::<Vec<_>>().join(" or "))
    }

    fn trait_words(&self, triage: &str, one: &str) -> String {
        match one.split_once(' ') {
            Some(("service", _)) => self.0.get(one).cloned().unwrap_or_else(|| one.to_owned()),
            Some(("deadline", id)) => self
                .quoted(&format!("{triage} deadline {id}"))
                .map_or_else(|| one.to_owned(), |words| format!("time limit {words}")),
            _ => match one {
                "card" => "may open the plan",
                "many" => "several answers",
                "only" => "an answer that stands alone",
                "stop" => "nothing is asked after it",
                other => other,
            }
            .to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PlanWords;

    #[test]
    fn rows_are_told_in_the_words_that_readers_meet() {
        let words = [
            ("t question danger", "Are you in danger?"),
            ("t answer danger: now", "Yes"),
            ("t item call", "Call 111"),
            ("service police", "Police"),
        ];
        let words = PlanWords(words.map(|(about, words)| (about.to_owned(), words.to_owned())).into());
        assert_eq!(words.row("t item call"), "the advice “Call 111”");
        assert_eq!(words.row("t answer danger: now"), "the answer “Yes” to “Are you in danger?”");
        assert_eq!(words.row("t item gone"), "t item gone");
        assert_eq!(
            words.shown_when(
                "t item call",
                "not danger: now or later and who: me; or danger is asked | urgent, card, service police"
            ),
            "shown when “Are you in danger?” is not answered “Yes” or later and who: me; or “Are you in danger?” is asked (urgent, may open the plan, Police)"
        );
        assert_eq!(words.shown_when("t item call", "always"), "always shown");
    }
}
