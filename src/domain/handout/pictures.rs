//! Pictures that can stand in a handout: what kind a file is, how large, and whether an SVG is safe.
//!
//! Reads heads of files only. Must not know where a picture stands.

use imagesize::ImageType;

use crate::base::drawing::{self, DrawingPart};

/// More pixels than any print needs; a picture of this size takes 160 MB of memory.
const MOST_PIXELS: u64 = 40_000_000;

/// Why a picture cannot be printed; `None` when it can.
pub fn fault(path: &str, bytes: &[u8]) -> Option<String> {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let (kind, name) = match ending.as_str() {
        "svg" => return unsafe_svg(bytes),
        "png" => (ImageType::Png, "PNG"),
        "jpg" | "jpeg" => (ImageType::Jpeg, "JPEG"),
        "gif" => (ImageType::Gif, "GIF"),
        "webp" => (ImageType::Webp, "WebP"),
        _ => return Some("only SVG, PNG, JPEG, GIF and WebP can be printed".to_owned()),
    };
    let size = imagesize::image_type(bytes).ok().filter(|found| *found == kind);
    let Some(size) = size.and_then(|_| imagesize::blob_size(bytes).ok()) else {
        return Some(format!("it is no {name} file"));
    };
    let mut sizes = vec![(size.width as u64, size.height as u64)];
    if kind == ImageType::Gif {
        sizes.extend(first_frame(bytes));
    }
    sizes.into_iter().find(|(width, height)| width * height > MOST_PIXELS).map(|(width, height)| {
        format!(
            "it is {width} × {height} pixels, far more than paper shows ({MOST_PIXELS} in all are the most)"
        )
    })
}

/// The size of the first picture in a GIF, which need not be the one that its head tells of.
fn first_frame(bytes: &[u8]) -> Option<(u64, u64)> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    loop {
        match bytes.get(at)? {
            0x2c => {
                let number =
                    |at: usize| Some(u64::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
                return Some((number(at + 5)?, number(at + 7)?));
            }
            // An extension: its kind, then blocks, each with its length in front, until an empty one.
            0x21 => {
                at += 2;
                while *bytes.get(at)? != 0 {
                    at += 1 + usize::from(bytes[at]);
                }
                at += 1;
            }
            _ => return None,
        }
    }
}

/// Whatever it does besides drawing, and everything that is not in the file itself.
fn unsafe_svg(bytes: &[u8]) -> Option<String> {
    let mut fault = None;
    drawing::read(bytes, &mut |part| {
        let what = match part {
            DrawingPart::Does(what) => format!("it {what}"),
            DrawingPart::Event(name) => format!("it reacts to `{name}`"),
            DrawingPart::Image(url) | DrawingPart::Load(url) if !is_inside(url) => {
                "it loads something from elsewhere".to_owned()
            }
            DrawingPart::Link(url) if !is_inside(url) => "it leads elsewhere".to_owned(),
            _ => return,
        };
        fault.get_or_insert(what);
    });
    fault
}

fn is_inside(url: &str) -> bool {
    let url = url.trim_start();
    url.starts_with('#') || url.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"))
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
            "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">1</s:script>",
            "<path d=\"M0 0\">",
            "<a href=\"https://x.example\"><path/></a>",
            "<style>a{fill:u\\72l(https://x.example)}</style>",
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

    /// The head of a picture of each kind that says it is so large.
    fn heads(wide: u16, high: u16) -> Vec<(&'static str, Vec<u8>)> {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend(u32::from(wide).to_be_bytes());
        png.extend(u32::from(high).to_be_bytes());
        let mut jpeg = b"\xff\xd8\xff\xe0\0\x04\0\0\xff\xc0\0\x0b\x08".to_vec();
        jpeg.extend(high.to_be_bytes());
        jpeg.extend(wide.to_be_bytes());
        jpeg.extend(b"\x01\x01\x11\0\xff\xd9");
        let gif = |screen: (u16, u16), frame: (u16, u16)| {
            let mut gif = b"GIF89a".to_vec();
            gif.extend(screen.0.to_le_bytes());
            gif.extend(screen.1.to_le_bytes());
            gif.extend(b"\x80\0\0\0\0\0\xff\xff\xff\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0");
            gif.extend(frame.0.to_le_bytes());
            gif.extend(frame.1.to_le_bytes());
            gif
        };
        let mut webp = b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".to_vec();
        webp.extend(&(u32::from(wide) - 1).to_le_bytes()[..3]);
        webp.extend(&(u32::from(high) - 1).to_le_bytes()[..3]);
        vec![
            ("a.png", png),
            ("a.JPG", jpeg),
            ("a.gif", gif((wide, high), (1, 1))),
            ("b.gif", gif((1, 1), (wide, high))),
            ("a.webp", webp),
        ]
    }

    #[test]
    fn one_limit_on_pixels_is_read_from_every_head() {
        for (path, bytes) in heads(65_000, 65_000) {
            assert!(fault(path, &bytes).is_some_and(|why| why.contains("65000 × 65000")), "{path}");
        }
        for (path, bytes) in heads(8_000, 5_000) {
            assert_eq!(fault(path, &bytes), None, "{path}");
        }
        for (path, bytes) in heads(8_000, 5_001) {
            assert!(fault(path, &bytes).is_some(), "{path}");
            let other = if path.ends_with("png") { "x.gif" } else { "x.png" };
            assert!(
                fault(other, &bytes).is_some_and(|why| why.starts_with("it is no ")),
                "{path} as {other}"
            );
        }
        for cut in 0..40 {
            for (path, bytes) in heads(9, 9) {
                let _ = fault(path, &bytes[..cut.min(bytes.len())]);
            }
        }
        assert!(fault("a.bmp", b"BM").is_some());
    }
}
