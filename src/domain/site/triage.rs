//! Questionnaires with the words of each language.
//!
//! Logic stands in one file; an overlay changes words only. Must not know pages or HTML.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Diagnostic, Place, suggestion};
use crate::domain::site::publisher::Publisher;
use crate::domain::triage::{Aim, CompiledClaim, Triage, compile};
use crate::input::model::triage::{TriageFile, TriageOverlay};
use crate::input::yaml::At;

/// A text of a questionnaire with the file it stands in.
pub type TriageText = (String, At<String>);

/// Reads the logic of every questionnaire. Those with problems are left out: `found` stops the build.
pub fn compiled(files: &[(String, TriageFile)], found: &mut Vec<Diagnostic>) -> Vec<Triage> {
    let mut triages = Vec::new();
    for (path, file) in files {
        let (triage, problems) = compile::compile(file, path);
        found.extend(problems);
        triages.extend(triage);
    }
    triages
}

/// A questionnaire's file in one language, its words laid over those of the first language.
pub fn in_language(
    file: &TriageFile,
    overlay: Option<&(String, TriageOverlay)>,
    found: &mut Vec<Diagnostic>,
) -> TriageFile {
    let Some((path, words)) = overlay else { return file.clone() };
    let mut file = file.clone();
    let mut lay = Lay { path, found };
    put(&mut file.title, words.title.as_ref());
    put(&mut file.description, words.description.as_ref());
    file.nav_title =
        words.nav_title.clone().or_else(|| words.title.is_none().then_some(file.nav_title).flatten());
    put_maybe(&mut file.intro, words.intro.as_ref());
    let ids: Vec<At<String>> = file.questions.iter().map(|one| one.id.clone()).collect();
    lay.same("question", &ids, words.questions.iter().map(|one| &one.id));
    for text in &words.questions {
        let Some(question) = file.questions.iter_mut().find(|one| one.id.value == text.id.value) else {
            continue;
        };
        put(&mut question.ask, text.ask.as_ref());
        put(&mut question.why, text.why.as_ref());
        put_maybe(&mut question.hint, text.hint.as_ref());
        let ids: Vec<At<String>> = question.options.iter().map(|one| one.id.clone()).collect();
        lay.same("answer", &ids, text.options.iter().map(|one| &one.id));
        for text in &text.options {
            let Some(option) = question.options.iter_mut().find(|one| one.id.value == text.id.value) else {
                continue;
            };
            put(&mut option.label, text.label.as_ref());
            put_maybe(&mut option.hint, text.hint.as_ref());
        }
    }
    let ids: Vec<At<String>> = file.deadlines.iter().map(|one| one.id.clone()).collect();
    lay.same("deadline", &ids, words.deadlines.iter().map(|one| &one.id));
    for text in &words.deadlines {
        let Some(deadline) = file.deadlines.iter_mut().find(|one| one.id.value == text.id.value) else {
            continue;
        };
        put(&mut deadline.title, text.title.as_ref());
        put_maybe(&mut deadline.line, text.line.as_ref());
        put(&mut deadline.ask, text.ask.as_ref());
        put(&mut deadline.say, text.say.as_ref());
    }
    let ids: Vec<At<String>> = file.plan.iter().map(|one| one.id.clone()).collect();
    lay.same("item of the plan", &ids, words.plan.iter().map(|one| &one.id));
    for text in &words.plan {
        let Some(item) = file.plan.iter_mut().find(|one| one.id.value == text.id.value) else { continue };
        put(&mut item.title, text.title.as_ref());
        put(&mut item.say, text.say.as_ref());
        put_maybe(&mut item.when_text, text.when_text.as_ref());
        put_maybe(&mut item.short, text.short.as_ref());
        if let Some(card) = &mut item.card {
            put(&mut card.line, text.line.as_ref());
            put_maybe(&mut card.note, text.note.as_ref());
        }
    }
    file
}

struct Lay<'a> {
    path: &'a str,
    found: &'a mut Vec<Diagnostic>,
}

