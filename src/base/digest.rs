//! SHA-256 in the form in which this project writes it.

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};

/// The SHA-256 of `bytes`.
pub fn bytes(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
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
    fn known_digests() {
        assert!(super::hex(b"").starts_with("e3b0c44298fc1c14"));
        assert_eq!(super::base64(b""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
