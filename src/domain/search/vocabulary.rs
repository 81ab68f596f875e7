//! The words of a site as they were met, and the terms they stand for.
//!
//! Must not know documents.

use rustc_hash::FxHashMap;

use super::analysis::{Analysis, SPELLED, Stems};
use super::words::{each_word, fold};

/// What a word stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Without macrons and accents, where it has some.
    pub folded: Option<String>,
    /// `None` for a stop word.
    pub term: Option<String>,
}

/// Words by their exact spelling.
pub type WordMeanings = FxHashMap<String, Meaning>;

/// Turns texts into terms and keeps the words it met.
pub struct Vocabulary {
    stems: Stems,
    pub words: WordMeanings,
}

impl Vocabulary {
    pub fn new(analysis: &Analysis) -> Self {
        Self { stems: analysis.stemmer(), words: WordMeanings::default() }
    }

    /// Appends the terms of a text, each followed by a space. A word with marks is also a term of its own, so that its
    /// exact spelling comes first.
    pub fn terms(&mut self, text: &str, out: &mut String) {
        let Self { stems, words } = self;
        each_word(text, |exact| {
            if !words.contains_key(exact) {
                words.insert(exact.to_owned(), meaning(exact, stems));
            }
            let Some(Meaning { folded, term: Some(term) }) = words.get(exact) else { return };
            out.push_str(term);
            out.push(' ');
            if folded.is_some() {
                out.push_str(exact);
                out.push(SPELLED);
                out.push(' ');
            }
        });
    }
}

fn meaning(exact: &str, stems: &mut Stems) -> Meaning {
    let folded = Some(fold(exact)).filter(|folded| folded != exact);
    let term = stems.term(folded.as_deref().unwrap_or(exact));
    Meaning { folded, term }
}

#[cfg(test)]
mod tests {
    use super::{Analysis, Vocabulary};

    #[test]
    fn texts_become_terms() {
        let mut vocabulary = Vocabulary::new(&Analysis::new("en", &["you".to_owned()]));
        let mut terms = String::new();
        vocabulary.terms("The whānau: you harassed, harassing", &mut terms);
        assert_eq!(terms, "whanau whānau' harass harass ");
        assert_eq!(vocabulary.words.len(), 5);
    }
}
