//! A file of design tokens → those tokens of a theme that it changes.
//!
//! Must not know how references are followed, nor where tokens are written.

use super::document::{DesignToken, read};
use super::group::CODE;
use super::value;
use crate::base::diagnostic::{Diagnostic, suggestion};
use crate::input::theme::manifest::{ColorToken, Manifest, Tokens};
use crate::input::yaml::At;

/// Types of the format of which a theme has none.
const OTHER_TYPES: &[&str] = &[
    "fontWeight",
    "duration",
    "cubicBezier",
    "strokeStyle",
    "border",
    "transition",
    "shadow",
    "gradient",
    "typography",
];
/// Types that a theme takes.
const TYPES: &[&str] = &["color", "dimension", "number", "fontFamily"];

/// The tokens in which the file at `path` differs from `theme`, and everything that is to be told. With an error among that,
/// nothing of it should be used.
pub fn import(path: &str, text: &str, theme: &Manifest) -> (Tokens, Vec<Diagnostic>) {
    let document = read(path, text);
    let mut taker = Taker { theme, tokens: Tokens::default(), found: document.found };
    // A colour for both modes first, so that one for a single mode stands above it.
    let (both, others): (Vec<&DesignToken>, Vec<&DesignToken>) =
        document.tokens.iter().partition(|token| matches!(names(token).as_slice(), ["color", _]));
    for token in both.into_iter().chain(others) {
        let referred = document.referred.contains(&token.path.join("."));
        taker.take(token, referred);
    }
    let Taker { mut tokens, found, .. } = taker;
    tokens.color.retain(|name, own| {
        let known = theme.tokens.color.get(name);
        known.is_none_or(|known| known.light.value != own.light.value || known.dark.value != own.dark.value)
    });
    tokens.size.retain(|name, own| {
        let same = |known: &At<String>| value::size_value(known) == value::size_value(own);
        theme.tokens.size.get(name).is_none_or(|known| !same(known))
    });
    (tokens, found)
}

/// The names on the way to a token; the token of a group itself has the group's.
fn names(token: &DesignToken) -> Vec<&str> {
    token.path.iter().map(String::as_str).filter(|name| *name != "$root").collect()
}

struct Taker<'t> {
    theme: &'t Manifest,
    tokens: Tokens,
    found: Vec<Diagnostic>,
}

