//! # bad-address
//!
//! **What it does.** Checks that every email and web address in the directory and in the agency's file is one.
//!
//! **Why it matters.** Somebody who writes to a mistyped address waits for an answer that never comes.
//!
//! **Example.** `value: help at line.org.nz`
//!
//! **Instead.** The address alone: `help@line.org.nz`. A web address starts with `https://`.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::model::directory::ContactKind;

pub const CODE: &str = "bad-address";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for service in &inspection.site.default_language().directory.services {
        for contact in &service.raw.contacts {
            let place = contact.value.place(&service.path);
            match contact.kind {
                ContactKind::Email => email(&contact.value, place, found),
                ContactKind::Web | ContactKind::Chat | ContactKind::Form => web(&contact.value, place, found),
                _ => {}
            }
        }
    }
    let publisher = &inspection.site.publisher;
    let path = publisher.path();
    if let Some(own) = publisher.agency.email.as_ref().filter(|own| !own.trim().is_empty()) {
        email(own, own.place(&path), found);
    }
    let guide = publisher.agency.published_guide.as_ref().map(|guide| &guide.source);
    for address in publisher.agency.website.iter().chain(guide) {
        web(address, address.place(&path), found);
    }
}

fn email(value: &str, place: Place, found: &mut Vec<Diagnostic>) {
    let good = value.split_once('@').is_some_and(|(name, host)| {
        let odd = |sign: char| sign.is_whitespace() || "<>\"'():,;@".contains(sign);
        // `mailto:` and a second address are no part of one.
        !name.is_empty() && host.contains('.') && !name.contains(odd) && !host.contains(odd)
    });
    if !good {
        let message = format!("`{value}` is not an email address.");
        let hint = "Write the address alone; other words go into `label`.";
        found.push(Diagnostic::error(CODE, place, message).hint(hint));
    }
}

fn web(value: &str, place: Place, found: &mut Vec<Diagnostic>) {
    let odd = |sign: char| sign.is_whitespace() || "<>\"".contains(sign);
    if !value.starts_with("https://") || value.contains(odd) {
        let message = format!("`{value}` is not a web address that starts with `https://`.");
        found.push(
            Diagnostic::error(CODE, place, message).hint("Write the whole address, `https://` included."),
        );
    }
}
