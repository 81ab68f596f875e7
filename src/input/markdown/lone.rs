//! Finds names of headings that stand alone: `{#name}` on a line of its own, above a line of dashes.
//!
//! pulldown-cmark (0.13.6) panics on some of them in quotations and lists, so such a text is read without names of
//! headings. Must not know what is done about it.

use memchr::memchr;

/// Where such a name first stands.
pub fn lone_name(text: &str) -> Option<usize> {
    memchr(b'{', text.as_bytes())?;
    let mut lines = text.split_inclusive('\n').peekable();
    let mut from = 0;
    while let Some(line) = lines.next() {
        let name = line.trim_start_matches(is_marker);
        let alone = name.starts_with('{') && name.trim_end().ends_with('}');
        if alone && lines.peek().is_some_and(|next| is_underline(next)) {
            return Some(from + line.len() - name.len());
        }
        from += line.len();
    }
    None
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
    use crate::input::markdown::read;

    #[test]
    fn names_alone_are_found_and_others_are_not() {
        assert_eq!(lone_name("Title\n{#a}\n---\n"), Some(6));
        assert_eq!(lone_name("> Title\r\n> {#a} \r\n> ===\r\n"), Some(11));
        for text in ["Title {#a}\n---\n", "## A {#a}\n\n---\n", "{#a}\n\n---\n", "{#a}\ntext\n", "{#a", "{"] {
            assert_eq!(lone_name(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_line_of_braces_is_read_once() {
        assert_eq!(lone_name(&"{".repeat(5_000_000)), None);
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
            assert!(!read(text).blocks.is_empty());
        }
    }
}
