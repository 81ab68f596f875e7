//! Handouts to print: from the resolved site to plain data, and from that data to PDF.
//!
//! [`document`] puts a handout's texts together; `typesetter` (feature `pdf`) sets them by a template of
//! the theme. Text is never built as markup. Must not know pages of the site, disks or archives.

mod assembler;
mod code;
mod context;
mod form;
pub mod glyphs;
mod markdown;
mod parts;
pub mod pictures;
pub mod plain;
pub mod printed;
pub mod qr;
pub mod stamp;
mod text_resolver;
pub mod tree;
#[cfg(feature = "pdf")]
pub mod typesetter;
mod views;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::site::addresses::directory_url;
use crate::domain::site::handouts::{Handout, TextSize};
use crate::domain::site::publisher::NAME_SLOT;
use crate::domain::site::reach::PublisherContact;
use crate::domain::site::{Language, Site};
use crate::input::load::PageText;
use crate::input::model::handout::Paper;
use crate::input::theme::Theme;
use crate::input::theme::strings::Messages;
use assembler::Assembler;
use printed::Printed;
use tree::{HandoutDocument, PlainVersion};

pub use assembler::{pages as pages_of, section as section_of};
pub use code::parse as parse_code;
pub use context::HandoutContext;

/// A handout as data, and the texts that went into it.
#[derive(Debug)]
pub struct Manuscript {
    pub document: HandoutDocument,
    pub texts: Vec<PageText>,
    /// Names of the services whose numbers it prints although nobody has confirmed them.
    pub unconfirmed: Vec<String>,
}

/// Where the logo and the QR code lie among the files that a template may read.
pub const LOGO_FILE: &str = "/logo";
pub const QR_FILE: &str = "/qr.svg";

/// Messages that templates may use, with `{n}` and `{m}` where numbers go.
const WORDS: &[&str] = &[
    "handout-page",
    "handout-edition",
    "handout-code",
    "handout-code-about",
    "handout-about",
    "handout-address",
    "handout-qr-alt",
    "handout-logo-alt",
    "handout-twin",
    "handout-contents",
    "handout-addresses",
    "handout-sources",
    "handout-card-face",
    "handout-card-lead",
    "handout-or-text",
    "handout-scan",
    "handout-card-cut",
    "handout-fold",
    "handout-box-empty",
    "handout-box-ticked",
    "handout-go-on",
    "handout-empty",
    "handout-who",
    "handout-reach",
    "fact-value",
    "fact-says",
    "not-advice",
    "hours",
    "cost",
    "free-call",
    "paid",
];

/// Puts a handout together in one language.
pub fn document(
    handout_context: HandoutContext<'_>,
    language: &Language,
    messages: &Messages,
    handout: &Handout,
) -> Manuscript {
    let site = handout_context.site;
    let assembler = Assembler::new(handout_context, language, messages, handout);
    let blocks = assembler.blocks(handout);
    let agency = &site.publisher.agency;
    let publisher = agency.name.clone().filter(|name| !name.trim().is_empty());
    let open = || language.slots.get(NAME_SLOT).map_or_else(String::new, |slot| slot.notice.clone());
    let publisher_line = match &publisher {
        Some(name) => messages.with("published-by", &[("name", name)]),
        None => agency.about.clone().unwrap_or_else(open),
    };
    let large = handout.size == TextSize::Large;
    let mut publisher_line = markdown::clean(&publisher_line);
    // The last page of a booklet in large print is full as it is.
    let has_room = !(large && handout.template.as_str() == "booklet");
    if let Some(contact) = PublisherContact::main(agency).filter(|_| has_room) {
        // A number stays on one line.
        let display = markdown::clean(&contact.display).replace(' ', "\u{a0}");
        publisher_line = format!("{} ({display}).", publisher_line.trim_end_matches('.'));
    }
    let address = address(site, language, handout);
    let locale = language.locale();
    let mut document = HandoutDocument {
        id: handout.id.clone(),
        title: title(messages, handout),
        purpose: markdown::clean(&handout.purpose),
        lang: language.config.id.value.clone(),
        region: locale.split_once('-').map(|(_, region)| region.to_owned()),
        dir: language.config.dir.as_str(),
        // A folded sheet is set page by page.
        paper: if handout.paper == Paper::A4Fold { Paper::A5.key() } else { handout.paper.key() },
        size: if large { "large" } else { "usual" },
        publisher,
        site: markdown::clean(&site.config.title),
        publisher_line,
        logo: logo(site).map(|(name, _)| format!("{LOGO_FILE}.{}", ending(name))),
        qr: address.as_ref().filter(|address| qr::may_show(address)).map(|_| QR_FILE.to_owned()),
        address,
        numbers: numbers(&assembler, language, messages),
        code: String::new(),
        twin: twin(site, language, handout),
        words: words(site, messages),
        colors: BTreeMap::from([("accent", accent(&site.theme))]),
        fonts: fonts(&site.theme),
        contents: false,
        blocks,
        addresses: assembler.addresses(),
    };
    document.contents = matches!(handout.template.as_str(), "booklet");
    document.code = code::of(&document);
    let reached = assembler.reached.into_inner();
    let unconfirmed = reached.into_iter().filter(|(_, confirmed)| !confirmed).map(|(name, _)| name).collect();
    Manuscript { document, texts: assembler.texts.into_inner(), unconfirmed }
}

