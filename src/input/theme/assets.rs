//! Stylesheets, scripts and pictures of a theme, put together and named by what they hold.
//!
//! Must not know pages.

use std::collections::BTreeMap;

use super::{Theme, ThemeFile, script};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::digest;

/// Finished files by the name under which templates ask for them, such as `core.css`.
#[derive(Debug, Default)]
pub struct Assets {
    pub files: BTreeMap<String, Asset>,
}

#[derive(Debug)]
pub struct Asset {
    /// Site path with a fingerprint, such as `assets/core.1a2b3c4d.css`.
    pub url: String,
    pub bytes: Vec<u8>,
}

/// The folder they all stand in.
pub const ASSETS: &str = "assets/";

/// The bundle that holds the tokens.
const CORE: &str = "core.css";

impl Assets {
    pub fn build(theme: &Theme) -> (Self, Vec<Diagnostic>) {
        let mut assets = Self::default();
        let mut found = Vec::new();
        for (name, parts) in &theme.manifest.bundles {
            let mut text = String::new();
            if name == CORE && !theme.manifest.tokens.is_empty() {
                text.push_str(&theme.manifest.tokens.css());
            }
            for part in parts {
                match theme.files.get(part.as_str()) {
                    Some(file) if name.ends_with(".js") => match script::minify(own(file)) {
                        Ok(small) => text.push_str(&small),
                        Err((offset, what)) => found.push(unreadable(file, offset, &what)),
                    },
                    Some(file) => {
                        text.push_str(own(file));
                        text.push('\n');
                    }
                    // What is not there was told of when the theme was read.
                    None => {}
                }
            }
            let text = if name.ends_with(".css") { minify_css(&text) } else { text };
            assets.insert(name, text.into_bytes());
        }
        for part in theme.manifest.pictures() {
            if let Some(file) = theme.files.get(part.as_str()) {
                assets.insert(part, file.bytes.to_vec());
            }
        }
        (assets, found)
    }

    pub fn url(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|asset| asset.url.as_str())
    }

    fn insert(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.insert(name.to_owned(), Asset { url: fingerprinted(name, &bytes), bytes });
    }
}

/// Where a file stands in the site: its name with a print of what it holds, so that browsers may keep it for good.
pub fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let print = &digest::hex(bytes)[..8];
    format!("{ASSETS}{stem}.{print}.{ending}")
}

/// The file of the theme that one of its assets comes from: the picture, else the manifest that puts bundles together.
pub fn source(theme: &Theme, url: &str) -> Option<Place> {
    let (rest, ending) = url.strip_prefix(ASSETS)?.rsplit_once('.')?;
    let name = format!("{}.{ending}", rest.rsplit_once('.')?.0);
    let is_bundle = theme.manifest.bundles.contains_key(&name);
    (is_bundle || theme.files.contains_key(&name))
        .then(|| Place::file(theme.path_of(if is_bundle { "theme.yaml" } else { &name })))
}

/// A file's text without the mark that some editors put before it.
fn own(file: &ThemeFile) -> &str {
    file.text().trim_start_matches('\u{FEFF}')
}

fn unreadable(file: &ThemeFile, offset: usize, what: &str) -> Diagnostic {
    let before = file.text().len() - own(file).len();
    let place = Place::offset(file.path.clone(), file.text(), before + offset);
    Diagnostic::error("theme-file", place, format!("This script cannot be read: {what}."))
        .hint("Mend it, or take it out of the bundle in `theme.yaml`.")
}

/// A stylesheet without comments and without white space that means nothing.
///
/// Text in quotes and `url(…)` is left as it is; spaces around `+` and `-` stay, for `calc()`.
fn minify_css(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut space = false;
    while let Some(sign) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
            space = true;
            continue;
        }
        if sign.is_whitespace() {
            space = true;
            rest = &rest[sign.len_utf8()..];
            continue;
        }
        let glued = matches!(sign, '{' | '}' | ';' | ',' | '>');
        let after_glue = out.ends_with(['{', '}', ';', ',', '>', ':', '(']);
        if space && !glued && !after_glue && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        if sign == '}' && out.ends_with(';') {
            out.pop();
        }
        let length = if matches!(sign, '"' | '\'') { quoted(rest, sign) } else { sign.len_utf8() };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out.push('\n');
    out
}

/// Bytes of a string in quotes, its quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (index, sign) in text.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if sign == quote => return index + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::minify_css;

    #[test]
    fn css_keeps_what_matters() {
        assert_eq!(
            minify_css(
                "/* a */ .a > .b , p {\n  width: calc(1px + 2px);\n  content: \" ; } \";\n}\n.a:not(.b) .c{}"
            ),
            ".a>.b,p{width:calc(1px + 2px);content:\" ; } \"}.a:not(.b) .c{}\n"
        );
        assert_eq!(
            minify_css("@media (a) and (b) { a :hover { x: y } }"),
            "@media (a) and (b){a :hover{x:y}}\n"
        );
    }
}
