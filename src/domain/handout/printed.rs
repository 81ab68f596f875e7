//! What comes out of the press, and how it is kept between runs.
//!
//! Values only; where they are kept is the caller's choice of [`HandoutCache`]. Must not know Typst.

use std::sync::Arc;

/// A finished handout.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    pub pdf: Arc<[u8]>,
    /// The first page as a PNG.
    pub picture: Arc<[u8]>,
    /// Pixels.
    pub width: u32,
    pub height: u32,
    pub pages: u32,
    /// How full the last page is, from 0 to 1; 1 where the template does not say.
    pub fullness: f32,
}

/// Keeps finished handouts by a key made from everything that goes into them.
///
/// What it gives back is checked, so it may lose, cut or mix up whatever it likes.
pub trait HandoutCache: Sync {
    fn get(&self, key: &str) -> Option<Vec<u8>>;
    fn put(&self, key: &str, bytes: &[u8]);
}

/// Keeps nothing.
#[derive(Debug)]
pub struct NoCache;

impl HandoutCache for NoCache {
    fn get(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
    fn put(&self, _: &str, _: &[u8]) {}
}

/// Sizes of the numbers in front: width, height, pages, fullness, length of the PDF.
const HEAD: usize = 20;
const SUM: usize = 32;

impl Printed {
    /// One piece of bytes, with a checksum over itself and `key`.
    pub fn pack(&self, key: &str) -> Vec<u8> {
        let mut body = Vec::with_capacity(HEAD + self.pdf.len() + self.picture.len());
        let length = u32::try_from(self.pdf.len()).unwrap_or(u32::MAX);
        for number in [self.width, self.height, self.pages, self.fullness.to_bits(), length] {
            body.extend(number.to_le_bytes());
        }
        body.extend_from_slice(&self.pdf);
        body.extend_from_slice(&self.picture);
        let mut packed = sum(key, &body).to_vec();
        packed.append(&mut body);
        packed
    }

    /// What [`Self::pack`] made for the same key; `None` when a single bit differs.
    pub fn unpack(key: &str, packed: &[u8]) -> Option<Self> {
        let (given, body) = packed.split_at_checked(SUM)?;
        if given != sum(key, body) {
            return None;
        }
        let (head, rest) = body.split_at_checked(HEAD)?;
        let mut numbers =
            head.chunks_exact(4).map(|four| u32::from_le_bytes(four.try_into().unwrap_or_default()));
        let (width, height, pages) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let fullness = f32::from_bits(numbers.next()?);
        let (pdf, picture) = rest.split_at_checked(usize::try_from(numbers.next()?).ok()?)?;
        Some(Self { pdf: pdf.into(), picture: picture.into(), width, height, pages, fullness })
    }
}

fn sum(key: &str, body: &[u8]) -> [u8; 32] {
    crate::base::digest::bytes(&[key.as_bytes(), b"\0", body].concat())
}

#[cfg(test)]
mod tests {
    use super::Printed;

    #[test]
    fn a_damaged_piece_is_no_handout() {
        let printed = Printed {
            pdf: (*b"%PDF").into(),
            picture: (*b"PNG").into(),
            width: 3,
            height: 4,
            pages: 2,
            fullness: 0.5,
        };
        let packed = printed.pack("key");
        assert_eq!(Printed::unpack("key", &packed), Some(printed));
        assert_eq!(Printed::unpack("other", &packed), None);
        assert_eq!(Printed::unpack("key", &packed[..packed.len() - 1]), None);
        for at in 0..packed.len() {
            let mut damaged = packed.clone();
            damaged[at] ^= 1;
            assert_eq!(Printed::unpack("key", &damaged), None, "{at}");
        }
        assert_eq!(Printed::unpack("key", b""), None);
    }
}
