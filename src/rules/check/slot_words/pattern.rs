//! Patterns over the words of one sentence: a small language, and what fits it.
//!
//! A pattern is a row of parts: `word`, `a|b` for either, `?word` for one that may be missing, `stem*` for every form
//! that begins so, `$GROUP` for the words and phrases of a group, `^` for the start of a clause, and gaps: `..n` is up
//! to n words, `-n` up to n words of the same thought, `~n` up to n words of the same subject. Must not know what any
//! pattern is for.

use crate::base::text::fold;

/// The sign that stands for a comma, and for whatever else parts a clause from the next.
const COMMA: &str = ",";

/// Where a thought ends, or turns.
const TURNS: [&str; 7] = [COMMA, "not", "never", "can", "could", "may", "if"];

/// What makes somebody or something else the subject, or turns the thought.
const OTHER_SUBJECT: [&str; 30] = [
    COMMA,
    "not",
    "never",
    "nobody",
    "can",
    "could",
    "may",
    "might",
    "if",
    "we",
    "us",
    "about",
    "they",
    "he",
    "she",
    "manager",
    "managers",
    "employer",
    "employers",
    "police",
    "union",
    "law",
    "and",
    "but",
    "told",
    "named",
    "saw",
    "against",
    "whom",
    "our",
];

/// What "first" counts, rather than saying in which order to do things.
const COUNTED: [&str; 40] = [
    "name",
    "names",
    "aid",
    "session",
    "sessions",
    "time",
    "times",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "page",
    "pages",
    "language",
    "visit",
    "visits",
    "meeting",
    "meetings",
    "call",
    "calls",
    "hour",
    "hours",
    "step",
    "steps",
    "letter",
    "part",
    "person",
    "line",
    "two",
    "three",
    "four",
    "five",
    "six",
    "is",
    "are",
    "appointment",
    "working",
];

/// Words and phrases that mean the same to every pattern.
pub type Groups = &'static [(&'static str, &'static str)];

/// A sentence, as patterns see it.
pub struct Sentence {
    words: Vec<String>,
    pub asks: bool,
}

impl Sentence {
    pub fn of(text: &str) -> Self {
        let folded = fold(text);
        let asks =
            folded.trim_end_matches(|sign: char| !sign.is_alphanumeric() && sign != '?').ends_with('?');
        let mut words: Vec<String> = Vec::new();
        let mut word = String::new();
        for sign in folded.chars().chain([' ']) {
            if sign.is_alphanumeric() || sign == '\'' {
                word.push(sign);
                continue;
            }
            if !word.is_empty() {
                add(&std::mem::take(&mut word), &mut words);
            }
            match sign {
                ',' | ';' | ':' | '(' | ')' | '\u{2013}' | '\u{2014}' => words.push(COMMA.to_owned()),
                '%' => words.push("%".to_owned()),
                _ => {}
            }
        }
        Self { words, asks }
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.words.get(at).is_some_and(|own| match word.strip_suffix('*') {
            Some(stem) => own.starts_with(stem),
            None => own == word,
        })
    }

    /// Whether "first" stands at `at` and says in which order to do things.
    fn orders(&self, at: usize) -> bool {
        if !self.is(at, "first") {
            return false;
        }
        let before = at.checked_sub(1).and_then(|before| self.words.get(before)).map_or("", String::as_str);
        let after = self.words.get(at + 1).map_or("", String::as_str);
        after == "instance"
            || !["the", "your", "a", "our", "at", "its"].contains(&before) && !COUNTED.contains(&after)
    }
}

