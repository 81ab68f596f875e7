//! Slips that Word and phones put into YAML: curly quotes around values, odd spaces, dashes as list marks, tabs.
//!
//! Reads lines, not YAML: it must work where YAML cannot be read. Must not know what a key means.

/// One slip and the way out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlSlip {
    /// Byte offset in the text.
    pub offset: usize,
    pub message: String,
    pub hint: String,
}

impl YamlSlip {
    /// The slip and the way out in one hint, for the line on which it stands.
    pub fn words(&self, line: usize) -> String {
        format!("Line {line}: {}. {}", self.message, self.hint)
    }
}

/// The slips in a YAML text, in order, at most one a line. Curly quotes inside a sentence are no slip,
/// and nothing inside a block of text (`|` or `>`) is one but a tab where it starts.
pub fn yaml_slips(text: &str) -> Vec<YamlSlip> {
    let mut slips = Vec::new();
    for (offset, line) in outside_blocks(text) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if let Some((at, message, hint)) = slip_in(line, indent) {
            slips.push(YamlSlip { offset: offset + at, message, hint });
        }
    }
    slips
}

/// The lines that stand in no block of text, each with its offset.
pub(super) fn outside_blocks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut block: Option<usize> = None;
    let mut next = 0;
    text.split_inclusive('\n').filter_map(move |whole| {
        let offset = next;
        next += whole.len();
        let line = whole.trim_end_matches(['\n', '\r']);
        let indent = line.len() - line.trim_start_matches(' ').len();
        let inside = block.is_some_and(|outer| indent > outer || line.trim().is_empty());
        if !inside {
            block = opens_block(line).then_some(indent);
        }
        (!inside).then_some((offset, line))
    })
}

type SlipInLine = (usize, String, String);

fn slip_in(line: &str, indent: usize) -> Option<SlipInLine> {
    let rest = &line[indent..];
    let first = rest.chars().next()?;
    if first == '#' {
        return None;
    }
    if first == '\t' {
        // An empty line may hold anything.
        return (!rest.trim().is_empty()).then(|| {
            let hint = "Use spaces: two for each step in.";
            (indent, "the line is moved in with a tab, which YAML does not allow".to_owned(), hint.to_owned())
        });
    }
    if is_odd_space(first) {
        return (!rest.trim().is_empty()).then(|| odd_space(indent));
    }
    if let Some(slip) = list_mark(rest, first, indent) {
        return Some(slip);
    }
    let value_at = indent + value_start(rest);
    let marked = &line[indent..value_at];
    if let Some(at) = marked.find(is_odd_space) {
        return Some(odd_space(indent + at));
    }
    let value = &line[value_at..];
    if value.starts_with(is_odd_space) {
        return Some(odd_space(value_at));
    }
    if let Some(at) = glued_mark(rest) {
        return Some(odd_space(indent + at));
    }
    if let Some(mark) = value.chars().next().filter(|sign| is_bullet(*sign))
        && value[mark.len_utf8()..].starts_with(' ')
    {
        let message = format!("`{mark}` stands before the value, as a list of Word's has it");
        // Bare, the rest would be a comment.
        let is_comment = value[mark.len_utf8()..].trim_start().starts_with('#');
        let hint =
            if is_comment { "Delete it, and put the rest into straight quotes." } else { "Delete it." };
        return Some((value_at, message, hint.to_owned()));
    }
    curly(value).map(|at| {
        let message = "curly quotes stand where YAML wants straight ones".to_owned();
        (value_at + at, message, straight_quotes(value).to_owned())
    })
}

/// What to do about the curly quotes around a value. A bare `#` would begin a comment.
pub fn straight_quotes(value: &str) -> &'static str {
    if value.chars().nth(1) == Some('#') {
        "Type straight quotes, `\"` or `'`."
    } else {
        "Type straight quotes, `\"` or `'`, or leave the quotes out."
    }
}

fn is_bullet(sign: char) -> bool {
    matches!(sign, '\u{2022}' | '\u{b7}' | '\u{25aa}' | '\u{25cf}')
}

fn odd_space(at: usize) -> SlipInLine {
    let message = "a space here is not a plain space (Word makes such spaces)".to_owned();
    (at, message, "Delete it and type a plain space.".to_owned())
}

/// A dash or bullet of Word's in the place of `-`.
fn list_mark(rest: &str, first: char, at: usize) -> Option<SlipInLine> {
    let is_mark = is_bullet(first) || matches!(first, '\u{2010}'..='\u{2015}' | '\u{2212}');
    let after = rest[first.len_utf8()..].chars().next();
    (is_mark && after.is_none_or(|c| c.is_whitespace())).then(|| {
        (
            at,
            format!("`{first}` is not a list mark in YAML"),
            "Start the line with a hyphen and a space: `- `.".to_owned(),
        )
    })
}

