//! What the audit remembers of one finished file once its bytes are gone.
//!
//! Facts say what is there; the rules say what is wrong with it.

use super::address::{self, Address};
use super::standard::Standard;
use super::strings::{Gathered, Strings};
use super::{css, html, script, weight};
use crate::output::Output;

/// What kind of file it is, by the end of its name, as a web server would say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Page,
    Style,
    Script,
    Drawing,
    /// A picture in points, not lines.
    Picture,
    Archive,
    Other,
}

impl Kind {
    pub fn of(path: &str) -> Self {
        match path.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).as_deref() {
            Some("html" | "htm" | "xhtml") => Self::Page,
            Some("css") => Self::Style,
            Some("js" | "mjs") => Self::Script,
            Some("svg") => Self::Drawing,
            Some("png" | "jpg" | "jpeg" | "gif" | "webp" | "avif") => Self::Picture,
            Some("zip") => Self::Archive,
            _ => Self::Other,
        }
    }
}

/// The facts of one file.
#[derive(Clone, Debug)]
pub struct PageFacts {
    pub path: Box<str>,
    pub kind: Kind,
    /// Bytes as they are.
    pub raw: u64,
    /// Bytes as they travel: compressed where that was worth finding out, see [`Standard::weighs`].
    pub weight: u64,
    pub ids: Strings,
    /// Site paths that somebody can go to from here, with `#fragment` where there is one.
    pub links: Strings,
    /// Site paths that are fetched with this file.
    pub loads: Strings,
    /// Whatever is worth a rule's attention; empty for most files.
    pub findings: Box<[Finding]>,
}

/// Something seen in a file that a rule may object to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    RepeatedId(Box<str>),
    /// An address on another machine that is fetched without anybody asking.
    ForeignLoad(Box<str>),
    /// An address that starts at the top of a host or disk.
    Rooted(Box<str>),
    /// An address with more `..` than folders.
    Climbs(Box<str>),
    /// A link to this site by its full public address.
    OwnAddress(Box<str>),
    /// A `<base>` element.
    Base,
    /// Script in the page; `allowed` when the page's policy names its hash.
    InlineScript {
        allowed: bool,
    },
    /// Style in the page; `allowed` when the page's policy names its hash.
    InlineStyle {
        allowed: bool,
    },
    StyleAttribute,
    EventAttribute(Box<str>),
    CodeAddress(Box<str>),
    /// A form on a page whose policy lets forms send.
    OpenForm,
    /// A page for readers without the way out.
    NoWayOut,
    /// A page for readers that tells other sites where a person came from.
    Referrer,
    NoPolicy,
    /// The policy stands after something it should have governed.
    LatePolicy,
    /// What makes the policy too weak.
    WeakPolicy(Box<str>),
    /// A script names an interface that stores or sends.
    PrivateApi {
        name: &'static str,
        line: u32,
    },
}

/// Reads one finished file. Never fails: what cannot be understood has no facts.
///
/// `packed` is how many bytes the very same file has taken in an archive: then it need not be compressed once more to
/// be weighed.
pub fn facts(output: &Output, packed: Option<u64>, standard: &Standard) -> PageFacts {
    let kind = Kind::of(&output.path);
    let mut seen = Seen::of(&output.path, standard.base_url.as_deref());
    match kind {
        Kind::Page => html::read_page(&output.bytes, standard.sheltered, &mut seen),
        Kind::Drawing => html::read_drawing(&output.bytes, &mut seen),
        Kind::Style => css::read(&String::from_utf8_lossy(&output.bytes), &mut |url| seen.image(url)),
        Kind::Script => seen.script(&output.bytes),
        Kind::Picture | Kind::Archive | Kind::Other => {}
    }
    let raw = output.bytes.len() as u64;
    let weight = match kind {
        Kind::Archive => weight::without_documents(&output.bytes),
        _ if standard.weighs(&output.path, kind, raw) => {
            packed.map_or_else(|| weight::compressed(&output.bytes), |packed| weight::sent(packed, raw))
        }
        _ => raw,
    };
    seen.finish(kind, raw, weight)
}

