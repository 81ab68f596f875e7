//! What in a drawing (SVG) could run, load or restyle, as a browser would read it: as XML.
//!
//! A drawing that is opened by itself is a document of its own, which no policy of ours governs. So names are looked at
//! as XML means them, whatever prefix they bear. Must not know where the drawing is shown, nor what is allowed there.

use roxmltree::{Document, Node, ParsingOptions};

use crate::base::css;

/// More nodes than any drawing for a page has.
const MOST_NODES: u32 = 2_000_000;

const XHTML: &str = "http://www.w3.org/1999/xhtml";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Something in a drawing that is more than lines and words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawingPart<'a> {
    Id(&'a str),
    /// An address that somebody can follow.
    Link(&'a str),
    /// An address that is fetched and shown as a picture at most.
    Image(&'a str),
    /// An address that is fetched and has a say in what the drawing is.
    Load(&'a str),
    /// An attribute that runs code.
    Event(&'a str),
    /// What it does besides drawing, or why it cannot be read; follows "it" in a sentence.
    Does(String),
}

/// Calls `found` with every part of a drawing. That it cannot be read as a browser reads it is a part too.
pub fn read(bytes: &[u8], found: &mut impl FnMut(DrawingPart<'_>)) {
    if let Err(what) = read_text(bytes, found) {
        found(DrawingPart::Does(what));
    }
}

fn read_text(bytes: &[u8], found: &mut impl FnMut(DrawingPart<'_>)) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "is not UTF-8 text".to_owned())?;
    let text = text.trim_start_matches('\u{feff}');
    if let Some(encoding) = other_encoding(text) {
        return Err(format!("says that it is written in `{encoding}`, not in UTF-8"));
    }
    if defines(text) {
        return Err("has a DOCTYPE that defines entities".to_owned());
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options)
        .map_err(|error| format!("cannot be read as XML: {error}"))?;
    let first = document.root_element().tag_name().name();
    if first != "svg" {
        found(DrawingPart::Does(format!("begins with `{first}`, where a drawing begins with `svg`")));
    }
    for node in document.descendants() {
        if node.pi().is_some_and(|instruction| instruction.target == "xml-stylesheet") {
            found(DrawingPart::Does("names a style sheet by `xml-stylesheet`".to_owned()));
        }
        if node.is_element() {
            element(node, found);
        }
    }
    Ok(())
}

/// The encoding in the first line, where it is another than the one every file here has.
fn other_encoding(text: &str) -> Option<&str> {
    let (line, _) = text.strip_prefix("<?xml")?.split_once("?>")?;
    let (_, value) = line.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next()?;
    let encoding = value[quote.len_utf8()..].split(quote).next()?;
    (!["utf-8", "utf8", "us-ascii"].contains(&encoding.to_ascii_lowercase().as_str())).then_some(encoding)
}

/// Whether a DOCTYPE defines something itself. One that only names SVG's own does nothing.
fn defines(text: &str) -> bool {
    let Some((_, rest)) = text.split_once("<!DOCTYPE") else { return false };
    rest.find('[').is_some_and(|bracket| rest.find('>').is_none_or(|end| bracket < end))
        || text.contains("<!ENTITY")
}

fn element(node: Node<'_, '_>, found: &mut impl FnMut(DrawingPart<'_>)) {
    let name = node.tag_name().name();
    let small = name.to_ascii_lowercase();
    let active = ["script", "foreignobject", "handler", "listener", "iframe", "embed", "object"];
    if active.contains(&small.as_str()) || node.tag_name().namespace() == Some(XHTML) {
        found(DrawingPart::Does(format!("holds a `{name}` element")));
    }
    if small == "style" {
        let text: String = node.descendants().filter_map(|inner| inner.text()).collect();
        css::read(&text, &mut |url| found(DrawingPart::Image(url)));
    }
    for attribute in node.attributes() {
        let (key, value) = (attribute.name().to_ascii_lowercase(), attribute.value());
        match key.as_str() {
            "id" => found(DrawingPart::Id(value)),
            "base" if attribute.namespace() == Some(XML) => {
                found(DrawingPart::Does("changes by `xml:base` what its addresses mean".to_owned()));
            }
            "href" | "src" if value.trim_start().starts_with('#') => found(DrawingPart::Link(value.trim())),
            "href" if small == "a" => found(DrawingPart::Link(value)),
            "href" | "src" if matches!(small.as_str(), "image" | "feimage") => {
                found(DrawingPart::Image(value))
            }
            "href" | "src" | "ping" => found(DrawingPart::Load(value)),
            "attributename" if animates_more_than_looks(value) => {
                found(DrawingPart::Does(format!("changes `{}` while it is shown", value.trim())));
            }
            _ if key.len() > 2 && key.starts_with("on") => found(DrawingPart::Event(attribute.name())),
            // `style`, `fill`, `filter` and many more take addresses.
            _ => css::read(value, &mut |url| found(DrawingPart::Image(url))),
        }
    }
}

/// Whether an animation of this attribute could lead elsewhere or run something.
fn animates_more_than_looks(attribute: &str) -> bool {
    let name = attribute.trim().to_ascii_lowercase();
    let local = name.rsplit(':').next().unwrap_or_default();
    local == "href" || local == "src" || local.starts_with("on")
}