/// Where the value starts: after `- `, after `key: `, or after both.
pub(super) fn value_start(rest: &str) -> usize {
    let mut at = 0;
    while rest[at..].starts_with("- ") {
        at = rest.len() - rest[at + 2..].trim_start_matches(' ').len();
    }
    match rest[at..].find(": ") {
        // A colon inside quotes or a flow list ends no key.
        Some(colon) if !rest[at..].starts_with(['"', '\'', '[', '{', '\u{201c}', '\u{2018}']) => {
            rest.len() - rest[at + colon + 2..].trim_start_matches(' ').len()
        }
        _ => at,
    }
}

/// Where a list mark or a key's colon is followed by an odd space in the place of a plain one.
fn glued_mark(rest: &str) -> Option<usize> {
    let after_dash = rest.strip_prefix('-').filter(|after| after.starts_with(is_odd_space)).map(|_| 1);
    after_dash.or_else(|| {
        let colon = rest.find(':')?;
        let key = &rest[..colon];
        let is_key =
            !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
        (is_key && rest[colon + 1..].starts_with(is_odd_space)).then_some(colon + 1)
    })
}

fn is_odd_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Whether curly quotes stand around the whole of a value.
pub fn curly_quotes(value: &str) -> bool {
    curly(value) == Some(0)
}

/// Where a curly quote does the work of a straight one: around the whole value, or at one end of it.
fn curly(value: &str) -> Option<usize> {
    let value = value.trim_end();
    let mut signs = value.char_indices();
    let (_, first) = signs.next()?;
    let (last_at, last) = signs.next_back()?;
    let double = |c| matches!(c, '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}');
    let single = |c| matches!(c, '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}');
    let inner = &value[first.len_utf8()..last_at];
    // “One” and “two” is a sentence that starts and ends with quotes, not a quoted value.
    let whole = (double(first) && double(last) && !inner.contains(double))
        || (single(first) && single(last) && !inner.contains('\u{2018}'));
    if whole {
        return Some(0);
    }
    match first {
        '"' if double(last) && !inner.contains('"') => Some(last_at),
        '\'' if single(last) && !inner.contains('\'') => Some(last_at),
        _ if (double(first) && last == '"') || (single(first) && last == '\'') => Some(0),
        // “Our" organisation: opened by one kind and closed by the other.
        _ if double(first) && inner.contains('"') && !inner.contains(double) && !double(last) => Some(0),
        _ => None,
    }
}

/// Whether the line ends in the mark of a block of text.
fn opens_block(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    let mark = line.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    let Some(before) = mark.strip_suffix(['|', '>']) else { return false };
    line.len() - mark.len() <= 2
        && (before.ends_with(": ") || before.trim_start() == "- " || before.ends_with(" - "))
}

#[cfg(test)]
mod tests {
    use super::yaml_slips;

    fn found(text: &str) -> Vec<(usize, String)> {
        yaml_slips(text).into_iter().map(|slip| (slip.offset, slip.message)).collect()
    }

    #[test]
    fn slips_are_placed() {
        let tab = "the line is moved in with a tab, which YAML does not allow";
        let space = "a space here is not a plain space (Word makes such spaces)";
        let quote = "curly quotes stand where YAML wants straight ones";
        for (text, at, message) in [
            ("a:\n\tb: 1\n", 3, tab),
            ("a:\r\n  \tb: 1\r\n", 6, tab),
            ("a:\n\u{a0}\u{a0}b: 1\n", 3, space),
            ("title:\u{a0}Guide\n", 6, space),
            ("title: \u{a0}Guide\n", 7, space),
            ("-\u{a0}one\n", 1, space),
            ("- id:\u{a0}one\n", 5, space),
            ("nav\u{a0}title: Guide\n", 3, space),
            ("title: “Guide”\n", 7, quote),
            ("  - “one”\n", 4, quote),
            ("title: ‘What’s Up’\r\n", 7, quote),
            ("title: “Guide\"\n", 7, quote),
            ("title: \"Guide”\n", 13, quote),
            ("– one\n", 0, "`–` is not a list mark in YAML"),
            ("list:\n  • one\n", 8, "`•` is not a list mark in YAML"),
            ("name: “Our\" group\n", 6, quote),
            ("name: • Our group\n", 6, "`•` stands before the value, as a list of Word's has it"),
        ] {
            assert_eq!(found(text), [(at, message.to_owned())], "{text:?}");
        }
    }

    #[test]
    fn good_text_passes() {
        for text in [
            "title: The person’s right\n",
            "title: “Right” and “wrong”\n",
            "title: Your “right”\n",
            "title: “Right” is a \"word\" here\n",
            "hours: 9 • 5\n",
            "hours: 9 am – 5 pm\n",
            "phone: 0800\u{a0}044\u{a0}334\n",
            "note: \"Say “yes”\"\n",
            "says: |\n  – one\n  “two”\n\n    \u{a0}three\nnext: 1\n",
            "- >-\n  “folded”\n",
            "# “comment”\n#\u{a0}x\n",
            "a: [“x”, y]\n",
            "\t\n\u{a0}\n",
            "url: https://example.org/“x”\n",
            "",
        ] {
            assert_eq!(found(text), [], "{text:?}");
        }
    }

    #[test]
    fn a_block_ends_where_the_indent_does() {
        assert_eq!(found("a: |\n  “x”\nb: “y”\n").len(), 1);
    }
}
