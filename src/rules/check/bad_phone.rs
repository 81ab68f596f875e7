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
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::phone::Phone;
use crate::input::model::directory::ContactKind;

pub const CODE: &str = "bad-phone";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for service in &inspection.site.default_language().directory.services {
        for contact in &service.raw.contacts {
            if matches!(contact.kind, ContactKind::Phone | ContactKind::Text) {
                number(&contact.value, contact.value.place(&service.path), found);
            }
        }
    }
    let publisher = &inspection.site.publisher;
    if let Some(phone) = &publisher.agency.phone {
        number(phone, phone.place(&publisher.path()), found);
    }
}

fn number(value: &str, place: Place, found: &mut Vec<Diagnostic>) {
    if let Err(problem) = Phone::parse(value) {
        found.push(Diagnostic::error(CODE, place, format!("`{value}`: {problem}")).hint(problem.hint()));
    }
}
