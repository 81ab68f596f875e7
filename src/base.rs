//! The lowest floor: small subjects of their own, which any other floor may use.
//!
//! Text, dates, phone numbers, prose, colours, checksums, addresses in style sheets and drawings, a problem with its place,
//! and one finished file. Must not know projects, pages or templates.

pub mod contrast;
pub mod css;
pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod drawing;
pub mod memo;
pub mod oklch;
pub mod output_file;
pub mod phone;
pub mod prose;
pub mod text;
