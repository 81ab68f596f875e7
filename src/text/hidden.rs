//! Characters that nobody sees and that change what is read: controls, and marks that turn text around.
//!
//! Must not know where the text came from.

use std::borrow::Cow;

/// A character that was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Byte offset in the text as it was.
    pub offset: usize,
    pub character: char,
}

impl Hidden {
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
            '\u{e000}'..='\u{f8ff}' => "a sign of one font only, such as Word's Symbol",
            _ => "a character that no text may hold",
        }
    }
}

/// `text` without hidden characters, and what was taken out, in order.
///
/// Tab and line ends stay. Left-to-right and right-to-left marks and joiners stay too: Arabic, Persian
/// and emoji need them, and they cannot hide the order of words as the marks taken out can.
pub fn strip_hidden(text: &str) -> (Cow<'_, str>, Vec<Hidden>) {
    // Most text has none: the bytes that can begin one are looked for first.
    let suspect = |byte: u8| {
        (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r'))
            || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xee..=0xf4)
    };
    if !text.bytes().any(suspect) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let found: Vec<Hidden> = text
        .char_indices()
        .filter(|(_, character)| is_hidden(*character))
        .map(|(offset, character)| Hidden { offset, character })
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
        // Shown as a box where that font is missing; some stand for late fields while a page is made.
        '\u{e000}'..='\u{f8ff}' => true,
        _ => c.is_control() || (c as u32) & 0xfffe == 0xfffe,
    }
}

#[cfg(test)]
mod tests {
    use super::strip_hidden;
    use std::borrow::Cow;

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
}
