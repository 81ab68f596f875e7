//! What a directory says of help for people in danger or great distress, beside the directory that it stands in place of.
//!
//! Must not know who is told of it.

use super::paths::DIRECTORY;
use crate::input::frontmatter::decode;
use crate::input::model::agency::Agency;
use crate::input::model::directory::{ContactKind, DirectoryFile, Service, ServiceKind};
use crate::input::sources::Sources;
use crate::input::yaml::{self, At};

/// Where the two differ.
#[derive(Clone, Debug)]
pub enum CrisisChange {
    /// The service is not there.
    Gone { id: String, name: String },
    /// It is no longer marked as one for people in distress.
    Unmarked { id: At<String> },
    /// A number of it is not there.
    Number { id: At<String>, name: String, number: String },
}

/// In the order of the directory below. A number that the publisher tried itself, and says which, may stand in place of
/// another: it may know of a change before the base does.
pub fn changes(sources: &Sources, directory: &DirectoryFile, agency: &Agency) -> Vec<CrisisChange> {
    let below = sources.replaced(DIRECTORY).filter_map(|bytes| {
        let text = decode(bytes).ok()?;
        yaml::read::<DirectoryFile>(DIRECTORY, text, 0).ok()
    });
    let below = below.flat_map(|file| file.services).filter(is_for_need);
    below.flat_map(|service| changes_of(&service, directory, agency)).collect()
}

fn changes_of(below: &Service, directory: &DirectoryFile, agency: &Agency) -> Vec<CrisisChange> {
    let name = || below.name.clone();
    let Some(own) = directory.services.iter().find(|service| service.id.value == below.id.value) else {
        return vec![CrisisChange::Gone { id: below.id.value.clone(), name: name() }];
    };
    let id = || own.id.clone();
    let mut changes = Vec::new();
    if !is_for_need(own) {
        changes.push(CrisisChange::Unmarked { id: id() });
    }
    let (was, is) = (numbers(below), numbers(own));
    let tried = |number: &String| {
        let mut entries = agency.confirmed.iter().filter(|entry| entry.service.value == own.id.value);
        entries.any(|entry| entry.contact.as_ref().is_some_and(|tried| digits(tried) == digits(number)))
    };
    let replaced = is.iter().filter(|number| !holds(&was, number)).any(tried);
    if !replaced {
        let gone = was.iter().filter(|number| !holds(&is, number));
        changes.extend(gone.map(|number| CrisisChange::Number {
            id: id(),
            name: name(),
            number: number.clone(),
        }));
    }
    changes
}

fn is_for_need(service: &Service) -> bool {
    service.crisis || service.kind == ServiceKind::Emergency
}

/// What can be called or texted.
fn numbers(service: &Service) -> Vec<String> {
    let calls = |kind: ContactKind| matches!(kind, ContactKind::Phone | ContactKind::Text);
    service.contacts.iter().filter(|way| calls(way.kind)).map(|way| way.value.value.clone()).collect()
}

fn holds(numbers: &[String], number: &str) -> bool {
    numbers.iter().any(|other| digits(other) == digits(number))
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}
