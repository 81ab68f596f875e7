//! # low-contrast
//!
//! **What it does.** Works out the contrast of every pair of colours that the theme says meet, in
//! light and in dark mode, by the formula of WCAG 2.2.
//!
//! **Why it matters.** Grey on grey cannot be read in the sun, on an old screen, or with tired eyes.
//!
//! **Example.** `muted: {light: "#999999"}` on white.
//!
//! **Instead.** A darker grey: `#5d554a`.

use super::Inspection;
use crate::contrast::{Colour, ratio_text};
use crate::diagnostic::{Diagnostic, suggestion};
use crate::theme::Theme;
use crate::theme::manifest::Pair;
use crate::yaml::At;

pub const CODE: &str = "low-contrast";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let theme = &inspection.site.theme;
    let colors = &theme.manifest.tokens.color;
    for pair in &theme.manifest.contrast {
        let mut color = |name: &At<String>| {
            let known = colors.get(&name.value);
            if known.is_none() {
                let problem = Diagnostic::error(CODE, name.place(&pair.path), format!("No colour is called `{}`.", name.value));
                found.push(problem.hint(suggestion(name, colors.keys().map(String::as_str)).unwrap_or_default()));
            }
            known
        };
        let (Some(text), Some(on)) = (color(&pair.text), color(&pair.on)) else { continue };
        for (mode, text, on) in [("light", &text.light, &on.light), ("dark", &text.dark, &on.dark)] {
            compare(pair, mode, text, on, found);
        }
    }
    print(theme, found);
}

/// Headings of handouts, on white paper.
fn print(theme: &Theme, found: &mut Vec<Diagnostic>) {
    let Some(name) = &theme.manifest.print.accent else { return };
    let colors = &theme.manifest.tokens.color;
    let place = name.place(&theme.path_of("theme.yaml"));
    let Some(color) = colors.get(&name.value) else {
        let problem = Diagnostic::error(CODE, place, format!("No colour is called `{}`.", name.value));
        found.push(problem.hint(suggestion(name, colors.keys().map(String::as_str)).unwrap_or_default()));
        return;
    };
    let white = Colour { red: 255, green: 255, blue: 255 };
    let ratio = Colour::parse(&color.light).map_or(0.0, |ink| ink.contrast(white));
    if ratio < 4.5 {
        let message = format!("`{}` on white paper has a contrast of {}; 4.5 is the least.", name.value, ratio_text(ratio));
        found.push(Diagnostic::error(CODE, place, message).hint("Choose a darker colour for `print: accent:`."));
    }
}

fn compare(pair: &Pair, mode: &str, text: &At<String>, on: &At<String>, found: &mut Vec<Diagnostic>) {
    let place = || pair.text.place(&pair.path);
    let (Some(ink), Some(ground)) = (Colour::parse(text), Colour::parse(on)) else {
        let message = format!("`{}` or `{}` is not a colour such as `#24201b`.", text.value, on.value);
        found.push(Diagnostic::error(CODE, place(), message).hint("Write `#` and six hexadecimal digits."));
        return;
    };
    let ratio = ink.contrast(ground);
    if ratio < pair.min {
        let message = format!(
            "`{}` on `{}` has a contrast of {} in {mode} mode; {} is the least.",
            pair.text.value,
            pair.on.value,
            ratio_text(ratio),
            pair.min
        );
        found.push(Diagnostic::error(CODE, place(), message).hint("Make the one darker or the other lighter."));
    }
}
