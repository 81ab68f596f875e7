//! Tells a full number with a slip in it, a digit too few or a start that does not exist, from any other digits.
//!
//! A number that nobody can ring is worse than none. Must not guess which number was meant.

use super::digits::{MOST_DIGITS, end_of_digits, ends_well, next_group};
use super::short;

/// Fewest digits of what was meant as a full number: two fewer than the shortest has. "0800 24/7" has six.
const FEWEST_DIGITS: usize = 7;

/// The end of the digits at `start` when they can only have been meant as a full number. They are known not to be one.
pub(super) fn end(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let named = rest.starts_with("0800")
        || rest.starts_with("0508")
        || text[..start].ends_with('+') && rest.starts_with("64");
    if !named && !rest.starts_with('0') {
        return None;
    }
    let groups = groups(text, start)?;
    let end = groups.last().map(|(_, end)| *end)?;
    let lengths: Vec<usize> = groups.iter().map(|(start, end)| end - start).collect();
    let meant = match *lengths {
        // "0800-1700" are hours, "09 11 2026" is a day.
        [4, 4] => named && text[groups[0].1..].starts_with([' ', '\u{a0}']),
        [2, 2, 4] => false,
        [_] => named,
        _ => named || short::is_called(&text[..start]),
    };
    (meant && lengths.iter().sum::<usize>() >= FEWEST_DIGITS && ends_well(text, end)).then_some(end)
}

/// Where the groups of digits start and end, as long as only a separator lies between; `None` when there are more
/// digits than any number has.
fn groups(text: &str, start: usize) -> Option<Vec<(usize, usize)>> {
    let mut groups = Vec::new();
    let mut digits = 0;
    let mut next = Some(start);
    while let Some(start) = next {
        let end = end_of_digits(text.as_bytes(), start);
        digits += end - start;
        if digits > MOST_DIGITS {
            return None;
        }
        groups.push((start, end));
        next = next_group(text, end);
    }
    Some(groups)
}

#[cfg(test)]
mod tests {
    use crate::base::phone::find_numbers;

    #[test]
    fn numbers_with_a_slip_are_found() {
        for (text, expected) in [
            ("Ring 0800 044 33 at night.", "0800 044 33"),
            ("It is 0508 744 6333 33.", "0508 744 6333"),
            ("Freephone 080004433", "080004433"),
            ("0800 1234 is ours.", "0800 1234"),
            ("Ring us on 09 123 4567 today.", "09 123 4567"),
            ("Phone: (09) 970 155", "(09) 970 155"),
            ("Text 025 123 456.", "025 123 456"),
            ("Call 021 123 45 or 04 495 6600.", "021 123 45|04 495 6600"),
            ("From abroad +64 9 123 4567", "+64 9 123 4567"),
            ("+64 4 495 660", "+64 4 495 660"),
        ] {
            let found: Vec<&str> = find_numbers(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn what_may_be_something_else_passes() {
        for text in [
            "09 970 155 is too short, and nobody is asked to ring it.",
            "Open 0800-1700, from 0800 to 1700, 0800–1700",
            "Ring us by 09 11 2026, or by 09-11-2026.",
            "0800 24 hours, 0800 1, 0508 22",
            "Call 0 or 00 or 0 800",
            "the text 0.45 of 04 12",
            "+61 2 9999 9999 and 0061 2 9999 9999",
            "Account 03-0123-0123456-00, code 08001",
        ] {
            let found: Vec<&str> = find_numbers(text).into_iter().map(|range| &text[range]).collect();
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
