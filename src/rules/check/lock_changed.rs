//! # lock-changed
//!
//! **What it does.** Compares the site's addresses with `addresses.lock`. An address that was ever
//! locked may not vanish; new ones are reported until they are locked.
//!
//! **Why it matters.** Addresses are printed on handouts, saved on phones and passed on. One that
//! leads nowhere fails somebody who kept it for the day they need it.
//!
//! **Example.** `guide/care.md` is renamed to `guide/how-it-is-handled.md`.
//!
//! **Instead.** Add the old address to the new page: `aliases: [guide/care.html]`. For new pages run
//! `rightskit lock` and keep the changed file.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place, suggestion};
use crate::domain::site::Site;
use crate::domain::site::addresses::{Address, AddressKind, region_url, service_url};
use crate::input::load::LOCK;

pub const CODE: &str = "lock-changed";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let Some(lock) = &inspection.site.lock else { return };
    let now: BTreeSet<&str> = inspection.addresses.iter().map(|address| address.url.as_str()).collect();
    let locked: BTreeSet<&str> = lock.iter().map(|(url, _)| url.as_str()).collect();
    let gone =
        lock.iter().filter(|(url, _)| !now.contains(url.as_str()) && !is_left_out(inspection.site, url));
    for (url, line) in gone {
        let message = format!("The address `{url}` was locked and is gone.");
        let near = suggestion(url, now.iter().copied()).unwrap_or_default();
        let hint = format!("Add `aliases: [{url}]` to the page that takes its place. {near}");
        found.push(Diagnostic::error(CODE, Place::at(LOCK, *line, 1), message).hint(hint.trim_end()));
    }
    let fresh: Vec<&Address> = inspection
        .addresses
        .iter()
        .filter(|address| lockable(address) && !locked.contains(address.url.as_str()))
        .collect();
    if let Some(first) = fresh.first() {
        let message = match fresh.len() {
            1 => format!("The address `{}` is not locked yet.", first.url),
            many => format!("{many} addresses are not locked yet, `{}` among them.", first.url),
        };
        found.push(
            Diagnostic::note(CODE, first.place.clone(), message)
                .hint("Run `rightskit lock` before you publish."),
        );
    }
}

/// Whether the publisher's file says that its site does without what stood at this address. The folder's lock is for all
/// its publishers.
fn is_left_out(site: &Site, url: &str) -> bool {
    let inheritance = &site.inheritance;
    let folder = url.split_once('/').map_or("", |(folder, _)| folder);
    let printed_for = |region: &str| {
        [format!("-{region}.pdf"), format!("-{region}-large-print.pdf")].iter().any(|end| url.ends_with(end))
    };
    inheritance.left_out_languages.contains(folder)
        || inheritance.left_out_regions.iter().any(|region| printed_for(region))
        || site.languages.iter().any(|language| {
            let page = url.strip_prefix(&language.prefix).and_then(|page| page.strip_suffix(".html"));
            let mut services = inheritance.left_out_services.keys();
            inheritance.left_out_regions.iter().any(|id| region_url(language, id) == url)
                || services.any(|id| {
                    service_url(language, id) == url && inheritance.publisher_leaves_out_service(id)
                })
                || page.is_some_and(|page| inheritance.publisher_leaves_out_page(&format!("{page}.md")))
        })
}

/// The text of the lock file: every address that people can keep, sorted.
pub fn lock_text(addresses: &[Address]) -> String {
    let urls: BTreeSet<&str> =
        addresses.iter().filter(|address| lockable(address)).map(|address| address.url.as_str()).collect();
    let mut text = String::from(
        "# Every address this site has ever had. Written by `rightskit lock`; none may vanish.\n",
    );
    for url in urls {
        let _ = writeln!(text, "{url}");
    }
    text
}

fn lockable(address: &Address) -> bool {
    !matches!(address.kind, AddressKind::File(_))
}
