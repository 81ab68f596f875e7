//! # handout-part
//!
//! **What it does.** Looks up everything that a handout names: pages, sections, folders, facts, services,
//! slots, templates, languages, other handouts. Each part takes from exactly one of these.
//!
//! **Why it matters.** A handout with a part missing looks whole. Nobody who holds it knows what is not there.
//!
//! **Example.** `section: guide/care.md#whom`, when the heading has the id `who`.
//!
//! **Instead.** Write paths relative to the language's folder, with `.md`, and ids as they stand in the files.
//! Cards, posters and folded sheets name a plain handout that says the same: `twin: help`.

use std::collections::BTreeSet;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place, suggestion};
use crate::domain::handout::{needs_twin, pages_of, section_of};
use crate::domain::site::Language;
use crate::domain::site::handouts::{Handout, TextSize};
use crate::input::load::DIRECTORY;
use crate::input::markdown::target::EmbedTarget;
use crate::input::model::handout::HandoutPart;
use crate::input::yaml::At;

pub const CODE: &str = "handout-part";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for language in &inspection.site.languages {
        for handout in language.handouts.iter().filter(|handout| handout.size == TextSize::Usual) {
            whole(inspection, language, handout, found);
            for part in &handout.parts {
                sources(handout, part, found);
                names(language, handout, part, found);
                questionnaire(inspection, handout, part, found);
            }
        }
    }
    let default = inspection.site.default_language();
    for (triage, file) in inspection.site.triages.iter().zip(&default.triages) {
        for id in file.plan.iter().filter_map(|item| item.handout.as_ref()) {
            if !default.handouts.iter().any(|handout| handout.id == id.value) {
                found.push(unknown_handout(default, id, id.place(&triage.path)));
            }
        }
    }
    for (language, page) in inspection.texts() {
        for image in &page.raw.outline.images {
            let EmbedTarget::Handouts(ids) = EmbedTarget::of_image(&image.address) else { continue };
            for id in ids.split(',').map(str::trim).filter(|id| *id != "all") {
                if !language.handouts.iter().any(|handout| handout.id == id) {
                    found.push(unknown_handout(language, id, page.raw.text.place(image.offset)));
                }
            }
        }
    }
    // A handout for each region would tell the same thing once for each.
    let mut seen = BTreeSet::new();
    found.retain(|problem| {
        problem.code != CODE || seen.insert((problem.place.clone(), problem.message.clone()))
    });
}

/// What a handout names beside its parts.
fn whole(inspection: &Inspection<'_>, language: &Language, handout: &Handout, found: &mut Vec<Diagnostic>) {
    let theme = &inspection.site.theme;
    let template = format!("handouts/{}.typ", handout.template.value);
    if !theme.files.contains_key(&template) {
        let known: Vec<&str> = theme
            .files
            .keys()
            .filter_map(|path| path.strip_prefix("handouts/")?.strip_suffix(".typ"))
            .collect();
        let place = place(handout, &handout.template);
        let problem = Diagnostic::error(CODE, place, format!("The theme has no template `{template}`."));
        found.push(
            problem.hint(
                suggestion(&handout.template, known).unwrap_or_else(|| "Add it to the theme.".to_owned()),
            ),
        );
    }
    if let Some(from) = &handout.from {
        let known = match from.strip_prefix("directory/region/") {
            Some(id) => language.directory.region(id).is_some(),
            None => from.value == "directory" || language.page(from).is_some(),
        };
        if !known {
            found.push(no_page(language, from, place(handout, from)));
        }
    }
    match &handout.twin {
        Some(twin)
            if !language.handouts.iter().any(|other| other.id == twin.value && other.id != handout.id) =>
        {
            found.push(unknown_handout(language, twin, place(handout, twin)));
        }
        None if needs_twin(handout.paper) => {
            let message = format!(
                "`{}` is cut, folded or hung up, and names no plain handout that says the same.",
                handout.id
            );
            let problem = Diagnostic::error(CODE, Place::file(handout.path.clone()), message);
            found.push(problem.hint("Add `twin:` with the id of one, for people who cannot use this one."));
        }
        _ => {}
    }
    if handout.parts.is_empty() {
        let problem =
            Diagnostic::error(CODE, Place::file(handout.path.clone()), "This handout has no parts.");
        found.push(problem.hint("Add one under `parts:`, such as `- section: guide/index.md#six-rights`."));
    }
}

/// Exactly one source in each part.
fn sources(handout: &Handout, part: &HandoutPart, found: &mut Vec<Diagnostic>) {
    let given = [
        ("page", part.page.as_ref()),
        ("folder", part.folder.as_ref()),
        ("section", part.section.as_ref()),
        ("text", part.text.as_ref()),
        ("facts", part.facts.as_ref()),
        ("services", part.services.as_ref()),
        ("slot", part.slot.as_ref()),
        ("triage", part.triage.as_ref()),
        ("lines", part.lines.as_ref().and_then(|lines| lines.first())),
    ];
    let mut named = given.iter().filter_map(|(name, value)| Some((name, (*value)?)));
    let first = named.next();
    match (first, named.next()) {
        (Some(_), None) => {}
        (Some((one, _)), Some((other, value))) => {
            let message = format!("This part takes from `{one}` and from `{other}`.");
            let problem = Diagnostic::error(CODE, place(handout, value), message);
            found.push(problem.hint("Make two parts of it: `- ` starts the next one."));
        }
        (None, _) => {
            let at = part.heading.as_ref().or(part.id.as_ref());
            let place = at.map_or_else(|| Place::file(handout.path.clone()), |at| place(handout, at));
            let problem = Diagnostic::error(CODE, place, "A part of this handout takes from nothing.");
            found.push(problem.hint("Give it a `page`, `folder`, `section`, `text`, `facts`, `services`, `slot`, `triage` or `lines`."));
        }
    }
}

