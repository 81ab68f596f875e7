//! # unknown-logo
//!
//! **What it does.** Checks that the logo an agency names is a picture of the theme.
//!
//! **Why it matters.** Without it the site would be published without the logo, and nobody would be told.
//!
//! **Example.** `logo: lgoo.svg`
//!
//! **Instead.** The path of a picture inside the theme's folder, which `theme.yaml` names under `files:` or `logo:`.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, suggestion};

pub const CODE: &str = "unknown-logo";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let (publisher, theme) = (&inspection.site.publisher, &inspection.site.theme);
    let Some(logo) = &publisher.agency.logo else { return };
    let carried = || theme.manifest.pictures().map(|name| name.as_str());
    if carried().any(|name| name == logo.as_str()) {
        return;
    }
    let place = logo.place(&publisher.path());
    found.push(if theme.files.contains_key(logo.as_str()) {
        let message = format!("The theme has `{}` and does not carry it into the site.", logo.value);
        Diagnostic::error(CODE, place, message).hint("Add it under `files:` in `theme.yaml`.")
    } else {
        let message = format!("The theme has no file `{}`.", logo.value);
        let hint = suggestion(logo, carried().collect::<Vec<_>>());
        Diagnostic::error(CODE, place, message).hint(hint.unwrap_or_else(|| {
            "Put the picture into the theme's folder and name it under `files:`.".to_owned()
        }))
    });
}
