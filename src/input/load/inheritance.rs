//! How a project stands to what it inherits: which files it replaces, leaves out, or may not touch.
//!
//! The layers lie in [`Sources`] already. Must not know where a layer comes from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::kit_lock::KitLock;
use super::pages::{RawPage, fingerprint};
use super::paths::{DIRECTORY, LOCK, SITE, TRIAGE_LOCK};
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::input::frontmatter::decode;
use crate::input::model::config::{Config, Hidden};
use crate::input::model::directory::{DirectoryFile, Service, ServiceKind};
use crate::input::model::page::Role;
use crate::input::project_files::KIT_LOCK;
use crate::input::sources::Sources;
use crate::input::yaml;

/// What a folder with a `base:` changes of it.
#[derive(Clone, Debug, Default)]
pub struct Inheritance {
    /// What the layers below have locked: paths, and folders with a slash at the end.
    locked: Vec<String>,
    /// Every locked file there is, with its fingerprint: those of this folder too, if others inherit from it.
    pub locked_files: BTreeMap<String, String>,
    /// Files that come from a layer below.
    inherited: BTreeSet<String>,
    /// Own files in place of inherited ones, with the fingerprint of what each replaces.
    pub replaced: BTreeMap<String, String>,
    /// The keys of pages to leave out.
    hidden: BTreeSet<String>,
    /// The keys of pages that were left out.
    pub left_out: BTreeSet<String>,
    /// The ids of services that were left out, each with what `instead` names.
    pub left_out_services: BTreeMap<String, Option<String>>,
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
        let mut locked = Vec::new();
        let mut base_edition = None;
        for bytes in sources.replaced_by_own(SITE) {
            let read = decode(bytes).map_err(|problem| vec![problem.told(SITE)]);
            match read.and_then(|text| yaml::read::<Config>(SITE, text, 0)) {
                Ok(mut base) => {
                    locked.append(&mut base.locked);
                    base_edition = base_edition.or(base.edition);
                    config.inherit(base);
                }
                Err(problems) => found.extend(problems.into_iter().map(Diagnostic::of_base)),
            }
        }
        let hidden: BTreeSet<String> = config
            .hide
            .iter()
            .filter_map(|hidden| hidden.page.as_ref())
            .map(|page| page.value.clone())
            .collect();
        config.menu.retain(|entry| !hidden.contains(&entry.value));
        let replaced = sources.iter().filter(|(path, _)| ![SITE, LOCK, TRIAGE_LOCK, KIT_LOCK].contains(path));
        let replaced = replaced.filter_map(|(path, _)| {
            let below = sources.replaced_by_own(path).next()?;
            Some((path.to_owned(), fingerprint(below)))
        });
        let own = config.locked.clone();
        let of_lock = |path: &str| covers(&locked, path) || covers(&own, path);
        let locked_files = sources.iter().filter(|(path, _)| of_lock(path));
        let locked_files = locked_files.map(|(path, bytes)| (path.to_owned(), fingerprint(bytes))).collect();
        let inherited = sources.iter().map(|(path, _)| path).filter(|path| sources.is_inherited(path));
        let seen = sources.get(KIT_LOCK).and_then(|bytes| decode(bytes).ok()).unwrap_or_default();
        Self {
            locked,
            locked_files,
            inherited: inherited.map(str::to_owned).collect(),
            replaced: replaced.collect(),
            hidden,
            left_out: BTreeSet::new(),
            left_out_services: BTreeMap::new(),
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

    /// Whether the file of this path may be neither replaced nor left out.
    pub fn is_locked(&self, path: &str) -> bool {
        covers(&self.locked, path)
    }

    /// The pages that stay. What is locked and what every kit needs cannot be left out.
    pub fn staying(&mut self, pages: impl Iterator<Item = Arc<RawPage>>) -> Vec<Arc<RawPage>> {
        let needed =
            |page: &RawPage| page.meta.role.as_ref().is_some_and(|role| Role::REQUIRED.contains(&role.value));
        let (out, stay): (Vec<_>, Vec<_>) = pages.partition(|page| {
            self.hidden.contains(&page.key) && !self.is_locked(&page.text.path) && !needed(page)
        });
        self.left_out.extend(out.iter().map(|page| page.key.clone()));
        stay
    }

    /// Takes the services out of the directory that are to be left out and may be.
    pub fn leave_out_services(
        &mut self,
        config: &Config,
        directory: &mut DirectoryFile,
        offered_in_need: BTreeSet<String>,
    ) {
        self.offered_in_need = offered_in_need;
        let (out, stay): (Vec<_>, Vec<_>) = std::mem::take(&mut directory.services)
            .into_iter()
            .partition(|service| hiding(config, service).is_some() && self.must_stay(service).is_none());
        directory.services = stay;
        for service in out {
            let instead = hiding(config, &service).and_then(|hidden| hidden.instead.as_ref());
            self.left_out_services.insert(service.id.value, instead.map(|name| name.value.clone()));
        }
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

/// The entry of `hide` that names the service.
fn hiding<'c>(config: &'c Config, service: &Service) -> Option<&'c Hidden> {
    config.hide.iter().find(|hidden| hidden.service.as_ref().is_some_and(|id| id.value == service.id.value))
}

/// Whether one of these paths and folders takes in the file.
fn covers(list: &[String], path: &str) -> bool {
    list.iter().any(|one| path == one || one.ends_with('/') && path.starts_with(one.as_str()))
}
