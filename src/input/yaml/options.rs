//! How strictly YAML is read: one setting for every reader.

/// `no`, `0800` and `1_000` stay the text that was typed; aliases and depth are bounded.
pub fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        with_snippet: false,
    }
}
