//! `rightskit explain CODE`: what a code means, from the first comment of the rule itself.

use super::session;
use crate::app::explain;
use crate::app::flags::COULD_NOT_RUN;
use crate::base::diagnostic::suggestion;

pub fn run(code: Option<&str>) -> u8 {
    let Some(code) = code else {
        let line = |code: &str| format!("{code:24} {}", explain::summary(code));
        return session::print(&explain::codes().into_iter().map(line).collect::<Vec<_>>().join("\n"));
    };
    match explain::page(code) {
        Some(page) => session::print(&page),
        None => {
            let hint = suggestion(code, explain::codes()).unwrap_or_default();
            session::say(&format!("No code is called `{code}`. {hint}"));
            COULD_NOT_RUN
        }
    }
}
