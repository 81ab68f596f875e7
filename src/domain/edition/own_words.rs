//! All that an agency's file says, in words that somebody who has to approve it can read without the file.
//!
//! Must not know how it is shown.

use std::fmt::Write;

use super::difference::AddedWords;
use crate::input::load::published::PUBLISHED_PAGE;
use crate::input::load::{AGENCIES, Project};
use crate::input::model::agency::{Addition, ConfirmedContact};
use crate::input::model::directory::{FACT_FIELDS, Service};
use crate::input::yaml::At;

/// What the publisher of a project says in its own file, one heading each.
pub fn of(project: &Project) -> Vec<AddedWords> {
    let agency = &project.agency;
    let mut all = Vec::new();
    let mut add = |title: String, text: String| {
        if !text.trim().is_empty() {
            all.push(AddedWords { title, text });
        }
    };
    add("Who publishes this site".to_owned(), publisher(project));
    for (id, words) in &agency.slots {
        let label =
            project.slots.slots.iter().find(|slot| slot.id.value == *id).map(|slot| slot.label.as_str());
        let title = format!("Own words for {}", named(label, id));
        add(title, words.value.clone().unwrap_or_default());
    }
    for (id, words) in &agency.decisions {
        let decision = project.slots.decisions.iter().find(|decision| decision.id.value == *id);
        let title = format!("Decided: {}", named(decision.map(|decision| decision.question.as_str()), id));
        add(title, words.value.clone().unwrap_or_default());
    }
    for service in &agency.services {
        add(format!("Own service: {}", service.name), own_service(project, service));
    }
    let mut plan = String::new();
    for (questionnaire, items) in &agency.triage {
        for (item, services) in items {
            let services: Vec<String> =
                services.0.iter().map(|id| service_name(project, &id.value)).collect();
            line(&mut plan, &item_title(project, questionnaire, item), &services.join(", "));
        }
    }
    add("Services added to plans".to_owned(), plan);
    let confirmed: String = agency.confirmed.iter().map(|one| confirmation(project, one)).collect();
    add("Numbers that the publisher says it has tried".to_owned(), confirmed);
    let withdrawn: String =
        agency.withdrawn.iter().map(|id| format!("- {}\n", service_name(project, &id.value))).collect();
    add("Services that the publisher withdraws".to_owned(), withdrawn);
    for page in project.languages.iter().flat_map(|language| &language.pages) {
        if page.text.path.starts_with(AGENCIES) && page.key != PUBLISHED_PAGE {
            add(format!("Own page: {}", page.key), page.text.body().to_owned());
        }
    }
    if let Some(guide) = &agency.published_guide {
        let mut text = String::new();
        line(&mut text, "Title", &guide.title.value);
        line(&mut text, "Author", &guide.author.value);
        line(&mut text, "File", &guide.file.value);
        line(
            &mut text,
            "Compared with",
            &format!("{} on {}", guide.source.value, guide.read.value.long_text()),
        );
        add("The guide as published".to_owned(), text);
    }
    all.extend(agency.additions.iter().map(addition));
    all
}

fn publisher(project: &Project) -> String {
    let agency = &project.agency;
    let mut text = String::new();
    let value = |at: &Option<At<String>>| at.as_ref().map(|at| at.value.clone());
    let fields = [
        ("Name", agency.name.clone()),
        ("Name in te reo Māori", agency.te_reo_name.clone()),
        ("About", agency.about.clone()),
        ("Website", value(&agency.website)),
        ("Address of this site", value(&agency.base_url)),
        ("Email", value(&agency.email)),
        ("Phone", value(&agency.phone)),
        ("Post", agency.post.clone()),
        ("Street", agency.street.clone()),
        ("Languages", Some(listed(&agency.languages))),
        ("For people in", Some(listed(&agency.regions))),
    ];
    for (name, value) in fields {
        line(&mut text, name, value.as_deref().unwrap_or_default());
    }
    text
}

fn own_service(project: &Project, service: &Service) -> String {
    let mut text = String::new();
    let mut organisations = project.directory.organisations.iter().chain(&project.agency.organisations);
    let organisation = organisations.find(|one| one.id.value == service.organisation.value);
    line(&mut text, "Run by", organisation.map_or(&service.organisation.value, |one| &one.name));
    for contact in &service.contacts {
        let label = contact.label.as_ref().map(|label| format!(" ({label})")).unwrap_or_default();
        let free = if contact.free { ", free" } else { "" };
        line(&mut text, contact.kind.key(), &format!("{}{label}{free}", contact.value.value));
    }
    for field in FACT_FIELDS {
        line(&mut text, &field.replace('_', " "), service.field(field).unwrap_or_default());
    }
    text
}

fn confirmation(project: &Project, one: &ConfirmedContact) -> String {
    let contact = one.contact.as_ref().map_or("every number and address", |contact| contact.value.as_str());
    let service = service_name(project, &one.service.value);
    format!(
        "- {service}: {contact}, by {} on {}: {}\n",
        one.by.value,
        one.on.value.long_text(),
        one.how.value
    )
}

fn addition(addition: &Addition) -> AddedWords {
    let page = &addition.page.value;
    let place = match (&addition.before, &addition.after) {
        (Some(id), _) => format!("{page}, before \u{201c}{}\u{201d}", id.value),
        (None, Some(id)) => format!("{page}, after \u{201c}{}\u{201d}", id.value),
        (None, None) => format!("{page}, at its end"),
    };
    AddedWords { title: format!("Added to {place}"), text: addition.text.value.clone() }
}

fn listed(ids: &[At<String>]) -> String {
    ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ")
}

/// `“Policies” (policies)`
fn named(words: Option<&str>, id: &str) -> String {
    words.map_or_else(|| id.to_owned(), |words| format!("\u{201c}{words}\u{201d} ({id})"))
}

fn service_name(project: &Project, id: &str) -> String {
    let all = project.directory.services.iter().chain(&project.agency.services);
    let service = all.into_iter().find(|service| service.id.value == id);
    service.map_or_else(|| id.to_owned(), |service| format!("{} ({id})", service.name))
}

fn item_title(project: &Project, questionnaire: &str, item: &str) -> String {
    let triage = project.triages.iter().find(|(_, triage)| triage.id.value == questionnaire);
    let found = triage.and_then(|(_, triage)| triage.plan.iter().find(|one| one.id.value == item));
    named(found.map(|one| one.title.value.as_str()), item)
}

/// A line of a list, where there is something to say.
fn line(text: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "- {name}: {}", value.trim_end().replace('\n', "\n  "));
    }
}
