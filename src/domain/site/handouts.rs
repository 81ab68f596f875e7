//! Handouts of one language: each file of `content/handouts/` with its variants, in the words of the language.
//!
//! Large print and one for each region are worked out here. Must not know templates or PDF.

use crate::domain::site::directory::Directory;
use crate::input::load::RawHandout;
use crate::input::model::handout::{Each, HandoutFile, HandoutPart, HandoutsOverlay, Paper};
use crate::input::yaml::At;

/// The size of the running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSize {
    /// 14 pt
    Usual,
    /// 18 pt
    Large,
}

/// One handout that will be made.
#[derive(Clone, Debug)]
pub struct Handout {
    /// Unique in its language, such as `help-waikato-large-print`.
    pub id: String,
    /// The id of the file it comes from.
    pub of: String,
    /// The file it comes from.
    pub path: String,
    pub title: At<String>,
    pub purpose: At<String>,
    pub template: At<String>,
    pub paper: Paper,
    pub size: TextSize,
    pub max_pages: Option<At<u32>>,
    /// The page of the site whose address it shows.
    pub from: Option<At<String>>,
    /// The id of the handout that says the same as plain text.
    pub twin: Option<At<String>>,
    pub order: Option<i64>,
    pub parts: Vec<HandoutPart>,
}

/// The template of a handout that names none.
const TEMPLATE: &str = "sheet";
/// Stands in words and queries for the region's name and id.
const REGION: &str = "{region}";

impl Handout {
    /// Site path of its PDF.
    pub fn url(&self, prefix: &str) -> String {
        format!("{prefix}handouts/{}.pdf", self.id)
    }

    /// Site path of the picture of its first page.
    pub fn picture_url(&self, prefix: &str) -> String {
        format!("{prefix}handouts/{}.png", self.id)
    }
}

/// All handouts of a language, in the order in which they are listed.
pub fn resolve(
    raw: &[RawHandout],
    words: &HandoutsOverlay,
    language: &str,
    directory: &Directory,
) -> Vec<Handout> {
    let mut all = Vec::new();
    for handout in raw {
        let file = &handout.file;
        if !file.languages.is_empty() && !file.languages.iter().any(|id| id.value == language) {
            continue;
        }
        let base = base(handout, words);
        let mut variants = Vec::new();
        match file.each {
            None => variants.push(base),
            Some(Each::RegionWithOwnServices) => {
                for region in regions(directory) {
                    variants.push(for_region(&base, &region.id, &region.name));
                }
            }
        }
        for variant in variants {
            let large = file.large_print.as_ref().map(|large| Handout {
                id: format!("{}-large-print", variant.id),
                size: TextSize::Large,
                max_pages: large.max_pages.clone(),
                // Large letters on small pages are hard to follow.
                paper: if variant.paper == Paper::A5 { Paper::A4 } else { variant.paper },
                ..variant.clone()
            });
            all.push(variant);
            all.extend(large);
        }
    }
    all.sort_by_key(|handout| handout.order.unwrap_or(i64::MAX));
    all
}

/// The handout as it stands in its file, in the words of the language.
fn base(handout: &RawHandout, words: &HandoutsOverlay) -> Handout {
    let HandoutFile { title, purpose, template, paper, from, max_pages, twin, order, parts, .. } =
        handout.file.clone();
    let own = words.handouts.get(&handout.id);
    let mut parts = parts;
    for part in &mut parts {
        let Some(text) = part.id.as_ref().and_then(|id| own?.parts.get(id.as_str())) else { continue };
        part.heading = text.heading.clone().or(part.heading.take());
        part.text = text.text.clone().or(part.text.take());
    }
    Handout {
        id: handout.id.clone(),
        of: handout.id.clone(),
        path: handout.path.clone(),
        title: own.and_then(|own| own.title.clone()).unwrap_or(title),
        purpose: own.and_then(|own| own.purpose.clone()).unwrap_or(purpose),
        template: template.unwrap_or_else(|| At::nowhere(TEMPLATE.to_owned())),
        paper,
        size: TextSize::Usual,
        max_pages,
        from,
        twin,
        order,
        parts,
    }
}

/// Regions that have services of their own.
fn regions(directory: &Directory) -> impl Iterator<Item = &crate::input::model::directory::Region> {
    directory
        .regions
        .iter()
        .filter(|region| region.code != "NZ" && !directory.with_region(&region.id).is_empty())
}

fn for_region(base: &Handout, id: &str, name: &str) -> Handout {
    let fill = |text: &At<String>, with: &str| At { value: text.replace(REGION, with), ..text.clone() };
    let mut handout = base.clone();
    handout.id = format!("{}-{id}", base.id);
    handout.title = fill(&base.title, name);
    handout.purpose = fill(&base.purpose, name);
    handout.from = base.from.as_ref().map(|from| fill(from, id));
    for part in &mut handout.parts {
        part.heading = part.heading.as_ref().map(|heading| fill(heading, name));
        part.text = part.text.as_ref().map(|text| fill(text, name));
        part.services = part.services.as_ref().map(|query| fill(query, id));
    }
    handout
}
