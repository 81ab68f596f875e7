//! # reading-grade
//!
//! **What it does.** Works out the Flesch-Kincaid grade of each page, names and terms of the glossary
//! left out. It warns above grade 9; above 7 on the home page, the safety page and the pages for moments
//! that cannot wait; and when the median of the guide is above 8. A list whose items do not end in a full
//! stop is one sentence with the words that lead into it. `rightskit check --grades` prints both values
//! of every page, with names and without.
//!
//! **Why it matters.** Grade 9 is about what a fourteen-year-old reads with ease, and so does an adult
//! on a bad day. Where somebody is in a hurry or afraid, it has to be easier still.
//!
//! **Example.** "Notwithstanding the aforementioned obligations, organisations must facilitate …"
//!
//! **Instead.** Short words that people say: "help", "start", "show".

use std::fmt::Write;

use rayon::prelude::*;

use super::{Checked, Inspection, Prose, name_list};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::prose::readability::{Readability, measure};
use crate::base::prose::words::Names;
use crate::domain::site::{Language, Page, Site, Translation};
use crate::input::markdown::blocks::{BlockKind, ProseBlock, blocks};
use crate::input::model::page::Role;

pub const CODE: &str = "reading-grade";

/// The highest grade a page may have.
const LIMIT: f64 = 9.0;
/// The highest grade of a page for people in a hurry or afraid.
const URGENT_LIMIT: f64 = 7.0;
/// The highest median of all guide pages.
const MEDIAN_LIMIT: f64 = 8.0;
/// Where pages for moments that cannot wait lie.
const URGENT_FOLDER: &str = "situations/now/";
/// Fewer words say nothing about how hard a page is.
const ENOUGH: usize = 60;

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let terms = terms(inspection.site);
    let names = names_and_terms(inspection.site, &terms);
    let mut guide = Vec::new();
    let pages = inspection.prose.par_iter().filter(|prose| is_english(prose.language));
    let measured: Vec<_> = pages.map(|prose| (prose, grade(prose, &names))).collect();
    for (prose, measured) in measured {
        let Some(own) = measured.own_words.grade().filter(|_| measured.own_words.words >= ENOUGH) else {
            continue;
        };
        if prose.page.layout() == "guide" {
            guide.push(own);
        }
        let limit = limit(prose.page);
        if rounded(own) > limit {
            let all = measured.all.grade().unwrap_or(own);
            let message = format!("This page reads at grade {own:.1} ({all:.1} with its names).");
            let problem = Diagnostic::warning(CODE, prose.page.place(), message);
            found.push(
                problem.hint(format!("Use shorter words and shorter sentences until it is {limit} or less.")),
            );
        }
    }
    if let Some(median) = median(&mut guide).filter(|median| rounded(*median) > MEDIAN_LIMIT) {
        let message = format!("Half of the guide's pages read at grade {median:.1} or above.");
        let place = Place::file(format!("content/{}", inspection.site.default_language().config.id.value));
        let hint = format!("Make the hardest pages plainer until the median is {MEDIAN_LIMIT} or less.");
        found.push(Diagnostic::warning(CODE, place, message).hint(hint));
    }
}

/// How hard a page is.
pub fn grade(prose: &Prose<'_>, names: &Names) -> Readability {
    let texts = sentences_whole(&prose.blocks);
    measure(texts.iter().map(String::as_str), names)
}

/// Every page with both of its grades, hardest first, and the median of the guide.
pub fn table(checked: &Checked) -> String {
    let site = checked.site();
    let language = site.default_language();
    if !is_english(language) {
        return "Grades are worked out for English only.\n".to_owned();
    }
    let terms = terms(site);
    let names = names_and_terms(site, &terms);
    let mut rows: Vec<(f64, f64, usize, &Page)> = language
        .pages
        .iter()
        .filter(|page| page.translation == Translation::Own)
        .filter_map(|page| {
            let measured = grade(&Prose::of(language, page), &names);
            Some((measured.own_words.grade()?, measured.all.grade()?, measured.all.words, page))
        })
        .collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.3.key.cmp(&b.3.key)));
    let mut text = String::from("grade  with names  limit  words  page\n");
    for (own, all, words, page) in &rows {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{own:5.1}  {all:10.1}  {:5}  {words:5}  {}", limit(page), page.key);
    }
    let of_guide = |all: bool| {
        let guide = rows.iter().filter(|row| row.3.layout() == "guide");
        median(&mut guide.map(|row| if all { row.1 } else { row.0 }).collect::<Vec<f64>>()).unwrap_or(0.0)
    };
    let _ = writeln!(
        text,
        "{:5.1}  {:10.1}  {MEDIAN_LIMIT:5}         median of the guide",
        of_guide(false),
        of_guide(true)
    );
    text
}

