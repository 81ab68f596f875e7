//! What a project means: its site, its questionnaires, what can be found in it, and what can be printed of it.
//!
//! Must not know rules, HTML or where files go.

pub mod edition;
pub mod handout;
pub mod search;
pub mod site;
pub mod triage;
