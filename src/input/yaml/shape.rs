//! Compares a YAML tree with the schema of the type it should have, and reports every difference.
//!
//! Understands just the parts of JSON Schema that our own types produce: properties, required,
//! items, `$ref`, nullable, enums and simple types. Knows no type by name.

use schemars::JsonSchema;
use serde_json::Value;

use super::at::At;
use super::node::{Node, NodeKind};
use super::options::options;
use crate::base::date::{Date, is_time_of_day};
use crate::base::diagnostic::{Diagnostic, Place, nearest, suggestion};
use crate::base::text::yaml_slips;

/// Everything in `text` that does not have the shape of `T`; empty when it is not even YAML.
pub fn problems<T: JsonSchema>(path: &str, text: &str) -> Vec<Diagnostic> {
    let Ok(tree) = serde_saphyr::from_str_with_options::<Node>(text, options()) else {
        return Vec::new();
    };
    let schema = schemars::schema_for!(T).to_value();
    let mut found = Vec::new();
    Shape { path, root: &schema }.compare(&tree, &schema, "", &mut found);
    // What a word processor put there says more than what YAML made of it.
    if !found.is_empty() {
        for slip in yaml_slips(text) {
            let line = Place::offset(path, text, slip.offset).line;
            let of_it = found.iter_mut().filter(|problem| problem.place.line == line);
            of_it.for_each(|problem| problem.hint = Some(slip.words(line)));
        }
    }
    found
}

struct Shape<'a> {
    path: &'a str,
    root: &'a Value,
}

impl<'a> Shape<'a> {
    fn compare(&self, node: &Node, schema: &'a Value, key: &str, found: &mut Vec<Diagnostic>) {
        let schema = self.follow(schema);
        if let Some(known) = self.words(schema) {
            return self.compare_word(node, schema, &known, key, found);
        }
        if let Some(options) = alternatives(schema) {
            return self.compare_any(node, schema, options, key, found);
        }
        let place = node.place(self.path);
        match &node.value {
            NodeKind::Map(entries) => match schema.get("properties").and_then(Value::as_object) {
                Some(properties) => self.compare_keys(node, entries, properties, schema, key, found),
                None => match schema.get("additionalProperties") {
                    Some(inner) if inner.is_object() => {
                        for (name, value) in entries {
                            self.compare(value, inner, name, found);
                        }
                    }
                    _ if !allows(schema, "object") => {
                        found.push(self.wrong_kind(node, &self.wanted(schema), key));
                    }
                    _ => {}
                },
            },
            NodeKind::List(items) => match schema.get("items") {
                Some(inner) => items.iter().for_each(|item| self.compare(item, inner, key, found)),
                None if !allows(schema, "array") => {
                    found.push(self.wrong_kind(node, &self.wanted(schema), key));
                }
                None => {}
            },
            NodeKind::Null if nullable(schema) || schema.get("type").is_none() => {}
            NodeKind::Null => found.push(self.nothing(place, &self.wanted(schema), key)),
            NodeKind::Bool if allows(schema, "boolean") => {}
            NodeKind::Number(number)
                if !allows(schema, "string") && (allows(schema, "integer") || allows(schema, "number")) =>
            {
                if !in_range(number, schema) {
                    let message = format!("`{number}` cannot be the value of `{key}`.");
                    let problem = Diagnostic::error("wrong-kind", place, message);
                    found.push(problem.hint(format!("Write {}.", self.wanted(schema))));
                }
            }
            // A number stands for the text that was typed.
            NodeKind::Text(text) | NodeKind::Number(text) if allows(schema, "string") => {
                let wrong = match schema.get("format").and_then(Value::as_str) {
                    Some("date") => text.parse::<Date>().err().map(|problem| {
                        Diagnostic::error("bad-date", place, problem.to_string())
                            .hint("Write it as 2026-11-23: year, month, day.")
                    }),
                    Some("time-of-day") if !is_time_of_day(text) => Some(
                        Diagnostic::error("wrong-kind", place, format!("`{text}` is not a time of day."))
                            .hint("Write it in quotes as \"08:30\": two digits, a colon, two digits."),
                    ),
                    _ => None,
                };
                found.extend(wrong);
            }
            _ => found.push(self.wrong_kind(node, &self.wanted(schema), key)),
        }
    }

