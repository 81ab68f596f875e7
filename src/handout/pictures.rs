//! Pictures that can stand in a handout: what kind a file is, how large, and whether an SVG is safe.
//!
//! Reads heads of files only. Must not know where a picture stands.

use html5gum::{Token, Tokenizer};

/// More pixels than any print needs; a picture of this size takes 160 MB of memory.
const MOST_PIXELS: u64 = 40_000_000;

/// Why a picture cannot be printed; `None` when it can.
pub fn fault(path: &str, bytes: &[u8]) -> Option<String> {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "svg" => unsafe_svg(bytes),
        "png" => {
            let Some((width, height)) = png_size(bytes) else { return Some("it is no PNG file".to_owned()) };
            (u64::from(width) * u64::from(height) > MOST_PIXELS)
                .then(|| format!("it is {width} × {height} pixels, far more than paper shows"))
        }
        "jpg" | "jpeg" => (!bytes.starts_with(&[0xff, 0xd8, 0xff])).then(|| "it is no JPEG file".to_owned()),
        "gif" => (!bytes.starts_with(b"GIF8")).then(|| "it is no GIF file".to_owned()),
        "webp" => (bytes.get(8..12) != Some(b"WEBP".as_slice())).then(|| "it is no WebP file".to_owned()),
        _ => Some("only SVG, PNG, JPEG, GIF and WebP can be printed".to_owned()),
    }
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.get(12..16) != Some(b"IHDR".as_slice()) {
        return None;
    }
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}

/// Scripts, handlers, and everything that is not in the file itself.
fn unsafe_svg(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    if !text.contains("<svg") {
        return Some("it is no SVG file".to_owned());
    }
    if text.contains("<!ENTITY") {
        return Some("it defines entities".to_owned());
    }
    for token in Tokenizer::new(text.as_ref()).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
                if matches!(name.as_str(), "script" | "foreignobject" | "iframe" | "object" | "embed") {
                    return Some(format!("it holds a `{name}`"));
                }
                for (attribute, value) in &tag.attributes {
                    let attribute = String::from_utf8_lossy(attribute).to_ascii_lowercase();
                    let value = String::from_utf8_lossy(value).trim().to_ascii_lowercase();
                    if attribute.starts_with("on") {
                        return Some(format!("it reacts to `{attribute}`"));
                    }
                    let link = attribute == "href" || attribute.ends_with(":href") || attribute == "src";
                    let inside = value.starts_with('#') || value.starts_with("data:image/");
                    if link && !inside || loads_elsewhere(&value) {
                        return Some("it loads something from elsewhere".to_owned());
                    }
                }
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text.value).to_ascii_lowercase();
                if text.contains("@import") || loads_elsewhere(&text) {
                    return Some("its styles load something from elsewhere".to_owned());
                }
            }
            _ => {}
        }
    }
    None
}

/// `url(…)` that leads out of the file.
fn loads_elsewhere(style: &str) -> bool {
    style.match_indices("url(").any(|(at, open)| {
        let inside = style[at + open.len()..].trim_start_matches(['"', '\'', ' ']);
        !(inside.starts_with('#') || inside.starts_with("data:image/"))
    })
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn a_plain_svg_passes_and_a_busy_one_does_not() {
        let svg = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
        assert_eq!(fault("a.svg", svg("<path fill=\"url(#x)\" d=\"M0 0\"/>").as_bytes()), None);
        for inside in [
            "<script>1</script>",
            "<path onload=\"x()\"/>",
            "<image href=\"https://x.example/a.png\"/>",
            "<use xlink:href=\"other.svg#a\"/>",
            "<style>@import 'x.css';</style>",
            "<style>a{fill:url(https://x.example)}</style>",
            "<foreignObject></foreignObject>",
            "<path style=\"fill:url(http://x.example)\"/>",
        ] {
            assert!(fault("a.svg", svg(inside).as_bytes()).is_some(), "{inside}");
        }
    }

    #[test]
    fn size_is_read_from_the_head() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend(100_000_u32.to_be_bytes());
        png.extend(100_000_u32.to_be_bytes());
        assert!(fault("a.png", &png).is_some_and(|why| why.contains("100000 × 100000")));
        assert!(fault("a.png", b"GIF89a").is_some());
        assert!(fault("a.bmp", b"BM").is_some());
    }
}
