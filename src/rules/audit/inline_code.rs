//! # audit-inline-code
//!
//! Script and style come from files, never from inside a page.
//!
//! **What it does.** Reports scripts that run and styles that apply from within the HTML: `<script>`
//! without `src`, `<style>`, `style="…"`, `onclick="…"` and its like, and `javascript:` or `data:`
//! links. Data for search engines (`application/ld+json`) is allowed. So is, on `404.html` only, style
//! whose hash the page's own policy names, because that page may load no file.
//!
//! **Why it matters.** The content policy of every page refuses such code, so it would not work; and a
//! policy that let it in would let in an attacker's as well.
//!
//! **Example.**
//!
//! ```html
//! <p style="color: red">Call 111</p>
//! ```
//!
//! **Instead.**
//!
//! ```html
//! <p class="c-urgent">Call 111</p>
//! ```
//!
//! with the rule in the component's `style.css`.

use super::facts::Finding;
use super::site::{AuditedSite, is_missing_page};
use crate::base::diagnostic::Diagnostic;

pub(super) const CODE: &str = "audit-inline-code";

pub(super) fn run(site: &AuditedSite<'_>) -> Vec<Diagnostic> {
    site.judge(CODE, |file, finding| {
        Some(match finding {
            Finding::InlineStyle { allowed: true } if is_missing_page(&file.path) => return None,
            Finding::InlineStyle { .. } if is_missing_page(&file.path) => (
                "The `<style>` of this page is not named in its content policy, so it will not apply."
                    .to_owned(),
                "Add the hash of exactly this text to `style-src`.",
            ),
            Finding::InlineStyle { .. } => (
                "A `<style>` element stands in the page.".to_owned(),
                "Move it to the `style.css` of its component.",
            ),
            Finding::StyleAttribute => (
                "An element has a `style` attribute, which the content policy ignores.".to_owned(),
                "Give it a class, and the class a rule in a style sheet.",
            ),
            Finding::InlineScript { .. } => (
                "A `<script>` without `src` stands in the page.".to_owned(),
                "Move it to the `script.js` of its component.",
            ),
            Finding::EventAttribute(name) => (
                format!("An element has an `{name}` attribute, which the content policy ignores."),
                "Listen for the event in the `script.js` of the component.",
            ),
            Finding::CodeAddress(url) => (
                format!("`{url}` carries its own content or code instead of leading to a page."),
                "Link to a page or file.",
            ),
            _ => return None,
        })
    })
}
