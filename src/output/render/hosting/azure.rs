//! `staticwebapp.config.json`: Azure Static Web Apps.

use serde_json::{Map, Value, json};

use super::headers::{ASSETS, FOR_GOOD, FRESH, Hosting};

pub fn file(hosting: &Hosting) -> String {
    let headers: Map<String, Value> =
        hosting.with_cache(FRESH).map(|(name, value)| (name.to_owned(), value.into())).collect();
    let file = json!({
        "globalHeaders": headers,
        "routes": [{"route": format!("{ASSETS}*"), "headers": {"Cache-Control": FOR_GOOD}}],
        // Always at the top of its address: there is no path to write in front.
        "responseOverrides": {"404": {"rewrite": "/404.html"}},
    });
    // Plain texts always serialise.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}
