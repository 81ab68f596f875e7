//! What all handouts of a site are made from.

use std::sync::Arc;

use crate::domain::site::Site;
use crate::domain::triage::analysis::TriageAnalysis;

/// What handouts are made from.
#[derive(Clone, Copy, Debug)]
pub struct HandoutContext<'a> {
    pub site: &'a Site,
    /// What was worked out of each questionnaire, in the order of the site's.
    pub worked: &'a [Arc<TriageAnalysis>],
}
