//! Colours as eyes take them: how light, how strong, of which hue (OKLCH); and the nearest one that reads well beside others.
//!
//! Must not know themes, tokens or who asked.

use color::{Oklch, OpaqueColor, Srgb};

use crate::base::contrast::Colour;

/// A colour in OKLCH (<https://www.w3.org/TR/css-color-4/#ok-lab>).
#[derive(Clone, Copy, Debug)]
pub struct Perceived {
    /// 0 for black to 1 for white.
    pub lightness: f32,
    /// 0 for grey to about 0.3 for the strongest that a screen shows.
    pub chroma: f32,
    /// In degrees. Without meaning where there is no chroma.
    pub hue: f32,
}

impl Perceived {
    pub fn of(colour: Colour) -> Self {
        let part = |value: u8| f32::from(value) / 255.0;
        let shown = OpaqueColor::<Srgb>::new([part(colour.red), part(colour.green), part(colour.blue)]);
        let [lightness, chroma, hue] = shown.convert::<Oklch>().components;
        Self { lightness, chroma, hue }
    }

    /// The colour on a screen. Where sRGB has none so strong: the strongest of that lightness and hue.
    pub fn shown(self) -> Colour {
        if let Some(colour) = self.in_srgb() {
            return colour;
        }
        let (mut has, mut lacks) = (0.0, self.chroma);
        // Half of 0.4 twelve times over is less than a step of a channel.
        for _ in 0..12 {
            let chroma = f32::midpoint(has, lacks);
            if (Self { chroma, ..self }).in_srgb().is_some() { has = chroma } else { lacks = chroma }
        }
        let grey = if self.lightness < 0.5 { Colour::BLACK } else { Colour::WHITE };
        Self { chroma: has, ..self }.in_srgb().unwrap_or(grey)
    }

    fn in_srgb(self) -> Option<Colour> {
        // Half a step of a channel with eight bits.
        const ROUNDING: f32 = 0.5 / 255.0;
        let parts =
            OpaqueColor::<Oklch>::new([self.lightness, self.chroma, self.hue]).convert::<Srgb>().components;
        let shown = OpaqueColor::<Srgb>::new(parts).to_rgba8();
        parts.iter().all(|part| (-ROUNDING..=1.0 + ROUNDING).contains(part)).then_some(Colour {
            red: shown.r,
            green: shown.g,
            blue: shown.b,
        })
    }
}

/// The colour nearest in lightness, of the same hue, that has at least each contrast asked for (1 to 21); itself where it
/// has. `None` where no lightness does.
pub fn nearest_passing(colour: Colour, asked: &[(Colour, f64)]) -> Option<Colour> {
    // Finer than what anybody sees, and than most steps of eight bits.
    const STEPS: u16 = 500;
    let passes = |one: &Colour| asked.iter().all(|(other, least)| one.contrast(*other) >= *least);
    if passes(&colour) {
        return Some(colour);
    }
    let start = Perceived::of(colour);
    (1..=STEPS).find_map(|step| {
        let apart = f32::from(step) / f32::from(STEPS);
        [start.lightness - apart, start.lightness + apart]
            .into_iter()
            .filter(|lightness| (0.0..=1.0).contains(lightness))
            .map(|lightness| Perceived { lightness, ..start }.shown())
            .find(passes)
    })
}

#[cfg(test)]
mod tests {
    use super::{Colour, Perceived, nearest_passing};

    #[test]
    fn what_a_screen_shows_comes_back_as_it_was() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(15) {
                for blue in (0..=255).step_by(17) {
                    let colour = Colour { red, green, blue };
                    assert_eq!(Perceived::of(colour).shown(), colour);
                }
            }
        }
    }

    #[test]
    fn lightness_chroma_and_hue_are_those_of_the_standard() {
        // The values of CSS Color 4 for these three.
        for (written, lightness, chroma, hue) in [
            ("#ff0000", 0.628, 0.258, 29.2),
            ("#008000", 0.520, 0.177, 142.5),
            ("#0000ff", 0.452, 0.313, 264.1),
        ] {
            let seen = Perceived::of(Colour::parse(written).unwrap());
            assert!((seen.lightness - lightness).abs() < 0.001, "{seen:?}");
            assert!((seen.chroma - chroma).abs() < 0.001, "{seen:?}");
            assert!((seen.hue - hue).abs() < 0.1, "{seen:?}");
        }
    }

    #[test]
    fn the_nearest_colour_that_passes_keeps_its_hue_and_is_no_farther_than_needed() {
        let (yellow, white) = (Colour::parse("#ffd100").unwrap(), Colour::WHITE);
        let found = nearest_passing(yellow, &[(white, 4.5)]).unwrap();
        assert!((4.5..4.6).contains(&found.contrast(white)), "{found}");
        let (before, after) = (Perceived::of(yellow), Perceived::of(found));
        assert!((before.hue - after.hue).abs() < 4.0, "{before:?} {after:?}");
    }

    #[test]
    fn what_passes_stays_and_what_cannot_pass_is_told() {
        let dark = Colour::parse("#102030").unwrap();
        assert_eq!(nearest_passing(dark, &[(Colour::WHITE, 7.0)]), Some(dark));
        assert_eq!(nearest_passing(dark, &[(Colour::WHITE, 4.5), (Colour::BLACK, 18.0)]), None);
    }
}
