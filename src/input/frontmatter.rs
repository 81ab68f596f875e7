//! Bytes to text, and a Markdown source to its front matter and its body.
//!
//! Must not know YAML or Markdown: it finds the two fences, nothing more.

mod decode;

use std::borrow::Cow;

pub use decode::decode;

/// A source in its two parts. Offsets and lines are of the whole source; line ends stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    pub front: Option<Front<'a>>,
    pub body: &'a str,
    /// Byte offset of the body.
    pub body_offset: usize,
    /// 1-based line on which the body starts.
    pub body_line: usize,
}

/// The text between the fences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Front<'a> {
    pub fence: Fence,
    pub text: &'a str,
    /// Byte offset of the text.
    pub offset: usize,
    /// 1-based line on which the text starts.
    pub line: usize,
}

/// What stands above and below front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fence {
    /// `---`, around YAML.
    Dash,
    /// `+++`, which other tools put around TOML.
    Plus,
}

impl Fence {
    fn is(self, line: &str) -> bool {
        line.trim_end()
            == match self {
                Self::Dash => "---",
                Self::Plus => "+++",
            }
    }
}

/// Front matter that is opened and never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclosed {
    /// 1-based line of the fence that opens it.
    pub line: usize,
    /// Byte offset of that fence.
    pub offset: usize,
    /// 1-based line that looks like a fence gone wrong: a dash of Word's, too few or too many hyphens.
    pub near: Option<usize>,
}

impl Unclosed {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self.near {
            Some(line) => {
                format!("Line {line} looks like the end of it: write exactly three hyphens there, `---`.")
            }
            None => "Put a line of three hyphens, `---`, after the last key.".to_owned(),
        }
    }
}

/// Parts `source` at its fences. A source without front matter is all body.
///
/// The opening fence is the first line; blank lines before it are forgiven where a key follows it.
pub fn split(source: &str) -> Result<Split<'_>, Unclosed> {
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let Some((fence, fence_offset, fence_line)) = opening(source, start) else {
        return Ok(Split { front: None, body: &source[start..], body_offset: start, body_line: 1 });
    };
    let mut near = None;
    let mut lines = NumberedLines { text: source, offset: fence_offset, line: fence_line };
    lines.next();
    let (offset, line) = (lines.offset, lines.line);
    while let Some((at, number, text)) = lines.next() {
        if fence.is(text) {
            let front = Front { fence, text: &source[offset..at], offset, line };
            let (body_offset, body_line) = (lines.offset, lines.line);
            return Ok(Split { front: Some(front), body: &source[body_offset..], body_offset, body_line });
        }
        if near.is_none() && is_nearly_fence(text) {
            near = Some(number);
        }
    }
    Err(Unclosed { line: fence_line, offset: fence_offset, near })
}

/// The source without some keys of its front matter and all that belongs to them.
pub fn without<'a>(source: &'a str, keys: &[&str]) -> Cow<'a, str> {
    let Ok(Split { front: Some(front), .. }) = split(source) else { return source.into() };
    let named =
        |line: &str| keys.iter().any(|key| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    if !front.text.lines().any(named) {
        return source.into();
    }
    let (before, after) = (&source[..front.offset], &source[front.offset + front.text.len()..]);
    let mut kept = String::from(before);
    let mut inside = false;
    for line in front.text.split_inclusive('\n') {
        // A key's value goes on while lines are indented, empty, or items of a list.
        let starts = line.contains(':')
            && line.starts_with(|sign: char| !sign.is_whitespace() && !matches!(sign, '-' | '#' | ']' | '}'));
        inside = if starts { named(line) } else { inside };
        if !inside {
            kept.push_str(line);
        }
    }
    kept.push_str(after);
    kept.into()
}

/// The opening fence with its offset and line, if there is one.
fn opening(source: &str, start: usize) -> Option<(Fence, usize, usize)> {
    let mut lines = NumberedLines { text: source, offset: start, line: 1 };
    let (offset, number, text) = lines.by_ref().find(|(_, _, text)| !text.trim().is_empty())?;
    if Fence::Plus.is(text) {
        // Signs without a second line of them are text.
        let closed = lines.any(|(_, _, text)| Fence::Plus.is(text));
        return (number == 1 && closed).then_some((Fence::Plus, offset, number));
    }
    if !Fence::Dash.is(text) {
        return None;
    }
    // On a later line `---` may be a rule between parts of the text.
    let follows = number == 1
        || lines.find(|(_, _, text)| !text.trim().is_empty()).is_some_and(|(_, _, text)| is_key(text));
    follows.then_some((Fence::Dash, offset, number))
}

