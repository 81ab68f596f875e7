//! The words of the interface, per language, as Fluent messages.
//!
//! A theme's own messages stand over those of its parents, one by one. A language is a draft, and not published, until
//! its file names a reviewer in its first line; one without such a line is what its parent's is.
//! Must not know templates.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::file::ThemeFile;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place, suggestion};
use crate::base::text::{hidden_escapes, strip_hidden};

/// The messages of every language a theme has.
#[derive(Debug, Default)]
pub struct Strings {
    languages: BTreeMap<String, LanguageStrings>,
}

#[derive(Debug, Default)]
struct LanguageStrings {
    /// Of the nearest file.
    path: String,
    /// The file of each theme, that of the one on which all stand first.
    texts: Vec<String>,
    draft: bool,
}

/// The messages of one language, ready to be asked.
pub struct Messages {
    bundle: FluentBundle<Arc<FluentResource>>,
}

impl Strings {
    /// `files`: the files of messages, by path within their theme, parents' before children's.
    pub fn load(files: &[(String, ThemeFile)]) -> (Self, Vec<Diagnostic>) {
        let mut strings = Self::default();
        let mut found = Vec::new();
        for (inside, file) in files {
            let Some(id) = language_of(inside) else { continue };
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
            let language = strings.languages.entry(id.to_owned()).or_default();
            if let Some(name) = reviewer {
                language.draft = name.trim().is_empty();
            }
            language.path.clone_from(&file.path);
            language.texts.push(text);
        }
        (strings, found)
    }

    /// Messages of a child theme that no parent has in any language, and nothing in the theme names.
    ///
    /// `strings` as for [`Self::load`]; `files` are those of the theme with all it inherits. What the first theme says is
    /// what the program asks for.
    pub fn unread(strings: &[(String, ThemeFile)], files: &BTreeMap<String, ThemeFile>) -> Vec<Diagnostic> {
        let first = strings.first().and_then(|(inside, file)| file.path.strip_suffix(inside.as_str()));
        let Some(first) = first else { return Vec::new() };
        let is_ours = |file: &ThemeFile| !file.path.starts_with(first);
        let inherited: BTreeSet<&str> = strings
            .iter()
            .filter(|(_, file)| !is_ours(file))
            .flat_map(|(_, file)| named_messages(file.text()).map(|(name, _)| name))
            .collect();
        let mut found = Vec::new();
        for (_, file) in strings.iter().filter(|(_, file)| is_ours(file)) {
            for (name, offset) in named_messages(file.text()) {
                let read = inherited.contains(name)
                    || files.iter().any(|(inside, other)| {
                        let own_words = language_of(inside).is_some();
                        if own_words {
                            // One message may stand in another.
                            names(other.text(), name).any(|at| !at_line_start(other.text(), at))
                        } else {
                            named_in(inside) && names(other.text(), name).next().is_some()
                        }
                    });
                if read {
                    continue;
                }
                let place = Place::offset(file.path.clone(), file.text(), offset);
                let message = format!("No part of the site asks for a message called `{name}`.");
                let problem = Diagnostic::warning("unread-in-theme", place, message);
                let hint = suggestion(name, inherited.iter().copied())
                    .unwrap_or_else(|| "Take it out, or name it as the parent theme does.".to_owned());
                found.push(problem.hint(hint));
            }
        }
        found
    }

    /// All that messages are made from, for a fingerprint.
    pub fn made_from(&self) -> impl std::fmt::Debug + '_ {
        self.languages.iter().map(|(id, language)| (id, &language.texts)).collect::<Vec<_>>()
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
            let texts = self.languages.get(id).map(|strings| strings.texts.as_slice()).unwrap_or_default();
            let mut seen = BTreeSet::new();
            let all = texts.iter().flat_map(|text| named_messages(text)).map(|(name, _)| name.to_owned());
            all.filter(|name| seen.insert(name.clone())).collect()
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
            for text in self.languages.get(id).into_iter().flat_map(|strings| &strings.texts) {
                let resource = match FluentResource::try_new(text.clone()) {
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

/// The language of a file of messages.
pub fn language_of(inside: &str) -> Option<&str> {
    inside.strip_prefix("i18n/")?.strip_suffix(".ftl")
}

/// The names of messages with where each stands.
fn named_messages(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut offset = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        offset += line.len();
        (line, offset - line.len())
    });
    lines
        .filter(|(line, _)| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|(line, at)| Some((line.split_once('=')?.0.trim(), at)))
}

/// Files of a theme in which messages can be asked for by name.
fn named_in(inside: &str) -> bool {
    [".html", ".js", ".typ", ".yaml"].iter().any(|end| inside.ends_with(end))
}

/// Where a name stands as a whole word.
fn names<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = usize> + 't {
    let of_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_';
    text.match_indices(name)
        .map(|(at, _)| at)
        .filter(move |at| !text[..*at].ends_with(of_name) && !text[at + name.len()..].starts_with(of_name))
}

fn at_line_start(text: &str, at: usize) -> bool {
    at == 0 || text[..at].ends_with('\n')
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
