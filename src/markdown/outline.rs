//! What a page holds, without its HTML: headings, links, embeds and marks, each with its place.
//!
//! Small, so that it can be kept for every page while bodies cannot. Must not know other pages.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Located, depth, is_block, marks};
use crate::text::slug;

/// A heading of the body. Level 1 is the page's title and not among them.
#[derive(Clone, Debug)]
pub struct Heading {
    pub level: u8,
    pub id: Box<str>,
    pub text: Box<str>,
    /// Byte offset in the body.
    pub offset: usize,
    /// Whether the author gave the id.
    pub explicit_id: bool,
}

/// A link, with the text a reader sees.
#[derive(Clone, Debug)]
pub struct Link {
    pub address: Box<str>,
    pub text: Box<str>,
    pub offset: usize,
}

/// A picture or one of our embeds.
#[derive(Clone, Debug)]
pub struct Image {
    pub address: Box<str>,
    pub alt: Box<str>,
    pub offset: usize,
}

/// Ids of source statements, with the sentence that says them.
#[derive(Clone, Debug)]
pub struct Coverage {
    pub ids: Vec<String>,
    pub heading: Option<usize>,
    pub sentence: Box<str>,
    pub offset: usize,
}

/// Everything other stages ask about a page's text.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    pub headings: Vec<Heading>,
    pub links: Vec<Link>,
    pub images: Vec<Image>,
    pub coverage: Vec<Coverage>,
    /// Offsets of raw HTML.
    pub raw_html: Vec<usize>,
    /// Footnote references without a definition, and definitions without a reference.
    pub loose_footnotes: Vec<(Box<str>, usize)>,
    /// Links and directives that are not whole and would be printed as they are typed.
    pub stray: Vec<(Box<str>, usize)>,
    /// Where the text nests deeper than any reader or browser follows.
    pub too_deep: Option<usize>,
    /// Stands before every id, where several texts share a page.
    pub prefix: Box<str>,
}