/// Facts while a file is being read.
pub(super) struct Seen<'a> {
    path: &'a str,
    base_url: Option<&'a str>,
    ids: Gathered,
    links: Gathered,
    loads: Gathered,
    findings: Vec<Finding>,
}

impl<'a> Seen<'a> {
    fn of(path: &'a str, base_url: Option<&'a str>) -> Self {
        let (ids, links, loads) = Default::default();
        Self { path, base_url, ids, links, loads, findings: Vec::new() }
    }

    pub(super) fn id(&mut self, id: &str) {
        self.ids.add(id);
    }

    pub(super) fn find(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Somebody can go there.
    pub(super) fn link(&mut self, url: &str) {
        let mut address = Address::Site;
        self.links.add_with(|text| address = address::resolve(self.path, url, text));
        match address {
            Address::Foreign if self.is_own(url) => self.find(Finding::OwnAddress(short(url))),
            Address::Site | Address::Contact | Address::Foreign => {}
            Address::Rooted => self.find(Finding::Rooted(short(url))),
            Address::Climbs => self.find(Finding::Climbs(short(url))),
            Address::Code | Address::Data => self.find(Finding::CodeAddress(short(url))),
        }
    }

    /// The browser goes there by itself, or sends a form there: never to another machine.
    pub(super) fn forward(&mut self, url: &str) {
        let mut scratch = String::new();
        match address::resolve(self.path, url, &mut scratch) {
            Address::Foreign => self.find(Finding::ForeignLoad(short(url))),
            _ => self.link(url),
        }
    }

    /// It is fetched, and shown as a picture at most, so it may carry its own data.
    pub(super) fn image(&mut self, url: &str) {
        self.fetch(url);
    }

    /// It is fetched and has a say in what the page does.
    pub(super) fn load(&mut self, url: &str) {
        if self.fetch(url) == Address::Data {
            self.find(Finding::ForeignLoad(short(url)));
        }
    }

    fn fetch(&mut self, url: &str) -> Address {
        // Nothing, or a part of the file itself such as `url(#clip)`: no request.
        if url.is_empty() || url.starts_with('#') {
            return Address::Site;
        }
        let mut address = Address::Site;
        self.loads.add_with(|text| {
            let start = text.len();
            address = address::resolve(self.path, url, text);
            let path = address::split(&text[start..]).0.len();
            text.truncate(start + path);
        });
        match address {
            Address::Site | Address::Data => {}
            Address::Rooted => self.find(Finding::Rooted(short(url))),
            Address::Climbs => self.find(Finding::Climbs(short(url))),
            Address::Code => self.find(Finding::CodeAddress(short(url))),
            Address::Foreign | Address::Contact => self.find(Finding::ForeignLoad(short(url))),
        }
        address
    }

    pub(super) fn script(&mut self, code: &[u8]) {
        script::read(code, &mut |name, line| self.findings.push(Finding::PrivateApi { name, line }));
    }

    fn is_own(&self, url: &str) -> bool {
        self.base_url.is_some_and(|base| url.trim_start().starts_with(base))
    }

    fn finish(mut self, kind: Kind, raw: u64, weight: u64) -> PageFacts {
        let (ids, repeated) = self.ids.finish();
        self.findings.extend(repeated.into_iter().map(Finding::RepeatedId));
        self.findings.sort_unstable();
        self.findings.dedup();
        PageFacts {
            path: self.path.into(),
            kind,
            raw,
            weight,
            ids,
            links: self.links.finish().0,
            loads: self.loads.finish().0,
            findings: self.findings.into(),
        }
    }
}

/// Enough of an address to recognise it in a message.
fn short(url: &str) -> Box<str> {
    match url.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &url[..end]).into(),
        None => url.into(),
    }
}
