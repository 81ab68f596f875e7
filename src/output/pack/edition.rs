//! `edition.json`: which edition of the kit a site is, and what its publisher has changed, for whoever checks many sites.
//!
//! Must not know pages.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::digest;
use crate::base::output_file::Output;
use crate::domain::edition::{PROGRAM, digest_of};
use crate::domain::site::own_pages::own_pages;
use crate::domain::site::{Site, published};

#[derive(Serialize)]
struct EditionFile<'a> {
    /// The program that made the site.
    program: &'static str,
    edition: String,
    /// What the folder inherits from, as its `site.yaml` says.
    base: Option<&'a str>,
    locked: Locked<'a>,
    /// Own files in place of inherited ones.
    replaced: Vec<&'a str>,
    /// Inherited pages and services that the site does not have.
    left_out: Vec<&'a str>,
    /// Pages with words of the publisher's own beside the inherited ones, each marked as such.
    added_to: Vec<&'a str>,
    /// Inherited services that the publisher offers to nobody at present.
    withdrawn: Vec<&'a str>,
    /// Pages of the publisher's own, by their addresses.
    own_pages: Vec<&'a str>,
    /// Services of the publisher's own.
    own_services: Vec<&'a str>,
    /// Services that the publisher adds to plans: questionnaire → item of its plan → services.
    added_to_plans: BTreeMap<&'a str, BTreeMap<&'a str, Vec<&'a str>>>,
    /// The guide in its author's words, where the publisher shows it.
    published_guide: Option<EditionGuide<'a>>,
}

/// The guide as its author published it.
#[derive(Serialize)]
struct EditionGuide<'a> {
    title: &'a str,
    author: &'a str,
    source: &'a str,
    /// The day on which the file was last compared with its source.
    read: String,
    /// Its page in the site.
    page: &'a str,
    /// The file that the publisher put in place, and what it holds.
    file: &'a str,
    sha256: String,
}

/// The files that no publisher may change.
#[derive(Serialize)]
struct Locked<'a> {
    /// SHA-256, in hex, over path and fingerprint of each. The same on every site with the same rights and law.
    sha256: String,
    /// Path → the first 12 digits of its SHA-256.
    files: &'a BTreeMap<String, String>,
}

/// The record of a kit.
pub fn record(site: &Site) -> Output {
    let (inheritance, agency) = (&site.inheritance, &site.publisher.agency);
    let edition = EditionFile {
        program: PROGRAM,
        edition: site.edition.to_string(),
        base: site.config.base.as_ref().map(|base| base.value.as_str()),
        locked: Locked { sha256: digest_of(&inheritance.locked_files), files: &inheritance.locked_files },
        replaced: inheritance.replaced.keys().map(String::as_str).collect(),
        left_out: inheritance
            .left_out
            .iter()
            .chain(inheritance.left_out_services.keys())
            .map(String::as_str)
            .collect(),
        added_to: inheritance.added.iter().map(String::as_str).collect(),
        withdrawn: agency.withdrawn.iter().map(|id| id.as_str()).collect(),
        own_pages: site
            .languages
            .iter()
            .flat_map(|language| own_pages(site, language))
            .map(|page| page.url.as_str())
            .collect(),
        own_services: agency.services.iter().map(|one| one.id.as_str()).collect(),
        added_to_plans: agency
            .triage
            .iter()
            .map(|(id, items)| {
                let items = items
                    .iter()
                    .map(|(item, names)| (item.as_str(), names.0.iter().map(|id| id.as_str()).collect()));
                (id.as_str(), items.collect())
            })
            .collect(),
        published_guide: published_guide(site),
    };
    // Plain strings always serialise.
    Output::new("edition.json", serde_json::to_string_pretty(&edition).unwrap_or_default())
}

fn published_guide(site: &Site) -> Option<EditionGuide<'_>> {
    let (guide, page) = published::page(site)?;
    Some(EditionGuide {
        title: &guide.title,
        author: &guide.author,
        source: &guide.source,
        read: guide.read.value.to_string(),
        page: &page.url,
        file: &guide.file,
        sha256: digest::hex(published::pdf(site).map_or(page.raw.text.bytes(), |file| &file.bytes)),
    })
}
