//! # bad-colour
//!
//! **What it does.** Checks that each colour whose contrast has to be worked out is written so that it can be.
//!
//! **Why it matters.** Nobody can say whether text can be read on a colour that is only a name.
//!
//! **Example.** `brand: {light: maroon, dark: "#0f3032"}`
//!
//! **Instead.** `#` and six hexadecimal digits: `#800000`.

use std::collections::BTreeSet;

use super::Inspection;
use crate::base::contrast::Colour;
use crate::base::diagnostic::Diagnostic;
use crate::input::theme::token_value::is_plain;
use crate::input::yaml::At;

pub const CODE: &str = "bad-colour";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let manifest = &inspection.site.theme.manifest;
    let names =
        manifest.contrast.iter().flat_map(|pair| [&pair.text, &pair.on]).chain(&manifest.print.accent);
    let names: BTreeSet<&str> = names.map(|name| name.as_str()).collect();
    for name in names {
        let Some(color) = manifest.tokens.color.get(name) else { continue };
        // What is no value of CSS at all was told when the theme was read.
        let none = |value: &&At<String>| Colour::parse(value).is_none() && is_plain(value);
        for value in [&color.light, &color.dark].into_iter().filter(none) {
            let message = format!("`{}` is not a colour such as `#24201b`.", value.value);
            let problem = Diagnostic::error(CODE, value.place(&manifest.layer(name).path), message);
            found.push(
                problem.hint(
                    "Write `#` and six hexadecimal digits: the contrast of text is worked out from them.",
                ),
            );
        }
    }
}
