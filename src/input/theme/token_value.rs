//! What a design token may hold: one plain value of CSS, which cannot end its declaration or fetch anything.
//!
//! Knows the signs of a value and the functions that only count or mix; not which property takes it.

use super::manifest::Tokens;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::input::yaml::At;

/// Functions that make a size or a colour of others.
const FUNCTIONS: &[&str] = &[
    "calc",
    "min",
    "max",
    "clamp",
    "var",
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "oklab",
    "oklch",
    "color-mix",
];

/// Everything in a theme's own tokens that is no plain value, and every name that CSS would read otherwise.
pub fn problems(path: &str, tokens: &Tokens) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (property, values) in tokens.values() {
        let name = property.trim_start_matches("--color-").trim_start_matches("--size-");
        // A name has no place of its own; it stands on the line of its value, or above.
        let place = values.first().map_or_else(|| Place::file(path), |value| value.place(path));
        if !is_name(name) {
            let message = format!("`{name}` cannot be the name of a token.");
            found.push(problem(place, message).hint("Write letters, digits and hyphens, as in `on-brand`."));
        }
        found.extend(values.into_iter().filter_map(|value| judge(path, value)));
    }
    found
}

fn judge(path: &str, value: &At<String>) -> Option<Diagnostic> {
    let fault = fault(value)?;
    let message = format!("`{}` is not one plain value of CSS: {fault}.", value.value);
    Some(
        problem(value.place(path), message).hint("Write one colour or size, such as `#24201b` or `2.75rem`."),
    )
}

fn problem(place: Place, message: String) -> Diagnostic {
    Diagnostic::error("bad-token", place, message)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Whether nothing is told of a value as a value of CSS.
pub fn is_plain(value: &str) -> bool {
    fault(value).is_none()
}

/// What of `value` no plain value holds.
fn fault(value: &str) -> Option<String> {
    if value.trim().is_empty() {
        return Some("it is empty".to_owned());
    }
    let mut open = 0_usize;
    for (at, sign) in value.char_indices() {
        match sign {
            '(' => {
                let before = &value[..at];
                let start = before.rfind(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'));
                let name = &before[start.map_or(0, |start| start + 1)..];
                // A bare bracket groups, inside `calc()`.
                if !name.is_empty() && !FUNCTIONS.contains(&name.to_ascii_lowercase().as_str()) {
                    return Some(format!("`{name}()` is not among the functions a token may use"));
                }
                open += 1;
            }
            ')' if open == 0 => return Some("a bracket closes that was not opened".to_owned()),
            ')' => open -= 1,
            '/' if value[at..].starts_with("/*") => return Some("it holds a comment".to_owned()),
            '#' | '%' | '.' | ',' | '+' | '-' | '*' | '/' | '_' | ' ' => {}
            _ if sign.is_ascii_alphanumeric() => {}
            _ => return Some(format!("it holds `{}`", sign.escape_debug())),
        }
    }
    (open > 0).then(|| "a bracket is not closed".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{fault, is_name};

    #[test]
    fn sizes_and_colours_are_plain_values() {
        for value in [
            "#24201b",
            "2.75rem",
            ".5rem",
            "0",
            "100%",
            "-1px",
            "calc(1px + (2 * .5rem))",
            "clamp(1rem, 2vw, 3rem)",
            "rgb(0 0 0 / 50%)",
            "RGB(0,0,0)",
            "var(--size-page)",
            "white",
            "1px solid",
        ] {
            assert_eq!(fault(value), None, "{value}");
        }
    }

    #[test]
    fn what_ends_a_declaration_or_fetches_is_none() {
        for value in [
            "",
            " ",
            "1px;}body{background:image-set(\"https://evil.example/a\" 1x)}:root{--x:1",
            "1px;x:y",
            "1px}",
            "{",
            "url(x)",
            "URL(x)",
            "image-set(x 1x)",
            "image(x)",
            "attr(x)",
            "env(x)",
            "paint(x)",
            "src(x)",
            "@import",
            "a\\b",
            "\"x\"",
            "'x'",
            "1px/*",
            "x!important",
            "<!--",
            "calc(1px",
            "1px)",
            "a:b",
            "1px\n2px",
            "u\\72l(x)",
            "é",
            "cross-fade(x)",
            "element(x)",
            "expression(x)",
        ] {
            assert!(fault(value).is_some(), "{value}");
        }
    }

    #[test]
    fn names_are_words() {
        assert!(is_name("on-brand") && is_name("h1"));
        assert!(!is_name("") && !is_name("a:b") && !is_name("a b") && !is_name("a}"));
    }
}
