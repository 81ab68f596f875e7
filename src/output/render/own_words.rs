//! What stands on every page of a kit and is each publisher's own: its name, its address, and how to reach it.
//!
//! Most pages of two publishers differ in nothing else. While a page is made smaller and read by the audit, a word stands
//! for each of these, so that the work can be done once for all of them. This is done in every build, so that it makes no
//! difference how many sites a run makes. Must not know what a page says.

use memchr::memmem;

use crate::domain::site::Site;
use crate::domain::site::reach::PublisherContact;

/// Words that stand for what is a publisher's own.
#[derive(Clone, Debug, Default)]
pub struct OwnWords {
    /// What is its own, and what stands for it, in the order in which they are taken out.
    each: Vec<(String, String)>,
}

/// A shorter name could be part of what a page is made of.
const LEAST: usize = 4;

impl OwnWords {
    /// Those of a site; none where each page is made for one site alone.
    pub fn of(site: &Site) -> Self {
        if !site.is_kit() {
            return Self::default();
        }
        let digest = &site.digest;
        let agency = &site.publisher.agency;
        let base = site.config.base_url.as_ref().map(|url| url.trim_end_matches('/'));
        let address = base.filter(|url| is_plain_address(url));
        let mut each: Vec<(String, String)> =
            address.map(|url| (url.to_owned(), format!("https://late{digest}base"))).into_iter().collect();
        for (name, word) in [(&agency.name, "name"), (&agency.te_reo_name, "ingoa")] {
            let known = |name: &str| {
                each.iter().any(|(other, _)| other.contains(name) || name.contains(other.as_str()))
            };
            if let Some(name) = name.as_deref().filter(|name| is_plain_name(name) && !known(name)) {
                // One that needs quotes in an attribute is stood for by one that needs them too.
                let between = if name.contains(' ') { " " } else { "" };
                each.push((name.to_owned(), format!("Late{digest}{between}{word}")));
            }
        }
        if let Some(one) = PublisherContact::main(agency)
            && let Some((scheme, target)) = one.href.as_deref().and_then(|href| href.split_once(':'))
            && is_plain_target(target)
        {
            // The whole link, since a number alone could be a part of another.
            each.push((format!("{scheme}:{target}"), format!("{scheme}:late{digest}reach")));
            let between = if one.display.contains(' ') { " " } else { "" };
            each.push((one.display, format!("late{digest}{between}shown")));
        }
        Self { each }
    }

    /// As these, and a file whose name is the site's own besides.
    #[must_use]
    pub fn and_file(&self, path: &str, word: &str) -> Self {
        let mut each = self.each.clone();
        each.push((path.to_owned(), word.to_owned()));
        Self { each }
    }

    /// The words in place of what they stand for.
    pub fn taken_out(&self, html: &[u8]) -> Vec<u8> {
        self.each.iter().fold(html.to_vec(), |html, (own, word)| replaced(html, own, word))
    }

    /// What they stand for in place of the words.
    pub fn put_in(&self, html: &[u8]) -> Vec<u8> {
        self.each.iter().rev().fold(html.to_vec(), |html, (own, word)| replaced(html, word, own))
    }

    /// As [`Self::put_in`], in one line of text.
    pub fn put_into(&self, text: &str) -> String {
        self.each.iter().rev().fold(text.to_owned(), |text, (own, word)| text.replace(word.as_str(), own))
    }

    /// Whether any of the words stands in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        self.each.iter().any(|(_, word)| text.contains(word.as_str()))
    }

    /// What stands for an address of the publisher's.
    pub fn address(&self, url: &str) -> String {
        let word = self.each.iter().find(|(own, _)| own == url.trim_end_matches('/'));
        word.map_or_else(|| url.to_owned(), |(_, word)| word.clone())
    }
}

fn replaced(html: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    let mut places = memmem::find_iter(&html, from).peekable();
    if places.peek().is_none() {
        return html;
    }
    let mut out = Vec::with_capacity(html.len() + 16 * to.len());
    let mut start = 0;
    for at in places {
        out.extend_from_slice(&html[start..at]);
        out.extend_from_slice(to.as_bytes());
        start = at + from.len();
    }
    out.extend_from_slice(&html[start..]);
    out
}

/// Whether HTML has one way of writing the name, which needs no sign of its own: then nothing that is done to a page
/// depends on which name it is. One that begins with a capital is no part of an element.
fn is_plain_name(name: &str) -> bool {
    let is_plain = |sign: char| sign.is_alphanumeric() || " -.,()".contains(sign);
    name.chars().count() >= LEAST
        && name.starts_with(char::is_uppercase)
        && !name.ends_with(' ')
        && !name.contains("  ")
        && name.chars().all(is_plain)
}

/// The same of an address.
fn is_plain_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").unwrap_or_default();
    !rest.is_empty() && rest.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"-./".contains(&sign))
}

/// The same of an email address or number, which is long enough to stand nowhere else.
fn is_plain_target(target: &str) -> bool {
    target.len() > 2 * LEAST
        && target.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"@.-_+".contains(&sign))
}

#[cfg(test)]
mod tests {
    use super::{OwnWords, is_plain_address, is_plain_name};

    #[test]
    fn what_is_taken_out_comes_back() {
        let each = [("https://a.nz", "https://lateX"), ("Ministry of A", "LateX name")];
        let words = OwnWords { each: each.map(|(own, word)| (own.to_owned(), word.to_owned())).to_vec() };
        let html = b"<title>A page of the Ministry of A</title><link href=https://a.nz/b.html>Ministry of A";
        let out = words.taken_out(html);
        assert_eq!(
            String::from_utf8_lossy(&out),
            "<title>A page of the LateX name</title><link href=https://lateX/b.html>LateX name"
        );
        assert_eq!(words.put_in(&out), html);
        assert!(words.stand_in("the LateX name") && !words.stand_in("the name"));
        assert_eq!(words.put_into("the LateX name"), "the Ministry of A");
        assert_eq!(words.address("https://a.nz/"), "https://lateX");
    }

    #[test]
    fn names_that_html_could_write_in_two_ways_stay() {
        for name in ["Police", "Te Tari Tauira", "Te Whatu Ora (Waikato)", "Ōtautahi"] {
            assert!(is_plain_name(name), "{name}");
        }
        for name in [
            "",
            "Abc",
            "body",
            "A & B",
            "O'Neill",
            "Two  spaces",
            "Ends ",
            "<b>Bold",
            "A/B Ltd",
            "A\u{a0}B C",
        ] {
            assert!(!is_plain_name(name), "{name}");
        }
        assert!(is_plain_address("https://a.govt.nz/rights"));
        for url in ["", "https://", "http://a.nz", "https://a.nz/?b", "https://a.nz/ā"] {
            assert!(!is_plain_address(url), "{url}");
        }
    }
}
