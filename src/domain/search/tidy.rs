//! Text with single spaces, a line for each block: what snippets are cut from.
//!
//! Must not know what the text belongs to.

/// Single spaces, and no line without words.
pub(super) fn tidy(mut text: String) -> String {
    text.truncate(text.trim_end_matches([' ', '\n']).len());
    if is_tidy(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let start = out.len();
        for word in line.split_whitespace() {
            if !out.is_empty() {
                out.push(if out.len() == start { '\n' } else { ' ' });
            }
            out.push_str(word);
        }
    }
    out
}

/// Whether a text is words with one space or line's end between: most are. Looks at all of it and decides then, which
/// processors do many bytes at a time.
fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    let blank = |byte: &u8| *byte <= b' ';
    let after = bytes.get(1..).unwrap_or_default();
    let gaps = bytes.iter().zip(after).fold(false, |found, (a, b)| found | (blank(a) & blank(b)));
    let signs = bytes.iter().fold(false, |found, byte| found | ((*byte < b' ') & (*byte != b'\n')));
    let starts = bytes.first().is_some_and(blank);
    !(gaps || signs || starts)
        && (text.is_ascii() || !text.chars().any(|sign| !sign.is_ascii() && sign.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn spaces_are_single_and_empty_lines_go() {
        for (text, wanted) in [
            ("a b\nc", "a b\nc"),
            ("\n\n a  b \n \n\tc\td\n", "a b\nc d"),
            ("ā\u{a0}b \u{2009}c", "ā b c"),
            ("it\u{2019}s ā", "it\u{2019}s ā"),
            (" \n", ""),
            (" a", "a"),
            ("a\tb", "a b"),
            ("a\n\nb\r\n", "a\nb"),
            ("a\u{2028}b\nc ", "a b\nc"),
            ("", ""),
        ] {
            assert_eq!(tidy(text.to_owned()), wanted, "{text:?}");
        }
    }
}
