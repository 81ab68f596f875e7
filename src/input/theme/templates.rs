//! The templates of a theme for one language: Tera with that language's words built in.
//!
//! Must not know pages; contexts come from `render`.

use std::sync::Arc;

use fluent_bundle::FluentArgs;
use tera::{Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::Theme;
use super::strings::Messages;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::digest;

/// Compiles all layouts and components.
///
/// # Errors
/// The first template that is not valid, with its place.
pub fn compile(theme: &Theme, messages: Arc<Messages>) -> Result<Tera, Diagnostic> {
    let mut tera = Tera::new();
    tera.register_function("t", move |kwargs: Kwargs, state: &State<'_>| {
        translate(&messages, &kwargs, state)
    });
    tera.autoescape_on(vec![".html", ".xml"]);
    let sources: Vec<(&str, &str)> = theme
        .files
        .iter()
        .filter(|(inside, _)| inside.ends_with(".html"))
        .map(|(inside, file)| (inside.as_str(), file.text()))
        .collect();
    tera.add_raw_templates(sources).map_err(|error| problem(theme, &error))?;
    Ok(tera)
}

/// All that words and templates of a theme are made from, and that a fault in them names: the path and the digest of each
/// file, and those that took the place of a parent's.
pub fn made_from(theme: &Theme) -> impl std::fmt::Debug {
    let is_one = |inside: &str| inside.ends_with(".html") || inside.starts_with("i18n/");
    let files = theme.files.iter().filter(|(inside, _)| is_one(inside));
    let files: Vec<(&String, &String, [u8; 32])> =
        files.map(|(inside, file)| (inside, &file.path, digest::bytes(&file.bytes))).collect();
    (&theme.name, files, &theme.replacing, theme.strings.made_from())
}

/// `t(key="…", name=value)`: one message, its words escaped where the template escapes.
fn translate(messages: &Messages, kwargs: &Kwargs, _state: &State<'_>) -> TeraResult<String> {
    let key = kwargs.must_get::<&str>("key")?;
    let mut args = FluentArgs::new();
    for (name, value) in kwargs.iter() {
        let name = name.to_string();
        if name == "key" {
            continue;
        }
        match value.as_i64() {
            Some(number) => args.set(name, number),
            None => args.set(name, value.to_string()),
        }
    }
    messages.get(key, Some(&args)).ok_or_else(|| Error::message(format!("No message is called `{key}`")))
}

/// A template's fault, placed in the file that really holds it.
pub fn problem(theme: &Theme, error: &Error) -> Diagnostic {
    let found = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let place = Place::at(theme.path_of(report.filename()), span.start_line, span.start_col + 1);
            Diagnostic::error("template", place, sentence(report.message()))
        }
        _ => {
            let text = error.to_string();
            let place = placed(&text).map_or_else(
                || Place::file(theme.path_of("theme.yaml")),
                |(file, line, column)| Place::at(theme.path_of(file), line, column),
            );
            let message = text.lines().next().unwrap_or_default();
            Diagnostic::error("template", place, sentence(message.trim_start_matches("error: ")))
        }
    };
    blame(theme, found)
}

/// A template that worked until another took the place of one beside it is not what is wrong.
fn blame(theme: &Theme, found: Diagnostic) -> Diagnostic {
    let own: Vec<String> = theme
        .replacing
        .iter()
        .filter(|inside| inside.ends_with(".html"))
        .map(|inside| theme.path_of(inside))
        .collect();
    match own.as_slice() {
        [] => found.hint("Templates are Tera 2: components are called as `{{ <name arg={value}/> }}`."),
        own if own.contains(&found.place.path) => {
            found.hint("Compare it with the file of the parent theme whose place it takes.")
        }
        [only] => {
            let message =
                format!("This does not fit the themes below it. In `{}`: {}", found.place, found.message);
            Diagnostic { place: Place::file(only), message, ..found }
                .hint("Compare it with the file of the parent theme whose place it takes: a block, a component or a \
                       value is missing here.")
        }
        several => {
            let names: Vec<String> = several.iter().take(4).map(|path| format!("`{path}`")).collect();
            let hint = format!(
                "Files that take the place of a parent theme's may lack what it counts on: compare {}.",
                names.join(", ")
            );
            found.hint(hint)
        }
    }
}

/// `--> file:line:column` in a report that was already written out.
fn placed(report: &str) -> Option<(&str, usize, usize)> {
    let rest = report.split_once("--> ")?.1.lines().next()?.trim_end_matches(']');
    let mut parts = rest.trim().rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some((parts.next()?, line, column))
}

fn sentence(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => "A template cannot be used.".to_owned(),
    }
}

/// A value that templates print as it is.
pub fn safe(html: &str) -> Value {
    Value::safe_string(html)
}
