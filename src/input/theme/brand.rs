//! The colours of a theme for one brand: the brand's own where it can be read, and the theme's others in its hue.
//!
//! Knows lightness, hue and the pairs that must be read; not whose brand it is, nor where the theme is used.

use crate::base::contrast::Colour;
use crate::base::diagnostic::Diagnostic;
use crate::base::oklch::{Perceived, nearest_passing};
use crate::input::yaml::At;

use super::manifest::{Layer, Manifest};
use super::pairs::Mode;

/// How many times stronger than in the theme a colour of the brand's hue may get.
const STRONGEST: f32 = 3.0;
/// The chroma below which a colour is a tint, calm enough for text to stand on; such a one gets at most half as strong again.
const TINT: f32 = 0.03;
const STRONGEST_TINT: f32 = 1.5;

/// Gives the colours that follow a brand its hue. `color` stands in the file `path`.
///
/// Each keeps the lightness that the theme gave it, so that what could be read can still be read; what falls short of a
/// pair of [`Manifest::contrast`] is moved to the nearest lightness that does not. → the brand's own colour, if it moved
pub fn follow(manifest: &mut Manifest, color: &At<String>, path: &str) -> Vec<Diagnostic> {
    let Some(brand) = Colour::parse(color) else {
        let message = format!("`{}` is not a colour such as `#7a1f3d`.", color.value);
        let hint = "Write `#` and six hexadecimal digits: every other colour is worked out from them.";
        return vec![Diagnostic::error("bad-colour", color.place(path), message).hint(hint)];
    };
    let from_theme = |name: &&At<String>| manifest.layer(name).depth <= manifest.brand_layer.depth;
    let names: Vec<String> =
        manifest.brand_colors.iter().filter(from_theme).map(|name| name.value.clone()).collect();
    let strength = strength(manifest, names.first(), brand);
    let layer = Layer { depth: manifest.depth + 1, path: path.to_owned() };
    let mut found = Vec::new();
    for (at, name) in names.iter().enumerate() {
        for mode in Mode::BOTH {
            let Some(own) = manifest.colour(name, mode) else { continue };
            let is_the_brand = at == 0 && mode == Mode::Light;
            let wanted = if is_the_brand { brand } else { in_hue(own, brand, strength) };
            let waiting = &names[at + 1..];
            let got = nearest_passing(wanted, &manifest.beside(name, waiting, mode)).unwrap_or(own);
            if is_the_brand && got != brand {
                found.push(moved(color, path, got));
            }
            let Some(token) = manifest.tokens.color.get_mut(name) else { continue };
            let value = At { value: got.to_string(), line: color.line, column: color.column };
            match mode {
                Mode::Light => token.light = value,
                Mode::Dark => token.dark = value,
            }
        }
        manifest.layers.insert(format!("--color-{name}"), layer.clone());
    }
    found
}

/// How much stronger the brand is than the colour it takes the place of.
fn strength(manifest: &Manifest, first: Option<&String>, brand: Colour) -> f32 {
    let own = first.and_then(|name| manifest.colour(name, Mode::Light));
    let own = own.map_or(0.0, |own| Perceived::of(own).chroma);
    if own > 0.0 { (Perceived::of(brand).chroma / own).min(STRONGEST) } else { 1.0 }
}

/// A colour of the theme in the brand's hue, as light as it was and never stronger than the brand.
fn in_hue(own: Colour, brand: Colour, strength: f32) -> Colour {
    let (own, brand) = (Perceived::of(own), Perceived::of(brand));
    let strength = if own.chroma < TINT { strength.min(STRONGEST_TINT) } else { strength };
    let chroma = (own.chroma * strength).min(brand.chroma);
    Perceived { lightness: own.lightness, chroma, hue: brand.hue }.shown()
}

fn moved(color: &At<String>, path: &str, got: Colour) -> Diagnostic {
    let message = format!(
        "Words on `{}` could not be read. `{got}` takes its place, the nearest that works.",
        color.value
    );
    Diagnostic::note("moved-brand", color.place(path), message)
        .hint("To choose yourself, set the colours in a theme of your own.")
}

