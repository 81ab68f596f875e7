//! A theme's tokens → a file of design tokens.
//!
//! Must not know how one is read.

use serde_json::{Map, Value, json};

use super::group::CODE;
use super::value::{colour_value, size_value};
use crate::base::contrast::Colour;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::theme::manifest::Manifest;

/// The schema that editors find by a file's first line.
const SCHEMA: &str = "https://www.designtokens.org/schemas/2025.10/format.json";

/// The file's text, and what of the theme has no place in it.
pub fn export(manifest: &Manifest) -> (String, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let (mut light, mut dark) = (Map::new(), Map::new());
    for (name, color) in &manifest.tokens.color {
        let place = color.light.place(&manifest.layer(name).path);
        let (Some(day), Some(night)) = (Colour::parse(&color.light), Colour::parse(&color.dark)) else {
            found.push(left_out(place, &format!("color.{name}"), "it is no colour of six digits"));
            continue;
        };
        light.insert(name.clone(), json!({"$value": colour_value(day)}));
        // Who changes such a colour for light screens means both.
        let same = day == night;
        let value = if same { json!(format!("{{color.light.{name}}}")) } else { colour_value(night) };
        dark.insert(name.clone(), json!({ "$value": value }));
    }
    let mut sizes = Map::new();
    for (name, size) in &manifest.tokens.size {
        let referred = size.trim().strip_prefix("var(--size-").and_then(|rest| rest.strip_suffix(')'));
        if let Some(other) = referred.filter(|other| manifest.tokens.size.contains_key(*other)) {
            sizes.insert(name.clone(), json!({"$value": format!("{{size.{other}}}")}));
            continue;
        }
        let Some((kind, value)) = size_value(size) else {
            let layer = manifest.layers.get(&format!("--size-{name}")).cloned().unwrap_or_default();
            let why = "the format knows lengths in `px` and `rem`, and bare numbers";
            found.push(left_out(size.place(&layer.path), &format!("size.{name}"), why));
            continue;
        };
        sizes.insert(name.clone(), json!({"$type": kind, "$value": value}));
    }
    let mut file = json!({
        "$schema": SCHEMA,
        "$description": format!("Colours and sizes of the theme `{}`.", manifest.name),
        "color": {
            "$type": "color",
            "light": group("On light screens.", light),
            "dark": group("On dark screens.", dark),
        },
        "size": group("Lengths of pages and of what is pressed.", sizes),
    });
    let print = printed(manifest);
    if !print.is_empty() {
        file["print"] = group("What handouts are printed with.", print);
    }
    // Plain values always serialise.
    (serde_json::to_string_pretty(&file).unwrap_or_default() + "\n", found)
}

fn printed(manifest: &Manifest) -> Map<String, Value> {
    let print = &manifest.print;
    let fonts = [("text", &print.text), ("signs", &print.signs)];
    let mut group: Map<String, Value> = fonts
        .into_iter()
        .filter_map(|(key, name)| {
            let name = &name.as_ref()?.value;
            Some((key.to_owned(), json!({"$type": "fontFamily", "$value": name})))
        })
        .collect();
    if let Some(accent) = print.accent.as_ref().filter(|name| manifest.tokens.color.contains_key(&name.value))
    {
        let value = format!("{{color.light.{}}}", accent.value);
        group.insert("accent".to_owned(), json!({"$type": "color", "$value": value}));
    }
    group
}

fn group(about: &str, mut tokens: Map<String, Value>) -> Value {
    tokens.insert("$description".to_owned(), json!(about));
    Value::Object(tokens)
}

fn left_out(place: Place, name: &str, why: &str) -> Diagnostic {
    let message = format!("`{name}` was left out: {why}.");
    Diagnostic::warning(CODE, place, message).hint("Keep it in `theme.yaml`; it stays as it is there.")
}
