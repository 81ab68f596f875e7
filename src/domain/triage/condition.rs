//! Conditions: what they are, and how they are read from a file.
//!
//! `{danger: now}`, `{what: [sexual, online]}` (any of them), several keys together (all of them),
//! `any: […]`, `all: […]`, `not: …`, and `{is: employee}` for a condition that has a name. A condition may
//! name earlier questions only, and a name only what stands above it, so that dead ends and loops cannot be
//! written down. Must not know what hangs on a condition.

use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::model::triage::{Choice, Question, names};
use crate::input::yaml::{At, Node, NodeKind};

/// One answer of one question, numbered through the whole questionnaire.
pub type Tick = usize;

/// When a question is asked or an item shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    Always,
    /// Any of these answers of one question counts.
    Ticked(Vec<Tick>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// One that has a name in the file, and is judged there as a whole.
    Named(Box<Condition>),
}

impl Condition {
    /// Whether it holds, given which ticks count.
    pub fn holds(&self, counts: &[bool]) -> bool {
        match self {
            Self::Always => true,
            Self::Ticked(ticks) => ticks.iter().any(|tick| counts[*tick]),
            Self::All(parts) => parts.iter().all(|part| part.holds(counts)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(counts)),
            Self::Not(part) => !part.holds(counts),
            Self::Named(part) => part.holds(counts),
        }
    }

    /// Every answer it names.
    pub fn ticks(&self) -> Vec<Tick> {
        match self {
            Self::Always => Vec::new(),
            Self::Ticked(ticks) => ticks.clone(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::ticks).collect(),
            Self::Not(part) | Self::Named(part) => part.ticks(),
        }
    }
}

/// Reads conditions of one file.
pub struct ConditionReader<'a> {
    pub path: &'a str,
    pub questions: &'a [Question],
    /// The first tick of each question.
    pub starts: &'a [Tick],
    /// Conditions with a name that have been read, and whether anything has used them.
    pub named: Vec<(&'a At<String>, Condition, bool)>,
    pub found: Vec<Diagnostic>,
}

/// Words that a condition uses for itself.
pub const RESERVED: [&str; 4] = ["any", "all", "not", "is"];

