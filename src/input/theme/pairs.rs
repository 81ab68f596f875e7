//! Which colours of a theme meet on a page, and how far apart they have to be.
//!
//! Must not know who asks: a rule, a brand, or somebody who makes a theme.

use crate::base::contrast::Colour;
use crate::base::oklch::nearest_passing;
use crate::input::yaml::At;

use super::manifest::{ColorToken, Manifest, Pair};

/// The two looks of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Light,
    Dark,
}

impl Mode {
    pub const BOTH: [Self; 2] = [Self::Light, Self::Dark];

    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub fn of(self, color: &ColorToken) -> &At<String> {
        match self {
            Self::Light => &color.light,
            Self::Dark => &color.dark,
        }
    }
}

impl Manifest {
    /// A colour in one mode, if it is there and written so that it can be compared.
    pub fn colour(&self, name: &str, mode: Mode) -> Option<Colour> {
        Colour::parse(mode.of(self.tokens.color.get(name)?))
    }

    /// The contrast of a pair in one mode, 1 to 21.
    pub fn ratio(&self, pair: &Pair, mode: Mode) -> Option<f64> {
        Some(self.colour(&pair.text, mode)?.contrast(self.colour(&pair.on, mode)?))
    }

    /// Each colour that meets `name`, with the least contrast; but for those of `waiting`.
    pub fn beside(&self, name: &str, waiting: &[String], mode: Mode) -> Vec<(Colour, f64)> {
        let pairs = self.contrast.iter().filter_map(|pair| {
            let (text, on) = (pair.text.as_str(), pair.on.as_str());
            let other = if text == name { on } else { (on == name).then_some(text)? };
            let stands = !waiting.iter().any(|one| one == other);
            Some((self.colour(other, mode).filter(|_| stands)?, pair.min))
        });
        let printed = self.print.accent.as_ref().is_some_and(|accent| accent.value == name);
        // Headings on paper.
        let paper = (printed && mode == Mode::Light).then_some((Colour::WHITE, 4.5));
        pairs.chain(paper).collect()
    }

    /// The colour nearest to that of `name` with which all its pairs hold; `None` where no lightness of its hue does.
    pub fn nearest(&self, name: &str, mode: Mode) -> Option<Colour> {
        nearest_passing(self.colour(name, mode)?, &self.beside(name, &[], mode))
    }
}