/// A line of nothing but dashes that a fence may have become.
fn is_nearly_fence(line: &str) -> bool {
    let dashes = line.trim();
    !dashes.is_empty() && dashes.chars().all(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
}

/// Whether the line starts as `key:` does.
fn is_key(line: &str) -> bool {
    let key = line.split(':').next().unwrap_or_default();
    key.len() < line.len()
        && !key.is_empty()
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// Offset, number and text (without its line end) of each line still to come.
struct NumberedLines<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
}

impl<'a> Iterator for NumberedLines<'a> {
    type Item = (usize, usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let whole = self.text[self.offset..].split_inclusive('\n').next()?;
        let item = (self.offset, self.line, whole.trim_end_matches(['\n', '\r']));
        self.offset += whole.len();
        self.line += usize::from(whole.ends_with('\n'));
        Some(item)
    }
}

#[cfg(test)]
mod tests {
    use super::{Split, Unclosed, split, without};

    fn parts(source: &str) -> (Option<(&str, usize)>, &str, usize) {
        let Split { front, body, body_offset, body_line } = split(source).unwrap();
        assert_eq!(&source[body_offset..], body);
        if let Some(front) = front {
            assert!(source[front.offset..].starts_with(front.text));
        }
        (front.map(|front| (front.text, front.line)), body, body_line)
    }

    #[test]
    fn keys_fall_away_with_all_that_is_theirs() {
        let source = "---\ntitle: A\nasked:\n  - b: c\n\n- d\nasked_sections: {e: [\nf\n]}\norder: 1\n---\nasked: body\n";
        let kept = "---\ntitle: A\norder: 1\n---\nasked: body\n";
        assert_eq!(without(source, &["asked", "asked_sections"]), kept);
        assert_eq!(without(kept, &["asked"]), kept);
        assert_eq!(without("asked: body", &["asked"]), "asked: body");
    }

    #[test]
    fn sources_are_parted() {
        for (source, expected) in [
            ("---\ntitle: A\n---\nBody\n", (Some(("title: A\n", 2)), "Body\n", 4)),
            ("---\r\ntitle: A\r\n---\r\nBody\r\n", (Some(("title: A\r\n", 2)), "Body\r\n", 4)),
            ("\u{feff}---  \ntitle: A\n--- \t\n\nBody", (Some(("title: A\n", 2)), "\nBody", 4)),
            ("\n \n---\ntitle: A\n---\nBody", (Some(("title: A\n", 4)), "Body", 6)),
            ("---\n---\n", (Some(("", 2)), "", 3)),
            ("---\n---", (Some(("", 2)), "", 2)),
            ("---\ntitle: A\n---", (Some(("title: A\n", 2)), "", 3)),
            ("---\nsays: |\n  ---\n---\nBody", (Some(("says: |\n  ---\n", 2)), "Body", 5)),
            ("---\na: 1\n---\nBody\n---\nmore", (Some(("a: 1\n", 2)), "Body\n---\nmore", 4)),
            ("+++\ntitle = 1\n+++\nBody", (Some(("title = 1\n", 2)), "Body", 4)),
            ("+++\nBody", (None, "+++\nBody", 1)),
            ("Body only", (None, "Body only", 1)),
            ("\u{feff}Body", (None, "Body", 1)),
            ("", (None, "", 1)),
            ("\n\n", (None, "\n\n", 1)),
            ("\n---\n\nA rule above\n", (None, "\n---\n\nA rule above\n", 1)),
            ("----\nfour\n----\n", (None, "----\nfour\n----\n", 1)),
            ("--- x\n---\n", (None, "--- x\n---\n", 1)),
        ] {
            assert_eq!(parts(source), expected, "{source:?}");
        }
    }

    #[test]
    fn an_open_fence_is_an_error_with_its_line() {
        assert_eq!(split("---\ntitle: A\nBody"), Err(Unclosed { line: 1, offset: 0, near: None }));
        assert_eq!(split("---"), Err(Unclosed { line: 1, offset: 0, near: None }));
        assert_eq!(split("\u{feff}\n---\ntitle: A\n"), Err(Unclosed { line: 2, offset: 4, near: None }));
        for near in ["—", "----", "–-", " ---", "--"] {
            let problem = split(&format!("---\r\ntitle: A\r\n{near}\r\nBody")).unwrap_err();
            assert_eq!(problem.near, Some(3), "{near}");
            assert!(problem.hint().starts_with("Line 3 "));
        }
    }
}
