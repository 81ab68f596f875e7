//! What attributes of raw HTML say that no page shows: words, addresses, and that something is hidden.
//!
//! Must not know where the tag stands, nor who tells of it.

use html5gum::Token;

/// What becomes of a tag, which decides what of it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    Tag,
    Link,
    Picture,
}

/// An attribute that does not do what it was typed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Its words or its address are not on the page.
    Words(String),
    /// It hides nothing.
    Hides(String),
}

/// Attributes that hold words or an address and are not kept on any element.
const NEVER_KEPT: &[&str] = &[
    "alt",
    "aria-description",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
    "background",
    "download",
    "label",
    "longdesc",
    "placeholder",
    "poster",
    "src",
    "srcdoc",
    "srcset",
    "summary",
];

/// The attributes of a tag that are lost where it stands.
pub fn lost(tag: &str, becomes: Becomes) -> Vec<Lost> {
    if !tag.contains('=') && !tag.to_ascii_lowercase().contains("hidden") {
        return Vec::new();
    }
    let tags = html5gum::Tokenizer::new(tag).flatten().filter_map(|token| match token {
        Token::StartTag(tag) => Some(tag.attributes),
        _ => None,
    });
    let attributes = tags.flatten().map(|(name, value)| {
        (
            String::from_utf8_lossy(name.as_slice()).into_owned(),
            String::from_utf8_lossy(value.as_slice()).into_owned(),
        )
    });
    attributes.filter_map(|(name, value)| judge(&name, value.trim(), becomes)).collect()
}

fn judge(name: &str, value: &str, becomes: Becomes) -> Option<Lost> {
    if name == "hidden" {
        return Some(Lost::Hides(name.to_owned()));
    }
    if name == "style" && hides(value) {
        return Some(Lost::Hides(format!("style=\"{value}\"")));
    }
    let kept = match (name, becomes) {
        ("alt" | "src", Becomes::Picture) => true,
        ("aria-label", becomes) => becomes == Becomes::Tag,
        _ => !NEVER_KEPT.contains(&name),
    };
    (!kept && !value.is_empty()).then(|| Lost::Words(format!("{name}=\"{value}\"")))
}

/// Whether a style takes its element off the page.
fn hides(style: &str) -> bool {
    let style: String = style.to_ascii_lowercase().split_whitespace().collect();
    ["display:none", "visibility:hidden", "visibility:collapse"].iter().any(|rule| style.contains(rule))
}

#[cfg(test)]
mod tests {
    use super::{Becomes, Lost, lost};

    #[test]
    fn words_addresses_and_what_hides_are_found() {
        let words = |text: &str| vec![Lost::Words(text.to_owned())];
        let hides = |text: &str| vec![Lost::Hides(text.to_owned())];
        for (tag, becomes, wanted) in [
            ("<p title=\"T\" class=c lang=mi onclick=\"x()\">", Becomes::Tag, Vec::new()),
            ("<div aria-label=\"Call 111\">", Becomes::Tag, Vec::new()),
            ("<a href=x aria-label=\"Call &amp; wait\">", Becomes::Link, words("aria-label=\"Call & wait\"")),
            ("<img src=a.png alt=b SRCSET='c.png 2x'>", Becomes::Picture, words("srcset=\"c.png 2x\"")),
            ("<table summary='Numbers to call'>", Becomes::Tag, words("summary=\"Numbers to call\"")),
            ("<span alt=''>", Becomes::Tag, Vec::new()),
            ("<p hidden>", Becomes::Tag, hides("hidden")),
            ("<span style='Display : none'>", Becomes::Tag, hides("style=\"Display : none\"")),
            ("<span style='color: red'>", Becomes::Tag, Vec::new()),
            ("<p>", Becomes::Tag, Vec::new()),
        ] {
            assert_eq!(lost(tag, becomes), wanted, "{tag}");
        }
    }
}
