//! Paths as addresses: encoded where a file stands in a link, decoded where a link names a file.
//!
//! Must not know which files there are.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Signs that stand for themselves in the path of an address (RFC 3986), but for `:`, which would make a scheme of
/// what stands before it.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b'@');

/// A path as it stands in an address.
pub fn encoded(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, PLAIN).into()
}

/// What an address names. One that decodes to no text stays as it is.
pub fn decoded(address: &str) -> Cow<'_, str> {
    percent_decode_str(address).decode_utf8().unwrap_or(Cow::Borrowed(address))
}

/// The text with each letter and its marks as one sign, where there is one: some systems take file names apart.
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { text.nfc().collect::<String>().into() }
}

/// A web address as people read it: without scheme, `www.` and a last slash.
pub fn web_name(url: &str) -> String {
    let bare = url.trim_start_matches("https://").trim_end_matches('/');
    bare.strip_prefix("www.").unwrap_or(bare).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{composed, decoded, encoded};

    #[test]
    fn paths_are_encoded_and_come_back() {
        for (path, address) in [
            ("guide/care.html", "guide/care.html"),
            ("āwhina pānui.html", "%C4%81whina%20p%C4%81nui.html"),
            ("100%.html", "100%25.html"),
            ("c#.html", "c%23.html"),
            ("a&b.html", "a&b.html"),
            ("a%20b.pdf", "a%2520b.pdf"),
            ("x:y.html", "x%3Ay.html"),
            ("what?.html", "what%3F.html"),
        ] {
            assert_eq!(encoded(path), address);
            assert_eq!(decoded(address), path);
        }
        assert_eq!(decoded("50%"), "50%");
        assert_eq!(decoded("%FF"), "%FF");
        assert_eq!(composed("a\u{304}"), "ā");
    }
}
