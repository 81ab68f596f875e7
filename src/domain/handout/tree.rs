//! What a template is given: a handout as plain data, blocks in the order in which they are read.
//!
//! The contract between engine and templates; text is data in it and never markup. Must not know
//! where anything comes from, nor Typst.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::input::model::handout::Show;

/// One handout.
#[derive(Clone, Debug, Serialize)]
pub struct HandoutDocument {
    pub id: String,
    pub title: String,
    pub purpose: String,
    /// `en`
    pub lang: String,
    /// `NZ`; null where the language names none.
    pub region: Option<String>,
    /// `ltr` or `rtl`
    pub dir: &'static str,
    /// `a4`, `a5`, `a3` or `cards`
    pub paper: &'static str,
    /// `usual` (14 pt) or `large` (18 pt)
    pub size: &'static str,
    /// The name of the site that it belongs to.
    pub site: String,
    /// The publishing organisation; null while its name is open.
    pub publisher: Option<String>,
    /// What is said of it: its name, or the notice that it is open.
    pub publisher_line: String,
    /// File of its logo for `image()`.
    pub logo: Option<String>,
    /// The address of the page it comes from; null without a `base_url`.
    pub address: Option<String>,
    /// File of the QR code of that address.
    pub qr: Option<String>,
    /// How far its numbers can be trusted and where to check one, in one line; null without numbers.
    pub numbers: Option<String>,
    /// `K7QM-2F9D`: changes whenever anything in this data does.
    pub code: String,
    /// The plain handout that says the same.
    pub twin: Option<PlainVersion>,
    /// Words of the interface by key, with `{n}` and `{m}` where numbers go.
    pub words: BTreeMap<&'static str, String>,
    /// `#rrggbb` by use: `accent`.
    pub colors: BTreeMap<&'static str, String>,
    /// Names of font families by use: `text`, `signs`.
    pub fonts: BTreeMap<&'static str, String>,
    /// Bookmarks deep enough for a list of contents.
    pub contents: bool,
    pub blocks: Vec<Block>,
    /// Addresses outside the site, in the order of their numbers in the text.
    pub addresses: Vec<String>,
}

/// Another handout.
#[derive(Clone, Debug, Serialize)]
pub struct PlainVersion {
    pub title: String,
    /// Its address, or its file's name.
    pub at: String,
}

/// Something that stands on lines of its own.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// Levels start at 1 and never jump.
    Heading {
        level: u8,
        /// What links lead to; unique in the document.
        label: String,
        content: Vec<Inline>,
    },
    Paragraph {
        content: Vec<Inline>,
    },
    List {
        ordered: bool,
        start: u64,
        items: Vec<Vec<Block>>,
    },
    Quote {
        blocks: Vec<Block>,
    },
    Alert {
        /// `note`, `tip`, `important`, `warning` or `caution`
        kind: &'static str,
        title: String,
        blocks: Vec<Block>,
    },
    Code {
        text: String,
    },
    Rule,
    Table {
        /// `left`, `center`, `right` or `start`, one for each column.
        align: Vec<&'static str>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Definitions {
        entries: Vec<Definition>,
    },
    Picture {
        file: String,
        alt: String,
    },
    Services {
        show: Show,
        services: Vec<ServiceData>,
    },
    Facts {
        facts: Vec<FactData>,
    },
    /// Something that is still open.
    Notice {
        label: String,
        text: String,
    },
    /// For whom a part is: stays with what follows.
    For {
        text: String,
    },
    /// Answers to tick, below the heading that asks.
    Choices {
        /// When to answer; null for always.
        when: Option<String>,
        hint: Vec<Inline>,
        /// How many to tick; null where the hint says it.
        how: Option<String>,
        choices: Vec<FormChoice>,
    },
    /// Lines to write on, which stay together.
    Lines {
        labels: Vec<String>,
    },
    NewPage,
}

/// A term with what it means.
#[derive(Clone, Debug, Serialize)]
pub struct Definition {
    pub term: Vec<Inline>,
    pub blocks: Vec<Block>,
}

/// One answer, by the name that conditions use: `2B`.
#[derive(Clone, Debug, Serialize)]
pub struct FormChoice {
    pub name: String,
    pub label: Vec<Inline>,
    /// Letters of the parts to go on to, such as `C, F`; null where it leads nowhere.
    pub to: Option<String>,
}

/// Something inside a line.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Inline {
    Text {
        text: String,
    },
    /// A number or figure that never breaks.
    Keep {
        text: String,
    },
    Code {
        text: String,
    },
    Strong {
        content: Vec<Inline>,
    },
    Emphasis {
        content: Vec<Inline>,
    },
    Strike {
        content: Vec<Inline>,
    },
    Super {
        content: Vec<Inline>,
    },
    Sub {
        content: Vec<Inline>,
    },
    /// A link out of the document. `number` is that of `addresses`; null where the text says the address.
    Link {
        url: String,
        number: Option<usize>,
        content: Vec<Inline>,
    },
    /// A link to a heading of the document.
    Within {
        label: String,
        content: Vec<Inline>,
    },
    /// Words in another language.
    Lang {
        lang: String,
        content: Vec<Inline>,
    },
    /// A note at the foot of the page; the second reference to the same one has no blocks.
    Note {
        label: String,
        blocks: Vec<Block>,
    },
    /// A box that is ticked or not.
    Tick {
        done: bool,
    },
    Break,
}

/// A support service with what may be shown.
#[derive(Clone, Debug, Serialize)]
pub struct ServiceData {
    pub id: String,
    pub name: String,
    pub te_reo_name: Option<String>,
    pub summary: Option<String>,
    pub hours: Option<String>,
    pub cost: Option<String>,
    pub who: Option<String>,
    pub cannot_speak: Option<String>,
    pub note: Option<String>,
    pub paid: bool,
    pub contacts: Vec<ContactData>,
    /// The agency's own words in place of contacts.
    pub blocks: Vec<Block>,
    /// What is said when no way to reach it may be shown.
    pub unreachable: Option<String>,
}

/// One way to reach a service.
#[derive(Clone, Debug, Serialize)]
pub struct ContactData {
    /// `phone`, `text`, `email`, `web`, `chat`, `form`, `post`, `relay` or `app`
    pub kind: &'static str,
    /// `Call`
    pub word: String,
    pub label: Option<String>,
    pub display: String,
    pub href: Option<String>,
    pub free: bool,
}

/// A fact of the ledger.
#[derive(Clone, Debug, Serialize)]
pub struct FactData {
    pub value: String,
    pub says: String,
    /// Law, source and date of the check, in one line.
    pub source: String,
}