/// The prose with each list joined to its lead-in as one sentence, unless its items are sentences themselves.
fn sentences_whole(blocks: &[ProseBlock]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let (mut leads, mut joined) = (false, false);
    for block in blocks {
        let text = block.text.trim_end();
        let stops = text.ends_with(['.', '!', '?', '…']);
        match block.kind {
            BlockKind::Prose if block.item && leads && (!stops || joined) => {
                if let Some(last) = texts.last_mut() {
                    last.push_str(", ");
                    last.push_str(text);
                }
                (leads, joined) = (!stops, true);
            }
            BlockKind::Prose => {
                texts.push(text.to_owned());
                (leads, joined) = (if block.item { leads } else { text.ends_with(':') }, false);
            }
            BlockKind::Cell => {
                texts.push(text.to_owned());
                leads = false;
            }
            BlockKind::Heading | BlockKind::Quote | BlockKind::Term => leads = false,
        }
    }
    texts
}

/// The words that the glossary explains.
fn terms(site: &Site) -> Vec<String> {
    let Some(page) = site.default_language().role(Role::Glossary) else { return Vec::new() };
    let blocks = blocks(&crate::input::markdown::read(page.raw.text.body()));
    blocks.into_iter().filter(|block| block.kind == BlockKind::Term).map(|block| block.text).collect()
}

fn names_and_terms(site: &Site, terms: &[String]) -> Names {
    Names::new(name_list(site).chain(terms.iter().map(String::as_str)))
}

fn is_english(language: &Language) -> bool {
    language.config.id.value == "en"
}

fn limit(page: &Page) -> f64 {
    let role = page.raw.meta.role.as_ref().map(|role| role.value);
    let urgent = matches!(role, Some(Role::Home | Role::Safety)) || page.key.starts_with(URGENT_FOLDER);
    if urgent { URGENT_LIMIT } else { LIMIT }
}

/// As it is printed: 9.04 is 9.0, and so not above 9.
fn rounded(grade: f64) -> f64 {
    (grade * 10.0).round() / 10.0
}

fn median(grades: &mut [f64]) -> Option<f64> {
    grades.sort_by(f64::total_cmp);
    let half = grades.len() / 2;
    match grades.len() % 2 {
        _ if grades.is_empty() => None,
        1 => Some(grades[half]),
        _ => Some(f64::midpoint(grades[half - 1], grades[half])),
    }
}

#[cfg(test)]
mod tests {
    use super::{median, sentences_whole};
    use crate::input::markdown::{blocks::blocks, read};

    fn whole(text: &str) -> Vec<String> {
        sentences_whole(&blocks(&read(text)))
    }

    #[test]
    fn a_list_without_stops_is_one_sentence_with_its_lead_in() {
        let text = "You can ask:\n\n- a friend\n- your union, or\n- a lawyer.\n\nThen wait.\n";
        assert_eq!(whole(text), ["You can ask:, a friend, your union, or, a lawyer.", "Then wait."]);
    }

    #[test]
    fn items_that_are_sentences_stand_alone() {
        let text = "Do this:\n\n- Call them.\n- Ask for a copy.\n\n## Next\n\n- [One](a.md)\n- [Two](b.md)\n";
        assert_eq!(whole(text), ["Do this:", "Call them.", "Ask for a copy.", "One", "Two"]);
    }

    #[test]
    fn the_median_of_two_lies_between_them() {
        assert_eq!(median(&mut [9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&mut [3.0, 2.0]), Some(2.5));
        assert_eq!(median(&mut []), None);
    }
}
