//! What an author typed and no reader will see as it was meant: each is told with its place.
//!
//! Must not know who tells it.

/// One such piece, and the byte of the text at which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    pub offset: usize,
    pub kind: SlipKind,
    /// As it was typed, or as much of it as names it.
    pub what: Box<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipKind {
    /// An element of HTML that no page may hold.
    LeftOut,
    /// A picture within the words of another, which only counts by its own words.
    InnerPicture,
    /// A block of another tool's, which is text here.
    Container,
    /// Cells of a table beyond its last column.
    ExtraCell,
    /// Words in braces behind a heading.
    Attributes,
    /// An address by a name that no link uses.
    UnusedName,
    /// A link in Markdown within HTML, where no Markdown is read.
    LinkInHtml,
    /// A second address by the same name, which no link leads to.
    SecondName,
    /// An attribute of HTML whose words or address no page shows.
    Attribute,
    /// An attribute that hides nothing here: what it stands on is on the page.
    NotHidden,
    /// An element that begins and never ends: all below stands in it.
    NeverClosed,
    /// Asterisks that set nothing strong, beside letters without spaces between words.
    Asterisks,
    /// Rows with pipes that are no table.
    NoTable,
    /// A second note of the same name, which no sign leads to.
    SecondNote,
}

impl Slip {
    /// The first line of `what`, shortened.
    pub fn new(offset: usize, kind: SlipKind, what: &str) -> Self {
        const LONGEST: usize = 80;
        let line = what.trim().lines().next().unwrap_or_default();
        let short = &line[..line.floor_char_boundary(LONGEST)];
        let what = if short.len() < line.len() { format!("{short}…") } else { short.to_owned() };
        Self { offset, kind, what: what.into() }
    }
}