impl ConditionReader<'_> {
    /// The condition in `node`; only questions before index `before` may be named.
    pub fn read(&mut self, node: &Node, before: usize) -> Condition {
        let NodeKind::Map(entries) = &node.value else {
            let message =
                format!("A condition is a question with its answers, but this is {}.", node.value.name());
            self.problem("triage-condition", node.place(self.path), message).hint =
                Some("Write it as `{danger: now}` or `{what: [touched, online]}`.".to_owned());
            return Condition::Always;
        };
        if entries.is_empty() {
            self.problem("triage-condition", node.place(self.path), "This condition is empty.".to_owned())
                .hint = Some("Leave `when` out where something always holds.".to_owned());
        }
        let mut parts: Vec<Condition> =
            entries.iter().map(|(key, value)| self.entry(key, value, before)).collect();
        match (parts.pop(), parts.is_empty()) {
            (Some(only), true) => only,
            (Some(last), false) => {
                parts.push(last);
                Condition::All(parts)
            }
            (None, _) => Condition::Always,
        }
    }

    fn entry(&mut self, key: &At<String>, value: &Node, before: usize) -> Condition {
        match key.as_str() {
            "not" => Condition::Not(Box::new(self.read(value, before))),
            "any" => Condition::Any(self.list(key, value, before)),
            "all" => Condition::All(self.list(key, value, before)),
            "is" => self.defined(value, before),
            _ => self.ticked(key, value, before),
        }
    }

    fn list(&mut self, key: &At<String>, value: &Node, before: usize) -> Vec<Condition> {
        match &value.value {
            NodeKind::List(nodes) if !nodes.is_empty() => {
                nodes.iter().map(|node| self.read(node, before)).collect()
            }
            _ => {
                let message = format!("`{}` takes a list of conditions.", key.value);
                self.problem("triage-condition", value.place(self.path), message).hint =
                    Some(format!("Write it as `{}: [{{danger: now}}, {{work: temp}}]`.", key.value));
                Vec::new()
            }
        }
    }

    /// Any of the conditions with these names.
    fn defined(&mut self, value: &Node, before: usize) -> Condition {
        let Some(wanted) = names(value) else {
            let message = "`is` takes the name of a condition, or a list of names.".to_owned();
            self.problem("triage-condition", value.place(self.path), message).hint =
                Some("Write `{is: employee}`; the name stands under `define:`.".to_owned());
            return Condition::Always;
        };
        let mut parts = Vec::new();
        for name in wanted {
            let Some(at) = self.named.iter().position(|(id, _, _)| id.value == name.value) else {
                let known = self.named.iter().map(|(id, _, _)| id.as_str()).collect::<Vec<_>>();
                let otherwise = "Give it under `define:`, above what uses it.";
                let message = format!("No condition is called `{}`.", name.value);
                self.unknown("condition", &name, message, known, otherwise);
                continue;
            };
            self.named[at].2 = true;
            let condition = self.named[at].1.clone();
            let ticks = self.starts.get(before).copied().unwrap_or(usize::MAX);
            if condition.ticks().iter().any(|tick| *tick >= ticks) {
                let message = format!("`{}` is about a question that is not asked before this.", name.value);
                self.problem("triage-order", name.place(self.path), message).hint =
                    Some("Name an earlier question, or move that question up.".to_owned());
            }
            parts.push(Condition::Named(Box::new(condition)));
        }
        if parts.len() == 1 { parts.remove(0) } else { Condition::Any(parts) }
    }

    fn ticked(&mut self, key: &At<String>, value: &Node, before: usize) -> Condition {
        let place = key.place(self.path);
        let Some(at) = self.questions.iter().position(|question| question.id.value == key.value) else {
            let known = self.questions[..before].iter().map(|question| question.id.as_str()).chain(RESERVED);
            let known: Vec<&str> = known.collect();
            let message = format!("There is no question `{}`.", key.value);
            let otherwise = "Name a question that is asked before this.";
            self.unknown("question", key, message, known, otherwise);
            return Condition::Ticked(Vec::new());
        };
        if at >= before {
            let message = format!("`{}` is not asked before this, so its answer cannot be known.", key.value);
            self.problem("triage-order", place, message).hint =
                Some("Name an earlier question, or move that question up.".to_owned());
            return Condition::Ticked(Vec::new());
        }
        Condition::Ticked(self.answers(at, value))
    }

    /// The answers of question `at` that `value` names.
    pub fn answers(&mut self, at: usize, value: &Node) -> Vec<Tick> {
        let question = &self.questions[at];
        let Some(named) = names(value) else {
            let message = format!("`{}` takes an answer, or a list of answers.", question.id.value);
            let yes_or_no = matches!(value.value, NodeKind::Bool);
            self.problem("triage-condition", value.place(self.path), message).hint = Some(if yes_or_no {
                "`true` and `false` are no names: give the answers ids of their own, such as `now`."
                    .to_owned()
            } else {
                "Write `touched`, or `[touched, online]`.".to_owned()
            });
            return Vec::new();
        };
        let mut ticks = Vec::new();
        for name in named {
            match position(&question.options, &name) {
                Some(option) => ticks.push(self.starts[at] + option),
                None => {
                    let known: Vec<&str> = question.options.iter().map(|option| option.id.as_str()).collect();
                    let message = format!("`{}` has no answer `{}`.", question.id.value, name.value);
                    let what = format!("answer of `{}`", question.id.value);
                    self.unknown(what, &name, message, known, "Write one of its answers.");
                }
            }
        }
        ticks
    }

    /// Adds an error about a name that nothing in the file has.
    pub fn unknown<'n>(
        &mut self,
        what: impl Into<String>,
        name: &At<String>,
        message: String,
        known: impl IntoIterator<Item = &'n str>,
        otherwise: impl Into<String>,
    ) {
        let known: Vec<&str> = known.into_iter().collect();
        let problem = Diagnostic::error("triage-unknown", name.place(self.path), message);
        self.found.push(problem.unknown(what, name, known, otherwise));
    }

    /// Adds an error and gives it back, for its hint.
    pub fn problem(&mut self, code: &'static str, place: Place, message: String) -> &mut Diagnostic {
        let at = self.found.len();
        self.found.push(Diagnostic::error(code, place, message));
        &mut self.found[at]
    }
}

fn position(options: &[Choice], id: &str) -> Option<usize> {
    options.iter().position(|option| option.id.value == id)
}
