//! Which footnotes of a text have both halves: the sign and the note. Must not know what else is in it.

use std::collections::HashSet;

#[derive(Default)]
pub(super) struct FootnoteCheck {
    defined: Vec<(String, usize)>,
    /// Of those that are defined.
    names: HashSet<String>,
    referenced: Vec<(String, usize)>,
}

impl FootnoteCheck {
    /// Takes a note; `false` when one of that name was there already.
    pub(super) fn define(&mut self, name: &str, at: usize) -> bool {
        self.defined.push((name.to_owned(), at));
        self.names.insert(name.to_owned())
    }

    pub(super) fn refer(&mut self, name: &str, at: usize) {
        self.referenced.push((name.to_owned(), at));
    }

    /// Takes the signs that the parser took for text, since no note belongs to them. The text stands at `at`.
    pub(super) fn refer_in(&mut self, text: &str, at: usize) {
        for (step, open) in text.match_indices("[^") {
            let rest = &text[step + open.len()..];
            let Some(end) = rest.find([']', '[', ' ', '\n']) else { break };
            if end > 0 && rest[end..].starts_with(']') {
                self.refer(&rest[..end], at + step);
            }
        }
    }

    /// Names with one half only, and where that stands.
    pub(super) fn loose(self) -> Vec<(Box<str>, usize)> {
        let Self { defined, names, referenced } = self;
        let read: HashSet<&str> = referenced.iter().map(|(name, _)| name.as_str()).collect();
        let unread = defined.iter().filter(|(name, _)| !read.contains(name.as_str()));
        let missing = referenced.iter().filter(|(name, _)| !names.contains(name));
        unread.chain(missing).map(|(name, at)| (name.as_str().into(), *at)).collect()
    }
}
