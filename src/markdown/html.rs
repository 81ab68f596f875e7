//! Writes Markdown events as HTML: the one place where authored text becomes markup, escaped.
//!
//! Links and embeds are asked of a [`Resolve`]; raw HTML is sanitised as a whole page at the end,
//! with our own parts set aside. Must not know which page it is on or what a theme looks like.

mod footnotes;
mod parts;
mod sanitise;
mod tag;
#[cfg(test)]
mod tests;

use std::fmt::Write;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

use super::bare::{Piece, pieces};
use super::embeds::{self, distance_to, inner_text};
use super::outline::Outline;
use super::{Located, alerts, escape_attribute, escape_text, marks};
use footnotes::Footnotes;
use parts::Parts;

/// What a link becomes.
pub enum LinkHtml {
    /// Markup before and after the link's own text.
    Around { open: String, close: String },
    /// The text alone.
    Text,
}

/// Answers for everything in a text that needs the rest of the site.
pub trait Resolve {
    fn link(&self, address: &str, text: &str) -> LinkHtml;
    /// Safe HTML for a picture or embed that stands in a paragraph of its own.
    fn block(&self, address: &str, alt: &str) -> String;
    /// Safe HTML for a picture or embed inside a sentence.
    fn inline(&self, address: &str, alt: &str) -> String;
    /// Safe HTML for an alert around safe `body`.
    fn alert(&self, kind: &str, title: &str, body: &str) -> String;
    /// A word of the interface, such as the heading above footnotes.
    fn label(&self, key: &str) -> String;
}

