//! An entry of the search, its documents, and an entry as it was read with all its text.
//!
//! Must not know where entries come from.

use std::borrow::Cow;

use crate::domain::search::words::flat;
use crate::input::yaml::At;

/// What a result leads to. Of its documents only the best is shown.
#[derive(Clone, Debug)]
pub struct SearchEntry<'a> {
    pub title: Cow<'a, str>,
    /// More names of the same thing, which count like the title.
    pub names: Cow<'a, str>,
    /// More words that count like headings: a service's topics and regions.
    pub labels: String,
    /// Site path.
    pub url: Cow<'a, str>,
    pub kind: EntryKind,
    /// Scales the score: small print counts less.
    pub weight: f64,
    /// What only services have.
    pub help: Option<Box<Help>>,
}

impl SearchEntry<'_> {
    /// Whether it is a service that nobody can reach.
    pub fn is_out_of_reach(&self) -> bool {
        self.help.as_ref().is_some_and(|help| !help.reachable)
    }
}

/// What only services have.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// Phone numbers, digits only.
    pub numbers: Vec<String>,
    /// Whether there is a way to reach it, be it by an address on the web.
    pub reachable: bool,
    /// The first number: what a button shows and opens.
    pub call: Option<(String, String)>,
    /// Places in the directory's lists of topics and regions.
    pub topics: Vec<usize>,
    pub regions: Vec<usize>,
}

impl Default for SearchEntry<'_> {
    fn default() -> Self {
        Self {
            title: Cow::default(),
            names: Cow::default(),
            labels: String::new(),
            url: Cow::default(),
            kind: EntryKind::Page,
            weight: 1.0,
            help: None,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntryKind {
    #[default]
    Page,
    Guide,
    Service,
    /// Something to print.
    Handout,
}

/// Kinds of results that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultGroup {
    Pages,
    Services,
    Handouts,
}

impl EntryKind {
    pub fn group(self) -> ResultGroup {
        match self {
            Self::Page | Self::Guide => ResultGroup::Pages,
            Self::Service => ResultGroup::Services,
            Self::Handout => ResultGroup::Handouts,
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Guide => "guide",
            Self::Service => "service",
            Self::Handout => "handout",
        }
    }
}

/// The headings above a text, outermost first: at most two.
pub type Trail<'a> = [Option<&'a str>; 2];

/// One document without its text.
#[derive(Clone, Debug)]
pub struct SearchDocument<'a> {
    /// Number of its entry.
    pub entry: u32,
    pub trail: Trail<'a>,
    pub anchor: &'a str,
}

impl<'a> SearchDocument<'a> {
    pub fn trail(&self) -> impl Iterator<Item = &'a str> {
        self.trail.into_iter().flatten()
    }

    /// The nearest heading above it.
    pub fn heading(&self) -> Option<&'a str> {
        self.trail().last()
    }
}

/// A part of an entry with its text.
#[derive(Clone, Debug, Default)]
pub struct Section<'a> {
    pub trail: Trail<'a>,
    pub anchor: &'a str,
    pub body: String,
    /// How people ask for it.
    pub asked: &'a [At<String>],
}

/// An entry as it was read, with all its text.
#[derive(Clone, Debug, Default)]
pub struct ReadEntry<'a> {
    pub entry: SearchEntry<'a>,
    pub sections: Vec<Section<'a>>,
    /// How people ask for all of it.
    pub asked: &'a [At<String>],
}

impl ReadEntry<'_> {
    /// The whole text of a section as folded words between single spaces, a bar after each part.
    pub fn flat(&self, section: usize) -> String {
        let section = &self.sections[section];
        let entry = &self.entry;
        let parts = [&*entry.title, &*entry.names].into_iter().chain(section.trail.into_iter().flatten());
        let mut text = String::from(" ");
        for part in parts.chain([&*entry.labels, &*section.body]) {
            let words = flat(part);
            text.push_str(&words);
            text.push_str(if words.is_empty() { "| " } else { " | " });
        }
        text
    }
}
