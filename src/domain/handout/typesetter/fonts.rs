//! The fonts of a theme, and which characters they have.
//!
//! Must not know handouts.

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::base::diagnostic::{Diagnostic, Place, suggestion};
use crate::base::digest;
use crate::input::theme::Theme;
use crate::input::yaml::At;

/// Every font in the theme's `fonts/`.
#[derive(Debug)]
pub struct Fonts {
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
    /// The SHA-256 of each file, in the order in which they were read.
    pub digests: Vec<[u8; 32]>,
}

impl Fonts {
    /// Loads the fonts of a theme.
    ///
    /// # Errors
    /// Files that are no fonts, and families that the theme names but does not have.
    pub fn of(theme: &Theme) -> Result<Self, Vec<Diagnostic>> {
        let mut fonts = Vec::new();
        let mut digests = Vec::new();
        let mut found = Vec::new();
        for (inside, file) in &theme.files {
            if !inside.starts_with("fonts/") || !(inside.ends_with(".ttf") || inside.ends_with(".otf")) {
                continue;
            }
            let before = fonts.len();
            digests.push(digest::bytes(&file.bytes));
            fonts.extend(Font::iter(Bytes::new(file.bytes.to_vec())));
            if fonts.len() == before {
                let message = format!("`{}` is no font that can be read.", file.path);
                let problem = Diagnostic::error("handout-font", Place::file(file.path.clone()), message);
                found.push(
                    problem.hint(
                        "Put a TrueType or OpenType file here: web fonts (WOFF) cannot be printed with.",
                    ),
                );
            }
        }
        let book = FontBook::from_fonts(&fonts);
        let print = &theme.manifest.print;
        for family in print.text.iter().chain(&print.signs) {
            if !book.contains_family(&family.to_lowercase()) {
                found.push(unknown(theme, &book, family));
            }
        }
        if print.text.is_none() {
            let message = "The theme names no font for handouts.".to_owned();
            let problem =
                Diagnostic::error("handout-font", Place::file(theme.path_of("theme.yaml")), message);
            found.push(
                problem.hint("Name a family whose files are in `fonts/`: `print: {text: Source Sans 3}`."),
            );
        }
        if found.is_empty() { Ok(Self { book: LazyHash::new(book), fonts, digests }) } else { Err(found) }
    }

    /// Whether the text font or the one for signs has a character.
    pub fn have(&self, character: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(character)))
    }
}

fn unknown(theme: &Theme, book: &FontBook, family: &At<String>) -> Diagnostic {
    let known: Vec<String> = book.families().map(|(name, _)| name.to_owned()).collect();
    let place = family.place(&theme.path_of("theme.yaml"));
    let message = format!("The theme has no font of the family `{}`.", family.value);
    let hint = suggestion(family, known.iter().map(String::as_str));
    Diagnostic::error("handout-font", place, message)
        .hint(hint.unwrap_or_else(|| "Put its files into the theme's `fonts/`.".to_owned()))
}