impl Taker<'_> {
    fn take(&mut self, token: &DesignToken, referred: bool) {
        let name = token.path.join(".");
        if OTHER_TYPES.contains(&token.kind.as_str()) {
            let message = format!(
                "`{name}` is of the type `{}`, of which a theme has none; it was left out.",
                token.kind
            );
            let problem = Diagnostic::warning(CODE, token.place.clone(), message);
            self.found.push(
                problem.hint("A theme takes colours, lengths and numbers. Say the rest in its style sheet."),
            );
            return;
        }
        if !TYPES.contains(&token.kind.as_str()) {
            let known: Vec<&str> = TYPES.iter().chain(OTHER_TYPES).copied().collect();
            let hint = suggestion(&token.kind, known.iter().copied())
                .unwrap_or_else(|| format!("Types: {}.", known.join(", ")));
            self.error(
                token,
                format!("`{}`, the type of `{name}`, is none of the format.", token.kind),
                hint,
            );
            return;
        }
        match names(token).as_slice() {
            ["color", mode @ ("light" | "dark"), color] => self.color(token, color, Some(mode)),
            ["color", color] => self.color(token, color, None),
            ["size", size] => self.size(token, size),
            ["print", _] => self.print(token),
            // Tokens that others are made of.
            _ if referred => {}
            other => self.nowhere(token, other),
        }
    }

    fn error(&mut self, token: &DesignToken, message: String, hint: impl Into<String>) {
        self.found.push(Diagnostic::error(CODE, token.place.clone(), message).hint(hint));
    }

    fn remark(&mut self, token: &DesignToken, remark: Option<String>) {
        if let Some(remark) = remark {
            let message = format!("`{}`: {remark}.", token.path.join("."));
            let problem = Diagnostic::warning(CODE, token.place.clone(), message);
            self.found.push(problem.hint("Look at it in the theme, and mend it in the design tool."));
        }
    }

    fn color(&mut self, token: &DesignToken, name: &str, mode: Option<&str>) {
        let path = token.path.join(".");
        let Some(known) = self.theme.tokens.color.get(name) else {
            let colors = self.theme.tokens.color.keys().map(String::as_str);
            let hint = suggestion(name, colors)
                .unwrap_or_else(|| "`rightskit theme check` lists all colours.".to_owned());
            self.error(token, format!("No colour of the theme is called `{name}`."), hint);
            return;
        };
        if token.kind != "color" {
            self.error(
                token,
                format!("`{path}` is of the type `{}` and should be a colour.", token.kind),
                "Give it the type `color`.",
            );
            return;
        }
        match value::colour(&token.value) {
            Err(why) => self.error(token, format!("`{path}` cannot be used: {why}."), "Give it an opaque colour, such as `{\"colorSpace\": \"srgb\", \"components\": [0, 0.4, 0.8]}`."),
            Ok(read) => {
                self.remark(token, read.remark);
                let color = At::nowhere(read.value.to_string());
                let own = self.tokens.color.entry(name.to_owned()).or_insert_with(|| ColorToken {
                    light: known.light.clone(),
                    dark: known.dark.clone(),
                });
                if mode != Some("dark") {
                    own.light = color.clone();
                }
                if mode != Some("light") {
                    own.dark = color;
                }
            }
        }
    }

    fn size(&mut self, token: &DesignToken, name: &str) {
        if !self.theme.tokens.size.contains_key(name) {
            let sizes = self.theme.tokens.size.keys().map(String::as_str);
            let hint = suggestion(name, sizes)
                .unwrap_or_else(|| "`rightskit theme export` lists all sizes.".to_owned());
            self.error(token, format!("No size of the theme is called `{name}`."), hint);
            return;
        }
        match value::size(&token.kind, &token.value) {
            Err(why) => {
                let message = format!("`{}` cannot be used: {why}.", token.path.join("."));
                self.error(
                    token,
                    message,
                    "Give it a length, such as `{\"value\": 2.75, \"unit\": \"rem\"}`.",
                );
            }
            Ok(read) => {
                self.remark(token, read.remark);
                self.tokens.size.insert(name.to_owned(), At::nowhere(read.value));
            }
        }
    }

    /// Fonts are files and the accent is a name: neither is a value that could be put in place.
    fn print(&mut self, token: &DesignToken) {
        let print = &self.theme.print;
        let same = match names(token).as_slice() {
            [_, "text"] => print.text.as_ref().map(|name| &name.value) == value::font(&token.value).as_ref(),
            [_, "signs"] => {
                print.signs.as_ref().map(|name| &name.value) == value::font(&token.value).as_ref()
            }
            [_, "accent"] => true,
            other => return self.nowhere(token, other),
        };
        if !same {
            let message = format!("`{}` was left out: fonts of handouts are files.", token.path.join("."));
            let problem = Diagnostic::warning(CODE, token.place.clone(), message);
            self.found.push(
                problem.hint(
                    "Put the font into the theme's `fonts/` and name it under `print:` in `theme.yaml`.",
                ),
            );
        }
    }

    /// A token that the theme has no use for.
    fn nowhere(&mut self, token: &DesignToken, names: &[&str]) {
        let tokens = &self.theme.tokens;
        let colors = tokens
            .color
            .keys()
            .flat_map(|name| [format!("color.light.{name}"), format!("color.dark.{name}")]);
        let known: Vec<String> =
            colors.chain(tokens.size.keys().map(|name| format!("size.{name}"))).collect();
        let name = names.join(".");
        let message = format!("`{name}` has no place in a theme and nothing refers to it; it was left out.");
        let problem = Diagnostic::warning(CODE, token.place.clone(), message);
        let hint = suggestion(&name, known.iter().map(String::as_str));
        self.found.push(problem.hint(
            hint.unwrap_or_else(|| "Groups of a theme: `color.light`, `color.dark`, `size`.".to_owned()),
        ));
    }
}
