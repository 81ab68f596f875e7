//! One handout: template and data to pages, pages to PDF and picture.
//!
//! Must not know other handouts, nor where its bytes go.

use std::panic::{AssertUnwindSafe, catch_unwind};

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::request::{LastPage, Request, TypesetResult};
use super::world::HandoutWorld;
use super::{fault, fit, fold, picture};
use crate::base::diagnostic::Diagnostic;
use crate::domain::handout::printed::Printed;

/// Sets one handout. A panic inside Typst is told like any other fault.
pub fn set(request: &Request) -> TypesetResult {
    catch_unwind(AssertUnwindSafe(|| whole(request))).unwrap_or_else(|_| {
        let message = "Typst broke off while it set this handout.";
        let problem = Diagnostic::error("handout-template", request.place.clone(), message);
        Err(vec![problem.hint("This is a fault of the program. Try the handout without its newest part.")])
    })
}

fn whole(request: &Request) -> TypesetResult {
    let (fitted, document) = fitting(request)?;
    let Some(world) = HandoutWorld::new(&fitted) else { return Err(Vec::new()) };
    let pages = fit::check(&document, request)?;
    if request.fold {
        // The limit was for the pages; what comes out is sheets.
        let mut sheets = fold::folded(request, &document);
        sheets.limit.pages = None;
        return Ok(Printed { fullness: fit::fullness(&document), ..whole(&sheets)? });
    }
    let options = PdfOptions {
        ident: Smart::Custom(request.identity.clone()),
        creator: Smart::Custom(Some("rightskit".to_owned())),
        timestamp: None,
        page_ranges: None,
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| {
            vec![Diagnostic::error("handout-template", request.place.clone(), error.message().to_string())]
        })?,
        tagged: true,
        pretty: false,
    };
    let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| fault::all(&world, request, &errors))?;
    let picture = picture::first_page(&document, &request.accent).unwrap_or_default();
    Ok(Printed {
        pdf: pdf.into(),
        picture: picture.png.into(),
        width: picture.width,
        height: picture.height,
        pages,
        fullness: fit::fullness(&document),
    })
}

/// The pages. Where the last one is too many, or would hold a few lines alone, they are set again: with smaller gaps, which
/// may save it, or else with the last part on it as a whole.
fn fitting(request: &Request) -> Result<(Request, PagedDocument), Vec<Diagnostic>> {
    let usual = pages(request)?;
    if !fit::spills(&usual, request) {
        return Ok((request.clone(), usual));
    }
    let count = usual.pages().len();
    let again = |last_page: LastPage| Request { last_page, ..request.clone() };
    let tight = again(LastPage { tight: true, begins_with: None });
    if let Ok(document) = pages(&tight)
        && document.pages().len() < count
    {
        return Ok((tight, document));
    }
    if let Some(label) = fit::last_part(&usual) {
        let parted = again(LastPage { tight: false, begins_with: Some(label) });
        if let Ok(document) = pages(&parted)
            && document.pages().len() == count
            && fit::fullness(&document) > fit::fullness(&usual)
        {
            return Ok((parted, document));
        }
    }
    Ok((request.clone(), usual))
}

fn pages(request: &Request) -> Result<PagedDocument, Vec<Diagnostic>> {
    let Some(world) = HandoutWorld::new(request) else { return Err(Vec::new()) };
    let result = typst::compile::<PagedDocument>(&world);
    result.output.map_err(|errors| fault::all(&world, request, &errors))
}
