//! Telephone numbers of any country in a text that runs to the left: there the groups of a number would be shown from its
//! end, so each number is set apart.
//!
//! Must not know whether anybody can be reached by one.

use std::ops::Range;

/// Fewer digits than this are no telephone number in groups.
const FEWEST: usize = 5;

/// The numbers in groups, in order: `0800 123 456`, `+64-4-123 4567`, `(04) 123 4567`.
pub(super) fn in_groups(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(|byte| b"+(0".contains(byte)).map(|step| at + step) {
        at = start + 1;
        let joined =
            text[..start].ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '/' | '.'));
        if joined {
            continue;
        }
        let (end, digits, groups) = number(&text[start..]);
        if digits >= FEWEST && groups > 1 {
            found.push(start..start + end);
        }
        at = at.max(start + end);
    }
    found
}

/// Where the number at the start of `text` ends, with its digits and its groups.
fn number(text: &str) -> (usize, usize, usize) {
    let (mut end, mut digits, mut groups, mut in_group) = (0, 0, 0, false);
    let mut apart = 0;
    for (at, sign) in text.char_indices() {
        match sign {
            '0'..='9' => {
                groups += usize::from(!in_group);
                digits += 1;
                in_group = true;
                apart = 0;
                end = at + 1;
            }
            '+' | '(' if at == 0 => {}
            // `+64 (0)4` and `(04) 123` hold two signs between digits.
            ' ' | '\u{a0}' | '-' | '(' | ')' if apart < 2 => {
                in_group = false;
                apart += 1;
            }
            _ => break,
        }
    }
    (end, digits, groups)
}

#[cfg(test)]
mod tests {
    use super::in_groups;

    #[test]
    fn numbers_in_groups_are_found_and_others_left() {
        for (text, wanted) in [
            ("اتصل 0800 123 456 الآن", vec!["0800 123 456"]),
            ("+64-4-123 4567, (04) 123 4567.", vec!["+64-4-123 4567", "(04) 123 4567"]),
            ("09 123 4567 – 111", vec!["09 123 4567"]),
            ("+971\u{a0}4\u{a0}123", vec!["+971\u{a0}4\u{a0}123"]),
            ("0800123456, 1737, 2026-01-01, 9:00, 12 13, a0 1234567, 0 1", vec![]),
            ("(see 04 123 4567)", vec!["04 123 4567"]),
            ("", vec![]),
        ] {
            let found: Vec<&str> = in_groups(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
