//! # bad-setting
//!
//! **What it does.** Checks what `site.yaml` refers to: the pages of the menu, the exit address, the
//! site's own address, the direction of each language, the edition date that a kit needs, and the rules whose findings
//! are to matter more or less. Rules that guard safety, privacy or evidence stay as they are in a kit.
//!
//! **Why it matters.** An exit button that leads to an error page is worse than none.
//!
//! **Example.** `exit: {url: http://weather.example}`
//!
//! **Instead.** A harmless page that starts with `https:` and needs no `=`, `"` or space.

use unic_langid::{CharacterDirection, LanguageIdentifier};

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place, suggestion};
use crate::input::load::SITE;
use crate::input::model::config::{Direction, Level, SearchMode};
use crate::input::yaml::At;
use crate::rules::{audit, levels};

pub const CODE: &str = "bad-setting";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let language = site.default_language();
    for entry in site.config.menu.iter().filter(|entry| language.page(entry).is_none()) {
        let problem = Diagnostic::error(
            CODE,
            entry.place(SITE),
            format!("The menu names `{}`, which is no page.", entry.value),
        );
        let hint = suggestion(entry, language.pages.iter().map(|page| &*page.key));
        found.push(
            problem.hint(hint.unwrap_or_else(|| "Paths are relative to the language's folder.".to_owned())),
        );
    }
    rules(inspection, found);
    for id in &site.config.repeated_languages {
        let message = format!("There are two languages with the id `{}`.", id.value);
        let problem = Diagnostic::error(CODE, id.place(SITE), message);
        found
            .push(problem.hint("Keep one of them, or give this one the id of its own folder in `content/`."));
    }
    for language in &site.config.languages {
        let locale = language.locale.as_ref().unwrap_or(&language.id);
        let tag = locale.parse::<LanguageIdentifier>().ok();
        if tag.is_none() || locale.contains('_') {
            let message = match locale.contains('_') {
                true => format!("`{}` is no tag of a language: browsers know none with `_`.", locale.value),
                false => format!("`{}` is no tag of a language.", locale.value),
            };
            let problem = Diagnostic::error(CODE, locale.place(SITE), message);
            let meant = locale.trim().replace(['_', ' '], "-");
            let is_tag = meant.parse::<LanguageIdentifier>().is_ok();
            found.push(problem.hint(match is_tag {
                true => format!("Write `{meant}`."),
                false => "Write letters and hyphens, as in `en-NZ`, `mi-NZ` or `sm`.".to_owned(),
            }));
        }
        let locale = &locale.value;
        let to_the_left = tag.is_some_and(|tag| tag.character_direction() == CharacterDirection::RTL);
        if to_the_left && language.dir == Direction::Ltr {
            let message = format!("`{locale}` is written from right to left, and nothing says so.");
            let problem = Diagnostic::error(CODE, language.id.place(SITE), message);
            found.push(problem.hint("Add `dir: rtl` to the language."));
        }
    }
    if let Some(exit) = &site.config.exit {
        address(&exit.url, SITE, "the exit address", found);
    }
    if let Some(base) = &site.config.base_url {
        let path = if base.line == 0 { "--base-url".to_owned() } else { site.publisher.address_path() };
        address(base, &path, "the site's address", found);
    }
    if site.is_kit() && site.config.edition.is_none() {
        let problem = Diagnostic::error(CODE, Place::file(SITE), "There is no `edition`.");
        found.push(problem.hint("Add `edition: 2026-11-23`: every date on the site is worked out from it."));
    }
    if site.is_kit() && site.config.exit.is_none() {
        let problem =
            Diagnostic::error(CODE, Place::file(SITE), "There is no `exit`, so no page has an exit button.");
        found.push(problem.hint("Add `exit: {url: …}` with a harmless page."));
    }
    if site.config.search() == SearchMode::Split && site.is_kit() {
        // A file that is fetched because of what was typed tells the host's log what was typed.
        let problem =
            Diagnostic::error(CODE, Place::file(SITE), "The search index of a kit cannot be split.");
        found.push(problem.hint("Write `search: whole`."));
    }
}

/// Settings of rules that nobody knows, and of those that a kit must keep.
fn rules(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let codes = super::RULES.iter().map(|rule| rule.code).chain(audit::docs().map(|(code, _)| code));
    for setting in &inspection.site.config.rules {
        let rule = &setting.rule;
        let place = || rule.place(SITE);
        if codes.clone().all(|code| code != rule.value) {
            let problem = Diagnostic::error(CODE, place(), format!("There is no rule `{}`.", rule.value));
            let hint = suggestion(rule, codes.clone());
            found.push(
                problem.hint(hint.unwrap_or_else(|| "The code stands behind each message.".to_owned())),
            );
        } else if inspection.site.is_kit() && levels::is_guard(rule) && setting.level != Level::Error {
            let message =
                format!("`{}` guards safety, privacy or evidence, so a kit cannot turn it down.", rule.value);
            found.push(Diagnostic::error(CODE, place(), message).hint("Take this setting out."));
        }
    }
}

fn address(url: &At<String>, path: &str, what: &str, found: &mut Vec<Diagnostic>) {
    let odd = url.contains(|sign: char| sign.is_whitespace() || "\"'<>=`{}\\".contains(sign));
    if !url.starts_with("https://") || url.len() < "https://a.b".len() || odd {
        let message = format!("`{}` cannot be {what}.", url.value);
        let hint = "It must start with `https://` and have no spaces, quotes or `=`.";
        found.push(Diagnostic::error(CODE, url.place(path), message).hint(hint));
    }
}
