//! A questionnaire on paper: numbered questions with lettered answers to tick, each with the letters of the parts
//! to go on to, then those parts: short, with the numbers, and the page of the guide that says more.
//!
//! Labels, letters and conditions come from `triage::paper`. Must not know how anything is decided, nor templates.

use super::assembler::Assembler;
use super::markdown::clean;
use super::text_resolver::TextResolver;
use super::tree::{Block, FormChoice, Inline};
use crate::domain::site::addresses::triage_url;
use crate::domain::triage::Triage;
use crate::domain::triage::paper::{self, PaperForm};
use crate::domain::triage::sum_of_products::SumOfProducts;
use crate::domain::triage::words::Joiners;
use crate::input::model::handout::Show;
use crate::input::model::triage::{Choose, Deadline, Item, Question, TriageFile};

/// Services that a part names; the guide has the others.
const SERVICES: usize = 2;

struct FormBuilder<'a, 'b> {
    assembler: &'a Assembler<'b>,
    triage: &'a Triage,
    file: &'a TriageFile,
    paper: &'a PaperForm,
    joiners: Joiners,
    text_resolver: TextResolver<'a, 'b>,
}

impl Assembler<'_> {
    /// The form and the plan of the questionnaire `id`. What it says before its questions is about a screen: on
    /// paper the handout's own text stands there.
    pub(super) fn form(&self, id: &str, out: &mut Vec<Block>) {
        let site = self.handout_context.site;
        let Some(at) = site.triages.iter().position(|triage| triage.id == id) else { return };
        let (Some(file), Some(worked)) = (self.language.triages.get(at), self.handout_context.worked.get(at))
        else {
            return;
        };
        let form = FormBuilder {
            assembler: self,
            triage: &site.triages[at],
            file,
            paper: &worked.paper,
            joiners: Joiners::of(&|key| self.messages.with(key, &[("a", "{a}"), ("b", "{b}")])),
            text_resolver: TextResolver { assembler: self, key: "", show: Show::Short, inside: Vec::new() },
        };
        out.push(heading(1, format!("form-{id}"), self.messages.text("handout-questions")));
        for (index, question) in file.questions.iter().enumerate() {
            form.question(index, question, out);
        }
        out.push(heading(1, format!("plan-{id}"), self.messages.text("triage-plan")));
        let letters = letters(&worked.paper.for_all());
        let text = self.messages.with("handout-everyone", &[("letters", &letters)]);
        out.push(Block::Paragraph { content: vec![Inline::Text { text: clean(&text) }] });
        for (index, item) in file.plan.iter().enumerate() {
            form.item(index, item, out);
        }
        if let super::markdown::LinkTarget::Web(url, number) = self.out_of(&triage_url(self.language, id)) {
            let content = vec![Inline::Text { text: self.messages.text("handout-triage-online") }];
            out.push(Block::Paragraph { content: vec![Inline::Link { url, number: Some(number), content }] });
        }
    }
}

impl FormBuilder<'_, '_> {
    /// A condition in the numbers and letters of the form, put into the message `key`.
    fn only_if(&self, key: &str, cover: &SumOfProducts) -> Option<String> {
        let condition = paper::condition(self.triage, cover, &self.joiners)?;
        Some(self.assembler.messages.with(key, &[("condition", &condition)]))
    }

    fn question(&self, index: usize, question: &Question, out: &mut Vec<Block>) {
        let messages = self.assembler.messages;
        let mut ask = vec![Inline::Text { text: format!("{}. ", index + 1) }];
        ask.extend(self.text_resolver.phrase(&question.ask));
        out.push(Block::Heading {
            level: 2,
            label: format!("question-{}-{}", self.triage.id, index + 1),
            content: ask,
        });
        let logic = &self.triage.questions[index];
        let choices = logic.ticks.clone().zip(&question.options).map(|(tick, option)| {
            let mut label = self.text_resolver.phrase(&option.label);
            if let Some(hint) = &option.hint {
                label.push(Inline::Text { text: ". ".to_owned() });
                label.extend(self.text_resolver.phrase(hint));
            }
            if let Some(when) = self.only_if("handout-only-if", &self.paper.options[tick]) {
                label.push(Inline::Text { text: format!(". {when}") });
            }
            let mut to = letters(&self.paper.follows(tick));
            if logic.options[tick - logic.ticks.start].stop {
                to = format!("{to}. {}", messages.text("handout-stop")).trim_start_matches(". ").to_owned();
            }
            let name = paper::tick_label(self.triage, tick);
            FormChoice { name, label, to: (!to.is_empty()).then_some(to) }
        });
        // Where several fit, the hint mostly says so.
        let how = match (question.choose, &question.hint) {
            (Choose::Many, None) => Some("handout-tick-many"),
            (Choose::One, _) | (Choose::Many, Some(_)) => None,
        };
        out.push(Block::Choices {
            when: self.only_if("triage-answer-if", &self.paper.questions[index]),
            hint: question.hint.as_ref().map(|hint| self.text_resolver.phrase(hint)).unwrap_or_default(),
            how: how.map(|key| messages.text(key)),
            choices: choices.collect(),
        });
    }