impl Lay<'_> {
    /// Ids that the overlay has and the questionnaire lacks, and the other way round.
    fn same<'b>(&mut self, what: &str, known: &[At<String>], given: impl Iterator<Item = &'b At<String>>) {
        let mut lacking: BTreeMap<&str, ()> = known.iter().map(|id| (id.as_str(), ())).collect();
        for id in given {
            if known.iter().any(|one| one.value == id.value) {
                lacking.remove(id.as_str());
                continue;
            }
            let message = format!("There is no {what} `{}` to translate.", id.value);
            let problem = Diagnostic::error("overlay-extra", id.place(self.path), message);
            let known = known.iter().map(|one| one.as_str());
            self.found.push(problem.unknown(what, id, known, "Take it out."));
        }
        if !lacking.is_empty() {
            let names: Vec<String> = lacking.keys().map(|id| format!("`{id}`")).collect();
            let message = format!("These have no words here, each a {what}: {}.", names.join(", "));
            let problem = Diagnostic::warning("overlay-missing", Place::file(self.path), message);
            self.found.push(problem.hint("Until they have, readers see the words of the first language."));
        }
    }
}

fn put(target: &mut At<String>, own: Option<&At<String>>) {
    if let Some(own) = own {
        target.clone_from(own);
    }
}

fn put_maybe(target: &mut Option<At<String>>, own: Option<&At<String>>) {
    if own.is_some() {
        *target = own.cloned();
    }
}

/// Every text of questionnaires that readers see, for the rules about words.
#[derive(Debug, Default)]
pub struct TriageTexts {
    /// Within a line, without a link.
    pub inline: Vec<TriageText>,
    /// Notes of cards: within a line, with numbers to call.
    pub notes: Vec<TriageText>,
    pub whole: Vec<TriageText>,
}

impl TriageTexts {
    fn of(path: &str, inline: Vec<&At<String>>, notes: Vec<&At<String>>, whole: Vec<&At<String>>) -> Self {
        let placed =
            |texts: Vec<&At<String>>| texts.into_iter().map(|text| (path.to_owned(), text.clone())).collect();
        Self { inline: placed(inline), notes: placed(notes), whole: placed(whole) }
    }

    pub fn add(&mut self, other: Self) {
        self.inline.extend(other.inline);
        self.notes.extend(other.notes);
        self.whole.extend(other.whole);
    }

    pub fn all(&self) -> impl Iterator<Item = &TriageText> {
        self.inline.iter().chain(&self.notes).chain(&self.whole)
    }
}

/// The texts of a questionnaire.
pub fn texts(path: &str, file: &TriageFile) -> TriageTexts {
    let mut inline = vec![&file.title, &file.description];
    let mut notes = Vec::new();
    let mut whole: Vec<&At<String>> = file.intro.iter().collect();
    for question in &file.questions {
        inline.extend([&question.ask, &question.why]);
        inline.extend(&question.hint);
        for option in &question.options {
            inline.push(&option.label);
            inline.extend(&option.hint);
        }
    }
    for deadline in &file.deadlines {
        inline.extend([&deadline.title, &deadline.ask]);
        inline.extend(&deadline.line);
        whole.push(&deadline.say);
    }
    for item in &file.plan {
        inline.push(&item.title);
        inline.extend(&item.when_text);
        inline.extend(item.card.iter().map(|card| &card.line));
        notes.extend(item.card.iter().flat_map(|card| &card.note));
        whole.push(&item.say);
        whole.extend(&item.short);
    }
    TriageTexts::of(path, inline, notes, whole)
}

/// The texts of an overlay, as [`texts`].
pub fn overlay_texts(path: &str, words: &TriageOverlay) -> TriageTexts {
    let mut inline: Vec<&At<String>> = words.title.iter().chain(&words.description).collect();
    let mut notes = Vec::new();
    let mut whole: Vec<&At<String>> = words.intro.iter().collect();
    for question in &words.questions {
        inline.extend(question.ask.iter().chain(&question.why).chain(&question.hint));
        for option in &question.options {
            inline.extend(option.label.iter().chain(&option.hint));
        }
    }
    for deadline in &words.deadlines {
        inline.extend(deadline.title.iter().chain(&deadline.line).chain(&deadline.ask));
        whole.extend(&deadline.say);
    }
    for item in &words.plan {
        inline.extend(item.title.iter().chain(&item.when_text).chain(&item.line));
        notes.extend(&item.note);
        whole.extend(item.say.iter().chain(&item.short));
    }
    TriageTexts::of(path, inline, notes, whole)
}

