//! `theme.yaml`: colours, sizes, the pairs of colours that meet, and which files make up which bundle.
//!
//! Must not know what the files hold.

use std::collections::BTreeMap;
use std::fmt::Write;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::input::yaml::At;

/// `theme.yaml`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The name of its folder.
    pub name: String,
    /// The theme whose files stand behind this one's.
    pub parent: Option<At<String>>,
    /// Colours and sizes.
    #[serde(default)]
    pub tokens: Tokens,
    /// Every pair of colours that meets on a page.
    #[serde(default)]
    pub contrast: Vec<Pair>,
    /// The colours that follow the `brand: color` of an agency, each made after those before it. The first is that colour
    /// itself on light screens. A child theme that sets one of them keeps its own.
    #[serde(default)]
    pub brand_colors: Vec<At<String>>,
    /// What handouts are printed with.
    #[serde(default)]
    pub print: Print,
    /// The picture file that browsers show beside the title.
    pub icon: Option<At<String>>,
    /// The picture file in the header.
    pub logo: Option<At<String>>,
    /// Stylesheets and scripts by name, each put together from files in order.
    #[serde(default)]
    pub bundles: BTreeMap<String, Vec<At<String>>>,
    /// Files that are copied as they are.
    #[serde(default)]
    pub files: Vec<At<String>>,
    /// Where each custom property was set; filled in when themes are merged.
    #[serde(skip)]
    #[schemars(skip)]
    pub layers: BTreeMap<String, Layer>,
    /// Who named the colours that follow a brand; filled in when themes are merged.
    #[serde(skip)]
    #[schemars(skip)]
    pub brand_layer: Layer,
    /// How many themes stand below this one.
    #[serde(skip)]
    #[schemars(skip)]
    pub depth: usize,
}

/// Fonts and colour of handouts. The fonts themselves are the files in `fonts/`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Print {
    /// The manifest that named the accent; filled in when themes are merged.
    #[serde(skip)]
    #[schemars(skip)]
    pub path: String,
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
    /// Colours by name, each in both modes.
    #[serde(default)]
    pub color: BTreeMap<String, ColorToken>,
    /// Sizes by name, as CSS writes them.
    #[serde(default)]
    pub size: BTreeMap<String, At<String>>,
}

/// A colour in both modes, as `#rrggbb`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColorToken {
    /// In light mode.
    pub light: At<String>,
    /// In dark mode.
    pub dark: At<String>,
}

/// A theme among those that were merged.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Layer {
    /// 0 for the one that all others stand on.
    pub depth: usize,
    /// Its manifest.
    pub path: String,
}

/// Two colours that meet, and the least contrast between them.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The colour token of text or outlines.
    pub text: At<String>,
    /// The colour token behind it.
    pub on: At<String>,
    /// 4.5 for text, 3 for large text and for outlines (WCAG 2.2, 1.4.3 and 1.4.11).
    pub min: f64,
    /// Where it was named; filled in when themes are merged.
    #[serde(skip)]
    #[schemars(skip)]
    pub layer: Layer,
}

impl Manifest {
    /// Puts a child's manifest, read from `path`, over this one; `depth` themes stand below it.
    pub fn lay_over(&mut self, own: Self, path: &str, depth: usize) {
        let layer = Layer { depth, path: path.to_owned() };
        self.layers.extend(own.tokens.values().map(|(property, _)| (property, layer.clone())));
        self.depth = depth;
        self.name = own.name;
        self.parent = own.parent;
        self.tokens.color.extend(own.tokens.color);
        self.tokens.size.extend(own.tokens.size);
        self.contrast.extend(own.contrast.into_iter().map(|pair| Pair { layer: layer.clone(), ..pair }));
        if !own.brand_colors.is_empty() {
            self.brand_colors = own.brand_colors;
            self.brand_layer = layer;
        }
        self.bundles.extend(own.bundles);
        self.files.extend(own.files);
        self.print.text = own.print.text.or(self.print.text.take());
        self.print.signs = own.print.signs.or(self.print.signs.take());
        if own.print.accent.is_some() {
            self.print.accent = own.print.accent;
            path.clone_into(&mut self.print.path);
        }
        self.icon = own.icon.or(self.icon.take());
        self.logo = own.logo.or(self.logo.take());
    }

    /// The theme's files that go into the site as they are.
    pub fn pictures(&self) -> impl Iterator<Item = &At<String>> {
        self.files.iter().chain(&self.icon).chain(&self.logo)
    }

    /// The layer that set a colour.
    pub fn layer(&self, color: &str) -> Layer {
        self.layers.get(&format!("--color-{color}")).cloned().unwrap_or_default()
    }
}

impl Tokens {
    pub fn is_empty(&self) -> bool {
        self.color.is_empty() && self.size.is_empty()
    }

    /// Each custom property with its values.
    pub fn values(&self) -> impl Iterator<Item = (String, Vec<&At<String>>)> {
        let colors = self
            .color
            .iter()
            .map(|(name, color)| (format!("--color-{name}"), vec![&color.light, &color.dark]));
        colors.chain(self.size.iter().map(|(name, size)| (format!("--size-{name}"), vec![size])))
    }

    /// The tokens as a stylesheet: light by default, dark where the reader prefers it.
    pub fn css(&self) -> String {
        let mut css = String::from(":root{color-scheme:light dark;");
        for (name, color) in &self.color {
            let _ = write!(css, "--color-{name}:{};", color.light.value);
        }
        for (name, size) in &self.size {
            let _ = write!(css, "--size-{name}:{};", size.value);
        }
        css.push_str("}\n@media (prefers-color-scheme:dark){:root{");
        for (name, color) in self.color.iter().filter(|(_, color)| color.dark.value != color.light.value) {
            let _ = write!(css, "--color-{name}:{};", color.dark.value);
        }
        css.push_str("}}\n");
        css
    }
}
