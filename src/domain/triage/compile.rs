//! From a file as typed to a questionnaire: conditions read, names within the file looked up.
//!
//! Reports every problem of the file at once. What is outside the file (services, facts, pages) is not
//! known here.

mod claims;

use std::collections::BTreeMap;

use super::condition::{Condition, ConditionReader, RESERVED};
use super::{Clock, CompiledChoice, CompiledItem, CompiledQuestion, Tick, Triage};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::model::triage::{Choose, Deadline, Item, TriageFile};
use crate::input::yaml::{At, Node};

/// More answers than anyone reads.
const MOST_OPTIONS: usize = 30;
/// More questions, or items of a plan, than any real questionnaire has.
const MOST_QUESTIONS: usize = 400;

/// Reads `file`, which stands at `path`. `None` when something in it makes its meaning doubtful.
pub fn compile(file: &TriageFile, path: &str) -> (Option<Triage>, Vec<Diagnostic>) {
    let mut starts: Vec<Tick> = Vec::new();
    let mut owner = Vec::new();
    for (at, question) in file.questions.iter().enumerate() {
        starts.push(owner.len());
        owner.extend(std::iter::repeat_n(at, question.options.len()));
    }
    let reader = ConditionReader {
        path,
        questions: &file.questions,
        starts: &starts,
        named: Vec::new(),
        found: Vec::new(),
    };
    let mut compiler = Compiler { file, reader };
    compiler.ids();
    compiler.sizes();
    compiler.options();
    compiler.define();
    let triage = Triage {
        id: file.id.value.clone(),
        path: path.to_owned(),
        questions: compiler.questions(),
        items: compiler.items(),
        guarantees: file.guarantees.iter().filter_map(|one| compiler.guarantee(one)).collect(),
        examples: compiler.examples(),
        owner,
    };
    compiler.unused();
    let found = compiler.reader.found;
    (found.is_empty().then_some(triage), found)
}

struct Compiler<'a> {
    file: &'a TriageFile,
    reader: ConditionReader<'a>,
}

