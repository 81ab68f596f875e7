//! Prose as a reader meets it: sentences, words, how hard they are, and te reo Māori spelled whole.
//!
//! Every function takes the plain text of one block (a paragraph, a list item, a heading) and answers in
//! byte ranges of it. Must not know Markdown, pages or which limits a rule sets.

pub mod macrons;
pub mod readability;
pub mod sentences;
pub mod syllables;
pub mod words;
