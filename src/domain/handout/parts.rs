//! The parts of a handout → blocks: which texts it takes from the site, in order, and what lies within it.
//!
//! What a text asks is answered by its `text_resolver`. Must not know templates.

use super::assembler::{Assembler, label, pages, section, section_end};
use super::markdown::{Excerpt, blocks, clean};
use super::text_resolver::TextResolver;
use super::tree::{Block, Inline};
use crate::domain::site::Page;
use crate::domain::site::handouts::Handout;
use crate::input::load::PageText;
use crate::input::markdown::outline::Outline;
use crate::input::markdown::read;
use crate::input::model::handout::{HandoutPart, Show};

impl Assembler<'_> {
    /// All parts in order, their headings in order of rank.
    pub fn blocks(&self, handout: &Handout) -> Vec<Block> {
        let mut out = Vec::new();
        for (index, part) in handout.parts.iter().enumerate() {
            self.part(handout, index, part, &mut out);
        }
        settle_levels(&mut out, &mut 0);
        out
    }

    fn part(&self, handout: &Handout, index: usize, part: &HandoutPart, out: &mut Vec<Block>) {
        let below = if let Some(heading) = &part.heading {
            let content = vec![Inline::Text { text: clean(heading) }];
            out.push(Block::Heading { level: 1, label: format!("part-{index}"), content });
            1
        } else {
            0
        };
        for page in pages(self.language, part) {
            self.page(page, part.show, below, out);
        }
        if let Some((page, heading)) = part.section.as_ref().and_then(|name| section(self.language, name)) {
            let tree = read(page.raw.text.body());
            let outline = &page.raw.outline;
            let excerpt = Excerpt::between(&tree, heading, section_end(outline, heading));
            // The section's own heading becomes one of the first rank.
            let lift = 1 - i8::try_from(outline.headings[heading].level).unwrap_or(1) + below;
            self.say(&page.raw.text, &page.key, outline, &excerpt, lift, part.show, out);
        }
        if let Some(text) = &part.text {
            let text = PageText::within(&handout.path, text);
            let tree = read(text.body());
            let outline = Outline::of(&tree);
            let highest = outline.headings.iter().map(|heading| heading.level).min().unwrap_or(1);
            let lift = 1 - i8::try_from(highest).unwrap_or(1) + below;
            let key = format!("{}#{index}", handout.of);
            self.say(&text, &key, &outline, &Excerpt::whole(&tree), lift, part.show, out);
        }
        if let Some(ids) = &part.facts {
            let facts = if ids.value == "cited" { self.cited() } else { self.facts(ids) };
            if !facts.is_empty() {
                out.push(Block::Facts { facts });
            }
        }
        if let Some(query) = &part.services {
            let text_resolver =
                TextResolver { assembler: self, key: "", show: part.show, inside: Vec::new() };
            out.extend(text_resolver.services(query));
        }
        if let Some(id) = &part.slot {
            let text_resolver =
                TextResolver { assembler: self, key: "", show: part.show, inside: Vec::new() };
            out.extend(text_resolver.slot(id));
        }
        if let Some(id) = &part.triage {
            self.form(id, out);
        }
        if let Some(lines) = &part.lines {
            out.push(Block::Lines { labels: lines.iter().map(|line| clean(line)).collect() });
        }
        if part.new_page {
            out.push(Block::NewPage);
        }
    }

    /// A whole page under its title.
    fn page(&self, page: &Page, show: Show, below: i8, out: &mut Vec<Block>) {
        let tree = read(page.raw.text.body());
        let level = (1 + below).unsigned_abs();
        if !page.has_own_heading() {
            let content = vec![Inline::Text { text: clean(page.title()) }];
            out.push(Block::Heading { level, label: label(&page.key, None), content });
        }
        self.say(&page.raw.text, &page.key, &page.raw.outline, &Excerpt::whole(&tree), below, show, out);
    }

    #[expect(clippy::too_many_arguments, reason = "a text, where it stands, and how it is shown")]
    fn say(
        &self,
        text: &PageText,
        key: &str,
        outline: &Outline,
        excerpt: &Excerpt<'_, '_>,
        lift: i8,
        show: Show,
        out: &mut Vec<Block>,
    ) {
        self.texts.borrow_mut().push(text.clone());
        let text_resolver = TextResolver { assembler: self, key, show, inside: Vec::new() };
        out.extend(blocks(excerpt, outline, lift, &text_resolver));
    }
}

/// Makes the first heading one of the first rank, and none more than one below the heading before it.
fn settle_levels(blocks: &mut [Block], last: &mut u8) {
    for block in blocks {
        match block {
            Block::Heading { level, .. } => {
                *level = (*level).min(*last + 1);
                *last = *level;
            }
            Block::Quote { blocks } | Block::Alert { blocks, .. } => settle_levels(blocks, last),
            _ => {}
        }
    }
}
