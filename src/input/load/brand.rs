//! An agency's colour and mark, put into the theme that was chosen.
//!
//! Must not know how colours are worked out, nor where a logo is shown.

use super::paths::AGENCIES;
use crate::base::diagnostic::{Diagnostic, suggestion};
use crate::input::model::agency::Agency;
use crate::input::sources::Sources;
use crate::input::theme::{Theme, ThemeFile, brand};
use crate::input::yaml::At;

/// Dresses `theme` for the agency of the file `path`, whose logo becomes a file of the theme.
pub fn dress(theme: &mut Theme, agency: &mut Agency, path: &str, sources: &Sources) -> Vec<Diagnostic> {
    let Some(brand) = agency.brand.clone() else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(color) = &brand.color {
        found.extend(brand::follow(&mut theme.manifest, color, path));
    }
    if let Some(logo) = &brand.logo {
        let lies = format!("{AGENCIES}{}", logo.value);
        if !is_picture(logo) {
            let message = format!("`{}` is neither an SVG nor a PNG.", logo.value);
            found.push(
                Diagnostic::error("unknown-logo", logo.place(path), message)
                    .hint("Save the logo as one of these two: handouts and old browsers know no others."),
            );
            return found;
        }
        match sources.get(&lies) {
            Some(bytes) => {
                let name = At { value: format!("agency/{}", logo.value), ..*logo };
                theme.files.insert(name.value.clone(), ThemeFile { path: lies, bytes: bytes.clone() });
                theme.manifest.files.push(name.clone());
                agency.logo = Some(name);
            }
            None => found.push(no_logo(logo, path, &lies, sources)),
        }
    }
    found
}

fn no_logo(logo: &At<String>, path: &str, lies: &str, sources: &Sources) -> Diagnostic {
    let problem =
        Diagnostic::error("unknown-logo", logo.place(path), format!("There is no picture `{lies}`."));
    let known = sources.under(AGENCIES).filter_map(|(path, _)| path.strip_prefix(AGENCIES));
    let known: Vec<&str> = known.filter(|name| !name.ends_with(".yaml")).collect();
    problem.hint(
        suggestion(logo, known).unwrap_or_else(|| "Put the picture beside the agency's file.".to_owned()),
    )
}

fn is_picture(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".svg", ".png"].iter().any(|end| name.ends_with(end))
}
