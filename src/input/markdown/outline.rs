//! What a page holds, without its HTML: headings, links, embeds and marks, each with its place.
//!
//! Small, so that it can be kept for every page while bodies cannot. Must not know other pages.

mod foreign;
mod notes;
mod spelling;
mod strays;

use super::slips::{Slip, SlipKind};
use super::tree::{MdBlock, MdInline, MdPicture, Tree, words};
use super::{marks, raw};
use crate::base::text::Unique;
use notes::FootnoteCheck;
use spelling::Spelling;

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
    /// Names in raw HTML that links may lead to.
    pub anchors: Vec<Box<str>>,
    /// Offsets of raw HTML.
    pub raw_html: Vec<usize>,
    /// What no reader sees as it was meant.
    pub slips: Vec<Slip>,
    /// Footnote references without a definition, and definitions without a reference.
    pub loose_footnotes: Vec<(Box<str>, usize)>,
    /// Links and directives that are not whole and would be printed as they are typed.
    pub stray: Vec<(Box<str>, usize)>,
    /// Where the text nests deeper than any reader or browser follows.
    pub too_deep: Option<usize>,
    /// The order of all ids by how they read.
    spelling: Spelling,
    /// Stands before every id, where several texts share a page.
    pub prefix: Box<str>,
}

/// How headings without a name of their own get one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Plain letters, which any keyboard types.
    Plain,
    /// As GitHub does, so that links in foreign texts fit.
    GitHub,
}

impl Outline {
    pub fn of(tree: &Tree<'_>) -> Self {
        Self::named(tree, Naming::Plain)
    }

    pub fn named(tree: &Tree<'_>, naming: Naming) -> Self {
        let outline = Self { slips: tree.slips.clone(), too_deep: tree.too_deep, ..Self::default() };
        let mut reader = OutlineReader {
            outline,
            source: tree.source,
            naming,
            ids: Unique::default(),
            footnotes: FootnoteCheck::default(),
            words: String::new(),
        };
        reader.blocks(&tree.blocks);
        reader.outline.loose_footnotes = reader.footnotes.loose();
        reader.outline.spelling = Spelling::of(reader.outline.ids());
        reader.outline
    }

    /// The outline of the same text below a heading of its own, among others on one page.
    pub fn gathered(&self, prefix: &str) -> Self {
        let mut outline = self.clone();
        outline.prefix = format!("{prefix}--").into();
        for heading in &mut outline.headings {
            heading.id = format!("{}{}", outline.prefix, heading.id).into();
            heading.level = (heading.level + 1).min(6);
        }
        for anchor in &mut outline.anchors {
            *anchor = format!("{}{anchor}", outline.prefix).into();
        }
        outline
    }

    /// Whether `#id` leads somewhere on this page.
    pub fn has_anchor(&self, id: &str) -> bool {
        is_top(id) || self.ids().any(|known| known == id)
    }

    /// The id that a link to a part of this page means, as it is spelled here.
    pub fn spelled(&self, id: &str) -> Option<&str> {
        self.spelling.find(id, |number| match number.checked_sub(self.headings.len()) {
            None => self.headings.get(number).map(|heading| &*heading.id),
            Some(number) => self.anchors.get(number).map(|name| &**name),
        })
    }

    /// All that a link to a part of this page may name.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.headings.iter().map(|heading| &*heading.id).chain(self.anchors.iter().map(|name| &**name))
    }

    fn cover(&mut self, ids: Vec<String>, sentence: &str, offset: usize) {
        let heading = self.headings.len().checked_sub(1);
        self.coverage.push(Coverage { ids, heading, sentence: sentence.into(), offset });
    }
}

/// Whether `#id` leads to the top of whatever page it stands behind.
pub fn is_top(id: &str) -> bool {
    id.is_empty() || id.eq_ignore_ascii_case("top")
}

/// Gathers what a text holds, in its order.
struct OutlineReader<'t> {
    outline: Outline,
    source: &'t str,
    naming: Naming,
    ids: Unique,
    footnotes: FootnoteCheck,
    /// The words of the block so far.
    words: String,
}

