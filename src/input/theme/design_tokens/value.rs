//! Values of design tokens: colours in every space of the format, lengths, numbers, names of fonts.
//!
//! Must not know names, groups or references.

use color::{ColorSpaceTag, DynamicColor, Flags, Srgb};
use serde_json::{Value, json};

use crate::base::contrast::Colour;
use crate::input::yaml::{Node, NodeKind};

/// The spaces, by the names of the format.
const SPACES: &[(&str, ColorSpaceTag)] = &[
    ("srgb", ColorSpaceTag::Srgb),
    ("srgb-linear", ColorSpaceTag::LinearSrgb),
    ("hsl", ColorSpaceTag::Hsl),
    ("hwb", ColorSpaceTag::Hwb),
    ("lab", ColorSpaceTag::Lab),
    ("lch", ColorSpaceTag::Lch),
    ("oklab", ColorSpaceTag::Oklab),
    ("oklch", ColorSpaceTag::Oklch),
    ("display-p3", ColorSpaceTag::DisplayP3),
    ("a98-rgb", ColorSpaceTag::A98Rgb),
    ("prophoto-rgb", ColorSpaceTag::ProphotoRgb),
    ("rec2020", ColorSpaceTag::Rec2020),
    ("xyz-d65", ColorSpaceTag::XyzD65),
    ("xyz-d50", ColorSpaceTag::XyzD50),
];

/// Half a step of a channel with eight bits.
const ROUNDING: f32 = 0.5 / 255.0;

/// A value that was read, and what has to be said of it.
pub struct ReadValue<T> {
    pub value: T,
    pub remark: Option<String>,
}

impl<T> ReadValue<T> {
    fn plain(value: T) -> Self {
        Self { value, remark: None }
    }
}

/// A colour with its components, alpha and fallback.
pub fn colour_value(colour: Colour) -> Value {
    let part = |value: u8| (f64::from(value) / 255.0 * 10_000.0).round() / 10_000.0;
    json!({
        "colorSpace": "srgb",
        "components": [part(colour.red), part(colour.green), part(colour.blue)],
        "alpha": 1,
        "hex": colour.to_string(),
    })
}

/// A size as CSS writes it, as type and value; `None` where the format has no such value.
pub fn size_value(size: &str) -> Option<(&'static str, Value)> {
    let size = size.trim();
    if size.parse::<f64>() == Ok(0.0) {
        return Some(("dimension", json!({"value": 0, "unit": "px"})));
    }
    if let Some(number) = number(size) {
        return Some(("number", number));
    }
    ["rem", "px"].into_iter().find_map(|unit| {
        let number = number(size.strip_suffix(unit)?)?;
        Some(("dimension", json!({"value": number, "unit": unit})))
    })
}

fn number(text: &str) -> Option<Value> {
    let number: f64 = text.parse().ok()?;
    serde_json::Number::from_f64(number).map(|exact| match text.parse::<i64>() {
        Ok(whole) => json!(whole),
        Err(_) => Value::Number(exact),
    })
}

/// # Errors
/// What is wrong with it.
pub fn colour(node: &Node) -> Result<ReadValue<Colour>, String> {
    if let NodeKind::Text(text) = &node.value {
        return match Colour::parse(text) {
            Some(value) => {
                let remark =
                    "the format of 2025.10 writes a colour as a group with `colorSpace` and `components`";
                Ok(ReadValue { value, remark: Some(remark.to_owned()) })
            }
            None => Err(format!("`{text}` is no colour of the format: it has `colorSpace` and `components`")),
        };
    }
    let NodeKind::Map(entries) = &node.value else { return Err("it is no colour".to_owned()) };
    let get = |name: &str| entries.iter().find(|(key, _)| key.value == name).map(|(_, value)| &value.value);
    let known = ["colorSpace", "components", "alpha", "hex"];
    if let Some((key, _)) = entries.iter().find(|(key, _)| !known.contains(&key.as_str())) {
        return Err(format!("a colour has no `{}`", key.value));
    }
    let Some(NodeKind::Text(space)) = get("colorSpace") else {
        return Err("it says no `colorSpace`".to_owned());
    };
    let Some((_, tag)) = SPACES.iter().find(|(name, _)| name == space) else {
        let names: Vec<&str> = SPACES.iter().map(|(name, _)| *name).collect();
        return Err(format!("`{space}` is no colour space of the format ({})", names.join(", ")));
    };
    let parts = match get("components") {
        Some(NodeKind::List(parts)) if parts.len() == 3 => {
            parts.iter().map(component).collect::<Option<Vec<f32>>>()
        }
        _ => None,
    };
    let Some([first, second, third]) = parts.as_deref() else {
        return Err("`components` are three numbers, each of which may be `none`".to_owned());
    };
    match get("alpha") {
        None => {}
        Some(NodeKind::Number(alpha)) if alpha.parse::<f64>() == Ok(1.0) => {}
        Some(_) => {
            return Err("it is see-through, and what it looks like depends on what lies behind it".to_owned());
        }
    }
    let shown =
        DynamicColor { cs: *tag, flags: Flags::default(), components: [*first, *second, *third, 1.0] };
    let shown = shown.to_alpha_color::<Srgb>();
    let whole = shown.to_rgba8();
    let value = Colour { red: whole.r, green: whole.g, blue: whole.b };
    let parts = [shown.components[0], shown.components[1], shown.components[2]];
    let outside = !parts.iter().all(|part| (-ROUNDING..=1.0 + ROUNDING).contains(part));
    let remark = match get("hex") {
        Some(NodeKind::Text(hex)) if Colour::parse(hex).is_none() => {
            return Err(format!("`hex` is six digits, and `{hex}` is not"));
        }
        // What a designer chose for screens like these is nearer than a clipped component.
        Some(NodeKind::Text(hex)) if outside => {
            let value = Colour::parse(hex).unwrap_or(value);
            let remark = format!("it is stronger than sRGB can show, so its `hex` {value} stands");
            return Ok(ReadValue { value, remark: Some(remark) });
        }
        Some(NodeKind::Text(hex)) if Colour::parse(hex).is_some_and(|hex| apart(hex, value)) => {
            Some(format!("its components are {value} and its `hex` is {hex}; the components stand"))
        }
        None if outside => Some(format!("it is stronger than sRGB can show, so {value} stands")),
        _ => None,
    };
    Ok(ReadValue { value, remark })
}

