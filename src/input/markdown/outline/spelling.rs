//! The names of a page's parts in an order in which one is found that is spelled in another way: with letters and marks
//! apart, or with one hyphen where a sign between two words left two.
//!
//! Must not know where a name stands.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The numbers of the names, in the order of how they read; equal ones in their own order.
#[derive(Clone, Debug, Default)]
pub struct Spelling(Box<[u32]>);

impl Spelling {
    pub fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut numbered: Vec<(Cow<'a, str>, u32)> = names.map(plain).zip(0..).collect();
        numbered.sort_unstable();
        Self(numbered.into_iter().map(|(_, number)| number).collect())
    }

    /// The name that is meant by `typed`: the very same, or the first that reads as it does. `name` gives that of a
    /// number.
    pub fn find<'a>(&self, typed: &str, name: impl Fn(usize) -> Option<&'a str>) -> Option<&'a str> {
        let wanted = plain(typed);
        let at = |number: &u32| name(*number as usize);
        let from = self.0.partition_point(|number| at(number).is_some_and(|name| plain(name) < wanted));
        let alike = self.0[from..].iter().map_while(at).take_while(|name| plain(name) == wanted);
        let mut first = None;
        for name in alike {
            if name == typed {
                return Some(name);
            }
            first = first.or(Some(name));
        }
        first
    }
}

/// A name with its letters and marks together, and one hyphen where there are more.
fn plain(name: &str) -> Cow<'_, str> {
    if name.is_ascii() && !name.contains("--") {
        return name.into();
    }
    let mut plain = String::with_capacity(name.len());
    // Nobody sees how an emoji is put together.
    for sign in name.nfc().filter(|sign| !matches!(sign, '\u{fe0e}' | '\u{fe0f}' | '\u{200d}')) {
        if sign != '-' || !plain.ends_with('-') {
            plain.push(sign);
        }
    }
    plain.into()
}

#[cfg(test)]
mod tests {
    use super::Spelling;

    #[test]
    fn names_are_found_however_they_are_spelled() {
        let names = ["caret--mark", "ma\u{304}ori", "x", "a-b", "a--b", "x", "\u{fe0f}-pride"];
        let spelling = Spelling::of(names.iter().copied());
        for (typed, found) in [
            ("caret-mark", Some("caret--mark")),
            ("m\u{101}ori", Some("ma\u{304}ori")),
            ("x", Some("x")),
            ("a--b", Some("a--b")),
            ("a-b", Some("a-b")),
            ("a---b", Some("a-b")),
            ("-pride", Some("\u{fe0f}-pride")),
            ("X", None),
            ("maori", None),
            ("", None),
        ] {
            assert_eq!(spelling.find(typed, |number| names.get(number).copied()), found, "{typed}");
        }
    }
}