    /// One of a few words.
    fn compare_word(
        &self,
        node: &Node,
        schema: &'a Value,
        known: &[&str],
        key: &str,
        found: &mut Vec<Diagnostic>,
    ) {
        match &node.value {
            NodeKind::Text(text) if known.contains(&text.as_str()) => {}
            NodeKind::Null if self.may_be_left_empty(schema) => {}
            NodeKind::Null => found.push(self.nothing(node.place(self.path), &listed(known), key)),
            NodeKind::Text(text) | NodeKind::Number(text) => {
                let message = format!("`{text}` is not one of the values of `{key}`.");
                let problem = Diagnostic::error("unknown-value", node.place(self.path), message);
                let hint = suggestion(text, known.iter().copied());
                found.push(problem.hint(hint.unwrap_or_else(|| format!("Known: {}.", known.join(", ")))));
            }
            _ => found.push(self.wrong_kind(node, &listed(known), key)),
        }
    }

    /// With alternatives, the one that fits best decides what is said.
    fn compare_any(
        &self,
        node: &Node,
        schema: &'a Value,
        options: &'a [Value],
        key: &str,
        found: &mut Vec<Diagnostic>,
    ) {
        if matches!(node.value, NodeKind::Null) {
            if !self.may_be_left_empty(schema) {
                found.push(self.nothing(node.place(self.path), &self.wanted(schema), key));
            }
            return;
        }
        let of_its_kind = options.iter().filter(|option| self.admits(option, node.kind()));
        let best = of_its_kind
            .map(|option| {
                let mut problems = Vec::new();
                self.compare(node, option, key, &mut problems);
                problems
            })
            .min_by_key(Vec::len);
        match best {
            Some(problems) => found.extend(problems),
            None => found.push(self.wrong_kind(node, &self.wanted(schema), key)),
        }
    }

    /// A key that is not known where one is missing is one slip, not two.
    fn compare_keys(
        &self,
        node: &Node,
        entries: &[(At<String>, Node)],
        properties: &'a serde_json::Map<String, Value>,
        schema: &'a Value,
        key: &str,
        found: &mut Vec<Diagnostic>,
    ) {
        let mut missing = names(schema.get("required")).unwrap_or_default();
        missing.retain(|needed| !entries.iter().any(|(name, _)| name.as_str() == *needed));
        // A group of nothing that is known here is one slip, whatever it lacks.
        let known = || properties.keys().map(String::as_str);
        let foreign = |name: &str| !properties.contains_key(name) && nearest(name, known()).is_none();
        if let [(first, _), ..] = entries
            && missing.len() > 1
            && entries.iter().all(|(name, _)| foreign(name))
        {
            found.push(unknown_key(first.place(self.path), first, None, &known().collect::<Vec<_>>()));
            return;
        }
        for (name, value) in entries {
            let Some(inner) = properties.get(name.as_str()) else {
                let meant = nearest(name, missing.iter().copied())
                    .or(if missing.len() == 1 { missing.first().copied() } else { None })
                    .filter(|_| {
                        nearest(name, properties.keys().map(String::as_str))
                            .is_none_or(|known| missing.contains(&known))
                    });
                missing.retain(|needed| Some(*needed) != meant);
                let known: Vec<&str> = properties.keys().map(String::as_str).collect();
                found.push(unknown_key(name.place(self.path), name, meant, &known));
                continue;
            };
            self.compare(value, inner, name, found);
        }
        for needed in missing {
            let of = if key.is_empty() { String::new() } else { format!(" of `{key}`") };
            let message = format!("`{needed}`{of} is missing.");
            let problem = Diagnostic::error("missing-key", node.place(self.path), message);
            let what = properties.get(needed).map(|inner| self.wanted(inner)).unwrap_or_default();
            found.push(problem.hint(format!("Add a line `{needed}: …` with {what}.")));
        }
    }

