//! Signs that look like opening quotes and are none: apostrophes at the start of a word (’tis, rock ’n’ roll, the ’90s),
//! and what stands behind a word or a figure (5’10” tall).
//!
//! Must not know what stands further away.

/// Words that nobody writes without their apostrophe, or that mean nothing without it.
const CUT_SHORT: &[&str] = &[
    "tis", "twas", "twere", "twill", "twould", "tisn", "twasn", "em", "n", "til", "bout", "neath", "nuff",
    "cuz", "ello",
];

/// Whether a straight quote in front of `rest` stands for letters that were left out.
pub fn leads(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|sign| sign.is_alphanumeric()).collect();
    let decade =
        word.len() == 3 && word.ends_with('s') && word.bytes().take(2).all(|byte| byte.is_ascii_digit());
    decade || CUT_SHORT.contains(&word.to_lowercase().as_str())
}

/// Whether a straight double quote between `before` and `rest` ends something: it stands close behind it.
pub fn ends(before: &str, rest: &str) -> bool {
    let behind = |sign: char| sign.is_alphanumeric() || ".,!?)".contains(sign);
    before.chars().next_back().is_some_and(behind)
        && rest.chars().next().is_none_or(|sign| sign.is_whitespace() || ".,;:!?)".contains(sign))
}

#[cfg(test)]
mod tests {
    use super::{ends, leads};

    #[test]
    fn words_that_are_cut_short_are_known() {
        for (rest, wanted) in [
            ("90s rock", true),
            ("Tis so", true),
            ("n' roll", true),
            ("kōrero'", false),
            ("90 days'", false),
            ("not", false),
        ] {
            assert_eq!(leads(rest), wanted, "{rest}");
        }
    }
    #[test]
    fn signs_of_inches_are_no_opening_quotes() {
        for (before, rest, wanted) in [
            ("5'10", " tall", true),
            ("27", "", true),
            ("He said. ", "Yes", false),
            ("so (", "yes", false),
            ("x", "y", false),
        ] {
            assert_eq!(ends(before, rest), wanted, "{before}{rest}");
        }
    }
}
