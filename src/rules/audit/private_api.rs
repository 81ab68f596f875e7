//! # audit-private-api
//!
//! Scripts of the site neither store anything nor send anything.
//!
//! **What it does.** Reads every script, outside its comments and strings, for the browser's ways to
//! keep data (`localStorage`, `sessionStorage`, `indexedDB`, `caches`, cookies, `window.name`), to send
//! it (`fetch`, `XMLHttpRequest`, `sendBeacon`, `WebSocket`, `EventSource`) and to stay behind
//! (`serviceWorker`, `importScripts`), and for what tells visitors apart (`navigator.connection`).
//!
//! **Why it matters.** The privacy page promises that answers and searches stay in the window and are
//! gone with it. Somebody's safety may depend on that.
//!
//! **Example.**
//!
//! ```js
//! localStorage.setItem("theme", "dark");
//! ```
//!
//! **Instead.** Keep it in a variable, or follow a setting of the browser such as
//! `prefers-color-scheme`.

use super::facts::Finding;
use super::site::AuditedSite;
use crate::base::diagnostic::Diagnostic;

pub(super) const CODE: &str = "audit-private-api";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    site.judge(CODE, |_, finding| match finding {
        Finding::PrivateApi { name, line } => Some((
            format!("The script uses `{name}` in line {line}, which can store or send data."),
            "Keep it in a variable, or do without; if the name is your own, choose another.",
        )),
        _ => None,
    })
}
