//! Text as HTML writes it.

/// Escapes text for an element's content.
pub fn escape_text(text: &str, out: &mut String) {
    for piece in text.split_inclusive(['&', '<', '>']) {
        let (plain, sign) = match piece.as_bytes().last() {
            Some(b'&') => (&piece[..piece.len() - 1], "&amp;"),
            Some(b'<') => (&piece[..piece.len() - 1], "&lt;"),
            Some(b'>') => (&piece[..piece.len() - 1], "&gt;"),
            _ => (piece, ""),
        };
        out.push_str(plain);
        out.push_str(sign);
    }
}

/// Escapes text for an attribute in double quotes.
pub fn escape_attribute(text: &str, out: &mut String) {
    for piece in text.split_inclusive(['&', '<', '>', '"']) {
        let (plain, sign) = match piece.as_bytes().last() {
            Some(b'&') => (&piece[..piece.len() - 1], "&amp;"),
            Some(b'<') => (&piece[..piece.len() - 1], "&lt;"),
            Some(b'>') => (&piece[..piece.len() - 1], "&gt;"),
            Some(b'"') => (&piece[..piece.len() - 1], "&quot;"),
            _ => (piece, ""),
        };
        out.push_str(plain);
        out.push_str(sign);
    }
}

#[cfg(test)]
mod tests {
    use super::{escape_attribute, escape_text};

    #[test]
    fn signs_of_html_are_escaped() {
        let mut out = String::new();
        escape_text("a<b> & c", &mut out);
        escape_attribute("\"x\"<", &mut out);
        assert_eq!(out, "a&lt;b&gt; &amp; c&quot;x&quot;&lt;");
    }
}
