//! rightskit turns a rights guide, a privacy statement and a directory of services into a site
//! that opens anywhere.
//!
//! ```text
//!   load     files → records with places          (load, yaml, markdown, frontmatter, model, theme)
//!   resolve  records → site: ids, links, languages (site)
//!   check    every rule; only it makes a Checked   (check)
//!   render   pages, in parallel                    (render)
//!   write    into a staging folder as they come    (write)
//!   pack     archive and manifest                  (pack)
//!   audit    rules over the finished files         (audit)
//!   swap     staging ↔ output, if all is good      (write)
//! ```
//!
//! [`pipeline`] is that flow. Disk, clock and terminal stay at its ends: `load::disk`, `write`,
//! `clock` and `commands`.

pub mod audit;
pub mod bundled;
pub mod check;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod conformance;
pub mod contrast;
pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod explain;
pub mod frontmatter;
pub mod handout;
pub mod load;
pub mod markdown;
pub mod model;
pub mod output;
pub mod pack;
pub mod phone;
pub mod pipeline;
pub mod prose;
pub mod render;
pub mod report;
pub mod search;
pub mod site;
pub mod sources;
pub mod text;
pub mod theme;
pub mod triage;
pub mod write;
pub mod yaml;
