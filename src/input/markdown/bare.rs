//! Bare addresses in a text, which stay exactly as they were typed; those that begin with `https:` become links.
//!
//! They are looked for in what was typed: `--` in an address is no dash, and `*` in one begins no emphasis. Must not
//! know what a link looks like.

use std::ops::Range;

use linkify::{Link, LinkFinder, LinkKind};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::events::Located;

const SCHEME: &str = "https://";
/// What other addresses have in them that are left as words: no reader is sent to a page that anyone on the way can change.
const OTHERS: [&str; 3] = ["http://", "www.", "@"];

/// What becomes of the addresses that are links elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addresses {
    Linked,
    /// Within the words of a link.
    Words,
}

/// Whether there may be an address in a text.
pub fn may_stand_in(text: &str) -> bool {
    text.contains(SCHEME) || OTHERS.iter().any(|sign| text.contains(sign))
}

/// The events of a line, with its addresses as links or as the words that were typed. `source` is the whole text.
pub fn settled<'a>(events: Vec<Located<'a>>, source: &str, become_what: Addresses) -> Vec<Located<'a>> {
    let (Some(first), Some(last)) = (events.first(), events.last()) else { return events };
    if !source.get(first.1.start..last.1.end).is_some_and(may_stand_in) {
        return events;
    }
    let typed: Vec<String> = events.iter().map(|(event, range)| typed(event, range, source)).collect();
    let mut starts = Vec::with_capacity(typed.len() + 1);
    let mut flat = String::new();
    for piece in &typed {
        starts.push(flat.len());
        flat.push_str(piece);
    }
    starts.push(flat.len());
    let partners = partners(&events);
    let mut found = Vec::new();
    for address in addresses(&flat) {
        found.extend(fitted(address, &flat, &events, &starts, &partners));
    }
    if found.is_empty() {
        return events;
    }
    // Signs of emphasis whose other half is part of an address are signs again.
    let inside = |at: usize| {
        let next = found.partition_point(|range: &Range<usize>| range.end <= starts[at]);
        found.get(next).is_some_and(|range| range.contains(&starts[at]))
    };
    let lone: Vec<bool> =
        (0..events.len()).map(|at| !inside(at) && partners[at].is_some_and(inside)).collect();
    let mut out = Vec::with_capacity(events.len() + 2);
    let mut addresses = found.into_iter().peekable();
    for (at, (event, range)) in events.into_iter().enumerate() {
        let (mut from, end) = (starts[at], starts[at + 1]);
        let whole = from;
        while let Some(address) = addresses.peek() {
            if address.start >= end {
                break;
            }
            // Before the address, then the address itself where it begins here.
            if from < address.start {
                out.push(part(&event, &range, &typed[at], from - whole..address.start - whole));
            }
            if address.start >= whole {
                let place = place(&range, &typed[at], address.start - whole);
                let found = &flat[address.clone()];
                if become_what == Addresses::Linked && found.starts_with(SCHEME) {
                    link(found, place, &mut out);
                } else {
                    out.push((Event::Text(found.to_owned().into()), place.start..place.start + found.len()));
                }
            }
            from = address.end.min(end);
            if address.end > end {
                break;
            }
            addresses.next();
        }
        match from {
            _ if from == whole && lone[at] => out.push((Event::Text(typed[at].clone().into()), range)),
            _ if from == whole => out.push((event, range)),
            _ if from < end => out.push(part(&event, &range, &typed[at], from - whole..end - whole)),
            _ => {}
        }
    }
    out
}

/// What was typed for an event: for a dash two hyphens, for emphasis its sign.
fn typed(event: &Event<'_>, range: &Range<usize>, source: &str) -> String {
    let of_source = |range: Range<usize>| source.get(range).unwrap_or_default().to_owned();
    match event {
        Event::Text(text) if is_smart(text, range, source) => of_source(range.clone()),
        Event::Text(text) => text.to_string(),
        Event::Start(tag) => of_source(range.start..range.start + sign(&tag.to_end(), range, source)),
        Event::End(end) => of_source(range.end - sign(end, range, source)..range.end),
        _ => String::new(),
    }
}

