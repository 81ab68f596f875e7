//! Finds the facts of a finished page in its HTML, as a browser would read it.
//!
//! Goes over the bytes once. Knows which attributes fetch, link or run something; not which of that is allowed.

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, Tokenizer};

use super::collector::Collector;
use super::facts::Finding;
use super::policy;
use super::standard::AuditStandard;
use crate::base::css;

/// Reads an HTML page. The call for help is looked for until it is found.
pub(super) fn read_page(bytes: &[u8], standard: &AuditStandard, collector: &mut Collector<'_>) {
    let mut page = PageParser::new(collector);
    page.emergency = standard.emergency.as_deref();
    page.read(bytes);
    if page.policy.is_none() {
        page.collector.find(Finding::NoPolicy);
    }
    // A page that forwards shows nothing.
    if standard.sheltered && !page.has_way_out && !page.forwards {
        page.collector.find(Finding::NoWayOut);
    }
    if page.emergency.is_some() && !page.forwards {
        page.collector.find(Finding::NoEmergencyCall);
    }
    if standard.sheltered && !page.hides_referrer {
        page.collector.find(Finding::Referrer);
    }
}

/// The elements that are treated apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TagKind {
    Anchor,
    Link,
    Script,
    Style,
    Meta,
    Base,
    Form,
    Image,
    Noscript,
    /// Others that may stand in a head.
    Head,
    Other,
}

/// The attributes that are treated apart, and have a value to keep until the tag ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Attribute {
    Id,
    Href,
    Source,
    SourceSet,
    Action,
    Ping,
    Style,
    Event,
    Rel,
    Type,
    Equiv,
    Content,
    Name,
    Module,
    Other,
}

/// What the text that follows is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextKind {
    Plain,
    Style,
    Script,
    Noscript,
}

struct PageParser<'p, 's> {
    collector: &'p mut Collector<'s>,
    in_noscript: bool,
    tag: TagKind,
    attribute: Attribute,
    text: TextKind,
    href: Vec<u8>,
    rel: Vec<u8>,
    kind: Vec<u8>,
    equiv: Vec<u8>,
    content: Vec<u8>,
    name: Vec<u8>,
    has_source: bool,
    has_way_out: bool,
    emergency: Option<&'p str>,
    hides_referrer: bool,
    forwards: bool,
    /// Something has been fetched or run, or the body has begun: too late for a policy.
    is_late: bool,
    policy: Option<String>,
}

impl<'p, 's> PageParser<'p, 's> {
    fn new(collector: &'p mut Collector<'s>) -> Self {
        Self {
            collector,
            in_noscript: false,
            tag: TagKind::Other,
            attribute: Attribute::Other,
            text: TextKind::Plain,
            href: Vec::new(),
            rel: Vec::new(),
            kind: Vec::new(),
            equiv: Vec::new(),
            content: Vec::new(),
            name: Vec::new(),
            has_source: false,
            has_way_out: false,
            emergency: None,
            hides_referrer: false,
            forwards: false,
            is_late: false,
            policy: None,
        }
    }

    fn read(&mut self, bytes: &[u8]) {
        let mut emitter = CallbackEmitter::new(Callbacks(self));
        emitter.naively_switch_states(true);
        // Reading from memory cannot fail.
        let Ok(()) = Tokenizer::new_with_emitter(bytes, SilentEmitter(emitter)).finish();
    }

    fn open(&mut self, name: &[u8]) {
        self.tag = match name {
            b"a" | b"area" => TagKind::Anchor,
            b"link" => TagKind::Link,
            b"script" => TagKind::Script,
            b"style" => TagKind::Style,
            b"meta" => TagKind::Meta,
            b"base" => TagKind::Base,
            b"form" | b"button" | b"input" => TagKind::Form,
            b"img" | b"source" | b"image" | b"use" => TagKind::Image,
            b"noscript" => TagKind::Noscript,
            b"html" | b"head" | b"title" | b"template" => TagKind::Head,
            _ => TagKind::Other,
        };
        if matches!(self.tag, TagKind::Other | TagKind::Anchor | TagKind::Form | TagKind::Image) {
            self.is_late = true;
        }
        let link = [&mut self.href, &mut self.rel, &mut self.kind];
        for buffer in link.into_iter().chain([&mut self.equiv, &mut self.content, &mut self.name]) {
            buffer.clear();
        }
        if name == b"form"
            && !self.policy.as_ref().is_some_and(|policy| policy.contains("form-action 'none'"))
        {
            self.collector.find(Finding::OpenForm);
        }
        self.attribute = Attribute::Other;
        self.has_source = false;
    }

