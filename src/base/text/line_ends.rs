//! Text as programs of one system or another leave it, in the one form in which it is read here.
//!
//! Must not know which files are text.

/// The text with line ends as on Unix and no byte order mark; `None` where it has no other.
pub fn unix_form(text: &[u8]) -> Option<Vec<u8>> {
    let bare = text.strip_prefix(b"\xef\xbb\xbf");
    let rest = bare.unwrap_or(text);
    let mut ends = memchr::memmem::find_iter(rest, b"\r\n").peekable();
    if ends.peek().is_none() {
        return bare.map(<[u8]>::to_vec);
    }
    let mut out = Vec::with_capacity(rest.len());
    let mut from = 0;
    for at in ends {
        out.extend_from_slice(&rest[from..at]);
        from = at + 1;
    }
    out.extend_from_slice(&rest[from..]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::unix_form;

    #[test]
    fn line_ends_and_the_mark_go_and_nothing_else() {
        for (text, form) in [
            ("", None),
            ("one\ntwo\n", None),
            ("one\rtwo", None),
            ("a\u{feff}b", None),
            ("one\r\ntwo\r\n", Some("one\ntwo\n")),
            ("\r\n\r\nx\r\r\ny", Some("\n\nx\r\ny")),
            ("\u{feff}Māori", Some("Māori")),
            ("\u{feff}\r\n", Some("\n")),
        ] {
            assert_eq!(unix_form(text.as_bytes()).as_deref(), form.map(str::as_bytes), "{text:?}");
        }
    }
}
