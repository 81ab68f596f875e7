//! # unconfirmed-crisis
//!
//! **What it does.** Names every number of a crisis service that nobody has confirmed with the service
//! itself. 111 needs no confirming.
//!
//! **Why it matters.** This is the number somebody dials on the worst day. A copy of a web page is not
//! proof that it still rings.
//!
//! **Example.** `evidence: {seen: [S2], confidence: high}` on a helpline's number.
//!
//! **Instead.** Ring the number, or send it a text, then add `confirmed: {by: …, on: 2026-11-23, how: rang the number}`.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::input::model::directory::{Contact, ContactKind, Evidence, ServiceKind};

pub const CODE: &str = "unconfirmed-crisis";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for service in &inspection.site.default_language().directory.services {
        if !service.raw.crisis && service.raw.kind != ServiceKind::Emergency {
            continue;
        }
        for contact in &service.raw.contacts {
            let number = matches!(contact.kind, ContactKind::Phone | ContactKind::Text | ContactKind::Relay);
            let shown = contact.evidence.as_ref().is_some_and(Evidence::may_show);
            let confirmed = contact.evidence.as_ref().is_some_and(|evidence| evidence.confirmed.is_some());
            if number && shown && !confirmed && contact.value.trim() != "111" {
                let message = format!("Nobody has confirmed {} ({}).", contact.value.value, service.raw.name);
                let problem = Diagnostic::warning(CODE, contact.value.place(&service.path), message);
                let line = format!(
                    "{{service: {}, contact: \"{}\", by: …, on: …, how: …}}",
                    service.id(),
                    contact.value.value
                );
                let hint = format!(
                    "{}, then add `{line}` to `confirmed` in your agency's file, or `confirmed: {{by: …, on: …, how: …}}` to its evidence.",
                    trial(contact)
                );
                found.push(problem.hint(hint));
            }
        }
    }
}

/// How a person finds out whether it still answers.
fn trial(contact: &Contact) -> &'static str {
    let typed = contact.label.as_ref().is_some_and(|label| label.contains("TTY"));
    match contact.kind {
        ContactKind::Text => "Send it a text",
        ContactKind::Relay => "Call it by relay",
        _ if typed => "Call it by text phone (TTY)",
        _ => "Ring it",
    }
}
