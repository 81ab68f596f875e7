//! `_headers`: Netlify, Cloudflare Pages and hosts that read the same file.
//!
//! These hosts join the values of all rules that fit, so each path has just one rule with a `Cache-Control`.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::headers::{ASSETS, FOR_GOOD, FRESH, HSTS, HSTS_ADVICE, Hosting};

pub fn file<'a>(hosting: &Hosting, paths: impl Iterator<Item = &'a str>) -> String {
    let (name, value) = HSTS;
    let mut text = format!("# {HSTS_ADVICE} {name}: {value}\n/*\n");
    for (name, value) in &hosting.headers {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let folders: BTreeSet<&str> = paths.filter_map(|path| Some(path.split_once('/')?.0)).collect();
    let folders = folders.into_iter().map(|folder| format!("/{folder}/*"));
    let (fixed, others): (Vec<_>, Vec<_>) = folders.partition(|rule| rule.starts_with(ASSETS));
    // `:file` is any name at the top, and no more than a name.
    for rule in ["/".to_owned(), "/:file".to_owned()].into_iter().chain(others) {
        let _ = writeln!(text, "{rule}\n  Cache-Control: {FRESH}");
    }
    for rule in fixed {
        let _ = writeln!(text, "{rule}\n  Cache-Control: {FOR_GOOD}");
    }
    text.push_str("/404.html\n  X-Robots-Tag: noindex\n");
    text
}
