//! Handouts in the flow: started first, taken in when the renderer is ready, put into the sink like any file.
//!
//! Must not know how a handout is set. Without the feature `pdf`, none is ever made.

use std::time::Duration;

use super::progress::{Progress, Summary};
use crate::base::diagnostic::Diagnostic;
use crate::base::output_file::{Output, Sink};
use crate::domain::handout::printed::HandoutCache;
use crate::output::problem::WriteProblem;
use crate::output::render::handouts::Handouts;
use crate::rules::check::Checked;

/// Whether a build makes handouts.
#[derive(Clone, Copy)]
pub enum HandoutOptions<'a> {
    Leave,
    Make {
        handout_cache: &'a dyn HandoutCache,
        /// How long one of them may take.
        timeout: Duration,
    },
}

impl HandoutOptions<'_> {
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
pub use crate::domain::handout::typesetter::TIMEOUT;
#[cfg(not(feature = "pdf"))]
pub const TIMEOUT: Duration = Duration::ZERO;

/// PDFs and pictures with their places.
pub fn outputs(handouts: &Handouts) -> Vec<Output> {
    let mut outputs = Vec::new();
    for print in &handouts.prints {
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
    handouts: HandoutOptions<'_>,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> (Summary, Vec<Diagnostic>) {
    progress.start(handouts.count(checked));
    let made = start(checked, handouts).and_then(|started| started.finish(progress));
    let (handouts, mut found) = match made {
        Ok(made) => made,
        Err(found) => return (Summary::default(), found),
    };
    let mut summary = Summary::default();
    for output in outputs(&handouts).iter().filter(|output| output.path.ends_with(".pdf")) {
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
    use super::{Checked, Diagnostic, HandoutCache, HandoutOptions, Handouts, Progress, TIMEOUT};
    use crate::base::diagnostic::Severity;
    use crate::domain::handout::printed::{NoCache, Printed};
    use crate::domain::handout::typesetter::{self, HandoutRequest, Running};
    use crate::domain::handout::{self, nearly_empty};
    use crate::domain::site::Language;
    use crate::domain::site::handouts::Handout;
    use crate::output::render::handouts::FinishedHandout;

    /// Handouts that are being made.
    pub struct Started<'a> {
        running: Option<(Running, &'a dyn HandoutCache)>,
        /// In the order of the handouts.
        codes: Vec<String>,
        checked: &'a Checked,
    }

    /// Starts all handouts.
    ///
    /// # Errors
    /// Faults of the theme's fonts.
    pub fn start<'a>(
        checked: &'a Checked,
        handouts: HandoutOptions<'a>,
    ) -> Result<Started<'a>, Vec<Diagnostic>> {
        let site = checked.site();
        let HandoutOptions::Make { handout_cache, timeout } = handouts else {
            return Ok(Started { running: None, codes: Vec::new(), checked });
        };
        let requests: Vec<HandoutRequest<'_>> = handout::all(site)
            .map(|(language, handout, messages)| HandoutRequest {
                handout,
                document: handout::document(checked.handout_context(), language, &messages, handout).document,
            })
            .collect();
        let codes = requests.iter().map(|request| request.document.code.clone()).collect();
        let running = if requests.is_empty() {
            None
        } else {
            Some((typesetter::start(site, requests, handout_cache, timeout)?, handout_cache))
        };
        Ok(Started { running, codes, checked })
    }

    /// One handout as the site has it now: its code, and the PDF if it can be made.
    pub fn print_again(checked: &Checked, lang: &str, id: &str) -> Option<(String, Option<Printed>)> {
        let site = checked.site();
        let named =
            |language: &Language, handout: &Handout| language.config.id.value == lang && handout.id == id;
        let (language, handout, messages) =
            handout::all(site).find(|(language, handout, _)| named(language, handout))?;
        let document = handout::document(checked.handout_context(), language, &messages, handout).document;
        let code = document.code.clone();
        let requests = vec![HandoutRequest { handout, document }];
        let printed = typesetter::start(site, requests, &NoCache, TIMEOUT).ok()?.finish(&NoCache, &|| {});
        Some((code, printed.into_iter().next().and_then(Result::ok)))
    }

    impl Started<'_> {
        /// Waits for them. The second value is what is to be told of them.
        ///
        /// # Errors
        /// Every handout that could not be made.
        pub fn finish(self, progress: &dyn Progress) -> Result<(Handouts, Vec<Diagnostic>), Vec<Diagnostic>> {
            let Some((running, handout_cache)) = self.running else {
                return Ok((Handouts::default(), Vec::new()));
            };
            let outcomes = running.finish(handout_cache, &|| progress.step());
            let site = self.checked.site();
            let mut found = Vec::new();
            let mut handouts = Handouts::default();
            let made = self.codes.into_iter().zip(outcomes);
            for ((language, handout), (code, outcome)) in handout::named(site).zip(made) {
                match outcome {
                    Ok(printed) => {
                        found.extend(nearly_empty(handout, &printed));
                        handouts.prints.push(FinishedHandout::new(site, language, handout, code, printed));
                    }
                    Err(problems) => found.extend(problems),
                }
            }
            if found.iter().any(|problem| problem.severity == Severity::Error) {
                Err(found)
            } else {
                Ok((handouts, found))
            }
        }
    }
}

#[cfg(not(feature = "pdf"))]
mod printing {
    use super::{Checked, Diagnostic, HandoutOptions, Handouts, Progress};
    use crate::domain::handout;
    use crate::domain::handout::printed::Printed;

    /// Nothing.
    pub struct Started;

    pub fn start(_: &Checked, _: HandoutOptions<'_>) -> Result<Started, Vec<Diagnostic>> {
        Ok(Started)
    }

    /// The code alone: this program makes no PDF.
    pub fn print_again(checked: &Checked, lang: &str, id: &str) -> Option<(String, Option<Printed>)> {
        let site = checked.site();
        let (language, handout, messages) = handout::all(site)
            .find(|(language, handout, _)| language.config.id.value == lang && handout.id == id)?;
        Some((handout::document(checked.handout_context(), language, &messages, handout).document.code, None))
    }

    impl Started {
        pub fn finish(self, _: &dyn Progress) -> Result<(Handouts, Vec<Diagnostic>), Vec<Diagnostic>> {
            Ok((Handouts::default(), Vec::new()))
        }
    }
}

pub use printing::{print_again, start};
