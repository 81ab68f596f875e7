//! Bare `https:` addresses in a text, which become links as they stand.
//!
//! Must not know what a link looks like.

use linkify::{LinkFinder, LinkKind};

/// A piece of text.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(&'a str),
    Address(&'a str),
}

/// A text cut at its bare addresses.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    if !text.contains("https://") {
        return vec![Piece::Text(text)];
    }
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    finder
        .spans(text)
        .map(|span| match span.kind() {
            Some(_) if span.as_str().starts_with("https://") => Piece::Address(span.as_str()),
            _ => Piece::Text(span.as_str()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    #[test]
    fn only_https_is_a_link() {
        let found = pieces("See https://a.example/b, not http://c.example.");
        assert_eq!(found[1], Piece::Address("https://a.example/b"));
        assert!(found[2..].iter().all(|piece| matches!(piece, Piece::Text(_))));
    }
}
