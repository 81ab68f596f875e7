//! How a project stands to what it inherits: which files it replaces, leaves out, or may not touch.
//!
//! The layers lie in [`Sources`] already. Must not know where a layer comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::crisis_below::CrisisChange;
use super::kit_lock::KitLock;
use super::pages::{RawPage, fingerprint};
use super::paths::{DIRECTORY, LOCK, SITE, TRIAGE_LOCK};
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::input::frontmatter::decode;
use crate::input::model::agency::Agency;
use crate::input::model::config::{Config, Hidden};
use crate::input::model::directory::{DirectoryFile, Service, ServiceKind};
use crate::input::model::page::Role;
use crate::input::project_files::KIT_LOCK;
use crate::input::sources::Sources;
use crate::input::yaml;

/// An entry of `hide`.
#[derive(Clone, Debug)]
pub struct HideEntry {
    pub entry: Hidden,
    /// The file that it stands in.
    pub path: String,
}

/// What a folder with a `base:` changes of it.
#[derive(Clone, Debug, Default)]
pub struct Inheritance {
    /// What the layers below have locked: paths, and folders with a slash at the end.
    locked: Vec<String>,
    /// Files that a layer between this folder and the one that locks them put there in place of the locked ones.
    pub reworded_below: BTreeSet<String>,
    /// What of the help for people in danger or great distress the directory says otherwise than the one it replaces.
    pub crisis_changes: Vec<CrisisChange>,
    /// Every locked file there is, with its fingerprint: those of this folder too, if others inherit from it.
    pub locked_files: BTreeMap<String, String>,
    /// Files that come from a layer below.
    inherited: BTreeSet<String>,
    /// Own files in place of inherited ones, with the fingerprint of what each replaces.
    pub replaced: BTreeMap<String, String>,
    /// What to leave out.
    pub hide: Vec<HideEntry>,
    /// The keys of pages that were left out.
    pub left_out: BTreeSet<String>,
    /// The ids of services that were left out, each with what `instead` names.
    pub left_out_services: BTreeMap<String, Option<String>>,
    /// The ids of languages and of regions that the publisher leaves out.
    pub left_out_languages: BTreeSet<String>,
    pub left_out_regions: BTreeSet<String>,
    /// The paths of pages to which the publisher adds words of its own.
    pub added: Vec<String>,
    /// The ids of services that the search offers to people in need.
    offered_in_need: BTreeSet<String>,
    /// What the folder last saw of its base.
    pub last_seen: KitLock,
    /// The edition of the nearest layer below that names one.
    pub base_edition: Option<Date>,
    /// The edition that the base had when the folder last saw it, with its line in `kit.lock`.
    pub seen_edition: Option<(Date, usize)>,
}

