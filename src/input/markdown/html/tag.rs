//! Finds the tags in HTML that a serialiser wrote: quoted with `"`, names in lower case.
//!
//! Must not know what a page may hold.

/// The text before the next tag, the tag, and what follows it.
pub(super) fn next(html: &str) -> Option<(&str, &str, &str)> {
    let (text, from) = html.split_at(html.find('<')?);
    let (tag, after) = from.split_at(end(from));
    Some((text, tag, after))
}

/// Bytes of the tag at the start of `text`, quoted values and all.
fn end(text: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether `tag` opens one of `names`.
pub(super) fn opens(tag: &str, names: &[&str]) -> bool {
    is_of(tag.strip_prefix('<'), names)
}

/// Whether `tag` closes one of `names`.
pub(super) fn closes(tag: &str, names: &[&str]) -> bool {
    is_of(tag.strip_prefix("</"), names)
}

fn is_of(rest: Option<&str>, names: &[&str]) -> bool {
    let Some(rest) = rest else { return false };
    names.iter().any(|name| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>'])))
}
