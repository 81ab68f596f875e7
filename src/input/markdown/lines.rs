//! What stands within the lines of a text, put right: addresses are links, apostrophes are apostrophes, no link stands in
//! a link and no picture in the words of another, and pieces of text that belong together are one.
//!
//! Must not know blocks beyond where a line ends.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::bare::Addresses;
use super::events::{Located, is_block};
use super::slips::{Slip, SlipKind};
use super::{bare, quotes, tags};

/// The events of `source`, put right.
pub fn settled<'a>(events: Vec<Located<'a>>, source: &str, slips: &mut Vec<Slip>) -> Vec<Located<'a>> {
    let mut lines = Lines {
        source,
        out: Vec::with_capacity(events.len()),
        line: Vec::new(),
        joined: String::new(),
        has_addresses: bare::may_stand_in(source),
        addresses: Addresses::Linked,
    };
    let (mut links, mut pictures, mut code, mut literal) = (0_u32, 0_u32, false, 0_u32);
    for (event, range) in events {
        match event {
            Event::Text(text) if code || pictures > 0 && literal == 0 => {
                lines.push_text(text, range, Run::AsItIs);
            }
            Event::Text(text) if literal > 0 => lines.push_text(text, range, Run::AsTyped),
            Event::Text(text) => lines.push_text(text, range, Run::Free),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                links += 1;
                // The parser lets an address in angle brackets stand in a link; there it is text.
                if links == 1 {
                    let dest_url = match link_type {
                        LinkType::Email => CowStr::from(format!("mailto:{dest_url}")),
                        _ => dest_url,
                    };
                    lines.push((Event::Start(Tag::Link { link_type, dest_url, title, id }), range));
                    lines.addresses = Addresses::Words;
                }
            }
            Event::End(TagEnd::Link) => {
                links = links.saturating_sub(1);
                if links == 0 {
                    lines.push((Event::End(TagEnd::Link), range));
                    lines.addresses = Addresses::Linked;
                }
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                pictures += 1;
                if pictures == 1 {
                    lines.push((Event::Start(Tag::Image { link_type, dest_url, title, id }), range));
                } else {
                    slips.push(Slip::new(range.start, SlipKind::InnerPicture, &dest_url));
                }
            }
            Event::End(TagEnd::Image) => {
                pictures = pictures.saturating_sub(1);
                if pictures == 0 {
                    lines.push((Event::End(TagEnd::Image), range));
                }
            }
            Event::Start(
                tag @ (Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript),
            ) if pictures + literal == 0 => {
                lines.line.push((Event::Start(tag), range));
            }
            Event::End(
                end @ (TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Subscript),
            ) if pictures + literal == 0 => lines.line.push((Event::End(end), range)),
            Event::Start(Tag::CodeBlock(kind)) => {
                literal = 0;
                code = true;
                lines.push((Event::Start(Tag::CodeBlock(kind)), range));
            }
            Event::End(TagEnd::CodeBlock) => {
                code = false;
                lines.push((Event::End(TagEnd::CodeBlock), range));
            }
            Event::Start(Tag::HtmlBlock) => {
                literal = 1;
                lines.push((Event::Start(Tag::HtmlBlock), range));
            }
            Event::End(TagEnd::HtmlBlock) => {
                literal = 0;
                lines.push((Event::End(TagEnd::HtmlBlock), range));
            }
            Event::InlineHtml(html) => {
                if let Some(tags::HtmlPiece::Tag(tag)) = tags::pieces(&html).first()
                    && (tag.is_literal() || tag.name == "a")
                {
                    literal = if tag.closes { literal.saturating_sub(1) } else { literal + 1 };
                }
                lines.push((Event::InlineHtml(html), range));
            }
            Event::FootnoteReference(name) => lines.push((Event::FootnoteReference(folded(name)), range)),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                lines.push((Event::Start(Tag::FootnoteDefinition(folded(name))), range));
            }
            event => {
                // What is open ends with its block.
                if matches!(&event, Event::Start(tag) if is_block(tag)) {
                    literal = 0;
                }
                lines.push((event, range));
            }
        }
    }
    lines.end_line();
    lines.end_text();
    lines.out
}

/// Labels of notes are the same in small letters and in capitals.
fn folded(name: CowStr<'_>) -> CowStr<'_> {
    if name.chars().any(char::is_uppercase) { name.to_lowercase().into() } else { name }
}

/// How a piece of text may be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    /// Addresses in it are links.
    Free,
    /// It was made of what was typed, and no more is made of it.
    AsItIs,
    /// Even its quotes and dashes are those that were typed.
    AsTyped,
}

struct Lines<'a, 's> {
    source: &'s str,
    out: Vec<Located<'a>>,
    /// Text and emphasis in which addresses are still to be found.
    line: Vec<Located<'a>>,
    /// The piece of text that is being put together, once it is more than one.
    joined: String,
    /// Whether there is any bare address at all.
    has_addresses: bool,
    /// What becomes of addresses here.
    addresses: Addresses,
}

impl<'a> Lines<'a, '_> {
    fn push_text(&mut self, text: CowStr<'a>, range: Range<usize>, run: Run) {
        let text = if bare::is_smart(&text, &range, self.source) {
            match run {
                Run::AsTyped => CowStr::from(self.source[range.clone()].to_owned()),
                _ if &*text == "‘" && quotes::leads(&self.source[range.end..]) => "’".into(),
                _ if &*text == "“"
                    && quotes::ends(&self.source[..range.start], &self.source[range.end..]) =>
                {
                    "”".into()
                }
                _ => text,
            }
        } else {
            text
        };
        if run == Run::Free {
            self.line.push((Event::Text(text), range));
        } else {
            self.push((Event::Text(text), range));
        }
    }

    fn push(&mut self, located: Located<'a>) {
        self.end_line();
        self.merge(located);
    }

    fn end_line(&mut self) {
        if self.line.is_empty() {
            return;
        }
        let mut line = std::mem::take(&mut self.line);
        if self.has_addresses {
            line = bare::settled(line, self.source, self.addresses);
        }
        for located in line.drain(..) {
            self.merge(located);
        }
        self.line = line;
    }

    /// Adds an event; a piece of text joins the piece before it.
    fn merge(&mut self, (event, range): Located<'a>) {
        match (self.out.last_mut(), event) {
            (_, Event::Text(text)) if text.is_empty() => {}
            (Some((Event::Text(before), place)), Event::Text(text)) => {
                if self.joined.is_empty() {
                    self.joined.push_str(before);
                }
                self.joined.push_str(&text);
                place.end = range.end;
            }
            (_, event) => {
                self.end_text();
                self.out.push((event, range));
            }
        }
    }

    fn end_text(&mut self) {
        if let Some((Event::Text(text), _)) = self.out.last_mut()
            && !self.joined.is_empty()
        {
            *text = std::mem::take(&mut self.joined).into();
        }
    }
}
