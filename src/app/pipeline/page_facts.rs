//! Facts of finished pages for the audit: those of a page that many publishers have alike are read once for all of them.
//!
//! Must not know what is done with facts.

use crate::base::memo::Memo;
use crate::base::output_file::Output;
use crate::output::render::{Rendered, Renderer};
use crate::rules::audit::{self, AuditStandard, PageFacts};

/// Reads facts for one site.
pub struct FactsReader<'a> {
    renderer: &'a Renderer<'a>,
    standard: &'a AuditStandard,
    /// The same for a page with words in place of what is the publisher's own.
    general: AuditStandard,
}

impl<'a> FactsReader<'a> {
    pub fn new(renderer: &'a Renderer<'a>, standard: &'a AuditStandard) -> Self {
        let base_url = standard.base_url.as_deref().map(|url| renderer.general_address(url));
        Self { renderer, standard, general: AuditStandard { base_url, ..standard.clone() } }
    }

    /// Facts of a file. `packed` is what its very same copy takes in the archive.
    pub fn of(&self, output: &Output, packed: Option<u64>) -> PageFacts {
        audit::facts(output, packed, self.standard)
    }

    /// Facts of `hosted`, the copy of a page for hosts.
    pub fn of_page(&self, rendered: &Rendered, hosted: &Output, packed: Option<u64>) -> PageFacts {
        static READ: Memo<[u8; 32], Option<PageFacts>> = Memo::new(2_048);
        let key = self
            .renderer
            .general_key(rendered, (self.general.sheltered, &self.general.emergency, &self.general.base_url));
        let Some(key) = key else { return self.of(hosted, packed) };
        let words = self.renderer.page_words(rendered.language);
        let read = || {
            let general = Output::new(hosted.path.clone(), words.taken_out(&hosted.bytes));
            let facts = audit::facts(&general, Some(0), &self.general);
            let own = facts.ids.iter().chain(facts.links.iter()).any(|text| words.stand_in(text));
            // What a rule may object to is told in the page's own words.
            (facts.findings.is_empty() && !own).then_some(facts)
        };
        match READ.get(|| key, read).as_ref() {
            Some(known) => {
                audit::facts_like(known, &|text| words.put_into(text), hosted, packed, self.standard)
            }
            None => self.of(hosted, packed),
        }
    }
}