impl Inheritance {
    /// Completes `config` by what the layers below say, nearest first.
    pub fn read(sources: &Sources, config: &mut Config, found: &mut Vec<Diagnostic>) -> Self {
        // By layer, nearest first.
        let mut locks: Vec<Vec<String>> = Vec::new();
        let mut base_edition = None;
        for bytes in sources.replaced_by_own(SITE) {
            let read = decode(bytes).map_err(|problem| vec![problem.told(SITE)]);
            match read.and_then(|text| yaml::read::<Config>(SITE, text, 0)) {
                Ok(mut base) => {
                    locks.push(std::mem::take(&mut base.locked));
                    base_edition = base_edition.or(base.edition);
                    config.inherit(base);
                }
                Err(problems) => found.extend(problems.into_iter().map(Diagnostic::of_base)),
            }
        }
        let replaced = sources.iter().filter(|(path, _)| ![SITE, LOCK, TRIAGE_LOCK, KIT_LOCK].contains(path));
        let replaced = replaced.filter_map(|(path, _)| {
            let below = sources.replaced_by_own(path).next()?;
            Some((path.to_owned(), fingerprint(below)))
        });
        let reworded_below = sources.iter().map(|(path, _)| path).filter(|path| {
            let layers = 1 + sources.replaced(path).count();
            // With more of them than there are from the lock down, one stands above it.
            let above =
                |(at, locked): (usize, &Vec<String>)| covers(locked, path) && layers > locks.len() - at;
            layers > 1 && sources.is_inherited(path) && locks.iter().enumerate().any(above)
        });
        let reworded_below = reworded_below.map(str::to_owned).collect();
        let locked = locks.concat();
        let own = config.locked.clone();
        let of_lock = |path: &str| covers(&locked, path) || covers(&own, path);
        let locked_files = sources.iter().filter(|(path, _)| of_lock(path));
        let locked_files = locked_files.map(|(path, bytes)| (path.to_owned(), fingerprint(bytes))).collect();
        let inherited = sources.iter().map(|(path, _)| path).filter(|path| sources.is_inherited(path));
        let seen = sources.get(KIT_LOCK).and_then(|bytes| decode(bytes).ok()).unwrap_or_default();
        Self {
            locked,
            reworded_below,
            crisis_changes: Vec::new(),
            locked_files,
            inherited: inherited.map(str::to_owned).collect(),
            replaced: replaced.collect(),
            hide: Vec::new(),
            left_out: BTreeSet::new(),
            left_out_services: BTreeMap::new(),
            left_out_languages: BTreeSet::new(),
            left_out_regions: BTreeSet::new(),
            added: Vec::new(),
            offered_in_need: BTreeSet::new(),
            last_seen: KitLock::parse(seen),
            base_edition,
            seen_edition: KitLock::edition(seen),
        }
    }

    /// The editions that the folder has seen and that is there now, if the base has become an older one.
    pub fn older_base(&self) -> Option<(Date, Date, usize)> {
        let ((seen, line), now) = self.seen_edition.zip(self.base_edition)?;
        (seen > now).then_some((seen, now, line))
    }

    /// Whether the file of this path comes from a layer below.
    pub fn is_inherited(&self, path: &str) -> bool {
        self.inherited.contains(path)
    }

    /// Whether no layer below has a file of this path.
    pub fn is_added(&self, path: &str) -> bool {
        !self.is_inherited(path) && !self.replaced.contains_key(path)
    }

    /// Whether the file of this path may be neither replaced nor left out.
    pub fn is_locked(&self, path: &str) -> bool {
        covers(&self.locked, path)
    }

    /// What `site.yaml` and the publisher's file leave out: of two entries for one thing the publisher's counts.
    pub fn leave_out(&mut self, config: &mut Config, agency: &Agency, agency_path: &str) {
        let entries = |hide: &[Hidden], path: &str| -> Vec<HideEntry> {
            hide.iter().map(|entry| HideEntry { entry: entry.clone(), path: path.to_owned() }).collect()
        };
        let mut of_site = entries(&config.hide, SITE);
        self.hide = entries(&agency.hide, agency_path);
        of_site.retain(|one| !self.hide.iter().any(|own| own.entry.names() == one.entry.names()));
        self.hide.append(&mut of_site);
        config.menu.retain(|page| !self.hides(page));
    }

    /// Whether a page is to be left out, by its key.
    fn hides(&self, key: &str) -> bool {
        self.hide.iter().any(|one| one.entry.names().0 == Some(key))
    }

    /// Whether an entry of this file may not leave the file of this path out: no agency may do what nobody may who inherits.
    pub fn is_locked_for(&self, file: &str, path: &str) -> bool {
        self.is_locked(path) || file != SITE && self.locked_files.contains_key(path)
    }

    /// The pages that stay. What is locked and what every kit needs cannot be left out.
    pub fn staying(&mut self, pages: impl Iterator<Item = Arc<RawPage>>) -> Vec<Arc<RawPage>> {
        let needed =
            |page: &RawPage| page.meta.role.as_ref().is_some_and(|role| Role::REQUIRED.contains(&role.value));
        let (out, stay): (Vec<_>, Vec<_>) = pages.partition(|page| {
            let mut entries = self.hide.iter().filter(|one| one.entry.names().0 == Some(page.key.as_str()));
            entries.any(|one| !self.is_locked_for(&one.path, &page.text.path)) && !needed(page)
        });
        self.left_out.extend(out.iter().map(|page| page.key.clone()));
        stay
    }

