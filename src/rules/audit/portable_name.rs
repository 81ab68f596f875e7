//! # audit-portable-name
//!
//! Every file can be copied to a USB stick and opened under Windows.
//!
//! **What it does.** Reports paths that FAT or Windows cannot hold: the characters `< > : " | ? * \`
//! and control characters, names that end in a dot or space, device names such as `con` or `aux`, paths
//! longer than 200 characters, and paths that differ only in upper and lower case or in how an accent
//! is written.
//!
//! **Why it matters.** The kit is handed over on sticks. A file that cannot be copied is missing there,
//! often without a word.
//!
//! **Example.** `content/en/faq/what-now?.md`, or `Contact.md` beside `contact.md`.
//!
//! **Instead.** Name files with small letters, digits and hyphens: `content/en/faq/what-now.md`.

use unicode_normalization::UnicodeNormalization;

use super::site::AuditedSite;
use crate::base::diagnostic::{Diagnostic, Place};

pub(super) const CODE: &str = "audit-portable-name";

/// Leaves room for the folder on the stick; Windows allows 260 in all.
const LONGEST: usize = 200;

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for file in site.files {
        if let Some(reason) = file.path.split('/').find_map(trouble).or_else(|| too_long(&file.path)) {
            found.push(error(
                &file.path,
                format!("`{}` cannot be copied to every disk: {reason}.", file.path),
            ));
        }
    }
    found.extend(collisions(site));
    found
}

fn error(path: &str, message: String) -> Diagnostic {
    Diagnostic::error(CODE, Place::file(path), message)
        .hint("Rename the source file; small letters, digits and hyphens are safe everywhere.")
}

fn trouble(part: &str) -> Option<String> {
    if let Some(bad) = part.chars().find(|c| "<>:\"|?*\\".contains(*c) || c.is_control()) {
        return Some(format!("`{part}` holds {bad:?}"));
    }
    if part.ends_with(['.', ' ']) || part.starts_with(' ') {
        return Some(format!("`{part}` starts or ends with a space, or ends with a dot"));
    }
    is_device(part).then(|| format!("`{part}` is the name of a device"))
}

/// Whether Windows takes the name for a device, whatever comes after the first dot.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_ascii_lowercase();
    match stem.as_str() {
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$" => true,
        _ => ["com", "lpt"].iter().filter_map(|port| stem.strip_prefix(port)).any(|rest| {
            matches!(rest, "¹" | "²" | "³") || rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit()
        }),
    }
}

fn too_long(path: &str) -> Option<String> {
    let length = path.encode_utf16().count();
    (length > LONGEST).then(|| format!("it has {length} characters, and {LONGEST} is the most"))
}

/// Paths that are one and the same on some disks, and files that bear a folder's name.
fn collisions(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    let mut keys: Vec<(String, &str)> =
        site.files.iter().map(|file| (key(&file.path), &*file.path)).collect();
    keys.sort_unstable();
    let mut found = Vec::new();
    for (at, (key, path)) in keys.iter().enumerate() {
        if let Some((_, other)) = keys.get(at + 1).filter(|(next, _)| next == key) {
            found.push(error(path, format!("`{path}` and `{other}` are the same name on some disks.")));
        }
        let folder = format!("{key}/");
        let below = keys.partition_point(|(other, _)| *other < folder);
        if let Some((_, other)) = keys.get(below).filter(|(other, _)| other.starts_with(&folder)) {
            found
                .push(error(path, format!("`{path}` is a file, but `{other}` needs a folder of that name.")));
        }
    }
    found
}

fn key(path: &str) -> String {
    if path.is_ascii() { path.to_ascii_lowercase() } else { path.nfc().collect::<String>().to_lowercase() }
}