impl Outline {
    pub fn of(events: &[Located<'_>]) -> Self {
        let mut outline = Self::default();
        let mut block = String::new();
        let mut heading: Option<(u8, Option<String>, usize, usize)> = None;
        let mut link: Option<(String, usize, usize)> = None;
        let mut image: Option<(String, usize, usize)> = None;
        let mut footnotes = Footnotes::default();
        let mut code = false;
        outline.too_deep = depth::too_deep(events);
        for (event, range) in events {
            match event {
                Event::Start(Tag::CodeBlock(_)) => code = true,
                Event::End(TagEnd::CodeBlock) => code = false,
                Event::Start(Tag::Heading { level, id, attrs, .. }) => {
                    block.clear();
                    heading = Some((
                        *level as u8,
                        id.as_deref().map(str::to_owned),
                        range.start,
                        outline.coverage.len(),
                    ));
                    for (key, value) in attrs {
                        if let Some(ids) = value.as_deref().and_then(|v| marks::ids_of(&format!("{key}={v}")))
                        {
                            outline.cover(ids, "", range.start);
                        }
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    if let Some((level, id, offset, marks_from)) = heading.take() {
                        let text = block.trim().to_owned();
                        let explicit_id = id.is_some();
                        let id = id.unwrap_or_else(|| outline.unused_id(&slug(&text)));
                        let index = outline.headings.len();
                        for cover in &mut outline.coverage[marks_from..] {
                            cover.heading = Some(index);
                            cover.sentence = text.clone().into();
                        }
                        outline.headings.push(Heading {
                            level,
                            id: id.into(),
                            text: text.into(),
                            offset,
                            explicit_id,
                        });
                    }
                    block.clear();
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    link = Some((dest_url.to_string(), range.start, block.len()));
                }
                Event::End(TagEnd::Link) => {
                    if let Some((address, offset, from)) = link.take() {
                        let text = block.get(from..).unwrap_or("").trim().into();
                        outline.links.push(Link { address: address.into(), text, offset });
                    }
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    image = Some((dest_url.to_string(), range.start, block.len()));
                }
                Event::End(TagEnd::Image) => {
                    if let Some((address, offset, from)) = image.take() {
                        let alt = block.get(from..).unwrap_or("").trim().into();
                        outline.images.push(Image { address: address.into(), alt, offset });
                    }
                }
                Event::Start(Tag::FootnoteDefinition(name)) => {
                    footnotes.defined.push((name.to_string(), range.start))
                }
                Event::FootnoteReference(name) => footnotes.referenced.push((name.to_string(), range.start)),
                Event::Start(tag) if is_block(tag) => block.clear(),
                Event::Text(text) => {
                    if !code && text.contains('[') {
                        footnotes.referenced.extend(
                            literals(text, "[^").map(|(name, at)| (name.to_owned(), range.start + at)),
                        );
                    }
                    if !code && text.contains("](") {
                        outline.stray.extend(strays(text).map(|(what, at)| (what.into(), range.start + at)));
                    }
                    let found = if text.contains('{') { marks::find(text) } else { Vec::new() };
                    let mut from = 0;
                    for mark in found {
                        block.push_str(&text[from..mark.range.start]);
                        from = mark.range.end;
                        outline.cover(mark.ids, last_sentence(&block), range.start);
                    }
                    block.push_str(&text[from..]);
                }
                Event::Code(text) => block.push_str(text),
                Event::SoftBreak | Event::HardBreak => block.push(' '),
                Event::Html(_) | Event::InlineHtml(_) => outline.raw_html.push(range.start),
                _ => {}
            }
        }
        outline.loose_footnotes = footnotes.loose();
        outline
    }

    /// The outline of the same text below a heading of its own, among others on one page.
    pub fn gathered(&self, prefix: &str) -> Self {
        let mut outline = self.clone();
        outline.prefix = format!("{prefix}--").into();
        for heading in &mut outline.headings {
            heading.id = format!("{}{}", outline.prefix, heading.id).into();
            heading.level = (heading.level + 1).min(6);
        }
        outline
    }

    /// Whether `#id` leads somewhere on this page.
    pub fn has_anchor(&self, id: &str) -> bool {
        self.headings.iter().any(|heading| &*heading.id == id)
    }

    fn cover(&mut self, ids: Vec<String>, sentence: &str, offset: usize) {
        let heading = self.headings.len().checked_sub(1);
        self.coverage.push(Coverage { ids, heading, sentence: sentence.into(), offset });
    }

    /// `base`, or `base-2` and so on when a heading has it already.
    fn unused_id(&self, base: &str) -> String {
        let base = if base.is_empty() { "section" } else { base };
        let mut id = base.to_owned();
        let mut number = 2;
        while self.has_anchor(&id) {
            id = format!("{base}-{number}");
            number += 1;
        }
        id
    }
}

#[derive(Default)]
struct Footnotes {
    defined: Vec<(String, usize)>,
    referenced: Vec<(String, usize)>,
}

impl Footnotes {
    fn loose(self) -> Vec<(Box<str>, usize)> {
        let Self { defined, referenced } = self;
        let unread = defined.iter().filter(|(name, _)| !referenced.iter().any(|(other, _)| other == name));
        let missing = referenced.iter().filter(|(name, _)| !defined.iter().any(|(other, _)| other == name));
        unread.chain(missing).map(|(name, at)| (name.as_str().into(), *at)).collect()
    }
}

/// Signs of footnotes that the parser took for text, since no note belongs to them, and where they stand.
fn literals<'t>(text: &'t str, open: &'t str) -> impl Iterator<Item = (&'t str, usize)> {
    text.match_indices(open).filter_map(move |(at, _)| {
        let name = text[at + open.len()..].split_once(']')?.0;
        (!name.is_empty() && !name.contains([' ', '[', '\n'])).then_some((name, at))
    })
}

/// Directives that the parser took for text, mostly because of a space in the address.
fn strays(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.match_indices("](").filter_map(|(at, _)| {
        let address = text[at + 2..].split(')').next()?;
        (SCHEMES.iter().any(|scheme| address.starts_with(scheme)) || address.contains(".md"))
            .then_some((address, at))
    })
}

const SCHEMES: [&str; 10] = [
    "fact:",
    "facts:",
    "service:",
    "services:",
    "directory:",
    "slot:",
    "decision:",
    "download:",
    "handouts:",
    "lang:",
];

/// The sentence that ends where the text ends.
fn last_sentence(text: &str) -> &str {
    let text = text.trim();
    let sentences = crate::prose::sentences::sentences(text);
    sentences.last().map_or(text, |range| text[range.clone()].trim())
}

#[cfg(test)]
mod tests {
    use super::Outline;
    use crate::markdown::parse;

    #[test]
    fn marks_know_their_sentence_and_heading() {
        let outline = Outline::of(&parse(
            "## How {#how}\n\nFirst one. You get news monthly. {rg=RG-19} Then more.\n\n- item {rg=RG-20}\n",
        ));
        assert_eq!(&*outline.coverage[0].sentence, "You get news monthly.");
        assert_eq!(outline.coverage[0].heading, Some(0));
        assert_eq!(&*outline.coverage[1].sentence, "item");
        assert_eq!(&*outline.headings[0].id, "how");
    }

    #[test]
    fn equal_headings_get_different_ids() {
        let outline = Outline::of(&parse("## Ā b\n\n## Ā b\n"));
        assert_eq!(&*outline.headings[0].id, "a-b");
        assert_eq!(&*outline.headings[1].id, "a-b-2");
    }

    #[test]
    fn loose_footnotes_are_seen() {
        let outline = Outline::of(&parse("Text.[^a]\n\n[^a]: Note.\n\n[^b]: Never read.\n"));
        assert_eq!(outline.loose_footnotes.len(), 1);
        let outline = Outline::of(&parse("Text.[^a] `[^b]`\n\n    [^c]\n"));
        assert_eq!(outline.loose_footnotes, [("a".into(), 5)]);
    }

    #[test]
    fn directives_that_are_not_whole_are_seen() {
        let outline = Outline::of(&parse(
            "![](services:topic/a region/b) [x](about.md y) [so](it is) `[](slot:a b)`\n",
        ));
        let stray: Vec<&str> = outline.stray.iter().map(|(address, _)| &**address).collect();
        assert_eq!(stray, ["services:topic/a region/b", "about.md y"]);
        assert!(Outline::of(&parse("![](<services:topic/a region/b>)\n")).stray.is_empty());
    }
}
