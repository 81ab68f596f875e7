//! A folded sheet: pages of a handout side by side on A4, in the order in which a folded sheet is read.
//!
//! Pages come as drawings: PDF/UA forbids a PDF in a PDF. They are only seen; the sheet says in words
//! which plain handout holds the same. Must not know what the pages say.

use std::sync::Arc;

use serde_json::{Value, json};
use typst_layout::PagedDocument;
use typst_svg::SvgOptions;

use super::request::{DATA_FILE, Request};

/// The template that lays pages out on sheets.
const TEMPLATE: &str = "fold";

/// A request whose pages are the pages of `document`, two on each side.
pub fn folded(request: &Request, document: &PagedDocument) -> Request {
    let mut files = Vec::new();
    for (index, page) in document.pages().iter().enumerate() {
        let drawing = typst_svg::svg(page, &SvgOptions::default());
        files.push((file(index + 1), Arc::<[u8]>::from(drawing.into_bytes())));
    }
    let sides: Vec<Value> = imposition(document.pages().len())
        .into_iter()
        .map(|(left, right)| json!([left.map(file), right.map(file)]))
        .collect();
    for (path, bytes) in &request.files {
        if path == DATA_FILE {
            // Our own data, written a moment ago.
            let mut data: Value = serde_json::from_slice(bytes).unwrap_or_default();
            data["sides"] = Value::Array(sides.clone());
            files.push((path.clone(), serde_json::to_vec(&data).unwrap_or_default().into()));
        } else {
            files.push((path.clone(), Arc::clone(bytes)));
        }
    }
    Request { template: TEMPLATE.to_owned(), files, fold: false, ..request.clone() }
}

fn file(number: usize) -> String {
    format!("/page-{number}.svg")
}

/// The pages on the left and right of each side, first the outside of each sheet and then its inside.
fn imposition(pages: usize) -> Vec<(Option<usize>, Option<usize>)> {
    let all = pages.div_ceil(4) * 4;
    let there = |number: usize| (number <= pages).then_some(number);
    let mut sides = Vec::with_capacity(all / 2);
    for sheet in 0..all / 4 {
        let (first, last) = (2 * sheet + 1, all - 2 * sheet);
        sides.push((there(last), there(first)));
        sides.push((there(first + 1), there(last - 1)));
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::imposition;

    #[test]
    fn a_folded_sheet_reads_in_order() {
        assert_eq!(imposition(4), [(Some(4), Some(1)), (Some(2), Some(3))]);
        assert_eq!(imposition(8)[..2], [(Some(8), Some(1)), (Some(2), Some(7))]);
        assert_eq!(imposition(3), [(None, Some(1)), (Some(2), Some(3))]);
        assert!(imposition(0).is_empty());
    }
}
