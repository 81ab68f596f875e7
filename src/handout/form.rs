//! A questionnaire on paper: numbered questions with lettered answers to tick, then the items of the plan,
//! each with the answers under which to read it.
//!
//! Labels and conditions come from `triage::paper`. Must not know how anything is decided, nor templates.

use super::markdown::clean;
use super::parts::Gathering;
use super::tree::{Block, Choice, Inline};
use super::voice::Voice;
use crate::model::handout::Show;
use crate::model::triage::{Choose, Item, TriageFile};
use crate::site::addresses::triage_url;
use crate::triage::words::Joiners;
use crate::triage::{Triage, paper};

impl Gathering<'_> {
    /// The form and the plan of the questionnaire `id`.
    pub(super) fn form(&self, id: &str, out: &mut Vec<Block>) {
        let site = self.stock.site;
        let Some(at) = site.triages.iter().position(|triage| triage.id == id) else { return };
        let (Some(file), Some(worked)) = (self.language.triages.get(at), self.stock.worked.get(at)) else {
            return;
        };
        let triage = &site.triages[at];
        let joiners = Joiners::of(&|key| self.messages.with(key, &[("a", "{a}"), ("b", "{b}")]));
        let voice = Voice { gathering: self, key: "", show: Show::Short, inside: Vec::new() };
        if let Some(intro) = &file.intro {
            out.extend(voice.whole(&triage.path, intro, 0));
        }
        out.push(heading(1, format!("form-{id}"), self.messages.text("handout-questions")));
        for (index, question) in file.questions.iter().enumerate() {
            let when = paper::condition(triage, &worked.paper.questions[index], &joiners);
            self.question(triage, index, question, when.as_deref(), &voice, out);
        }
        out.push(Block::NewPage);
        out.push(heading(1, format!("plan-{id}"), self.messages.text("triage-plan")));
        for (index, item) in file.plan.iter().enumerate() {
            let when = match &item.when_text {
                Some(words) => Some(plain(&voice.phrase(words))),
                None => paper::condition(triage, &worked.paper.items[index], &joiners)
                    .map(|condition| self.messages.with("triage-read-if", &[("condition", &condition)])),
            };
            self.item(file, triage, index, item, when, &voice, out);
        }
        if let super::markdown::Bond::Web(url, number) = self.out_of(&triage_url(self.language, id)) {
            let content = vec![Inline::Text { text: self.messages.text("handout-triage-online") }];
            out.push(Block::Paragraph { content: vec![Inline::Link { url, number: Some(number), content }] });
        }
    }

    fn question(
        &self,
        triage: &Triage,
        index: usize,
        question: &crate::model::triage::Question,
        when: Option<&str>,
        voice: &Voice<'_, '_>,
        out: &mut Vec<Block>,
    ) {
        let mut ask = vec![Inline::Text { text: format!("{}. ", index + 1) }];
        ask.extend(voice.phrase(&question.ask));
        out.push(Block::Heading {
            level: 2,
            label: format!("question-{}-{}", triage.id, index + 1),
            content: ask,
        });
        let ticks = triage.questions[index].ticks.clone();
        let choices = ticks.zip(&question.options).map(|(tick, option)| {
            let mut label = voice.phrase(&option.label);
            if let Some(hint) = &option.hint {
                label.push(Inline::Text { text: ". ".to_owned() });
                label.extend(voice.phrase(hint));
            }
            Choice { name: paper::tick_label(triage, tick), label }
        });
        // Where several fit, the hint mostly says so.
        let how = match (question.choose, &question.hint) {
            (Choose::One, _) => Some("handout-tick-one"),
            (Choose::Many, None) => Some("handout-tick-many"),
            (Choose::Many, Some(_)) => None,
        };
        out.push(Block::Choices {
            when: when.map(|condition| self.messages.with("triage-answer-if", &[("condition", condition)])),
            hint: question.hint.as_ref().map(|hint| voice.phrase(hint)).unwrap_or_default(),
            how: how.map(|key| self.messages.text(key)),
            choices: choices.collect(),
        });
    }

    #[expect(clippy::too_many_arguments, reason = "one item, where it stands, and for whom it is")]
    fn item(
        &self,
        file: &TriageFile,
        triage: &Triage,
        index: usize,
        item: &Item,
        when: Option<String>,
        voice: &Voice<'_, '_>,
        out: &mut Vec<Block>,
    ) {
        let mut title = vec![Inline::Text { text: format!("{}. ", paper::letters(index)) }];
        title.extend(voice.phrase(&item.title));
        out.push(Block::Heading {
            level: 2,
            label: format!("item-{}-{}", triage.id, &*item.id),
            content: title,
        });
        let level = self.messages.text(&format!("level-{}", item.level.key()));
        let when = when.unwrap_or_else(|| self.messages.text("handout-for-everyone"));
        out.push(Block::For { text: clean(&format!("{level}. {when}")) });
        out.extend(voice.whole(&triage.path, &item.say, 2));
        for deadline in
            item.deadlines.iter().filter_map(|id| file.deadlines.iter().find(|one| one.id.value == id.value))
        {
            let length =
                self.language.facts.get(deadline.fact.as_str()).map_or("", |fact| fact.value.as_str());
            let mut content = voice.phrase(&deadline.title);
            content.extend([Inline::Text { text: ": ".to_owned() }, Inline::Keep { text: clean(length) }]);
            out.push(Block::Paragraph { content: vec![Inline::Strong { content }] });
            out.extend(voice.whole(&triage.path, &deadline.say, 2));
            let labels = vec![plain(&voice.phrase(&deadline.ask)), self.messages.text("handout-last-day")];
            out.push(Block::Lines { labels });
        }
        let directory = &self.language.directory;
        let reached = item.services.iter().filter_map(|id| directory.service(id));
        let items: Vec<Vec<Block>> = reached.map(|service| vec![voice.line(service)]).collect();
        if !items.is_empty() {
            out.push(Block::List { ordered: false, start: 1, items });
        }
    }
}

fn heading(level: u8, label: String, text: String) -> Block {
    Block::Heading { level, label, content: vec![Inline::Text { text }] }
}

/// The words of a line.
fn plain(line: &[Inline]) -> String {
    super::plain::line(line)
}
