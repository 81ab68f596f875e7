//! What the parser passes over without a word: cells beyond a table's last column, addresses by a name that no link uses
//! or that stands twice, rows that make no table, and words in braces behind a heading.
//!
//! Must not know who tells of them.

use std::collections::HashSet;

use pulldown_cmark::{Event, OffsetIter, Tag};

use super::events::Located;
use super::marks;
use super::slips::{Slip, SlipKind};

/// An address by a name, such as `[law]: https://law.example`, and where it stands.
pub type NamedAddress = (String, std::ops::Range<usize>);

/// All addresses by a name, in no order.
pub fn named_addresses(parser: &OffsetIter<'_>) -> Vec<NamedAddress> {
    parser.reference_definitions().iter().map(|(name, found)| (folded(name), found.span.clone())).collect()
}

/// Names are the same in small letters and in capitals, whatever space is in them.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What of `text` is in none of its events.
pub fn slips(text: &str, events: &[Located<'_>], mut named: Vec<NamedAddress>, slips: &mut Vec<Slip>) {
    if !named.is_empty() {
        second_names(text, events, &named, slips);
        let used: HashSet<String> = events
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) => Some(folded(id)),
                _ => None,
            })
            .collect();
        named.retain(|(name, _)| !used.contains(name));
        named.sort_by_key(|(_, span)| span.start);
        slips.extend(
            named
                .into_iter()
                .filter_map(|(_, span)| Some(Slip::new(span.start, SlipKind::UnusedName, text.get(span)?))),
        );
    }
    let mut columns = 0;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Heading { attrs, .. }) => {
                let lost = attrs.iter().any(|(key, value)| match value {
                    Some(value) => &**key != "id" && marks::ids_of(&format!("{key}={value}")).is_none(),
                    None => true,
                });
                let heading = text.get(range.clone()).unwrap_or_default();
                if let Some(from) = heading.rfind('{').filter(|_| lost) {
                    slips.push(Slip::new(range.start + from, SlipKind::Attributes, &heading[from..]));
                }
            }
            Event::Start(Tag::Paragraph) => {
                let paragraph = text.get(range.clone()).unwrap_or_default();
                if is_no_table(paragraph) {
                    slips.push(Slip::new(range.start, SlipKind::NoTable, paragraph));
                }
            }
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableRow) => {
                let row = text.get(range.clone()).unwrap_or_default();
                if let Some(from) = beyond(row, columns) {
                    slips.push(Slip::new(range.start + from, SlipKind::ExtraCell, &row[from..]));
                }
            }
            _ => {}
        }
    }
}

/// Tells each address by a name that stands above it with another: the first counts.
fn second_names(text: &str, events: &[Located<'_>], named: &[NamedAddress], slips: &mut Vec<Slip>) {
    let mut taken: Vec<(usize, usize)> =
        named.iter().map(|(_, span)| (span.start, span.end)).chain(events.iter().filter_map(words)).collect();
    taken.sort_unstable();
    let known: HashSet<&str> = named.iter().map(|(name, _)| name.as_str()).collect();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(open) = line.find('[')
            && line[..open].chars().all(|sign| sign.is_ascii_digit() || " \t>-*+.)".contains(sign))
            && let Some((name, _)) = line[open + 1..].split_once("]:")
            && known.contains(folded(name).as_str())
        {
            let at = start + open;
            let before = taken.partition_point(|(from, _)| *from <= at);
            let inside = taken[..before].last().is_some_and(|(_, end)| at < *end);
            if !inside {
                slips.push(Slip::new(at, SlipKind::SecondName, &line[open..]));
            }
        }
        start += line.len();
    }
}

/// Where the words of an event stand.
fn words((event, range): &Located<'_>) -> Option<(usize, usize)> {
    let says = matches!(
        event,
        Event::Text(_)
            | Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Start(Tag::Link { .. } | Tag::Image { .. })
    );
    says.then_some((range.start, range.end))
}

/// Whether a paragraph was meant as a table: its second line is one of the hyphens and pipes below a head.
fn is_no_table(paragraph: &str) -> bool {
    let mut lines = paragraph.lines();
    let (Some(head), Some(below)) = (lines.next(), lines.next()) else { return false };
    let below = below.trim();
    head.contains('|')
        && below.contains('|')
        && below.contains('-')
        && below.chars().all(|sign| matches!(sign, '|' | '-' | ':' | ' '))
}

/// Where the first cell beyond the last column starts, if it says anything.
fn beyond(row: &str, columns: usize) -> Option<usize> {
    let from = row.len() - row.trim_start().len();
    let from = from + usize::from(row[from..].starts_with('|'));
    let mut escaped = false;
    let mut cells = 0;
    for (at, sign) in row.bytes().enumerate().skip(from) {
        if sign == b'|' && !escaped {
            cells += 1;
            if cells == columns {
                let rest = row[at + 1..].trim().trim_end_matches('|');
                return (!rest.trim().is_empty()).then_some(at + 1);
            }
        }
        escaped = sign == b'\\' && !escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn what_is_passed_over_is_told() {
        for (text, wanted) in [
            ("| a | b |\n|-|-|\n| c | d | e |\n", &["e |"][..]),
            ("a | b\n-|-\nc | d | e | f\n", &["e | f"]),
            ("| a | b |\n|-|-|\n| c \\| d | e |\n| f |\n| g | h | |\n", &[]),
            ("[Note]: remember\n\n[used]: a.md\n\n[x][Used]\n", &["[Note]: remember"]),
            ("[a]: b\n\n![a]\n", &[]),
            ("[a] [b]\n\n[a]: x.md\n[A]: y.md\n[b]: z.md\n\n> [ a ]: q.md\n", &["[A]: y.md", "[ a ]: q.md"]),
            ("[a]: x.md 'a\n  [a]: b'\n\n```\n[a]: c\n```\n\n[a]\n[a]: c\n\n<p>\n[a]: d\n</p>\n", &[]),
            ("| a `b|c` | d |\n|---|---|\n| e | f |\n", &["| a `b|c` | d |"]),
            ("a | b\n\n|-|\n\nc |\n- | d\n", &[]),
            ("## A {#b .c id=\"d\"}\n\n## B {rg=RG-01}\n\n## C {d e=\"f\"}\n", &["{d e=\"f\"}"]),
        ] {
            let found: Vec<String> = read(text).slips.iter().map(|slip| slip.what.to_string()).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
