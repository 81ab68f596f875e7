//! The shapes of the files that publishers write, as typed: one file of the project, one module.
//!
//! Plain data with places. Must not know whether ids exist or how anything is shown.

pub mod agency;
pub mod claim;
pub mod config;
pub mod conformance;
pub mod directory;
pub mod fact;
pub mod group;
pub mod handout;
pub mod hours;
pub mod page;
pub mod search;
pub mod slot;
pub mod triage;
