//! What sorts of phone numbers there are in New Zealand.
//!
//! Must not know how they are written.

/// What sort of number it is, as far as its shape tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PhoneKind {
    /// 111, and nothing else.
    Emergency,
    /// Three or four digits that work only inside New Zealand, such as 105, 1737 or 4334.
    Short,
    /// 0800 and 0508.
    Freephone,
    /// An area code and seven digits.
    Landline,
    /// 02 and what follows.
    Mobile,
}
