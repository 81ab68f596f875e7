//! Groups of digits in prose: where they end, and whether the next one belongs to them.
//!
//! Must not know which digits are a number.

use crate::base::phone::is_separator;

/// More digits than any number has, so that a long run of digits costs no more than its length.
pub const MOST_DIGITS: usize = 14;

pub fn end_of_digits(bytes: &[u8], start: usize) -> usize {
    bytes[start..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |step| start + step)
}

/// Whether nothing after `end` shows that the digits were part of something else.
pub fn ends_well(text: &str, end: usize) -> bool {
    let mut after = text[end..].chars();
    match after.next() {
        None => true,
        Some('.' | ',' | ':') => !after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !(c.is_alphanumeric() || matches!(c, '_' | '%' | '@')),
    }
}

/// Where the next group of digits starts, if no more than a separator lies between.
pub fn next_group(text: &str, end: usize) -> Option<usize> {
    let rest = &text[end..];
    let after = rest.trim_start_matches(|c| is_separator(c) || matches!(c, '\n' | '\r'));
    let gap = &rest[..rest.len() - after.len()];
    let fits = match gap.chars().count() {
        1 => true,
        // A space and a bracket, two spaces, the end of a line; not a dash between spaces.
        2 => gap.chars().all(|c| !matches!(c, '.' | '-' | '\u{2010}'..='\u{2013}')),
        _ => false,
    };
    (fits && after.starts_with(|c: char| c.is_ascii_digit())).then(|| text.len() - after.len())
}
