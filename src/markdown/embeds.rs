//! Paragraphs of nothing but pictures and embeds, which are no paragraphs: each stands for a block.
//!
//! Finds them in the events. Must not know what an embed shows.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Located, marks};

/// The embeds of such a paragraph.
pub struct Embeds {
    /// Address and alternative text of each.
    pub found: Vec<(String, String)>,
    /// Events that the paragraph takes, its start and end included.
    pub length: usize,
}

/// The embeds of the paragraph that starts at `events[at]`, if it holds nothing else.
pub fn alone(events: &[Located<'_>], at: usize) -> Option<Embeds> {
    let length = distance_to(events, at + 1, TagEnd::Paragraph);
    let inside = events.get(at + 1..at + length)?;
    let mut depth = 0_u32;
    let mut found = Vec::new();
    for (index, (event, _)) in inside.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                depth += 1;
                found.push((dest_url.to_string(), inner_text(inside, index, TagEnd::Image)));
            }
            Event::End(TagEnd::Image) => depth = depth.saturating_sub(1),
            Event::SoftBreak | Event::HardBreak => {}
            Event::Text(text)
                if depth > 0 || marks::strip(text).unwrap_or_else(|| text.to_string()).trim().is_empty() => {}
            _ if depth > 0 => {}
            _ => return None,
        }
    }
    (!found.is_empty()).then_some(Embeds { found, length: length + 1 })
}

/// The plain text between a start and its end.
pub fn inner_text(events: &[Located<'_>], start: usize, end: TagEnd) -> String {
    let mut text = String::new();
    for (event, _) in events.iter().skip(start + 1) {
        match event {
            Event::End(found) if *found == end => break,
            Event::Text(piece) | Event::Code(piece) => text.push_str(piece),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// How many events from `from` until just after the next `end`.
pub fn distance_to(events: &[Located<'_>], from: usize, end: TagEnd) -> usize {
    events
        .iter()
        .skip(from)
        .position(|(event, _)| matches!(event, Event::End(found) if *found == end))
        .map_or(events.len().saturating_sub(from), |found| found + 1)
}
