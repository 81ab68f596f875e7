//! # slot-words
//!
//! **What it does.** Finds three kinds of sentences in a publisher's own English words: orders to report inside first
//! or to speak to nobody else, threats to people who complain, and promises that nobody can keep. It looks at slots
//! and decisions, additions, the publisher's own services, and the pages of a folder that inherits a kit.
//!
//! **Why it matters.** The guide around these words says that people choose whom they tell. One sentence like these
//! takes that back: somebody stays silent, or tells a secret that cannot be kept.
//!
//! **Example.** `You must report inside first.`, `Staff who make false complaints will be dismissed.`,
//! `We guarantee that nobody will find out.`
//!
//! **Instead.** Say what people can do: `You can tell your manager, the union or Police.` Say how a complaint is looked
//! into, and leave out what could happen to whoever makes it. Say what you really do, and its limits: `We tell nobody
//! without your consent, unless somebody is in danger.`

mod english;
mod pattern;

use std::sync::LazyLock;

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::prose::sentences::sentences;
use crate::domain::site::{Language, Page};
use crate::input::load::PageText;
use crate::input::markdown::blocks::{ProseBlock, blocks};
use english::Kind;
use pattern::{Sentence, WordPattern};

pub const CODE: &str = "slot-words";

/// The language that the patterns know.
const ENGLISH: &str = "en";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    let inherits = site.config.base.is_some();
    for prose in inspection.prose.iter().filter(|prose| is_english(prose.language)) {
        let text = &prose.page.raw.text;
        let own =
            text.path.starts_with("agencies/") || inherits && !site.inheritance.is_inherited(&text.path);
        if own {
            of_text(text, &prose.blocks, found);
            of_head(prose.page, found);
        }
    }
    let publisher = &site.publisher;
    let path = publisher.path();
    for addition in &publisher.agency.additions {
        let english = addition
            .language
            .as_ref()
            .map_or_else(|| is_english(site.default_language()), |id| id.value == ENGLISH);
        if english {
            let text = PageText::within(&path, &addition.text);
            of_text(&text, &blocks(&crate::input::markdown::read(&addition.text)), found);
        }
    }
    if !is_english(site.default_language()) {
        return;
    }
    if let Some(about) = &publisher.agency.about {
        told(about, |_| Place::file(path.clone()), found);
    }
    for service in &publisher.agency.services {
        let fields = crate::input::model::directory::FACT_FIELDS;
        for said in
            fields.into_iter().filter(|field| *field != "te_reo_name").filter_map(|name| service.field(name))
        {
            told(said, |_| service.id.place(&path), found);
        }
        for contact in &service.contacts {
            told(contact.label.as_deref().unwrap_or_default(), |_| contact.value.place(&path), found);
        }
    }
}

fn is_english(language: &Language) -> bool {
    language.config.id.value == ENGLISH
}

/// A page's title and description.
fn of_head(page: &Page, found: &mut Vec<Diagnostic>) {
    let meta = &page.raw.meta;
    for said in [meta.title.as_deref(), meta.description.as_deref()].into_iter().flatten() {
        told(said, |_| page.raw.text.file(), found);
    }
}

fn of_text(text: &PageText, blocks: &[ProseBlock], found: &mut Vec<Diagnostic>) {
    let body = text.body();
    for block in blocks {
        // Where the last sentence was: the next one stands behind it.
        let mut from = block.offset;
        told(
            &block.text,
            |sentence| {
                from = start(body, from, sentence);
                text.place(from)
            },
            found,
        );
    }
}

/// Where a sentence begins in the Markdown behind `from`, which has marks between its words.
fn start(body: &str, from: usize, sentence: &str) -> usize {
    let rest = body.get(from..).unwrap_or_default();
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let starts = (1..=words.len().min(4)).rev().map(|count| words[..count].join(" "));
    starts.into_iter().find_map(|start| rest.find(&start)).map_or(from, |at| from + at)
}

/// Tells each sentence of a text once.
fn told(text: &str, mut place: impl FnMut(&str) -> Place, found: &mut Vec<Diagnostic>) {
    for range in sentences(text) {
        let sentence = &text[range];
        if let Some(kind) = kind(sentence) {
            let message = format!("\"{}\" {}.", sentence.trim_end_matches('.'), kind.why());
            found.push(Diagnostic::warning(CODE, place(sentence), message).hint(kind.hint()));
        }
    }
}

/// One way to say it, ready to be looked for.
struct CompiledWording {
    kind: Kind,
    limits: bool,
    says: WordPattern,
    with: Vec<WordPattern>,
    unless: Vec<WordPattern>,
}

fn patterns(text: &str) -> Vec<WordPattern> {
    let texts = text.split(';').map(str::trim).filter(|text| !text.is_empty());
    texts.map(|text| WordPattern::of(text, english::GROUPS)).collect()
}

static WORDINGS: LazyLock<Vec<CompiledWording>> = LazyLock::new(|| {
    let ready = |way: &english::SlotWording| CompiledWording {
        kind: way.kind,
        limits: way.limits,
        says: WordPattern::of(way.says, english::GROUPS),
        with: patterns(way.with),
        unless: patterns(way.unless),
    };
    english::WORDINGS.iter().map(ready).collect()
});

/// A kind of sentence, with or without limits, and what makes a sentence another one.
type Exceptions = ((Kind, bool), Vec<WordPattern>);

/// What makes a sentence another one: for all of a kind, and for promises with limits.
static EXCEPTIONS: LazyLock<Vec<Exceptions>> = LazyLock::new(|| {
    let kinds = [(Kind::Gate, false), (Kind::Threat, false), (Kind::Promise, false), (Kind::Promise, true)];
    let each = |(kind, limits)| english::unless(kind, limits).into_iter().flat_map(patterns).collect();
    kinds.map(|kind| (kind, each(kind))).into()
});

/// What is wrong with a sentence, if anything is.
fn kind(text: &str) -> Option<Kind> {
    let sentence = Sentence::of(text);
    if sentence.asks {
        return None;
    }
    let none = |patterns: &[WordPattern]| !patterns.iter().any(|pattern| pattern.is_in(&sentence));
    let fits = |way: &&CompiledWording| {
        way.says.is_in(&sentence)
            && (way.with.is_empty() || !none(&way.with))
            && none(&way.unless)
            && EXCEPTIONS.iter().all(|(kind, patterns)| *kind != (way.kind, way.limits) || none(patterns))
    };
    WORDINGS.iter().find(fits).map(|way| way.kind)
}

#[cfg(test)]
mod tests;
