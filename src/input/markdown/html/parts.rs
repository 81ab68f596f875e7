//! Raw HTML is sanitised as a whole page, while our own parts stand aside.
//!
//! A stand-in is an element, so that the sanitiser's parser keeps it nested whatever an author left
//! open: a link inside a link is closed, and a quotation cannot end in the middle of an alert.
//! Must not know what a part holds.

use super::{sanitise, tag};

/// Marks a stand-in; its value is the number of the part.
const MARK: &str = "data-rightskit-part";

/// The elements that stand-ins are made of.
const STAND_INS: [&str; 3] = ["a", "span", "div"];

/// What a stand-in stands for.
enum HtmlPart {
    /// It and all in it.
    Whole(String),
    /// Its two tags.
    Around(String, String),
}

/// Our own safe HTML, set aside while raw HTML is sanitised.
pub(super) struct HtmlParts {
    /// Whether the page holds raw HTML at all; without any, parts go straight in.
    pub(super) raw: bool,
    aside: Vec<HtmlPart>,
}

impl HtmlParts {
    pub(super) fn new(raw: bool) -> Self {
        Self { raw, aside: Vec::new() }
    }

    /// A part inside a sentence.
    pub(super) fn inline(&mut self, html: String) -> String {
        // Where a link is open already, a link ends it, and a picture stands in it.
        let name = if html.contains("<a") { "a" } else { "span" };
        match self.keep(&html, HtmlPart::Whole) {
            Some(number) => format!("<{name} {MARK}=\"{number}\"></{name}>"),
            None => html,
        }
    }

    /// A part in a place of its own.
    pub(super) fn block(&mut self, html: String) -> String {
        match self.keep(&html, HtmlPart::Whole) {
            Some(number) => format!("<div {MARK}=\"{number}\"><a></a></div>"),
            None => html,
        }
    }

    /// A link or span around text that is still to come.
    pub(super) fn around(&mut self, open: String, close: String) -> (String, String) {
        let name = if open.starts_with("<a") { "a" } else { "span" };
        self.pair(name, open, close)
    }

    /// A frame around blocks.
    pub(super) fn frame(&mut self, open: &str, close: &str) -> (String, String) {
        self.pair("div", open.to_owned(), close.to_owned())
    }

    fn pair(&mut self, name: &str, open: String, close: String) -> (String, String) {
        if !self.raw {
            return (open, close);
        }
        let number = self.aside.len();
        self.aside.push(HtmlPart::Around(open, close));
        (format!("<{name} {MARK}=\"{number}\">"), format!("</{name}>"))
    }

    fn keep(&mut self, html: &str, part: fn(String) -> HtmlPart) -> Option<usize> {
        if !self.raw || html.is_empty() {
            return None;
        }
        self.aside.push(part(html.to_owned()));
        Some(self.aside.len() - 1)
    }

    /// The sanitised page with every part in its place; nothing where the raw HTML is too tangled to
    /// be made whole.
    pub(super) fn finish(&self, html: String) -> Option<String> {
        if !self.raw {
            return Some(html);
        }
        Some(self.put_back(&sanitise::whole(html, &STAND_INS, MARK)?))
    }

    fn put_back(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len());
        // What ends each open element that a stand-in may be; `None` for an author's own.
        let mut open: Vec<Option<&str>> = Vec::new();
        // How many were open where a whole part began.
        let mut skipped: Option<usize> = None;
        let mut rest = html;
        while let Some((text, tag, after)) = tag::next(rest) {
            rest = after;
            if skipped.is_none() {
                out.push_str(text);
            }
            if tag::closes(tag, &STAND_INS) {
                let close = open.pop().flatten();
                match skipped {
                    Some(depth) if depth == open.len() => skipped = None,
                    Some(_) => {}
                    None => out.push_str(close.unwrap_or(tag)),
                }
                continue;
            }
            let part = number(tag).and_then(|number| self.aside.get(number));
            if tag::opens(tag, &STAND_INS) {
                if skipped.is_none()
                    && let Some(HtmlPart::Whole(html)) = part
                {
                    out.push_str(html);
                    skipped = Some(open.len());
                }
                open.push(match part {
                    Some(HtmlPart::Around(_, close)) => Some(close),
                    _ => None,
                });
            }
            if skipped.is_none() {
                match part {
                    Some(HtmlPart::Around(html, _)) => out.push_str(html),
                    _ => out.push_str(tag),
                }
            }
        }
        out.push_str(rest);
        out
    }
}

fn number(tag: &str) -> Option<usize> {
    tag.split_once(MARK)?.1.strip_prefix("=\"")?.split('"').next()?.parse().ok()
}

/// Whether an author's raw HTML uses our mark, which would let it repeat a part.
pub(super) fn is_forged(html: &str) -> bool {
    html.to_ascii_lowercase().contains(MARK)
}
