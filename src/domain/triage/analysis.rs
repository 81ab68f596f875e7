//! Everything that is worked out of a questionnaire, once, on the same diagrams.
//!
//! Must not know who uses which part.

use std::sync::Arc;

use super::Triage;
use super::answer_space::AnswerSpace;
use super::paper::PaperForm;
use super::prove::{self, Proof, Reaches};
use super::style;
use super::table::{self, TriageRow};
use crate::base::digest;
use crate::base::memo::Memo;
use crate::input::model::triage::Reach;

/// A questionnaire worked out.
#[derive(Debug)]
pub struct TriageAnalysis {
    pub proof: Proof,
    pub rows: Vec<TriageRow>,
    pub paper: PaperForm,
    /// The style sheet for pages without script; `None` where the conditions are too tangled for one.
    pub sheet: Option<String>,
}

impl TriageAnalysis {
    /// Works it out. What is kept is kept for this questionnaire, with these answers to how services can be reached.
    pub fn of(triage: &Triage, reach: &Reaches<'_>) -> Arc<Self> {
        static WORKED: Memo<[u8; 32], TriageAnalysis> = Memo::new(64);
        let key = || {
            let reached = |id: &String| [reach(id, Reach::FreePhone), reach(id, Reach::NoVoice)];
            let services = triage.items.iter().flat_map(|item| &item.services);
            digest::of_value(&(triage, services.map(reached).collect::<Vec<_>>()))
        };
        WORKED.get(key, || Self::new(triage, reach))
    }

    fn new(triage: &Triage, reach: &Reaches<'_>) -> Self {
        let space = AnswerSpace::new(triage);
        let sheet = || style::conditions(&space).map(|conditions| style::sheet(triage, &conditions));
        let (proof, (paper, sheet)) =
            rayon::join(|| prove::prove(&space, reach), || rayon::join(|| PaperForm::new(&space), sheet));
        Self { proof, rows: table::rows(&space, &paper), paper, sheet }
    }
}
