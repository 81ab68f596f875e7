//! Synonyms as terms: which typed words also mean which others.
//!
//! Must not know weights of other kinds of matches.

use super::analysis::Analysis;
use super::dictionary::Dictionary;
use super::words::words;
use crate::model::search::SynonymsFile;

/// What a synonym of one word is worth beside the typed word, and what each word of a longer one is.
const WEIGHTS: (f32, f32) = (0.8, 0.7);

/// One rule: who types all of `from`, in order, also means `to`.
#[derive(Clone, Debug, PartialEq)]
pub struct Synonym {
    pub from: Vec<u32>,
    pub to: Vec<(u32, f32)>,
    /// Index of the group, for messages.
    pub group: usize,
}

/// All rules of a language, in the order in which they were written.
#[derive(Default)]
pub struct Synonyms {
    pub rules: Vec<Synonym>,
}

impl Synonyms {
    pub fn new(file: &SynonymsFile, analysis: &Analysis, dictionary: &mut Dictionary) -> Self {
        let mut rules: Vec<Synonym> = Vec::new();
        let mut stems = analysis.stemmer();
        for (group, entry) in file.groups.iter().enumerate() {
            let mut terms = |text: &str| -> Vec<u32> {
                words(text).iter().filter_map(|word| dictionary.learn(&word.folded, &mut stems)).collect()
            };
            let left: Vec<Vec<u32>> = entry.words.iter().map(|text| terms(text)).collect();
            let right: Vec<Vec<u32>> = if entry.means.is_empty() {
                left.clone()
            } else {
                entry.means.iter().map(|text| terms(text)).collect()
            };
            for from in left.iter().filter(|from| !from.is_empty()) {
                let mut to: Vec<(u32, f32)> = Vec::new();
                for target in right.iter().filter(|target| *target != from) {
                    let weight = if target.len() == 1 { WEIGHTS.0 } else { WEIGHTS.1 };
                    for term in target.iter().filter(|term| !from.contains(term)) {
                        match to.iter_mut().find(|(known, _)| known == term) {
                            Some((_, known)) => *known = known.max(weight),
                            None => to.push((*term, weight)),
                        }
                    }
                }
                let same = |rule: &Synonym| rule.from == *from && rule.to == to;
                if !to.is_empty() && !rules.iter().any(same) {
                    rules.push(Synonym { from: from.clone(), to, group });
                }
            }
        }
        Self { rules }
    }
}