/// Adds a word; shortened ones in full, so that a pattern need not know both.
fn add(word: &str, words: &mut Vec<String>) {
    let mut push = |parts: &[&str]| words.extend(parts.iter().map(|part| (*part).to_owned()));
    let word = word.trim_matches('\'');
    match word {
        "" => {}
        "can't" | "cannot" | "cant" => push(&["can", "not"]),
        "won't" | "wont" => push(&["will", "not"]),
        "shan't" => push(&["shall", "not"]),
        "noone" => push(&["nobody"]),
        "percent" => push(&["%"]),
        "dont" => push(&["do", "not"]),
        _ => match word.split_once('\'') {
            Some((start, "ll")) => push(&[start, "will"]),
            Some((start, "re")) => push(&[start, "are"]),
            Some((start, "ve")) => push(&[start, "have"]),
            Some((start, "t")) if start.ends_with('n') => push(&[&start[..start.len() - 1], "not"]),
            Some((start, "s" | "d" | "")) => push(&[start]),
            _ => push(&[word]),
        },
    }
    if let [.., before, last] = words.as_mut_slice() {
        let joined = match (before.as_str(), last.as_str()) {
            ("no", "one") => "nobody",
            ("per", "cent") => "%",
            _ => return,
        };
        joined.clone_into(before);
        words.pop();
    }
}

/// One part of a pattern.
enum Part {
    /// Any of these phrases; `true` where it may be missing.
    Words(Vec<Vec<String>>, bool),
    First,
    Start,
    Gap(usize, &'static [&'static str]),
}

/// A row of parts.
pub struct WordPattern(Vec<Part>);

impl WordPattern {
    pub fn of(text: &str, groups: Groups) -> Self {
        Self(text.split_whitespace().map(|part| Part::of(part, groups)).collect())
    }

    pub fn is_in(&self, sentence: &Sentence) -> bool {
        (0..sentence.words.len()).any(|at| fits(&self.0, sentence, at))
    }
}

impl Part {
    fn of(text: &str, groups: Groups) -> Self {
        let gap = |mark: &str| text.strip_prefix(mark).and_then(|count| count.parse::<usize>().ok());
        if let Some(count) = gap("..") {
            return Self::Gap(count, &[]);
        }
        if let Some(count) = gap("-") {
            return Self::Gap(count, &TURNS);
        }
        if let Some(count) = gap("~") {
            return Self::Gap(count, &OTHER_SUBJECT);
        }
        match text {
            "^" => return Self::Start,
            "$FIRST" => return Self::First,
            _ => {}
        }
        let (optional, names) = text.strip_prefix('?').map_or((false, text), |rest| (true, rest));
        Self::Words(names.split('|').flat_map(|name| phrases(name, groups)).collect(), optional)
    }
}

/// The phrases that a name stands for: itself, or those of its group, in which a group can be named in turn.
fn phrases(name: &str, groups: Groups) -> Vec<Vec<String>> {
    let Some(group) = name.strip_prefix('$') else {
        return vec![name.split('_').map(str::to_owned).collect()];
    };
    let known = groups.iter().find(|(known, _)| *known == group);
    debug_assert!(known.is_some(), "no group {group}");
    let names = known.map_or("", |(_, names)| names).split_whitespace();
    names.flat_map(|name| phrases(name, groups)).collect()
}

fn fits(parts: &[Part], sentence: &Sentence, at: usize) -> bool {
    let Some((part, rest)) = parts.split_first() else { return true };
    match part {
        Part::Start => (at == 0 || sentence.is(at - 1, COMMA)) && fits(rest, sentence, at),
        Part::First => sentence.orders(at) && fits(rest, sentence, at + 1),
        Part::Gap(count, stops) => {
            for length in 0..=*count {
                if fits(rest, sentence, at + length) {
                    return true;
                }
                match sentence.words.get(at + length) {
                    Some(word) if !stops.contains(&word.as_str()) => {}
                    _ => return false,
                }
            }
            false
        }
        Part::Words(phrases, optional) => {
            let here = phrases.iter().any(|phrase| {
                phrase.iter().enumerate().all(|(nth, word)| sentence.is(at + nth, word))
                    && fits(rest, sentence, at + phrase.len())
            });
            here || *optional && fits(rest, sentence, at)
        }
    }
}
