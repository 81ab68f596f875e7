//! Finds names of headings that stand alone: `{#name}` on a line of its own, above a line of dashes.
//!
//! pulldown-cmark (0.13.6) panics on some of them in quotations and lists, so such a text is read without names of
//! headings. Must not know what is done about it.

use memchr::memchr_iter;

/// Where such a name first stands.
pub fn lone_name(text: &str) -> Option<usize> {
    memchr_iter(b'{', text.as_bytes()).find(|at| {
        let start = text[..*at].rfind('\n').map_or(0, |end| end + 1);
        if !text[start..*at].chars().all(is_marker) {
            return false;
        }
        let mut lines = text[*at..].lines();
        let alone = lines.next().is_some_and(|line| line.trim_end().ends_with('}'));
        alone && lines.next().is_some_and(is_underline)
    })
}

/// Whether a line makes a heading of what stands above it: dashes or equals signs behind the signs of quotations and
/// lists.
fn is_underline(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with(['-', '=']) && line.chars().all(|sign| sign == '=' || is_marker(sign))
}

/// Space, or a sign that begins a quotation, a list or a definition.
fn is_marker(sign: char) -> bool {
    sign.is_ascii_digit()
        || matches!(sign, '>' | '-' | '*' | '+' | '.' | ')' | ':' | ' ' | '\t' | '\x0b' | '\x0c')
}

#[cfg(test)]
mod tests {
    use super::lone_name;
    use crate::markdown::parse;

    #[test]
    fn names_alone_are_found_and_others_are_not() {
        assert_eq!(lone_name("Title\n{#a}\n---\n"), Some(6));
        assert_eq!(lone_name("> Title\r\n> {#a} \r\n> ===\r\n"), Some(11));
        for text in ["Title {#a}\n---\n", "## A {#a}\n\n---\n", "{#a}\n\n---\n", "{#a}\ntext\n", "{#a", "{"] {
            assert_eq!(lone_name(text), None, "{text}");
        }
    }

    #[test]
    fn reading_them_never_panics() {
        for text in [
            "> a\nb\n> {#c}\n> ---\n",
            "> `\n: \n> {}\n> =",
            "[\n> ======\n> |{.d}|\r\n]\n> {.d}\n> -",
            "===[^a]-->\n> a## \nb {.d}\n> {}\n> - ",
            "\n- *\"# <b>\n   {}\n  - ",
            "> [!NOTE]\n> | a | b |\n|:-:|--:|\n| c | d |\n> [!NOTE]\n> {#main}\n> ---\n",
        ] {
            assert!(!parse(text).is_empty());
        }
    }
}
