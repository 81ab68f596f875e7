//! What a publisher's file decides in place of `site.yaml`: theme, address, languages, and what is left out.
//!
//! Must not know what these are for.

use super::inheritance::Inheritance;
use crate::base::diagnostic::{Diagnostic, suggestion};
use crate::input::model::agency::Agency;
use crate::input::model::config::Config;

/// Puts the choices of a publisher, whose file is at `path`, into the settings.
pub fn apply(
    agency: &Agency,
    path: &str,
    config: &mut Config,
    inheritance: &mut Inheritance,
) -> Vec<Diagnostic> {
    inheritance.leave_out(config, agency, path);
    if let Some(theme) = &agency.theme {
        config.theme = Some(theme.clone());
    }
    if let Some(url) = &agency.base_url {
        config.base_url = Some(url.clone());
    }
    choose_languages(agency, path, config, inheritance)
}

/// Leaves the languages out that the publisher does not name. What it says is checked whole before.
fn choose_languages(
    agency: &Agency,
    path: &str,
    config: &mut Config,
    inheritance: &mut Inheritance,
) -> Vec<Diagnostic> {
    let Some((chosen, first)) = agency.languages.first().zip(config.languages.first()) else {
        return Vec::new();
    };
    let known = || config.languages.iter().map(|language| language.id.as_str());
    let unknown = agency.languages.iter().filter(|id| !known().any(|known| known == id.as_str()));
    let mut found: Vec<Diagnostic> = unknown
        .map(|id| {
            let message = format!("This site has no language `{}`.", id.value);
            let hint = suggestion(id, known())
                .unwrap_or_else(|| "The languages of the site are in `site.yaml`.".to_owned());
            Diagnostic::error("agency-language", id.place(path), message).hint(hint)
        })
        .collect();
    if !agency.languages.iter().any(|id| id.value == first.id.value) {
        let message =
            format!("`{}` must be among the languages: the others are translated from it.", first.id.value);
        let hint = format!("Write `languages: [{}, {}]`.", first.id.value, chosen.value);
        found.push(Diagnostic::error("agency-language", chosen.place(path), message).hint(hint));
    }
    if found.is_empty() {
        let (stay, out): (Vec<_>, Vec<_>) = std::mem::take(&mut config.languages)
            .into_iter()
            .partition(|language| agency.languages.iter().any(|id| id.value == language.id.value));
        config.languages = stay;
        inheritance.left_out_languages = out.into_iter().map(|language| language.id.value).collect();
    }
    found
}
