//! Reads the file of the publishing agency, with those that it extends, as one record.
//!
//! Lines of the files are counted on from one to the next, so that each value still knows where it was written. Must not
//! know what the record is for.

use super::paths::{AGENCIES, SITE};
use super::records::{Records, chosen};
use crate::base::diagnostic::{Diagnostic, Place, suggestion};
use crate::input::model::agency::Agency;
use crate::input::model::config::Config;
use crate::input::sources::Sources;
use crate::input::yaml::{self, At};

/// The files that an agency's record was read from, each with how many lines stand before its own; the agency's first.
#[derive(Clone, Debug, Default)]
pub struct AgencyFiles(Vec<(usize, String)>);

impl AgencyFiles {
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, path)| path.as_str())
    }

    /// Puts a place in the record where it is in one of the files.
    pub fn settle(&self, place: &mut Place) {
        let Some(((_, own), others)) = self.0.split_first() else { return };
        if place.path != *own {
            return;
        }
        if let Some((above, path)) = others.iter().rev().find(|(above, _)| place.line > *above) {
            *place = Place::at(path.clone(), place.line - above, place.column);
        }
    }
}

/// The publishing organisation: the one that was chosen, else nobody. → its id, its record, and where that stands
pub fn read(records: &mut Records<'_>, config: &Config) -> (String, Agency, AgencyFiles) {
    let Some(id) = &config.agency else {
        return (String::new(), Agency::default(), AgencyFiles::default());
    };
    let mut files = Vec::new();
    let mut above = 0;
    let mut whole: Option<Agency> = None;
    let mut next = Some((id.clone(), chosen(id, SITE, "--agency")));
    while let Some((name, place)) = next.take() {
        let path = format!("agencies/{}.yaml", name.value);
        let Some(text) = records.text(&path) else {
            if !records.has(&path) {
                records.found.push(unknown(records, &name, place, whole.is_some()));
            }
            break;
        };
        if files.iter().any(|(_, known)| *known == path) {
            let message = format!("`extends: {}` leads back to a file that extends this one.", name.value);
            records.found.push(
                Diagnostic::error("agency-loop", place, message).hint("Let one of them extend nothing."),
            );
            break;
        }
        let Some(agency) = parse(records, &path, text, above) else { break };
        next = agency.extends.as_ref().map(|other| {
            let place = Place::at(path.clone(), other.line.saturating_sub(above), other.column);
            (other.clone(), place)
        });
        files.push((above, path));
        above += text.lines().count() + 1;
        match &mut whole {
            None => whole = Some(agency),
            Some(own) => own.inherit(agency),
        }
    }
    (id.value.clone(), whole.unwrap_or_default(), AgencyFiles(files))
}

/// Reads a file as if so many lines stood above it. What is wrong with it is told where it is.
fn parse(records: &mut Records<'_>, path: &str, text: &str, above: usize) -> Option<Agency> {
    match yaml::read(path, text, above) {
        Ok(agency) => {
            records.found.append(&mut yaml::slips(path, text, 0));
            Some(agency)
        }
        Err(_) => records.parse(path),
    }
}

fn unknown(records: &Records<'_>, id: &At<String>, place: Place, extended: bool) -> Diagnostic {
    let known: Vec<&str> = ids(records.sources).collect();
    let role = if extended { "which is to be extended" } else { "the agency chosen" };
    let message = format!("There is no `agencies/{}.yaml`, {role}.", id.value);
    Diagnostic::error("unknown-agency", place, message)
        .hint(suggestion(id, known).unwrap_or_else(|| "Add the file.".to_owned()))
}

/// The ids of all publishers, in order. A file in the folder of one is its own, and no publisher.
pub fn ids(sources: &Sources) -> impl Iterator<Item = &str> {
    let files = sources.under(AGENCIES);
    let ids = files.filter_map(|(path, _)| path.strip_prefix(AGENCIES)?.strip_suffix(".yaml"));
    ids.filter(|id| owner(sources, id).is_none())
}

/// The publisher in whose folder a file lies. `inside`: its path in `agencies/`.
pub fn owner<'p>(sources: &Sources, inside: &'p str) -> Option<&'p str> {
    let mut folders = inside.match_indices('/').map(|(end, _)| &inside[..end]);
    folders.find(|id| sources.contains(&format!("{AGENCIES}{id}.yaml")))
}
