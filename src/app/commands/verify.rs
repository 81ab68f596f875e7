//! `rightskit verify`: whether a handout, a copy of the site or a code on paper is what this site says now.
#![expect(clippy::disallowed_methods, reason = "reads what it is asked to look at")]

#[cfg(feature = "live")]
mod live;
mod made;

use std::collections::BTreeMap;
use std::fs;
use std::io;

use camino::Utf8Path;
use walkdir::WalkDir;

use super::session;
use crate::app::bundled::Bundled;
use crate::app::flags::{COULD_NOT_RUN, VerifyArgs};
use crate::app::pipeline;
use crate::base::date::Date;
use crate::base::digest;
use crate::domain::handout::{self, parse_code, stamp};
use crate::output::kind::MARKER;
use crate::output::pack::manifest;
use crate::output::pack::verify::{self, Differences, Found, Marker};
use crate::rules::check::Checked;
use made::made_now;

/// How many files of each kind are named before the rest is counted.
const NAMED: usize = 12;

#[cfg(not(feature = "live"))]
const WITHOUT_NETWORK: &str = "This program was built without what asks a host, and nothing was asked. \
    The program of a release has it; from the sources: `cargo run --release --features live -- verify --live URL`.";

pub fn run(dir: &Utf8Path, args: &VerifyArgs, clock: Date, bundled: &Bundled) -> u8 {
    let path = &args.what;
    if args.live {
        #[cfg(feature = "live")]
        return live::run(path.as_str(), now(dir, args, clock, bundled).as_ref());
        #[cfg(not(feature = "live"))]
        {
            session::say(WITHOUT_NETWORK);
            return COULD_NOT_RUN;
        }
    }
    if path.is_dir() {
        return folder(path, now(dir, args, clock, bundled).as_ref());
    }
    if !path.exists()
        && let Some(code) = parse_code(path.as_str())
    {
        return on_paper(&code, now(dir, args, clock, bundled).as_ref());
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            session::say(&format!("{path} cannot be read: {error}."));
            return COULD_NOT_RUN;
        }
    };
    if bytes.starts_with(b"%PDF") {
        return pdf(path, &bytes, now(dir, args, clock, bundled).as_ref());
    }
    if bytes.starts_with(b"PK") {
        return archive(path, &bytes);
    }
    session::say(&format!(
        "{path} is neither a PDF, a zip, nor a folder with a {}, so there is nothing to compare it with.",
        manifest::PATH
    ));
    COULD_NOT_RUN
}

/// The site in this folder as it is now, if it is one without errors.
fn now(dir: &Utf8Path, args: &VerifyArgs, clock: Date, bundled: &Bundled) -> Option<Checked> {
    session::open(dir, &args.site, args.base_url.as_deref(), clock, bundled).checked
}

/// A folder, file by file, against the list in it, and that list against what this project makes.
fn folder(path: &Utf8Path, now: Option<&Checked>) -> u8 {
    let list = match fs::read_to_string(path.join(manifest::PATH)) {
        Ok(list) => list,
        Err(error) => {
            session::say(&format!(
                "{path} has no list of checksums ({}) that can be read: {error}. Only a finished site can be verified.",
                manifest::PATH
            ));
            return COULD_NOT_RUN;
        }
    };
    if verify::read(&list).is_empty() {
        session::say(&format!("The list in {path} ({}) names no file, so it shows nothing.", manifest::PATH));
        return COULD_NOT_RUN;
    }
    match files(path) {
        Ok(files) => {
            let found = verify::compare(&list, &files);
            if !found.none() {
                return tell(path, &found);
            }
            let marker = about_marker(found.marker);
            let whole = match &marker {
                None => format!("{path} is whole: all {} files are as its own list says.", found.good),
                Some(about) => {
                    format!("{path} has all {} files as its own list says, but {about}", found.good)
                }
            };
            let code = compared(
                &whole,
                now.map(|checked| {
                    verify::compare(&made_now(checked, files.keys().map(String::as_str)).list, &files)
                })
                .as_ref(),
            );
            code.max(u8::from(marker.is_some()))
        }
        Err(error) => {
            session::say(&format!("{path} cannot be read to its end: {error}."));
            COULD_NOT_RUN
        }
    }
}

/// What is wrong with the marker of a folder, and what that means.
fn about_marker(marker: Marker) -> Option<String> {
    let wrong = match marker {
        Marker::Ours => return None,
        Marker::Missing => format!(
            "the marker `{MARKER}` is missing. Programs that copy often leave out files whose names begin with a dot."
        ),
        Marker::Changed => format!(
            "the marker `{MARKER}` is not what a build of this version writes: another version made it, or somebody changed it."
        ),
    };
    Some(format!(
        "{wrong} Readers see nothing of it: by it a build knows the folder that it may replace. Copy it too, or build the site again."
    ))
}

/// Everything in a folder. Links are not followed: what they lead to is not in it.
fn files(path: &Utf8Path) -> io::Result<BTreeMap<String, Found>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(path).min_depth(1).sort_by_file_name() {
        let entry = entry?;
        let name =
            entry.path().strip_prefix(path).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
        let kind = entry.file_type();
        if kind.is_file() {
            files.insert(name, Found::File(digest::hex(&fs::read(entry.path())?)));
        } else if !kind.is_dir() {
            files.insert(name, Found::Strange);
        }
    }
    Ok(files)
}

