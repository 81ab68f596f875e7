//! Footnotes: their numbers in the order of the text, their list at its end, and the ways back.
//!
//! Must not know where a page ends.

use std::collections::HashMap;
use std::fmt::Write;

use super::Resolve;
use crate::markdown::{escape_attribute, escape_text};

#[derive(Default)]
pub(super) struct Footnotes {
    numbers: HashMap<String, usize>,
    references: Vec<usize>,
    pub(super) bodies: HashMap<String, String>,
    pub(super) open: Vec<String>,
    /// Stands before every id.
    prefix: String,
}

impl Footnotes {
    /// No notes yet; `prefix` stands before every id.
    pub(super) fn new(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), ..Self::default() }
    }

    /// The sign in the text that leads to a note.
    pub(super) fn reference(&mut self, name: &str, label: &str) -> String {
        let next = self.numbers.len() + 1;
        let number = *self.numbers.entry(name.to_owned()).or_insert(next);
        if self.references.len() < number {
            self.references.resize(number, 0);
        }
        self.references[number - 1] += 1;
        let times = self.references[number - 1];
        let suffix = if times > 1 { format!("-{times}") } else { String::new() };
        let mut html = format!(
            "<sup><a class=\"footnote-ref\" id=\"{0}fnref-{number}{suffix}\" href=\"#{0}fn-{number}\">",
            self.prefix
        );
        html.push_str("<span class=\"visually-hidden\">");
        escape_text(label, &mut html);
        let _ = write!(html, " </span>{number}</a></sup>");
        html
    }

    /// All notes that the text refers to.
    pub(super) fn list(&mut self, resolve: &dyn Resolve) -> String {
        let mut named: Vec<(usize, String)> =
            self.numbers.iter().map(|(name, number)| (*number, name.clone())).collect();
        named.sort();
        if named.is_empty() {
            return String::new();
        }
        let heading = resolve.label("footnotes");
        let back = resolve.label("footnote-back");
        let mut html = String::from("<section class=\"footnotes\" aria-label=\"");
        escape_attribute(&heading, &mut html);
        html.push_str("\"><ol>");
        for (number, name) in named {
            let body = self.bodies.remove(&name).unwrap_or_default();
            let _ = write!(html, "<li id=\"{}fn-{number}\">", self.prefix);
            html.push_str(&body);
            for time in 1..=self.references.get(number - 1).copied().unwrap_or(1) {
                let suffix = if time > 1 { format!("-{time}") } else { String::new() };
                let _ = write!(
                    html,
                    " <a class=\"footnote-back\" href=\"#{}fnref-{number}{suffix}\" aria-label=\"",
                    self.prefix
                );
                escape_attribute(&format!("{back} {number}{suffix}"), &mut html);
                html.push_str("\">↩</a>");
            }
            html.push_str("</li>");
        }
        html.push_str("</ol></section>");
        html
    }
}
