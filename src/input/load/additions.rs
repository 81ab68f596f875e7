//! Words that an agency adds to pages that it may not change: where each belongs, and putting it there.
//!
//! What cannot be placed is left out here and told by the rule `misplaced-addition`. Must not know what pages say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::pages::{PageText, RawPage};
use crate::input::markdown::outline::{Heading, Outline};
use crate::input::markdown::read;
use crate::input::markdown::tree::MdBlock;
use crate::input::model::agency::Addition;

/// Puts every addition of the file at `path` into its page. `languages` are ids with pages, the first language first.
/// → the paths of the pages that were added to
pub fn add(
    additions: &[Addition],
    path: &str,
    languages: Vec<(&str, &mut Vec<Arc<RawPage>>)>,
) -> Vec<String> {
    let mut paths = Vec::new();
    for (at, (id, pages)) in languages.into_iter().enumerate() {
        let mut words: BTreeMap<usize, Vec<(usize, PageText)>> = BTreeMap::new();
        for addition in additions.iter().filter(|addition| is_for(addition, at == 0, id)) {
            let Some(page) = pages.iter().position(|page| page.key == addition.page.value) else { continue };
            let outline = &pages[page].outline;
            let Some(offset) = offset(addition, outline, pages[page].text.body()) else { continue };
            words.entry(page).or_default().push((offset, PageText::within(path, &addition.text)));
        }
        for (page, words) in words {
            Arc::make_mut(&mut pages[page]).add(words);
            paths.push(pages[page].text.path.clone());
        }
    }
    paths
}

fn is_for(addition: &Addition, is_first: bool, language: &str) -> bool {
    addition.language.as_ref().map_or(is_first, |id| id.value == language)
}

/// The byte before which the words stand.
fn offset(addition: &Addition, outline: &Outline, body: &str) -> Option<usize> {
    let sections = sections(outline, body);
    let named = |id: &str| sections.iter().position(|heading| *heading.id == *id);
    match (&addition.before, &addition.after) {
        (Some(_), Some(_)) => None,
        (Some(id), None) => Some(line_start(body, sections[named(id)?].offset)),
        (None, Some(id)) => {
            let from = named(id)?;
            let after = sections.iter().skip(from + 1).find(|next| next.level <= sections[from].level);
            Some(after.map_or(body.len(), |next| line_start(body, next.offset)))
        }
        (None, None) => Some(body.len()),
    }
}

/// The headings that begin a section of the page: those that stand in no list and no quotation.
pub fn sections<'o>(outline: &'o Outline, body: &str) -> Vec<&'o Heading> {
    let tree = read(body);
    let lone: BTreeSet<usize> = tree
        .blocks
        .iter()
        .filter_map(|block| match block {
            MdBlock::Heading { at, .. } => Some(*at),
            _ => None,
        })
        .collect();
    outline.headings.iter().filter(|heading| lone.contains(&heading.offset)).collect()
}

fn line_start(body: &str, offset: usize) -> usize {
    body.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}
