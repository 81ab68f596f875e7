//! Gathers the facts of one file while it is being read, with every address seen from where the file lies.
//!
//! Must not know what kind of file it is, nor what of this is allowed.

use super::address::{self, AddressTarget};
use super::facts::{FileKind, Finding, PageFacts};
use super::script;
use super::strings::Gathered;
use crate::base::digest;
use crate::base::drawing::DrawingPart;
use crate::base::memo::Memo;

/// Facts while a file is being read.
pub(super) struct Collector<'a> {
    path: &'a str,
    base_url: Option<&'a str>,
    ids: Gathered,
    links: Gathered,
    loads: Gathered,
    findings: Vec<Finding>,
}

impl<'a> Collector<'a> {
    pub(super) fn of(path: &'a str, base_url: Option<&'a str>) -> Self {
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
        let mut address = AddressTarget::Site;
        self.links.add_with(|text| address = address::resolve(self.path, url, text));
        match address {
            AddressTarget::Foreign if self.is_own(url) => self.find(Finding::OwnAddress(short(url))),
            AddressTarget::Site | AddressTarget::Contact | AddressTarget::Foreign => {}
            AddressTarget::Rooted => self.find(Finding::Rooted(short(url))),
            AddressTarget::Climbs => self.find(Finding::Climbs(short(url))),
            AddressTarget::Code | AddressTarget::Data => self.find(Finding::CodeAddress(short(url))),
        }
    }

    /// The browser goes there by itself, or sends a form there: never to another machine.
    pub(super) fn forward(&mut self, url: &str) {
        let mut scratch = String::new();
        match address::resolve(self.path, url, &mut scratch) {
            AddressTarget::Foreign => self.find(Finding::ForeignLoad(short(url))),
            _ => self.link(url),
        }
    }

    /// It is fetched, and shown as a picture at most, so it may carry its own data.
    pub(super) fn image(&mut self, url: &str) {
        self.fetch(url);
    }

    /// It is fetched and has a say in what the page does.
    pub(super) fn load(&mut self, url: &str) {
        if self.fetch(url) == AddressTarget::Data {
            self.find(Finding::ForeignLoad(short(url)));
        }
    }

    fn fetch(&mut self, url: &str) -> AddressTarget {
        // Nothing, or a part of the file itself such as `url(#clip)`: no request.
        if url.is_empty() || url.starts_with('#') {
            return AddressTarget::Site;
        }
        let mut address = AddressTarget::Site;
        self.loads.add_with(|text| {
            let start = text.len();
            address = address::resolve(self.path, url, text);
            let path = address::split(&text[start..]).0.len();
            text.truncate(start + path);
        });
        match address {
            AddressTarget::Site | AddressTarget::Data => {}
            AddressTarget::Rooted => self.find(Finding::Rooted(short(url))),
            AddressTarget::Climbs => self.find(Finding::Climbs(short(url))),
            AddressTarget::Code => self.find(Finding::CodeAddress(short(url))),
            AddressTarget::Foreign | AddressTarget::Contact => self.find(Finding::ForeignLoad(short(url))),
        }
        address
    }

    pub(super) fn script(&mut self, code: &[u8]) {
        static USES: Memo<[u8; 32], Vec<(&str, u32)>> = Memo::new(256);
        let read = || {
            let mut uses = Vec::new();
            script::read(code, &mut |name, line| uses.push((name, line)));
            uses
        };
        for (name, line) in USES.get(|| digest::bytes(code), read).iter() {
            self.findings.push(Finding::PrivateApi { name, line: *line });
        }
    }

    pub(super) fn drawing(&mut self, part: DrawingPart<'_>) {
        match part {
            DrawingPart::Id(id) => self.id(id),
            DrawingPart::Link(url) => self.link(url),
            DrawingPart::Image(url) => self.image(url),
            DrawingPart::Load(url) => self.load(url),
            DrawingPart::Event(name) => self.find(Finding::EventAttribute(name.into())),
            DrawingPart::Does(what) => self.find(Finding::Drawing(what.into())),
        }
    }

    fn is_own(&self, url: &str) -> bool {
        self.base_url.is_some_and(|base| url.trim_start().starts_with(base))
    }

    pub(super) fn finish(mut self, kind: FileKind, weight: u64) -> PageFacts {
        let (ids, repeated) = self.ids.finish();
        self.findings.extend(repeated.into_iter().map(Finding::RepeatedId));
        self.findings.sort_unstable();
        self.findings.dedup();
        PageFacts {
            path: self.path.into(),
            kind,
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
