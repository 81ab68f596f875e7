//! What an address in a finished file points to, seen from that file.
//!
//! Follows the URL rules that matter inside a static site: dots, percent signs, fragments. Knows
//! nothing of elements, or of which files exist.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// The kinds of address that the rules tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressTarget {
    /// In this site; its path, with `#fragment` where there is one, has been appended.
    Site,
    /// `https:`, `//host` and whatever else another machine would answer.
    Foreign,
    /// `data:`: it carries what it points to.
    Data,
    /// `tel:`, `sms:`, `mailto:`: opens another program.
    Contact,
    /// `javascript:` and its like.
    Code,
    /// Starts at the top of a host or disk: `/page.html`, `file:`.
    Rooted,
    /// Has more `..` than there are folders.
    Climbs,
}

/// Sorts `url` as found in the file at `from`; only for [`AddressTarget::Site`] is `into` appended to.
pub fn resolve(from: &str, url: &str, into: &mut String) -> AddressTarget {
    let url = cleaned(url);
    if let Some((scheme, _)) = url.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) {
        return by_scheme(scheme);
    }
    if url.starts_with("//") || url.starts_with("\\\\") {
        return AddressTarget::Foreign;
    }
    if url.starts_with(['/', '\\']) {
        return AddressTarget::Rooted;
    }
    let (rest, fragment) = url.split_once('#').unwrap_or((&url, ""));
    let path = rest.split_once('?').map_or(rest, |(path, _)| path);
    let start = into.len();
    if path.is_empty() {
        into.push_str(from);
    } else if !join(from, &percent_decode_str(path).decode_utf8_lossy(), into) {
        into.truncate(start);
        return AddressTarget::Climbs;
    }
    // A text fragment points to words, not to an anchor.
    let fragment = fragment.split_once(":~:").map_or(fragment, |(before, _)| before);
    // A name may hold the sign too: the last one of all is ours.
    let name = percent_decode_str(fragment).decode_utf8_lossy();
    if !fragment.is_empty() || into[start..].contains('#') {
        into.push('#');
        into.push_str(if name.contains('#') { "" } else { &name });
    }
    AddressTarget::Site
}

/// Where a resolved link leads: the path, and the fragment after it.
pub fn split(link: &str) -> (&str, &str) {
    link.rsplit_once('#').unwrap_or((link, ""))
}

/// Browsers drop white space around a URL, and tabs and line ends within it.
fn cleaned(url: &str) -> Cow<'_, str> {
    let url = url.trim_matches(|c: char| c <= ' ');
    if url.contains(['\t', '\n', '\r']) {
        Cow::Owned(url.replace(['\t', '\n', '\r'], ""))
    } else {
        Cow::Borrowed(url)
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

fn by_scheme(scheme: &str) -> AddressTarget {
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    if is("tel") || is("sms") || is("mailto") || is("geo") {
        AddressTarget::Contact
    } else if is("data") {
        AddressTarget::Data
    } else if is("javascript") || is("vbscript") {
        AddressTarget::Code
    } else if is("file") {
        AddressTarget::Rooted
    } else {
        AddressTarget::Foreign
    }
}

/// Appends `path` as seen from the folder of `from`. A path to a folder keeps its `/` at the end.
fn join(from: &str, path: &str, into: &mut String) -> bool {
    let start = into.len();
    into.push_str(from.rfind('/').map_or("", |slash| &from[..slash]));
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        match part {
            "." | "" => {}
            ".." if into.len() == start => return false,
            ".." => into.truncate(into[start..].rfind('/').map_or(start, |slash| start + slash)),
            _ => {
                if into.len() > start {
                    into.push('/');
                }
                into.push_str(part);
            }
        }
        if parts.peek().is_none() && matches!(part, "" | "." | "..") {
            into.push('/');
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{AddressTarget, resolve};

    #[track_caller]
    fn site(from: &str, url: &str, expected: &str) {
        let mut into = String::from("kept;");
        assert_eq!(resolve(from, url, &mut into), AddressTarget::Site);
        assert_eq!(into, format!("kept;{expected}"));
    }

    #[test]
    fn relative_addresses() {
        site("index.html", "guide/a.html", "guide/a.html");
        site("guide/a.html", "b.html#x", "guide/b.html#x");
        site("guide/a.html", "../assets/core.css?v=1", "assets/core.css");
        site("a/b/c.html", "../../index.html", "index.html");
        site("a/b/c.html", "./d.html", "a/b/d.html");
        site("a/b.html", "#top", "a/b.html#top");
        site("a/b.html", "", "a/b.html");
        site("a/b.html", " c.html\n", "a/c.html");
        site("a/b.html", "t%C5%8D%20x.html#%41", "a/tō x.html#A");
        site("a/b.html", "c.html#:~:text=word", "a/c.html");
        site("a/b.html", "x:y/../c.html".trim_start_matches("x:y/../"), "a/c.html");
        site("a.html", "50%.html", "50%.html");
        site("a.html", "c%23.html#x", "c#.html#x");
        site("a.html", "c%23.html", "c#.html#");
    }

    #[test]
    fn folders_keep_their_slash() {
        site("a/b.html", "c/", "a/c/");
        site("a/b.html", ".", "a/");
        site("a/b.html", "..", "/");
        site("a/b.html", "../", "/");
    }

    #[test]
    fn everything_else_is_sorted_by_kind() {
        for (url, kind) in [
            ("https://example.org/", AddressTarget::Foreign),
            ("//example.org/x", AddressTarget::Foreign),
            ("\\\\host\\x", AddressTarget::Foreign),
            ("blob:x", AddressTarget::Foreign),
            ("data:image/png;base64,AA", AddressTarget::Data),
            ("TEL:0800376633", AddressTarget::Contact),
            (" java\nscript:alert(1)", AddressTarget::Code),
            ("/index.html", AddressTarget::Rooted),
            ("file:///etc/passwd", AddressTarget::Rooted),
            ("../../x.html", AddressTarget::Climbs),
        ] {
            let mut into = String::from("kept");
            assert_eq!(resolve("a/b.html", url, &mut into), kind, "{url}");
            assert_eq!(into, "kept");
        }
    }
}