/// Whether what a part names is there.
fn names(language: &Language, handout: &Handout, part: &HandoutPart, found: &mut Vec<Diagnostic>) {
    if let Some(key) = &part.page
        && language.page(key).is_none()
    {
        found.push(no_page(language, key, place(handout, key)));
    }
    if let Some(folder) = &part.folder
        && pages_of(language, part).is_empty()
    {
        let message = format!("The folder `{}` has no pages.", folder.value);
        let folders: BTreeSet<&str> = language.pages.iter().map(|page| page.folder()).collect();
        let hint = suggestion(folder, folders).unwrap_or_else(|| "Folders end with `/`.".to_owned());
        found.push(Diagnostic::error(CODE, place(handout, folder), message).hint(hint));
    }
    if let Some(name) = &part.section
        && section_of(language, name).is_none()
    {
        found.push(no_section(language, name, place(handout, name)));
    }
    if let Some(ids) = &part.facts
        && ids.value != "all"
        && ids.value != "cited"
    {
        for id in ids.split(',').map(str::trim).filter(|id| !language.facts.contains_key(*id)) {
            let problem =
                Diagnostic::error(CODE, place(handout, ids), format!("The ledger has no fact `{id}`."));
            let known = language.facts.keys().map(String::as_str);
            found.push(problem.unknown("fact", id, known, "Facts are in `content/facts.yaml`."));
        }
    }
    if let Some(query) = &part.services {
        let directory = &language.directory;
        let told = |message| Diagnostic::error(CODE, place(handout, query), message);
        match directory.select(query) {
            Err(word) => {
                let services = directory.services.iter().map(|service| service.id());
                let topics = directory.topics.iter().map(|topic| topic.id.as_str());
                let regions = directory.regions.iter().map(|region| region.id.as_str());
                let name = word.rsplit('/').next().unwrap_or(&word);
                let problem = told(format!("The directory has no `{word}`."));
                let known = services.chain(topics).chain(regions);
                found.push(problem.unknown(DIRECTORY, name, known, "The ids are in `directory.yaml`."));
            }
            Ok(services) if services.is_empty() => {
                let hint = if directory.lists_left_out(query) {
                    "This site leaves them out: name who helps in their place as `instead` under `hide`."
                } else {
                    "Widen it, or take the part out."
                };
                found.push(told(format!("`{}` names no service at all.", query.value)).hint(hint));
            }
            Ok(_) => {}
        }
    }
    if let Some(id) = &part.slot
        && !language.slots.contains_key(&id.value)
    {
        let problem =
            Diagnostic::error(CODE, place(handout, id), format!("No slot is called `{}`.", id.value));
        let known = language.slots.keys().map(String::as_str);
        found.push(problem.unknown("slot", id, known, "Slots are in `content/slots.yaml`."));
    }
}

/// Whether the questionnaire of a part is there.
fn questionnaire(
    inspection: &Inspection<'_>,
    handout: &Handout,
    part: &HandoutPart,
    found: &mut Vec<Diagnostic>,
) {
    let triages = &inspection.site.triages;
    let Some(id) = part.triage.as_ref().filter(|id| !triages.iter().any(|triage| triage.id == id.value))
    else {
        return;
    };
    let problem =
        Diagnostic::error(CODE, place(handout, id), format!("There is no questionnaire `{}`.", id.value));
    let known = triages.iter().map(|triage| triage.id.as_str());
    found.push(problem.unknown("questionnaire", id, known, "Questionnaires are in `content/triage/`."));
}

fn no_page(language: &Language, key: &str, place: Place) -> Diagnostic {
    let known = language.pages.iter().map(|page| &*page.key);
    let otherwise = "Write the path relative to the language's folder, with `.md`.";
    Diagnostic::error(CODE, place, format!("There is no page `{key}`."))
        .unknown("page", key, known, otherwise)
}

fn no_section(language: &Language, name: &str, place: Place) -> Diagnostic {
    let Some((key, id)) = name.split_once('#') else {
        return Diagnostic::error(CODE, place, format!("`{name}` names no section.")).hint(
            "Write the page and the id of its heading: `guide/care.md#who`; for a whole page use `page:`.",
        );
    };
    let Some(page) = language.page(key) else { return no_page(language, key, place) };
    let hint = suggestion(id, page.raw.outline.headings.iter().map(|heading| &*heading.id));
    Diagnostic::error(CODE, place, format!("No heading of `{key}` has the id `{id}`."))
        .hint(hint.unwrap_or_else(|| "Ids stand in braces behind headings.".to_owned()))
}

fn unknown_handout(language: &Language, id: &str, place: Place) -> Diagnostic {
    let known = language.handouts.iter().map(|handout| handout.id.as_str());
    let otherwise = "Handouts are the files in `content/handouts/`.";
    Diagnostic::error(CODE, place, format!("There is no handout `{id}`."))
        .unknown("handout", id, known, otherwise)
}

fn place(handout: &Handout, at: &At<String>) -> Place {
    if at.line == 0 { Place::file(handout.path.clone()) } else { at.place(&handout.path) }
}
