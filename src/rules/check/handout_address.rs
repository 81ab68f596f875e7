//! # handout-address
//!
//! **What it does.** Warns when handouts have no address to print: there is no `base_url`, or it works only
//! inside a private network.
//!
//! **Why it matters.** Paper outlives what it says. With an address and a code to scan, a reader finds the
//! newest edition; a code that leads to an inside address leads most people nowhere.
//!
//! **Example.** `base_url: https://intranet/rights`.
//!
//! **Instead.** Set `base_url` in `site.yaml` to the public address of the site, with `https:`.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::handout::{named, qr};
use crate::input::load::SITE;

pub const CODE: &str = "handout-address";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    if !named(site).any(|(_, handout)| handout.from.is_some()) {
        return;
    }
    match &site.config.base_url {
        None => {
            let message = "Handouts show no address and no QR code, since there is no `base_url`.";
            let problem = Diagnostic::warning(CODE, Place::file(SITE), message);
            found.push(problem.hint("Set it to the address of the site as soon as you know it."));
        }
        Some(base) if base.starts_with("https://") && !qr::may_show(base) => {
            let message =
                format!("Handouts show no QR code: `{}` works only inside a private network.", base.value);
            let problem = Diagnostic::warning(CODE, base.place(&site.publisher.address_path()), message);
            found.push(problem.hint("Use the public address of the site."));
        }
        Some(_) => {}
    }
}
