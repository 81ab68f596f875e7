//! Every number that the meaning of a query and the order of results depend on.
//!
//! Stands here and nowhere else: the index that browsers load carries these numbers, so that both engines count
//! alike. Boosts of fields are in `index`. Must not know how any of them is used.

use serde::Serialize;

/// Weights are shares of an exact match, lengths count letters.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tuning {
    /// tantivy's own numbers for BM25.
    pub k1: f32,
    pub b: f32,
    pub longest_word: usize,
    pub longest_query: usize,
    pub most_words: usize,
    /// A folded word beside its own exact spelling.
    pub folded_beside: f32,
    pub british: f32,
    /// American endings and middles with the British ones.
    pub american: [(&'static str, &'static str); 8],
    /// A word together with the next one, written as one.
    pub joined: f32,
    /// Each half of a word that nobody knows, and the shortest half.
    pub half: f32,
    pub least_half: usize,
    /// From how many letters on a word that is being typed stands for words it starts, and for how many.
    pub started_from: usize,
    pub most_started: usize,
    /// What those are worth beside a known word, times the share that is typed; 0 for none.
    pub started_beside: f32,
    /// The same for a word that is not known: the least, and what the share adds.
    pub started_least: f32,
    pub started_share: f32,
    /// From how many letters on a word is corrected, and from how many on by two slips.
    pub corrected_from: usize,
    pub two_slips_from: usize,
    pub most_corrected: usize,
    pub one_slip: f32,
    pub two_slips: f32,
    /// How many letters words of one family share at least, and in how many at their end they differ at most.
    pub kin_from: usize,
    pub kin_end: usize,
    /// How sure a word must be of a term for that term's synonyms to count.
    pub sure: f32,
    /// What a synonym of one word is worth, and each word of a longer one.
    pub synonym: f32,
    pub synonym_part: f32,
    /// What a phone number is worth that holds the typed digits, and one that starts with them.
    pub number: f64,
    pub number_start: f64,
    /// What it multiplies when all words that were typed are the title, and when they are the heading.
    pub whole_title: f64,
    pub whole_heading: f64,
    /// What a page's second best section adds: a page that comes back to the matter is about it.
    pub second: f64,
    /// In how many of the best pages a phrase is looked for.
    pub phrase_pages: usize,
    /// Within how many words the groups of an intent must meet.
    pub intent_window: usize,
    /// How many words are weighed together.
    pub need_window: usize,
    /// What a word of `roles` is worth where another word stands beside it.
    pub role: f32,
    /// Below this score for each word that was typed, what comes first fits badly.
    pub weak: f64,
    /// How many results stand first, of whatever kind; those that follow stand by kind.
    pub best_first: usize,
    /// Nearest words that are offered when nothing is found: how many for each word, and within how many slips.
    pub most_nearest: usize,
    pub nearest_slips: usize,
}

/// For an index that is loaded whole.
pub const WHOLE: Tuning = Tuning {
    k1: 1.2,
    b: 0.75,
    longest_word: 40,
    longest_query: 200,
    most_words: 12,
    folded_beside: 0.9,
    british: 0.95,
    american: [
        ("iz", "is"),
        ("yz", "ys"),
        ("or", "our"),
        ("ense", "ence"),
        ("ler", "ller"),
        ("led", "lled"),
        ("ling", "lling"),
        ("ment", "ement"),
    ],
    joined: 0.9,
    half: 0.6,
    least_half: 3,
    started_from: 2,
    most_started: 24,
    started_beside: 0.3,
    started_least: 0.4,
    started_share: 0.4,
    corrected_from: 4,
    two_slips_from: 8,
    most_corrected: 4,
    one_slip: 0.7,
    two_slips: 0.5,
    kin_from: 5,
    kin_end: 3,
    sure: 0.5,
    synonym: 0.8,
    synonym_part: 0.7,
    number: 20.0,
    number_start: 40.0,
    whole_title: 3.0,
    whole_heading: 1.3,
    second: 0.25,
    phrase_pages: 100_000,
    intent_window: 7,
    need_window: 40,
    role: 0.6,
    weak: 2500.0,
    best_first: 3,
    most_nearest: 3,
    nearest_slips: 2,
};

/// For an index that is loaded in parts: whatever would touch many parts is left out or held short.
pub const SPLIT: Tuning =
    Tuning { started_from: 4, most_started: 8, started_beside: 0.0, phrase_pages: 30, ..WHOLE };
