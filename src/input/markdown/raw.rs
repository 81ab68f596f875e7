//! Raw HTML in the events: what a page may hold stays a tag, a picture becomes a picture, a link a link, and words in
//! angle brackets are words. What is left out is told.
//!
//! Must not know what a tag becomes.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag as Md, TagEnd};

use super::attributes::{Becomes, Lost, lost};
use super::events::{Located, is_block};
use super::slips::{Slip, SlipKind};
use super::tags::{self, ElementTreatment, HtmlPiece, HtmlTag, attribute, decoded};

/// Between the words of a link and its address.
const LINK: &str = "](";

/// What becomes of the tag of an event.
enum Fate {
    Kept,
    Typed,
    LeftOut,
    /// With everything up to the event of that number.
    LeftOutTo(usize),
    Picture,
    Link,
    LinkEnd,
}

/// The events with their raw HTML sorted out.
pub fn settled<'a>(events: Vec<Located<'a>>, text: &str, slips: &mut Vec<Slip>) -> Vec<Located<'a>> {
    if !events.iter().any(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_))) {
        return events;
    }
    let events = blocks_apart(events, text, slips);
    let (mut fates, never_closed) = fates(&events);
    slips.extend(never_closed.into_iter().map(|at| {
        let (event, range) = &events[at];
        Slip::new(range.start, SlipKind::NeverClosed, tag_text(event))
    }));
    let mut out = Vec::with_capacity(events.len());
    let mut skip_to = 0;
    for (at, (event, range)) in events.into_iter().enumerate() {
        let fate = fates.remove(&at);
        if at < skip_to {
            continue;
        }
        match (event, fate) {
            (Event::InlineHtml(html) | Event::Html(html), Some(fate)) => match fate {
                Fate::Kept => {
                    attributes(&html, Becomes::Tag, range.start, slips);
                    out.push((Event::InlineHtml(html), range));
                }
                Fate::Typed => out.push((Event::Text(html), range)),
                Fate::LeftOut if html.starts_with("</") => {}
                Fate::LeftOut => slips.push(Slip::new(range.start, SlipKind::LeftOut, &html)),
                Fate::LeftOutTo(end) => {
                    slips.push(Slip::new(range.start, SlipKind::LeftOut, &html));
                    skip_to = end + 1;
                }
                Fate::Picture => {
                    attributes(&html, Becomes::Picture, range.start, slips);
                    picture(&html, range, &mut out);
                }
                Fate::Link => {
                    attributes(&html, Becomes::Link, range.start, slips);
                    link(&html, range, &mut out);
                }
                Fate::LinkEnd => out.push((Event::End(TagEnd::Link), range)),
            },
            // A comment.
            (Event::InlineHtml(_) | Event::Html(_), None) => {}
            (event, _) => out.push((event, range)),
        }
    }
    out
}

/// Tells what the attributes of a tag say and no page shows.
fn attributes(html: &str, becomes: Becomes, at: usize, slips: &mut Vec<Slip>) {
    slips.extend(lost(html, becomes).into_iter().map(|lost| match lost {
        Lost::Words(what) => Slip::new(at, SlipKind::Attribute, &what),
        Lost::Hides(what) => Slip::new(at, SlipKind::NotHidden, &what),
    }));
}

/// The tags and texts of each block of HTML as events of their own. Links in its texts are told: they stay as they are typed.
fn blocks_apart<'a>(events: Vec<Located<'a>>, text: &str, slips: &mut Vec<Slip>) -> Vec<Located<'a>> {
    let mut out = Vec::with_capacity(events.len());
    // The block as one string, and where each of its lines stands in both.
    let mut joined = String::new();
    let mut lines: Vec<(usize, usize)> = Vec::new();
    for (event, range) in events {
        match event {
            Event::Html(html) => {
                lines.push((joined.len(), range.start));
                joined.push_str(&html);
            }
            Event::End(TagEnd::HtmlBlock) => {
                let place = |at: usize| {
                    let line = lines.partition_point(|(start, _)| *start <= at).saturating_sub(1);
                    lines.get(line).map_or(range.start, |(start, offset)| offset + at - start)
                };
                let is_code = ["<pre", "<code"].iter().any(|tag| joined.contains(tag));
                for piece in tags::pieces(&joined) {
                    let (inside, event) = match piece {
                        HtmlPiece::Comment(_) => continue,
                        HtmlPiece::Text(inside) => {
                            let typed = &joined[inside.clone()];
                            slips.extend(typed.find(LINK).filter(|_| !is_code).map(|at| {
                                let from = typed[..at].rfind('[').unwrap_or(at);
                                Slip::new(place(inside.start + from), SlipKind::LinkInHtml, &typed[from..])
                            }));
                            let words = decoded(&joined[inside.clone()]).into_owned();
                            (inside, Event::Text(CowStr::from(words)))
                        }
                        HtmlPiece::Tag(tag) => {
                            let html = CowStr::from(joined[tag.range.clone()].to_owned());
                            (tag.range, Event::Html(html))
                        }
                    };
                    let end = place(inside.end.saturating_sub(1)) + 1;
                    out.push((event, place(inside.start)..end.min(text.len())));
                }
                joined.clear();
                lines.clear();
                out.push((Event::End(TagEnd::HtmlBlock), range));
            }
            event => out.push((event, range)),
        }
    }
    out
}

