//! Where sentences end.
//!
//! Must not know Markdown: lists and headings come as blocks of their own.

use std::ops::Range;

/// Shortenings after which the sentence always goes on.
const ALWAYS: &[&str] = &[
    "approx", "cf", "dept", "dr", "e.g", "eg", "al", "hon", "i.e", "ie", "messrs", "mr", "mrs", "ms", "mx",
    "mt", "prof", "rev", "sgt", "st", "v", "viz", "vs",
];

/// Shortenings that number something: the sentence goes on where a digit or a bracket follows.
const NUMBERING: &[&str] = &[
    "art", "ch", "cl", "ext", "fig", "no", "nos", "p", "para", "paras", "pp", "pt", "reg", "regs", "s",
    "sch", "sec", "ss", "tel", "vol",
];

/// Words that a single letter may follow without being an initial.
const LETTERED: &[&str] = &[
    "appendix",
    "class",
    "form",
    "grade",
    "group",
    "hepatitis",
    "option",
    "part",
    "plan",
    "schedule",
    "type",
    "vitamin",
];

const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The sentences of one block as byte ranges, in order and apart, without the space around them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut signs = text.char_indices();
    while let Some((at, c)) = signs.next() {
        let end = match c {
            '.' | '!' | '?' | '…' | '。' | '！' | '？' => end_of_marks(text, at),
            '\n' => match blank_line(&text[at..]) {
                Some(length) => at + length,
                None => continue,
            },
            _ => continue,
        };
        if c == '\n' || ends_sentence(text, start, at, c, end) {
            push(text, &mut found, start..end);
            start = end;
        }
        // What was looked at as one end is not looked at again.
        while signs.offset() < end && signs.next().is_some() {}
    }
    push(text, &mut found, start..text.len());
    found
}

/// The end of the stops, closing quotes and brackets that start at `at`.
fn end_of_marks(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let marks = |c: char| {
        matches!(
            c,
            '.' | '!'
                | '?'
                | '…'
                | '。'
                | '！'
                | '？'
                | ')'
                | ']'
                | '"'
                | '\''
                | '\u{2019}'
                | '\u{201d}'
                | '»'
        )
    };
    at + rest.find(|c| !marks(c)).unwrap_or(rest.len())
}

/// The length of the space at the start of `rest`, when a blank line is in it.
fn blank_line(rest: &str) -> Option<usize> {
    let space = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    (rest[..space].matches('\n').count() > 1).then_some(space)
}

/// Whether the sentence from `start` ends with the mark `c` at `at`, its closing signs reaching to `end`.
fn ends_sentence(text: &str, start: usize, at: usize, c: char, end: usize) -> bool {
    if matches!(c, '。' | '！' | '？') {
        return true;
    }
    let rest = &text[end..];
    if !rest.starts_with(char::is_whitespace) {
        return rest.is_empty();
    }
    let opening = |c: char| {
        c.is_whitespace() || matches!(c, '(' | '[' | '"' | '\'' | '\u{2018}' | '\u{201c}' | '«' | '*' | '_')
    };
    let following = rest.trim_start_matches(opening);
    let Some(next) = following.chars().next() else { return true };
    // "“Why?” she asked", "(it was late.) and so on", "govt. agencies"
    if next.is_lowercase() {
        return false;
    }
    // Only a single full stop can belong to a shortening.
    if c != '.' || text[at..end].chars().filter(|c| matches!(c, '.' | '!' | '?' | '…')).count() > 1 {
        return true;
    }
    !is_shortening(&text[start..at], next, following)
}

/// Whether the full stop after `before` marks a shortening when `following`, which starts with `next`, comes after it.
fn is_shortening(before: &str, next: char, following: &str) -> bool {
    let word_start = before
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '\u{201c}' | '\u{2018}' | '/'));
    let word_start = word_start.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = &before[word_start..];
    // "1. Ask for a support person": the number of a step, not a sentence.
    if before.trim_start() == word && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    let lower = word.to_lowercase();
    if ALWAYS.contains(&lower.as_str()) {
        return true;
    }
    if NUMBERING.contains(&lower.as_str()) {
        return next.is_ascii_digit();
    }
    // "9 a.m. Monday to Friday"
    if matches!(lower.as_str(), "a.m" | "p.m") {
        return DAYS.iter().any(|day| following.starts_with(day));
    }
    // "the U.S. Government"
    let initials = word.split('.').all(|part| part.len() == 1 && part.starts_with(char::is_uppercase));
    if word.contains('.') && initials {
        return true;
    }
    // "J. Smith", "Ana T. Ruru"; not "you and I.", "plan B.".
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_uppercase() && letter != 'I' && next.is_uppercase() => {
            let earlier = before[..word_start].split_whitespace().next_back().unwrap_or_default();
            !LETTERED.contains(&earlier.to_lowercase().as_str())
        }
        _ => false,
    }
}

fn push(text: &str, found: &mut Vec<Range<usize>>, range: Range<usize>) {
    let sentence = text[range.clone()].trim();
    if sentence.chars().any(char::is_alphanumeric) {
        let lead = text[range.clone()].len() - text[range.clone()].trim_start().len();
        found.push(range.start + lead..range.start + lead + sentence.len());
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    /// Sentences stand between bars.
    fn check(barred: &str) {
        let text = barred.replace(" | ", " ");
        let expected: Vec<&str> =
            if text.trim().is_empty() { Vec::new() } else { barred.split(" | ").collect() };
        let found: Vec<&str> = sentences(&text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{barred}");
    }

    #[test]
    fn sentences_are_parted() {
        for barred in [
            "You have rights. | You can use them! | Do you want to?",
            "Ring us, e.g. on Monday, i.e. Mr. Ruru or Dr. Ana T. Ruru. | Then wait.",
            "See s. 114, No. 24 and p. 7 of the Act. | It is short.",
            "Did they say no? | No. | They said yes.",
            "At 9.30 a.m. on Monday, pay 1.5 times $2.50. | Stop.",
            "It closes at 5 p.m. | Ring then.",
            "It opens 9 a.m. to 5 p.m. Monday to Friday. | The U.S. Government did not.",
            "It costs $20. | 90 days is the limit.",
            "“Why?” she asked. | “I do not know.” | He left.",
            "‘I was told to go.’ | That was it.",
            "(See the guide.) | Then ring (or text.) and wait.",
            "Wait… and see. | Wait… | Then see. | Really?! | Yes...",
            "1. Ask for help. | Then wait.",
            "Write to J. Smith. | You and I. | We did. | That was plan B. | It works.",
            "Go to www.govt.nz. | Or use help.html now.",
            "E tū! | Kia kaha. | Āwhina mai.",
            "The limit is 12 months. | **Bold** starts this.",
            "Things such as cars, etc. | They count. | No stop at the end",
            "He kōrero tēnei. | \"Quoted.\" | Next.",
            "",
            "   ",
        ] {
            check(barred);
        }
    }

    #[test]
    fn a_line_end_is_a_space_and_a_blank_line_is_an_end() {
        let parts = |text: &'static str| -> Vec<&str> {
            sentences(text).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(parts("One\nsentence.\r\nTwo"), ["One\nsentence.", "Two"]);
        assert_eq!(parts("A heading\r\n\r\nA sentence."), ["A heading", "A sentence."]);
        assert_eq!(parts("  …  ! — \n\n"), [""; 0]);
        assert_eq!(parts("知道。去吧！"), ["知道。", "去吧！"]);
    }
}
