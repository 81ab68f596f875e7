//! A page for each message, as `rightskit explain` prints it, and a list of them.

use std::fmt::Write;

use super::page::{cell, page};
use crate::app::explain;

pub fn pages() -> Vec<(String, String)> {
    let codes = explain::codes();
    let mut list = String::from(
        "Each message of the program ends with its code, such as `broken-link`. Here is what each means and what to do about it; \
         `rightskit explain CODE` prints the same in a terminal.\n\n| Message | What it says |\n|---|---|\n",
    );
    let mut pages = Vec::new();
    for (at, code) in codes.iter().enumerate() {
        // Writing into a string cannot fail.
        let _ = writeln!(list, "| [`{code}`]({code}.md) | {} |", cell(&explain::summary(code)));
        let text = explain::page(code).unwrap_or_default();
        let body = text.split_once('\n').map_or("", |(_, body)| body).trim_start();
        pages.push((format!("content/messages/{code}.md"), page(code, at + 2, &format!("{body}\n"))));
    }
    pages.push(("content/messages/index.md".to_owned(), page("Every message", 1, &list)));
    pages
}
