//! Lists of raw HTML → lists of a handout, with the numbers that they have on the page.
//!
//! Must not know what stands in a line.

use crate::domain::handout::tree::Block;
use crate::input::markdown::tags::{HtmlPiece, attribute, pieces};

/// Those that are open, the outermost first. One may begin in one block of raw HTML and go on in the next.
#[derive(Default)]
pub(super) struct RawLists(Vec<RawList>);

struct RawList {
    ordered: bool,
    start: u64,
    items: Vec<Vec<Block>>,
}

impl RawList {
    /// The number of the item that comes next.
    fn next(&self) -> u64 {
        self.start.saturating_add(self.items.len() as u64)
    }
}

impl RawLists {
    /// What a tag begins, or ends.
    pub(super) fn tag(&mut self, html: &str, out: &mut Vec<Block>) {
        let Some(HtmlPiece::Tag(tag)) = pieces(html).into_iter().next() else { return };
        let number = |name: &str| attribute(html, name).and_then(|value| value.trim().parse().ok());
        match (tag.name.as_str(), tag.closes) {
            ("ol", false) => self.begin(true, number("start").unwrap_or(1)),
            ("ul", false) => self.begin(false, 1),
            ("ol" | "ul", true) => self.end(out),
            ("li", false) => {
                let Some(list) = self.0.last() else { return };
                let next = list.next();
                if let Some(value) = number("value").filter(|value| list.ordered && *value != next) {
                    self.end(out);
                    self.begin(true, value);
                }
                if let Some(list) = self.0.last_mut() {
                    list.items.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    /// Where a paragraph goes: into the innermost item, else after what stands before.
    pub(super) fn place<'o>(&'o mut self, out: &'o mut Vec<Block>) -> &'o mut Vec<Block> {
        self.0.iter_mut().rev().find_map(|list| list.items.last_mut()).unwrap_or(out)
    }

    /// Hands over all items so far, where a block of raw HTML ends. What is open goes on with the next number.
    pub(super) fn pause(&mut self, out: &mut Vec<Block>) {
        let open: Vec<(bool, u64)> = self.0.iter().map(|list| (list.ordered, list.next())).collect();
        while !self.0.is_empty() {
            self.end(out);
        }
        open.into_iter().for_each(|(ordered, start)| self.begin(ordered, start));
    }

    fn begin(&mut self, ordered: bool, start: u64) {
        self.0.push(RawList { ordered, start, items: Vec::new() });
    }

    fn end(&mut self, out: &mut Vec<Block>) {
        if let Some(RawList { ordered, start, items }) = self.0.pop()
            && !items.is_empty()
        {
            self.place(out).push(Block::List { ordered, start, items });
        }
    }
}
