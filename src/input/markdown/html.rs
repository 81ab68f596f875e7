//! Writes a text as HTML: the one place where authored text becomes markup, escaped.
//!
//! Links and embeds are asked of a [`Resolve`]; raw HTML is sanitised as a whole page at the end,
//! with our own parts set aside. Must not know which page it is on or what a theme looks like.

mod footnotes;
mod numbers;
mod parts;
mod sanitise;
mod tag;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt::Write;

use pulldown_cmark::Alignment;

use super::outline::Outline;
use super::raw::name_of;
use super::tree::{Cell, MdBlock, MdInline, MdPicture, Style, Tree, words};
use super::{alerts, escape_attribute, escape_text, marks, tags};
use footnotes::Footnotes;
use parts::HtmlParts;

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
    fn block(&self, address: &str, alt: &str, title: &str) -> String;
    /// Safe HTML for a picture or embed inside a sentence.
    fn inline(&self, address: &str, alt: &str, title: &str) -> String;
    /// Safe HTML for an alert around safe `body`.
    fn alert(&self, kind: &str, title: &str, body: &str) -> String;
    /// Whether the text runs to the left, where a number in groups would be read from its end.
    fn runs_left(&self) -> bool {
        false
    }
    /// A word of the interface, such as the heading above footnotes.
    fn label(&self, key: &str) -> String;
}

/// The body of a page. `outline` is the outline of the same text: heading ids come from there.
pub fn write(tree: &Tree<'_>, outline: &Outline, resolve: &dyn Resolve) -> String {
    let raw = !outline.raw_html.is_empty();
    HtmlWriter::new(outline, resolve, HtmlParts::new(raw))
        .write(tree)
        // Raw HTML that never comes to rest is shown as it was typed: nothing is lost, and its author sees it.
        .or_else(|| HtmlWriter::new(outline, resolve, HtmlParts::new(false)).write(tree))
        .unwrap_or_default()
}

/// Stands for the body in the frame of an alert. A title cannot be taken for it: its `<` is escaped.
const BODY: &str = "<hr data-rightskit-body>";

struct HtmlWriter<'a> {
    outline: &'a Outline,
    resolve: &'a dyn Resolve,
    headings: usize,
    footnotes: Footnotes,
    parts: HtmlParts,
}

impl<'a> HtmlWriter<'a> {
    fn new(outline: &'a Outline, resolve: &'a dyn Resolve, parts: HtmlParts) -> Self {
        Self { outline, resolve, headings: 0, footnotes: Footnotes::new(outline), parts }
    }

    /// The whole page; nothing where its raw HTML cannot be made whole.
    fn write(mut self, tree: &Tree<'_>) -> Option<String> {
        let mut body = String::with_capacity(tree.source.len() * 2);
        self.blocks(&tree.blocks, &mut body);
        body.push_str(&self.footnotes.list(self.resolve));
        self.parts.finish(body)
    }

