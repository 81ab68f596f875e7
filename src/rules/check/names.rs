//! Names that are spelled as their owners spell them, and that say nothing about how hard a text is.
//!
//! Must not know which rule asks.

use crate::base::prose::words::Names;
use crate::domain::site::Site;

/// Names of services, organisations, languages and the publisher.
pub fn names(site: &Site) -> Names {
    Names::new(name_list(site))
}

/// The same, one by one.
pub fn name_list(site: &Site) -> impl Iterator<Item = &str> {
    let language = site.default_language();
    let directory = &language.directory;
    let services = directory.services.iter().flat_map(|service| {
        [Some(service.raw.name.as_str()), service.raw.te_reo_name.as_deref()].into_iter().flatten()
    });
    let organisations = directory.organisations.iter().flat_map(|organisation| {
        [Some(organisation.name.as_str()), organisation.te_reo_name.as_deref()].into_iter().flatten()
    });
    let agency = &site.publisher.agency;
    let own = [agency.name.as_deref(), agency.te_reo_name.as_deref()].into_iter().flatten();
    services.chain(organisations).chain(own)
}
