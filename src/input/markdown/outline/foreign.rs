//! Signs in a text that mean nothing here: those of other tools, and asterisks that set nothing strong.
//!
//! Must not know who tells of them.

use std::ops::Range;

use crate::input::markdown::alerts;

/// What begins a block of another tool, at the start of a line.
const BLOCKS: &[&str] = &[
    ":::",
    "!!! ",
    "??? ",
    "???+ ",
    "/// ",
    "=== \"",
    "=== “",
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

/// Pairs of signs within a line: what stands between them is put there by another tool, hidden by it, or says how the words
/// beside it look.
const PAIRS: &[(&str, &str)] = &[
    ("{{", "}}"),
    ("{%", "%}"),
    ("[[", "]]"),
    ("{/*", "*/}"),
    ("{#", "#}"),
    ("%%", "%%"),
    ("{:", "}"),
    ("{.", "}"),
    ("{ .", "}"),
];

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

/// Two asterisks, which set strong what stands between two of them.
const STRONG: &str = "**";

/// Where in what was `typed` words stand between asterisks that set nothing strong: a sign stands inside of them, and a
/// letter right beside. Escaped asterisks are not meant so. `text` is what became of it.
pub fn asterisks(text: &str, typed: &str) -> Vec<Range<usize>> {
    let signs = typed_signs(text, typed);
    let mut found = Vec::new();
    let mut rest = signs.as_slice();
    while let [open, close, ..] = rest {
        let meant = is_meant(text, open.0, close.0 + STRONG.len());
        if meant {
            found.push(open.1..close.1 + STRONG.len());
        }
        rest = &rest[if meant { 2 } else { 1 }..];
    }
    found
}

/// Where two asterisks stand in a text and in what was typed for it, as far as the two can be laid beside each other.
fn typed_signs(text: &str, typed: &str) -> Vec<(usize, usize)> {
    let mut signs = Vec::new();
    let mut at = 0;
    let mut star = None;
    for (offset, sign) in text.char_indices() {
        let rest = &typed[at..];
        let escaped =
            rest.strip_prefix('\\').filter(|bare| bare.starts_with(|sign: char| sign.is_ascii_punctuation()));
        let bare = escaped.unwrap_or(rest);
        let Some(after) = after_sign(sign, bare) else { break };
        let before = star.take();
        if sign == '*' && escaped.is_none() && bare.starts_with('*') {
            match before {
                Some(before) => signs.push(before),
                None => star = Some((offset, at)),
            }
        }
        at = typed.len() - after.len();
    }
    signs
}

/// What follows in `typed` behind a sign of the text. Quotes, dashes and signs by their names are typed otherwise.
fn after_sign(sign: char, typed: &str) -> Option<&str> {
    let forms: &[&str] = match sign {
        '“' | '”' => &["\""],
        '‘' | '’' => &["'"],
        '…' => &["..."],
        '–' => &["--"],
        '—' => &["---"],
        _ => &[],
    };
    // No name of a sign is longer.
    const LONGEST: usize = 40;
    let name = typed.strip_prefix('&').and_then(|rest| {
        let end = rest[..rest.floor_char_boundary(LONGEST)].find(';')?;
        Some((&rest[..end], &rest[end + 1..]))
    });
    if let Some((_, after)) =
        name.filter(|(name, _)| name.chars().all(|sign| sign.is_alphanumeric() || sign == '#'))
    {
        return Some(after);
    }
    typed.strip_prefix(sign).or_else(|| forms.iter().find_map(|form| typed.strip_prefix(form)))
}

/// Whether somebody meant to set strong what stands between asterisks, and a letter beside them kept it from being so.
fn is_meant(text: &str, from: usize, to: usize) -> bool {
    let inside = &text[from + STRONG.len()..to - STRONG.len()];
    let (Some(first), Some(last)) = (inside.chars().next(), inside.chars().next_back()) else { return false };
    let (before, after) = (text[..from].chars().next_back(), text[to..].chars().next());
    // Letters of a script without spaces between words.
    let close = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() && !sign.is_ascii());
    if close(before) || close(after) {
        return true;
    }
    // Others stand so in formulas and names of files too: only what ends or quotes a sentence tells.
    let letter = |sign: Option<char>| sign.is_some_and(char::is_alphabetic);
    let quote = |sign: char| "\"'“”‘’«»".contains(sign);
    let ends = quote(last) || ".,:;!?…)".contains(last);
    let opens = !letter(before) && !first.is_whitespace();
    letter(after) && ends && opens || letter(before) && quote(first) && !last.is_whitespace()
}

/// Where `==marked words==` and signs by name, such as `:smile:`, stand. What was `typed` says whether it was escaped.
/// Comparisons (`a == b`), times (`10:30:45`) and paths (`a:b:c`) are none.
pub fn shorthand(text: &str, typed: &str) -> Vec<Range<usize>> {
    let typed = &typed[..typed.floor_char_boundary(2 * text.len())];
    let mut all = marked(text);
    all.extend(named(text));
    all.retain(|range| !typed.contains(&format!("\\{}", &text[range.clone()])));
    all.sort_by_key(|range| range.start);
    all
}

