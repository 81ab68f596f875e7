//! The version code at the foot of a handout: eight signs made from all that it says.
//!
//! Two prints with the same code say the same; the site lists the codes it has now. Must not know PDF.

use super::tree::HandoutDocument;

/// Crockford's signs: no I, L, O or U, which people mistake for others.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code of a document, whatever code it holds: `K7QM-2F9D`.
pub fn of(document: &HandoutDocument) -> String {
    let bare = HandoutDocument { code: String::new(), ..document.clone() };
    // Plain data always serialises.
    let text = serde_json::to_string(&bare).unwrap_or_default();
    let bytes = crate::base::digest::bytes(text.as_bytes());
    let mut bits = bytes.iter().take(5).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut signs = [0_u8; 8];
    for sign in signs.iter_mut().rev() {
        *sign = SIGNS[usize::try_from(bits & 31).unwrap_or_default()];
        bits >>= 5;
    }
    let (first, second) = signs.split_at(4);
    format!("{}-{}", String::from_utf8_lossy(first), String::from_utf8_lossy(second))
}

/// Whether a text has the form of a code; small letters and a missing dash pass.
pub fn parse(text: &str) -> Option<String> {
    let bare: String = text.trim().chars().filter(|sign| *sign != '-' && *sign != ' ').collect();
    let upper = bare.to_ascii_uppercase().replace('O', "0").replace(['I', 'L'], "1");
    let good = upper.len() == 8 && upper.bytes().all(|sign| SIGNS.contains(&sign));
    good.then(|| format!("{}-{}", &upper[..4], &upper[4..]))
}
