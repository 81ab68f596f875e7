//! Characters that nobody sees and that change what is read: controls, and marks that turn text around.
//!
//! They are looked for in text as it is, in references of HTML and in escapes of YAML and Fluent: whatever way they were
//! written, no text may hold them. Must not know where the text came from.

use std::borrow::Cow;

use crate::base::diagnostic::{Diagnostic, Place};

/// The rule that refuses them.
pub const CODE: &str = "hidden-character";

/// A character that was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HiddenCharacter {
    /// Byte offset in the text as it was.
    pub offset: usize,
    pub character: char,
}

impl HiddenCharacter {
    /// What the character is, in words for an author.
    pub fn name(&self) -> &'static str {
        match self.character {
            '\0' => "a NUL character",
            '\u{1b}' => "an escape character",
            '\u{7f}' => "a delete character",
            '\u{200b}' => "a zero-width space",
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "a mark that turns the direction of text",
            '\u{2028}' | '\u{2029}' => "a line separator",
            '\u{feff}' => "a byte order mark in the middle of the text",
            '\u{0}'..='\u{9f}' => "a control character",
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => {
                "a sign of one font only, such as Word's Symbol"
            }
            _ => "a character that no text may hold",
        }
    }

    /// What an author is told.
    pub fn problem(&self, place: Place) -> Diagnostic {
        Diagnostic::error(CODE, place, format!("There is a hidden character here: {}.", self.name()))
            .hint("Delete it, or paste the text again as plain text.")
    }
}

/// Hidden characters that stand in HTML by their number, as in `&#xE001;`, in order.
///
/// No name of HTML means one of them but `&ZeroWidthSpace;` and its like, and who writes that means it.
pub fn hidden_references(text: &str) -> Vec<HiddenCharacter> {
    let mut found = Vec::new();
    for (offset, _) in text.match_indices("&#") {
        let digits = &text[offset + 2..];
        let (digits, radix) = match digits.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16),
            None => (digits, 10),
        };
        let digits = digits.split(|sign: char| !sign.is_digit(radix)).next().unwrap_or_default();
        let number = u32::from_str_radix(digits, radix).ok();
        // Zero is one of them, though readers put another sign in its place.
        found.extend(number.and_then(|number| hidden(offset, number)));
    }
    found
}

/// Hidden characters that stand in a file of words by their number, as in `\uE001` or `\U01F602`, in order.
pub fn hidden_escapes(text: &str) -> Vec<HiddenCharacter> {
    let mut found = Vec::new();
    for (offset, _) in text.match_indices('\\') {
        let length = match text.as_bytes().get(offset + 1) {
            Some(b'u') => 4,
            Some(b'U') => 6,
            _ => continue,
        };
        let digits = text.get(offset + 2..offset + 2 + length);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        found.extend(number.and_then(|number| hidden(offset, number)));
    }
    found
}

fn hidden(offset: usize, number: u32) -> Option<HiddenCharacter> {
    let character = char::from_u32(number).filter(|character| is_hidden(*character))?;
    Some(HiddenCharacter { offset, character })
}

/// The first hidden character of `text`.
pub fn first_hidden(text: &str) -> Option<HiddenCharacter> {
    let found = text.char_indices().find(|(_, character)| is_hidden(*character));
    found.map(|(offset, character)| HiddenCharacter { offset, character })
}

/// `text` without hidden characters, and what was taken out, in order.
///
/// Tab and line ends stay. Left-to-right and right-to-left marks and joiners stay too: Arabic, Persian
/// and emoji need them, and they cannot hide the order of words as the marks taken out can.
pub fn strip_hidden(text: &str) -> (Cow<'_, str>, Vec<HiddenCharacter>) {
    // Most text has none: the bytes that can begin one are looked for first.
    let suspect = |byte: u8| {
        (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r'))
            || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xee..=0xf4)
    };
    if !text.bytes().any(suspect) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let found: Vec<HiddenCharacter> = text
        .char_indices()
        .filter(|(_, character)| is_hidden(*character))
        .map(|(offset, character)| HiddenCharacter { offset, character })
        .collect();
    if found.is_empty() {
        return (Cow::Borrowed(text), found);
    }
    (Cow::Owned(text.chars().filter(|c| !is_hidden(*c)).collect()), found)
}

fn is_hidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{200b}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => true,
        // Noncharacters break XML, and with it the EPUB.
        '\u{fdd0}'..='\u{fdef}' => true,
        // Shown as a box where that font is missing.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => true,
        _ => c.is_control() || (c as u32) & 0xfffe == 0xfffe,
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{hidden_escapes, hidden_references, strip_hidden};

    #[test]
    fn clean_text_is_not_copied() {
        for text in ["", "Plain\r\n\ttext", "Māori “quotes” – £ é", "نص\u{200f}", "👩\u{200d}🔧"]
        {
            let (clean, found) = strip_hidden(text);
            assert!(matches!(clean, Cow::Borrowed(_)) && found.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn hidden_characters_are_taken_out_and_placed() {
        let (clean, found) = strip_hidden("ā\u{0}b\u{202e}c\u{85}d\u{200b}e\u{fffe}\u{feff}\u{1b}[0m");
        assert_eq!(clean, "ābcde[0m");
        let placed: Vec<(usize, &str)> = found.iter().map(|hidden| (hidden.offset, hidden.name())).collect();
        assert_eq!(
            placed,
            [
                (2, "a NUL character"),
                (4, "a mark that turns the direction of text"),
                (8, "a control character"),
                (11, "a zero-width space"),
                (15, "a character that no text may hold"),
                (18, "a byte order mark in the middle of the text"),
                (21, "an escape character"),
            ]
        );
    }

    #[test]
    fn numbers_of_hidden_characters_are_found_wherever_they_stand() {
        let found = |found: Vec<super::HiddenCharacter>| -> Vec<(usize, u32)> {
            found.iter().map(|hidden| (hidden.offset, u32::from(hidden.character))).collect()
        };
        assert_eq!(
            found(hidden_references(
                "a&#xE001;&#57345;&#X202e &#0;&#x10FFFD;&#x F;&#99999999999;&#65;&amp;#xE001;&#"
            )),
            [(1, 0xe001), (9, 0xe001), (17, 0x202e), (25, 0), (29, 0x10_fffd)]
        );
        assert_eq!(found(hidden_escapes("\\uE001 \\U01F602 \\U00E002\\u00\\")), [(0, 0xe001), (16, 0xe002)]);
    }

    #[test]
    fn private_planes_are_hidden_to_their_end() {
        for sign in ['\u{e000}', '\u{f8ff}', '\u{f0000}', '\u{ffffd}', '\u{100000}', '\u{10fffd}'] {
            assert_eq!(strip_hidden(&sign.to_string()).1.len(), 1, "{sign:?}");
        }
        assert_eq!(strip_hidden("\u{f900}\u{1f602}\u{e0067}").1, [], "a letter, an emoji, a flag's tag");
    }
}
