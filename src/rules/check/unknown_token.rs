//! # unknown-token
//!
//! **What it does.** Holds the names of a theme's tokens against each other: what `contrast:`, `print:`, style sheets
//! and templates name must be defined, and what the theme itself defines must be used somewhere.
//!
//! **Why it matters.** A colour under a mistyped name changes nothing, and nobody is told.
//!
//! **Example.** `brnd: {light: "#3b2160", dark: "#2a1846"}`
//!
//! **Instead.** `brand: …`, as the parent theme calls it.

use std::collections::BTreeSet;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place, nearest, suggestion};
use crate::input::theme::Theme;

pub const CODE: &str = "unknown-token";

/// How the properties begin that tokens become.
const COLOUR: &str = "--color-";
const SIZE: &str = "--size-";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let theme = &inspection.site.theme;
    let tokens = &theme.manifest.tokens;
    let defined: BTreeSet<String> = tokens.values().map(|(property, _)| property).collect();
    let mut used = named(theme, &defined, found);
    let colors: Vec<&str> = tokens.color.keys().map(String::as_str).collect();
    let pairs = theme
        .manifest
        .contrast
        .iter()
        .flat_map(|pair| [&pair.text, &pair.on].map(|name| (name, &pair.layer.path)));
    let print = &theme.manifest.print;
    for (name, path) in pairs.chain(print.accent.iter().map(|accent| (accent, &print.path))) {
        used.insert(format!("--color-{}", name.value));
        if !tokens.color.contains_key(&name.value) {
            let message = format!("No colour is called `{}`.", name.value);
            let problem = Diagnostic::error(CODE, name.place(path), message);
            found.push(problem.unknown(COLOUR, name, colors.iter().copied(), "Add it under `tokens:`."));
        }
    }
    let layers = &theme.manifest.layers;
    // What a child leaves unused of its parents is their business.
    for (property, values) in tokens.values().filter(|(property, _)| !used.contains(property)) {
        let Some(layer) = layers.get(&property).filter(|layer| layer.depth == theme.manifest.depth) else {
            continue;
        };
        // A name has no place of its own; it stands on the line of its value, or above.
        let place =
            values.first().map_or_else(|| Place::file(layer.path.clone()), |value| value.place(&layer.path));
        let name = property.trim_start_matches("--color-").trim_start_matches("--size-");
        let message = format!("Nothing in the theme uses a token called `{name}`.");
        let kind = &property[..property.len() - name.len()];
        let known: Vec<&str> = used.iter().filter_map(|one| one.strip_prefix(kind)).collect();
        let hint = suggestion(name, known);
        found.push(
            Diagnostic::warning(CODE, place, message)
                .hint(hint.unwrap_or_else(|| format!("Use it as `var({property})`, or take it out."))),
        );
    }
}

/// The tokens that the theme's own files name; those among them that are not defined are told of.
fn named(theme: &Theme, defined: &BTreeSet<String>, found: &mut Vec<Diagnostic>) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let styled = |inside: &str| [".css", ".html", ".svg", ".js"].iter().any(|end| inside.ends_with(end));
    let files = || theme.files.iter().filter(|(inside, _)| styled(inside)).map(|(_, file)| file);
    let set =
        |name: &str| defined.contains(name) || files().any(|file| file.text().contains(&format!("{name}:")));
    for file in files() {
        let text = file.text();
        for (at, _) in text.match_indices("var(--") {
            let name = &text[at + "var(".len()..];
            let end = name.find(|sign: char| !(sign.is_ascii_alphanumeric() || "-_".contains(sign)));
            let (name, rest) = name.split_at(end.unwrap_or(name.len()));
            if !name.starts_with(COLOUR) && !name.starts_with(SIZE) {
                continue;
            }
            used.insert(name.to_owned());
            // `var(--x, 1px)` says itself what stands in.
            if !set(name) && !rest.trim_start().starts_with(',') {
                let message = format!("No token of the theme becomes `{name}`.");
                let problem = Diagnostic::error(CODE, Place::offset(file.path.clone(), text, at), message);
                let kind = if name.starts_with(COLOUR) { COLOUR } else { SIZE };
                let known = defined.iter().filter_map(|one| one.strip_prefix(kind));
                let otherwise = "Add it under `tokens:` in `theme.yaml`.";
                let problem = problem.unknown(kind, &name[kind.len()..], known, otherwise);
                // A style sheet has the name of the property, not of the token.
                let near = nearest(name, defined.iter().map(String::as_str));
                found.push(match near {
                    Some(near) => problem.hint(format!("Did you mean `{near}`?")),
                    None => problem,
                });
            }
        }
    }
    // A token may be made of another.
    for value in theme.manifest.tokens.values().flat_map(|(_, values)| values) {
        used.extend(value.match_indices("var(").map(|(at, _)| {
            let name = value[at + "var(".len()..].trim_start();
            let end = name.find([')', ',', ' ']).unwrap_or(name.len());
            name[..end].to_owned()
        }));
    }
    used
}
