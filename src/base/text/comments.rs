//! Text in YAML that ends sooner than it was typed: ` #` begins a comment, and `name: Org #1` says `Org`.
//!
//! Must not know what a key means.

use super::slips::{YamlSlip, outside_blocks, value_start};

/// Each value of words behind which a comment begins that looks like more of them: after one space, as in a sentence.
/// Whoever writes comments leaves more room, or a line.
pub fn cut_off(text: &str) -> Vec<YamlSlip> {
    let found = outside_blocks(text).filter_map(|(offset, line)| {
        let indent = line.len() - line.trim_start().len();
        let from = indent + value_start(&line[indent..]);
        if line[indent..].starts_with('#') {
            return None;
        }
        let value = &line[from..];
        let sign = value.find(" #")?;
        let said = &value[..sign];
        let plain = !said.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '#']);
        let words = said.chars().any(char::is_alphabetic) && !matches!(said, "null" | "true" | "false");
        let lost = &value[sign + 1..];
        (from > indent && plain && words && !said.ends_with(' ') && lost.trim_end().len() > 1).then(|| YamlSlip {
            offset: offset + from + sign + 1,
            message: format!("`{}` is a comment to YAML, so the text ends before it", lost.trim_end()),
            hint: "Put the whole text into straight quotes. A comment stands on a line of its own, or after two spaces."
                .to_owned(),
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::cut_off;

    #[test]
    fn text_behind_a_comment_sign_is_told() {
        for (text, offset) in [
            ("name: Test Org #1 Agency\n", 15),
            ("title: C # sharp\n", 9),
            ("  - Ring us # after nine\r\n", 12),
            ("a: null\nb:\n  title: X #\n  name: Y #z\n", 34),
        ] {
            let found: Vec<usize> = cut_off(text).iter().map(|slip| slip.offset).collect();
            assert_eq!(found, [offset], "{text}");
        }
        for text in [
            "agency: test  # your organisation\n",
            "about: null # one sentence\n",
            "order: 3 # third\n",
            "title: \"C # sharp\"\n",
            "title: C#\n",
            "# a: b # c\n",
            "says: |\n  a # b\n",
            "menu: [a, b] # both\n",
            "key: # nothing yet\n",
        ] {
            assert_eq!(cut_off(text), [], "{text}");
        }
    }
}
