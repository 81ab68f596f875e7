//! Raw HTML cut into tags and the text between, and what each element is to a page.
//!
//! Must not know where it stands, nor what is done with it.

mod elements;

use std::ops::Range;

pub use elements::ALLOWED;
use elements::{GROUPS, LEFT_OPEN, LEFT_OUT, LEFT_OUT_WHOLE, LITERAL, VOID, WITHIN_LINES};

/// A piece of raw HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HtmlPiece {
    Text(Range<usize>),
    Tag(HtmlTag),
    Comment(Range<usize>),
}

/// A tag as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlTag {
    pub range: Range<usize>,
    /// In small letters.
    pub name: String,
    pub closes: bool,
    /// Whether any attribute has a value.
    pub has_values: bool,
}

/// What a page makes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementTreatment {
    /// It may stand there.
    Allowed,
    /// It is a picture.
    Picture,
    /// HTML knows it and a page may not hold it; its text stays.
    LeftOut,
    /// As [`Self::LeftOut`], with all that is in it.
    LeftOutWhole,
    /// HTML knows no such element: it is a word in angle brackets.
    Word,
}

impl HtmlTag {
    pub fn treatment(&self) -> ElementTreatment {
        let is = |names: &[&str]| names.contains(&self.name.as_str());
        match () {
            () if self.name == "img" => ElementTreatment::Picture,
            () if is(ALLOWED) => ElementTreatment::Allowed,
            () if is(LEFT_OUT_WHOLE) => ElementTreatment::LeftOutWhole,
            () if is(LEFT_OUT) => ElementTreatment::LeftOut,
            () => ElementTreatment::Word,
        }
    }

    /// Whether it stands on lines of its own.
    pub fn is_block(&self) -> bool {
        self.treatment() == ElementTreatment::Allowed && !WITHIN_LINES.contains(&self.name.as_str())
    }

    pub fn is_void(&self) -> bool {
        VOID.contains(&self.name.as_str())
    }

    pub fn is_literal(&self) -> bool {
        LITERAL.contains(&self.name.as_str())
    }

    /// Whether an allowed element may leave its end out.
    fn is_left_open(&self) -> bool {
        LEFT_OPEN.iter().any(|(name, _)| *name == self.name)
    }

    /// Whether readers see how far an allowed element reaches: what only groups others looks the same without its end.
    pub fn shows_its_end(&self) -> bool {
        !(self.is_left_open() || GROUPS.contains(&self.name.as_str()))
    }

    /// What it stands in, if it may leave its end out; nothing says that it stands anywhere.
    pub fn parents(&self) -> &'static [&'static str] {
        LEFT_OPEN.iter().find(|(name, _)| *name == self.name).map_or(&[], |(_, parents)| parents)
    }

    /// Whether it starts an allowed element of which a word in angle brackets cannot be told apart but by its end.
    pub fn may_be_a_word(&self) -> bool {
        self.treatment() == ElementTreatment::Allowed
            && !(self.closes || self.has_values || self.is_void() || self.is_left_open())
    }

    /// Whether what was typed is a tag at all, and no word in angle brackets such as `<title>` or `<your name>`.
    /// `closed` says whether its end stands in the same piece of text.
    pub fn is_meant(&self, closed: bool) -> bool {
        self.treatment() != ElementTreatment::Word && (closed || self.has_values)
    }
}

/// The pieces of raw HTML, in order.
pub fn pieces(html: &str) -> Vec<HtmlPiece> {
    let mut found = Vec::new();
    let mut text_from = 0;
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &html.as_bytes()[at..]).map(|step| at + step) {
        let piece = match comment(html, open) {
            Some(end) => Some(HtmlPiece::Comment(open..end)),
            None => tag(html, open).map(HtmlPiece::Tag),
        };
        let Some(piece) = piece else {
            at = open + 1;
            continue;
        };
        if text_from < open {
            found.push(HtmlPiece::Text(text_from..open));
        }
        at = match &piece {
            HtmlPiece::Comment(range) | HtmlPiece::Text(range) => range.end,
            HtmlPiece::Tag(tag) => tag.range.end,
        };
        text_from = at;
        found.push(piece);
    }
    if text_from < html.len() {
        found.push(HtmlPiece::Text(text_from..html.len()));
    }
    found
}

/// Where the comment that starts at `open` ends.
fn comment(html: &str, open: usize) -> Option<usize> {
    html[open..].starts_with("<!--").then_some(())?;
    // Its first hyphens may be its last too: `<!-->` holds nothing.
    html[open + 2..].find("-->").map(|end| open + 2 + end + "-->".len())
}