/// Whether a piece of text is a sign that was made of plain ones.
pub fn is_smart(text: &str, range: &Range<usize>, source: &str) -> bool {
    matches!(text, "‘" | "’" | "“" | "”" | "–" | "—" | "…" | "–—" | "——" | "––")
        && source
            .get(range.clone())
            .is_some_and(|typed| !typed.is_empty() && typed.bytes().all(|byte| b"'\"-.".contains(&byte)))
}

/// Bytes of the sign that begins or ends emphasis.
fn sign(end: &TagEnd, range: &Range<usize>, source: &str) -> usize {
    match end {
        TagEnd::Strong => 2,
        TagEnd::Strikethrough if source[range.start..].starts_with("~~") => 2,
        _ => 1,
    }
}

/// For each start of emphasis the event that ends it, and the other way round.
fn partners(events: &[Located<'_>]) -> Vec<Option<usize>> {
    let mut found = vec![None; events.len()];
    let mut open = Vec::new();
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => open.push(at),
            Event::End(_) => {
                if let Some(start) = open.pop() {
                    found[start] = Some(at);
                    found[at] = Some(start);
                }
            }
            _ => {}
        }
    }
    found
}

/// The addresses in what was typed.
fn addresses(typed: &str) -> Vec<Range<usize>> {
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    let is_one = |link: &Link<'_>| {
        *link.kind() == LinkKind::Email
            || [SCHEME, "http://", "www."].iter().any(|start| link.as_str().starts_with(start))
    };
    let links = finder.links(typed).filter(is_one);
    links
        .map(|link| trimmed(link.start()..link.end(), typed))
        .filter(|range| !is_bare_start(&typed[range.clone()]))
        .collect()
}

/// Whether nothing is left of an address but how it begins.
fn is_bare_start(address: &str) -> bool {
    [SCHEME, "http://", "www."].iter().any(|start| start.starts_with(address))
}

/// Without the quotes and stops, of other scripts too, that stand around an address.
fn trimmed(range: Range<usize>, typed: &str) -> Range<usize> {
    const ENDS: &[char] = &[
        '“', '”', '„', '‘', '’', '‚', '«', '»', '‹', '›', '「', '」', '『', '』', '（', '）', '【', '】',
        '《', '》', '。', '，', '、', '；', '：', '！', '？', '\u{a0}', '\u{3000}',
    ];
    let address = &typed[range.clone()];
    let address = address.split(ENDS).next().unwrap_or_default();
    let address =
        address.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '~', '…', '–', '—', '\'', '"']);
    // A quote may begin the name of somebody's mailbox, and hardly ever does.
    let bare = address.trim_start_matches('\'');
    let start = range.start + address.len() - bare.len();
    start..start + bare.len()
}

/// The address up to the first sign that ends emphasis which began before it.
fn fitted(
    address: Range<usize>,
    typed: &str,
    events: &[Located<'_>],
    starts: &[usize],
    partners: &[Option<usize>],
) -> Option<Range<usize>> {
    let ends = |at: &usize| {
        matches!(events[*at].0, Event::End(_))
            && partners[*at].is_none_or(|start| starts[start] < address.start)
    };
    let first = starts.partition_point(|start| *start < address.start);
    let mut inside = (first..events.len()).take_while(|at| starts[*at] < address.end);
    let Some(at) = inside.find(ends) else { return Some(address) };
    let shorter = trimmed(address.start..starts[at], typed);
    (!is_bare_start(&typed[shorter.clone()])).then_some(shorter)
}

/// Part of a piece of text.
fn part<'a>(event: &Event<'a>, range: &Range<usize>, typed: &str, inside: Range<usize>) -> Located<'a> {
    let text = match event {
        Event::Text(CowStr::Borrowed(text)) if *text == typed => CowStr::Borrowed(&text[inside.clone()]),
        _ => typed[inside.clone()].to_owned().into(),
    };
    (Event::Text(text), place(range, typed, inside.start).start..place(range, typed, inside.end).start)
}

/// Where a byte of a piece of text stands in the source; a piece that was decoded stands there whole.
fn place(range: &Range<usize>, typed: &str, at: usize) -> Range<usize> {
    let start = if typed.len() == range.len() { range.start + at } else { range.start };
    start..range.end
}

