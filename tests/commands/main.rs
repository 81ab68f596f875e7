//! The program as people and scripts meet it: what they type, what it answers, what it leaves on disk,
//! and what happens when the disk, another program or a kill gets in its way.
//!
//! Every test runs the built program in a folder of its own. None of them knows a module of the library.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests use the real disk and stop at the first surprise"
)]

mod address;
mod agency;
mod cases;
mod faults;
mod fleet;
mod inherit;
mod manual;
mod old;
mod output;
mod sandbox;
mod schema;
mod serve;
mod start;
mod tokens;
mod walk_through;
