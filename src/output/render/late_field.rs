//! The late fields of a page: what is known only once the page has its place, or once all other files are made.
//!
//! While a page is made, a word stands for each. It is made from the digest of everything that authors wrote, so it
//! cannot stand in what they wrote: whoever puts it in changes the digest. Must not know what goes into a field.

use memchr::memmem;

/// The words that stand for the late fields of one site. They are letters and digits, which no step on the way changes.
#[derive(Debug)]
pub struct LateFields {
    /// In an attribute: the address of the exit button.
    pub exit: String,
    /// Among blocks: the link to the site's archive.
    pub archive: String,
    /// Among blocks: the search.
    pub search: String,
    /// In an attribute: the policy of the page that holds its own style.
    pub policy: String,
    /// In an address: the script that starts the search, while pages of several publishers are compared.
    pub search_start: String,
}

impl LateFields {
    /// `digest` is that of all sources, in hex.
    pub fn new(digest: &str) -> Self {
        let word = |name: &str| format!("late{digest}{name}");
        let (exit, archive, search, policy) = (word("exit"), word("archive"), word("search"), word("policy"));
        Self { exit, archive, search, policy, search_start: word("start") }
    }
}

/// Whether the field is open in `html`.
pub(super) fn is_open(html: &[u8], field: &str) -> bool {
    memmem::find(html, field.as_bytes()).is_some()
}

/// The page with `markup` wherever `field` stood: HTML of ours among blocks.
pub(super) fn with_markup(html: &[u8], field: &str, markup: &str) -> Vec<u8> {
    let mut filled = Vec::with_capacity(html.len() + markup.len());
    let mut from = 0;
    for at in memmem::find_iter(html, field) {
        filled.extend_from_slice(&html[from..at]);
        filled.extend_from_slice(markup.as_bytes());
        from = at + field.len();
    }
    filled.extend_from_slice(&html[from..]);
    filled
}

/// The page with `value` wherever `field` stood in an attribute, in quotes or without.
pub(super) fn with_value(html: &[u8], field: &str, value: &str) -> Vec<u8> {
    with_markup(html, field, &attribute_value(value))
}

/// What means `value` in an attribute. Smaller pages leave quotes out, so that a space would end it.
fn attribute_value(value: &str) -> String {
    value.chars().fold(String::with_capacity(value.len()), |mut out, sign| {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' | '>' | '"' | '\'' | '`' => out += &format!("&#{};", u32::from(sign)),
            _ if sign.is_whitespace() || sign.is_control() => out += &format!("&#{};", u32::from(sign)),
            _ => out.push(sign),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::{LateFields, is_open, with_markup, with_value};

    #[test]
    fn no_field_is_part_of_another() {
        let fields = LateFields::new("0af3");
        let words = [&fields.exit, &fields.archive, &fields.search, &fields.policy, &fields.search_start];
        for word in words {
            assert!(word.bytes().all(|byte| byte.is_ascii_alphanumeric()));
            assert_eq!(words.iter().filter(|other| other.contains(word.as_str())).count(), 1, "{word}");
        }
    }

    #[test]
    fn a_value_stays_in_its_attribute() {
        let html = with_value(b"<a href=F rel=x>F", "F", "https://a.nz/?b=1&c=2 \"><b>'`\n/");
        assert_eq!(
            String::from_utf8(html).unwrap(),
            "<a href=https://a.nz/?b=1&amp;c=2&#32;&#34;&#62;&#60;b&#62;&#39;&#96;&#10;/ rel=x>\
             https://a.nz/?b=1&amp;c=2&#32;&#34;&#62;&#60;b&#62;&#39;&#96;&#10;/"
        );
    }

    #[test]
    fn markup_goes_in_as_it_is_and_everywhere() {
        assert_eq!(with_markup(b"<p>F</p>F", "F", "<i>x</i>"), b"<p><i>x</i></p><i>x</i>");
        assert!(is_open(b"xFx", "F") && !is_open(b"x", "F"));
    }
}
