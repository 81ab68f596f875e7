//! rightskit turns a rights guide, a privacy statement and a directory of services into a site
//! that opens anywhere.
//!
//! ```text
//!   load     files → records with places           (input)
//!   resolve  records → site: ids, links, languages (domain::site)
//!   check    every rule; only it makes a Checked   (rules::check)
//!   render   pages, in parallel                    (output::render)
//!   write    into a staging folder as they come    (output::write)
//!   pack     archive and manifest                  (output::pack)
//!   audit    rules over the finished files         (rules::audit)
//!   swap     staging ↔ output, if all is good      (output::write)
//! ```
//!
//! `app::pipeline` is that flow. A floor names those below it and never one above: `base`, `input`, `domain`, `rules`,
//! `output`, `app`. Disk, clock and terminal stay at the two ends: `input::load::disk`, `output::write`, `app`.

// Without the program nobody takes what the floors make for it alone.
#![cfg_attr(not(feature = "cli"), allow(dead_code, unused_imports))]

pub(crate) mod app;
pub(crate) mod base;
pub(crate) mod domain;
pub(crate) mod input;
pub(crate) mod output;
pub(crate) mod rules;
#[doc(hidden)]
pub mod testing;

#[cfg(feature = "cli")]
pub use app::bundled::Bundled;
#[cfg(feature = "cli")]
pub use app::cli::run;
#[cfg(feature = "cli")]
pub use app::clock::today;
