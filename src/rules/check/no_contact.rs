//! # no-contact
//!
//! **What it does.** Names every service with no way left to reach it, because none is verified. No list
//! offers it; its own page says so and names the service in `instead`, which must exist and be reachable.
//!
//! **Why it matters.** A wrong number is worse than none; none without a next step is almost as bad.
//!
//! **Example.** A service whose only number is marked `unverified: true`.
//!
//! **Instead.** Find and check a number, or name a reachable service in `instead:`. An agency that knows of it names the
//! service under `withdrawn:` in its file; then it is only noted.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;

pub const CODE: &str = "no-contact";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let publisher = &inspection.site.publisher;
    let directory = &inspection.site.default_language().directory;
    for service in directory.services.iter().filter(|service| service.is_unreachable()) {
        let place = service.raw.id.place(&service.path);
        let name = &service.raw.name;
        let because_withdrawn = |problem: Diagnostic| match publisher.withdrawal(&service.raw) {
            Some(cause) => problem.because(cause),
            None => problem,
        };
        match service.raw.instead.as_ref().and_then(|id| directory.service(id)) {
            Some(other) if !other.is_unreachable() => {
                let message = format!(
                    "No confirmed number or address is left for {name}: no list offers it, and its page sends people to {}.",
                    other.raw.name
                );
                let known = publisher.withdrawal(&service.raw).is_some();
                found.push(if known {
                    Diagnostic::note(CODE, place, message)
                } else {
                    Diagnostic::warning(CODE, place, message).hint(
                        "Check a number with the service and add its evidence, or name the service under `withdrawn` in your agency's file.",
                    )
                });
            }
            Some(other) => {
                let message =
                    format!("{name} cannot be reached, and neither can {}, named instead.", other.raw.name);
                let problem = Diagnostic::error(CODE, place, message);
                found.push(because_withdrawn(problem.hint("Name a service that can be reached.")));
            }
            None => {
                let message = format!("{name} cannot be reached, and no other service is named instead.");
                let problem = Diagnostic::error(CODE, place, message);
                found.push(because_withdrawn(
                    problem.hint("Add `instead: …` with a service that can be reached."),
                ));
            }
        }
    }
}
