//! Text as authors and their programs leave it: names for addresses, hidden characters, slips from Word.
//!
//! Must not know files, Markdown or what a key means.

mod hidden;
mod slips;
mod slug;

pub use hidden::{Hidden, strip_hidden};
pub use slips::{Slip, yaml_slips};
pub use slug::{Unique, fold, plain_letters, slug};
