//! Everything that is worked out of a questionnaire, once, on the same diagrams.
//!
//! Must not know who uses which part.

use super::Triage;
use super::answer_space::AnswerSpace;
use super::paper::Paper;
use super::prove::{self, Proof, Reaches};
use super::style;
use super::table::{self, Row};

/// A questionnaire worked out.
#[derive(Debug)]
pub struct TriageAnalysis {
    pub proof: Proof,
    pub rows: Vec<Row>,
    pub paper: Paper,
    /// The style sheet for pages without script; `None` where the conditions are too tangled for one.
    pub sheet: Option<String>,
}

impl TriageAnalysis {
    pub fn new(triage: &Triage, reach: &Reaches<'_>) -> Self {
        let space = AnswerSpace::new(triage);
        let sheet = || style::conditions(&space).map(|conditions| style::sheet(triage, &conditions));
        let (proof, (paper, sheet)) =
            rayon::join(|| prove::prove(&space, reach), || rayon::join(|| Paper::new(&space), sheet));
        Self { proof, rows: table::rows(&space, &paper), paper, sheet }
    }
}
