//! Signs that a terminal obeys, written out so that it shows them.
//!
//! What authors typed is printed in messages and results, and a terminal that is told to can change its title, its
//! colours or what stands above. Must not know what is printed.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` with controls, and marks that turn text around, as escapes such as `\u001b`. Line ends and tabs stay.
///
/// The escapes are those of JSON, so that JSON stays what it was.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for sign in text.chars() {
        if acts(sign) {
            // Writing into a string cannot fail.
            let _ = write!(shown, "\\u{:04x}", u32::from(sign));
        } else {
            shown.push(sign);
        }
    }
    Cow::Owned(shown)
}

fn acts(sign: char) -> bool {
    match sign {
        '\n' | '\t' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => true,
        _ => sign.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_a_terminal_obeys_is_shown() {
        assert_eq!(visible("\u{1b}[2J\r\u{7f}\u{9b}1m\u{202e}"), "\\u001b[2J\\u000d\\u007f\\u009b1m\\u202e");
        assert_eq!(visible("Māori\n\t“x” 👩‍🔧"), "Māori\n\t“x” 👩‍🔧");
    }
}
