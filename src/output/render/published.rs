//! The guide as its author published it: whose words they are, and which sentence of this site leads to which part of it.
//!
//! Must not know how either is worked out.

use serde::Serialize;
use tera::Context;

use super::Renderer;
use super::language_context::LanguageContext;
use super::view::size_text;
use crate::domain::site::Page;
use crate::domain::site::published::{self, Original, PublishedPart};
use crate::input::theme::strings::Messages;
use crate::rules::check::coverage;

/// The page of the guide itself.
#[derive(Serialize)]
struct PublishedView<'a> {
    author: &'a str,
    source: &'a str,
    read_text: String,
    /// The PDF, when its author gave one.
    file: Option<PublishedFileView<'a>>,
    /// Which sentence of this site says the same as which part of it; in the first language only.
    rows: Vec<StatementRowView>,
}

#[derive(Serialize)]
struct PublishedFileView<'a> {
    url: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    size: String,
}

/// One sentence of this site, and where the original says it.
#[derive(Serialize)]
struct StatementRowView {
    ours: PartView,
    theirs: PartView,
}

#[derive(PartialEq, Serialize)]
struct PartView {
    title: String,
    url: String,
}

/// What another page says of the guide.
#[derive(Serialize)]
struct OriginalView<'a> {
    title: &'a str,
    url: &'a str,
    /// The parts that say what the page says, in its order.
    parts: Vec<PartView>,
}

impl Renderer<'_> {
    /// Tells the page of the guide whose words it shows, and every page where the guide says the same.
    pub(super) fn beside_original(
        &self,
        language_context: &LanguageContext<'_>,
        page: &Page,
        context: &mut Context,
    ) {
        let site = self.site;
        let Some((guide, original)) = published::page(site) else { return };
        let messages = &language_context.messages;
        let language = language_context.language;
        if published::is_page(site, page) {
            let file = published::pdf(site).map(|file| PublishedFileView {
                url: &file.url,
                kind: "PDF",
                size: size_text(file.bytes.len()),
            });
            let rows = if language.prefix.is_empty() { self.rows(messages) } else { Vec::new() };
            let read_text = messages.date(guide.read.value);
            let view = PublishedView { author: &guide.author, source: &guide.source, read_text, file, rows };
            context.insert("published", &view);
            return;
        }
        let originals = published::originals(site);
        let mut parts = Vec::new();
        for id in page.raw.outline.coverage.iter().flat_map(|cover| &cover.ids) {
            if let Some(part) = originals.get(id).map(|original| part(original, messages))
                && !parts.contains(&part)
            {
                parts.push(part);
            }
        }
        let own = language.page(&original.key).unwrap_or(original);
        context.insert("original", &OriginalView { title: &guide.title, url: &own.url, parts });
    }

    fn rows(&self, messages: &Messages) -> Vec<StatementRowView> {
        let said = coverage::said(self.site);
        let originals = published::originals(self.site);
        let rows = originals.iter().filter_map(|(id, original)| Some((said.get(id)?, original)));
        rows.flat_map(|(said, original)| {
            said.iter().map(|one| {
                let anchor = one.anchor.as_ref().map(|id| format!("#{id}")).unwrap_or_default();
                StatementRowView {
                    ours: PartView { title: one.sentence.clone(), url: format!("{}{anchor}", one.url) },
                    theirs: part(original, messages),
                }
            })
        })
        .collect()
    }
}

fn part(original: &Original, messages: &Messages) -> PartView {
    let title = match &original.part {
        PublishedPart::Section(heading) => heading.clone(),
        PublishedPart::Page(number) => messages.with("published-page", &[("number", &number.to_string())]),
    };
    PartView { title, url: original.url.clone() }
}
