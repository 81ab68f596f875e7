//! Colours as CSS writes them, and how well one can be read on another.
//!
//! Must not know themes, tokens or which pairs are used.

use std::fmt;

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Colour {
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };

    /// Reads `#rgb` or `#rrggbb`. Anything else is `None`: a see-through colour has no contrast of its own.
    pub fn parse(written: &str) -> Option<Self> {
        let digits = written.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = match digits.len() {
            // Each digit stands for two: #1af is #11aaff.
            3 => (((value & 0xf00) << 8 | (value & 0xf0) << 4 | value & 0xf) * 0x11).to_be_bytes(),
            6 => value.to_be_bytes(),
            _ => return None,
        };
        Some(Self { red, green, blue })
    }

    /// Relative luminance, 0 for black to 1 for white, as WCAG 2.2 defines it
    /// (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>, with the threshold 0.04045 of its 2021 correction).
    fn luminance(self) -> f64 {
        let channel = |value: u8| {
            let part = f64::from(value) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(self.red) + 0.7152 * channel(self.green) + 0.0722 * channel(self.blue)
    }

    /// Contrast ratio with another colour, 1 to 21, either way round: `(L1 + 0.05) / (L2 + 0.05)`
    /// with L1 the lighter (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// A ratio for readers, such as `4.49:1`. Rounded down, as WCAG does not let 4.499 pass for 4.5.
pub fn ratio_text(ratio: f64) -> String {
    format!("{:.2}:1", (ratio * 100.0).floor() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::{Colour, ratio_text};

    fn colour(written: &str) -> Colour {
        Colour::parse(written).unwrap()
    }

    #[test]
    fn hex_colours_are_read() {
        for (written, shown) in [("#fff", "#ffffff"), ("#1aF", "#11aaff"), ("#00843D", "#00843d")] {
            assert_eq!(colour(written).to_string(), shown);
        }
        for wrong in
            ["", "#", "fff", "#ff", "#ffff", "#ffffffff", "#ggg", "#+ff", "red", "#fff ", "#ﬀf", "#12345é"]
        {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn ratios_agree_with_known_pairs() {
        for (text, paper, ratio) in [
            ("#000", "#fff", "21.00:1"),
            ("#fff", "#fff", "1.00:1"),
            // The greys on either side of 4.5 on white.
            ("#767676", "#ffffff", "4.54:1"),
            ("#777777", "#ffffff", "4.47:1"),
            ("#ff0000", "#ffffff", "3.99:1"),
            ("#0000ff", "#ffffff", "8.59:1"),
        ] {
            assert_eq!(ratio_text(colour(text).contrast(colour(paper))), ratio, "{text} on {paper}");
            assert_eq!(ratio_text(colour(paper).contrast(colour(text))), ratio);
        }
    }

    #[test]
    fn ratios_are_never_rounded_up() {
        assert_eq!(ratio_text(4.499), "4.49:1");
        assert_eq!(ratio_text(4.5), "4.50:1");
    }
}
