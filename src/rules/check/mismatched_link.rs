//! # mismatched-link
//!
//! **What it does.** Compares the number or mail address that a link shows with the one that it rings or
//! writes to, and looks whether that number can be rung at all.
//!
//! **Why it matters.** On a telephone people touch the link and never see what it really rings. On paper
//! they read the other one. One of the two is wrong.
//!
//! **Example.** `[0800 044 334](tel:0800044343)`
//!
//! **Instead.** Write the same in both places, or take it from the directory: `[0800 044 334](service:safe-to-talk)`.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::base::phone::{Phone, PhoneProblem, find_numbers};
use crate::domain::site::links::Destination;

pub const CODE: &str = "mismatched-link";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for (language, page) in inspection.texts() {
        for link in &page.raw.outline.links {
            let Destination::Contact(address) = inspection.destination(language, page, &link.address) else {
                continue;
            };
            let Some((scheme, target)) = address.split_once(':') else { continue };
            let target = target.split('?').next().unwrap_or_default();
            let fault = match scheme.to_ascii_lowercase().as_str() {
                "tel" | "sms" => number_fault(&link.text, target),
                "mailto" => mail_fault(&link.text, target),
                _ => None,
            };
            if let Some((message, hint)) = fault {
                found.push(Diagnostic::error(CODE, page.raw.text.place(link.offset), message).hint(hint));
            }
        }
    }
}

/// What is wrong with a link to a number, and what to do.
fn number_fault(text: &str, target: &str) -> Option<(String, String)> {
    let dialled = match Phone::parse(target) {
        Ok(phone) => phone,
        // It may be right; the shape of numbers elsewhere is not known here.
        Err(PhoneProblem::Foreign) => return None,
        Err(problem) => {
            return Some((format!("`{target}` in this link cannot be rung: {problem}."), problem.hint()));
        }
    };
    let agrees = |number: &str| match Phone::parse(number) {
        Ok(shown) => Some(shown.digits() == dialled.digits()),
        // Words on the keys are often longer than the number; digits after its last do nothing.
        Err(PhoneProblem::Letters(digits)) => {
            let shown = Phone::parse(&digits).ok()?;
            Some(shown.digits().starts_with(dialled.digits()) || dialled.digits().starts_with(shown.digits()))
        }
        Err(_) => None,
    };
    let same =
        agrees(text).or_else(|| find_numbers(text).into_iter().find_map(|range| agrees(&text[range])))?;
    let message = format!("This link shows `{}` and rings `{target}`.", text.trim());
    (!same).then(|| {
        (message, "Check the number against its source, and write the same in both places.".to_owned())
    })
}

/// What is wrong with a link to a mail address, and what to do.
fn mail_fault(text: &str, target: &str) -> Option<(String, String)> {
    let shown = text.trim();
    let is_address = shown.contains('@') && !shown.contains(char::is_whitespace);
    let message = format!("This link shows `{shown}` and writes to `{target}`.");
    (is_address && !shown.eq_ignore_ascii_case(target))
        .then(|| (message, "Check the address, and write the same in both places.".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{mail_fault, number_fault};

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for (text, target) in [
            ("0800 044 334", "0800044334"),
            ("(04) 495-6600", "+6444956600"),
            ("Ring 0800 044 334 at night", "0800-044-334"),
            ("0800 WHATSUP", "0800942878"),
            ("0800-WHATSUP", "08009428787"),
            ("Text HELP to 4357", "4357"),
            ("Ring us", "0800044334"),
            ("+61 2 9999 9999", "+61299999999"),
        ] {
            assert_eq!(number_fault(text, target), None, "{text} {target}");
        }
        for (text, target) in [
            ("0800 044 334", "0800044343"),
            ("Ring 0800 044 334 at night", "080004433"),
            ("0800 WHATSUP", "0800942877"),
            ("Text HELP to 4357", "4334"),
            ("0800 044 3345", "0800044334"),
            ("0800 044 334", "08000443345"),
            ("Ring us", "080004433"),
            ("Ring us", ""),
        ] {
            assert!(number_fault(text, target).is_some(), "{text} {target}");
        }
    }

    #[test]
    fn a_mail_address_is_compared_when_one_is_shown() {
        for text in ["Help@Ours.org.nz", "Write to us", "write to help@other.org.nz or us"] {
            assert_eq!(mail_fault(text, "help@ours.org.nz"), None, "{text}");
        }
        assert!(mail_fault("help@ours.org.nz", "help@our.org.nz").is_some());
    }
}