/// Adds the services that an agency wants to see in plans. None can be taken away.
pub fn add_services(triages: &mut [Triage], publisher: &Publisher, found: &mut Vec<Diagnostic>) {
    let path = publisher.path();
    for (id, items) in &publisher.agency.triage {
        let known: Vec<String> = triages.iter().map(|triage| triage.id.clone()).collect();
        let Some(triage) = triages.iter_mut().find(|triage| triage.id == *id) else {
            let place = items.values().flat_map(|names| &names.0).next();
            let place = place.map_or_else(|| Place::file(&path), |name| name.place(&path));
            let problem =
                Diagnostic::error("unknown-triage", place, format!("There is no questionnaire `{id}`."));
            found.push(problem.hint(hint(id, &known)));
            continue;
        };
        for (item_id, services) in items {
            let known: Vec<String> = triage.items.iter().map(|item| item.id.clone()).collect();
            match triage.items.iter_mut().find(|item| item.id == *item_id) {
                Some(item) => {
                    for service in &services.0 {
                        if !item.services.contains(&service.value) {
                            item.services.push(service.value.clone());
                        }
                    }
                }
                None => {
                    let place =
                        services.0.first().map_or_else(|| Place::file(&path), |name| name.place(&path));
                    let message = format!("The plan of `{id}` has no item `{item_id}`.");
                    found.push(
                        Diagnostic::error("unknown-triage", place, message).hint(hint(item_id, &known)),
                    );
                }
            }
        }
    }
}

/// Puts who stands in for a service in its place, in plans and in what is claimed of them. Where nobody does, plans go
/// without, and so do claims: the rule `hidden-service` tells of a claim that has nothing left.
pub fn leave_out(
    triages: &mut [Triage],
    left_out: &BTreeMap<String, Option<String>>,
    is_service: impl Fn(&str) -> bool,
) {
    let stays = |id: &str| match left_out.get(id) {
        None => Some(id.to_owned()),
        Some(instead) => instead.clone().filter(|other| is_service(other)),
    };
    let stand_in = |aim: Aim| match aim {
        Aim::Service(id) => stays(&id).map(Aim::Service),
        other => Some(other),
    };
    let is_out = |aim: &Aim| matches!(aim, Aim::Service(id) if left_out.contains_key(id));
    for triage in triages.iter_mut().filter(|_| !left_out.is_empty()) {
        for item in &mut triage.items {
            let mut services = Vec::new();
            for id in item.services.iter().filter_map(|id| stays(id)) {
                if !services.contains(&id) {
                    services.push(id);
                }
            }
            item.services = services;
        }
        triage.guarantees.retain_mut(|guarantee| match &mut guarantee.claim {
            CompiledClaim::Shows(aims) => {
                *aims = std::mem::take(aims).into_iter().filter_map(stand_in).collect();
                !aims.is_empty()
            }
            // Who stands in may be shown where the other must not be.
            CompiledClaim::Never(aims) => {
                aims.retain(|aim| !is_out(aim));
                !aims.is_empty()
            }
            CompiledClaim::First(..) | CompiledClaim::MaxQuestions(_) => true,
        });
        for example in &mut triage.examples {
            let shows = std::mem::take(&mut example.shows).into_iter();
            example.shows = shows.filter_map(|(aim, place)| Some((stand_in(aim)?, place))).collect();
            example.hides.retain(|(aim, _)| !is_out(aim));
        }
    }
}

fn hint(id: &str, known: &[String]) -> String {
    suggestion(id, known.iter().map(String::as_str))
        .unwrap_or_else(|| "Look it up in `content/triage/`.".to_owned())
}
