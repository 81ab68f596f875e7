//! Text as authors and their programs leave it: names for addresses, hidden characters, slips from Word.
//!
//! Must not know files, Markdown or what a key means.

mod address;
mod comments;
mod hidden;
mod line_ends;
mod slips;
mod slug;
mod visible;

pub use address::{composed, decoded, encoded, web_name};
pub use comments::cut_off;
pub use hidden::{
    CODE as HIDDEN_CODE, HiddenCharacter, first_hidden, hidden_escapes, hidden_references, strip_hidden,
};
pub use line_ends::unix_form;
pub use slips::{YamlSlip, curly_quotes, straight_quotes, yaml_slips};
pub use slug::{Unique, bare_words, fold, plain_letters, slug};
pub use visible::visible;
