//! The program: commands, the order of the stages, and what a person is told.
//!
//! The only floor that knows clocks and terminals.

pub mod pipeline;

#[cfg(feature = "cli")]
pub mod bundled;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod clock;
#[cfg(feature = "cli")]
pub mod commands;
#[cfg(feature = "cli")]
pub mod explain;
#[cfg(feature = "cli")]
pub mod flags;
#[cfg(feature = "cli")]
pub mod fleet;
#[cfg(feature = "cli")]
pub mod layers;
#[cfg(feature = "live")]
mod live;
#[cfg(feature = "cli")]
pub mod reference;
#[cfg(feature = "cli")]
pub mod report;