/// The tag that starts at `open`, if it is whole.
fn tag(html: &str, open: usize) -> Option<HtmlTag> {
    let bytes = html.as_bytes();
    let closes = bytes.get(open + 1) == Some(&b'/');
    let name_from = open + 1 + usize::from(closes);
    let name_length =
        bytes[name_from..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
    let name = html.get(name_from..name_from + name_length)?;
    if !name.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
        return None;
    }
    let (mut quote, mut has_values, mut last) = (None, false, b' ');
    for (step, byte) in bytes[name_from + name_length..].iter().enumerate() {
        match (quote, *byte) {
            (Some(open), close) if open == close => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if last == b'=' => quote = Some(*byte),
            (None, b'=') => has_values = true,
            (None, b'<') => return None,
            (None, b'>') => {
                let range = open..name_from + name_length + step + 1;
                return Some(HtmlTag { range, name: name.to_ascii_lowercase(), closes, has_values });
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = *byte;
        }
    }
    None
}

/// For each start tag among `tags` the index of the tag that closes it, and the other way round.
pub fn pairs(tags: &[Option<&HtmlTag>]) -> Vec<Option<usize>> {
    let mut open: std::collections::HashMap<&str, Vec<usize>> = std::collections::HashMap::new();
    let mut found = vec![None; tags.len()];
    for (index, tag) in tags.iter().enumerate() {
        let Some(tag) = tag else { continue };
        let same = open.entry(&tag.name).or_default();
        if !tag.closes {
            same.push(index);
        } else if let Some(start) = same.pop() {
            found[start] = Some(index);
            found[index] = Some(start);
        }
    }
    found
}

/// The value of an attribute, decoded; of a name twice the first counts.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    html5gum::Tokenizer::new(tag).flatten().find_map(|token| match token {
        html5gum::Token::StartTag(tag) => {
            let value = tag.attributes.iter().find(|(key, _)| key.as_slice() == name.as_bytes())?.1;
            Some(String::from_utf8_lossy(value.as_slice()).into_owned())
        }
        _ => None,
    })
}

/// The text of raw HTML with its references decoded, such as `&amp;`.
pub fn decoded(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    // What is no tag here must be none to the reader of references either.
    let text = text.replace('<', "&lt;");
    let strings = html5gum::Tokenizer::new(&text).flatten().filter_map(|token| match token {
        html5gum::Token::String(text) => Some(String::from_utf8_lossy(&text).into_owned()),
        _ => None,
    });
    strings.collect::<String>().into()
}

/// The values of all attributes of a tag, decoded.
pub fn decoded_all(tag: &str) -> String {
    let values = html5gum::Tokenizer::new(tag).flatten().filter_map(|token| match token {
        html5gum::Token::StartTag(tag) => Some(tag.attributes),
        _ => None,
    });
    values.flatten().map(|(_, value)| String::from_utf8_lossy(value.as_slice()).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{ElementTreatment, HtmlPiece, attribute, decoded, pairs, pieces};

    fn cut(html: &str) -> Vec<&str> {
        let range = |piece: HtmlPiece| match piece {
            HtmlPiece::Text(range) | HtmlPiece::Comment(range) => range,
            HtmlPiece::Tag(tag) => tag.range,
        };
        pieces(html).into_iter().map(|piece| &html[range(piece)]).collect()
    }

    #[test]
    fn tags_are_told_from_text() {
        assert_eq!(cut("a<b>c</b> 1 < 2"), ["a", "<b>", "c", "</b>", " 1 < 2"]);
        assert_eq!(cut("<a title=\"x>y\">z"), ["<a title=\"x>y\">", "z"]);
        assert_eq!(cut("<!-- a\n<b> -->c<!-- d"), ["<!-- a\n<b> -->", "c<!-- d"]);
        assert_eq!(cut("<a <b>"), ["<a ", "<b>"]);
        assert_eq!(cut("don't <manager's name> it's"), ["don't ", "<manager's name>", " it's"]);
    }

    #[test]
    fn words_are_told_from_elements() {
        for (html, standing) in [
            ("<person>", ElementTreatment::Word),
            ("<B>", ElementTreatment::Allowed),
            ("<title>", ElementTreatment::LeftOut),
            ("<Script src=x>", ElementTreatment::LeftOutWhole),
            ("<img src=x>", ElementTreatment::Picture),
        ] {
            let found = pieces(html);
            assert!(matches!(found.first(), Some(HtmlPiece::Tag(_))), "{html}");
            let Some(HtmlPiece::Tag(tag)) = found.first() else { continue };
            assert_eq!(tag.treatment(), standing, "{html}");
            assert_eq!(tag.has_values, html.contains('='));
        }
    }

    #[test]
    fn tags_find_their_ends() {
        let found = pieces("<b><i></b></i><p>");
        let tags: Vec<_> = found
            .iter()
            .map(|piece| match piece {
                HtmlPiece::Tag(tag) => Some(tag),
                _ => None,
            })
            .collect();
        assert_eq!(pairs(&tags), [Some(2), Some(3), Some(0), Some(1), None]);
    }

    #[test]
    fn attributes_and_references_are_decoded() {
        assert_eq!(attribute("<a HREF='x&amp;y' href=z>", "href").as_deref(), Some("x&y"));
        assert_eq!(attribute("<a>", "href"), None);
        assert_eq!(decoded("a &amp; b &lt;c <!x> <d"), "a & b <c <!x> <d");
    }
}
