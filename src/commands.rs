//! One file for each command: flags in, library called, words out.

pub mod build;
pub mod check;
pub mod explain;
pub mod lock;
pub mod new;
mod progress;
pub mod schema;
pub mod search;
pub mod serve;
mod session;
