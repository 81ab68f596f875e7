//! What a finished page shows, as far as a standard asks: its words, links, headings and pictures.
//!
//! Reads bytes as a browser would, and knows no sources: what stands in a file that no page shows is not here.

use html5gum::{StartTag, Token, Tokenizer};

use crate::base::text::bare_words;

/// One finished page.
#[derive(Debug, Default)]
pub struct FinishedPage {
    pub lang: String,
    pub title: String,
    /// Every word that is shown, folded, with one space around each. Texts of pictures are among them.
    words: String,
    /// Where its links lead, as they are written.
    pub links: Vec<String>,
    /// Levels of its headings, in order.
    pub headings: Vec<u8>,
    /// Pictures without a text in their place, links without words, sound and film, `tabindex` above 0.
    pub bare_pictures: usize,
    pub bare_links: usize,
    pub media: usize,
    pub forced_order: usize,
    pub has_main: bool,
    /// Whether there is a menu to skip.
    pub has_nav: bool,
    /// Whether its first link leads into the page itself.
    pub can_skip: bool,
    /// Whether it only sends on to another page.
    pub forwards: bool,
}

/// Elements whose text is not shown.
const UNSEEN: [&str; 4] = ["script", "style", "template", "noscript"];
/// Elements that have no end, and so nothing in them.
const VOID: [&str; 10] = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"];
/// Elements that the next block ends, where their own end was left out to save bytes.
const OPEN_ENDED: [&str; 9] = ["p", "li", "dt", "dd", "tr", "td", "th", "option", "tbody"];
/// Elements that do not end a word.
const INLINE: [&str; 10] = ["a", "abbr", "b", "bdi", "em", "i", "span", "strong", "u", "wbr"];

impl FinishedPage {
    pub fn read(bytes: &[u8]) -> Self {
        let mut page = Self::default();
        let mut text = String::new();
        // The element that hides what is in it, and how often its name is open.
        let mut unseen: Option<(String, usize)> = None;
        let (mut in_title, mut link) = (false, None);
        for token in Tokenizer::new(bytes).flatten() {
            match token {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    in_title |= name == "title";
                    unseen.take_if(|hiding| ends(hiding, &name));
                    if let Some((hiding, depth)) = &mut unseen {
                        *depth += usize::from(*hiding == name);
                        continue;
                    }
                    let holds = !tag.self_closing && !VOID.contains(&name.as_str());
                    if holds && (UNSEEN.contains(&name.as_str()) || attribute(&tag, "hidden").is_some()) {
                        unseen = Some((name, 1));
                        continue;
                    }
                    page.open(&name, &tag, &mut text);
                    if name == "a" {
                        link = Some((text.len(), attribute(&tag, "aria-label").is_some()));
                    }
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    in_title &= name != "title";
                    unseen.take_if(|hiding| hiding.0 != name && ends(hiding, &name));
                    if let Some((hiding, depth)) = &mut unseen {
                        *depth -= usize::from(*hiding == name);
                        if *depth == 0 {
                            unseen = None;
                        }
                        continue;
                    }
                    if name == "a"
                        && let Some((from, named)) = link.take()
                    {
                        page.bare_links += usize::from(!named && text[from..].trim().is_empty());
                    }
                    if !INLINE.contains(&name.as_str()) {
                        text.push(' ');
                    }
                }
                Token::String(part) if in_title => page.title.push_str(&String::from_utf8_lossy(&part)),
                Token::String(part) if unseen.is_none() => text.push_str(&String::from_utf8_lossy(&part)),
                _ => {}
            }
        }
        page.words = bare_words(&text);
        page
    }

    fn open(&mut self, name: &str, tag: &StartTag<()>, text: &mut String) {
        if !INLINE.contains(&name) {
            text.push(' ');
        }
        let order = attribute(tag, "tabindex").and_then(|value| value.trim().parse::<i32>().ok());
        self.forced_order += usize::from(order.is_some_and(|order| order > 0));
        match name {
            "meta" => {
                let kind = attribute(tag, "http-equiv");
                self.forwards |= kind.is_some_and(|kind| kind.eq_ignore_ascii_case("refresh"));
            }
            "html" => self.lang = attribute(tag, "lang").unwrap_or_default(),
            "main" => self.has_main = true,
            "nav" => self.has_nav = true,
            "audio" | "video" | "embed" | "object" | "iframe" => self.media += 1,
            "img" => match attribute(tag, "alt") {
                Some(alt) => text.push_str(&format!(" {alt} ")),
                None => self.bare_pictures += 1,
            },
            "a" => {
                let href = attribute(tag, "href").unwrap_or_default();
                self.can_skip |= self.links.is_empty() && href.len() > 1 && href.starts_with('#');
                self.links.push(href);
            }
            _ => {
                if let [b'h', level @ b'1'..=b'6'] = name.as_bytes() {
                    self.headings.push(level - b'0');
                }
            }
        }
    }

    /// Whether a text is shown, whatever signs stand between its words. An empty one never is.
    pub fn shows(&self, text: &str) -> bool {
        let wanted = bare_words(text);
        !wanted.trim().is_empty() && self.words.contains(&wanted)
    }

    /// Whether there is one heading of the first level, at the start, and none skips a level.
    pub fn is_in_order(&self) -> bool {
        let ones = self.headings.iter().filter(|level| **level == 1).count();
        let gaps = self.headings.windows(2).any(|two| two[1] > two[0] + 1);
        self.has_main && ones == 1 && self.headings.first() == Some(&1) && !gaps
    }
}

/// Whether a tag of this name ends an element that hides what is in it.
fn ends(hiding: &(String, usize), name: &str) -> bool {
    OPEN_ENDED.contains(&hiding.0.as_str()) && !INLINE.contains(&name)
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

#[cfg(test)]
mod tests {
    use super::FinishedPage;

    #[test]
    fn only_what_is_shown_counts() {
        let page = FinishedPage::read(
            b"<html lang=en><head><title>T \xe2\x80\x93 S</title><meta name=x content=\"a@b.nz\"></head><body><a href=#main>Skip</a>\
              <main><h1>One</h1><h3>Gap</h3><p hidden>Secret <b>Lane</b></p><script>var street = 'High Street'</script>\
              <p>PO Box 1,<br>W\xc4\x81nanga</p><img src=a.png><img src=b.png alt=\"Logo of Us\"><a href=x.html><svg></svg></a>\
              <b tabindex=2>x</b></main>",
        );
        assert_eq!((page.lang.as_str(), page.title.as_str()), ("en", "T \u{2013} S"));
        assert!(page.shows("po box 1, Wananga") && page.shows("Logo of Us"));
        for text in ["a@b.nz", "Secret", "Lane", "High Street", "Box 1 Wan", "", "  "] {
            assert!(!page.shows(text), "{text}");
        }
        assert!(page.can_skip && page.has_main && !page.is_in_order());
        assert_eq!((page.bare_pictures, page.bare_links, page.forced_order, page.media), (1, 1, 1, 0));
        assert_eq!(page.links, ["#main", "x.html"]);
    }
}
