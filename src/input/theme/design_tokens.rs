//! A theme's colours and sizes as design tools exchange them: the format of the Design Tokens Community Group, 2025.10
//! (<https://www.designtokens.org/tr/2025.10/format/>).
//!
//! Groups in such a file: `color.light.NAME`, `color.dark.NAME`, `size.NAME` and `print`. Must not know where files lie.

mod document;
mod export;
mod group;
mod import;
mod value;

pub use export::export;
pub use import::import;