impl Compiler<'_> {
    fn place<T>(&self, at: &At<T>) -> Place {
        at.place(self.reader.path)
    }

    fn problem(&mut self, code: &'static str, place: Place, message: String) -> &mut Diagnostic {
        self.reader.problem(code, place, message)
    }

    /// Every id: its shape, and that it is given once.
    fn ids(&mut self) {
        let file = self.file;
        let stem = self.reader.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".yaml");
        if file.id.value != stem {
            let message = format!("The id is `{}`, but the file is called `{stem}.yaml`.", file.id.value);
            self.problem("triage-id", self.place(&file.id), message).hint =
                Some("Give both the same name: the address of the page is made from it.".to_owned());
        }
        self.unique("question", file.questions.iter().map(|one| &one.id));
        for question in &file.questions {
            self.unique("answer", question.options.iter().map(|one| &one.id));
            if RESERVED.contains(&question.id.as_str()) {
                let message =
                    format!("A question cannot be called `{}`: conditions use that word.", question.id.value);
                self.problem("triage-id", self.place(&question.id), message).hint =
                    Some("Choose another id.".to_owned());
            }
        }
        self.unique("named condition", file.define.iter().map(|one| &one.id));
        self.unique("item of the plan", file.plan.iter().map(|one| &one.id));
        self.unique("deadline", file.deadlines.iter().map(|one| &one.id));
        self.unique("guarantee", file.guarantees.iter().map(|one| &one.id));
    }

    fn unique<'b>(&mut self, what: &str, ids: impl Iterator<Item = &'b At<String>>) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for id in ids {
            let place = self.place(id);
            let letters = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
            if !id.starts_with(|sign: char| sign.is_ascii_lowercase()) || !id.chars().all(letters) {
                let message = format!("`{}` cannot be an id.", id.value);
                self.problem("triage-id", place.clone(), message).hint = Some(
                    "Use small letters without accents, digits and hyphens, and begin with a letter."
                        .to_owned(),
                );
            }
            match seen.get(id.as_str()) {
                Some(line) => {
                    let message = format!("Another {what} is called `{}` already, on line {line}.", id.value);
                    self.problem("triage-id", place, message).hint =
                        Some("Give one of them another id.".to_owned());
                }
                None => {
                    seen.insert(id, id.line);
                }
            }
        }
    }

    fn sizes(&mut self) {
        let file = self.file;
        for (what, count) in [("questions", file.questions.len()), ("items in the plan", file.plan.len())] {
            if count > MOST_QUESTIONS {
                let message = format!("There are {count} {what}; the most is {MOST_QUESTIONS}.");
                self.problem("triage-size", Place::file(self.reader.path), message).hint =
                    Some("Make several questionnaires of it.".to_owned());
            }
        }
        for question in &file.questions {
            let count = question.options.len();
            if count == 0 || count > MOST_OPTIONS {
                let message =
                    format!("`{}` has {count} answers; it needs 1 to {MOST_OPTIONS}.", question.id.value);
                self.problem("triage-size", self.place(&question.id), message).hint =
                    Some("Ask in two steps: first the kind, then the details.".to_owned());
            }
        }
    }

    /// Answers that only make sense in some places.
    fn options(&mut self) {
        for question in &self.file.questions {
            let unsure = question.options.iter().any(|option| option.id.value == "unsure");
            let reason = question.no_unsure.as_deref().is_some_and(|reason| !reason.trim().is_empty());
            if !unsure && !reason {
                let message = format!("`{}` has no answer `unsure`.", question.id.value);
                self.problem("triage-unsure", self.place(&question.id), message).hint = Some(
                    "Add one (\"I'm not sure\"), or say under `no_unsure:` why nobody needs it.".to_owned(),
                );
            }
            for option in question.options.iter().filter(|option| option.only) {
                if question.choose == Choose::One {
                    let message =
                        "`only` means nothing here: this question takes one answer anyway.".to_owned();
                    self.problem("triage-condition", self.place(&option.id), message).hint =
                        Some("Take `only` out, or write `choose: many`.".to_owned());
                }
            }
        }
    }

    /// Conditions with a name, each after those it uses.
    fn define(&mut self) {
        let file = self.file;
        for named in &file.define {
            let condition = self.reader.read(&named.when, file.questions.len());
            self.reader.named.push((&named.id, condition, false));
        }
    }

    fn unused(&mut self) {
        let unused: Vec<&At<String>> =
            self.reader.named.iter().filter(|(_, _, used)| !used).map(|(id, _, _)| *id).collect();
        for id in unused {
            let message = format!("Nothing uses the condition `{}`.", id.value);
            self.problem("triage-unknown", self.place(id), message).hint =
                Some("Write `{is: …}` where it is meant, or take it out.".to_owned());
        }
    }

    fn questions(&mut self) -> Vec<CompiledQuestion> {
        let file = self.file;
        let mut questions = Vec::new();
        for (at, raw) in file.questions.iter().enumerate() {
            let start = self.reader.starts[at];
            let when = self.condition(raw.when.as_ref(), at);
            let mut options = Vec::new();
            for option in &raw.options {
                options.push(CompiledChoice {
                    id: option.id.value.clone(),
                    when: self.condition(option.when.as_ref(), at),
                    only: option.only,
                    stop: option.stop,
                    place: self.place(&option.id),
                });
            }
            questions.push(CompiledQuestion {
                id: raw.id.value.clone(),
                choose: raw.choose,
                when,
                ticks: start..start + raw.options.len(),
                options,
                place: self.place(&raw.id),
            });
        }
        questions
    }

    fn items(&mut self) -> Vec<CompiledItem> {
        let file = self.file;
        let texts = |names: &[At<String>]| names.iter().map(|name| name.value.clone()).collect::<Vec<_>>();
        let mut items = Vec::new();
        for raw in &file.plan {
            let mut clocks = Vec::new();
            for name in &raw.deadlines {
                match file.deadlines.iter().find(|deadline| deadline.id.value == name.value) {
                    Some(deadline) => clocks.push(self.clock(deadline)),
                    None => self.unknown("deadline", name, file.deadlines.iter().map(|one| one.id.as_str())),
                }
            }
            self.card(raw);
            items.push(CompiledItem {
                id: raw.id.value.clone(),
                level: raw.level.value,
                when: self.condition(raw.when.as_ref(), file.questions.len()),
                services: texts(&raw.services),
                facts: texts(&raw.facts),
                clocks,
                guide: texts(&raw.guide),
                card: raw.card.is_some(),
                place: self.place(&raw.id),
            });
        }
        for pair in file.plan.windows(2) {
            if pair[1].level.value < pair[0].level.value {
                let message = format!(
                    "`{}` is {}, but stands below `{}`, which is {}.",
                    pair[1].id.value,
                    pair[1].level.key(),
                    pair[0].id.value,
                    pair[0].level.key()
                );
                self.problem("triage-order", self.place(&pair[1].level), message).hint =
                    Some("Put the most pressing first: emergency, urgent, soon, information.".to_owned());
            }
        }
        items
    }

    fn clock(&mut self, deadline: &Deadline) -> Clock {
        Clock {
            id: deadline.id.value.clone(),
            fact: deadline.fact.value.clone(),
            when: self.condition(deadline.when.as_ref(), self.file.questions.len()),
        }
    }

    /// A card shows what its item has: a service of it, or its clocks, and not both.
    fn card(&mut self, raw: &Item) {
        let Some(card) = &raw.card else { return };
        let place = self.place(&card.line);
        if card.clock && card.call.is_some() {
            let message = "A card shows one number or one day, and this one has both.".to_owned();
            self.problem("triage-condition", place.clone(), message).hint =
                Some("Take `call` or `clock` out.".to_owned());
        }
        if card.clock && raw.deadlines.is_empty() {
            let message =
                format!("The card of `{}` wants a day, but the item has no deadline.", raw.id.value);
            self.problem("triage-condition", place, message).hint =
                Some("Name the deadline under `deadlines:` of the item, or take `clock` out.".to_owned());
        }
        if let Some(call) = &card.call
            && !raw.services.iter().any(|one| one.value == call.value)
        {
            self.unknown("service of this item", call, raw.services.iter().map(|one| one.as_str()));
        }
    }

    fn condition(&mut self, node: Option<&Node>, before: usize) -> Condition {
        node.map_or(Condition::Always, |node| self.reader.read(node, before))
    }

    fn unknown<'b>(&mut self, what: &str, name: &At<String>, known: impl Iterator<Item = &'b str>) {
        let known: Vec<&str> = known.collect();
        let otherwise = format!("This file has no {what} of a like name.");
        let message = format!("There is no {what} `{}`.", name.value);
        self.reader.unknown(what, name, message, known, otherwise);
    }
}
