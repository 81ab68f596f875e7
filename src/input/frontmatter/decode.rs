//! Bytes to text: UTF-8 with line ends as on Unix or Windows, and a way out for files that were saved otherwise.
//!
//! Must not know what the text is for.

use crate::base::diagnostic::{Diagnostic, Place};

/// Bytes that are not text as it is read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// Of the message.
    pub code: &'static str,
    /// Byte offset in the file.
    pub offset: usize,
    /// 1-based line and column (in characters), as an editor that guesses right would show them.
    pub line: usize,
    pub column: usize,
    pub message: String,
    pub hint: &'static str,
}

impl Undecodable {
    /// As it is told of the file at `path`.
    pub fn told(self, path: &str) -> Diagnostic {
        Diagnostic::error(self.code, Place::at(path, self.line, self.column), self.message).hint(self.hint)
    }
}

const NOT_UTF8: &str = "not-utf8";
const SAVE_AS: &str =
    "In Notepad choose File, Save As, Encoding: UTF-8. In Word save as plain text and pick Unicode (UTF-8).";

const OTHER_LINE_ENDS: &str =
    "Most editors show the kind of line end in the bar below the text. Choose LF or CRLF there, and save.";

/// The text of a file, without its byte order mark. Line ends are left alone.
///
/// A lone carriage return is refused: Markdown and YAML begin a new line at it, most editors do not, and then every
/// message after it names the wrong line.
pub fn decode(bytes: &[u8]) -> Result<&str, Undecodable> {
    if let Some(message) = other_unicode(bytes) {
        return Err(Undecodable {
            code: NOT_UTF8,
            offset: 0,
            line: 1,
            column: 1,
            message: message.to_owned(),
            hint: SAVE_AS,
        });
    }
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let bytes = &bytes[mark..];
    let after = |good: &[u8], code: &'static str, message: String, hint: &'static str| {
        let line_start = memchr::memrchr(b'\n', good).map_or(0, |newline| newline + 1);
        Undecodable {
            code,
            offset: mark + good.len(),
            line: memchr::memchr_iter(b'\n', good).count() + 1,
            // In UTF-8 each character has one byte that is no continuation.
            column: good[line_start..].iter().filter(|byte| **byte & 0xc0 != 0x80).count() + 1,
            message,
            hint,
        }
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        after(good, NOT_UTF8, not_utf8(bytes.get(good.len()).copied().unwrap_or_default()), SAVE_AS)
    })?;
    match memchr::memchr_iter(b'\r', bytes).find(|at| bytes.get(at + 1) != Some(&b'\n')) {
        Some(at) => {
            let message = "the line ends here as on old Macs, with a carriage return alone".to_owned();
            Err(after(&bytes[..at], "line-end", message, OTHER_LINE_ENDS))
        }
        None => Ok(text),
    }
}

/// UTF-16 by its mark, or by the NUL that a plain letter leaves in its first two bytes.
fn other_unicode(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            Some("the file is saved as UTF-16 (Notepad calls it Unicode), not UTF-8")
        }
        [0, 1..=255, ..] | [1..=255, 0, ..] => {
            Some("the file looks like UTF-16 (Notepad calls it Unicode), not UTF-8")
        }
        _ => None,
    }
}

/// Old Windows files hold one byte a character; naming the character helps to find it.
fn not_utf8(byte: u8) -> String {
    let meant = match byte {
        0x85 => Some('…'),
        0x91 => Some('‘'),
        0x92 => Some('’'),
        0x93 => Some('“'),
        0x94 => Some('”'),
        0x95 => Some('•'),
        0x96 => Some('–'),
        0x97 => Some('—'),
        0xa1..=0xff => Some(char::from(byte)),
        _ => None,
    };
    match meant {
        Some(c) => format!("the file is not UTF-8: the byte {byte:02X} here was perhaps meant as `{c}`"),
        None => format!("the file is not UTF-8: the byte {byte:02X} here belongs to no character"),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn utf8_is_taken_with_or_without_a_mark() {
        assert_eq!(decode("Māori\r\n".as_bytes()), Ok("Māori\r\n"));
        assert_eq!(decode(b"\xef\xbb\xbfa"), Ok("a"));
        assert_eq!(decode(b"\xef\xbb\xbf"), Ok(""));
        assert_eq!(decode(b""), Ok(""));
    }

    #[test]
    fn utf16_is_named() {
        for bytes in [&b"\xff\xfea\0"[..], b"\xfe\xff\0a", b"a\0b\0", b"\0a\0b"] {
            let problem = decode(bytes).unwrap_err();
            assert!(problem.message.contains("UTF-16"), "{bytes:?}: {}", problem.message);
            assert!(problem.hint.contains("UTF-8"));
            assert_eq!((problem.offset, problem.line, problem.column), (0, 1, 1));
        }
    }

    #[test]
    fn a_carriage_return_alone_is_placed() {
        for (bytes, offset, line, column) in [
            (&b"\r\r"[..], 0, 1, 1),
            (b"a: 1\r\nb: 2\rc: 3\n", 10, 2, 5),
            (b"\xef\xbb\xbfa\n\xc4\x81\r\r\n", 7, 2, 2),
        ] {
            let problem = decode(bytes).unwrap_err();
            assert_eq!((problem.offset, problem.line, problem.column), (offset, line, column), "{bytes:?}");
            assert!(problem.message.contains("carriage return"), "{}", problem.message);
            assert!(problem.hint.contains("CRLF"));
        }
    }

    #[test]
    fn other_bytes_are_placed() {
        for (bytes, offset, line, column, meant) in [
            (&b"one\r\ncaf\xe9"[..], 8, 2, 4, "`é`"),
            (b"it\x92s", 2, 1, 3, "`’`"),
            (
                "\u{feff}ā\nāb\u{7f}"
                    .as_bytes()
                    .iter()
                    .copied()
                    .chain([0x81])
                    .collect::<Vec<u8>>()
                    .as_slice(),
                10,
                2,
                4,
                "81",
            ),
            (b"cut \xc4", 4, 1, 5, "`Ä`"),
        ] {
            let problem = decode(bytes).unwrap_err();
            assert_eq!((problem.offset, problem.line, problem.column), (offset, line, column), "{bytes:?}");
            assert!(problem.message.contains(meant), "{}", problem.message);
        }
    }
}
