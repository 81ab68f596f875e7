//! # triage-tangled
//!
//! **What it does.** Reports a questionnaire whose conditions are too tangled to become a style sheet, or
//! whose style sheet is larger than 8 kB after gzip.
//!
//! **Why it matters.** Without script the style sheet alone shows the right questions and the right plan.
//!
//! **Example.** A question that depends on ten others, each of which depends on ten more.
//!
//! **Instead.** Ask something that settles the matter by itself, and let later conditions name that.

use std::sync::Arc;

use std::io::Write;

use flate2::{Compression, write::GzEncoder};

use super::Inspection;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::domain::triage::analysis::TriageAnalysis;

pub const CODE: &str = "triage-tangled";

/// Bytes that a questionnaire's style sheet may weigh after gzip.
const MOST: usize = 8_000;

pub fn run(inspection: &Inspection<'_>, worked: &[Arc<TriageAnalysis>], found: &mut Vec<Diagnostic>) {
    for (triage, worked) in inspection.site.triages.iter().zip(worked) {
        let message = match &worked.sheet {
            None => "The conditions are too tangled for a style sheet.".to_owned(),
            Some(sheet) => match weight(sheet) {
                weight if weight > MOST => {
                    format!(
                        "The style sheet of this questionnaire weighs {weight} bytes after gzip; the most is {MOST}."
                    )
                }
                _ => continue,
            },
        };
        let problem = Diagnostic::error(CODE, Place::file(&triage.path), message);
        found.push(problem.hint("Make conditions name fewer answers, or make two questionnaires of it."));
    }
}

fn weight(text: &str) -> usize {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    // Writing into memory cannot fail; an empty result would only make the sheet seem light.
    let _ = packed.write_all(text.as_bytes());
    packed.finish().map_or(0, |bytes| bytes.len())
}