    fn attribute(&mut self, name: &[u8]) {
        self.attribute = match name {
            b"id" => Attribute::Id,
            b"href" | b"xlink:href" => Attribute::Href,
            b"src" | b"poster" | b"data" | b"background" => Attribute::Source,
            b"srcset" | b"imagesrcset" => Attribute::SourceSet,
            b"action" | b"formaction" => Attribute::Action,
            b"ping" => Attribute::Ping,
            b"style" => Attribute::Style,
            b"rel" => Attribute::Rel,
            b"type" => Attribute::Type,
            b"http-equiv" => Attribute::Equiv,
            b"content" => Attribute::Content,
            b"name" => Attribute::Name,
            b"data-module" => Attribute::Module,
            [b'o', b'n', rest @ ..] if !rest.is_empty() => {
                self.collector.find(Finding::EventAttribute(text(name).into()));
                Attribute::Event
            }
            _ => Attribute::Other,
        };
    }

    fn value(&mut self, value: &[u8]) {
        match self.attribute {
            Attribute::Id => self.collector.id(&text(value)),
            Attribute::Href => self.href.extend_from_slice(value),
            Attribute::Rel => self.rel.extend_from_slice(value),
            Attribute::Type => self.kind.extend_from_slice(value),
            Attribute::Equiv => self.equiv.extend_from_slice(value),
            Attribute::Content => self.content.extend_from_slice(value),
            Attribute::Name => self.name.extend_from_slice(value),
            Attribute::Module => self.has_way_out |= self.tag == TagKind::Anchor && value == b"exit",
            Attribute::Source => {
                self.has_source = true;
                self.is_late = true;
                if self.tag == TagKind::Image {
                    self.collector.image(&text(value))
                } else {
                    self.collector.load(&text(value))
                }
            }
            Attribute::SourceSet => {
                self.is_late = true;
                pictures(&text(value)).for_each(|url| self.collector.image(url));
            }
            Attribute::Action if self.tag == TagKind::Form => self.collector.forward(&text(value)),
            Attribute::Ping => self.collector.find(Finding::ForeignLoad(text(value).into())),
            Attribute::Style => self.collector.find(Finding::StyleAttribute),
            _ => {}
        }
    }

    fn close(&mut self) {
        match self.tag {
            TagKind::Anchor if !self.href.is_empty() => {
                self.emergency = self.emergency.filter(|wanted| wanted.as_bytes() != self.href);
                self.collector.link(&text(&self.href));
            }
            TagKind::Link if !self.href.is_empty() => self.link_element(),
            TagKind::Base => self.collector.find(Finding::Base),
            TagKind::Meta => self.meta(),
            TagKind::Script => {
                if self.has_source {
                    return;
                }
                if !self.href.is_empty() {
                    // SVG scripts name their file so.
                    self.collector.load(&text(&self.href));
                } else if runs(&self.kind) {
                    self.text = TextKind::Script;
                }
            }
            TagKind::Style => self.text = TextKind::Style,
            // Inside SVG; `#part` points into the page.
            TagKind::Image | TagKind::Other if self.href.starts_with(b"#") => {
                self.collector.link(&text(&self.href))
            }
            TagKind::Image | TagKind::Other if !self.href.is_empty() => {
                self.collector.image(&text(&self.href))
            }
            TagKind::Noscript if !self.in_noscript => self.text = TextKind::Noscript,
            _ => {}
        }
    }

    fn link_element(&mut self) {
        let (rel, url) = (text(&self.rel).to_ascii_lowercase(), text(&self.href));
        let has = |wanted: &[&str]| rel.split_ascii_whitespace().any(|word| wanted.contains(&word));
        if has(&["stylesheet", "preload", "modulepreload", "prefetch", "prerender", "manifest"])
            || has(&["preconnect", "dns-prefetch"])
        {
            self.is_late = true;
            self.collector.load(&url);
        } else if has(&["icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon"]) {
            self.is_late = true;
            self.collector.image(&url);
        } else if has(&["canonical", "alternate"]) && url.contains("//") {
            // These two must be whole addresses, and nothing follows them.
        } else {
            self.collector.link(&url);
        }
    }

