//! Compares a YAML tree with the schema of the type it should have, and reports every difference.
//!
//! Understands just the parts of JSON Schema that our own types produce: properties, required,
//! items, `$ref`, nullable, enums and simple types. Knows no type by name.

use schemars::JsonSchema;
use serde_json::Value;

use super::node::{Kind, Node};
use super::{options, unknown_key};
use crate::diagnostic::{Diagnostic, Place, suggestion};

/// Everything in `text` that does not have the shape of `T`; empty when it is not even YAML.
pub fn problems<T: JsonSchema>(path: &str, text: &str) -> Vec<Diagnostic> {
    let Ok(tree) = serde_saphyr::from_str_with_options::<Node>(text, options()) else {
        return Vec::new();
    };
    let schema = schemars::schema_for!(T).to_value();
    let mut found = Vec::new();
    Shape { path, root: &schema }.compare(&tree, &schema, "", &mut found);
    found
}

struct Shape<'a> {
    path: &'a str,
    root: &'a Value,
}

impl<'a> Shape<'a> {
    fn compare(&self, node: &Node, schema: &'a Value, key: &str, found: &mut Vec<Diagnostic>) {
        let schema = self.follow(schema);
        if let Some(options) = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array) {
            return self.compare_any(node, options, key, found);
        }
        let place = node.place(self.path);
        if let Some(known) = names(schema.get("enum")) {
            match &node.value {
                Kind::Text(text) if known.contains(&text.as_str()) => {}
                Kind::Null if nullable(schema) => {}
                Kind::Text(text) | Kind::Number(text) => {
                    let problem = Diagnostic::error(
                        "unknown-value",
                        place,
                        format!("`{text}` is not one of the values of `{key}`."),
                    );
                    found.push(
                        problem.hint(
                            suggestion(text, known.iter().copied())
                                .unwrap_or_else(|| format!("Known: {}.", known.join(", "))),
                        ),
                    );
                }
                _ => found.push(self.wrong_kind(node, "one of a few words", key)),
            }
            return;
        }
        match &node.value {
            Kind::Map(entries) => match schema.get("properties").and_then(Value::as_object) {
                Some(properties) => self.compare_keys(node, entries, properties, schema, key, found),
                None => match schema.get("additionalProperties") {
                    Some(inner) if inner.is_object() => {
                        for (name, value) in entries {
                            self.compare(value, inner, name, found);
                        }
                    }
                    _ if !allows(schema, "object") => found.push(self.wrong_kind(node, &wanted(schema), key)),
                    _ => {}
                },
            },
            Kind::List(items) => match schema.get("items") {
                Some(inner) => items.iter().for_each(|item| self.compare(item, inner, key, found)),
                None if !allows(schema, "array") => found.push(self.wrong_kind(node, &wanted(schema), key)),
                None => {}
            },
            Kind::Null if nullable(schema) || schema.get("type").is_none() => {}
            Kind::Null if key.is_empty() => {
                let problem =
                    Diagnostic::error("wrong-kind", Place::file(self.path), "Nothing is written here.");
                found.push(problem.hint(format!("Write {}, or take the file away.", wanted(schema))));
            }
            Kind::Null => {
                let problem =
                    Diagnostic::error("wrong-kind", place, format!("`{key}` has nothing after its colon."));
                found.push(problem.hint(format!("Write {}, or take the line out.", wanted(schema))));
            }
            Kind::Bool if allows(schema, "boolean") => {}
            Kind::Number(_)
                if allows(schema, "integer") || allows(schema, "number") || allows(schema, "string") => {}
            Kind::Text(text) if allows(schema, "string") => {
                if schema.get("format").and_then(Value::as_str) == Some("date")
                    && let Err(problem) = text.parse::<crate::date::Date>()
                {
                    found.push(
                        Diagnostic::error("bad-date", place, problem.to_string())
                            .hint("Write it as 2026-11-23: year, month, day."),
                    );
                }
            }
            _ => found.push(self.wrong_kind(node, &wanted(schema), key)),
        }
    }

    /// With alternatives, the one that fits best decides what is said.
    fn compare_any(&self, node: &Node, options: &'a [Value], key: &str, found: &mut Vec<Diagnostic>) {
        if matches!(node.value, Kind::Null) && options.iter().any(nullable) {
            return;
        }
        let constants: Vec<&str> =
            options.iter().filter_map(|o| o.get("const").and_then(Value::as_str)).collect();
        if let Kind::Text(text) = &node.value
            && !constants.is_empty()
        {
            if !constants.contains(&text.as_str()) {
                let message = format!("`{text}` is not one of the values of `{key}`.");
                let problem = Diagnostic::error("unknown-value", node.place(self.path), message);
                found.push(
                    problem.hint(
                        suggestion(text, constants.iter().copied())
                            .unwrap_or_else(|| format!("Known: {}.", constants.join(", "))),
                    ),
                );
            }
            return;
        }
        let best = options
            .iter()
            .filter(|option| option.get("type").and_then(Value::as_str) != Some("null"))
            .map(|option| {
                let mut problems = Vec::new();
                self.compare(node, option, key, &mut problems);
                problems
            })
            .min_by_key(Vec::len);
        found.extend(best.unwrap_or_default());
    }

    fn compare_keys(
        &self,
        node: &Node,
        entries: &[(super::At<String>, Node)],
        properties: &'a serde_json::Map<String, Value>,
        schema: &Value,
        key: &str,
        found: &mut Vec<Diagnostic>,
    ) {
        for (name, value) in entries {
            match properties.get(name.as_str()) {
                Some(inner) => self.compare(value, inner, name, found),
                None => {
                    let known: Vec<&str> = properties.keys().map(String::as_str).collect();
                    found.push(unknown_key(name.place(self.path), name, &known));
                }
            }
        }
        for needed in names(schema.get("required")).unwrap_or_default() {
            if !entries.iter().any(|(name, _)| name.as_str() == needed) {
                let of = if key.is_empty() { String::new() } else { format!(" of `{key}`") };
                let message = format!("`{needed}`{of} is missing.");
                let problem = Diagnostic::error("missing-key", node.place(self.path), message);
                let what = properties.get(needed).map(|inner| wanted(self.follow(inner))).unwrap_or_default();
                found.push(problem.hint(format!("Add a line `{needed}: …` with {what}.")));
            }
        }
    }

    fn wrong_kind(&self, node: &Node, wanted: &str, key: &str) -> Diagnostic {
        let name = if key.is_empty() { "this file".to_owned() } else { format!("`{key}`") };
        let message = format!("{name} should be {wanted}, but this is {}.", node.name());
        Diagnostic::error("wrong-kind", node.place(self.path), message)
            .hint("Check the indentation and the dashes.")
    }

    fn follow(&self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        while let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            match self.root.pointer(name.trim_start_matches('#')) {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema
    }
}

fn names(list: Option<&Value>) -> Option<Vec<&str>> {
    Some(list?.as_array()?.iter().filter_map(Value::as_str).collect())
}

/// Whether the schema admits a value of the JSON type `kind`; no stated type admits anything.
fn allows(schema: &Value, kind: &str) -> bool {
    match schema.get("type") {
        None => true,
        Some(Value::String(only)) => only == kind,
        Some(Value::Array(several)) => several.iter().any(|one| one == kind),
        Some(_) => false,
    }
}

fn nullable(schema: &Value) -> bool {
    schema.get("type").is_some() && allows(schema, "null")
}

/// What a publisher should write, in words.
fn wanted(schema: &Value) -> String {
    let kind = match schema.get("type") {
        Some(Value::String(kind)) => kind.as_str(),
        Some(Value::Array(kinds)) => {
            kinds.iter().find_map(|kind| kind.as_str().filter(|k| *k != "null")).unwrap_or("")
        }
        _ => "",
    };
    match kind {
        "string" if schema.get("format").and_then(Value::as_str) == Some("date") => {
            "a date such as 2026-11-23"
        }
        "string" => "text",
        "integer" | "number" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "a group of keys",
        _ => "a value",
    }
    .to_owned()
}
