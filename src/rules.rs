//! What must be true: of the sources (`check`), of the finished files (`audit`), and of a standard (`conformance`);
//! `levels` says how much each matters.
//!
//! Must not know how anything is made or shown.

pub mod audit;
pub mod check;
pub mod conformance;
pub mod levels;
#[cfg(feature = "live")]
pub mod served;
