//! Finds the addresses a style sheet fetches.
//!
//! Knows tokens and brackets, but nothing of rules or properties: what a browser of tomorrow fetches by a property that
//! nobody knows today is found too.

use cssparser::{Parser, Token};

/// Functions in which a string is an address.
const LOADING: &[&str] =
    &["url", "image-set", "-webkit-image-set", "image", "src", "cross-fade", "-webkit-cross-fade"];

/// Calls `found` with every address in `url(…)`, `image-set("…")` and its like, and `@import "…"`.
pub fn read(css: &str, found: &mut impl FnMut(&str)) {
    let mut rest = css;
    let mut importing = false;
    // One for each bracket that is open: whether a string in it is an address.
    let mut loading: Vec<bool> = Vec::new();
    // A parser passes over what stands in brackets. So each bracket begins a new one, and depth takes no stack.
    while !rest.is_empty() {
        let mut parser = Parser::new(rest);
        while let Ok(token) = parser.next() {
            match token {
                Token::UnquotedUrl(url) => {
                    found(url);
                    importing = false;
                }
                Token::QuotedString(text) if importing || loading.last() == Some(&true) => {
                    found(text);
                    importing = false;
                }
                Token::AtKeyword(name) => importing = name.eq_ignore_ascii_case("import"),
                Token::Function(name) => {
                    loading.push(LOADING.iter().any(|known| name.eq_ignore_ascii_case(known)));
                    break;
                }
                Token::ParenthesisBlock | Token::SquareBracketBlock => {
                    loading.push(false);
                    break;
                }
                Token::CloseParenthesis | Token::CloseSquareBracket => {
                    loading.pop();
                }
                Token::CurlyBracketBlock | Token::CloseCurlyBracket | Token::Semicolon => {
                    importing = false;
                    loading.clear();
                    if matches!(token, Token::CurlyBracketBlock) {
                        break;
                    }
                }
                _ => {}
            }
        }
        rest = &rest[parser.position().byte_index()..];
    }
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
    fn addresses_are_found_however_they_are_written() {
        for css in [
            "a{background:image-set(\"x.png\" 1x)}",
            "a{background:-webkit-Image-Set( 'x.png' 1x, linear-gradient(red) 2x)}",
            "a{background:image-set(url(x.png) 1x)}",
            "a{background:cross-fade(\"x.png\", red)}",
            "a{background:u\\72l(x.png)}",
            "a{background:\\75 rl(x.png)}",
            "a{background:\\url('x.png')}",
            "@\\69mport 'x.png';",
        ] {
            assert_eq!(urls(css), ["x.png"], "{css}");
        }
        assert_eq!(
            urls(
                "a{content:\"\\\"url(x)\"} b{content:attr(\"y\")} .\\31 a{} c{d:my-image(\"z\") image(1px} e{f:\"g\"}"
            ),
            [""; 0]
        );
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
