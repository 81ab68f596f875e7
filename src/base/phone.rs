//! New Zealand phone numbers: what an author may write, how it is shown and how it is dialled.
//!
//! Knows the numbering plan only as far as a directory of help needs it.
//! Must not know which service a number belongs to, nor Markdown, nor YAML.

mod find;
mod kind;
mod problem;

pub use find::find_numbers;
pub use kind::PhoneKind;
pub use problem::PhoneProblem;

/// A number that can be dialled in New Zealand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    shown: String,
    digits: String,
    kind: PhoneKind,
}

impl Phone {
    /// Reads one number and nothing else: words beside it belong in a label.
    pub fn parse(written: &str) -> Result<Self, PhoneProblem> {
        let groups = groups(written)?;
        let all: String = groups.concat();
        let abroad = written.trim_start().starts_with('+');
        let digits = if abroad { national(&all)? } else { all };
        let kind = kind(&digits)?;
        if abroad && matches!(kind, PhoneKind::Emergency | PhoneKind::Short) {
            return Err(PhoneProblem::ShortWithCountryCode(digits));
        }
        let plus = if abroad { "+" } else { "" };
        Ok(Self { shown: format!("{plus}{}", groups.join(" ")), digits, kind })
    }

    /// The number as the author grouped it, with single spaces and no other marks.
    pub fn display(&self) -> &str {
        &self.shown
    }

    /// The digits dialled inside New Zealand: equal for two numbers however they were written.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    pub fn kind(&self) -> PhoneKind {
        self.kind
    }

    /// What a touch on the number calls. A number written with +64 stays so, for readers abroad.
    pub fn tel_uri(&self) -> String {
        format!("tel:{}", self.dialled())
    }

    /// What a touch on the number texts.
    pub fn sms_uri(&self) -> String {
        format!("sms:{}", self.dialled())
    }

    fn dialled(&self) -> String {
        self.shown.replace(' ', "")
    }
}

/// The groups of digits in `written`. Brackets, dots and hyphens part groups as spaces do.
fn groups(written: &str) -> Result<Vec<String>, PhoneProblem> {
    let number = written.trim();
    if number.is_empty() {
        return Err(PhoneProblem::Empty);
    }
    let number = number.strip_prefix('+').unwrap_or(number);
    if let Some(odd) = number.chars().find(|c| !c.is_ascii_digit() && !is_separator(*c)) {
        return Err(not_digits(number, odd));
    }
    let groups: Vec<String> =
        number.split(is_separator).filter(|group| !group.is_empty()).map(str::to_owned).collect();
    if groups.is_empty() { Err(PhoneProblem::Empty) } else { Ok(groups) }
}

/// The complaint about a number that holds `odd`, which is no digit and no separator.
fn not_digits(number: &str, odd: char) -> PhoneProblem {
    let keyed: Option<String> =
        number.chars().map(|c| if c.is_ascii_alphabetic() { key(c) } else { Some(c) }).collect();
    match keyed {
        // Something must have changed, or reading it again would end here again.
        Some(digits) if digits != number && freephone(number) && Phone::parse(&digits).is_ok() => {
            PhoneProblem::Letters(digits)
        }
        _ => PhoneProblem::OddCharacter(odd),
    }
}

fn freephone(number: &str) -> bool {
    number.starts_with("0800") || number.starts_with("0508")
}

/// The key of a phone's pad that carries `letter`.
fn key(letter: char) -> Option<char> {
    Some(match letter.to_ascii_lowercase() {
        'a'..='c' => '2',
        'd'..='f' => '3',
        'g'..='i' => '4',
        'j'..='l' => '5',
        'm'..='o' => '6',
        'p'..='s' => '7',
        't'..='v' => '8',
        'w'..='z' => '9',
        _ => return None,
    })
}

/// Marks that people put between digits, among them the spaces and hyphens that Word makes.
fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '-' | '\u{2010}'..='\u{2013}' | '.' | '(' | ')')
}

/// From +64 form to the digits dialled inside the country.
fn national(all: &str) -> Result<String, PhoneProblem> {
    match all.strip_prefix("64") {
        None => Err(PhoneProblem::Foreign),
        Some(rest) if rest.starts_with('0') => Err(PhoneProblem::ZeroAfterCountryCode),
        // Short codes do not get the zero, so that the complaint about them names them right.
        Some(rest) if rest.len() < 5 => Ok(rest.to_owned()),
        Some(rest) => Ok(format!("0{rest}")),
    }
}

fn kind(digits: &str) -> Result<PhoneKind, PhoneProblem> {
    let (kind, least, most) = match digits.as_bytes() {
        [b'1', b'1', b'1'] => return Ok(PhoneKind::Emergency),
        [b'1'..=b'9', _, _] | [b'1'..=b'9', _, _, _] => return Ok(PhoneKind::Short),
        [b'0', b'8', b'0', b'0', ..] | [b'0', b'5', b'0', b'8', ..] => (PhoneKind::Freephone, 10, 12),
        [b'0', b'0', ..] => return Err(PhoneProblem::DoubleZero),
        [b'0', b'9', b'0', b'0', ..] => return Err(PhoneProblem::Premium),
        // Local numbers start with 2 to 9: 0 and 1 are taken by codes.
        [b'0', b'3' | b'4' | b'6' | b'7' | b'9', b'0' | b'1', ..] => return Err(PhoneProblem::UnknownStart),
        [b'0', b'3' | b'4' | b'6' | b'7' | b'9', ..] => (PhoneKind::Landline, 9, 9),
        [b'0', b'2', b'5', ..] => return Err(PhoneProblem::Ended),
        [b'0', b'2', b'0'..=b'2' | b'6'..=b'9', ..] => (PhoneKind::Mobile, 9, 11),
        [b'0', ..] => return Err(PhoneProblem::UnknownStart),
        _ if digits.len() == 7 => return Err(PhoneProblem::NoAreaCode),
        _ => return Err(PhoneProblem::UnknownStart),
    };
    if (least..=most).contains(&digits.len()) {
        Ok(kind)
    } else {
        Err(PhoneProblem::WrongLength { kind, has: digits.len(), least, most })
    }
}

