//! The `theme.yaml` of a child theme with tokens that were taken from a file.
//!
//! Text to text. Must not know where it lies.

use std::fmt::Write;

use crate::input::theme::manifest::{Manifest, Tokens};
use crate::input::yaml::At;

/// A new child of `parent`.
pub fn new(id: &str, parent: &str, tokens: &Tokens) -> String {
    format!(
        "# Over the theme `{parent}`; what is not said here comes from there.\nname: {id}\nparent: {parent}\n\n{}",
        block(tokens)
    )
}

/// `text` with these tokens beside those that `own`, what stands in it, has already. All lines but those of `tokens:` stay.
pub fn over(text: &str, own: &Manifest, tokens: Tokens) -> String {
    let mut all = own.tokens.clone();
    all.color.extend(tokens.color);
    all.size.extend(tokens.size);
    let block = block(&all);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let Some(from) = lines.iter().position(|line| line.starts_with("tokens:")) else {
        let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        return format!("{text}{end}\n{block}");
    };
    let inside = |line: &&&str| line.starts_with([' ', '\t']) || line.trim().is_empty();
    let until = from + 1 + lines[from + 1..].iter().take_while(inside).count();
    // A blank line above the next key stays.
    let gap = if until < lines.len() { "\n" } else { "" };
    format!("{}{block}{gap}{}", lines[..from].concat(), lines[until..].concat())
}

fn block(tokens: &Tokens) -> String {
    let mut text = String::from("tokens:\n");
    let quoted = |value: &At<String>| serde_json::to_string(&value.value).unwrap_or_default();
    if !tokens.color.is_empty() {
        text.push_str("  color:\n");
    }
    for (name, color) in &tokens.color {
        // Writing to a string cannot fail.
        let _ =
            writeln!(text, "    {name}: {{light: {}, dark: {}}}", quoted(&color.light), quoted(&color.dark));
    }
    if !tokens.size.is_empty() {
        text.push_str("  size:\n");
    }
    for (name, size) in &tokens.size {
        let _ = writeln!(text, "    {name}: {}", quoted(size));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::over;
    use crate::input::theme::manifest::Manifest;
    use crate::input::yaml;

    #[test]
    fn everything_but_the_tokens_stays() {
        let text = "# Ours.\nname: ours\ntokens:\n  size:\n    page: 1rem\n\n# The mark.\nlogo: logo.svg\n";
        let own: Manifest = yaml::read("x", text, 0).unwrap();
        let more: Manifest =
            yaml::read("x", "name: x\ntokens: {color: {ink: {light: \"#000000\", dark: \"#ffffff\"}}}", 0)
                .unwrap();
        assert_eq!(
            over(text, &own, more.tokens.clone()),
            "# Ours.\nname: ours\ntokens:\n  color:\n    ink: {light: \"#000000\", dark: \"#ffffff\"}\n  size:\n    page: \"1rem\"\n\n# The mark.\nlogo: logo.svg\n"
        );
        let bare = "name: ours";
        let own: Manifest = yaml::read("x", bare, 0).unwrap();
        assert!(over(bare, &own, more.tokens).starts_with("name: ours\n\ntokens:\n  color:\n"));
    }
}