impl OutlineReader<'_> {
    fn blocks(&mut self, blocks: &[MdBlock<'_>]) {
        for block in blocks {
            match block {
                MdBlock::Heading { level, id, ids, content, at } => {
                    self.heading(*level, id.as_deref(), ids, content, *at);
                }
                MdBlock::Paragraph { content, .. } | MdBlock::Line { content, .. } => self.line(content),
                MdBlock::Html { content, .. } => {
                    // Links that are not whole are told as what they are: Markdown within HTML.
                    let stray = self.outline.stray.len();
                    self.line(content);
                    self.outline.stray.truncate(stray);
                }
                MdBlock::Embeds(pictures) => {
                    self.words.clear();
                    pictures.iter().for_each(|picture| self.picture(picture));
                }
                MdBlock::Quote { blocks, .. } | MdBlock::Alert { blocks, .. } => self.blocks(blocks),
                MdBlock::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
                MdBlock::Definitions(entries) => {
                    for entry in entries {
                        self.line(&entry.term.content);
                        entry.meanings.iter().for_each(|meaning| self.blocks(&meaning.blocks));
                    }
                }
                MdBlock::Table { head, rows, .. } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| self.line(&cell.content));
                }
                MdBlock::Note { name, blocks, at } => {
                    if !self.footnotes.define(name, *at) {
                        self.outline.slips.push(Slip::new(*at, SlipKind::SecondNote, name));
                    }
                    self.blocks(blocks);
                }
                MdBlock::Code { .. } | MdBlock::Rule => {}
            }
        }
    }

    fn heading(&mut self, level: u8, id: Option<&str>, ids: &[String], content: &[MdInline<'_>], at: usize) {
        let marks_from = self.outline.coverage.len();
        if !ids.is_empty() {
            self.outline.cover(ids.to_vec(), "", at);
        }
        self.line(content);
        let text = self.words.trim().to_owned();
        let explicit_id = id.is_some();
        let id = match id {
            Some(id) => {
                self.ids.take(id);
                id.to_owned()
            }
            None if self.naming == Naming::GitHub => {
                self.ids.make_as_github(as_typed(content, self.source).trim())
            }
            None => self.ids.make(&text),
        };
        let index = self.outline.headings.len();
        for cover in &mut self.outline.coverage[marks_from..] {
            cover.heading = Some(index);
            cover.sentence = text.clone().into();
        }
        self.outline.headings.push(Heading {
            level,
            id: id.into(),
            text: text.into(),
            offset: at,
            explicit_id,
        });
        self.words.clear();
    }

    /// A line of its own, or some that belong together.
    fn line(&mut self, content: &[MdInline<'_>]) {
        self.words.clear();
        self.inlines(content, true);
    }

    /// `starts` says whether the first begins a line.
    fn inlines(&mut self, content: &[MdInline<'_>], mut starts: bool) {
        for inline in content {
            match inline {
                MdInline::Text { text, at } => self.text(text, at.start, starts),
                MdInline::Code(text) => self.words.push_str(text),
                MdInline::SoftBreak | MdInline::HardBreak => self.words.push(' '),
                MdInline::Styled { content, .. } => self.inlines(content, false),
                MdInline::Link { address, content, at, .. } => {
                    let from = self.words.len();
                    self.inlines(content, false);
                    let text = self.words.get(from..).unwrap_or("").trim().into();
                    self.outline.links.push(Link { address: (&**address).into(), text, offset: at.start });
                }
                MdInline::Picture(picture) => self.picture(picture),
                MdInline::NoteSign { name, at } => self.footnotes.refer(name, *at),
                MdInline::Tag { html, at } => {
                    self.outline.raw_html.push(at.start);
                    self.outline.anchors.extend(raw::name_of(html).map(Into::into));
                }
                MdInline::Tick(_) => {}
            }
            starts = matches!(inline, MdInline::SoftBreak | MdInline::HardBreak);
        }
    }

    fn picture(&mut self, picture: &MdPicture<'_>) {
        let MdPicture { address, alt, at, .. } = picture;
        self.words.push_str(alt);
        self.outline.images.push(Image {
            address: (&**address).into(),
            alt: alt.as_str().into(),
            offset: at.start,
        });
    }

    fn text(&mut self, text: &str, at: usize, starts: bool) {
        if let Some(from) = foreign::sign(text, starts) {
            self.outline.slips.push(Slip::new(at + from, SlipKind::Container, &text[from..]));
        }
        if text.contains(':') || text.contains("==") {
            let typed = self.source.get(at..).unwrap_or_default();
            for range in foreign::shorthand(text, typed) {
                self.outline.slips.push(Slip::new(at + range.start, SlipKind::Container, &text[range]));
            }
        }
        if text.contains("**") {
            let typed = self.source.get(at..).unwrap_or_default();
            for what in foreign::asterisks(text, typed) {
                self.outline.slips.push(Slip::new(at + what.start, SlipKind::Asterisks, &typed[what]));
            }
        }
        if text.contains('[') {
            self.footnotes.refer_in(text, at);
        }
        if text.contains("](") {
            let typed = self.source.get(at..).unwrap_or_default();
            self.outline
                .stray
                .extend(strays::strays(text, typed).map(|(what, step)| (what.into(), at + step)));
        }
        let found = if text.contains('{') { marks::find(text) } else { Vec::new() };
        let mut from = 0;
        for mark in found {
            self.words.push_str(&text[from..mark.range.start]);
            from = mark.range.end;
            self.outline.cover(mark.ids, last_sentence(&self.words), at);
        }
        self.words.push_str(&text[from..]);
    }
}

/// The words of a heading, with the hyphens that its dashes were made of.
fn as_typed(content: &[MdInline<'_>], source: &str) -> String {
    let dashes = |text: &str| text.contains(['–', '—']);
    let mut typed = String::new();
    for inline in content {
        match inline {
            MdInline::Text { text, at } if dashes(text) && !source.get(at.clone()).is_some_and(dashes) => {
                typed.push_str(&text.replace('—', "---").replace('–', "--"));
            }
            MdInline::Styled { content, .. } | MdInline::Link { content, .. } => {
                typed.push_str(&as_typed(content, source));
            }
            other => typed.push_str(&words(std::slice::from_ref(other))),
        }
    }
    typed
}

/// The sentence that ends where the text ends.
fn last_sentence(text: &str) -> &str {
    let text = text.trim();
    let sentences = crate::base::prose::sentences::sentences(text);
    sentences.last().map_or(text, |range| text[range.clone()].trim())
}

#[cfg(test)]
mod tests {
    use super::Outline;
    use crate::input::markdown::read;

    #[test]
    fn marks_know_their_sentence_and_heading() {
        let outline = Outline::of(&read(
            "## How {#how}\n\nFirst one. You get news monthly. {rg=RG-19} Then more.\n\n- item {rg=RG-20}\n",
        ));
        assert_eq!(&*outline.coverage[0].sentence, "You get news monthly.");
        assert_eq!(outline.coverage[0].heading, Some(0));
        assert_eq!(&*outline.coverage[1].sentence, "item");
        assert_eq!(&*outline.headings[0].id, "how");
    }

    #[test]
    fn equal_headings_get_different_ids() {
        let outline = Outline::of(&read("## Ā b\n\n## Ā b\n"));
        assert_eq!(&*outline.headings[0].id, "a-b");
        assert_eq!(&*outline.headings[1].id, "a-b-2");
    }

    #[test]
    fn loose_footnotes_are_seen() {
        let outline = Outline::of(&read("Text.[^a]\n\n[^a]: Note.\n\n[^b]: Never read.\n"));
        assert_eq!(outline.loose_footnotes.len(), 1);
        let outline = Outline::of(&read("Text.[^a] `[^b]`\n\n    [^c]\n"));
        assert_eq!(outline.loose_footnotes, [("a".into(), 5)]);
    }

    #[test]
    fn directives_that_are_not_whole_are_seen() {
        let outline =
            Outline::of(&read("![](services:topic/a region/b) [x](about.md y) [so](it is) `[](slot:a b)`\n"));
        let stray: Vec<&str> = outline.stray.iter().map(|(address, _)| &**address).collect();
        assert_eq!(stray, ["services:topic/a region/b", "about.md y"]);
        assert!(Outline::of(&read("![](<services:topic/a region/b>)\n")).stray.is_empty());
    }
}
