//! # te-reo-macrons
//!
//! **What it does.** Finds te reo Māori words that are usually written with macrons and here are not.
//! Names, quotations, code and web addresses are left alone.
//!
//! **Why it matters.** A macron changes what a word means. Leaving it out is a misspelling.
//!
//! **Example.** `You can bring your whanau.`
//!
//! **Instead.** `You can bring your whānau.`

use super::{Inspection, names};
use crate::base::diagnostic::Diagnostic;
use crate::base::memo::{Memo, Same};
use crate::base::prose::macrons;
use crate::base::prose::words::Names;
use crate::input::markdown::blocks::{BlockKind, ProseBlock};

pub const CODE: &str = "te-reo-macrons";

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    static DOUBTFUL: Memo<Same<Vec<ProseBlock>>, Vec<usize>> = Memo::new(4_096);
    let names = names(inspection.site);
    for prose in &inspection.prose {
        let doubtful = DOUBTFUL.get(|| Same::of(&prose.blocks), || doubtful(&prose.blocks));
        for block in doubtful.iter().map(|at| &prose.blocks[*at]) {
            for missing in macrons::missing(&block.text, &names) {
                let word = &block.text[missing.range.clone()];
                let problem = Diagnostic::warning(
                    CODE,
                    prose.page.raw.text.place(block.offset),
                    format!("`{word}` is usually written with a macron."),
                );
                found.push(problem.hint(format!("Write `{}`.", missing.suggestion)));
            }
        }
    }
}

/// The places of the blocks in which a macron is missing, if nothing there is a name: names only excuse words.
fn doubtful(blocks: &[ProseBlock]) -> Vec<usize> {
    let (read, nobody) = (blocks.iter().enumerate(), Names::default());
    let doubtful = |block: &ProseBlock| {
        block.kind != BlockKind::Quote && !macrons::missing(&block.text, &nobody).is_empty()
    };
    read.filter(|(_, block)| doubtful(block)).map(|(at, _)| at).collect()
}