/// What a sheet says of all its numbers at once, since paper cannot be corrected.
fn numbers(assembler: &Assembler<'_>, language: &Language, messages: &Messages) -> Option<String> {
    let reached = assembler.reached.borrow();
    let all = reached.values().copied().reduce(|one, other| one && other)?;
    let known = messages.text(if all { "handout-numbers-confirmed" } else { "handout-numbers-seen" });
    let next = match assembler.address(&directory_url(language)) {
        Some(address) => messages.with("handout-numbers-at", &[("address", &address)]),
        None => messages.text("handout-numbers-else"),
    };
    Some(format!("{known} {next}"))
}

/// The title as it is printed, which tells large print apart.
fn title(messages: &Messages, handout: &Handout) -> String {
    let title = markdown::clean(&handout.title);
    match handout.size {
        TextSize::Large => messages.with("handout-large", &[("title", &title)]),
        TextSize::Usual => title,
    }
}

/// The address printed on a handout: of a file, since not every host looks for one in a folder, and paper stays.
fn address(site: &Site, language: &Language, handout: &Handout) -> Option<String> {
    let base = site.config.base_url.as_ref()?.trim_end_matches('/');
    let from = handout.from.as_ref()?;
    let url = match from.strip_prefix("directory/region/") {
        Some(id) => crate::domain::site::addresses::region_url(language, id),
        None if from.value == "directory" => directory_url(language),
        None => language.page(from)?.url.clone(),
    };
    Some(format!("{base}/{url}"))
}

/// The handout that says the same as plain text, with where it is found.
fn twin(site: &Site, language: &Language, handout: &Handout) -> Option<PlainVersion> {
    let id = handout.twin.as_ref()?;
    let other = language.handouts.iter().find(|other| other.id == id.value)?;
    let url = other.url(&language.prefix);
    let at = match &site.config.base_url {
        Some(base) => format!("{}/{url}", base.trim_end_matches('/')),
        None => url,
    };
    Some(PlainVersion { title: markdown::clean(&other.title), at })
}

fn words(site: &Site, messages: &Messages) -> BTreeMap<&'static str, String> {
    let edition = messages.date(site.edition);
    let with = [
        ("date", edition.as_str()),
        ("n", "{n}"),
        ("m", "{m}"),
        ("title", "{title}"),
        ("address", "{address}"),
    ];
    WORDS.iter().map(|key| (*key, messages.with(key, &with))).collect()
}

/// The logo's file in the theme, with its bytes.
pub fn logo(site: &Site) -> Option<(&str, &[u8])> {
    let name = site.publisher.agency.logo.as_ref().or(site.theme.manifest.logo.as_ref())?;
    let file = site.theme.files.get(name.as_str())?;
    Some((name, &file.bytes))
}

fn ending(name: &str) -> String {
    name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

/// The colour of headings: the theme's, else black.
fn accent(theme: &Theme) -> String {
    let token =
        theme.manifest.print.accent.as_ref().and_then(|name| theme.manifest.tokens.color.get(name.as_str()));
    token.map_or_else(|| "#000000".to_owned(), |color| color.light.value.clone())
}

fn fonts(theme: &Theme) -> BTreeMap<&'static str, String> {
    let print = &theme.manifest.print;
    let named = [("text", &print.text), ("signs", &print.signs)];
    named.into_iter().filter_map(|(key, name)| Some((key, name.as_ref()?.value.clone()))).collect()
}

/// Whether a paper folds or repeats what it says, so that its plain twin must be named.
pub fn needs_twin(paper: Paper) -> bool {
    matches!(paper, Paper::Cards | Paper::A3 | Paper::A4Fold)
}

/// The code of what is told when a handout has more pages than it may.
pub const OVERFLOW: &str = "handout-overflow";

/// Every handout of every language.
pub fn named(site: &Site) -> impl Iterator<Item = (&Language, &Handout)> {
    let languages = site.languages.iter();
    languages.flat_map(|language| language.handouts.iter().map(move |handout| (language, handout)))
}

/// Every handout of every language, with the words of each.
pub fn all(site: &Site) -> impl Iterator<Item = (&Language, &Handout, Arc<Messages>)> {
    let fallback = &site.default_language().config.id.value;
    site.languages.iter().filter(|language| !language.handouts.is_empty()).flat_map(move |language| {
        let messages = Arc::new(site.theme.strings.messages(&language.config.id, fallback));
        language.handouts.iter().map(move |handout| (language, handout, Arc::clone(&messages)))
    })
}

/// The code of what is told when the last page of a handout holds hardly anything.
const LAST_PAGE: &str = "handout-last-page";
/// Below this share of its height, a last page looks like an accident.
const NEARLY_EMPTY: f32 = 0.25;

/// A warning when the last page holds hardly anything.
pub fn nearly_empty(handout: &Handout, printed: &Printed) -> Option<Diagnostic> {
    if printed.pages < 2 || printed.fullness >= NEARLY_EMPTY {
        return None;
    }
    let place = Place::file(handout.path.clone());
    let message =
        format!("The last of {} pages of the handout `{}` is nearly empty.", printed.pages, handout.id);
    Some(
        Diagnostic::warning(LAST_PAGE, place, message)
            .hint("Leave a line or two out, so that a sheet of paper is saved."),
    )
}

/// Every handout with its version code.
pub fn codes(handout_context: HandoutContext<'_>) -> Vec<(&Handout, String)> {
    all(handout_context.site)
        .map(|(language, handout, messages)| {
            (handout, document(handout_context, language, &messages, handout).document.code)
        })
        .collect()
}
