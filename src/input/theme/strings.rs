//! The words of the interface, per language, as Fluent messages.
//!
//! A language is a draft, and not published, until its file names a reviewer in its first line.
//! Must not know templates.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::file::ThemeFile;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::text::{hidden_escapes, strip_hidden};

/// The messages of every language a theme has.
#[derive(Debug, Default)]
pub struct Strings {
    languages: BTreeMap<String, LanguageStrings>,
}

#[derive(Debug)]
struct LanguageStrings {
    path: String,
    text: String,
    draft: bool,
}

/// The messages of one language, ready to be asked.
pub struct Messages {
    bundle: FluentBundle<Arc<FluentResource>>,
}

impl Strings {
    pub fn load(files: &BTreeMap<String, ThemeFile>) -> (Self, Vec<Diagnostic>) {
        let mut strings = Self::default();
        let mut found = Vec::new();
        for (inside, file) in files {
            let Some(id) = inside.strip_prefix("i18n/").and_then(|name| name.strip_suffix(".ftl")) else {
                continue;
            };
            let mut text = file.text().to_owned();
            for hidden in strip_hidden(&text).1.into_iter().chain(hidden_escapes(&text)) {
                found.push(hidden.problem(Place::offset(file.path.clone(), &text, hidden.offset)));
            }
            if let Some(offset) = too_deep(&text) {
                let place = Place::offset(file.path.clone(), &text, offset);
                let problem = Diagnostic::error(
                    "bad-strings",
                    place,
                    "This message nests deeper than anybody can follow.",
                );
                found.push(problem.hint("Take out braces; one pair around a name is what a message needs."));
                // Its parser would go as deep, and has no end.
                text.clear();
            }
            if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
                for error in errors {
                    let place = Place::offset(file.path.clone(), &text, error.pos.start);
                    let problem = Diagnostic::error(
                        "bad-strings",
                        place,
                        format!("This is not a valid message: {error}."),
                    );
                    found.push(problem.hint("A message is `name = text`; further lines are indented."));
                }
            }
            let reviewer = text
                .lines()
                .next()
                .and_then(|line| line.trim_start_matches('#').trim().strip_prefix("reviewer:"));
            let draft = reviewer.is_some_and(|name| name.trim().is_empty());
            strings.languages.insert(id.to_owned(), LanguageStrings { path: file.path.clone(), text, draft });
        }
        (strings, found)
    }

    /// Why a language is not published; `None` when it may be.
    pub fn draft(&self, language: &str) -> Option<String> {
        match self.languages.get(language) {
            None => Some(format!("the theme has no `i18n/{language}.ftl`")),
            Some(strings) if strings.draft => Some(format!("nobody has reviewed `{}` yet", strings.path)),
            Some(_) => None,
        }
    }

    /// Message names that the first language has and the second has not.
    pub fn missing(&self, from: &str, language: &str) -> Vec<String> {
        let names = |id: &str| -> Vec<String> {
            self.languages.get(id).map(|strings| message_names(&strings.text)).unwrap_or_default()
        };
        let own = names(language);
        names(from).into_iter().filter(|name| !own.contains(name)).collect()
    }

    /// The project path of a language's strings.
    pub fn path(&self, language: &str) -> String {
        self.languages
            .get(language)
            .map_or_else(|| format!("i18n/{language}.ftl"), |strings| strings.path.clone())
    }

    /// The messages of a language, with those of `fallback` behind them.
    pub fn messages(&self, language: &str, fallback: &str) -> Messages {
        let identifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        for id in [fallback, language] {
            if let Some(strings) = self.languages.get(id) {
                let resource = match FluentResource::try_new(strings.text.clone()) {
                    Ok(resource) | Err((resource, _)) => resource,
                };
                bundle.add_resource_overriding(Arc::new(resource));
            }
        }
        Messages { bundle }
    }
}

/// Where the braces of a message first nest too deep.
fn too_deep(text: &str) -> Option<usize> {
    let mut open = 0_u32;
    let mut starts = true;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            _ if starts && byte.is_ascii_alphabetic() => open = 0,
            _ => {}
        }
        if open > 30 {
            return Some(at);
        }
        starts = byte == b'\n';
    }
    None
}

fn message_names(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
        .collect()
}

impl Messages {
    /// The message called `key`, or `None` when no language has it.
    pub fn get(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, args, &mut errors).into_owned())
    }

    /// The message called `key`, or the key itself, which a missing message shows plainly.
    pub fn text(&self, key: &str) -> String {
        self.get(key, None).unwrap_or_else(|| key.to_owned())
    }

    /// A day in words: "23 November 2026", "23 Whiringa-ā-rangi 2026". Where the theme has no words for months, English.
    pub fn date(&self, date: Date) -> String {
        let day = date.civil().day().to_string();
        let year = date.year().to_string();
        let month = self.get(&format!("month-{}", date.civil().month()), None);
        let Some(month) = month else { return date.long_text() };
        self.with("date-long", &[("day", &day), ("month", &month), ("year", &year)])
    }

    /// A message with named words in it.
    pub fn with(&self, key: &str, words: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in words {
            args.set((*name).to_owned(), (*value).to_owned());
        }
        self.get(key, Some(&args)).unwrap_or_else(|| key.to_owned())
    }
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Messages")
    }
}
