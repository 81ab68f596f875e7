//! # own-voice
//!
//! **What it does.** Finds sentences about how the text was made: what "we" read, found, saw or could not
//! find, and what "our copy" says. It looks at pages, questionnaires, handouts, facts and services. A publisher's
//! own words are left alone.
//!
//! **Why it matters.** Somebody who needs help does not need our search for it. A gap in what was found reads like
//! a gap in their rights.
//!
//! **Example.** `We found no number for men that we could check.`
//!
//! **Instead.** Say what to do and whom to ask: `Safe to talk is for anyone: call 0800 044 334.` Where a fact comes
//! from stands with the fact, under `source:` or `evidence:`.

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::digest;
use crate::base::memo::Memo;
use crate::base::prose::sentences::sentences;
use crate::input::load::FACTS;
use crate::input::markdown::blocks::BlockKind;

pub const CODE: &str = "own-voice";

const PHRASES: [&str; 17] = [
    "we have not",
    "we did not find",
    "we found",
    "we saw",
    "we read",
    "we looked",
    "we could not",
    "we do not know",
    "no checked fact",
    "our copy",
    "our copies",
    "our sources",
    "undated copy",
    "copy has no date",
    "says its own page",
    "an older page",
    "an older version",
];

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    for prose in inspection.prose.iter().filter(|prose| !prose.page.raw.text.path.starts_with("agencies/")) {
        let text = &prose.page.raw.text;
        for block in prose.blocks.iter().filter(|block| block.kind != BlockKind::Quote) {
            told(&block.text, || text.place(block.offset), found);
        }
    }
    let language = inspection.site.default_language();
    for fact in language.facts.values() {
        told(&fact.says, || fact.id.place(FACTS), found);
    }
    for service in &language.directory.services {
        for said in service.fields().filter_map(|field| service.shown(field)) {
            told(said, || service.raw.id.place(&service.path), found);
        }
    }
}

fn told(text: &str, place: impl Fn() -> Place, found: &mut Vec<Diagnostic>) {
    static PHRASES_OF: Memo<[u8; 32], Vec<&str>> = Memo::new(16_384);
    for phrase in PHRASES_OF.get(|| digest::bytes(text.as_bytes()), || phrases(text)).iter() {
        let message = format!("\"{phrase}\" tells how the text was made, and not what a reader can do.");
        found.push(Diagnostic::warning(CODE, place(), message).hint("Say what to do and whom to ask."));
    }
}

/// For each sentence, the first phrase in it.
fn phrases(text: &str) -> Vec<&'static str> {
    let of_sentence = |range| {
        let range: std::ops::Range<usize> = range;
        let sentence = text[range].to_lowercase().replace('\u{2019}', "'");
        let words: Vec<&str> =
            sentence.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let plain = format!(" {} ", words.join(" "));
        PHRASES.iter().find(|phrase| plain.contains(&format!(" {phrase} "))).copied()
    };
    sentences(text).into_iter().filter_map(of_sentence).collect()
}
