//! The values that templates see, as plain structs: the contract between engine and themes.
//!
//! Must not know where values come from.

pub mod triage;

use serde::Serialize;

use crate::input::model::conformance::TestedWith;
use crate::input::model::page::{Covers, Standing};
use crate::input::theme::strings::Messages;

/// The site, the same on every page of a language.
#[derive(Serialize)]
pub struct SiteView<'a> {
    pub title: &'a str,
    /// A kit always has one; a plain site may not.
    pub edition: Option<String>,
    pub edition_text: Option<String>,
    pub kind: &'static str,
    pub lang: &'a str,
    pub locale: &'a str,
    pub dir: &'static str,
    pub base_url: Option<&'a str>,
}

/// The publishing organisation; what it has not given is null.
#[derive(Serialize)]
pub struct AgencyView<'a> {
    pub id: &'a str,
    pub name: Option<&'a str>,
    pub te_reo_name: Option<&'a str>,
    pub about: Option<&'a str>,
    pub website: Option<&'a str>,
    pub govt: bool,
    pub email: Option<&'a str>,
    pub phone: Option<&'a str>,
    pub post: Option<&'a str>,
    pub street: Option<&'a str>,
    /// The first way to write to it or ring it.
    pub reach: Option<ReachView>,
    pub logo: Option<&'a str>,
}

/// A way to reach the publisher, in one line.
#[derive(Serialize)]
pub struct ReachView {
    pub display: String,
    pub href: String,
}

/// A page as a link: title and site path.
#[derive(Clone, Serialize)]
pub struct LinkView<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub url: &'a str,
}

/// One page.
#[derive(Serialize)]
pub struct PageView<'a> {
    pub title: &'a str,
    pub description: Option<&'a str>,
    pub layout: &'a str,
    pub kind: &'static str,
    pub section: &'a str,
    /// Whether the text begins with its title, so that the layout writes none.
    pub own_heading: bool,
    pub headings: Vec<HeadingView<'a>>,
    pub reviewed_text: Option<String>,
    pub review_by_text: Option<String>,
    pub breadcrumbs: Vec<LinkView<'a>>,
    pub previous: Option<LinkView<'a>>,
    pub next: Option<LinkView<'a>>,
    pub facts: Vec<FactView<'a>>,
    /// Whom the page covers; null where it does not say.
    pub scope: Option<ScopeView>,
    pub translation: Option<TranslationView<'a>>,
}

/// Whom a page covers, and whether what it says is law.
#[derive(Serialize)]
pub struct ScopeView {
    pub covers: Covers,
    pub standing: Standing,
}

#[derive(Serialize)]
pub struct HeadingView<'a> {
    pub level: u8,
    pub id: &'a str,
    pub title: &'a str,
}

/// A fact of the ledger.
#[derive(Serialize)]
pub struct FactView<'a> {
    pub id: &'a str,
    pub value: &'a str,
    pub says: &'a str,
    pub law: Option<&'a str>,
    pub publisher: &'a str,
    pub source_url: Option<&'a str>,
    pub copy: Option<&'a str>,
    pub checked_text: String,
}

#[derive(Serialize)]
pub struct TranslationView<'a> {
    pub state: &'static str,
    pub from_lang: &'a str,
    pub from_name: &'a str,
}

/// The same page in another language.
#[derive(Serialize)]
pub struct AlternateView<'a> {
    pub lang: &'a str,
    pub locale: &'a str,
    pub name: &'a str,
    pub dir: &'static str,
    pub url: String,
    pub current: bool,
}

/// Where the exit button leads.
#[derive(Serialize)]
pub struct ExitView<'a> {
    pub href: &'a str,
    pub offline: &'a str,
}

/// The search of a language.
#[derive(Serialize)]
pub struct SearchView<'a> {
    /// Stands where the search goes, once on a page: the component `search`, which is made once and not for each page.
    pub place: &'a str,
    /// Site path of the script that puts the field in place of the link to the list; none where the theme lacks a part
    /// of the search.
    pub script: Option<&'a str>,
    /// Site path of the list from A to Z.
    pub page: String,
}

