//! Handouts in the flow: started first, taken in when the renderer is ready, put into the sink like any file.
//!
//! Must not know how a handout is set. Without the feature `pdf`, none is ever made.

use std::time::Duration;

use super::{Progress, Summary};
use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::handout::printed::Keep;
use crate::output::{Output, Sink};
use crate::render::shelf::Shelf;
use crate::write::WriteProblem;

/// Whether a build makes handouts.
#[derive(Clone, Copy)]
pub enum Handouts<'a> {
    Leave,
    Make {
        keep: &'a dyn Keep,
        /// How long one of them may take.
        patience: Duration,
    },
}

impl Handouts<'_> {
    /// How many a build will make.
    pub fn count(&self, checked: &Checked) -> usize {
        match self {
            Self::Make { .. } if cfg!(feature = "pdf") => {
                checked.site().languages.iter().map(|language| language.handouts.len()).sum()
            }
            _ => 0,
        }
    }
}

/// The time one handout has where nobody says otherwise.
#[cfg(feature = "pdf")]
pub use crate::handout::press::PATIENCE;
#[cfg(not(feature = "pdf"))]
pub const PATIENCE: Duration = Duration::ZERO;

/// PDFs and pictures with their places.
pub fn outputs(shelf: &Shelf) -> Vec<Output> {
    let mut outputs = Vec::new();
    for print in &shelf.prints {
        outputs.push(Output::new(print.url.clone(), print.printed.pdf.to_vec()));
        if !print.printed.picture.is_empty() {
            outputs.push(Output::new(print.picture_url.clone(), print.printed.picture.to_vec()));
        }
    }
    outputs
}

/// Makes the handouts alone.
pub fn print(
    checked: &Checked,
    handouts: Handouts<'_>,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> (Summary, Vec<Diagnostic>) {
    progress.start(handouts.count(checked));
    let made = start(checked, handouts).and_then(|started| started.finish(progress));
    let (shelf, mut found) = match made {
        Ok(made) => made,
        Err(found) => return (Summary::default(), found),
    };
    let mut summary = Summary::default();
    for output in outputs(&shelf).iter().filter(|output| output.path.ends_with(".pdf")) {
        let bare = output.path.replacen("handouts/", "", 1);
        match sink.put(&Output::new(bare, output.bytes.clone())) {
            Ok(()) => {
                summary.files += 1;
                summary.bytes += output.bytes.len() as u64;
            }
            Err(error) => found.push(Diagnostic::from(WriteProblem::from(error))),
        }
    }
    (summary, found)
}

#[cfg(feature = "pdf")]
mod printing {
    use super::{Checked, Diagnostic, Handouts, Keep, PATIENCE, Progress, Shelf};
    use crate::diagnostic::Severity;
    use crate::handout::press::{self, Order, Running};
    use crate::handout::printed::{KeepNothing, Printed};
    use crate::handout::{self, nearly_empty};
    use crate::render::shelf::Print;
    use crate::site::Language;
    use crate::site::handouts::Handout;

    /// Handouts that are being made.
    pub struct Started<'a> {
        running: Option<(Running, &'a dyn Keep)>,
        /// In the order of the handouts.
        codes: Vec<String>,
        checked: &'a Checked,
    }

    /// Starts all handouts.
    ///
    /// # Errors
    /// Faults of the theme's fonts.
    pub fn start<'a>(checked: &'a Checked, handouts: Handouts<'a>) -> Result<Started<'a>, Vec<Diagnostic>> {
        let site = checked.site();
        let Handouts::Make { keep, patience } = handouts else {
            return Ok(Started { running: None, codes: Vec::new(), checked });
        };
        let orders: Vec<Order<'_>> = handout::all(site)
            .map(|(language, handout, messages)| Order {
                handout,
                document: handout::document(checked.stock(), language, &messages, handout).document,
            })
            .collect();
        let codes = orders.iter().map(|order| order.document.code.clone()).collect();
        let running =
            if orders.is_empty() { None } else { Some((press::start(site, orders, keep, patience)?, keep)) };
        Ok(Started { running, codes, checked })
    }

    /// One handout as the site has it now: its code, and the PDF if it can be made.
    pub fn print_again(checked: &Checked, lang: &str, id: &str) -> Option<(String, Option<Printed>)> {
        let site = checked.site();
        let named =
            |language: &Language, handout: &Handout| language.config.id.value == lang && handout.id == id;
        let (language, handout, messages) =
            handout::all(site).find(|(language, handout, _)| named(language, handout))?;
        let document = handout::document(checked.stock(), language, &messages, handout).document;
        let code = document.code.clone();
        let orders = vec![Order { handout, document }];
        let printed = press::start(site, orders, &KeepNothing, PATIENCE).ok()?.finish(&KeepNothing, &|| {});
        Some((code, printed.into_iter().next().and_then(Result::ok)))
    }

    impl Started<'_> {
        /// Waits for them. The second value is what is to be told of them.
        ///
        /// # Errors
        /// Every handout that could not be made.
        pub fn finish(self, progress: &dyn Progress) -> Result<(Shelf, Vec<Diagnostic>), Vec<Diagnostic>> {
            let Some((running, keep)) = self.running else { return Ok((Shelf::default(), Vec::new())) };
            let outcomes = running.finish(keep, &|| progress.step());
            let site = self.checked.site();
            let mut found = Vec::new();
            let mut shelf = Shelf::default();
            let made = self.codes.into_iter().zip(outcomes);
            for ((language, handout), (code, outcome)) in handout::named(site).zip(made) {
                match outcome {
                    Ok(printed) => {
                        found.extend(nearly_empty(handout, &printed));
                        shelf.prints.push(Print::new(site, language, handout, code, printed));
                    }
                    Err(problems) => found.extend(problems),
                }
            }
            if found.iter().any(|problem| problem.severity == Severity::Error) {
                Err(found)
            } else {
                Ok((shelf, found))
            }
        }
    }
}

#[cfg(not(feature = "pdf"))]
mod printing {
    use super::{Checked, Diagnostic, Handouts, Progress, Shelf};
    use crate::handout;
    use crate::handout::printed::Printed;

    /// Nothing.
    pub struct Started;

    pub fn start(_: &Checked, _: Handouts<'_>) -> Result<Started, Vec<Diagnostic>> {
        Ok(Started)
    }

    /// The code alone: this program makes no PDF.
    pub fn print_again(checked: &Checked, lang: &str, id: &str) -> Option<(String, Option<Printed>)> {
        let site = checked.site();
        let (language, handout, messages) = handout::all(site)
            .find(|(language, handout, _)| language.config.id.value == lang && handout.id == id)?;
        Some((handout::document(checked.stock(), language, &messages, handout).document.code, None))
    }

    impl Started {
        pub fn finish(self, _: &dyn Progress) -> Result<(Shelf, Vec<Diagnostic>), Vec<Diagnostic>> {
            Ok((Shelf::default(), Vec::new()))
        }
    }
}

pub use printing::{print_again, start};
