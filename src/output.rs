//! What is made of a checked site: its files, its archive, and the folder they go to.
//!
//! Must not know flags, clocks or terminals.

pub mod kind;
pub mod pack;
pub mod problem;
pub mod render;
#[cfg(feature = "cli")]
pub mod write;
