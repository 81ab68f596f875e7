//! SHA-256 in the form in which this project writes it.

use std::fmt::{self, Debug, Write};
use std::io::{self, Read};

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};

/// The SHA-256 of `bytes`.
pub fn bytes(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The SHA-256 of all that can be read.
///
/// # Errors
/// What keeps it from being read.
pub fn of_file(mut file: impl Read) -> io::Result<[u8; 32]> {
    let mut digest = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(digest.finalize().into()),
            count => digest.update(&piece[..count]),
        }
    }
}

/// The SHA-256 of some texts, each by itself.
pub fn of_texts(texts: &[String]) -> [u8; 32] {
    let mut digest = Sha256::new();
    for text in texts {
        digest.update((text.len() as u64).to_le_bytes());
        digest.update(text);
    }
    digest.finalize().into()
}

/// The SHA-256 of everything that a value is made of, as [`Debug`] writes it.
pub fn of_value(value: &impl Debug) -> [u8; 32] {
    struct Into(Sha256);
    impl Write for Into {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.update(text);
            Ok(())
        }
    }
    let mut into = Into(Sha256::new());
    // A digest takes everything, and no type of ours fails to be written.
    let _ = write!(into, "{value:?}");
    into.0.finalize().into()
}

/// The SHA-256 of `bytes` as 64 lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    written(&self::bytes(bytes))
}

/// A digest that was taken before, as hex digits.
pub fn written(digest: &[u8; 32]) -> String {
    HEXLOWER.encode(digest)
}

/// The SHA-256 of `bytes` in base64, as content security policies want it.
pub fn base64(bytes: &[u8]) -> String {
    BASE64.encode(&self::bytes(bytes))
}

#[cfg(test)]
mod tests {
    #[test]
    fn one_digest_for_the_same_bytes() {
        assert_eq!(super::of_file(b"abc".as_slice()).unwrap(), super::bytes(b"abc"));
        let of = |texts: &[&str]| {
            super::of_texts(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
        };
        assert!(of(&["a", "b"]) == of(&["a", "b"]) && of(&["a", "b"]) != of(&["ab"]) && of(&[]) != of(&[""]));
        assert_eq!(super::of_value(&"a\nb"), super::bytes(br#""a\nb""#));
    }

    #[test]
    fn known_digests() {
        assert!(super::hex(b"").starts_with("e3b0c44298fc1c14"));
        assert_eq!(super::base64(b""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