    fn item(&self, index: usize, item: &Item, out: &mut Vec<Block>) {
        let mut title = vec![Inline::Text { text: format!("{}. ", paper::letters(index)) }];
        title.extend(self.text_resolver.phrase(&item.title));
        out.push(Block::Heading {
            level: 2,
            label: format!("item-{}-{}", self.triage.id, &*item.id),
            content: title,
        });
        let when = match &item.when_text {
            _ if self.paper.is_led_to(index) => None,
            Some(words) => Some(plain(&self.text_resolver.phrase(words))),
            None => self.only_if("handout-only-if", &self.paper.items[index]),
        };
        out.extend(when.map(|text| Block::For { text: clean(&text) }));
        let text = item.short.as_ref().unwrap_or(&item.say);
        out.extend(self.text_resolver.whole(&self.triage.path, text, 2));
        self.clocks(index, out);
        let directory = &self.assembler.language.directory;
        let reached = item.services.iter().filter_map(|id| directory.service(id)).take(SERVICES);
        let items: Vec<Vec<Block>> = reached.map(|service| vec![self.text_resolver.line(service)]).collect();
        if !items.is_empty() {
            out.push(Block::List { ordered: false, start: 1, items });
        }
        if let Some(more) = self.more(item) {
            out.push(Block::Paragraph {
                content: vec![Inline::Emphasis { content: vec![Inline::Text { text: clean(&more) }] }],
            });
        }
    }

    /// The page that says more, by its name.
    fn more(&self, item: &Item) -> Option<String> {
        let key = item.guide.first()?;
        let (key, anchor) = key.split_once('#').map_or((key.as_str(), None), |(key, id)| (key, Some(id)));
        let page = self.assembler.language.page(key)?;
        let headings = &page.raw.outline.headings;
        let part = anchor.and_then(|id| headings.iter().find(|heading| &*heading.id == id));
        let messages = self.assembler.messages;
        Some(match part {
            Some(part) => messages.with("handout-more-part", &[("page", page.title()), ("part", &part.text)]),
            None => messages.with("handout-more", &[("page", page.title())]),
        })
    }

    /// The clocks of an item, and under each the day that it asks for and its last day, as lines to write on. Those that
    /// ask for the same day and run as long share them.
    fn clocks(&self, index: usize, out: &mut Vec<Block>) {
        let item = &self.triage.items[index];
        let mut asked: Vec<(&Deadline, &str, Vec<Block>)> = Vec::new();
        for (clock, cover) in item.clocks.iter().zip(&self.paper.clocks[index]) {
            let Some(deadline) = self.file.deadlines.iter().find(|one| one.id.value == clock.id) else {
                continue;
            };
            let length = self.assembler.language.facts.get(deadline.fact.as_str());
            let mut content = self.text_resolver.phrase(deadline.line.as_ref().unwrap_or(&deadline.title));
            let length = length.map_or("", |fact| fact.value.as_str());
            content.extend([Inline::Text { text: ": ".to_owned() }, Inline::Keep { text: clean(length) }]);
            let mut line = vec![Inline::Strong { content }];
            if let Some(when) = self.only_if("handout-only-if", cover) {
                line.push(Inline::Text { text: clean(&format!(". {when}")) });
            }
            let named = Block::Paragraph { content: line };
            let same = |(one, long, _): &&mut (&Deadline, &str, Vec<Block>)| {
                one.ask.value == deadline.ask.value && *long == length
            };
            match asked.iter_mut().find(same) {
                Some((_, _, names)) => names.push(named),
                None => asked.push((deadline, length, vec![named])),
            }
        }
        for (deadline, _, names) in asked {
            out.extend(names);
            let ask = plain(&self.text_resolver.phrase(&deadline.ask));
            out.push(Block::Lines { labels: vec![ask, self.assembler.messages.text("handout-last-day")] });
        }
    }
}

fn letters(items: &[usize]) -> String {
    items.iter().map(|item| paper::letters(*item)).collect::<Vec<_>>().join(", ")
}

fn heading(level: u8, label: String, text: String) -> Block {
    Block::Heading { level, label, content: vec![Inline::Text { text }] }
}

/// The words of a line.
fn plain(line: &[Inline]) -> String {
    super::plain::line(line)
}
