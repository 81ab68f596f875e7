//! The list from A to Z: every page, service and topic, and the words people use for them.
//!
//! Stands in for the search where no script runs, and prints well. Must not know how results are ranked.

use std::collections::BTreeMap;
use std::fmt::Write;

use tera::Context;

use super::page::{breadcrumb_home, generated};
use super::view::HeadingView;
use super::{Rendered, Renderer, root_of};
use crate::base::diagnostic::Diagnostic;
use crate::base::text::{Unique, fold};
use crate::domain::search::Search;
use crate::domain::site::Language;
use crate::domain::site::addresses::{alphabet_url, service_url, topic_url};
use crate::input::markdown::{escape_attribute, escape_text};
use crate::input::model::page::Role;
use crate::input::theme::templates;

/// Up to this many pages their headings are in the list too.
const WITH_HEADINGS: usize = 500;

/// Entries by folded text: what is shown, where it leads and, for a word of the readers, what that is called.
type Entries<'a> = BTreeMap<String, (&'a str, String, Option<&'a str>)>;

/// A word that readers use for something.
#[derive(Debug)]
pub struct ReaderWord<'a> {
    word: &'a str,
    /// The best that the search finds for it.
    url: String,
    title: String,
}

/// The words of a language's readers for which its search finds something.
pub fn reader_words<'a>(language: &'a Language, search: &Search<'_>) -> Vec<ReaderWord<'a>> {
    let words = language.synonyms.groups.iter().flat_map(|group| &group.words);
    // A bare number says nothing in a list, and may be the start of a telephone number.
    let words = words.filter(|word| word.contains(char::is_alphabetic));
    words
        .filter_map(|word| {
            let hits = search.answer(&format!("{} ", word.value), 1).hits;
            let hit = hits.first()?;
            let title = search.entry(hit.document).title.to_string();
            Some(ReaderWord { word, url: search.url(hit.document), title })
        })
        .collect()
}

impl Renderer<'_> {
    /// The list of a language, with the words of readers for which the search knows something.
    ///
    /// # Errors
    /// A template's fault.
    pub fn alphabet(&self, l: usize, words: &[ReaderWord<'_>]) -> Result<Rendered, Diagnostic> {
        let language_context = self.language_context(l);
        let language = language_context.language;
        let url = alphabet_url(language);
        let entries = entries(language, words);
        let mut letters: BTreeMap<String, String> = BTreeMap::new();
        let root = root_of(&url);
        for (key, (text, target, of)) in &entries {
            let first = key.chars().find(|sign| sign.is_alphanumeric()).unwrap_or('#');
            let letter: String =
                if first.is_alphabetic() { first.to_uppercase().collect() } else { "0\u{2013}9".to_owned() };
            let html = letters.entry(letter).or_default();
            html.push_str("<li><a href=\"");
            escape_attribute(&format!("{root}{target}"), html);
            html.push_str("\">");
            escape_text(text, html);
            if let Some(of) = of {
                html.push_str(": ");
                escape_text(of, html);
            }
            html.push_str("</a></li>");
        }
        let mut body = String::new();
        let mut ids = Vec::new();
        let mut names = Unique::default();
        for (letter, items) in &letters {
            let id = format!("letter-{}", names.make(letter));
            // Writing into a string never fails.
            let _ = write!(body, "<h2 id=\"{id}\">{letter}</h2><ul class=\"l-letters\">{items}</ul>");
            ids.push((id, letter));
        }
        let title = language_context.messages.text("a-z");
        let about = language_context.messages.text("a-z-about");
        let mut view = generated(&title, Some(&about), "page", breadcrumb_home(language));
        view.section = "a-z";
        view.headings = ids.iter().map(|(id, letter)| HeadingView { level: 2, id, title: letter }).collect();
        let mut context = Context::new();
        context.insert("page", &view);
        context.insert_value("content", templates::safe(&body));
        context.insert("alternates", &self.alternates(l, |other| Some(alphabet_url(other))));
        self.finish(language_context, l, &url, "page", context)
    }
}

fn entries<'a>(language: &'a Language, words: &'a [ReaderWord<'_>]) -> Entries<'a> {
    let mut entries = Entries::new();
    for page in &language.pages {
        entries.entry(fold(page.title())).or_insert((page.title(), page.url.clone(), None));
        // Headings of the glossary are letters themselves.
        let letters = page.raw.meta.role.as_ref().is_some_and(|role| role.value == Role::Glossary);
        if letters || language.pages.len() > WITH_HEADINGS {
            continue;
        }
        for heading in page.raw.outline.headings.iter().filter(|heading| heading.level == 2) {
            entries.entry(fold(&heading.text)).or_insert((
                &heading.text,
                format!("{}#{}", page.url, heading.id),
                None,
            ));
        }
    }
    for service in &language.directory.services {
        let url = service_url(language, service.id());
        entries.insert(fold(&service.raw.name), (&service.raw.name, url.clone(), None));
        if let Some(name) = service.shown("te_reo_name") {
            entries.insert(fold(name), (name, url, Some(&service.raw.name)));
        }
    }
    if !language.directory.services.is_empty() {
        for topic in &language.directory.topics {
            entries.entry(fold(&topic.name)).or_insert((&topic.name, topic_url(language, &topic.id), None));
        }
    }
    for ReaderWord { word, url, title } in words {
        entries.entry(fold(word)).or_insert((word, url.clone(), Some(title)));
    }
    entries
}