/// A support service as cards and pages show it.
#[derive(Serialize)]
pub struct ServiceView<'a> {
    pub id: &'a str,
    pub url: String,
    pub name: &'a str,
    /// The language of its words where they are not the page's.
    pub lang: Option<&'a str>,
    pub te_reo_name: Option<&'a str>,
    pub organisation: &'a str,
    pub kind: &'static str,
    pub kind_text: String,
    pub crisis: bool,
    pub paid: bool,
    pub emergency: bool,
    pub free: bool,
    pub summary: Option<&'a str>,
    pub who: Option<&'a str>,
    pub cost: Option<&'a str>,
    pub hours: Option<&'a str>,
    pub languages: Option<&'a str>,
    pub access: Option<&'a str>,
    pub anonymous: Option<&'a str>,
    pub confidential: Option<&'a str>,
    pub support_person: Option<&'a str>,
    pub conditions: Option<&'a str>,
    pub cannot_speak: Option<&'a str>,
    pub note: Option<&'a str>,
    pub condition: Option<&'a str>,
    pub meant_for: Vec<GroupView>,
    /// Hours for the script that says what is open, as `data-open` holds them.
    pub open: Option<String>,
    /// `closed` or `open` on public holidays; null where nobody knows.
    pub holidays: Option<&'static str>,
    pub contacts: Vec<ContactView<'a>>,
    pub primary: Option<ContactView<'a>>,
    pub evidence_line: Option<String>,
    /// How each way to reach it is known, behind that line.
    pub evidence_ways: Vec<WayView<'a>>,
    /// Whether a person has checked all of them with the service.
    pub confirmed: bool,
    pub unreachable: bool,
    pub instead: Option<LinkedName<'a>>,
    pub topics: Vec<NamedLink<'a>>,
    pub regions: Vec<NamedLink<'a>>,
    pub slot_html: Option<String>,
    pub json_ld: Option<String>,
}

/// One way to reach a service.
#[derive(Clone, Serialize)]
pub struct ContactView<'a> {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub label: Option<&'a str>,
    pub display: &'a str,
    pub href: Option<&'a str>,
    pub free: bool,
    /// What using it leaves behind.
    pub trace: String,
}

/// How one way to reach a service is known.
#[derive(Serialize)]
pub struct WayView<'a> {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub display: &'a str,
    pub known: String,
}

#[derive(Serialize)]
pub struct LinkedName<'a> {
    pub name: &'a str,
    pub url: String,
}

/// People for whom a service is meant in particular.
#[derive(Clone, Serialize)]
pub struct GroupView {
    pub id: &'static str,
    /// As it stands in a sentence.
    pub name: String,
    pub url: String,
    /// How many services are known for them.
    pub count: usize,
}

#[derive(Serialize)]
pub struct NamedLink<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub url: String,
}

/// What only a publisher can fill, a slot or a decision: their words, or the notice that stands in for them.
#[derive(Serialize)]
pub struct SlotView<'a> {
    pub id: &'a str,
    /// A slot's label, a decision's question.
    pub label: &'a str,
    pub notice: &'a str,
    pub open: bool,
    pub html: String,
}

impl<'a> SlotView<'a> {
    /// `html` is `None` while the place is open.
    pub fn new(id: &'a str, label: &'a str, notice: &'a str, html: Option<String>) -> Self {
        Self { id, label, notice, open: html.is_none(), html: html.unwrap_or_default() }
    }
}

/// People who have tried the site, or should.
#[derive(Serialize)]
pub struct TestedView<'a> {
    pub who: &'a str,
    /// The day of the last test in words; null while there was none.
    pub on_text: Option<String>,
    pub by: Option<&'a str>,
    pub note: Option<&'a str>,
}

impl<'a> TestedView<'a> {
    pub fn of(tested: &'a TestedWith, messages: &Messages) -> Self {
        Self {
            who: &tested.who.value,
            on_text: tested.on.map(|on| messages.date(on)),
            by: tested.by.as_deref(),
            note: tested.note.as_deref(),
        }
    }
}

/// A file to take away.
#[derive(Serialize)]
pub struct FileView {
    pub name: String,
    pub url: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub size: String,
}

/// A file's size as people read it: `12 kB`, `3.4 MB` (powers of ten).
pub fn size_text(bytes: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a size in words needs two digits")]
    let size = bytes as f64;
    if bytes < 1_000 {
        format!("{bytes} bytes")
    } else if bytes < 1_000_000 {
        format!("{:.0} kB", (size / 1_000.0).max(1.0))
    } else {
        format!("{:.1} MB", size / 1_000_000.0)
    }
}
