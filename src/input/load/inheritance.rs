//! How a project stands to what it inherits: which files it replaces, leaves out, or may not touch.
//!
//! The layers lie in [`Sources`] already. Must not know where a layer comes from.

use std::collections::{BTreeMap, BTreeSet};

use super::kit_lock::KitLock;
use super::pages::{RawPage, fingerprint};
use super::paths::{LOCK, SITE, TRIAGE_LOCK};
use crate::base::diagnostic::Diagnostic;
use crate::input::frontmatter::decode;
use crate::input::model::config::Config;
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
    /// What the folder last saw of its base.
    pub last_seen: KitLock,
}

impl Inheritance {
    /// Completes `config` by what the layers below say, nearest first.
    pub fn read(sources: &Sources, config: &mut Config, found: &mut Vec<Diagnostic>) -> Self {
        let mut locked = Vec::new();
        for bytes in sources.replaced_by_own(SITE) {
            let read = decode(bytes).map_err(|problem| vec![problem.told(SITE)]);
            match read.and_then(|text| yaml::read::<Config>(SITE, text, 0)) {
                Ok(mut base) => {
                    locked.append(&mut base.locked);
                    config.inherit(base);
                }
                Err(problems) => found.extend(problems.into_iter().map(Diagnostic::of_base)),
            }
        }
        let hidden: BTreeSet<String> = config.hide.iter().map(|hidden| hidden.page.value.clone()).collect();
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
        let last_seen = sources.get(KIT_LOCK).and_then(|bytes| decode(bytes).ok()).map(KitLock::parse);
        Self {
            locked,
            locked_files,
            inherited: inherited.map(str::to_owned).collect(),
            replaced: replaced.collect(),
            hidden,
            left_out: BTreeSet::new(),
            last_seen: last_seen.unwrap_or_default(),
        }
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
    pub fn staying(&mut self, pages: impl Iterator<Item = RawPage>) -> Vec<RawPage> {
        let needed =
            |page: &RawPage| page.meta.role.as_ref().is_some_and(|role| Role::REQUIRED.contains(&role.value));
        let (out, stay): (Vec<_>, Vec<_>) = pages.partition(|page| {
            self.hidden.contains(&page.key) && !self.is_locked(&page.text.path) && !needed(page)
        });
        self.left_out.extend(out.into_iter().map(|page| page.key));
        stay
    }
}

/// Whether one of these paths and folders takes in the file.
fn covers(list: &[String], path: &str) -> bool {
    list.iter().any(|one| path == one || one.ends_with('/') && path.starts_with(one.as_str()))
}
