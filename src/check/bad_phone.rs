//! # bad-phone
//!
//! **What it does.** Checks that every number in the directory and in the agency's file has the shape
//! of a New Zealand number.
//!
//! **Why it matters.** One digit too few, and the call for help does not go through.
//!
//! **Example.** `value: 0800 044 33`
//!
//! **Instead.** Write the number as its service prints it: `0800 044 334`.

use super::Inspection;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::directory::ContactKind;
use crate::phone::Phone;

pub const CODE: &str = "bad-phone";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for service in &inspection.site.default_language().directory.services {
        for contact in &service.raw.contacts {
            let place = contact.value.place(&service.path);
            match contact.kind {
                ContactKind::Phone | ContactKind::Text => number(&contact.value, place, found),
                ContactKind::Email => email(&contact.value, place, found),
                ContactKind::Web | ContactKind::Chat | ContactKind::Form => web(&contact.value, place, found),
                ContactKind::Post | ContactKind::Relay | ContactKind::App => {}
            }
        }
    }
    let publisher = &inspection.site.publisher;
    if let Some(phone) = &publisher.agency.phone {
        number(phone, phone.place(&publisher.path()), found);
    }
    if let Some(website) = &publisher.agency.website {
        web(website, website.place(&publisher.path()), found);
    }
}

fn number(value: &str, place: Place, found: &mut Vec<Diagnostic>) {
    if let Err(problem) = Phone::parse(value) {
        found.push(Diagnostic::error(CODE, place, format!("`{value}`: {problem}")).hint(problem.hint()));
    }
}

fn email(value: &str, place: Place, found: &mut Vec<Diagnostic>) {
    let good = value.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !value.contains(|sign: char| sign.is_whitespace() || "<>\"'()".contains(sign))
    });
    if !good {
        let message = format!("`{value}` is not an email address.");
        found.push(Diagnostic::error(CODE, place, message).hint("Write the address alone; other words go into `label`."));
    }
}

fn web(value: &str, place: Place, found: &mut Vec<Diagnostic>) {
    if !value.starts_with("https://") || value.contains(|sign: char| sign.is_whitespace() || "<>\"".contains(sign)) {
        let message = format!("`{value}` is not a web address that starts with `https://`.");
        found.push(Diagnostic::error(CODE, place, message).hint("Write the whole address, `https://` included."));
    }
}