#[cfg(test)]
mod tests {
    use super::{Phone, PhoneKind, PhoneProblem};

    #[test]
    fn numbers_keep_their_grouping() {
        for (written, shown, tel, kind) in [
            ("111", "111", "tel:111", PhoneKind::Emergency),
            ("105", "105", "tel:105", PhoneKind::Short),
            ("1737", "1737", "tel:1737", PhoneKind::Short),
            ("4334", "4334", "tel:4334", PhoneKind::Short),
            ("234", "234", "tel:234", PhoneKind::Short),
            ("0800 044 334", "0800 044 334", "tel:0800044334", PhoneKind::Freephone),
            ("0800  20-90-20", "0800 20 90 20", "tel:0800209020", PhoneKind::Freephone),
            ("0800044334", "0800044334", "tel:0800044334", PhoneKind::Freephone),
            ("0800 4 711 711", "0800 4 711 711", "tel:08004711711", PhoneKind::Freephone),
            ("0800 942 8787", "0800 942 8787", "tel:08009428787", PhoneKind::Freephone),
            ("0508 744 633", "0508 744 633", "tel:0508744633", PhoneKind::Freephone),
            (" (09) 970\u{a0}1550 ", "09 970 1550", "tel:099701550", PhoneKind::Landline),
            ("04.495.6600", "04 495 6600", "tel:044956600", PhoneKind::Landline),
            ("07 839 0395", "07 839 0395", "tel:078390395", PhoneKind::Landline),
            ("021 123 456", "021 123 456", "tel:021123456", PhoneKind::Mobile),
            ("027 555 0123", "027 555 0123", "tel:0275550123", PhoneKind::Mobile),
            ("021 0236 4253", "021 0236 4253", "tel:02102364253", PhoneKind::Mobile),
            ("+64 4 495 6600", "+64 4 495 6600", "tel:+6444956600", PhoneKind::Landline),
            ("+64-21-0236-4253", "+64 21 0236 4253", "tel:+642102364253", PhoneKind::Mobile),
            ("+64 800 044 334", "+64 800 044 334", "tel:+64800044334", PhoneKind::Freephone),
        ] {
            let phone = Phone::parse(written).expect(written);
            assert_eq!(
                (phone.display(), phone.tel_uri().as_str(), phone.kind()),
                (shown, tel, kind),
                "{written}"
            );
        }
    }

    #[test]
    fn the_same_number_has_the_same_digits() {
        let digits = |written| Phone::parse(written).unwrap().digits().to_owned();
        assert_eq!(digits("+64 4 495 6600"), digits("(04) 495-6600"));
        assert_eq!(digits("0800 044 334"), digits("0800 04 43 34"));
    }

    #[test]
    fn texts_go_to_the_same_number() {
        assert_eq!(Phone::parse("4334").unwrap().sms_uri(), "sms:4334");
        assert_eq!(Phone::parse("021 0236 4253").unwrap().sms_uri(), "sms:02102364253");
    }

    #[test]
    fn wrong_numbers_are_refused_with_a_reason() {
        use PhoneProblem as P;
        let wrong = |kind, has, least, most| P::WrongLength { kind, has, least, most };
        for (written, problem) in [
            ("", P::Empty),
            (" - ", P::Empty),
            ("+", P::Empty),
            ("0800", wrong(PhoneKind::Freephone, 4, 10, 12)),
            ("0800 044 33", wrong(PhoneKind::Freephone, 9, 10, 12)),
            ("0800 044 334 123", wrong(PhoneKind::Freephone, 13, 10, 12)),
            ("09 970 155", wrong(PhoneKind::Landline, 8, 9, 9)),
            ("021 123 45", wrong(PhoneKind::Mobile, 8, 9, 11)),
            ("970 1550", P::NoAreaCode),
            ("0900 12345", P::Premium),
            ("025 123 456", P::Ended),
            ("01 234 5678", P::UnknownStart),
            ("05 234 5678", P::UnknownStart),
            ("04 123 4567", P::UnknownStart),
            ("99", P::UnknownStart),
            ("+61 2 9999 9999", P::Foreign),
            ("+64 (0)4 495 6600", P::ZeroAfterCountryCode),
            ("0064 4 495 6600", P::DoubleZero),
            ("+64 1737", P::ShortWithCountryCode("1737".into())),
            ("0800 WHATSUP", P::Letters("0800 9428787".into())),
            ("0508 Tautoko", P::Letters("0508 8288656".into())),
            ("0800 942 8787 (0800 WHATSUP)", P::OddCharacter('W')),
            ("04 495 6600 ext 12", P::OddCharacter('e')),
            ("09 970 1550 / 1551", P::OddCharacter('/')),
            ("٠٨٠٠ 044 334", P::OddCharacter('٠')),
        ] {
            assert_eq!(Phone::parse(written), Err(problem), "{written}");
        }
    }
}
