//! Finds the addresses a style sheet fetches.
//!
//! Reads just enough CSS to skip comments and strings. Knows nothing of rules or properties.

/// Calls `found` with every address in `url(…)` and `@import "…"`.
pub(super) fn read(css: &str, found: &mut impl FnMut(&str)) {
    let bytes = css.as_bytes();
    let mut at = 0;
    let mut importing = false;
    while at < bytes.len() {
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at = css[at + 2..].find("*/").map_or(bytes.len(), |end| at + 2 + end + 2);
                continue;
            }
            quote @ (b'"' | b'\'') => {
                let end = string_end(bytes, at + 1, quote);
                if importing {
                    found(&css[at + 1..end]);
                    importing = false;
                }
                at = end + 1;
                continue;
            }
            b'@' => importing = starts_with(&bytes[at + 1..], b"import"),
            b';' | b'{' => importing = false,
            b'u' | b'U' if starts_with(&bytes[at..], b"url(") && !in_word(bytes, at) => {
                let (url, end) = url(css, at + 4);
                found(url);
                importing = false;
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
}

/// The address that starts after `url(` and where reading goes on. Both ends lie at ASCII bytes.
fn url(css: &str, start: usize) -> (&str, usize) {
    let bytes = css.as_bytes();
    let first = start + bytes[start..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    match bytes.get(first) {
        Some(quote @ (b'"' | b'\'')) => {
            let end = string_end(bytes, first + 1, *quote);
            (&css[first + 1..end], end + 1)
        }
        _ => {
            let end = bytes[first..].iter().position(|b| *b == b')').map_or(bytes.len(), |end| first + end);
            (css[first..end].trim_end(), end)
        }
    }
}

/// Where the string ends: its closing quote, the end of the line (a broken string) or of the text.
fn string_end(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'\n' => return at,
            byte if *byte == quote => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn starts_with(bytes: &[u8], word: &[u8]) -> bool {
    bytes.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn in_word(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| bytes[before].is_ascii_alphanumeric() || b"-_".contains(&bytes[before]))
}

#[cfg(test)]
mod tests {
    use super::read;

    fn urls(css: &str) -> Vec<String> {
        let mut urls = Vec::new();
        read(css, &mut |url| urls.push(url.to_owned()));
        urls
    }

    #[test]
    fn addresses_are_found_wherever_they_stand() {
        let css = r#"@import "a.css" print; @import url(b.css);
            .x{background:URL( 'c d.png' ) , url(e.png)} @font-face{src:url("f.woff2")format("woff2")}"#;
        assert_eq!(urls(css), ["a.css", "b.css", "c d.png", "e.png", "f.woff2"]);
    }

    #[test]
    fn comments_strings_and_names_are_not_addresses() {
        assert_eq!(
            urls(r#"/* url(a.png) @import "b" */ .x::after{content:"url(c.png)"} .my-url(d){}"#),
            [""; 0]
        );
        assert_eq!(urls("@import"), [""; 0]);
    }

    #[test]
    fn broken_ends_are_survived() {
        for css in ["url(", "url('", "url(\"a\\", "/*", "@import '", "\"\\", "url(ā", "'ā\\", "\"a\\ā"] {
            urls(css);
        }
    }
}
