//! A page's text with what a publisher adds to it, each addition in a quotation that is marked as such; and where a byte of
//! the whole comes from.
//!
//! Made as text, so that every reader of a page finds the added words where they stand. Must not know pages.

use crate::input::markdown::alerts::ADDED;

/// What stands before each line of an addition.
const QUOTE: &str = "> ";

/// The text with everything added. `T` is an added text as its owner knows it.
#[derive(Clone, Debug)]
pub struct Added<T> {
    pub body: String,
    pieces: Vec<AddedPiece<T>>,
}

#[derive(Clone, Debug)]
struct AddedPiece<T> {
    /// From here to `end` nothing is of the page.
    start: usize,
    /// Where the added words start.
    words: usize,
    end: usize,
    text: T,
}

/// Where a byte comes from, and which byte it is there.
#[derive(Debug, PartialEq, Eq)]
pub enum Origin<'a, T> {
    Page(usize),
    Addition(&'a T, usize),
}

impl<T> Added<T> {
    /// Puts texts with their words into `body`, each before the byte that is named with it, at the start of a line.
    pub fn to(body: &str, mut additions: Vec<(usize, T)>, words_of: impl Fn(&T) -> &str) -> Self {
        additions.sort_by_key(|(at, _)| *at);
        let mut added = Self { body: String::new(), pieces: Vec::new() };
        let mut done = 0;
        for (at, text) in additions {
            let at = body.floor_char_boundary(at.min(body.len())).max(done);
            added.body.push_str(&body[done..at]);
            done = at;
            added.piece(text, &words_of);
        }
        added.body.push_str(&body[done..]);
        added
    }

    fn piece(&mut self, text: T, words_of: impl Fn(&T) -> &str) {
        let start = self.body.len();
        // What stands above ends here, whatever it is.
        self.body.push_str(if self.body.ends_with('\n') || self.body.is_empty() { "\n" } else { "\n\n" });
        self.body.push_str(&format!("{QUOTE}{ADDED}\n{QUOTE}\n"));
        let words = self.body.len();
        for line in words_of(&text).trim_end().split_inclusive('\n') {
            self.body.push_str(QUOTE);
            self.body.push_str(line);
        }
        self.body.push_str("\n\n");
        self.pieces.push(AddedPiece { start, words, end: self.body.len(), text });
    }

    /// Where a byte of the whole comes from.
    pub fn origin(&self, offset: usize) -> Origin<'_, T> {
        let mut before = 0;
        for piece in self.pieces.iter().take_while(|piece| piece.start <= offset) {
            if offset < piece.end {
                let inside = self.body.get(piece.words..offset).unwrap_or_default();
                let marks = QUOTE.len() * (inside.matches('\n').count() + 1);
                return Origin::Addition(&piece.text, inside.len().saturating_sub(marks));
            }
            before += piece.end - piece.start;
        }
        Origin::Page(offset - before)
    }
}

#[cfg(test)]
mod tests {
    use super::{Added, Origin};

    #[test]
    fn every_byte_is_found_where_it_was_written() {
        let added = Added::to("One.\n\n## Two\n\nThree.", vec![(23, "y"), (6, "a\nb c\n")], |text| text);
        assert_eq!(
            added.body,
            "One.\n\n\n> [!ADDED]\n> \n> a\n> b c\n\n## Two\n\nThree.\n\n> [!ADDED]\n> \n> y\n\n"
        );
        let at = |text: &str| added.origin(added.body.find(text).unwrap());
        assert_eq!(at("One"), Origin::Page(0));
        assert_eq!(at("b c"), Origin::Addition(&"a\nb c\n", 2));
        assert_eq!(at("## Two"), Origin::Page(6));
        assert_eq!(at("Three"), Origin::Page(14));
        assert_eq!(at("y\n"), Origin::Addition(&"y", 0));
    }
}