    /// Takes the services out of the directory that are to be left out and may be, and those that are for people in other
    /// regions than those of the publisher alone, if it names any.
    pub fn leave_out_services(
        &mut self,
        agency: &Agency,
        directory: &mut DirectoryFile,
        offered_in_need: BTreeSet<String>,
    ) {
        self.offered_in_need = offered_in_need;
        let is_known = |id: &&str| directory.regions.iter().any(|region| region.id.value == *id);
        let mut here: BTreeSet<&str> = agency.regions.iter().map(|id| id.as_str()).collect();
        if !here.iter().all(is_known) {
            // Told by a rule, to which every region there is must still be known.
            here.clear();
        }
        let everywhere = directory.regions.iter().filter(|region| region.code == "NZ");
        let serving: BTreeSet<&str> =
            here.iter().copied().chain(everywhere.map(|one| one.id.as_str())).collect();
        let serves = |service: &Service| service.regions.iter().any(|id| serving.contains(id.as_str()));
        let (out, stay): (Vec<_>, Vec<_>) =
            std::mem::take(&mut directory.services).into_iter().partition(|service| {
                let elsewhere = !here.is_empty() && !serves(service);
                (elsewhere || self.hiding(&service.id).is_some()) && self.must_stay(service).is_none()
            });
        if !here.is_empty() {
            // Who stays may serve another region too, and so may a service of the publisher's own.
            let others = stay.iter().chain(&agency.services).flat_map(|service| &service.regions);
            let left: BTreeSet<&str> = serving.iter().copied().chain(others.map(|id| id.as_str())).collect();
            let gone = directory
                .regions
                .iter()
                .map(|region| &region.id.value)
                .filter(|id| !left.contains(id.as_str()));
            self.left_out_regions = gone.cloned().collect();
        }
        directory.services = stay;
        directory.regions.retain(|region| !self.left_out_regions.contains(&region.id.value));
        for service in out {
            let instead = self.hiding(&service.id).and_then(|entry| entry.instead.as_ref());
            let instead = instead.map(|name| name.value.clone());
            self.left_out_services.insert(service.id.value, instead);
        }
    }

    /// Whether the site is without any page or service that there would be.
    pub fn leaves_any_out(&self) -> bool {
        !self.left_out.is_empty() || !self.left_out_services.is_empty()
    }

    /// Whether the publisher's own file leaves the service of this id out of its site: without an entry of `hide` it is for
    /// people in other regions.
    pub fn publisher_leaves_out_service(&self, id: &str) -> bool {
        self.left_out_services.contains_key(id)
            && self.hide.iter().find(|one| one.entry.names().1 == Some(id)).is_none_or(|one| one.path != SITE)
    }

    /// Whether the publisher's own file leaves the page of this key out of its site.
    pub fn publisher_leaves_out_page(&self, key: &str) -> bool {
        self.left_out.contains(key)
            && self.hide.iter().any(|one| one.path != SITE && one.entry.names().0 == Some(key))
    }

    /// The entry of `hide` that names the service.
    fn hiding(&self, id: &str) -> Option<&Hidden> {
        let mut entries = self.hide.iter().map(|one| &one.entry);
        entries.find(|entry| entry.names().1 == Some(id))
    }

    /// Why a service of the directory cannot be left out, if it cannot.
    pub fn must_stay(&self, service: &Service) -> Option<&'static str> {
        if service.kind == ServiceKind::Emergency {
            Some("it is the emergency service")
        } else if service.crisis {
            Some("it is for people in danger or great distress")
        } else if self.offered_in_need.contains(&service.id.value) {
            Some("the search offers it to people who may be in danger")
        } else if self.is_locked(DIRECTORY) {
            Some("the directory is locked")
        } else {
            None
        }
    }
}

/// Whether one of these paths and folders takes in the file.
fn covers(list: &[String], path: &str) -> bool {
    list.iter().any(|one| path == one || one.ends_with('/') && path.starts_with(one.as_str()))
}
