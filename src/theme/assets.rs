//! Stylesheets, scripts and pictures of a theme, put together and named by what they hold.
//!
//! Must not know pages.

use std::collections::BTreeMap;

use super::{Theme, ThemeFile, script};
use crate::diagnostic::{Diagnostic, Place, suggestion};
use crate::digest;

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
                    Some(file) if name.ends_with(".js") => match script::squeeze(own(file)) {
                        Ok(small) => text.push_str(&small),
                        Err((offset, what)) => found.push(unreadable(file, offset, &what)),
                    },
                    Some(file) => {
                        text.push_str(own(file));
                        text.push('\n');
                    }
                    None => found.push(missing(theme, part, part.place(&theme.path_of("theme.yaml")))),
                }
            }
            let text = if name.ends_with(".css") { squeeze_css(&text) } else { text };
            assets.insert(name, text.into_bytes());
        }
        let pictures = theme.manifest.files.iter().chain(&theme.manifest.icon).chain(&theme.manifest.logo);
        for part in pictures {
            match theme.files.get(part.as_str()) {
                Some(file) => assets.insert(part, file.bytes.to_vec()),
                None => found.push(missing(theme, part, part.place(&theme.path_of("theme.yaml")))),
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

fn missing(theme: &Theme, part: &str, place: Place) -> Diagnostic {
    let problem = Diagnostic::error("theme-file", place, format!("The theme has no file `{part}`."));
    match suggestion(part, theme.files.keys().map(String::as_str)) {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

/// A stylesheet without comments and without white space that means nothing.
///
/// Text in quotes and `url(…)` is left as it is; spaces around `+` and `-` stay, for `calc()`.
fn squeeze_css(text: &str) -> String {
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
    use super::squeeze_css;

    #[test]
    fn css_keeps_what_matters() {
        assert_eq!(
            squeeze_css(
                "/* a */ .a > .b , p {\n  width: calc(1px + 2px);\n  content: \" ; } \";\n}\n.a:not(.b) .c{}"
            ),
            ".a>.b,p{width:calc(1px + 2px);content:\" ; } \"}.a:not(.b) .c{}\n"
        );
        assert_eq!(
            squeeze_css("@media (a) and (b) { a :hover { x: y } }"),
            "@media (a) and (b){a :hover{x:y}}\n"
        );
    }
}
