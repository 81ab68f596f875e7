//! Text with single spaces, a line for each block: what snippets are cut from.
//!
//! Must not know what the text belongs to.

/// Single spaces, and no line without words.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let start = out.len();
        if is_tidy(line) {
            if start > 0 {
                out.push('\n');
            }
            out.push_str(line);
            continue;
        }
        for word in line.split_whitespace() {
            if !out.is_empty() {
                out.push(if out.len() == start { '\n' } else { ' ' });
            }
            out.push_str(word);
        }
    }
    out
}

/// Whether a line is words with single spaces between: most are.
fn is_tidy(line: &str) -> bool {
    let mut before = b' ';
    for byte in line.bytes() {
        if byte <= b' ' && (byte != b' ' || before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' ' && (line.is_ascii() || !line.chars().any(|sign| !sign.is_ascii() && sign.is_whitespace()))
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
            ("", ""),
        ] {
            assert_eq!(tidy(text), wanted, "{text:?}");
        }
    }
}
