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
use crate::base::contrast::{Colour, ratio_text};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::theme::Theme;
use crate::input::theme::manifest::Pair;
use crate::input::theme::pairs::Mode;
use crate::input::yaml::At;

pub const CODE: &str = "low-contrast";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let theme = &inspection.site.theme;
    for pair in &theme.manifest.contrast {
        for mode in Mode::BOTH {
            found.extend(compare(theme, pair, mode));
        }
    }
    print(theme, found);
}

/// Headings of handouts, on white paper.
fn print(theme: &Theme, found: &mut Vec<Diagnostic>) {
    let print = &theme.manifest.print;
    let Some(name) = &print.accent else { return };
    let Some(color) = theme.manifest.tokens.color.get(&name.value) else { return };
    let Some(ratio) =
        Colour::parse(&color.light).map(|ink| ink.contrast(Colour::WHITE)).filter(|ratio| *ratio < 4.5)
    else {
        return;
    };
    let message =
        format!("`{}` on white paper has a contrast of {}; 4.5 is the least.", name.value, ratio_text(ratio));
    let layer = theme.manifest.layer(name);
    let place =
        if layer.path == print.path { name.place(&print.path) } else { color.light.place(&layer.path) };
    found.push(Diagnostic::error(CODE, place, message).hint("Choose a darker colour for `print: accent:`."));
}

/// Names that nobody knows, and colours that cannot be compared, are told of by other rules.
fn compare(theme: &Theme, pair: &Pair, mode: Mode) -> Option<Diagnostic> {
    let manifest = &theme.manifest;
    let ratio = manifest.ratio(pair, mode).filter(|ratio| *ratio < pair.min)?;
    let message = format!(
        "`{}` on `{}` has a contrast of {} in {} mode; {} is the least.",
        pair.text.value,
        pair.on.value,
        ratio_text(ratio),
        mode.name(),
        pair.min
    );
    let (text, on) = (
        mode.of(manifest.tokens.color.get(&pair.text.value)?),
        mode.of(manifest.tokens.color.get(&pair.on.value)?),
    );
    let problem = Diagnostic::error(CODE, newest(theme, pair, text, on), message);
    // The one that was named last is the one to mend.
    let name =
        if manifest.layer(&pair.on).depth > manifest.layer(&pair.text).depth { &pair.on } else { &pair.text };
    Some(problem.hint(match manifest.nearest(name, mode) {
        Some(colour) => {
            format!("`{colour}` is the nearest `{}` that can be read wherever it stands.", name.value)
        }
        None => "Make the one darker or the other lighter.".to_owned(),
    }))
}

/// What brought the two together last: one of the colours, or the pair itself.
fn newest(theme: &Theme, pair: &Pair, text: &At<String>, on: &At<String>) -> Place {
    let (of_text, of_on) = (theme.manifest.layer(&pair.text), theme.manifest.layer(&pair.on));
    if pair.layer.depth > of_text.depth.max(of_on.depth) {
        pair.text.place(&pair.layer.path)
    } else if of_on.depth > of_text.depth {
        on.place(&of_on.path)
    } else {
        text.place(&of_text.path)
    }
}