    fn nothing(&self, place: Place, wanted: &str, key: &str) -> Diagnostic {
        if key.is_empty() {
            let problem = Diagnostic::error("wrong-kind", Place::file(self.path), "Nothing is written here.");
            return problem.hint(format!("Write {wanted}, or take the file away."));
        }
        Diagnostic::error("wrong-kind", place, format!("`{key}` has nothing after its colon."))
            .hint(format!("Write {wanted}, or take the line out."))
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

    /// All words that a schema takes, where it takes nothing but words. A word that has a comment of its own stands
    /// as an alternative by itself.
    fn words(&self, schema: &'a Value) -> Option<Vec<&'a str>> {
        let schema = self.follow(schema);
        if let Some(word) = schema.get("const") {
            return word.as_str().map(|word| vec![word]);
        }
        if let Some(words) = names(schema.get("enum")) {
            return Some(words);
        }
        let real = alternatives(schema)?.iter().filter(|option| !is_null(option));
        let words: Option<Vec<_>> = real.map(|option| self.words(option)).collect();
        words.map(|words| words.concat()).filter(|words| !words.is_empty())
    }

    fn may_be_left_empty(&self, schema: &'a Value) -> bool {
        let schema = self.follow(schema);
        nullable(schema)
            || alternatives(schema)
                .is_some_and(|options| options.iter().any(|one| self.may_be_left_empty(one)))
    }

    /// Whether a value of the JSON type `kind` could be one of the schema's.
    fn admits(&self, schema: &'a Value, kind: &str) -> bool {
        let schema = self.follow(schema);
        match alternatives(schema) {
            Some(options) => options.iter().any(|option| self.admits(option, kind)),
            // A number stands for the text that was typed.
            None => {
                allows(schema, kind)
                    || (kind == "number" && (allows(schema, "integer") || allows(schema, "string")))
            }
        }
    }

    /// What a publisher should write, in words.
    fn wanted(&self, schema: &'a Value) -> String {
        let schema = self.follow(schema);
        if let Some(known) = self.words(schema) {
            return listed(&known);
        }
        if let Some(options) = alternatives(schema) {
            let mut kinds: Vec<String> =
                options.iter().filter(|option| !is_null(option)).map(|option| self.wanted(option)).collect();
            kinds.dedup();
            return kinds.join(" or ");
        }
        let kind = match schema.get("type") {
            Some(Value::String(kind)) => kind.as_str(),
            Some(Value::Array(kinds)) => {
                kinds.iter().find_map(|kind| kind.as_str().filter(|kind| *kind != "null")).unwrap_or("")
            }
            _ => "",
        };
        match kind {
            "string" if schema.get("format").and_then(Value::as_str) == Some("date") => {
                "a date such as 2026-11-23"
            }
            "string" => "text",
            "integer" if schema.get("minimum").is_some() => "a whole number",
            "integer" | "number" => "a number",
            "boolean" => "true or false",
            "array" => "a list",
            "object" => "a group of keys",
            _ => "a value",
        }
        .to_owned()
    }
}

fn alternatives(schema: &Value) -> Option<&[Value]> {
    schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array).map(Vec::as_slice)
}

fn is_null(schema: &Value) -> bool {
    schema.get("type").and_then(Value::as_str) == Some("null")
}

fn listed(words: &[&str]) -> String {
    match words {
        [only] => format!("`{only}`"),
        _ => format!("one of {}", words.join(", ")),
    }
}

fn in_range(number: &str, schema: &Value) -> bool {
    let Ok(value) = number.parse::<f64>() else { return false };
    let whole = allows(schema, "number") || value.fract() == 0.0;
    // A type of 32 bits without a stated limit.
    let most = match schema.get("format").and_then(Value::as_str) {
        Some("int32") => f64::from(i32::MAX),
        Some("uint32") => f64::from(u32::MAX),
        _ => f64::MAX,
    };
    let limit = |name: &str, or: f64| schema.get(name).and_then(Value::as_f64).unwrap_or(or);
    whole && value >= limit("minimum", f64::MIN) && value <= limit("maximum", most)
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

/// The diagnostic for a key nobody reads. `meant` is a key that is missing beside it.
fn unknown_key(place: Place, key: &str, meant: Option<&str>, known: &[&str]) -> Diagnostic {
    let problem =
        Diagnostic::error("unknown-key", place, format!("`{key}` is not a key that is known here."));
    match meant
        .map(|meant| format!("Did you mean `{meant}`?"))
        .or_else(|| suggestion(key, known.iter().copied()))
    {
        Some(hint) => problem.hint(hint),
        None => problem.hint(format!("Known here: {}.", known.join(", "))),
    }
}