    fn blocks(&mut self, blocks: &[MdBlock<'_>], out: &mut String) {
        for block in blocks {
            self.block(block, out);
        }
    }

    fn block(&mut self, block: &MdBlock<'_>, out: &mut String) {
        match block {
            MdBlock::Heading { content, .. } => self.heading(content, out),
            MdBlock::Paragraph { content, .. } => self.element("p", content, out),
            MdBlock::Line { content, .. } | MdBlock::Html { content, .. } => self.line(content, out),
            MdBlock::Embeds(pictures) => {
                for MdPicture { address, title, alt, .. } in pictures {
                    let html = self.resolve.block(address, alt, title);
                    out.push_str(&self.parts.block(html));
                }
            }
            MdBlock::Quote { blocks, .. } => {
                out.push_str("<blockquote>");
                self.blocks(blocks, out);
                out.push_str("</blockquote>");
            }
            MdBlock::Alert { kind, title, blocks, .. } => self.alert(alerts::key(*kind), title, blocks, out),
            MdBlock::Code { words, text, .. } => {
                out.push_str("<pre><code");
                if let Some(word) = words.split([' ', ',']).next().filter(|word| !word.is_empty()) {
                    out.push_str(" class=\"language-");
                    escape_attribute(word, out);
                    out.push('"');
                }
                out.push('>');
                escape_text(text, out);
                out.push_str("</code></pre>");
            }
            MdBlock::List { start, items } => {
                let name = if start.is_some() { "ol" } else { "ul" };
                match start.filter(|start| *start != 1) {
                    Some(start) => drop(write!(out, "<ol start=\"{start}\">")),
                    None => drop(write!(out, "<{name}>")),
                }
                for item in items {
                    out.push_str("<li>");
                    self.blocks(&item.blocks, out);
                    out.push_str("</li>");
                }
                let _ = write!(out, "</{name}>");
            }
            MdBlock::Definitions(entries) => {
                out.push_str("<dl>");
                for entry in entries {
                    self.element("dt", &entry.term.content, out);
                    for meaning in &entry.meanings {
                        out.push_str("<dd>");
                        self.blocks(&meaning.blocks, out);
                        out.push_str("</dd>");
                    }
                }
                out.push_str("</dl>");
            }
            MdBlock::Table { alignments, head, rows } => self.table(alignments, head, rows, out),
            MdBlock::Note { name, blocks, .. } => {
                let mut body = String::new();
                self.blocks(blocks, &mut body);
                self.footnotes.bodies.entry(name.to_string()).or_insert(body);
            }
            MdBlock::Rule => out.push_str("<hr>"),
        }
    }

    fn heading(&mut self, content: &[MdInline<'_>], out: &mut String) {
        let (level, id) = match self.outline.headings.get(self.headings) {
            Some(heading) => (heading.level, &*heading.id),
            None => (2, ""),
        };
        self.headings += 1;
        let _ = write!(out, "<h{level} id=\"");
        escape_attribute(id, out);
        out.push_str("\">");
        self.line(content, out);
        let _ = write!(out, "</h{level}>");
    }

    fn alert(&mut self, kind: &str, title: &str, blocks: &[MdBlock<'_>], out: &mut String) {
        let mut body = String::new();
        self.blocks(blocks, &mut body);
        if self.parts.raw {
            // The body holds raw HTML that is still to be sanitised: only the frame is set aside.
            let frame = self.resolve.alert(kind, title, BODY);
            let (open, close) = frame.split_once(BODY).unwrap_or((&frame, ""));
            let (open, close) = self.parts.frame(open, close);
            out.extend([open, body, close]);
        } else {
            out.push_str(&self.resolve.alert(kind, title, &body));
        }
    }

    fn table(
        &mut self,
        alignments: &[Alignment],
        head: &[Cell<'_>],
        rows: &[Vec<Cell<'_>>],
        out: &mut String,
    ) {
        out.push_str("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"");
        escape_attribute(&self.resolve.label("table"), out);
        out.push_str("\"><table><thead><tr>");
        self.cells("th", " scope=\"col\"", alignments, head, out);
        out.push_str("</tr></thead><tbody>");
        for row in rows {
            out.push_str("<tr>");
            self.cells("td", "", alignments, row, out);
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table></div>");
    }

    fn cells(
        &mut self,
        name: &str,
        scope: &str,
        alignments: &[Alignment],
        cells: &[Cell<'_>],
        out: &mut String,
    ) {
        for (index, cell) in cells.iter().enumerate() {
            let class = match alignments.get(index) {
                Some(Alignment::Left) => " class=\"align-left\"",
                Some(Alignment::Center) => " class=\"align-center\"",
                Some(Alignment::Right) => " class=\"align-right\"",
                _ => "",
            };
            let _ = write!(out, "<{name}{scope}{class}>");
            self.line(&cell.content, out);
            let _ = write!(out, "</{name}>");
        }
    }

    fn element(&mut self, name: &str, content: &[MdInline<'_>], out: &mut String) {
        let _ = write!(out, "<{name}>");
        self.line(content, out);
        let _ = write!(out, "</{name}>");
    }

    fn text(&self, text: &str, out: &mut String) {
        let mut from = 0;
        let apart = if self.resolve.runs_left() { numbers::in_groups(text) } else { Vec::new() };
        for number in apart {
            escape_text(&text[from..number.start], out);
            out.push_str("<bdi dir=\"ltr\">");
            escape_text(&text[number.clone()], out);
            out.push_str("</bdi>");
            from = number.end;
        }
        escape_text(&text[from..], out);
    }

    fn line(&mut self, content: &[MdInline<'_>], out: &mut String) {
        for inline in content {
            match inline {
                MdInline::Text { text, .. } => match marks::strip(text) {
                    Some(plain) => self.text(&plain, out),
                    None => self.text(text, out),
                },
                MdInline::Code(text) => {
                    out.push_str("<code>");
                    escape_text(text, out);
                    out.push_str("</code>");
                }
                MdInline::Styled { style, content } => {
                    let name = match style {
                        Style::Emphasis => "em",
                        Style::Strong => "strong",
                        Style::Strike => "s",
                        Style::Super => "sup",
                        Style::Sub => "sub",
                    };
                    self.element(name, content, out);
                }
                MdInline::Link { address, title, content, .. } => {
                    let text = words(content);
                    match titled(self.resolve.link(address, text.trim()), title) {
                        LinkHtml::Around { open, close } => {
                            let (open, close) = self.parts.around(open, close);
                            out.push_str(&open);
                            self.line(content, out);
                            out.push_str(&close);
                        }
                        LinkHtml::Text => self.line(content, out),
                    }
                }
                MdInline::Picture(MdPicture { address, title, alt, .. }) => {
                    let html = self.resolve.inline(address, alt, title);
                    out.push_str(&self.parts.inline(html));
                }
                MdInline::NoteSign { name, .. } => {
                    let html = self.footnotes.reference(name, &self.resolve.label("footnote"));
                    out.push_str(&self.parts.inline(html));
                }
                MdInline::Tick(done) => out.push_str(if *done { "☑ " } else { "☐ " }),
                MdInline::Tag { html, .. } if !self.parts.raw || parts::is_forged(html) => {
                    escape_text(html, out)
                }
                MdInline::Tag { html, .. } => out.push_str(&named(html, &self.outline.prefix)),
                MdInline::SoftBreak => out.push('\n'),
                MdInline::HardBreak => out.push_str("<br>"),
            }
        }
    }
}

/// A link with its title, which browsers show when a pointer rests on it.
fn titled(link: LinkHtml, title: &str) -> LinkHtml {
    if title.is_empty() {
        return link;
    }
    let (mut open, close) = match link {
        LinkHtml::Around { open, close } => (open, close),
        LinkHtml::Text => (String::from("<span>"), String::from("</span>")),
    };
    if open.pop().is_some() {
        open.push_str(" title=\"");
        escape_attribute(title, &mut open);
        open.push_str("\">");
    }
    LinkHtml::Around { open, close }
}

/// A tag whose name for links is an id, unlike all others where several texts share a page.
fn named<'h>(html: &'h str, prefix: &str) -> Cow<'h, str> {
    let Some(name) = name_of(html) else { return Cow::Borrowed(html) };
    if prefix.is_empty() && tags::attribute(html, "id").is_some() {
        return Cow::Borrowed(html);
    }
    // Of an attribute twice the first counts.
    let name_ends = html.find(|sign: char| sign.is_whitespace() || sign == '>').unwrap_or(html.len());
    let mut tag = format!("{} id=\"{prefix}", &html[..name_ends]);
    escape_attribute(&name, &mut tag);
    tag.push('"');
    tag.push_str(&html[name_ends..]);
    Cow::Owned(tag)
}
