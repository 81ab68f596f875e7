//! `theme.yaml`: colours, sizes, the pairs of colours that meet, and which files make up which bundle.
//!
//! Must not know what the files hold.

use std::collections::BTreeMap;
use std::fmt::Write;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::At;

/// `theme.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub name: String,
    /// The theme whose files stand behind this one's.
    pub parent: Option<At<String>>,
    #[serde(default)]
    pub tokens: Tokens,
    /// Every pair of colours that meets on a page.
    #[serde(default)]
    pub contrast: Vec<Pair>,
    /// What handouts are printed with.
    #[serde(default)]
    pub print: Print,
    pub icon: Option<At<String>>,
    pub logo: Option<At<String>>,
    /// Stylesheets and scripts by name, each put together from files in order.
    #[serde(default)]
    pub bundles: BTreeMap<String, Vec<At<String>>>,
    /// Files that are copied as they are.
    #[serde(default)]
    pub files: Vec<At<String>>,
}

/// Fonts and colour of handouts. The fonts themselves are the files in `fonts/`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Print {
    /// The font family of all text: regular, bold and italic.
    pub text: Option<At<String>>,
    /// The family that stands in for signs which it lacks.
    pub signs: Option<At<String>>,
    /// The colour token of headings and rules, in its light form. Black when left out.
    pub accent: Option<At<String>>,
}

/// Design tokens; each becomes a custom property such as `--color-paper`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    #[serde(default)]
    pub color: BTreeMap<String, Color>,
    #[serde(default)]
    pub size: BTreeMap<String, String>,
}

/// A colour in both modes, as `#rrggbb`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Color {
    pub light: At<String>,
    pub dark: At<String>,
}

/// Two colours that meet, and the least contrast between them.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    pub text: At<String>,
    pub on: At<String>,
    /// 4.5 for text, 3 for large text and for outlines (WCAG 2.2, 1.4.3 and 1.4.11).
    pub min: f64,
    /// The manifest that named the pair; filled in when themes are merged.
    #[serde(skip)]
    #[schemars(skip)]
    pub path: String,
}

impl Manifest {
    /// Puts a child's manifest, read from `path`, over this one.
    pub fn lay_over(&mut self, own: Self, path: &str) {
        self.name = own.name;
        self.parent = own.parent;
        self.tokens.color.extend(own.tokens.color);
        self.tokens.size.extend(own.tokens.size);
        self.contrast.extend(own.contrast.into_iter().map(|pair| Pair { path: path.to_owned(), ..pair }));
        self.bundles.extend(own.bundles);
        self.files.extend(own.files);
        self.print.text = own.print.text.or(self.print.text.take());
        self.print.signs = own.print.signs.or(self.print.signs.take());
        self.print.accent = own.print.accent.or(self.print.accent.take());
        self.icon = own.icon.or(self.icon.take());
        self.logo = own.logo.or(self.logo.take());
    }
}

impl Tokens {
    pub fn is_empty(&self) -> bool {
        self.color.is_empty() && self.size.is_empty()
    }

    /// The tokens as a stylesheet: light by default, dark where the reader prefers it.
    pub fn css(&self) -> String {
        let mut css = String::from(":root{color-scheme:light dark;");
        for (name, color) in &self.color {
            let _ = write!(css, "--color-{name}:{};", color.light.value);
        }
        for (name, size) in &self.size {
            let _ = write!(css, "--size-{name}:{size};");
        }
        css.push_str("}\n@media (prefers-color-scheme:dark){:root{");
        for (name, color) in self.color.iter().filter(|(_, color)| color.dark.value != color.light.value) {
            let _ = write!(css, "--color-{name}:{};", color.dark.value);
        }
        css.push_str("}}\n");
        css
    }
}