#[cfg(test)]
mod tests {
    use super::{Colour, Manifest, Mode, Perceived, follow};
    use crate::input::theme::manifest::Layer;
    use crate::input::yaml::{self, At};

    const THEME: &str = include_str!("../../../themes/default/theme.yaml");

    fn default_theme() -> Manifest {
        let mut manifest = Manifest::default();
        manifest.lay_over(yaml::read("theme.yaml", THEME, 0).unwrap(), "theme.yaml", 1);
        manifest
    }

    fn branded(color: &str) -> (Manifest, Vec<String>) {
        let mut manifest = default_theme();
        let color = At { value: color.to_owned(), line: 3, column: 10 };
        let found = follow(&mut manifest, &color, "agencies/own.yaml");
        (
            manifest,
            found.into_iter().map(|problem| format!("{}: {}", problem.code, problem.message)).collect(),
        )
    }

    /// Every pair that falls short, in either mode.
    fn too_close(manifest: &Manifest) -> Vec<String> {
        let both = |pair| Mode::BOTH.map(|mode| (pair, manifest.ratio(pair, mode).unwrap()));
        let all = manifest.contrast.iter().flat_map(both);
        all.filter(|(pair, ratio)| *ratio < pair.min)
            .map(|(pair, ratio)| format!("{} on {}: {ratio:.2}", pair.text.value, pair.on.value))
            .collect()
    }

    #[test]
    fn every_pair_can_be_read_whatever_the_brand() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let color = format!("#{red:02x}{green:02x}{blue:02x}");
                    let (manifest, _) = branded(&color);
                    assert_eq!(too_close(&manifest), Vec::<String>::new(), "{color}");
                }
            }
        }
    }

    #[test]
    fn a_brand_that_can_be_read_is_used_as_it_is_and_lends_its_hue() {
        let (manifest, found) = branded("#7a1f3d");
        assert!(found.is_empty(), "{found:?}");
        let colors = &manifest.tokens.color;
        assert_eq!(colors["brand"].light.value, "#7a1f3d");
        let hue = |written: &str| Perceived::of(Colour::parse(written).unwrap()).hue;
        for name in ["link", "fill", "call", "tide"] {
            assert!((hue(&colors[name].light) - hue("#7a1f3d")).abs() < 6.0, "{name}");
            assert!((hue(&colors[name].dark) - hue("#7a1f3d")).abs() < 6.0, "{name}");
        }
        assert_eq!(colors["exit"].light.value, "#ffcf70");
        assert_eq!(manifest.layer("link"), Layer { depth: 2, path: "agencies/own.yaml".into() });
    }

    #[test]
    fn a_brand_on_which_nothing_can_be_read_is_moved_and_told() {
        let (manifest, found) = branded("#ffd100");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("moved-brand: Words on `#ffd100` could not be read."), "{found:?}");
        assert_eq!(too_close(&manifest), Vec::<String>::new());
    }

    #[test]
    fn a_grey_brand_gives_greys() {
        let (manifest, _) = branded("#333333");
        let link = Perceived::of(Colour::parse(&manifest.tokens.color["link"].light).unwrap());
        assert!(link.chroma < 0.01, "{link:?}");
    }

    #[test]
    fn a_child_theme_keeps_what_it_set_itself() {
        let mut manifest = default_theme();
        let child = "name: own\nparent: default\ntokens:\n  color:\n    link: {light: \"#123456\", dark: \"#abcdef\"}\n";
        manifest.lay_over(yaml::read("own.yaml", child, 0).unwrap(), "own.yaml", 2);
        let color = At::nowhere("#7a1f3d".to_owned());
        assert!(follow(&mut manifest, &color, "agencies/own.yaml").is_empty());
        assert_eq!(manifest.tokens.color["link"].light.value, "#123456");
        assert_eq!(manifest.tokens.color["brand"].light.value, "#7a1f3d");
    }

    #[test]
    fn a_name_is_no_colour() {
        let (_, found) = branded("maroon");
        assert_eq!(found, ["bad-colour: `maroon` is not a colour such as `#7a1f3d`."]);
    }
}
