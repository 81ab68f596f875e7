//! What a handout's PDF says of itself: its id, language and version code, as its metadata hold them.
//!
//! Reads the plain metadata packet only. Must not know whether it is true.

use super::code;

/// The stamp of a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub id: String,
    pub lang: String,
    pub code: String,
}

/// The stamp that handouts get through their templates; `None` when a file has none.
pub fn read(pdf: &[u8]) -> Option<Stamp> {
    const OPEN: &[u8] = b"<pdf:Keywords>";
    let start = pdf.windows(OPEN.len()).position(|window| window == OPEN)? + OPEN.len();
    let length = pdf[start..].iter().take(400).position(|byte| *byte == b'<')?;
    let words = std::str::from_utf8(&pdf[start..start + length]).ok()?;
    let mut words = words.split(", ");
    if words.next() != Some("rightskit") {
        return None;
    }
    let (id, lang) = (words.next()?.to_owned(), words.next()?.to_owned());
    Some(Stamp { id, lang, code: code::parse(words.next()?)? })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn only_our_own_stamps_are_read() {
        let stamp = read(b"%PDF <pdf:Keywords>rightskit, rights, en, P585-54DB</pdf:Keywords>").unwrap();
        assert_eq!(
            (stamp.id.as_str(), stamp.lang.as_str(), stamp.code.as_str()),
            ("rights", "en", "P585-54DB")
        );
        assert_eq!(read(b"%PDF <pdf:Keywords>other, rights, en, P585-54DB</pdf:Keywords>"), None);
        assert_eq!(read(b"%PDF <pdf:Keywords>rightskit, rights, en, no code</pdf:Keywords>"), None);
        assert_eq!(read(b"%PDF"), None);
    }
}
