//! # file-kind
//!
//! **What it does.** Looks at the files that are copied into the site as they are. Kinds that browsers read as a
//! document with scripts of its own are refused: XML and XHTML, style sheets for XML, packed SVG, saved web archives
//! and pages with server commands. Files by which a host is set up (`_redirects`, `CNAME`, `web.config` and the
//! like) are named, and so are endings that hosts and browsers do not agree on.
//!
//! **Why it matters.** What the build does not read, it cannot vouch for: such a file could run a script on the
//! site's own address, or send every reader elsewhere.
//!
//! **Example.** `content/en/feed.xml`, or `content/en/_redirects`.
//!
//! **Instead.** Leave the file out, or offer its content as a page, a picture, a PDF or a ZIP file.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};

pub const CODE: &str = "file-kind";

/// Endings that mean the same to every host and browser, and run nothing or are read by the audit.
const KNOWN: &[&str] = &[
    "html",
    "htm",
    "css",
    "js",
    "mjs",
    "map",
    "json",
    "geojson",
    "webmanifest",
    "svg",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "ico",
    "bmp",
    "tif",
    "tiff",
    "heic",
    "txt",
    "csv",
    "tsv",
    "md",
    "yaml",
    "yml",
    "toml",
    "pdf",
    "epub",
    "zip",
    "gz",
    "7z",
    "docx",
    "xlsx",
    "pptx",
    "odt",
    "ods",
    "odp",
    "rtf",
    "doc",
    "xls",
    "ppt",
    "ics",
    "vcf",
    "mp3",
    "m4a",
    "ogg",
    "oga",
    "opus",
    "wav",
    "flac",
    "mp4",
    "m4v",
    "webm",
    "ogv",
    "mov",
    "vtt",
    "srt",
    "woff",
    "woff2",
    "ttf",
    "otf",
];

/// Endings of documents that can run scripts and that the audit does not read.
const REFUSED: &[&str] = &[
    "xml", "xhtml", "xht", "xsl", "xslt", "xbl", "rdf", "rss", "atom", "mml", "mathml", "svgz", "htc", "hta",
    "swf", "mht", "mhtml", "shtml", "shtm", "stm",
];

/// Files that tell a host what to do, in small letters.
const HOST_FILES: &[&str] = &[
    "_redirects",
    "_headers",
    "_routes.json",
    "_worker.js",
    "cname",
    "web.config",
    ".htaccess",
    ".htpasswd",
    ".user.ini",
    "netlify.toml",
    "vercel.json",
    "now.json",
    "firebase.json",
    "wrangler.toml",
    "wrangler.json",
    "staticwebapp.config.json",
    "routes.json",
    "crossdomain.xml",
    "clientaccesspolicy.xml",
];

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for file in &inspection.site.files {
        found.extend(judge(&file.source));
    }
}

fn judge(path: &str) -> Option<Diagnostic> {
    let place = Place::file(path);
    let typed = path.rsplit('/').next().unwrap_or(path);
    let name = typed.to_ascii_lowercase();
    if HOST_FILES.contains(&name.as_str()) {
        let message = format!(
            "`{typed}` sets up a host: it can send readers elsewhere, or undo the site's own policy."
        );
        let hint = "Take it out, or make sure that you know every line of it: nothing here reads it.";
        return Some(Diagnostic::warning(CODE, place, message).hint(hint));
    }
    let parts: Vec<&str> = name.split('.').collect();
    let (last, before) = match parts.as_slice() {
        [_, before @ .., last] => (*last, before),
        _ => ("", [].as_slice()),
    };
    if REFUSED.contains(&last) {
        return Some(refused(place, last));
    }
    if let Some(renamed) = page_of_another_ending(path, last) {
        let ending = path.rsplit('.').next().unwrap_or(last);
        let message = format!("A `.{ending}` file is copied as it is, and no page is made of it.");
        let hint = format!("Call it `{renamed}` to make it a page.");
        return Some(Diagnostic::warning(CODE, place, message).hint(hint));
    }
    if KNOWN.contains(&last) {
        return None;
    }
    // A host that does not know the last ending goes by the one before.
    let active =
        |ending: &&&str| REFUSED.contains(*ending) || ["html", "htm", "svg", "js", "mjs"].contains(*ending);
    if let Some(ending) = before.iter().find(active) {
        return Some(refused(place, ending));
    }
    let message = if last.is_empty() {
        "The file's name has no ending, so each browser guesses what it is.".to_owned()
    } else {
        format!("Hosts and browsers do not agree on what a `.{last}` file is.")
    };
    Some(
        Diagnostic::warning(CODE, place, message)
            .hint("Offer it as PDF, as text or in a ZIP file, or leave it out."),
    )
}

/// What a text in Markdown must be called to become a page.
fn page_of_another_ending(path: &str, ending: &str) -> Option<String> {
    let is_markdown = ["markdown", "mdown", "mkdn", "mkd", "mdwn", "mdtext", "mdx", "md"].contains(&ending);
    let name = path.rsplit('/').next()?;
    let stem = name.rsplit_once('.')?.0;
    (is_markdown && !name.ends_with(".md")).then(|| format!("{stem}.md"))
}

fn refused(place: Place, ending: &str) -> Diagnostic {
    let message = format!(
        "A `.{ending}` file is a page with scripts of its own to a browser, and nothing here reads it."
    );
    Diagnostic::error(CODE, place, message)
        .hint("Offer it as a page, a picture, a PDF or a ZIP file, or leave it out.")
}
