//! What a page says of other languages: where else it stands, and which of its words are borrowed.
//!
//! Must not know layouts.

use super::Renderer;
use super::view::{AlternateView, PageView, TranslationView};
use crate::domain::site::{Language, Page};
use crate::input::markdown::target::EmbedTarget;

impl Renderer<'_> {
    /// A generated page with a notice when it `borrows` words of the default language.
    pub(super) fn listed<'v>(&'v self, l: usize, view: PageView<'v>, borrows: bool) -> PageView<'v> {
        let base = &self.site.languages[0];
        let partly = borrows && !self.site.languages[l].untranslated.is_empty();
        let translation = partly.then(|| TranslationView {
            state: "partial",
            from_lang: base.locale(),
            from_name: &base.config.name,
        });
        PageView { translation, ..view }
    }

    /// Whether a translated page shows records that are not translated.
    pub(super) fn borrows(&self, l: usize, page: &Page) -> bool {
        let language = &self.site.languages[l];
        if language.untranslated.is_empty() {
            return false;
        }
        page.raw.outline.images.iter().any(|image| match EmbedTarget::of_image(&image.address) {
            EmbedTarget::Slot(id) => self.site.publisher.slot(id).is_some() || language.borrows("slot", id),
            EmbedTarget::Decision(id) => {
                self.site.publisher.decision(id).is_some() || language.borrows("decision", id)
            }
            EmbedTarget::Facts("all") => language.facts.keys().any(|id| language.borrows("fact", id)),
            EmbedTarget::Facts(ids) => ids.split(',').any(|id| language.borrows("fact", id.trim())),
            EmbedTarget::Service(id) => language.borrows("service", id),
            EmbedTarget::Services(query) | EmbedTarget::Helplines(query) => {
                let chosen = language.directory.select(query).unwrap_or_default();
                chosen.iter().any(|one| language.borrows("service", one.id()))
            }
            _ => false,
        })
    }

    /// The same page in every published language; empty when there is only one.
    pub(super) fn alternates(
        &self,
        current: usize,
        url: impl Fn(&Language) -> Option<String>,
    ) -> Vec<AlternateView<'_>> {
        if self.site.languages.len() < 2 {
            return Vec::new();
        }
        let languages = self.site.languages.iter().enumerate();
        languages
            .filter_map(|(index, language)| {
                Some(AlternateView {
                    lang: &language.config.id,
                    locale: language.locale(),
                    name: &language.config.name,
                    dir: language.config.dir.as_str(),
                    url: url(language)?,
                    current: index == current,
                })
            })
            .collect()
    }
}