/// Elements opened in one block and not yet closed: by their names, the numbers of their events.
type LeftOpen = HashMap<String, Vec<usize>>;

/// What becomes of each tag, by the number of its event; comments are not among them. And which begin what never ends.
fn fates(events: &[Located<'_>]) -> (HashMap<usize, Fate>, Vec<usize>) {
    let mut fates = HashMap::new();
    let mut left_open = LeftOpen::new();
    let mut from = 0;
    while from < events.len() {
        // A tag is closed within its block of text.
        let ends = |(event, _): &Located<'_>| match event {
            Event::Start(tag) => is_block(tag) && !matches!(tag, Md::HtmlBlock),
            Event::End(end) => is_block_end(*end),
            _ => false,
        };
        let to = events[from..].iter().position(ends).map_or(events.len(), |step| from + step + 1);
        of_block(&events[from..to], from, &mut left_open, &mut fates);
        from = to;
    }
    let mut never_closed: Vec<usize> = left_open.into_values().flatten().collect();
    never_closed.retain(|at| shows_where_it_ends(tag_text(&events[*at].0)));
    never_closed.sort_unstable();
    (fates, never_closed)
}

/// Whether readers see how far an element reaches.
fn shows_where_it_ends(html: &str) -> bool {
    let Some(HtmlPiece::Tag(tag)) = tags::pieces(html).into_iter().next() else { return false };
    if tag.name == "a" { is_link(html) } else { tag.shows_its_end() }
}

fn is_block_end(end: TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

fn of_block(events: &[Located<'_>], from: usize, left_open: &mut LeftOpen, fates: &mut HashMap<usize, Fate>) {
    // Which Markdown each tag stands in: a link may not begin in one and end in another.
    let mut levels = Vec::with_capacity(events.len());
    let mut open = Vec::new();
    let mut in_block = false;
    let tags: Vec<Option<HtmlTag>> = events
        .iter()
        .enumerate()
        .map(|(at, (event, _))| {
            levels.push((open.last().copied(), open.len()));
            match event {
                Event::Start(_) => open.push(at),
                Event::End(_) => drop(open.pop()),
                Event::Html(_) => in_block = true,
                _ => {}
            }
            let (Event::Html(html) | Event::InlineHtml(html)) = event else { return None };
            match tags::pieces(html).into_iter().next() {
                Some(HtmlPiece::Tag(tag)) => Some(tag),
                _ => None,
            }
        })
        .collect();
    let known: Vec<Option<&HtmlTag>> = tags.iter().map(Option::as_ref).collect();
    let pairs = tags::pairs(&known);
    let opened: HashSet<&str> =
        tags.iter().flatten().filter(|tag| !tag.closes).map(|tag| tag.name.as_str()).collect();
    for (at, (tag, (event, _))) in tags.iter().zip(events).enumerate() {
        let Some(tag) = tag else {
            if let Event::Html(html) | Event::InlineHtml(html) = event
                && !html.starts_with("<!--")
            {
                fates.insert(from + at, Fate::Typed);
            }
            continue;
        };
        if fates.contains_key(&(from + at)) {
            continue;
        }
        let pair = pairs[at];
        let fate = match tag.treatment() {
            ElementTreatment::Word => Fate::Typed,
            ElementTreatment::Picture if tag.closes || !tag.has_values => Fate::Typed,
            ElementTreatment::Picture => Fate::Picture,
            _ if tag.closes => match pair {
                // Its start was looked at before.
                Some(start) if matches!(fates.get(&(from + start)), Some(Fate::Typed)) => Fate::Typed,
                Some(_) if tag.treatment() == ElementTreatment::Allowed => Fate::Kept,
                None if tag.treatment() == ElementTreatment::Allowed && closes(left_open, &tag.name) => {
                    Fate::Kept
                }
                None if !in_block => Fate::Typed,
                _ => Fate::LeftOut,
            },
            ElementTreatment::Allowed => {
                let html = tag_text(event);
                match pair {
                    Some(end)
                        if is_link(html) && levels[at] == levels[end] && holds_no_link(&events[at..end]) =>
                    {
                        fates.insert(from + end, Fate::LinkEnd);
                        Fate::Link
                    }
                    // Nothing of it is left to press: the inner link stays, and this one is told.
                    Some(end) if is_link(html) && begins_with_link(&events[at..end]) => {
                        fates.insert(from + end, Fate::LeftOut);
                        Fate::LeftOut
                    }
                    None if !in_block && tag.may_be_a_word() => Fate::Typed,
                    None if !in_block && !tag.has_values && is_out_of_place(tag, &opened, left_open) => {
                        Fate::Typed
                    }
                    None if !tag.is_void() => {
                        left_open.entry(tag.name.clone()).or_default().push(from + at);
                        Fate::Kept
                    }
                    _ => Fate::Kept,
                }
            }
            _ if !tag.is_meant(pair.is_some()) => Fate::Typed,
            ElementTreatment::LeftOutWhole if let Some(end) = pair => Fate::LeftOutTo(from + end),
            ElementTreatment::LeftOut | ElementTreatment::LeftOutWhole => Fate::LeftOut,
        };
        fates.insert(from + at, fate);
    }
}

/// Whether an end closes what an earlier block left open.
fn closes(left_open: &mut LeftOpen, name: &str) -> bool {
    left_open.get_mut(name).is_some_and(|open| open.pop().is_some())
}

fn tag_text<'e>(event: &'e Event<'_>) -> &'e str {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => html,
        _ => "",
    }
}

fn is_link(html: &str) -> bool {
    html.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("<a")) && attribute(html, "href").is_some()
}

