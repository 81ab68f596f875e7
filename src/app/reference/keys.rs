//! A page for each kind of file with all its keys, from its JSON Schema.

use std::fmt::Write;

use schemars::Schema;
use serde_json::{Map, Value};

use super::page::{cell, page};
use crate::base::text::slug;

/// Where the files of a schema stand in a project, unless that is `NAME.yaml` at its top.
const PLACES: [(&str, &str); 14] = [
    ("page", "Front matter of a page"),
    ("facts", "content/facts.yaml"),
    ("slots", "content/slots.yaml"),
    ("coverage", "content/coverage.yaml"),
    ("holidays", "content/holidays.yaml"),
    ("triage", "content/triage/ID.yaml"),
    ("triage-overlay", "content/LANGUAGE/triage/ID.yaml"),
    ("handout", "content/handouts/ID.yaml"),
    ("agency", "agencies/ID.yaml"),
    ("synonyms", "content/LANGUAGE/synonyms.yaml"),
    ("search-tests", "content/LANGUAGE/search-tests.yaml"),
    ("intents", "content/LANGUAGE/intents.yaml"),
    ("intent-tests", "content/LANGUAGE/intent-tests.yaml"),
    ("theme", "themes/NAME/theme.yaml"),
];

/// A page for each schema by its name, and a list of them.
pub fn pages(schemas: impl Iterator<Item = (&'static str, Schema)>) -> Vec<(String, String)> {
    let mut list = String::from(
        "Every file of a site is YAML with the keys below and no others: a slip such as `titel` is an error with a hint. \
         `rightskit schema NAME` prints the same as a JSON Schema, with which editors complete and check as you type.\n\n\
         | File | Name of its schema |\n|---|---|\n",
    );
    let mut pages = Vec::new();
    for (at, (name, schema)) in schemas.enumerate() {
        let place = PLACES.iter().find(|(known, _)| *known == name).map(|(_, place)| *place);
        let place = place.map_or_else(|| format!("{name}.yaml"), str::to_owned);
        // Writing into a string cannot fail.
        let _ = writeln!(list, "| [{}]({name}.md) | `{name}` |", shown(&place));
        pages.push((format!("content/keys/{name}.md"), page(&place, at + 2, &body(schema.as_value()))));
    }
    pages.push(("content/keys/index.md".to_owned(), page("Every key", 1, &list)));
    pages
}

fn body(schema: &Value) -> String {
    let kinds = Kinds { known: schema.get("$defs").and_then(Value::as_object) };
    let mut text = kinds.section(schema);
    for (name, kind) in kinds.known.into_iter().flatten().filter(|(_, kind)| has_section(kind)) {
        let _ = write!(text, "\n## {}\n\n{}", heading(name), kinds.section(kind));
    }
    text
}

/// A path as code, words as words.
fn shown(file: &str) -> String {
    if file.contains(' ') { file.to_owned() } else { format!("`{file}`") }
}

/// `LanguageConfig` → `Language config`.
fn heading(name: &str) -> String {
    let mut words = String::new();
    for sign in name.chars() {
        if sign.is_uppercase() && !words.is_empty() {
            words.push(' ');
            words.extend(sign.to_lowercase());
        } else {
            words.push(sign);
        }
    }
    words
}

/// Whether it is worth a section: a group of keys, or values that each have a meaning.
fn has_section(kind: &Value) -> bool {
    kind.get("properties").is_some() || meanings(kind).is_some()
}

/// Values of a choice, if each is said with its meaning.
fn meanings(kind: &Value) -> Option<Vec<(&str, &str)>> {
    kind.get("oneOf")?
        .as_array()?
        .iter()
        .map(|one| Some((one.get("const")?.as_str()?, one.get("description")?.as_str()?)))
        .collect()
}

/// The groups and choices that a schema names.
struct Kinds<'a> {
    known: Option<&'a Map<String, Value>>,
}

impl Kinds<'_> {
    /// What a group of keys or a choice is, and its table.
    fn section(&self, kind: &Value) -> String {
        let mut text = String::new();
        if let Some(about) = kind.get("description").and_then(Value::as_str) {
            let _ = write!(text, "{about}\n\n");
        }
        if let Some(values) = meanings(kind) {
            text.push_str("| Value | Meaning |\n|---|---|\n");
            for (value, meaning) in values {
                let _ = writeln!(text, "| `{value}` | {} |", cell(meaning));
            }
        }
        let Some(keys) = kind.get("properties").and_then(Value::as_object) else { return text };
        let required = kind.get("required").and_then(Value::as_array);
        text.push_str("| Key | Value | Meaning |\n|---|---|---|\n");
        for (key, value) in keys {
            let must = required.is_some_and(|required| required.iter().any(|name| name == key));
            let meaning = value.get("description").and_then(Value::as_str).unwrap_or_default();
            let words = [self.value(value), if must { "required".to_owned() } else { String::new() }];
            let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
            let _ = writeln!(text, "| `{key}` | {} | {} |", cell(&words.join(", ")), cell(meaning));
        }
        text
    }

    /// What may stand behind a key, in a few words.
    fn value(&self, value: &Value) -> String {
        if let Some(name) = value.get("$ref").and_then(Value::as_str) {
            return self.named(name.rsplit('/').next().unwrap_or(name));
        }
        if let Some(one) = value.get("const") {
            return format!("`{}`", plain(one));
        }
        if let Some(values) = value.get("enum").and_then(Value::as_array) {
            let values: Vec<String> =
                values.iter().filter(|one| !one.is_null()).map(|one| format!("`{}`", plain(one))).collect();
            return values.join(", ");
        }
        for word in ["oneOf", "anyOf", "allOf"] {
            if let Some(choices) = value.get(word).and_then(Value::as_array) {
                let mut words: Vec<String> =
                    choices.iter().map(|one| self.value(one)).filter(|words| !words.is_empty()).collect();
                words.dedup();
                let all_values = words.iter().all(|word| word.starts_with('`'));
                return words.join(if all_values { ", " } else { " or " });
            }
        }
        let kind = match value.get("type") {
            Some(Value::Array(kinds)) => {
                kinds.iter().find_map(|kind| kind.as_str().filter(|kind| *kind != "null"))
            }
            Some(kind) => kind.as_str(),
            None => None,
        };
        match kind {
            Some("string") if value.get("format").is_some_and(|format| format == "date") => "date".to_owned(),
            Some("string") => "text".to_owned(),
            Some("boolean") => "`true` or `false`".to_owned(),
            Some("integer" | "number") => "number".to_owned(),
            Some("array") => match value.get("items").map(|items| self.value(items)) {
                Some(items) if !items.is_empty() => format!("list: {items}"),
                _ => "list".to_owned(),
            },
            Some("object") => match value.get("additionalProperties").map(|inner| self.value(inner)) {
                Some(inner) if !inner.is_empty() => format!("by name: {inner}"),
                _ => "group of keys".to_owned(),
            },
            _ => String::new(),
        }
    }

    /// A group or choice by its name: a link where it has a section, else what it is.
    fn named(&self, name: &str) -> String {
        match self.known.and_then(|known| known.get(name)) {
            Some(kind) if has_section(kind) => {
                let heading = heading(name);
                format!("[{}](#{})", heading.to_lowercase(), slug(&heading))
            }
            Some(kind) => self.value(kind),
            None => "the same again".to_owned(),
        }
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
