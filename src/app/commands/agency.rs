//! `rightskit agency import FILE`: an agency file for each row of a spreadsheet.
//!
//! All rows are looked at before anything is written. A file that somebody changed by hand is left as it is, and named.
#![expect(clippy::disallowed_methods, reason = "reads the spreadsheet and writes agency files")]

mod columns;
mod rows;
mod table;

use std::collections::BTreeSet;
use std::fs;
use std::io;

use camino::Utf8Path;

use super::session;
use crate::app::bundled::Bundled;
use crate::app::flags::{AgencyAction, AgencyArgs, COULD_NOT_RUN};
use crate::app::layers;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::digest;
use crate::input::load::{self, AGENCIES};
use crate::input::sources::Sources;
use rows::AgencyFile;
use table::{NoTable, Table};

/// The start of a file's first line; a fingerprint of all below it follows.
const HEAD: &str = "# Made by `rightskit agency import`, which leaves it alone once you change it. ";
/// Digits of the fingerprint.
const DIGITS: usize = 12;

pub fn run(dir: &Utf8Path, args: &AgencyArgs, bundled: &Bundled) -> u8 {
    match &args.action {
        AgencyAction::Import { file } => import(dir, file, bundled),
    }
}

fn import(dir: &Utf8Path, file: &Utf8Path, bundled: &Bundled) -> u8 {
    let path = session::inside(dir, file);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            session::say(&format!("{path} could not be read: {error}."));
            return COULD_NOT_RUN;
        }
    };
    let table = match Table::read(&bytes) {
        Ok(table) => table,
        Err(NoTable(message, hint)) => {
            session::say(&format!("{path}: {message} {hint}"));
            return COULD_NOT_RUN;
        }
    };
    let (sources, _) = layers::read(dir, bundled);
    let known: BTreeSet<&str> = load::agency_ids(&sources).collect();
    let name = file.file_name().unwrap_or(file.as_str());
    match rows::read(name, &table, &known) {
        Ok((files, found)) => write(dir, &files, found),
        Err(found) => {
            session::tell(&found, &Sources::default());
            session::say("Nothing was written. Mend the spreadsheet and import it again.");
            1
        }
    }
}

/// What became of the files.
#[derive(Default)]
struct WriteCounts {
    new: usize,
    changed: usize,
    same: usize,
}

fn write(dir: &Utf8Path, files: &[AgencyFile], mut found: Vec<Diagnostic>) -> u8 {
    let folder = session::inside(dir, AGENCIES.trim_end_matches('/'));
    let mut written = WriteCounts::default();
    let mut kept = 0;
    for file in files {
        let path = folder.join(format!("{}.yaml", file.id));
        let text = format!("{HEAD}{}\n{}", fingerprint(&file.text), file.text);
        let done = match fs::read(&path) {
            Ok(before) if before == text.as_bytes() => {
                written.same += 1;
                Ok(())
            }
            Ok(before) if is_by_hand(&before) => {
                kept += 1;
                let place = Place::file(format!("{AGENCIES}{}.yaml", file.id));
                let message = "This file is not as an import left it, so its row was not taken over.";
                found.push(
                    Diagnostic::warning("agency-kept", place, message)
                        .hint("Take over by hand what the row says, or delete the file and import again."),
                );
                Ok(())
            }
            Ok(_) => {
                written.changed += 1;
                fs::write(&path, text)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                written.new += 1;
                fs::create_dir_all(&folder).and_then(|()| fs::write(&path, text))
            }
            Err(error) => Err(error),
        };
        if let Err(error) = done {
            session::say(&format!("{path} could not be written: {error}."));
            return COULD_NOT_RUN;
        }
    }
    session::tell(&found, &Sources::default());
    let left = if kept > 0 { format!(", {kept} left alone") } else { String::new() };
    let WriteCounts { new, changed, same } = written;
    session::say(&format!(
        "{} in {folder}: {new} new, {changed} changed, {same} as they were{left}.",
        session::counted(files.len(), "agency file")
    ));
    0
}

/// Whether a file differs from what an import wrote. Ends of lines do not count: version control may change them.
fn is_by_hand(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes).replace('\r', "");
    let head = text.strip_prefix(HEAD).and_then(|rest| rest.split_once('\n'));
    head.is_none_or(|(print, rest)| print != fingerprint(rest))
}

fn fingerprint(text: &str) -> String {
    digest::hex(text.as_bytes())[..DIGITS].to_owned()
}

#[cfg(test)]
mod tests {
    use super::{HEAD, fingerprint, is_by_hand};

    #[test]
    fn a_change_by_hand_is_seen_and_another_end_of_line_is_none() {
        let text = format!("{HEAD}{}\nname: \"A\"\n", fingerprint("name: \"A\"\n"));
        assert!(!is_by_hand(text.as_bytes()));
        assert!(!is_by_hand(text.replace('\n', "\r\n").as_bytes()));
        assert!(is_by_hand(text.replace("\"A\"", "\"B\"").as_bytes()));
        assert!(is_by_hand(b"name: A\n"));
    }
}
