//! # triage-length
//!
//! **What it does.** Works out how long the longest way through a questionnaire takes to read, at 220
//! words a minute and with five seconds to answer each question, and holds `minutes` against it. (Adults
//! read 238 words of English a minute on average: Brysbaert 2019.) Reports questions and answers that are
//! too long to take in.
//!
//! **Why it matters.** People decide by the number of minutes whether they have the strength to begin.
//!
//! **Example.** `minutes: 2` for twelve questions.
//!
//! **Instead.** Give the honest number, or ask less.

use super::Inspection;
use crate::base::diagnostic::Diagnostic;
use crate::domain::triage::answer_space::AnswerSpace;
use crate::domain::triage::longest::Patterns;
use crate::input::model::triage::Question;
use crate::input::yaml::At;

pub const CODE: &str = "triage-length";

/// Words a minute of somebody who reads with care.
const PACE: usize = 220;
/// Words that could be read in the five seconds it takes to answer.
const TO_ANSWER: usize = 18;
/// The most words of a question, and of an answer.
const QUESTION: usize = 20;
const ANSWER: usize = 16;

pub fn run(inspection: &Inspection<'_>, found: &mut Vec<Diagnostic>) {
    let site = inspection.site;
    for (triage, file) in site.triages.iter().zip(&site.default_language().triages) {
        for question in &file.questions {
            long("question", &question.ask, QUESTION, &triage.path, found);
            for option in &question.options {
                long("answer", &option.label, ANSWER, &triage.path, found);
            }
        }
        let space = AnswerSpace::new(triage);
        let Some(patterns) = Patterns::new(&space) else { continue };
        let (words, _) = patterns.longest(&|at| weight(&file.questions[at]));
        let minutes = words.div_ceil(PACE);
        let stated = usize::try_from(file.minutes.value).unwrap_or(usize::MAX);
        if minutes > stated {
            let message = format!("The longest way through takes about {minutes} minutes, not {stated}.");
            let problem = Diagnostic::warning(CODE, file.minutes.place(&triage.path), message);
            found.push(problem.hint(format!("Write `minutes: {minutes}`, or ask less.")));
        }
    }
}

fn long(what: &str, text: &At<String>, most: usize, path: &str, found: &mut Vec<Diagnostic>) {
    let count = words(text);
    if count > most {
        let message = format!("This {what} has {count} words.");
        let problem = Diagnostic::warning(CODE, text.place(path), message);
        found.push(problem.hint(format!("Say it in {most} or fewer; a hint can hold the rest.")));
    }
}

/// Words on the screen of a question, and those that could be read while answering it.
fn weight(question: &Question) -> usize {
    let mut texts: Vec<&At<String>> = vec![&question.ask, &question.why];
    texts.extend(&question.hint);
    for option in &question.options {
        texts.push(&option.label);
        texts.extend(&option.hint);
    }
    texts.into_iter().map(|text| words(text)).sum::<usize>() + TO_ANSWER
}

/// Words as they are read: of a directive only its text.
fn words(text: &str) -> usize {
    text.split("](")
        .map(|part| part.rsplit(')').next().unwrap_or_default())
        .flat_map(str::split_whitespace)
        .count()
}