/// Says that a copy is as a list beside it says, and what that is worth: `now` is how it differs from this project.
fn compared(whole: &str, now: Option<&Differences>) -> u8 {
    let Some(found) = now else {
        return session::print(&format!(
            "{whole} Anyone can rewrite such a list. To know that the publisher made it so, run this in the folder of \
             the site, or name that with `-C DIR`."
        ));
    };
    if found.none() {
        return session::print(&format!("{whole}\nIt is what this site makes now, byte for byte."));
    }
    let mut text = format!("{whole}\nBut this site makes something else now:\n");
    add(&mut text, found);
    text.push_str(
        "It is from another edition, agency, address or program, or somebody rewrote the list too.",
    );
    session::print(&text).max(1)
}

fn tell(path: &Utf8Path, found: &Differences) -> u8 {
    let mut text = format!("{path} is not as it was made. {} files are, but:\n", found.good);
    add(&mut text, found);
    match found.marker {
        Marker::Ours => {}
        Marker::Missing => {
            text.push_str(&format!("  missing: {MARKER}, by which a build knows its folder\n"))
        }
        Marker::Changed => {
            text.push_str(&format!("  changed: {MARKER}, by which a build knows its folder\n"))
        }
    }
    text.push_str("Get a fresh copy from the publisher, or build the site again.");
    session::print(&text).max(1)
}

fn add(text: &mut String, found: &Differences) {
    let lists = [("changed", &found.changed), ("missing", &found.missing), ("not in the list", &found.extra)];
    for (what, files) in lists {
        for file in files.iter().take(NAMED) {
            text.push_str(&format!("  {what}: {file}\n"));
        }
        if files.len() > NAMED {
            text.push_str(&format!("  {what}: {} more\n", files.len() - NAMED));
        }
    }
}

/// An archive against the list that lies beside it.
fn archive(path: &Utf8Path, bytes: &[u8]) -> u8 {
    let list = path
        .parent()
        .map(|folder| folder.join(manifest::PATH))
        .and_then(|list| fs::read_to_string(list).ok());
    let name = path.file_name().unwrap_or_default();
    let Some(list) = list else {
        session::say(&format!("There is no {} beside {path} to compare it with.", manifest::PATH));
        return COULD_NOT_RUN;
    };
    match verify::read(&list).get(name) {
        Some(sum) if *sum == digest::hex(bytes) => session::print(&format!(
            "{path} is as it was made, by the list beside it. Anyone can rewrite such a list: verify the whole folder in \
             the folder of the site to know more."
        )),
        Some(_) => session::print(&format!("{path} is not as it was made: its checksum differs.")).max(1),
        None => session::print(&format!("The list beside {path} does not name it.")).max(1),
    }
}

/// A handout, against what the site would print now.
fn pdf(path: &Utf8Path, bytes: &[u8], now: Option<&Checked>) -> u8 {
    let Some(stamp) = stamp::read(bytes) else {
        return session::print(&format!(
            "{path} is a PDF, but no handout of a rights kit: it has no version code."
        ))
        .max(1);
    };
    let mut text = format!(
        "{path} says it is the handout `{}` ({}) with the code {}.\n",
        stamp.id, stamp.lang, stamp.code
    );
    let Some(checked) = now else {
        text.push_str("Nothing more can be said here: run this in the folder of the site that made it, or name the folder with `-C DIR`.");
        return session::print(&text).max(1);
    };
    let code = match pipeline::print_again(checked, &stamp.lang, &stamp.id) {
        None => {
            text.push_str("This site has no such handout now.");
            return session::print(&text).max(1);
        }
        Some((code, printed)) if code == stamp.code => {
            let same = printed.is_some_and(|printed| *printed.pdf == *bytes);
            text.push_str(if same {
                "It is what this site prints now, byte for byte."
            } else if cfg!(feature = "pdf") {
                "Its code is the one of now, but its bytes are not what this site prints: another theme or program made it, or somebody changed it. Do not rely on it."
            } else {
                "Its code is the one of now. This program was built without PDF and cannot compare the bytes."
            });
            return session::print(&text).max(u8::from(!same));
        }
        Some((code, _)) => code,
    };
    text.push_str(&format!(
        "This site now prints it with the code {code}: words or numbers have changed since, or it was made for another agency or address. Print it again."
    ));
    session::print(&text).max(1)
}

/// A code that somebody read from paper.
fn on_paper(code: &str, now: Option<&Checked>) -> u8 {
    let Some(checked) = now else {
        session::say(
            "Run this in the folder of the site that made the handout, or name the folder with `-C DIR`.",
        );
        return COULD_NOT_RUN;
    };
    let found = handout::codes(checked.handout_context()).into_iter().find(|(_, known)| known == code);
    match found {
        Some((handout, _)) => session::print(&format!("{code} is “{}”, and it says what this site says now.", handout.title.value)),
        None => session::print(&format!(
            "No handout of this site has the code {code} now. The paper is from another edition, agency or site: print it again."
        ))
        .max(1),
    }
}
