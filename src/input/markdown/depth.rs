//! How deep a text nests: ten thousand quotations in each other are no text but an attack or an accident.
//!
//! Must not know what is done about it.

use pulldown_cmark::Event;

use super::events::Located;

/// Levels of Markdown; a list in a list takes two.
const MARKDOWN: usize = 60;
/// Elements of raw HTML that are open at once.
const HTML: usize = 200;

/// Where a text first goes too deep.
pub fn too_deep(events: &[Located<'_>]) -> Option<usize> {
    let mut level = 0_usize;
    let mut open = 0_usize;
    for (event, range) in events {
        match event {
            Event::Start(_) => level += 1,
            Event::End(_) => level = level.saturating_sub(1),
            Event::InlineHtml(html) => {
                for (at, _) in html.match_indices('<') {
                    match html.as_bytes().get(at + 1) {
                        Some(b'/') => open = open.saturating_sub(1),
                        Some(sign) if sign.is_ascii_alphabetic() && !is_void(&html[at + 1..]) => open += 1,
                        _ => {}
                    }
                    // Within the piece: it may close again all that it opens.
                    if open > HTML {
                        return Some(range.start + at);
                    }
                }
            }
            _ => {}
        }
        if level > MARKDOWN {
            return Some(range.start);
        }
    }
    None
}

/// Elements that have no end and hold nothing.
fn is_void(tag: &str) -> bool {
    ["br", "hr", "img", "input", "wbr", "col"]
        .iter()
        .any(|name| tag.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>', '/'])))
}

#[cfg(test)]
mod tests {
    use crate::input::markdown::read;

    #[test]
    fn only_what_is_far_too_deep_is_told() {
        for (text, deep) in [
            (format!("{}x\n", "> ".repeat(20)), false),
            ("<br>\n\nx <br/>\n\n".repeat(300), false),
            (format!("{}x\n", "> ".repeat(70)), true),
            (format!("x {}\n", "<b class=x>".repeat(300)), true),
            (format!("{}{}\n", "<div>".repeat(300), "</div>".repeat(300)), true),
            (format!("{}x\n", "> ".repeat(20_000)), true),
        ] {
            assert_eq!(read(&text).too_deep.is_some(), deep, "{}", &text[..20]);
        }
    }
}