fn marked(text: &str) -> Vec<Range<usize>> {
    const SIGN: &str = "==";
    let mut found: Vec<Range<usize>> = Vec::new();
    for (from, _) in text.match_indices(SIGN) {
        let inside = &text[from + SIGN.len()..];
        let Some(end) = inside.find(SIGN) else { break };
        let (words, to) = (&inside[..end], from + end + 2 * SIGN.len());
        let whole = words.starts_with(|sign: char| sign != '=' && !sign.is_whitespace())
            && !words.ends_with(char::is_whitespace);
        let fresh = found.last().is_none_or(|last| last.end <= from);
        if fresh && whole && is_apart(text, from..to, '=') {
            found.push(from..to);
        }
    }
    found
}

fn named(text: &str) -> Vec<Range<usize>> {
    const SIGNS: &[u8] = b"_+-";
    let mut found = Vec::new();
    for (from, _) in text.match_indices(':') {
        let inside = &text[from + 1..];
        let Some(end) = inside.find(':') else { break };
        let (name, to) = (&inside[..end], from + end + 2);
        let good = name
            .bytes()
            .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || SIGNS.contains(&sign));
        let begins = name.starts_with(|sign: char| sign.is_ascii_lowercase());
        if good && (begins && name.len() > 1 || matches!(name, "+1" | "-1")) && is_apart(text, from..to, ':')
        {
            found.push(from..to);
        }
    }
    found
}

/// Whether no letter, figure or sign like its own is beside a piece.
fn is_apart(text: &str, range: Range<usize>, own: char) -> bool {
    let beside = [text[..range.start].chars().next_back(), text[range.end..].chars().next()];
    beside.into_iter().flatten().all(|sign| !sign.is_alphanumeric() && sign != own && sign != '/')
}

#[cfg(test)]
mod tests {
    use super::{asterisks, shorthand, sign};

    #[test]
    fn marked_words_and_names_of_signs_are_found_and_what_looks_like_them_is_not() {
        for (text, found) in [
            ("It is ==very important== here, ==and== here", vec!["==very important==", "==and=="]),
            ("(==x==) :smile:", vec!["==x==", ":smile:"]),
            ("Well done :smile:!", vec![":smile:"]),
            (":+1: and :white_check_mark:", vec![":+1:", ":white_check_mark:"]),
            ("if a == b and c == d", vec![]),
            ("a==b or c==d", vec![]),
            ("====", vec![]),
            ("== a ==", vec![]),
            ("=== x ===", vec![]),
            ("at 10:30:45 or 9:05:10", vec![]),
            ("std::vec::Vec and a:b:c", vec![]),
            ("Note: see here: there", vec![]),
            ("from :1: to :2:", vec![]),
            ("https://a.example/:id:/x", vec![]),
            ("$5 and $10", vec![]),
        ] {
            let ranges = shorthand(text, text);
            assert_eq!(ranges.into_iter().map(|range| &text[range]).collect::<Vec<_>>(), found, "{text}");
        }
        assert!(shorthand("==x==", "\\==x==").is_empty(), "escaped");
        assert!(shorthand("a :smile: b", "a \\:smile: b").is_empty(), "escaped");
    }

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
            ("=== “One”", true, Some(0)),
            ("a === “b”", true, None),
            ("Words {: .small}", true, Some(6)),
            ("Words{.small}", true, Some(5)),
            ("[x](y){ .button }", false, Some(6)),
            ("the set {a, b} or {…}", false, None),
        ] {
            assert_eq!(sign(text, starts), found, "{text}");
        }
    }
    #[test]
    fn asterisks_are_found_where_they_were_typed() {
        for (text, typed, found) in [
            ("**注意：**请", "**注意：**请", &["**注意：**"][..]),
            ("请 **「強調」**です", "请 **「強調」**です", &["**「強調」**"]),
            ("**“no.”**That", "**\"no.\"**That", &["**\"no.\"**"]),
            ("**Note:**this, and **a—b!**c", "**Note:**this, and **a---b!**c", &["**Note:**", "**a---b!**"]),
            ("said**“no”** twice", "said**\"no\"** twice", &["**\"no\"**"]),
            ("2 ** 3, then **a_b.**c", "2 ** 3, then **a\\_b.**c", &["**a\\_b.**"]),
            ("**é**é, **é：**é", "\\*\\*é\\*\\*é, **é：**é", &["**é：**"]),
            ("**é.**é", "\\*\\*é.\\*\\*é", &[]),
            ("a & **é：**é", "a &amp; **é：**é", &["**é：**"]),
            ("2 ** 3 ** 4", "2 ** 3 ** 4", &[]),
            ("x**(-1)**y", "x**(-1)**y", &[]),
            ("src/**/*.rs and lib/**/x", "src/**/*.rs and lib/**/x", &[]),
            ("f(*a, **b), g(**c)", "f(*a, **b), g(**c)", &[]),
            ("****é", "****é", &[]),
        ] {
            let told: Vec<&str> = asterisks(text, typed).into_iter().map(|at| &typed[at]).collect();
            assert_eq!(told, found, "{text}");
        }
    }
}
