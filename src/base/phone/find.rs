//! Finds phone numbers that stand in prose, where a directive should stand instead.
//!
//! Years, dates, money, sections of Acts and counts must pass: a false alarm stops somebody's build.
//! Must not know what the prose belongs to.

mod digits;
mod short;
mod slip;

use std::ops::Range;

use self::digits::{MOST_DIGITS, end_of_digits, ends_well, next_group};
use super::kind;
use super::kind::PhoneKind;

/// The ranges of `text` that read as phone numbers, in order and apart. Not all can be dialled: people mistype.
pub fn find_numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|step| at + step) {
        let group_end = end_of_digits(bytes, start);
        at = group_end;
        if !may_start(text, start) {
            continue;
        }
        if let Some(end) = long_end(text, start) {
            found.push(opening(text, start, group_end)..end);
            at = end;
        } else if short::is_number(text, start..group_end) {
            found.push(start..group_end);
        } else if let Some(end) = slip::end(text, start) {
            found.push(opening(text, start, group_end)..end);
            at = end;
        }
    }
    found
}

/// Whether a number can start at `start`: not inside a word, an amount, a decimal, a code or an address.
fn may_start(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    let (last, earlier) = (before.next(), before.next());
    match last {
        None => true,
        Some('-' | '\u{2010}'..='\u{2013}') => !earlier.is_some_and(char::is_alphanumeric),
        Some('/') => !earlier.is_some_and(char::is_alphabetic) && !in_address(text, start),
        Some('.' | ',') => !earlier.is_some_and(|c| c.is_ascii_digit()) && !in_address(text, start),
        Some(c) => {
            let joined =
                c.is_alphanumeric() || matches!(c, '_' | '#' | '=' | '&' | '@' | '$' | '£' | '€' | '%');
            !joined && !in_address(text, start)
        }
    }
}

/// Whether the word around `start` is a web or mail address.
fn in_address(text: &str, start: usize) -> bool {
    // An address longer than this is cut, and still shows one of its marks.
    let near = text.floor_char_boundary(start.saturating_sub(200));
    let word = text[near..start].rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("://") || word.contains('@') || word.contains("www.") || word.starts_with("tel:")
}

/// The end of the full number that starts with the digits at `start`: the fewest groups that make one,
/// so that "0800 044 334, 24 hours" ends before the hours.
fn long_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let abroad = text[..start].ends_with('+');
    if !abroad && bytes[start] != b'0' {
        return None;
    }
    let mut digits = String::new();
    let mut group = start;
    loop {
        let end = end_of_digits(bytes, group);
        digits.push_str(&text[group..end.min(group + MOST_DIGITS + 1)]);
        if digits.len() > MOST_DIGITS {
            return None;
        }
        if is_full(&digits, abroad) && ends_well(text, end) {
            return Some(end);
        }
        if !abroad
            && matches!(digits.as_str(), "0800" | "0508")
            && let Some(end) = lettered_end(text, end)
        {
            return Some(end);
        }
        group = next_group(text, end)?;
    }
}

fn is_full(digits: &str, abroad: bool) -> bool {
    let kind = match (abroad, digits.strip_prefix("64")) {
        (false, _) => kind(digits),
        // "+64 (0)9 …" is wrong, and is a number all the same.
        (true, Some(rest)) => kind(&format!("0{}", rest.trim_start_matches('0'))),
        (true, None) => return false,
    };
    matches!(kind, Ok(PhoneKind::Freephone | PhoneKind::Landline | PhoneKind::Mobile))
}

/// The end of the capitals that stand for digits after 0800 or 0508 ("0800 OLA LELEI").
fn lettered_end(text: &str, mut end: usize) -> Option<usize> {
    let (mut signs, mut letters) = (0, 0);
    loop {
        let word = text[end..].strip_prefix([' ', '-', '\u{a0}'])?;
        let length = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
        let word_start = text.len() - word.len();
        let word = &word[..length];
        if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) {
            return None;
        }
        signs += word.len();
        letters += word.bytes().filter(u8::is_ascii_uppercase).count();
        end = word_start + word.len();
        if signs >= 6 {
            return (letters >= 3).then_some(end);
        }
    }
}

/// Takes in the plus or the bracket that opens the number.
fn opening(text: &str, start: usize, group_end: usize) -> usize {
    let before = &text[..start];
    if before.ends_with('+') || (before.ends_with('(') && text[group_end..].starts_with(')')) {
        start - 1
    } else {
        start
    }
}

#[cfg(test)]
mod tests {
    use super::find_numbers;

    /// Each line holds the numbers that must be found between `[` and `]`.
    fn check(marked: &str) {
        let text = marked.replace(['[', ']'], "");
        let mut expected = Vec::new();
        let mut rest = marked;
        while let Some((_, after)) = rest.split_once('[') {
            let (number, after) = after.split_once(']').unwrap();
            expected.push(number);
            rest = after;
        }
        let found: Vec<&str> = find_numbers(&text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{marked}");
    }

    #[test]
    fn full_numbers_are_found() {
        for line in [
            "Ring [0800 044 334], 24 hours a day.",
            "[0800 044 334] 24 hours",
            "(freephone [0508 744 633])",
            "Phone:[0800 20 90 20].",
            "NZ Relay: [0800 4 711 711].",
            "What's Up is [0800 942 8787], once [0800 WHATSUP].",
            "[0800 OLA LELEI] or [0508 TAUTOKO]",
            "Call [(09) 970 1550] or [04 495 6600] or [07-839-0395].",
            "[04.495.6600]",
            "Text [021 0236 4253]",
            "[+64 4 495 6600], [+64 (0)4 495 6600], [+64-21-0236-4253]",
            "[099701550]/[0800044334]",
            "Waea mai ki te [0800\u{a0}669\u{a0}466] i te ata.",
            "On two lines [0800\n044 334].",
            "- [0800 555 111]: Crime Stoppers",
            "In 2018 [0800 200 088] opened.",
        ] {
            check(line);
        }
    }

    #[test]
    fn other_digits_pass() {
        for line in [
            "Employment Relations Act 2000, section 103(1)(b)",
            "Human Rights Act 1993, ss 62, 63 and 111",
            "2018-2020, 2018–2020, 2026-11-23, 23/11/2026, 09-11-2026, 09.11.2026",
            "03 11 2026 and 2026-02-04",
            "$1,500 or $0.45, 9.30 am, 0.5%, 1,000,000",
            "PO Box 105 117, Wellington 6143",
            "ISBN 0-14-303943-3, NZBN 9429041901977",
            "Account 03-0123-0123456-00",
            "LMS306008, s111A, #0800044334, _021123456",
            "https://example.org.nz/contact/09-970-1550?n=0800044334",
            "ask+0800044334@example.org.nz 021123456@txt.example",
            "the 0800 number, 0800 numbers, 0508 lines, 0800 What's Up, 0800 NZ Relay",
            "0412345678901234567890 and 000000000",
            "09 970 155 is too short",
            "Room 04 495 of 6600",
            "",
        ] {
            check(line);
        }
    }
}
