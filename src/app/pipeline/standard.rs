//! What the audit holds a site to: the built-in limits, those of `site.yaml`, and those of single pages.
//!
//! Only turns settings into limits. Must not weigh anything.

use crate::base::diagnostic::{Place, Severity};
use crate::domain::handout;
use crate::domain::site::Site;
use crate::domain::site::addresses::{self, AddressKind};
use crate::input::load;
use crate::input::model::config::SearchMode;
use crate::input::theme::assets::ASSETS;
use crate::rules::audit::{self, AuditStandard, BudgetGroup, Budgets, FromContent, RequestedBudget};
use crate::rules::check::Checked;

pub(super) fn of(checked: &Checked) -> AuditStandard {
    let site = checked.site();
    let mut standard = AuditStandard {
        sheltered: site.is_kit() && site.config.exit.is_some(),
        emergency: site.is_kit().then(|| emergency(site)).flatten(),
        base_url: site.config.base_url.as_ref().map(|url| url.value.clone()),
        secret: match site.languages.iter().any(|language| !language.directory.services.is_empty()) {
            _ if site.is_kit() => Some("a kit must not tell"),
            true => Some("people look for help here"),
            false => None,
        },
        ..AuditStandard::default()
    };
    let (budgets, own) = (&mut standard.budgets, &site.config.budgets);
    budgets.home = own.home_kb.unwrap_or(budgets.home);
    budgets.page = own.page_kb.unwrap_or(budgets.page);
    budgets.scripts = own.scripts_kb.unwrap_or(budgets.scripts);
    budgets.picture = own.picture_kb.unwrap_or(budgets.picture);
    budgets.logo = own.logo_kb.unwrap_or(budgets.logo);
    budgets.logo_stem =
        handout::logo(site).and_then(|(name, _)| Some(format!("{ASSETS}{}", name.rsplit_once('.')?.0)));
    budgets.archive = own.archive_kb.unwrap_or(budgets.archive);
    budgets.homes = site.languages.iter().map(|language| format!("{}index.html", language.prefix)).collect();
    if !site.is_kit() && site.config.search() != SearchMode::Off {
        for language in &site.languages {
            // A list of every page grows with the site.
            let url = addresses::alphabet_url(language);
            budgets.pages.insert(url, RequestedBudget { kilobytes: u32::MAX / 1_000 });
        }
    }
    search_limits(site, budgets);
    for address in checked.addresses() {
        if matches!(address.kind, AddressKind::Together(..)) {
            // It holds every page of a part, to print.
            budgets.pages.insert(address.url.clone(), RequestedBudget { kilobytes: u32::MAX / 1_000 });
        }
    }
    for page in site.languages.iter().flat_map(|language| &language.pages) {
        if let Some(own) = &page.raw.meta.budget {
            let budget = RequestedBudget { kilobytes: own.html_kb };
            budgets.pages.insert(page.path().into_owned(), budget);
        }
    }
    standard
}

/// Adds what the search of each language may load. A site that is no kit has a limit only where it sets one.
fn search_limits(site: &Site, budgets: &mut Budgets) {
    let own = &site.config.budgets;
    for language in &site.languages {
        let id = &language.config.id.value;
        let name = &language.config.name;
        let mut search = |stems: &[&str], what: String, setting, own: Option<u32>, usual| {
            let (kilobytes, over) = match own {
                Some(kilobytes) => (kilobytes, Severity::Error),
                None if site.is_kit() => (usual, Severity::Warning),
                None => return,
            };
            let content = FromContent { what, setting, over, place: Place::file(load::SITE) };
            budgets.groups.push(BudgetGroup::of(stems, "js", kilobytes).with_content(content));
        };
        let rank = ["search-rank", &format!("search-{id}-index")];
        let what = format!("What the search in {name} loads at its first use");
        search(&rank, what, "search_kb", own.search_kb, audit::SEARCH_KB);
        let texts = [&*format!("search-{id}-texts")];
        let what = format!("The texts that the search in {name} shows");
        search(&texts, what, "search_texts_kb", own.search_texts_kb, audit::SEARCH_TEXTS_KB);
    }
}

/// The link that calls the emergency service.
fn emergency(site: &Site) -> Option<String> {
    let service = site.default_language().directory.emergency()?;
    let mut links = service.contacts.iter().filter_map(|way| way.href.as_deref());
    links.find(|link| link.starts_with("tel:")).map(str::to_owned)
}
