//! End to end, through the library: tiny sites written as strings, built in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod addresses;
mod claims;
mod coverage;
mod determinism;
mod evidence;
mod handouts;
mod html;
mod languages;
mod load;
mod markdown;
mod nesting;
mod output;
mod plain;
mod project;
mod rules;
mod search_pages;
mod searching;
mod slots;
mod strict;
mod themes;
mod tidy;
mod triage;