/// Whether two colours differ by more than rounding.
fn apart(one: Colour, other: Colour) -> bool {
    let parts = [(one.red, other.red), (one.green, other.green), (one.blue, other.blue)];
    parts.iter().any(|(a, b)| a.abs_diff(*b) > 1)
}

fn component(node: &Node) -> Option<f32> {
    match &node.value {
        NodeKind::Number(number) => number.parse().ok(),
        NodeKind::Text(text) if text == "none" => Some(0.0),
        _ => None,
    }
}

/// A length or a bare number, as CSS writes it.
///
/// # Errors
/// What is wrong with it.
pub fn size(kind: &str, node: &Node) -> Result<ReadValue<String>, String> {
    match (kind, &node.value) {
        ("number", NodeKind::Number(number)) => Ok(ReadValue::plain(number.clone())),
        ("dimension", NodeKind::Map(entries)) => {
            let get =
                |name: &str| entries.iter().find(|(key, _)| key.value == name).map(|(_, one)| &one.value);
            match (get("value"), get("unit")) {
                (Some(NodeKind::Number(number)), Some(NodeKind::Text(unit)))
                    if (unit == "px" || unit == "rem") && entries.len() == 2 =>
                {
                    let nothing = number.parse::<f64>() == Ok(0.0);
                    let css = if nothing { "0".to_owned() } else { format!("{number}{unit}") };
                    Ok(ReadValue::plain(css))
                }
                _ => {
                    Err("a length has a number as `value`, `px` or `rem` as `unit`, and nothing else"
                        .to_owned())
                }
            }
        }
        ("dimension", NodeKind::Text(text))
            if size_value(text).is_some_and(|(kind, _)| kind == "dimension") =>
        {
            let remark =
                "the format of 2025.10 writes a length as a group with `value` and `unit`".to_owned();
            Ok(ReadValue { value: text.clone(), remark: Some(remark) })
        }
        _ => Err(format!("it is no {kind}")),
    }
}

/// The first of the fonts.
pub fn font(node: &Node) -> Option<String> {
    match &node.value {
        NodeKind::Text(name) => Some(name.clone()),
        NodeKind::List(names) => font(names.first()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{colour, colour_value, size_value};
    use crate::base::contrast::Colour;
    use crate::input::yaml;

    fn read(text: &str) -> Result<(String, Option<String>), String> {
        let node = yaml::read("x", text, 0).unwrap();
        colour(&node).map(|read| (read.value.to_string(), read.remark))
    }

    #[test]
    fn every_channel_survives_the_way_there_and_back() {
        for value in 0..=255 {
            let one = Colour { red: value, green: 255 - value, blue: value / 2 };
            assert_eq!(read(&colour_value(one).to_string()), Ok((one.to_string(), None)));
        }
    }

    #[test]
    fn colours_of_other_spaces_are_shown_on_screens() {
        for (text, wanted) in [
            (r#"{"colorSpace": "hsl", "components": [300, 100, 50]}"#, "#ff00ff"),
            (r#"{"colorSpace": "hwb", "components": ["none", 0, 0]}"#, "#ff0000"),
            (r#"{"colorSpace": "oklab", "components": [1, 0, 0]}"#, "#ffffff"),
            (r#"{"colorSpace": "lab", "components": [0, 0, 0], "alpha": 1}"#, "#000000"),
            (r#"{"colorSpace": "srgb-linear", "components": [1, 1, 0]}"#, "#ffff00"),
        ] {
            assert_eq!(read(text), Ok((wanted.to_owned(), None)), "{text}");
        }
        let (value, remark) = read(r#"{"colorSpace": "display-p3", "components": [0, 1, 0]}"#).unwrap();
        assert!(value == "#00ff00" && remark.unwrap().contains("stronger than sRGB"));
    }

    #[test]
    fn sizes_that_the_format_does_not_know_are_none() {
        assert_eq!(size_value(".5rem").unwrap().1.to_string(), r#"{"unit":"rem","value":0.5}"#);
        assert_eq!(size_value("0").unwrap().1.to_string(), r#"{"unit":"px","value":0}"#);
        assert_eq!(size_value("1.5").unwrap().0, "number");
        assert!(size_value("calc(1px + 2px)").is_none() && size_value("2em").is_none());
    }
}
