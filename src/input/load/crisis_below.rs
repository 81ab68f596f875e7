//! What a directory says of help for people in danger or great distress, beside the directory that it stands in place of.
//!
//! Must not know who is told of it.

use super::paths::DIRECTORY;
use super::records::Records;
use crate::base::phone::Phone;
use crate::input::model::agency::Agency;
use crate::input::model::directory::{Contact, ContactKind, DirectoryFile, Service, ServiceKind};
use crate::input::yaml::At;

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
pub fn changes(records: &Records<'_>, directory: &DirectoryFile, agency: &Agency) -> Vec<CrisisChange> {
    let below =
        records.replaced::<DirectoryFile>(DIRECTORY).flat_map(|file| file.services).filter(is_for_need);
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
    let tried = |number: &&Contact| {
        let mut entries = agency.confirmed.iter().filter(|entry| entry.service.value == own.id.value);
        entries.any(|entry| entry.contact.is_some() && entry.is_of(number))
    };
    if !is.iter().filter(|number| !holds(&was, number)).any(tried) {
        let gone = was.iter().filter(|number| !holds(&is, number));
        changes.extend(gone.map(|number| CrisisChange::Number {
            id: id(),
            name: name(),
            number: number.value.value.clone(),
        }));
    }
    changes
}

fn is_for_need(service: &Service) -> bool {
    service.crisis || service.kind == ServiceKind::Emergency
}

/// What can be called or texted.
fn numbers(service: &Service) -> Vec<&Contact> {
    let calls = |way: &&Contact| matches!(way.kind, ContactKind::Phone | ContactKind::Text);
    service.contacts.iter().filter(calls).collect()
}

/// Whether one of these numbers is this one, however it is spaced.
fn holds(numbers: &[&Contact], number: &Contact) -> bool {
    let dialled = |way: &Contact| Phone::parse(&way.value).map(|phone| phone.tel_uri()).ok();
    numbers.iter().any(|other| {
        other.value.value == number.value.value
            || dialled(other).is_some() && dialled(other) == dialled(number)
    })
}
