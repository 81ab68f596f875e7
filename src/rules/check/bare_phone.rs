//! # bare-phone
//!
//! **What it does.** Looks in the text for phone numbers that do not come from the directory.
//!
//! **Why it matters.** A number in the directory has evidence, is checked again, and can be tapped.
//! One that was typed into a page has none of that, and stays when it changes.
//!
//! A number with a digit too few is found too.
//!
//! **Example.** `Call 0800 044 334.`
//!
//! **Instead.** `Call [0800 044 334](service:safe-to-talk).`

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::base::phone::{Phone, PhoneProblem, find_numbers};
use crate::input::markdown::target::Target;

pub const CODE: &str = "bare-phone";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for prose in &inspection.prose {
        for block in prose.blocks.iter() {
            for range in find_numbers(&block.text) {
                if block.linked.iter().any(|linked| linked.start < range.end && range.start < linked.end) {
                    continue;
                }
                let number = &block.text[range];
                let place = prose.page.raw.text.place(block.offset);
                let message = format!("`{number}` looks like a phone number that is not from the directory");
                found.push(match Phone::parse(number) {
                    Ok(_) | Err(PhoneProblem::Letters(_) | PhoneProblem::OddCharacter(_)) => {
                        Diagnostic::error(CODE, place, format!("{message}."))
                            .hint(format!("Write `[{number}](service:…)` with the id of its service."))
                    }
                    Err(problem) => Diagnostic::error(
                        CODE,
                        place,
                        format!("{message}, and nobody can ring it: {problem}."),
                    )
                    .hint(format!(
                        "{} Then write `[…](service:…)` with the id of its service.",
                        problem.hint()
                    )),
                });
            }
        }
        // A link whose text is a number must be a number that the service really shows.
        for link in &prose.page.raw.outline.links {
            if let Target::Service(id) = Target::of_link(&link.address)
                && let Some(service) = prose.language.directory.service(id)
                && Phone::parse(&link.text).is_ok()
                && service.contact_link(&link.text).is_none()
                && !service.has_unreadable_number()
            {
                let problem =
                    |message| Diagnostic::error(CODE, prose.page.raw.text.place(link.offset), message);
                found.push(if prose.language.directory.leaves_out(id) {
                    let message =
                        format!("`{}` is a number of `{id}`, which this site leaves out.", link.text);
                    problem(message).hint("Make the page your own with `rightskit adopt`, and write it anew; or keep the service.")
                } else {
                    let message = format!("`{}` is not a number that {} shows.", link.text, service.raw.name);
                    let problem = problem(message)
                        .hint("Correct it from the directory. Numbers that are not verified are not shown.");
                    match inspection.site.publisher.withdrawal(&service.raw) {
                        Some(cause) => problem.because(cause),
                        None => problem,
                    }
                });
            }
        }
    }
}
