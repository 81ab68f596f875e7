//! The search of each language: its files and the list from A to Z.
//!
//! Texts go out as they are read, before there is an index: those of a split index file by file, so that they are never
//! all in memory, those of a whole one into the one file that holds them.

use rayon::prelude::*;

use super::{Done, Line};
use crate::diagnostic::Diagnostic;
use crate::render::Rendered;
use crate::search::analysis::Analysis;
use crate::search::document::{Shelf, SiteShelf};
use crate::search::export::{Names, split, whole};
use crate::search::reading::Reading;
use crate::search::{Delivery, Search};
use crate::site::Site;

type Passed = Vec<Result<Done, Diagnostic>>;

impl Line<'_> {
    pub(super) fn search(&self, site: &Site) -> Passed {
        (0..site.languages.len())
            .into_par_iter()
            .flat_map_iter(|at| match self.renderer.search_names(at) {
                Some(names) => self.index(site, at, names),
                None => Vec::new(),
            })
            .collect()
    }

    fn index(&self, site: &Site, at: usize, names: &Names) -> Passed {
        let language = &site.languages[at];
        let shelf = SiteShelf::new(site, language);
        let analysis = Analysis::new(&language.config.id, &language.synonyms.ignore);
        let of =
            |reading| Search::of(&shelf, reading, &analysis, &language.synonyms, names.delivery.tuning());
        let plain = |output| self.pass(Rendered::plain(output));
        let (mut passed, search) = match names.delivery {
            Delivery::Whole => {
                let texts = whole::Texts::new(shelf.count());
                let (reading, _) = Reading::of(&shelf, &analysis, |first, read| texts.add(first, read));
                let mut passed = vec![plain(texts.finish(names, language))];
                let search = of(reading);
                passed.push(plain(whole::ranking(&search, names)));
                (passed, search)
            }
            Delivery::Split => {
                let (reading, blocks) = Reading::of(&shelf, &analysis, |first, read| {
                    let blocks = split::blocks(first, read, names).into_iter();
                    blocks.map(|block| (block.entries, plain(block.output))).collect::<Vec<_>>()
                });
                let (counts, mut passed): (Vec<u32>, Passed) = blocks.into_iter().flatten().unzip();
                let search = of(reading);
                passed.par_extend(split::files(&search, &counts, names).into_par_iter().map(plain));
                (passed, search)
            }
        };
        passed.push(self.renderer.alphabet(at, Some(&search)).and_then(|page| self.pass(page)));
        passed
    }
}