    fn meta(&mut self) {
        if self.equiv.eq_ignore_ascii_case(b"content-security-policy") {
            if self.policy.is_some() {
                return;
            }
            let content = text(&self.content).into_owned();
            if self.is_late {
                self.collector.find(Finding::LatePolicy);
            }
            if let Some(weakness) = policy::weakness(&content) {
                self.collector.find(Finding::WeakPolicy(weakness.into()));
            }
            self.policy = Some(content);
        } else if self.equiv.eq_ignore_ascii_case(b"refresh")
            && let Some(url) = refresh_target(&text(&self.content))
        {
            self.forwards = true;
            self.collector.forward(url);
        } else if self.name.eq_ignore_ascii_case(b"referrer") {
            self.hides_referrer = self.content.eq_ignore_ascii_case(b"no-referrer");
        }
    }

    fn string(&mut self, value: &[u8]) {
        match self.text {
            TextKind::Plain => {
                // Text in the head ends the head; white space does not.
                self.is_late |= !matches!(self.tag, TagKind::Head) && !value.trim_ascii().is_empty();
            }
            TextKind::Style => {
                self.is_late = true;
                let allowed = self.allows(value);
                self.collector.find(Finding::InlineStyle { allowed });
                css::read(&text(value), &mut |url| self.collector.image(url));
            }
            TextKind::Script => {
                self.is_late = true;
                let allowed = self.allows(value);
                self.collector.find(Finding::InlineScript { allowed });
                self.collector.script(value);
            }
            TextKind::Noscript => {
                // With scripts on it is text, with scripts off it is part of the page.
                self.in_noscript = true;
                self.text = TextKind::Plain;
                let value = value.to_vec();
                self.read(&value);
                self.in_noscript = false;
            }
        }
    }

    fn allows(&self, content: &[u8]) -> bool {
        let policy = self.policy.as_deref().unwrap_or_default();
        policy.contains("'sha256-") && policy.contains(&policy::hash_source(content))
    }
}

/// Leaves out the reports of wrong characters, which take as long as all the rest.
struct SilentEmitter<E>(E);

impl<E: Emitter> ForwardingEmitter for SilentEmitter<E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = Self::Token> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn move_position(&mut self, _: isize) {}
}

struct Callbacks<'a, 'p, 's>(&'a mut PageParser<'p, 's>);

impl Callback<Infallible, ()> for Callbacks<'_, '_, '_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.0.open(name),
            CallbackEvent::AttributeName { name } => self.0.attribute(name),
            CallbackEvent::AttributeValue { value } => self.0.value(value),
            CallbackEvent::CloseStartTag { .. } => self.0.close(),
            CallbackEvent::EndTag { .. } => {
                self.0.text = TextKind::Plain;
                self.0.tag = TagKind::Other;
            }
            CallbackEvent::String { value } => self.0.string(value),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    }
}

/// Whether a script of this type is run by browsers, or acted on in another way.
fn runs(kind: &[u8]) -> bool {
    let kind = text(kind).trim().to_ascii_lowercase();
    !matches!(kind.as_str(), "application/json" | "application/ld+json" | "text/plain")
}

/// The addresses of a `srcset`. An address ends at white space only, for it may hold commas itself.
fn pictures(srcset: &str) -> impl Iterator<Item = &str> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c == ',' || c.is_ascii_whitespace());
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (url, after) = rest.split_at(end);
        let bare = url.trim_end_matches(',');
        rest =
            if bare.len() < url.len() { after } else { after.split_once(',').map_or("", |(_, next)| next) };
        (!bare.is_empty()).then_some(bare)
    })
}

/// Where `<meta http-equiv=refresh content="0; url=…">` goes.
fn refresh_target(content: &str) -> Option<&str> {
    let (_, rest) = content.split_once([';', ','])?;
    let rest = rest.trim_start();
    let rest = match rest.get(..3) {
        Some(url) if url.eq_ignore_ascii_case("url") => {
            rest[3..].trim_start().strip_prefix('=').unwrap_or(rest).trim_start()
        }
        _ => rest,
    };
    Some(rest.trim_matches(['"', '\'', ' ']))
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
