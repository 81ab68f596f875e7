//! Sites that stand since a run before: which of them this run would make the very same, byte for byte.
//!
//! Beside the folder of sites lies a record of each, in a folder that can be deleted at any time: without one, a site is
//! made again. A record names everything that its site was made from and how the site lay on the disk then. Must not know how a
//! site is made.

use std::fs::{self, File};
use std::io;
use std::process;
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;

use crate::app::flags::BuildArgs;
use crate::app::fleet::{SiteRecord, SiteReport};
use crate::base::date::Date;
use crate::base::digest;
use crate::input::load::inputs::Inputs;
use crate::input::sources::Sources;
use crate::output::pack::manifest;

/// The records of a folder of sites, for one run.
pub struct UnchangedSites<'a> {
    out: &'a Utf8Path,
    /// Where the records lie: beside sites in `public`, in `.public.made`.
    records: Utf8PathBuf,
    inputs: Inputs<'a>,
    /// The digest of the program and of what it was told.
    made_by: String,
}

impl<'a> UnchangedSites<'a> {
    /// Nothing where it cannot be told what a site is made from.
    pub fn of(out: &'a Utf8Path, sources: &'a Sources, args: &BuildArgs, today: Date) -> Option<Self> {
        let program = digest::of_file(File::open(std::env::current_exe().ok()?).ok()?).ok()?;
        // What is overdue depends on the day.
        let told = (args.no_pdf, args.strict, &args.site.theme, today.to_string());
        let made_by = digest::written(&digest::of_value(&(program, told)));
        let records = out.with_file_name(format!(".{}.made", out.file_name()?));
        Some(Self { out, records, inputs: Inputs::of(sources)?, made_by })
    }

    /// What the site of an agency is made from and by, for [`Self::find`] and [`Self::keep`].
    pub fn inputs(&self, agency: &str) -> Option<String> {
        Some(format!("{} {}", self.made_by, self.inputs.of_agency(agency)?))
    }

    /// The record of a site that was made from the very same and lies as it was left.
    pub fn find(&self, agency: &str, inputs: &str) -> Option<SiteRecord> {
        let record: SiteRecord = serde_json::from_slice(&fs::read(self.path(agency)).ok()?).ok()?;
        let site = self.out.join(agency);
        let stands = record.inputs == inputs
            && digest::hex(&fs::read(site.join(manifest::PATH)).ok()?) == record.manifest
            && how_it_lies(&site).ok()? == record.lies;
        stands.then_some(record)
    }

    /// Records a site that was made just now. `manifest` is the digest of its list of checksums.
    pub fn keep(&self, title: &str, report: &SiteReport, inputs: String, manifest: String) {
        let agency = &report.agency;
        let Ok(lies) = how_it_lies(&self.out.join(agency)) else { return };
        let record = SiteRecord { inputs, manifest, lies, title: title.to_owned(), report: report.clone() };
        let path = self.path(agency);
        let unfinished = self.records.join(format!(".{agency}.{}", process::id()));
        // What cannot be recorded is made again.
        let kept = fs::create_dir_all(&self.records)
            .and_then(|()| fs::write(&unfinished, record.json()))
            .and_then(|()| fs::rename(&unfinished, path));
        if kept.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
    }

    fn path(&self, agency: &str) -> Utf8PathBuf {
        self.records.join(format!("{agency}.json"))
    }
}

/// The digest of every path in a site, with the size of each file and when it was changed last.
fn how_it_lies(site: &Utf8Path) -> io::Result<String> {
    let mut all = Vec::new();
    for entry in WalkDir::new(site).sort_by_file_name() {
        let entry = entry?;
        let metadata = entry.metadata()?;
        let changed = metadata.modified()?.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let file = metadata.is_file().then_some((metadata.len(), changed.as_nanos()));
        let name = entry.path().strip_prefix(site).unwrap_or(entry.path()).to_owned();
        all.push((name, entry.file_type().is_dir(), file));
    }
    Ok(digest::written(&digest::of_value(&all)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use camino::Utf8Path;

    use super::how_it_lies;

    #[test]
    fn whatever_is_done_to_a_folder_shows() {
        let temporary = tempfile::tempdir().unwrap();
        let site = Utf8Path::from_path(temporary.path()).unwrap();
        fs::create_dir(site.join("a")).unwrap();
        fs::write(site.join("a/b.html"), "one").unwrap();
        let mut seen = vec![how_it_lies(site).unwrap()];
        assert_eq!(seen[0], how_it_lies(site).unwrap());
        let mut see = || {
            let now = how_it_lies(site).unwrap();
            assert!(!seen.contains(&now));
            seen.push(now);
        };
        fs::write(site.join("a/b.html"), "three").unwrap();
        see();
        fs::write(site.join("c.html"), "").unwrap();
        see();
        fs::create_dir(site.join("d")).unwrap();
        see();
        fs::rename(site.join("c.html"), site.join("d/c.html")).unwrap();
        see();
        let old = std::time::SystemTime::UNIX_EPOCH;
        fs::File::options().write(true).open(site.join("a/b.html")).unwrap().set_modified(old).unwrap();
        see();
        fs::remove_file(site.join("a/b.html")).unwrap();
        see();
        assert!(how_it_lies(&site.join("none")).is_err());
    }
}
