//! Footnotes: their numbers in the order of the text, their list at its end, and the ways back.
//!
//! Must not know where a page ends.

use std::collections::HashMap;
use std::fmt::Write;

use super::{Outline, Resolve};
use crate::input::markdown::{escape_attribute, escape_text};

#[derive(Default)]
pub(super) struct Footnotes {
    numbers: HashMap<String, usize>,
    references: Vec<usize>,
    pub(super) bodies: HashMap<String, String>,
    /// Starts the ids of notes, and of the signs that lead to them.
    note: String,
    sign: String,
}

impl Footnotes {
    /// No notes yet. Their ids are none that the page has already.
    pub(super) fn new(outline: &Outline) -> Self {
        let prefix = &outline.prefix;
        let names = |number: usize| {
            let number = if number < 2 { String::new() } else { number.to_string() };
            (format!("{prefix}fn{number}-"), format!("{prefix}fnref{number}-"))
        };
        let free = |(note, sign): &(String, String)| {
            !outline.ids().any(|id| id.starts_with(note.as_str()) || id.starts_with(sign.as_str()))
        };
        let (note, sign) = (1..).map(names).find(free).unwrap_or_default();
        Self { note, sign, ..Self::default() }
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
            "<sup><a class=\"footnote-ref\" id=\"{}{number}{suffix}\" href=\"#{}{number}\">",
            self.sign, self.note
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
            let _ = write!(html, "<li id=\"{}{number}\">", self.note);
            html.push_str(&body);
            for time in 1..=self.references.get(number - 1).copied().unwrap_or(1) {
                let suffix = if time > 1 { format!("-{time}") } else { String::new() };
                let _ = write!(
                    html,
                    " <a class=\"footnote-back\" href=\"#{}{number}{suffix}\" aria-label=\"",
                    self.sign
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
