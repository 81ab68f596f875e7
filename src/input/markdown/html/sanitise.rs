//! Takes out of a page's HTML whatever could run, load or restyle, and leaves what is left whole.
//!
//! Must not know what a stand-in stands for.

use super::tag;
use crate::input::markdown::tags::ALLOWED;

/// How often a page is read again at most. Real pages are whole after the first reading.
const READINGS: usize = 8;

/// The page without what is not allowed; nothing where it changes each time it is read. `mark` is an
/// attribute that `marked` elements may carry.
///
/// What is taken out changes how the rest nests: `<select>` lets a link stand in a link, and what a
/// table may not hold is moved in front of it, links within links. So it is read again until a reader
/// makes of it what is written there.
pub(super) fn whole(html: String, marked: &[&'static str], mark: &'static str) -> Option<String> {
    let sanitiser = sanitiser(marked, mark);
    let html = settled(html, |html| sanitiser.clean(html).to_string())?;
    Some(without_links_around_links(&html))
}

fn settled(mut html: String, clean: impl Fn(&str) -> String) -> Option<String> {
    for _ in 0..READINGS {
        let read = clean(&html);
        if read == html {
            return Some(html);
        }
        html = read;
    }
    None
}

/// A reader leaves a link open around the cells of a table, and so around the links in them. Here the
/// inner one stays.
fn without_links_around_links(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    // Where the tag of each open link stands in `out`; `None` for one that was taken out.
    let mut open = Vec::new();
    let mut rest = html;
    while let Some((text, tag, after)) = tag::next(rest) {
        rest = after;
        out.push_str(text);
        if tag::closes(tag, &["a"]) && matches!(open.pop(), Some(None)) {
            continue;
        }
        if tag::opens(tag, &["a"]) {
            if let Some(outer) = open.last_mut().and_then(Option::take) {
                out.replace_range(outer, "");
            }
            open.push(Some(out.len()..out.len() + tag.len()));
        }
        out.push_str(tag);
    }
    out.push_str(rest);
    out
}

fn sanitiser(marked: &[&'static str], mark: &'static str) -> ammonia::Builder<'static> {
    let mut builder = ammonia::Builder::default();
    builder
        .tags(ALLOWED.iter().copied().collect())
        .add_generic_attributes(["id", "class", "lang", "dir", "role", "tabindex", "aria-label"])
        .add_tag_attributes("th", ["scope", "colspan", "rowspan"])
        // Readers see the number of an item.
        .add_tag_attributes("li", ["value"])
        .add_tag_attributes("ol", ["reversed", "type"])
        .add_tag_attributes("details", ["open"])
        .url_schemes(["https", "mailto", "tel", "sms"].into())
        .link_rel(None);
    for name in marked {
        builder.add_tag_attributes(*name, [mark]);
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::settled;

    #[test]
    fn reads_until_nothing_changes_and_no_further_than_that() {
        let shorter = |html: &str| html.strip_suffix('x').unwrap_or(html).to_owned();
        assert_eq!(settled("axx".into(), shorter).as_deref(), Some("a"));
        assert_eq!(settled("a".into(), |html| format!("{html}x")), None);
    }
}