fn holds_no_link(events: &[Located<'_>]) -> bool {
    !events.iter().skip(1).any(|(event, _)| is_inner_link(event))
}

/// Whether what a link holds is another one, up to the other's start.
fn begins_with_link(events: &[Located<'_>]) -> bool {
    let is_blank = |event: &Event<'_>| matches!(event, Event::Text(text) if text.trim().is_empty());
    events.iter().skip(1).find(|(event, _)| !is_blank(event)).is_some_and(|(event, _)| is_inner_link(event))
}

fn is_inner_link(event: &Event<'_>) -> bool {
    match event {
        // The sign of a note is a link too.
        Event::Start(Md::Link { .. }) | Event::FootnoteReference(_) => true,
        Event::Html(html) | Event::InlineHtml(html) => is_link(html),
        _ => false,
    }
}

/// Whether a part of a table or list stands in none, as `<td>` in a sentence.
fn is_out_of_place(tag: &HtmlTag, opened: &HashSet<&str>, left_open: &LeftOpen) -> bool {
    let parents = tag.parents();
    let is_open =
        |name: &&str| opened.contains(name) || left_open.get(*name).is_some_and(|open| !open.is_empty());
    !parents.is_empty() && !parents.iter().any(is_open)
}

fn picture<'a>(html: &str, range: Range<usize>, out: &mut Vec<Located<'a>>) {
    let value = |name| CowStr::from(attribute(html, name).unwrap_or_default());
    let (dest_url, title, alt) = (value("src"), value("title"), value("alt"));
    let tag = Md::Image { link_type: LinkType::Inline, dest_url, title, id: "".into() };
    out.push((Event::Start(tag), range.clone()));
    if !alt.is_empty() {
        out.push((Event::Text(alt), range.clone()));
    }
    out.push((Event::End(TagEnd::Image), range));
}

fn link<'a>(html: &str, range: Range<usize>, out: &mut Vec<Located<'a>>) {
    // Links lead to it by its name.
    if let Some(name) = attribute(html, "id").or_else(|| attribute(html, "name")) {
        let mut open = String::from("<a id=\"");
        super::escape::escape_attribute(&name, &mut open);
        out.push((Event::InlineHtml(CowStr::from(open + "\">")), range.clone()));
        out.push((Event::InlineHtml("</a>".into()), range.clone()));
    }
    let value = |name| CowStr::from(attribute(html, name).unwrap_or_default());
    let tag = Md::Link {
        link_type: LinkType::Inline,
        dest_url: value("href"),
        title: value("title"),
        id: "".into(),
    };
    out.push((Event::Start(tag), range));
}

/// The name that links may lead to, if the tag gives one.
pub fn name_of(html: &str) -> Option<String> {
    let is_anchor = html.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("<a"));
    attribute(html, "id").or_else(|| attribute(html, "name").filter(|_| is_anchor))
}
