//! Signs that the parser takes for the start of something they do not start.
//!
//! A line that begins with `:)` or `:::note` explains no term, `<style>` without an end is no style sheet up to the end
//! of the page, and `<your name>` on a line of its own is no HTML. Such a sign is masked and the text read again. Must
//! not know what is made of the text.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::events::Located;
use super::tags::{ElementTreatment, HtmlPiece, pairs, pieces};

/// How often a text is read again at most: each reading can uncover what was hidden in the one before.
pub const READINGS: usize = 8;

/// Stand for `<` and `:`. No text holds them: a rule refuses characters nobody sees.
const LESS: char = '\u{1e}';
const COLON: char = '\u{1f}';

/// The offsets of signs that start nothing, in `text` as it was read.
pub fn false_starts(text: &str, events: &[Located<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    if text.contains([LESS, COLON]) {
        return found;
    }
    let ends = LazyCell::new(|| last_ends(text));
    // Whether the term that is being read holds a sign of code that nothing closes in it.
    let (mut in_term, mut open_code) = (false, false);
    for (at, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::HtmlBlock) => html(text, range, &ends, &mut found),
            Event::Start(Tag::DefinitionListTitle) => (in_term, open_code) = (true, false),
            Event::End(TagEnd::DefinitionListTitle) => in_term = false,
            Event::Text(text) if in_term => open_code |= text.contains('`'),
            Event::Start(Tag::DefinitionListDefinition) => {
                let Some(colon) = text[range.clone()].find(':').map(|step| range.start + step) else {
                    continue;
                };
                let spaced = text[colon + 1..].starts_with([' ', '\t']);
                let closes = open_code && closes_code(&events[at..]);
                if !spaced || closes {
                    found.push(colon);
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a sign of code stands alone in the definition at the start of `events`.
fn closes_code(events: &[Located<'_>]) -> bool {
    let inside =
        events.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::DefinitionListDefinition)));
    inside.into_iter().any(|(event, _)| matches!(event, Event::Text(text) if text.contains('`')))
}

/// Openings that take everything up to their end, and to the end of the text where there is none.
const GREEDY: [(&str, &[&str]); 8] = [
    ("<!--", &["-->"]),
    ("<![cdata[", &["]]>"]),
    ("<!", &[">"]),
    ("<?", &["?>"]),
    ("<script", &["</script>", "</style>", "</pre>", "</textarea>"]),
    ("<style", &["</script>", "</style>", "</pre>", "</textarea>"]),
    ("<pre", &["</script>", "</style>", "</pre>", "</textarea>"]),
    ("<textarea", &["</script>", "</style>", "</pre>", "</textarea>"]),
];

/// Where the last end tag of each name stands.
fn last_ends(text: &str) -> HashMap<String, usize> {
    let mut ends = HashMap::new();
    for (at, _) in text.match_indices("</") {
        let name: String = text[at + 2..].chars().take_while(char::is_ascii_alphanumeric).collect();
        ends.insert(name.to_ascii_lowercase(), at);
    }
    ends
}

fn html(text: &str, block: &Range<usize>, ends: &HashMap<String, usize>, found: &mut Vec<usize>) {
    let Some(start) = text[block.clone()].find('<').map(|step| block.start + step) else { return };
    let lower = text[start..block.end].to_ascii_lowercase();
    if let Some((open, ends)) = GREEDY.iter().find(|(open, _)| lower.starts_with(open)) {
        if !ends.iter().any(|end| lower.contains(end)) {
            // What has no end up to here has none in the lines between either.
            found.extend(lower.match_indices(open).map(|(step, _)| start + step));
        }
        return;
    }
    let pieces = pieces(&text[start..block.end]);
    let tags: Vec<_> = pieces
        .iter()
        .map(|piece| match piece {
            HtmlPiece::Tag(tag) => Some(tag),
            _ => None,
        })
        .collect();
    match tags.first() {
        Some(Some(tag)) => {
            let closed = pairs(&tags).first().is_some_and(Option::is_some);
            let refused = matches!(
                tag.treatment(),
                ElementTreatment::LeftOut | ElementTreatment::LeftOutWhole | ElementTreatment::Word
            );
            // `<address>` on a line of its own is a place for one, where nothing ends it in the whole text.
            let alone = tags.iter().flatten().count() == 1;
            let a_word = alone && tag.may_be_a_word() && ends.get(&tag.name).is_none_or(|end| *end < start);
            if a_word || refused && !tag.is_meant(closed) {
                found.push(start);
            }
        }
        // No tag at all, such as `<div and no end`.
        _ => found.push(start),
    }
}

/// The text with the signs at `offsets` masked.
pub fn masked(text: &str, offsets: &[usize]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for &at in offsets {
        // Each is one byte for one byte.
        match bytes.get(at) {
            Some(b'<') => bytes[at] = LESS as u8,
            Some(b':') => bytes[at] = COLON as u8,
            _ => {}
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The event with the signs themselves again.
pub fn unmasked(event: Event<'_>) -> Event<'static> {
    let plain = |text: CowStr<'_>| CowStr::from(unmask(&text).into_owned());
    match event {
        Event::Text(text) => Event::Text(plain(text)),
        Event::Code(text) => Event::Code(plain(text)),
        Event::Html(html) => Event::Html(plain(html)),
        Event::InlineHtml(html) => Event::InlineHtml(plain(html)),
        Event::FootnoteReference(name) => Event::FootnoteReference(plain(name)),
        Event::Start(tag) => Event::Start(match tag {
            Tag::Link { link_type, dest_url, title, id } => {
                Tag::Link { link_type, dest_url: plain(dest_url), title: plain(title), id: plain(id) }
            }
            Tag::Image { link_type, dest_url, title, id } => {
                Tag::Image { link_type, dest_url: plain(dest_url), title: plain(title), id: plain(id) }
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(words)) => {
                Tag::CodeBlock(CodeBlockKind::Fenced(plain(words)))
            }
            Tag::FootnoteDefinition(name) => Tag::FootnoteDefinition(plain(name)),
            other => other.into_static(),
        }),
        other => other.into_static(),
    }
}

fn unmask(text: &str) -> Cow<'_, str> {
    if text.contains([LESS, COLON]) {
        text.replace(LESS, "<").replace(COLON, ":").into()
    } else {
        text.into()
    }
}
