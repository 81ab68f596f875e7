//! Terms as tantivy sees them: their numbers, as bytes that sort as the numbers do.
//!
//! Must not know words.

/// The key of a term.
pub(super) fn of(number: u32) -> [u8; 4] {
    number.to_be_bytes()
}

/// The number of a key.
pub(super) fn number(key: &[u8]) -> usize {
    key.iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
}
