//! The first page as a small PNG of sixteen colours: white to black, and white to the theme's colour.
//!
//! Must not know what is on it.

use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use crate::base::contrast::Colour;

/// Pixels to a point: an A4 page becomes 476 pixels wide.
const SCALE: f64 = 0.8;
/// An A3 sheet or a wider one is made smaller.
const WIDEST: f64 = 600.0;

/// A picture with its size in pixels.
#[derive(Default)]
pub struct Picture {
    pub png: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// The picture of the first page; `None` when there is none to draw.
pub fn first_page(document: &PagedDocument, accent: &str) -> Option<Picture> {
    let page = document.pages().first()?;
    let scale = SCALE.min(WIDEST / page.frame.width().to_pt());
    let options = RenderOptions { pixel_per_pt: Scalar::new(scale), render_bleed: false };
    let pixels = typst_render::render(page, &options);
    let (width, height) = (pixels.width(), pixels.height());
    let palette = palette(accent);
    let wide = usize::try_from(width).ok()?;
    let mut rows = Vec::with_capacity(pixels.data().len() / 8);
    // Most of a page is white, and neighbours are mostly alike.
    let mut last = ([255; 3], 0);
    for row in pixels.data().chunks_exact(wide * 4) {
        let mut high = None;
        for pixel in row.chunks_exact(4) {
            let pixel = [pixel[0], pixel[1], pixel[2]];
            if pixel != last.0 {
                last = (pixel, nearest(&palette, pixel));
            }
            let nearest = last.1;
            match high.take() {
                None => high = Some(nearest << 4),
                Some(first) => rows.push(first | nearest),
            }
        }
        rows.extend(high);
    }
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::Balanced);
    encoder.write_header().ok()?.write_image_data(&rows).ok()?;
    Some(Picture { png, width, height })
}

/// Eight steps from white to black, and eight on the way from white to `accent`.
fn palette(accent: &str) -> [[u8; 3]; 16] {
    let accent = Colour::parse(accent).map_or([0, 0, 0], |colour| [colour.red, colour.green, colour.blue]);
    std::array::from_fn(|index| {
        let (towards, step) = if index < 8 { ([0, 0, 0], index) } else { (accent, index - 7) };
        let part = if index < 8 { step * 255 / 7 } else { step * 255 / 8 };
        towards.map(|channel: u8| {
            let mixed = 255 - (255 - usize::from(channel)) * part / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        })
    })
}

fn nearest(palette: &[[u8; 3]; 16], pixel: [u8; 3]) -> u8 {
    let distance = |color: &[u8; 3]| -> u32 {
        color.iter().zip(pixel).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
    };
    let best = palette.iter().enumerate().min_by_key(|(_, color)| distance(color));
    best.map_or(0, |(index, _)| u8::try_from(index).unwrap_or_default())
}
