//! Why a number cannot be dialled in New Zealand, in words for the person who wrote it.
//!
//! Must not know where the number stood.

use std::fmt;

use super::kind::PhoneKind;

/// What is wrong with a number; `Display` says it, [`PhoneProblem::hint`] says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhoneProblem {
    Empty,
    /// Letters on a freephone number; holds the number in digits.
    Letters(String),
    OddCharacter(char),
    Foreign,
    ZeroAfterCountryCode,
    DoubleZero,
    /// A short code, held here, does not work from abroad.
    ShortWithCountryCode(String),
    WrongLength {
        kind: PhoneKind,
        has: usize,
        least: usize,
        most: usize,
    },
    NoAreaCode,
    Premium,
    /// 025, switched off in 2007.
    Ended,
    UnknownStart,
}

impl PhoneProblem {
    /// What to write instead.
    pub fn hint(&self) -> String {
        match self {
            Self::Empty => "Write the number, such as `0800 044 334`, or leave the contact out.".into(),
            Self::Letters(digits) => {
                format!("Write the digits, `{digits}`, and put the word in the contact's label.")
            }
            Self::OddCharacter(_) => {
                "Write one number in digits and spaces; put words, extensions and second numbers in a label \
                 or a contact of their own."
                    .into()
            }
            Self::Foreign => "This directory holds New Zealand numbers; +64 is the only country code.".into(),
            Self::ZeroAfterCountryCode => "Leave out the 0 after +64: `+64 4 495 6600`.".into(),
            Self::DoubleZero => "Write `+64` in place of `0064`.".into(),
            Self::ShortWithCountryCode(code) => format!("Write `{code}` alone."),
            Self::WrongLength { .. } => "Check the number against its source: a digit is missing or too many.".into(),
            Self::NoAreaCode => "Put the area code in front: 03, 04, 06, 07 or 09.".into(),
            Self::Premium => "A call to a 0900 number costs the caller; give another way to reach the service.".into(),
            Self::Ended => "025 numbers were switched off in 2007; find the number in use now.".into(),
            Self::UnknownStart => {
                "New Zealand numbers start with 0800, 0508, 02, or 03, 04, 06, 07 or 09 and a digit from 2 to 9; \
                 short codes have three or four digits."
                    .into()
            }
        }
    }
}

impl fmt::Display for PhoneProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the phone number is empty"),
            Self::Letters(_) => f.write_str("the phone number is written with letters"),
            Self::OddCharacter(c) => write!(f, "`{}` does not belong in a phone number", c.escape_debug()),
            Self::Foreign => f.write_str("the phone number is not a New Zealand number"),
            Self::ZeroAfterCountryCode => f.write_str("the phone number has a 0 after +64"),
            Self::DoubleZero => f.write_str("the phone number starts with 00"),
            Self::ShortWithCountryCode(code) => {
                write!(f, "the short number {code} cannot be called with +64")
            }
            Self::WrongLength { kind, has, least, most } => {
                let kind = match kind {
                    PhoneKind::Emergency | PhoneKind::Short => "short number",
                    PhoneKind::Freephone => "freephone number",
                    PhoneKind::Landline => "landline number",
                    PhoneKind::Mobile => "mobile number",
                };
                let want = if least == most { least.to_string() } else { format!("{least} to {most}") };
                write!(f, "the {kind} has {has} digits; {want} are needed")
            }
            Self::NoAreaCode => f.write_str("the phone number has no area code"),
            Self::Premium => f.write_str("0900 numbers are charged to the caller"),
            Self::Ended => f.write_str("the phone number starts with 025, which no longer works"),
            Self::UnknownStart => f.write_str("the phone number is not one that New Zealand uses"),
        }
    }
}

impl std::error::Error for PhoneProblem {}

#[cfg(test)]
mod tests {
    use crate::base::phone::Phone;

    #[test]
    fn problems_read_as_sentences() {
        for (written, message) in [
            ("09 970 155", "the landline number has 8 digits; 9 are needed"),
            ("0800 1", "the freephone number has 5 digits; 10 to 12 are needed"),
            ("0800 WHATSUP", "the phone number is written with letters"),
            ("+64 111", "the short number 111 cannot be called with +64"),
        ] {
            assert_eq!(Phone::parse(written).unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn the_hint_for_letters_gives_digits_that_parse() {
        let hint = Phone::parse("0800 WHATSUP").unwrap_err().hint();
        assert!(hint.contains("`0800 9428787`"), "{hint}");
        assert!(Phone::parse("0800 9428787").is_ok());
    }
}
