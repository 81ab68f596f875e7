//! `rightskit explain CODE`: what a code means, from the first comment of the rule itself.

use super::session;
use crate::cli::COULD_NOT_RUN;
use crate::diagnostic::suggestion;
use crate::explain;

pub fn run(code: Option<&str>) -> u8 {
    let Some(code) = code else {
        for code in explain::codes() {
            session::print(&format!("{code:24} {}", explain::summary(code)));
        }
        return 0;
    };
    match explain::page(code) {
        Some(page) => {
            session::print(&page);
            0
        }
        None => {
            let hint = suggestion(code, explain::codes()).unwrap_or_default();
            session::say(&format!("No code is called `{code}`. {hint}"));
            COULD_NOT_RUN
        }
    }
}
