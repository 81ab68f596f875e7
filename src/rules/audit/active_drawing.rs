//! # audit-drawing
//!
//! A drawing draws, and does nothing else.
//!
//! **What it does.** Reads every SVG file as XML and reports what could run or load something from it: scripts
//! under whatever prefix, HTML inside (`foreignObject`), entities, style sheets named by `xml-stylesheet`,
//! animated addresses, and files that are not well-formed.
//!
//! **Why it matters.** A drawing that somebody opens by itself is a page of its own, without the content policy
//! of ours. What a browser makes of a file that is not well-formed, nobody can tell.
//!
//! **Example.** `<s:script xmlns:s="http://www.w3.org/2000/svg">…</s:script>`
//!
//! **Instead.** Export the drawing as plain SVG, with its words as paths or `<text>`; or as PNG.

use super::facts::Finding;
use super::site::AuditedSite;
use crate::base::diagnostic::Diagnostic;

pub(super) const CODE: &str = "audit-drawing";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    site.judge(CODE, |_, finding| match finding {
        Finding::Drawing(what) => Some((
            format!("This drawing {what}."),
            "Export it as plain SVG with its text as paths, or as PNG.",
        )),
        _ => None,
    })
}