fn link<'a>(address: &str, range: Range<usize>, out: &mut Vec<Located<'a>>) {
    let dest_url = CowStr::from(address.to_owned());
    let range = range.start..range.start + address.len();
    let text = Event::Text(dest_url.clone());
    let tag = Tag::Link { link_type: LinkType::Autolink, dest_url, title: "".into(), id: "".into() };
    out.push((Event::Start(tag), range.clone()));
    out.push((text, range.clone()));
    out.push((Event::End(TagEnd::Link), range));
}

#[cfg(test)]
mod tests {
    use crate::input::markdown::outline::Outline;
    use crate::input::markdown::read;
    use crate::input::markdown::tree::{self, MdBlock};

    fn found(text: &str) -> Vec<String> {
        Outline::of(&read(text)).links.iter().map(|link| link.address.to_string()).collect()
    }

    fn words(text: &str) -> String {
        match read(text).blocks.as_slice() {
            [MdBlock::Paragraph { content, .. }] => tree::words(content),
            _ => String::new(),
        }
    }

    #[test]
    fn addresses_are_taken_as_they_were_typed() {
        for (text, wanted) in [
            ("See https://a.example/b, not http://c.example.", "https://a.example/b"),
            ("Watch https://v.example/w?v=ab--cd now", "https://v.example/w?v=ab--cd"),
            ("https://law.example/a...b and on", "https://law.example/a...b"),
            ("https://law.example/a--b... and on", "https://law.example/a--b"),
            ("\"https://x.example/y\"", "https://x.example/y"),
            ("“https://x.example/y”, ‘said’", "https://x.example/y"),
            ("'https://x.example/y'", "https://x.example/y"),
            ("https://xn--mori-qsa.example/", "https://xn--mori-qsa.example/"),
            ("(see https://a.example/b_(c)).", "https://a.example/b_(c)"),
            ("**https://b.example/**!", "https://b.example/"),
            ("*see https://b.example/x*", "https://b.example/x"),
            ("https://k.example/*x*/y", "https://k.example/*x*/y"),
            ("https://k.example/_x_/~~y~~/z", "https://k.example/_x_/~~y~~/z"),
            ("https://k.example/*x and y*", "https://k.example/*x"),
            ("*a https://k.example/x*y", "https://k.example/x"),
            ("https://a.example/?a=1&amp;b=2", "https://a.example/?a=1&b=2"),
            ("https://a.example/a\\_b", "https://a.example/a_b"),
            ("求 https://a.example/b。次", "https://a.example/b"),
            ("https://a.example/b[^1]\n\n[^1]: n", "https://a.example/b"),
        ] {
            assert_eq!(found(text), [wanted], "{text}");
        }
    }

    #[test]
    fn what_stands_around_them_is_kept() {
        assert_eq!(words("Watch https://v.example/a--b -- \"now\""), "Watch https://v.example/a--b – “now”");
        assert_eq!(words("https://k.example/*x and y*"), "https://k.example/*x and y*");
        assert_eq!(
            words("a https://k.example/x, b https://l.example/y"),
            "a https://k.example/x, b https://l.example/y"
        );
    }

    #[test]
    fn other_addresses_are_words_as_they_were_typed() {
        for text in [
            "www.a.example/b--c and",
            "http://a.example/x...y and",
            "www.a.example/_x_/y and",
            "jo--b@a.example and",
        ] {
            assert_eq!(words(text), text);
            assert!(found(text).is_empty(), "{text}");
        }
        assert_eq!(words("'jo@a.example' -- \"www.a.example\""), "‘jo@a.example’ – “www.a.example”");
        assert_eq!(
            words("[https://a.example/b--c -- so](https://a.example/b--c)"),
            "https://a.example/b--c – so"
        );
        assert_eq!(found("[https://a.example/b--c](https://a.example/b--c)"), ["https://a.example/b--c"]);
    }

    #[test]
    fn nothing_in_code_or_links_is_an_address() {
        assert_eq!(
            found("`https://c.example` [https://d.example](e.md) <code>https://f.example</code>"),
            ["e.md"]
        );
    }
}
