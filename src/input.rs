//! What a project is made of, as it was written: files, YAML, front matter, Markdown, themes, and all of them read.
//!
//! Must not know whether ids exist, what a page becomes, or any rule.

pub mod frontmatter;
pub mod load;
pub mod markdown;
pub mod model;
pub mod project_files;
pub mod sources;
pub mod theme;
pub mod yaml;
