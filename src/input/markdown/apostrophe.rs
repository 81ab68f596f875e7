//! Apostrophes at the start of a word, which look like opening quotes: ’tis, rock ’n’ roll, the ’90s.
//!
//! Must not know what stands around the word.

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

#[cfg(test)]
mod tests {
    use super::leads;

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
}
