//! Signs in a text that mean nothing here: those of other tools, and asterisks that set nothing strong.
//!
//! Must not know who tells of them.

use crate::input::markdown::alerts;

/// What begins a block of another tool, at the start of a line.
const BLOCKS: &[&str] = &[
    ":::",
    "!!! ",
    "??? ",
    "???+ ",
    "/// ",
    "{{#",
    "{{<",
    "{{%",
    "{% ",
    "{%- ",
    "[[_TOC_]]",
    "{/*",
    "{# ",
    "%%",
];

/// Lines of nothing else.
const LINES: &[&str] = &["///", "[TOC]", "[toc]", "[[toc]]"];

/// Pairs of signs within a line: what stands between them is put there by another tool, or hidden by it.
const PAIRS: &[(&str, &str)] =
    &[("{{", "}}"), ("{%", "%}"), ("[[", "]]"), ("{/*", "*/}"), ("{#", "#}"), ("%%", "%%")];

/// Where the first such sign stands in a piece of text. `starts` says whether the piece begins a line.
pub fn sign(text: &str, starts: bool) -> Option<usize> {
    if starts && is_block(text) {
        return Some(0);
    }
    if !text.contains(['{', '[', '%']) {
        return None;
    }
    PAIRS.iter().filter_map(|(open, close)| within(text, open, close)).min()
}

fn is_block(line: &str) -> bool {
    BLOCKS.iter().any(|sign| line.starts_with(sign))
        || LINES.contains(&line.trim_end())
        || alerts::word_of(line).is_some()
}

/// Where a sign stands that another closes, with something between.
fn within(text: &str, open: &str, close: &str) -> Option<usize> {
    let at = text.find(open)?;
    let inside = &text[at + open.len()..];
    let end = inside.find(close)?;
    // `[[ -f x ]]` is a test of a shell.
    let other = open == "[[" && inside.starts_with([' ', '[']);
    let meant = !other && !inside[..end].trim().is_empty();
    // `![[…]]` puts a picture there.
    let from = if text[..at].ends_with('!') { at - 1 } else { at };
    meant.then_some(from)
}

/// Words between asterisks that stand as they were typed, where letters of a script without spaces are beside them.
/// What was `typed` says whether they are signs: escaped ones are not.
pub fn asterisks<'a>(text: &'a str, typed: &str) -> Option<&'a str> {
    const STRONG: &str = "**";
    let from = text.find(STRONG)?;
    let inside = &text[from + STRONG.len()..];
    let to = from + STRONG.len() + inside.find(STRONG)? + STRONG.len();
    let outside = [text[..from].chars().next_back(), text[to..].chars().next()];
    let beside = outside.into_iter().flatten().any(|sign| sign.is_alphanumeric() && !sign.is_ascii());
    let typed = &typed[..typed.floor_char_boundary(2 * text.len())];
    (beside && to - from > 2 * STRONG.len() && typed.contains(&text[from..to])).then(|| &text[from..to])
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn signs_are_found_at_the_start_and_within() {
        for (text, starts, found) in [
            (":::note", true, Some(0)),
            (":::note", false, None),
            ("See [[Page|words]] there", true, Some(4)),
            ("![[a.png]]", true, Some(0)),
            ("by {{ name }}, {% if %}", false, Some(3)),
            ("a {/* hidden */} b", false, Some(2)),
            ("%%hidden%%", true, Some(0)),
            ("100%%", true, None),
            ("if [[ -f x ]]", true, None),
            ("{ a } and {b}", true, None),
            ("{{}}", false, None),
            ("[!DANGER] x", true, Some(0)),
        ] {
            assert_eq!(sign(text, starts), found, "{text}");
        }
    }
}