/// The body of a page. `outline` is the outline of the same events: heading ids come from there.
pub fn write(events: &[Located<'_>], outline: &Outline, resolve: &dyn Resolve) -> String {
    let raw = !outline.raw_html.is_empty();
    Writer::new(outline, resolve, Parts::new(raw))
        .write(events)
        // Raw HTML that never comes to rest is shown as it was typed: nothing is lost, and its author sees it.
        .or_else(|| Writer::new(outline, resolve, Parts::new(false)).write(events))
        .unwrap_or_default()
}

struct Writer<'a> {
    outline: &'a Outline,
    resolve: &'a dyn Resolve,
    /// The innermost is where text goes; alerts and footnotes open one of their own.
    buffers: Vec<String>,
    headings: usize,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    closes: Vec<String>,
    /// Links and code that are open: their text is taken as it is.
    literal: u32,
    alert_kinds: Vec<Option<(&'static str, String)>>,
    footnotes: Footnotes,
    parts: Parts,
}

impl<'a> Writer<'a> {
    fn new(outline: &'a Outline, resolve: &'a dyn Resolve, parts: Parts) -> Self {
        Self {
            outline,
            resolve,
            buffers: vec![String::new()],
            headings: 0,
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
            closes: Vec::new(),
            literal: 0,
            alert_kinds: Vec::new(),
            footnotes: Footnotes::new(&outline.prefix),
            parts,
        }
    }

    /// The whole page; nothing where its raw HTML cannot be made whole.
    fn write(mut self, events: &[Located<'_>]) -> Option<String> {
        let mut at = 0;
        while at < events.len() {
            at += self.event(events, at);
        }
        self.finish()
    }

    fn out(&mut self) -> &mut String {
        if self.buffers.is_empty() {
            self.buffers.push(String::new());
        }
        let last = self.buffers.len() - 1;
        &mut self.buffers[last]
    }

    /// Writes one event, or a few that belong together, and says how many it took.
    fn event(&mut self, events: &[Located<'_>], at: usize) -> usize {
        match &events[at].0 {
            Event::Start(tag) => return self.start(tag, events, at),
            Event::End(end) => self.end(*end),
            Event::Text(text) => match marks::strip(text) {
                Some(plain) => self.text(&plain),
                None => self.text(text),
            },
            Event::Code(text) => {
                self.out().push_str("<code>");
                escape_text(text, self.out());
                self.out().push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) if !self.parts.raw => escape_text(html, self.out()),
            Event::Html(html) | Event::InlineHtml(html) if parts::is_forged(html) => {}
            Event::Html(html) | Event::InlineHtml(html) => self.out().push_str(html),
            Event::SoftBreak => self.out().push('\n'),
            Event::HardBreak => self.out().push_str("<br>"),
            Event::Rule => self.out().push_str("<hr>"),
            Event::FootnoteReference(name) => self.footnote_reference(name),
            Event::TaskListMarker(done) => {
                let sign = if *done { "☑ " } else { "☐ " };
                self.out().push_str(sign);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => escape_text(text, self.out()),
        }
        1
    }

    /// Text, with bare `https:` addresses turned into links unless it stands in one or in code.
    fn text(&mut self, text: &str) {
        if self.literal > 0 {
            escape_text(text, self.out());
            return;
        }
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => escape_text(text, self.out()),
                Piece::Address(address) => {
                    if let LinkHtml::Around { open, close } = self.resolve.link(address, address) {
                        let (open, close) = self.parts.around(open, close);
                        self.out().push_str(&open);
                        escape_text(address, self.out());
                        self.out().push_str(&close);
                    }
                }
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>, events: &[Located<'_>], at: usize) -> usize {
        match tag {
            Tag::Paragraph => {
                if let Some(taken) = self.embeds(events, at) {
                    return taken;
                }
                self.out().push_str("<p>");
            }
            Tag::Heading { .. } => {
                let (level, id) = match self.outline.headings.get(self.headings) {
                    Some(heading) => (heading.level, heading.id.to_string()),
                    None => (2, String::new()),
                };
                self.headings += 1;
                let out = self.out();
                let _ = write!(out, "<h{level} id=\"");
                escape_attribute(&id, out);
                out.push_str("\">");
                self.closes.push(format!("</h{level}>"));
            }
            Tag::BlockQuote(kind) => {
                if let Some(alert) = alerts::titled(events, at) {
                    self.alert_kinds.push(Some((alerts::key(alert.kind), alert.title.to_owned())));
                    self.buffers.push(String::from("<p>"));
                    return 2 + alert.skip;
                }
                match kind {
                    Some(kind) => {
                        self.alert_kinds.push(Some((alerts::key(*kind), String::new())));
                        self.buffers.push(String::new());
                    }
                    None => {
                        self.alert_kinds.push(None);
                        self.out().push_str("<blockquote>");
                    }
                }
            }
            Tag::CodeBlock(kind) => {
                self.literal += 1;
                self.out().push_str("<pre><code");
                if let CodeBlockKind::Fenced(language) = kind
                    && let Some(word) = language.split([' ', ',']).next().filter(|word| !word.is_empty())
                {
                    self.out().push_str(" class=\"language-");
                    escape_attribute(word, self.out());
                    self.out().push('"');
                }
                self.out().push('>');
            }
            Tag::List(Some(1)) => self.out().push_str("<ol>"),
            Tag::List(Some(first)) => {
                let _ = write!(self.out(), "<ol start=\"{first}\">");
            }
            Tag::List(None) => self.out().push_str("<ul>"),
            Tag::Item => self.out().push_str("<li>"),
            Tag::FootnoteDefinition(name) => {
                self.footnotes.open.push(name.to_string());
                self.buffers.push(String::new());
            }
            Tag::DefinitionList => self.out().push_str("<dl>"),
            Tag::DefinitionListTitle => self.out().push_str("<dt>"),
            Tag::DefinitionListDefinition => self.out().push_str("<dd>"),
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                self.out().push_str("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"");
                let label = self.resolve.label("table");
                escape_attribute(&label, self.out());
                self.out().push_str("\"><table>");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.cell = 0;
                self.out().push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.out().push_str("<tr>");
            }
            Tag::TableCell => {
                let name = match self.alignments.get(self.cell) {
                    Some(Alignment::Left) => " class=\"align-left\"",
                    Some(Alignment::Center) => " class=\"align-center\"",
                    Some(Alignment::Right) => " class=\"align-right\"",
                    _ => "",
                };
                let open =
                    if self.in_head { format!("<th scope=\"col\"{name}>") } else { format!("<td{name}>") };
                self.out().push_str(&open);
            }
            Tag::Emphasis => self.out().push_str("<em>"),
            Tag::Strong => self.out().push_str("<strong>"),
            Tag::Strikethrough => self.out().push_str("<s>"),
            Tag::Superscript => self.out().push_str("<sup>"),
            Tag::Subscript => self.out().push_str("<sub>"),
            Tag::Link { dest_url, .. } => {
                self.literal += 1;
                let text = inner_text(events, at, TagEnd::Link);
                match self.resolve.link(dest_url, &text) {
                    LinkHtml::Around { open, close } => {
                        let (open, close) = self.parts.around(open, close);
                        self.out().push_str(&open);
                        self.closes.push(close);
                    }
                    LinkHtml::Text => self.closes.push(String::new()),
                }
            }
            Tag::Image { dest_url, .. } => {
                let alt = inner_text(events, at, TagEnd::Image);
                let html = self.resolve.inline(dest_url, &alt);
                let html = self.parts.inline(html);
                self.out().push_str(&html);
                return 1 + distance_to(events, at + 1, TagEnd::Image);
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {}
        }
        1
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph => self.out().push_str("</p>"),
            TagEnd::Heading(_) => {
                let close = self.closes.pop().unwrap_or_default();
                self.out().push_str(&close);
            }
            TagEnd::Link => {
                self.literal = self.literal.saturating_sub(1);
                let close = self.closes.pop().unwrap_or_default();
                self.out().push_str(&close);
            }
            TagEnd::BlockQuote(_) => match self.alert_kinds.pop().flatten() {
                Some((kind, title)) => {
                    let body = self.buffers.pop().unwrap_or_default().replace("<p></p>", "");
                    if self.parts.raw {
                        // The body holds raw HTML that is still to be sanitised: only the frame is set aside.
                        let frame = self.resolve.alert(kind, &title, "\u{E012}");
                        let (open, close) = frame.split_once('\u{E012}').unwrap_or((&frame, ""));
                        let (open, close) = self.parts.frame(open, close);
                        self.out().extend([open, body, close]);
                    } else {
                        let html = self.resolve.alert(kind, &title, &body);
                        self.out().push_str(&html);
                    }
                }
                None => self.out().push_str("</blockquote>"),
            },
            TagEnd::CodeBlock => {
                self.literal = self.literal.saturating_sub(1);
                self.out().push_str("</code></pre>");
            }
            TagEnd::List(true) => self.out().push_str("</ol>"),
            TagEnd::List(false) => self.out().push_str("</ul>"),
            TagEnd::Item => self.out().push_str("</li>"),
            TagEnd::FootnoteDefinition => {
                let body = self.buffers.pop().unwrap_or_default();
                if let Some(name) = self.footnotes.open.pop() {
                    self.footnotes.bodies.insert(name, body);
                }
            }
            TagEnd::DefinitionList => self.out().push_str("</dl>"),
            TagEnd::DefinitionListTitle => self.out().push_str("</dt>"),
            TagEnd::DefinitionListDefinition => self.out().push_str("</dd>"),
            TagEnd::Table => self.out().push_str("</tbody></table></div>"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.out().push_str("</tr></thead><tbody>");
            }
            TagEnd::TableRow => self.out().push_str("</tr>"),
            TagEnd::TableCell => {
                self.cell += 1;
                let close = if self.in_head { "</th>" } else { "</td>" };
                self.out().push_str(close);
            }
            TagEnd::Emphasis => self.out().push_str("</em>"),
            TagEnd::Strong => self.out().push_str("</strong>"),
            TagEnd::Strikethrough => self.out().push_str("</s>"),
            TagEnd::Superscript => self.out().push_str("</sup>"),
            TagEnd::Subscript => self.out().push_str("</sub>"),
            TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// A paragraph of nothing but pictures and embeds is no paragraph: each is written as a block.
    fn embeds(&mut self, events: &[Located<'_>], at: usize) -> Option<usize> {
        let embeds = embeds::alone(events, at)?;
        for (address, alt) in embeds.found {
            let html = self.resolve.block(&address, &alt);
            let html = self.parts.block(html);
            self.out().push_str(&html);
        }
        Some(embeds.length)
    }

    fn footnote_reference(&mut self, name: &str) {
        let label = self.resolve.label("footnote");
        let html = self.footnotes.reference(name, &label);
        let html = self.parts.inline(html);
        self.out().push_str(&html);
    }

    fn finish(mut self) -> Option<String> {
        let notes = self.footnotes.list(self.resolve);
        let mut body = std::mem::take(self.out());
        body.push_str(&notes);
        self.parts.finish(body)
    }
}
