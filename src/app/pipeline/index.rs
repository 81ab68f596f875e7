//! The search of each language, made before its pages: they name its files, and those are named by what is in them.
//!
//! Must not know what a file holds, nor where it goes.

use rayon::prelude::*;

use crate::base::output_file::Output;
use crate::domain::search::analysis::Analysis;
use crate::domain::search::document::{DocumentSource, SiteDocuments};
use crate::domain::search::export::{Rest, SearchFiles, SearchPlan, split, whole};
use crate::domain::search::intents::Intents;
use crate::domain::search::reading::IndexedDocuments;
use crate::domain::search::{Delivery, Search};
use crate::domain::site::Site;
use crate::output::render::Renderer;
use crate::output::render::alphabet::{ReaderWord, reader_words};

/// The finished search of a language.
pub struct Searched<'a> {
    /// Index of the language.
    pub language: usize,
    pub names: SearchFiles,
    pub outputs: Vec<Output>,
    /// For the list from A to Z.
    pub words: Vec<ReaderWord<'a>>,
}

/// The search of every language that has one.
pub fn search<'a>(site: &'a Site, renderer: &Renderer<'_>) -> Vec<Searched<'a>> {
    let one = |language| Some(index(site, language, renderer.search_plan(language)?));
    (0..site.languages.len()).into_par_iter().filter_map(one).collect()
}

fn index<'a>(site: &'a Site, at: usize, plan: &SearchPlan) -> Searched<'a> {
    let language = &site.languages[at];
    let source = SiteDocuments::new(site, language);
    let analysis = Analysis::new(&language.config.id, &language.synonyms.ignore);
    let intents = Intents::of(&language.intents, &language.config.id, &analysis);
    let of = |reading| Search::of(&source, reading, &analysis, &language.synonyms, plan.delivery.tuning());
    let (search, ranking, rest, mut outputs) = match plan.delivery {
        Delivery::Whole => {
            let texts = whole::Texts::new(source.count());
            let (reading, _) = IndexedDocuments::of(&source, &analysis, |first, read| texts.add(first, read));
            let search = of(reading);
            let texts = texts.finish(plan, language, &intents, &search);
            let ranking = whole::ranking(&search, plan);
            (search, ranking, Rest::Texts(texts.path.clone()), vec![texts])
        }
        Delivery::Split => {
            let (reading, blocks) =
                IndexedDocuments::of(&source, &analysis, |first, read| split::blocks(first, read));
            let blocks = blocks.into_iter().flatten().map(|block| (block.entries, block.output));
            let (counts, mut parts): (Vec<u32>, Vec<Output>) = blocks.unzip();
            let search = of(reading);
            let (start, more) = split::files(&search, language, &intents, &counts, plan);
            parts.extend(more);
            let folder = split::into_folder(plan, &mut parts);
            (search, start, Rest::Parts(folder), parts)
        }
    };
    let names = SearchFiles { ranking: ranking.path.clone(), rest };
    outputs.push(ranking);
    Searched { language: at, names, outputs, words: reader_words(language, &search) }
}
