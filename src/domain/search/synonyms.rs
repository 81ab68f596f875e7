//! Synonyms as terms: which typed words also mean which others.
//!
//! Must not know weights of other kinds of matches.

use std::collections::BTreeSet;

use super::analysis::Analysis;
use super::dictionary::Dictionary;
use super::tuning::WHOLE;
use super::words::{flat, words};
use crate::input::model::search::{SynonymGroup, SynonymsFile};

/// One rule: who types all of `from`, in order, also means `to`.
#[derive(Clone, Debug, PartialEq)]
pub struct Synonym {
    pub from: Vec<u32>,
    pub to: Vec<(u32, f32)>,
    /// Index of the group.
    pub group: usize,
    /// Place among what the group is said to stand for, where it is one of those.
    pub own: Option<usize>,
}

/// A query of stop words alone ("what should I do") that stands for something all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Bare {
    /// All its words, folded, with single spaces.
    pub typed: String,
    pub to: Vec<(u32, f32)>,
    pub group: usize,
}

/// A group's words and phrases as terms. Without meanings of their own, each stands for the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SynonymTerms {
    pub words: Vec<Vec<u32>>,
    pub means: Vec<Vec<u32>>,
}

/// All rules of a language, in the order in which they were written.
#[derive(Default)]
pub struct Synonyms {
    pub groups: Vec<SynonymTerms>,
    pub rules: Vec<Synonym>,
    pub bare: Vec<Bare>,
    /// For each group, what its words are said to stand for.
    pub said: Vec<Vec<String>>,
    /// Words that stand in nearly every query, folded.
    pub roles: BTreeSet<String>,
}

/// What the words of each group are said to stand for.
pub fn said(file: &SynonymsFile) -> Vec<Vec<String>> {
    let texts = |group: &SynonymGroup| {
        let texts = if group.means.is_empty() { &group.words } else { &group.means };
        texts.iter().map(|text| text.value.clone()).collect()
    };
    file.groups.iter().map(texts).collect()
}

impl Synonyms {
    pub fn new(file: &SynonymsFile, analysis: &Analysis, dictionary: &mut Dictionary) -> Self {
        let mut stems = analysis.stemmer();
        let mut terms = |text: &str| -> Vec<u32> {
            words(text).iter().filter_map(|word| dictionary.learn(&word.folded, &mut stems)).collect()
        };
        let roles = file.roles.iter().flat_map(|text| words(text)).map(|word| word.folded).collect();
        let mut synonyms = Self { said: said(file), roles, ..Self::default() };
        for (number, entry) in file.groups.iter().enumerate() {
            let group = SynonymTerms {
                words: entry.words.iter().map(|text| terms(text)).collect(),
                means: entry.means.iter().map(|text| terms(text)).collect(),
            };
            for (text, _) in entry.words.iter().zip(&group.words).filter(|(_, terms)| terms.is_empty()) {
                let (typed, to) = (flat(text), meaning(&[], group.all()));
                if !typed.is_empty() && !to.is_empty() {
                    synonyms.bare.push(Bare { typed, to, group: number });
                }
            }
            synonyms.rules.extend(rules(&group, number));
            synonyms.groups.push(group);
        }
        synonyms
    }

    /// What a rule is said to stand for.
    pub fn said(&self, rule: &Synonym) -> impl Iterator<Item = &str> {
        let texts = self.said[rule.group].iter().enumerate();
        texts.filter(move |(at, _)| rule.own != Some(*at)).map(|(_, text)| text.as_str())
    }
}

impl SynonymTerms {
    /// What its words mean.
    fn all(&self) -> &[Vec<u32>] {
        if self.means.is_empty() { &self.words } else { &self.means }
    }
}

fn rules(group: &SynonymTerms, number: usize) -> Vec<Synonym> {
    let mut rules = Vec::new();
    for (place, from) in group.words.iter().enumerate().filter(|(_, from)| !from.is_empty()) {
        let to = meaning(from, group.all());
        if !to.is_empty() {
            let own = group.means.is_empty().then_some(place);
            rules.push(Synonym { from: from.clone(), to, group: number, own });
        }
    }
    rules
}

/// The terms of all meanings but itself.
fn meaning(from: &[u32], all: &[Vec<u32>]) -> Vec<(u32, f32)> {
    let mut to: Vec<(u32, f32)> = Vec::new();
    for target in all.iter().filter(|target| *target != from) {
        let weight = if target.len() == 1 { WHOLE.synonym } else { WHOLE.synonym_part };
        for term in target.iter().filter(|term| !from.contains(term)) {
            match to.iter_mut().find(|(known, _)| known == term) {
                Some((_, known)) => *known = known.max(weight),
                None => to.push((*term, weight)),
            }
        }
    }
    to
}
